//! The wallet for the Android and iOS apps, through UniFFI: records shaped like screens, one call a screen, one object.
//!
//! Nothing is decided here. [`Carnet`] holds the wallet, locked or open, and maps what the `wallet` crate answers to
//! records and to [`CarnetError`]. Every call may take as long as a write to disk or an Argon2id round: call it from a
//! thread that does not paint.
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod carnet;
mod device;
mod doors;
mod error;
mod history;
mod native;
mod passes;
mod publishers;
mod reading;
mod records;
mod reminders;
mod requests;
mod session;
mod showing;
mod specimens;
#[cfg(any(target_os = "android", target_os = "ios"))]
mod system_vault;
mod trips;
mod trust;
mod verifying;

pub use carnet::Carnet;
pub use device::{BiometricKey, BiometricTrouble, DeviceClock, DeviceVault, VaultTrouble};
pub use error::{CarnetError, PinWeakness};
pub use history::{HistoryForm, HistoryRetention, HistoryState, ShowingMode, Shown, ShownTo};
pub use native::{
    Arrived, Copies, EnrolmentOffer, LiveField, LiveFrame, LiveShowing, NativeTrouble, PendingEnrolment,
    SpecimenCounter, arrived,
};
pub use passes::{Overview, Person};
pub use publishers::{
    Conflict, ContentKind, Freshness, MovingArrival, MovingCode, MovingFrame, MovingProgress, MovingReceiver, Opinion,
    PackOffer, PackTrouble, Publisher, PublisherContent, SignerState,
};
pub use reading::{Joined, Relation, Scan, text_of_bytes};
pub use records::card::{Card, PassFormat, PassKind, Verdict};
pub use records::detail::{Detail, Excess, Field, FieldName, FieldType, PersonalData, Signer, SignerPublisher};
pub use records::reason::{Reason, Warning};
pub use reminders::{PassReminder, PassReminderCode};
pub use requests::{
    AnswerPart, AnswerReport, AnsweredPart, Ask, Asked, AskedClaim, AskedPass, AskedValue, Asker, AskerStanding,
    Candidate, Inquiry, Purpose, ReportedPass, RequestTrouble, SealedAnswer, SealedCode, Tally, ask_claims, purposes,
    specimen_accreditation,
};
pub use session::Gate;
pub use showing::{Code, Revealed};
pub use specimens::specimen_packs;
pub use trips::{
    LocalMoment, RequiredThing, RuleQuote, RuleSource, Trip, TripCard, TripColour, TripCompanion, TripDuty,
    TripFinding, TripLeg, TripLegKind, TripPlan, TripReason, TripReasonCode, TripRemedy, TripReminder,
    TripReminderCode, TripRuling, TripStop, TripTest, TripTrouble, countries, time_zones,
};
pub use trust::{AddedTrust, TrustSource};
pub use verifying::{Assurance, Clash, Verification, ZoneComparison};

uniffi::setup_scaffolding!();
