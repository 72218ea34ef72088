//! Why a rule, a value set or a requirement is passed over.

use std::sync::Arc;

/// A rule, a value set or a requirement that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedRule {
    /// The publication or pack.
    pub source: Arc<str>,
    /// The entry: its number, from 1, and its id where it names one.
    pub entry: String,
    /// Why.
    pub reason: RuleProblem,
}

/// Why it was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RuleProblem {
    /// Not JSON, or with a name twice in one object.
    #[error("the rule is not JSON, or has a name twice")]
    Json,
    /// Not of the shape that rules, value sets or requirements have.
    #[error("the entry lacks what a rule, a value set or a requirement has to have, or has more")]
    Shape,
    /// More bytes than [`PACK_RULE`](crate::limits::PACK_RULE).
    #[error("the rule is larger than any real one")]
    TooLarge,
    /// Its identifier is not of the form `VR-AT-0001`, or names another country.
    #[error("the rule's identifier is not of the form that rules have, or names another country")]
    Identifier,
    /// Its version, or that of its engine or schema, is not three numbers.
    #[error("a version in the rule is not of the form 1.0.0")]
    Version,
    /// Its country is not two capital letters.
    #[error("the rule's country is not a code of two letters")]
    Country,
    /// Its region is not a short code.
    #[error("the rule's region is not a code")]
    Region,
    /// It is for no kind of certificate that there is.
    #[error("the rule is for a kind of certificate that there is not")]
    CertificateType,
    /// Its validity cannot be read, or ends before it begins.
    #[error("the rule's validity cannot be read, or ends before it begins")]
    Validity,
    /// It has no logic.
    #[error("the rule has no logic")]
    Logic,
    /// It describes itself in no language.
    #[error("the rule has no description")]
    Description,
    /// The value set's values are neither an object by code nor an array of codes.
    #[error("the value set's values cannot be read")]
    Values,
    /// A requirement's topic is no list of codes, or is empty though a vaccination or a test on it is asked for.
    #[error("the requirement's topic is no list of codes of a disease or of vaccines, or is empty")]
    Topic,
    /// A number of days, hours or months that nobody can mean.
    #[error("the requirement has a number of days, hours or months that is none or out of bounds")]
    Amount,
    /// It does not say where and as of when it was published.
    #[error("the requirement does not say where and as of when it was published")]
    Source,
    /// What the pack says of it is not what it says itself.
    #[error("the pack says something else of this rule than the rule itself")]
    Contradiction,
    /// There is one of this id and version already.
    #[error("there is another rule of this identifier and version, or another value set of this name")]
    Twice,
    /// There are more than a pack holds.
    #[error("there are more rules or value sets than a pack holds")]
    TooMany,
    /// The signature of its message does not fit the certificate that comes with it.
    #[error("the signature on this rule does not fit: it is damaged or was altered")]
    Altered,
    /// The message it is published in cannot be read.
    #[error("the signed message that this rule comes in cannot be read")]
    Message,
}

impl RuleProblem {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Shape => "shape",
            Self::TooLarge => "rule_too_large",
            Self::Identifier => "identifier",
            Self::Version => "version",
            Self::Country => "country",
            Self::Region => "region",
            Self::CertificateType => "certificate_type",
            Self::Validity => "validity",
            Self::Logic => "logic",
            Self::Description => "description",
            Self::Values => "values",
            Self::Topic => "topic",
            Self::Amount => "amount",
            Self::Source => "source",
            Self::Contradiction => "contradiction",
            Self::Twice => "twice",
            Self::TooMany => "too_many",
            Self::Altered => "altered",
            Self::Message => "message",
        }
    }
}
