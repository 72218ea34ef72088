//! The words a check answers with.

use jiff::Timestamp;
use serde::{Serialize, Serializer};

/// What one check says of one pass, in one word (design, section 3). The order is that of precedence: the first that
/// applies stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[must_use]
pub enum Verdict {
    /// The text is no pass that can be read.
    Undecodable,
    /// Signature, algorithm or structure break a rule.
    Invalid,
    /// Nobody trusted holds the key that is said to have signed.
    UnknownSigner,
    /// The signature fits a key that may not sign such a pass.
    SignerNotAllowed,
    /// The issuer took the pass back.
    Revoked,
    /// Its time, or its signer's, has passed.
    Expired,
    /// Its time has not come.
    NotYetValid,
    /// It cannot be judged.
    Unknown,
    /// Genuine, and in force.
    Valid,
}

impl Verdict {
    /// All of them, in the order of precedence.
    pub const ALL: [Self; 9] = [
        Self::Undecodable,
        Self::Invalid,
        Self::UnknownSigner,
        Self::SignerNotAllowed,
        Self::Revoked,
        Self::Expired,
        Self::NotYetValid,
        Self::Unknown,
        Self::Valid,
    ];

    /// The word, in snake_case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Undecodable => "undecodable",
            Self::Invalid => "invalid",
            Self::UnknownSigner => "unknown_signer",
            Self::SignerNotAllowed => "signer_not_allowed",
            Self::Revoked => "revoked",
            Self::Expired => "expired",
            Self::NotYetValid => "not_yet_valid",
            Self::Unknown => "unknown",
            Self::Valid => "valid",
        }
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What is known of the issuer having taken the pass back. In JSON the bare word where there is no date, else an
/// object: `"not_available"`, `{"checked": "2026-11-22T00:00:00Z"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Revocation {
    /// No revocation list of this issuer is at hand.
    NotAvailable,
    /// A filter hit whose exact list is not at hand.
    Possible,
    /// Not on the list of that date.
    Checked(#[serde(serialize_with = "rfc3339")] Timestamp),
    /// Not on the list of that date, which should have been renewed since.
    Stale(#[serde(serialize_with = "rfc3339")] Timestamp),
}

impl Revocation {
    /// What is known when two lists were looked at: no more than the weaker of the two says. A list that is not at hand says
    /// nothing.
    pub(crate) fn weaker(self, other: Self) -> Self {
        match (self, other) {
            (Self::Possible, _) | (_, Self::Possible) => Self::Possible,
            (Self::NotAvailable, known) | (known, Self::NotAvailable) => known,
            (Self::Stale(one), Self::Stale(two)) => Self::Stale(one.min(two)),
            (stale @ Self::Stale(_), _) | (_, stale @ Self::Stale(_)) => stale,
            (Self::Checked(one), Self::Checked(two)) => Self::Checked(one.min(two)),
        }
    }
}

fn rfc3339<S: Serializer>(time: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(time)
}

/// What the showing itself proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Assurance {
    /// A copy would look the same.
    Static,
    /// Signed now by the holder's phone; can be relayed.
    Live,
    /// Signed to this verifier's request.
    Answered,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_the_precedence() {
        use Verdict::*;
        let all = [
            Undecodable,
            Invalid,
            UnknownSigner,
            SignerNotAllowed,
            Revoked,
            Expired,
            NotYetValid,
            Unknown,
            Valid,
        ];
        assert!(all.is_sorted());
        assert!(all.iter().all(|verdict| {
            verdict
                .name()
                .chars()
                .all(|letter| letter == '_' || letter.is_ascii_lowercase())
        }));
    }

    #[test]
    fn revocation_is_a_word_or_an_object_with_its_date() {
        let date: Timestamp = "2026-11-22T00:00:00Z".parse().unwrap();
        assert_eq!(
            serde_json::json!(Revocation::NotAvailable),
            serde_json::json!("not_available")
        );
        assert_eq!(
            serde_json::json!(Revocation::Stale(date)),
            serde_json::json!({"stale": "2026-11-22T00:00:00Z"})
        );
    }
}
