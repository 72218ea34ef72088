//! Business rules: which of them are in force for a traveller, and what each says of a pass (eHealth Network, EU DCC
//! Validation Rules; CertLogic 1.3.3).
//!
//! ```
//! use policy::import::{Publication, RulesImport};
//! use policy::rules::{Age, Outcome, RuleBook, Supposed};
//! use policy::{Clock, Country};
//!
//! let rule = br#"{"Identifier": "GR-AT-0001", "Type": "Acceptance", "Country": "AT", "Version": "1.0.0",
//!     "SchemaVersion": "1.0.0", "Engine": "CERTLOGIC", "EngineVersion": "0.7.5", "CertificateType": "General",
//!     "Description": [{"lang": "en", "desc": "Only certificates of Austria."}], "ValidFrom": "2021-07-01T00:00:00Z",
//!     "ValidTo": "2030-06-01T00:00:00Z", "AffectedFields": ["v"],
//!     "Logic": {"===": [{"var": "external.issuerCountryCode"}, "AT"]}}"#;
//! let mut import = RulesImport::new();
//! import.add(&Publication { source: "rules.json", bytes: rule, fetched: None })?;
//! let (content, _) = import.finish();
//!
//! let at = "2022-01-15T12:00:00Z".parse()?;
//! let mut book = RuleBook::default();
//! assert!(book.add(&content, None, Some(at)).is_empty());
//!
//! let pass = Supposed {
//!     payload: serde_json::json!({"ver": "1.3.0", "v": [{"tg": "840539006"}]}),
//!     issuer: Some("AT"),
//!     ..Supposed::default()
//! };
//! let austria = Country::from_alpha2("AT").ok_or("no country")?;
//! let judged = book.judge(&pass.facts()?, austria, None, at);
//! assert!(matches!(judged[0].outcome, Outcome::Passed));
//! assert_eq!(judged[0].rule.description(&["de-AT", "en"]).words, "Only certificates of Austria.");
//! assert!(matches!(judged[0].rule.source().age(&Clock::at(at)), Age::Fresh { .. }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - **Acceptance rules** are those of the country entered; all of them have to be true.
//! - **Invalidation rules** are those of the country that issued the certificate, wherever it is shown. They are true for
//!   what stands: "must not be issued by an unauthorised party" is false for what an unauthorised party issued, as the
//!   gateway's engine evaluates them and the one that was ever published is written.
//! - **Booster rules** are true where another dose is due; **domestic** ones are whatever a state uses within its borders.
//!   Neither says anything of entry.
//!
//! A rule counts from its `ValidFrom` until before its `ValidTo`; of those with one identifier that are in force the highest
//! version, for each publisher by itself: what two of them say of one rule is two outcomes. What cannot be read, needs a
//! newer engine, or has no value set to look into is open, never passed over in silence.
//!
//! Rules of a region are for those who go there, on top of those of the whole country. A rule whose region is the code of
//! its own country is one of the whole country. Regions do not bound invalidation: such a rule speaks of the issuer.

mod age;
mod book;
mod booster;
mod facts;
mod outcome;
mod rule;
mod source;
#[cfg(test)]
mod tests;
mod value_sets;
mod words;

pub use age::Age;
pub use book::{RuleBook, Selection};
pub use booster::BoosterDue;
pub use facts::{Facts, NoFacts, Supposed};
pub use outcome::{Open, Outcome, RuleOutcome};
pub use rule::{BookRule, PassedOver, Unread};
pub use source::RuleSource;
pub use words::Words;

pub use crate::packs::content::rules::{CertificateType, RuleKind, Version};
