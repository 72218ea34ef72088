//! The holder's and the verifier's end of a showing of Carnet's own pass; PROFILE.md beside this crate says it for who writes another
//! implementation.
//!
//! ```
//! use credential::Ed25519SigningKey;
//! use credential::native::{Field, FieldValue, NativeClaims, NativeKind};
//! use credential::sdcwt::Issuing;
//! use present::{Enrolment, EnrolmentKeys, Invitation, Replay, Seen, check, limits, seal_batch};
//! # use jiff::Timestamp;
//! # use zeroize::Zeroizing;
//! # fn random(bytes: usize) -> Zeroizing<Vec<u8>> {
//! #     Zeroizing::new((0..bytes).map(|at| (at * 7 + at / 16) as u8).collect())
//! # }
//! # let issuer = Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]));
//! # let issuer_key_id = credential::KeyId::new(b"issuer-1").ok_or("too long")?;
//! # let (now, tomorrow): (Timestamp, Timestamp) = ("2026-11-23T09:30:00Z".parse()?, "2026-11-24T00:00:00Z".parse()?);
//!
//! // Across the counter: the issuer invites, the wallet answers with keys.
//! let invitation = Invitation::new("AT-EMB", NativeKind::Venue, 2, tomorrow, [7; 16])?;
//! let (keys, answer) = EnrolmentKeys::answer(&Invitation::read(&invitation.text())?, &random(invitation.random_bytes()))?;
//!
//! // The issuer: one copy for each key, sealed to the wallet.
//! let enrolment = Enrolment::read(&answer.text())?;
//! enrolment.answers(&invitation, now)?;
//! let mut claims = NativeClaims::new(NativeKind::Venue);
//! claims.set(Field::ValidUntil, FieldValue::text("2026-12-01"))?;
//! let plan = claims.plan("AT-EMB", 20_780, 20_790)?;
//! let mut copies = Vec::new();
//! for (number, holder) in enrolment.holders().iter().enumerate() {
//!     let issuing = Issuing::new(&plan).key_id(issuer_key_id).holder(holder)?;
//!     let salts = random((number + 1) * issuing.salts());
//!     copies.push(issuing.sign(&salts[number * issuing.salts()..], &issuer)?);
//! }
//! let sealed = seal_batch(&enrolment, &copies, &Zeroizing::new([9; 32]))?;
//!
//! // The wallet: all of it is in order, or none of it is kept. One copy is chosen from, and shown live.
//! let batch = keys.open(&sealed, [&issuer.verifying_key()?])?;
//! let copy = batch.copies.into_iter().next().ok_or("there are two")?;
//! let frame = copy.choose(&[Field::ValidUntil])?.frame(now, &[1; limits::FRAME_ID])?;
//!
//! // The gate.
//! let (seen, _) = credential::parse(&frame.text)?.verify([&issuer.verifying_key()?]).map_err(|failed| failed.reason)?;
//! let (pass, binding) = seen.pass().native().zip(seen.pass().binding()).ok_or("no pass of Carnet's own")?;
//! assert_eq!(pass.claims.text(Field::ValidUntil), Some("2026-12-01"));
//! assert_eq!(check(&binding.terms(), now)?.seconds(), 0);
//! let mut replay = Replay::new(Zeroizing::new([3; 32]));
//! assert_eq!(replay.see(&binding.holder, &binding.terms(), now), Seen::First);
//! assert_eq!(replay.see(&binding.holder, &binding.terms(), now), Seen::Again { after: 0 });
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! No clock, no storage and no source of random bytes are in here: times and bytes are handed in, so that the same call gives the same
//! result. Each wire format has one home: [`Prefix`], [`Invitation`], [`Enrolment`], [`Sealed`], and the presentation, which is a key
//! binding token of [`credential::sdcwt`]. Limits are in [`limits`].
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

mod cbor;
mod check;
mod enrolment;
mod labels;
pub mod limits;
mod live;
mod replay;
mod request;
mod sealed;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text;

pub use check::{Age, LiveRefusal, check};
pub use enrolment::{Batch, BatchError, Enrolling, Enrolment, EnrolmentError, EnrolmentKeys, Invitation, seal_batch};
pub use live::{Chosen, Frame, LIVE_AUDIENCE, LiveError, PassCopy};
pub use replay::{Replay, Seen};
pub use request::{
    AnswerAge, AnswerError, AnswerItem, AnswerRefusal, Answering, Ask, Asking, Request, RequestError, Wanted, answered,
};
pub use sealed::{Sealed, SealedError};
pub use text::{Prefix, TextError};
