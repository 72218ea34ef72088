//! SD-CWT, the format of Carnet's own passes (draft-ietf-spice-sd-cwt; [`draft`] says which one): a CBOR Web Token whose holder
//! chooses what to show of it, and proves to hold it by a key binding token.
//!
//! ```
//! use credential::Ed25519SigningKey;
//! use credential::sdcwt::{Issuing, PlannedMap, Terms, UnverifiedKeyBinding, UnverifiedSdCwt, bind};
//! # use zeroize::Zeroizing;
//! # let issuer = Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]));
//! # let holder = Ed25519SigningKey::from_seed(&Zeroizing::new([2; 32]));
//!
//! // The issuer: three claims that the holder may keep back, among four digests.
//! let mut plan = PlannedMap::new();
//! plan.clear(1, "https://issuer.example")?.redactable(2, "urn:example:ann")?;
//! plan.redactable("name", "BOCK<<ANN")?.redactable("born", "1990-01-01")?.pad(4);
//! let issuing = Issuing::new(&plan).holder(&holder.verifying_key()?)?;
//! # let salts: Vec<u8> = (0..issuing.salts()).map(|index| index as u8).collect();
//! let copy = issuing.sign(&salts, &issuer)?;
//!
//! // The holder: nothing is hidden in the copy; only the name is shown.
//! let received = UnverifiedSdCwt::parse(&copy)?.verify([&issuer.verifying_key()?]).map_err(|failed| failed.reason)?;
//! received.contents().complete()?;
//! let shown = received.contents().disclose(|disclosure| disclosure.key() == Some(&"name".into()));
//! let terms = Terms { id: Some(b"7"), ..Terms::to("urn:example:gate") };
//! let showing = bind(&shown, &terms, &holder)?;
//!
//! // The verifier.
//! let seen = UnverifiedKeyBinding::parse(&showing)?.verify([&issuer.verifying_key()?]).map_err(|failed| failed.reason)?;
//! let claims = seen.sd_cwt().contents().claims();
//! assert_eq!(claims.get("name").and_then(|name| name.as_text()), Some("BOCK<<ANN"));
//! assert!(claims.get("born").is_none());
//! assert_eq!(claims.hidden(), 3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What is read is Strict CBOR throughout. Every rule of the draft is checked when a token is parsed, its signature when it is
//! verified; until then it is an [`UnverifiedSdCwt`]. What Carnet's kinds of passes hold, and which audiences and times a showing
//! has, is not decided here.

mod binding;
mod disclosure;
pub mod draft;
mod error;
mod issue;
mod message;
mod plan;
mod registered;
mod resolve;
#[cfg(test)]
mod tests;
mod token;
mod value;

pub use binding::{Binder, KeyBinding, NotVerifiedKeyBinding, Terms, UnverifiedKeyBinding, bind};
pub use disclosure::Disclosure;
pub use error::SdCwtError;
pub use issue::{IssueError, Issuing};
pub use plan::{Planned, PlannedArray, PlannedMap};
pub use registered::Times;
pub use token::{Contents, NotVerifiedSdCwt, SdCwt, UnverifiedSdCwt};
pub use value::{Array, Claim, Claims, Element, Key, Step, Value};
