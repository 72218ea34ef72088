//! Why a text is not a pass Carnet will work with.

use serde::{Serialize, Serializer};

use crate::base45::Base45Error;
use crate::cbor::CborError;
use crate::cose::CoseError;
use crate::inflate::InflateError;

/// The ways in which reading a pass ends without one (design, section 3): the claims could not be read at all, they could
/// and break a rule, or there are none to judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RefusalClass {
    /// Something stops the claims from being read.
    Undecodable,
    /// The claims can be read, and break a rule that no key can mend.
    Invalid,
    /// What there is to judge is elsewhere.
    Unknown,
}

/// Why [`parse`](crate::parse) gave no pass. Holds nothing of the text it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// There is no text.
    #[error("there is no text to read: scan the code again")]
    Empty,
    /// The text is longer than any pass in a QR code can be ([`limits::TEXT`](crate::limits::TEXT)).
    #[error("this text is too long to be a pass")]
    TextTooLong,
    /// The text starts like another kind of code, or a later version of this one (`HC2:`, `HL1:`).
    #[error("this is not a pass that this version of Carnet reads: look for an update, or scan another code")]
    UnknownFormat,
    /// Not Base45 (RFC 9285).
    #[error("the code is damaged or is not a pass: scan it again")]
    Base45,
    /// The digits or the Base64url of a SMART Health Card are none.
    #[error("the code is damaged or is not a pass: scan it again")]
    Encoding,
    /// One of several codes of a pass, without the others.
    #[error("this is {have} of {need} parts of a pass: add the other codes to it")]
    Part {
        /// Parts that are there.
        have: usize,
        /// Parts that there are.
        need: usize,
    },
    /// Parts that fill each other's places and are no pass together: of two passes in as many parts, or a damaged one.
    #[error("these parts do not belong together or are damaged: scan all codes of one pass, and no other, again")]
    PartsApart,
    /// A pass of Carnet's own as it was issued, without the holder's phone having signed a showing of it.
    #[error(
        "this is a copy of a pass that its holder's phone did not sign: do not accept it, ask for the code on the phone"
    )]
    NoKeyBinding,
    /// The holder's signature does not fit the key in the pass.
    #[error("the phone that shows this pass is not the one it was issued to: do not accept it")]
    HolderSignature,
    /// A token that breaks a rule of its format.
    #[error("the pass breaks a rule of its format: do not accept it")]
    Token,
    /// Several passes in one text.
    #[error("there are several passes in this text: open it as a file")]
    Several,
    /// Not a zlib stream (RFC 1950), or one cut short.
    #[error("the code is damaged: scan it again, or ask the issuer for a new one")]
    Compression,
    /// Inflates to more than any pass needs ([`limits::HC1_INFLATED`](crate::limits::HC1_INFLATED)).
    #[error("the code unfolds to more than a pass can hold and was not read")]
    TooLarge,
    /// Not well-formed CBOR at some layer, or past its limits of depth and counts.
    #[error("the pass inside the code is broken: ask the issuer for a new one")]
    Cbor,
    /// The payload is not JSON.
    #[error("the pass inside the code is broken: ask the issuer for a new one")]
    Json,
    /// Not a COSE_Sign1 message (RFC 9052 section 4.2), or one without its payload; not a JWS (RFC 7515) as SMART Health
    /// Cards are.
    #[error("the code is not signed in a way a pass has to be")]
    NotSigned,
    /// The signed content is not a CWT claims set (RFC 8392).
    #[error("the signed content is not a pass")]
    NotClaims,
    /// The health certificate in the claims does not have the shape of one.
    #[error("the certificate in this pass has a shape that cannot be read: ask the issuer for a new one")]
    BrokenCertificate,
    /// No algorithm is named, or one that Carnet does not accept.
    #[error("the pass is signed with an algorithm that is not accepted for passes")]
    Algorithm,
    /// The issuer is not named by an `https` URL, as SMART Health Cards do.
    #[error("the pass does not name its issuer in the way it has to: do not accept it")]
    Issuer,
    /// A critical header parameter is not understood (RFC 9052 section 3.1).
    #[error("the pass demands a feature that this version of Carnet lacks: look for an update")]
    CriticalHeader,
    /// A time claim is of no known type, or lies outside the calendar.
    #[error("the pass has a date that cannot exist: ask the issuer for a new one")]
    Time,
    /// The claims hold no health certificate.
    #[error("the signed content holds no health certificate")]
    NoCertificate,
    /// A certificate without vaccination, test or recovery.
    #[error("the certificate names no vaccination, test or recovery: ask the issuer for a new one")]
    NoEvent,
    /// More than one vaccination, test or recovery in a certificate that may hold one.
    #[error("the certificate names more than one event, which is not allowed: ask the issuer for one code for each")]
    MultipleEvents,
    /// The pass carries genetic data.
    #[error(
        "the pass carries genetic data{} and is refused: ask the issuer for one without",
        in_field(field)
    )]
    GeneticData {
        /// Where it stands, as [`ExcessField::path`](crate::ExcessField::path); empty where it stands in no field of its own.
        field: Box<str>,
    },
    /// A code that says nothing itself and only points into somebody's database.
    #[error(
        "this code holds no pass: it only points into a database{}, which would have to be asked, so that it cannot be \
         judged offline; nothing was opened",
        at_host(host.as_deref())
    )]
    LookUp {
        /// The host that would be asked; `None` for a bare token.
        host: Option<Box<str>>,
    },
}

