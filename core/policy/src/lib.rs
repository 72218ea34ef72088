//! Trust and verdicts: who may sign a pass, and what one check of it says.
//!
//! Pure judgement: no clock, no storage, no network. Time is an argument, and so is everything that is trusted.
//!
//! ```
//! use policy::{Clock, Trust, Verdict, check};
//!
//! let mut trust = Trust::new();
//! trust.add("signer.pem", include_bytes!("../testdata/signer.pem"))?;
//! let clock = Clock::at("2022-01-15T12:00:00Z".parse()?);
//!
//! let check = check(credential::parse("HC1:NOT A PASS"), &trust, &clock);
//! assert_eq!(check.verdict, Verdict::Undecodable);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - [`trust`] reads what publishers issue today into [`TrustedKey`]s, each with its domain, usage, kinds, country,
//!   validity and state.
//! - [`mod@check`] judges one pass: one word of nine, a reason, and what to compare with the travel document.
//! - [`revocation`] says which single passes their issuers took back, from lists, filters and buckets.
//! - [`packs`] is what signed packs carry; [`import`] makes it from what states and organisations publish.
//! - [`requirements`] judges what states ask of people rather than of passes: WHO's yellow card.
//! - [`places`] knows countries' time zones, and moments in local time.
//! - [`certlogic`] evaluates the rules that states publish.
//! - [`rules`] chooses the business rules in force for a traveller and says what each says of a pass.
//! - [`trip`] judges a trip, leg by leg, and says what would turn it green.
//! - [`report`] is the JSON of `carnet check`.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

pub mod asking;
mod cbor;
pub mod certlogic;
pub mod check;
mod clock;
pub mod import;
mod language;
pub mod limits;
pub mod packs;
pub mod places;
pub mod report;
pub mod requirements;
pub mod revocation;
pub mod rules;
#[cfg(test)]
mod testing;
pub mod trip;
pub mod trust;

pub use check::{
    Assurance, Check, CheckedPass, Clash, Comparison, HolderCheck, Reason, Revocation, Signer, SignerKey, Standing,
    Verdict, Warning, check, mrz,
};
pub use clock::Clock;
pub use report::{CheckReport, OpinionReport};
pub use trust::{
    Added, Country, Domain, KeyState, KindSet, Opinion, Proof, Recognition, Refused, SkipReason, Skipped, Trust,
    TrustError, TrustedKey, Usage, Voice,
};
