//! Signature algorithms by their COSE numbers.

use std::fmt;

use serde::{Serialize, Serializer};

/// The signature algorithms passes may use (RFC 9053 section 2, RFC 8230 section 2, RFC 9864 section 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// ECDSA with SHA-256; COSE -7.
    Es256,
    /// ECDSA with SHA-384; COSE -35.
    Es384,
    /// ECDSA with SHA-512; COSE -36, which no pass in COSE uses and none may.
    Es512,
    /// RSASSA-PSS with SHA-256; COSE -37.
    Ps256,
    /// RSASSA-PSS with SHA-384; COSE -38.
    Ps384,
    /// RSASSA-PSS with SHA-512; COSE -39.
    Ps512,
    /// Ed25519; COSE -19, and the deprecated -8, which leaves the curve to the key.
    EdDsa,
    /// ECDSA on P-256 with SHA-256, the signature in DER (RFC 3279 section 2.2.3). Israel's green passes alone.
    Es256Der,
    /// RSASSA-PKCS1-v1_5 with SHA-256. Israel's green passes alone: COSE has a number for it (-257, RFC 8812), and none of
    /// the formats on COSE may use it.
    Rs256,
}

impl Algorithm {
    /// EdDSA without its curve, deprecated by RFC 9864 section 4.2.
    pub(super) const COSE_EDDSA: i64 = -8;

    /// From the number in a header; `None` for what Carnet does not accept.
    #[must_use]
    pub fn from_cose(number: i64) -> Option<Self> {
        match number {
            -7 => Some(Self::Es256),
            -35 => Some(Self::Es384),
            -37 => Some(Self::Ps256),
            -38 => Some(Self::Ps384),
            -39 => Some(Self::Ps512),
            -19 | Self::COSE_EDDSA => Some(Self::EdDsa),
            _ => None,
        }
    }

    /// The number to write into a header; `None` for what no message in COSE may be signed with.
    #[must_use]
    pub fn cose(self) -> Option<i64> {
        match self {
            Self::Es256 => Some(-7),
            Self::Es384 => Some(-35),
            Self::Ps256 => Some(-37),
            Self::Ps384 => Some(-38),
            Self::Ps512 => Some(-39),
            Self::EdDsa => Some(-19),
            Self::Es512 | Self::Es256Der | Self::Rs256 => None,
        }
    }

    /// The name in the IANA registry, which has one for both forms of an ECDSA signature.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Es256 | Self::Es256Der => "ES256",
            Self::Es384 => "ES384",
            Self::Es512 => "ES512",
            Self::Ps256 => "PS256",
            Self::Ps384 => "PS384",
            Self::Ps512 => "PS512",
            Self::EdDsa => "Ed25519",
            Self::Rs256 => "RS256",
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Algorithm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