impl Refusal {
    /// A stable name for programs, in snake_case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TextTooLong => "text_too_long",
            Self::UnknownFormat => "unknown_format",
            Self::Base45 => "base45",
            Self::Encoding => "encoding",
            Self::Part { .. } => "part",
            Self::PartsApart => "parts_apart",
            Self::NoKeyBinding => "no_key_binding",
            Self::HolderSignature => "holder_signature",
            Self::Token => "token",
            Self::Several => "several",
            Self::Compression => "compression",
            Self::TooLarge => "too_large",
            Self::Cbor => "cbor",
            Self::Json => "json",
            Self::NotSigned => "not_signed",
            Self::NotClaims => "not_claims",
            Self::BrokenCertificate => "broken_certificate",
            Self::Algorithm => "algorithm",
            Self::Issuer => "issuer",
            Self::CriticalHeader => "critical_header",
            Self::Time => "time",
            Self::NoCertificate => "no_certificate",
            Self::NoEvent => "no_event",
            Self::MultipleEvents => "multiple_events",
            Self::GeneticData { .. } => "genetic_data",
            Self::LookUp { .. } => "look_up",
        }
    }

    /// Whether the claims could not be read, or were read and break a rule.
    pub fn class(&self) -> RefusalClass {
        match self {
            Self::Empty
            | Self::TextTooLong
            | Self::UnknownFormat
            | Self::Base45
            | Self::Encoding
            | Self::Part { .. }
            | Self::PartsApart
            | Self::Several
            | Self::Json
            | Self::Compression
            | Self::TooLarge
            | Self::Cbor
            | Self::NotSigned
            | Self::NotClaims
            | Self::BrokenCertificate => RefusalClass::Undecodable,
            Self::Algorithm
            | Self::NoKeyBinding
            | Self::HolderSignature
            | Self::Token
            | Self::Issuer
            | Self::CriticalHeader
            | Self::Time
            | Self::NoCertificate
            | Self::NoEvent
            | Self::MultipleEvents
            | Self::GeneticData { .. } => RefusalClass::Invalid,
            Self::LookUp { .. } => RefusalClass::Unknown,
        }
    }
}

fn in_field(field: &str) -> String {
    if field.is_empty() {
        String::new()
    } else {
        format!(" ({field})")
    }
}

fn at_host(host: Option<&str>) -> String {
    host.map(|host| format!(" at {host}")).unwrap_or_default()
}

impl From<CborError> for Refusal {
    fn from(_: CborError) -> Self {
        Self::Cbor
    }
}

impl From<InflateError> for Refusal {
    fn from(error: InflateError) -> Self {
        match error {
            InflateError::TooLarge => Self::TooLarge,
            _ => Self::Compression,
        }
    }
}

impl From<Base45Error> for Refusal {
    fn from(_: Base45Error) -> Self {
        Self::Base45
    }
}

impl From<CoseError> for Refusal {
    fn from(error: CoseError) -> Self {
        match error {
            CoseError::Cbor(error) => error.into(),
            CoseError::OtherMessage(_)
            | CoseError::Tag
            | CoseError::Shape
            | CoseError::Signers
            | CoseError::Detached => Self::NotSigned,
            CoseError::CriticalHeader => Self::CriticalHeader,
            CoseError::NoAlgorithm | CoseError::AlgorithmUnprotected | CoseError::UnsupportedAlgorithm => {
                Self::Algorithm
            }
        }
    }
}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
