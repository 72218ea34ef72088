//! What a rule sees of one pass (EU DCC Validation Rules, section 7.5; certlogic's README, "external parameters").

use credential::{Format, KeyId, Pass, Verified};
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{CertificateType, Version};
use crate::{CheckedPass, Country};

/// A certificate as rules see it: its claims, and what its signed envelope says. Holds pass content: no `Debug`.
#[derive(Clone)]
pub struct Facts {
    payload: Value,
    types: Vec<CertificateType>,
    schema: Option<Version>,
    issuer: Option<Country>,
    envelope: Map<String, Value>,
    is_supposed: bool,
}

/// A certificate that nobody has issued yet, or whose signature nobody checked: for asking what rules would say. Holds pass
/// content: no `Debug`.
#[derive(Clone, Default)]
pub struct Supposed<'s> {
    /// The JSON of claim -260, key 1.
    pub payload: Value,
    /// The key that is said to sign it.
    pub key_id: Option<KeyId>,
    /// Its `iss`.
    pub issuer: Option<&'s str>,
    /// Its `iat`.
    pub issued: Option<Timestamp>,
    /// Its `exp`.
    pub expires: Option<Timestamp>,
}

/// Why rules say nothing of a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum NoFacts {
    /// It is of another format: the EU's rules are for EU Digital COVID Certificates.
    #[error("entry rules of this form are for EU Digital COVID Certificates, which this pass is not")]
    NotADcc(Format),
    /// No trusted key fits its signature.
    #[error("nobody who is trusted signed this pass: rules are not asked about it")]
    NotVerified,
    /// It holds no vaccination, test or recovery that could be read.
    #[error("this pass holds no vaccination, test or recovery that rules could look at")]
    Unreadable,
}

impl NoFacts {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotADcc(_) => "not_a_dcc",
            Self::NotVerified => "not_verified",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Facts {
    /// Of a pass whose signature fits a trusted key. Whether that key may sign it, and whether the pass is in date, is for the
    /// check to say.
    ///
    /// # Errors
    /// When rules say nothing of it.
    pub fn of(pass: &Verified<Pass>) -> Result<Self, NoFacts> {
        let key_id = pass.key_id().copied();
        let pass = pass.pass();
        if pass.format() != Format::EuDcc {
            return Err(NoFacts::NotADcc(pass.format()));
        }
        let facts = Supposed {
            payload: pass.payload_json(),
            key_id,
            issuer: pass.issuer(),
            issued: pass.issued(),
            expires: pass.expires(),
        }
        .facts()?;
        Ok(Self {
            is_supposed: false,
            ..facts
        })
    }

    /// The same of what a check made of it.
    ///
    /// # Errors
    /// When rules say nothing of it.
    pub fn of_checked(pass: &CheckedPass) -> Result<Self, NoFacts> {
        match pass {
            CheckedPass::Verified(pass) => Self::of(pass),
            CheckedPass::Claimed(pass) if pass.claimed().format() != Format::EuDcc => {
                Err(NoFacts::NotADcc(pass.claimed().format()))
            }
            CheckedPass::Claimed(_) => Err(NoFacts::NotVerified),
        }
    }

    /// The same envelope around another certificate, which nobody has issued.
    ///
    /// # Errors
    /// [`NoFacts::Unreadable`] where it holds no vaccination, test or recovery.
    pub fn supposing(&self, payload: Value) -> Result<Self, NoFacts> {
        let envelope = self.envelope.clone();
        Self::new(payload, self.issuer, envelope)
    }

    fn new(payload: Value, issuer: Option<Country>, envelope: Map<String, Value>) -> Result<Self, NoFacts> {
        let types: Vec<CertificateType> = GROUPS
            .into_iter()
            .filter(|(group, _)| entry(&payload, group).is_some())
            .map(|(_, of)| of)
            .collect();
        if types.is_empty() {
            return Err(NoFacts::Unreadable);
        }
        Ok(Self {
            schema: payload.get("ver").and_then(Value::as_str).and_then(Version::parse),
            issuer: issuer.or_else(|| country_of(&payload)),
            payload,
            types,
            envelope,
            is_supposed: true,
        })
    }

    /// The JSON of claim -260, key 1.
    #[must_use]
    pub fn payload(&self) -> &Value {
        &self.payload
    }

    /// What it is a certificate of: one of vaccination, test and recovery, or several where they were put together.
    #[must_use]
    pub fn certificate_types(&self) -> &[CertificateType] {
        &self.types
    }

    /// The schema it says it has.
    #[must_use]
    pub fn schema(&self) -> Option<Version> {
        self.schema
    }

    /// The country that issued it: `iss`, and without it the one its entry names.
    #[must_use]
    pub fn issuer(&self) -> Option<Country> {
        self.issuer
    }

    /// Whether nobody has proved it: what rules say of it is an answer to "what if".
    #[must_use]
    pub fn is_supposed(&self) -> bool {
        self.is_supposed
    }

    /// The external parameters at a stop. `valueSets` are handed to the interpreter apart.
    pub(super) fn external(&self, country: Country, region: Option<&str>, at: Timestamp) -> Value {
        let mut external = self.envelope.clone();
        let texts = [
            ("validationClock", at.to_string()),
            ("countryCode", country.to_string()),
            ("region", region.unwrap_or_default().to_owned()),
        ];
        external.extend(texts.map(|(name, text)| (name.to_owned(), text.into())));
        external.into()
    }
}

impl Supposed<'_> {
    /// As rules see it.
    ///
    /// # Errors
    /// [`NoFacts::Unreadable`] where it holds no vaccination, test or recovery.
    pub fn facts(self) -> Result<Facts, NoFacts> {
        let texts = [
            ("exp", self.expires.map(|time| time.to_string())),
            ("iat", self.issued.map(|time| time.to_string())),
            ("issuerCountryCode", self.issuer.map(str::to_owned)),
            ("kid", self.key_id.map(|id| id.to_string())),
        ];
        let envelope = texts
            .into_iter()
            .filter_map(|(name, text)| Some((name.to_owned(), text?.into())))
            .collect();
        Facts::new(self.payload, self.issuer.and_then(Country::from_alpha2), envelope)
    }
}

/// The groups of a certificate (DCC schema 1.3.0), one of which it has.
const GROUPS: [(&str, CertificateType); 3] = [
    ("v", CertificateType::Vaccination),
    ("t", CertificateType::Test),
    ("r", CertificateType::Recovery),
];

/// The first entry of a group; one that is no array is an entry itself, as some states write it.
fn entry<'p>(payload: &'p Value, group: &str) -> Option<&'p Value> {
    match payload.get(group)? {
        Value::Array(entries) => entries.iter().find(|entry| entry.is_object()),
        entry => Some(entry).filter(|entry| entry.is_object()),
    }
}

fn country_of(payload: &Value) -> Option<Country> {
    let entries = GROUPS.into_iter().filter_map(|(group, _)| entry(payload, group));
    let named = entries.filter_map(|entry| Country::from_alpha2(entry.get("co")?.as_str()?));
    named.into_iter().next()
}
