//! The issuer's end: a counter that invites wallets, issues batches of passes to them, derives clearances from passes that it checked,
//! and takes passes back. It keeps no one's data: of what it issued it knows places in a status list and days on which they end.
//!
//! ```
//! use credential::native::NativeKind;
//! use present::EnrolmentKeys;
//! use wallet::issuer::{Book, Issuer, SystemRandom, claims, key_id};
//! use wallet::{Clock as _, Ed25519SigningKey, SystemClock, Zeroizing};
//!
//! # fn random(count: usize) -> Zeroizing<Vec<u8>> {
//! #     Zeroizing::new((0..count).map(|at| (at * 7 + at / 32) as u8).collect())
//! # }
//! let (now, mut system) = (SystemClock.now(), SystemRandom);
//! let key = Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]));
//! let mut book = Book::new("AT-EMB-CAIRO", &[NativeKind::Venue], &key_id(&key), Some("https://example.org/status/1"))?;
//!
//! // The issuer invites, a wallet enrols.
//! let invitation = book.invite(NativeKind::Venue, 3, 1, now, &mut system)?;
//! let (keys, answer) = EnrolmentKeys::answer(&invitation, &random(invitation.random_bytes()))?;
//!
//! // The issuer issues to it, once.
//! let (enrolment, kind) = book.enrolment(&answer.text(), now)?;
//! let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
//! let venue = claims(kind, format!(r#"{{"valid_until": "{today}"}}"#).as_bytes())?;
//! let public = key.verifying_key()?;
//! let issued = Issuer::new(&mut book, key)?.issue(&enrolment, &venue, today, now, &mut system)?;
//! assert_eq!(keys.open(&issued.batch, [&public])?.copies.len(), 3);
//! assert!(book.enrolment(&answer.text(), now).is_err());
//!
//! // And takes it back.
//! assert_eq!(book.revoke(&issued.receipt, now, &mut system)?.copies, 3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod book;
mod claims;
mod derive;
mod error;
mod issue;
pub mod limits;
mod random;
mod status;
#[cfg(test)]
mod tests;

pub use book::Book;
pub use claims::claims;
pub use credential::native::{NativeClaims, NativeKind};
pub use derive::{Category, Colour, DeriveError, Journey, Policy, clearance, mark};
pub use error::IssuerError;
pub use issue::{Issued, Issuer, key_id, sha256, trust};
pub use present::{Enrolment, Invitation, Sealed};
pub use random::{Random, SystemRandom};
pub use status::{Published, Revoked};
