//! Why a verdict is not `valid`, and what was borne although it is, as the shells name them in the traveller's language.

use wallet::{Check, Refusal};

/// Why a verdict is not `valid`; each is explained where the core defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
#[allow(missing_docs, reason = "named as in the credential and policy crates")]
pub enum Reason {
    Empty,
    TextTooLong,
    UnknownFormat,
    Base45,
    Compression,
    TooLarge,
    Cbor,
    NotSigned,
    NotClaims,
    BrokenCertificate,
    Algorithm,
    CriticalHeader,
    Time,
    NoCertificate,
    NoEvent,
    MultipleEvents,
    GeneticData,
    NoCode,
    DamagedFile,
    BadSignature,
    AlgorithmKeyMismatch,
    NoKeyId,
    UnknownKey,
    WrongUsage,
    WrongDomain,
    WrongKind,
    WrongCountry,
    IssuedAfterSigner,
    SignerRetired,
    SignerCompromised,
    Expired,
    SignerExpired,
    IssuedInFuture,
    NotYetValid,
    Clock,
    NotUnderstood,
    Part,
    Several,
    Issuer,
    WrongIssuer,
    LookUp,
    UnsupportedProof,
    SignerRevoked,
    Revoked,
    Suspended,
    PossiblyRevoked,
    StatusOutOfRange,
    StaleTrust,
    StaleRevocation,
    Disputed,
    NoKeyBinding,
    HolderSignature,
    Token,
    LiveTooOld,
    LiveAhead,
    NotLive,
    LiveUncertain,
    NotAnswer,
    Other,
}

/// What is out of order in a pass without changing its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
#[allow(missing_docs, reason = "named as in the credential and policy crates")]
pub enum Warning {
    NoPrefix,
    Tags,
    AlgorithmUnprotected,
    KeyIdUnprotected,
    KeyIdLength,
    TimeType,
    UnknownVersion,
    UnknownField,
    MissingField,
    NullField,
    FieldType,
    Untrimmed,
    DateForm,
    DoseNumber,
    MachineReadableName,
    FieldsExchangeable,
    NoExpiry,
    NoIssueDate,
    IssuedBeforeSigner,
    OutlivesSigner,
    StaleTrust,
    Other,
}

impl Reason {
    /// Of a check that does not say `valid`.
    pub(crate) fn of(check: &Check) -> Self {
        check.reason.as_ref().map_or(Self::Other, Self::from)
    }
}

/// What a reason speaks of: the host that would be asked, the field with genetic data; empty where it speaks of the whole.
pub(crate) fn subject(check: &Check) -> String {
    match &check.reason {
        Some(wallet::Reason::Refused(Refusal::GeneticData { field })) => field.to_string(),
        Some(wallet::Reason::Refused(Refusal::LookUp { host: Some(host) })) => host.to_string(),
        _ => String::new(),
    }
}

impl From<&wallet::Reason> for Reason {
    fn from(reason: &wallet::Reason) -> Self {
        use wallet::Reason as Theirs;
        match reason {
            Theirs::Refused(refusal) => refusal.into(),
            Theirs::NoCode => Self::NoCode,
            Theirs::DamagedFile => Self::DamagedFile,
            Theirs::BadSignature => Self::BadSignature,
            Theirs::AlgorithmKeyMismatch => Self::AlgorithmKeyMismatch,
            Theirs::NoKeyId => Self::NoKeyId,
            Theirs::UnknownKey => Self::UnknownKey,
            Theirs::WrongUsage => Self::WrongUsage,
            Theirs::WrongDomain => Self::WrongDomain,
            Theirs::WrongKind => Self::WrongKind,
            Theirs::WrongIssuer => Self::WrongIssuer,
            Theirs::UnsupportedProof => Self::UnsupportedProof,
            Theirs::SignerRevoked => Self::SignerRevoked,
            Theirs::Revoked => Self::Revoked,
            Theirs::Suspended => Self::Suspended,
            Theirs::PossiblyRevoked => Self::PossiblyRevoked,
            Theirs::StatusOutOfRange => Self::StatusOutOfRange,
            Theirs::StaleTrust => Self::StaleTrust,
            Theirs::StaleRevocation => Self::StaleRevocation,
            Theirs::Disputed => Self::Disputed,
            Theirs::LiveTooOld => Self::LiveTooOld,
            Theirs::LiveAhead => Self::LiveAhead,
            Theirs::NotLive => Self::NotLive,
            Theirs::LiveUncertain => Self::LiveUncertain,
            Theirs::NotAnswer => Self::NotAnswer,
            Theirs::WrongCountry => Self::WrongCountry,
            Theirs::IssuedAfterSigner => Self::IssuedAfterSigner,
            Theirs::SignerRetired => Self::SignerRetired,
            Theirs::SignerCompromised => Self::SignerCompromised,
            Theirs::Expired => Self::Expired,
            Theirs::SignerExpired => Self::SignerExpired,
            Theirs::IssuedInFuture => Self::IssuedInFuture,
            Theirs::NotYetValid => Self::NotYetValid,
            Theirs::Clock => Self::Clock,
            Theirs::NotUnderstood => Self::NotUnderstood,
            _ => Self::Other,
        }
    }
}

impl From<&Refusal> for Reason {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Empty => Self::Empty,
            Refusal::TextTooLong => Self::TextTooLong,
            Refusal::UnknownFormat => Self::UnknownFormat,
            Refusal::Part { .. } => Self::Part,
            Refusal::Several => Self::Several,
            // The codes of other formats say the same as those of HC1.
            Refusal::Base45 | Refusal::Encoding | Refusal::PartsApart => Self::Base45,
            Refusal::Compression => Self::Compression,
            Refusal::TooLarge => Self::TooLarge,
            Refusal::Cbor | Refusal::Json => Self::Cbor,
            Refusal::NotSigned => Self::NotSigned,
            Refusal::NotClaims => Self::NotClaims,
            Refusal::Issuer => Self::Issuer,
            Refusal::BrokenCertificate => Self::BrokenCertificate,
            Refusal::Algorithm => Self::Algorithm,
            Refusal::CriticalHeader => Self::CriticalHeader,
            Refusal::Time => Self::Time,
            Refusal::NoCertificate => Self::NoCertificate,
            Refusal::NoEvent => Self::NoEvent,
            Refusal::MultipleEvents => Self::MultipleEvents,
            Refusal::GeneticData { .. } => Self::GeneticData,
            Refusal::LookUp { .. } => Self::LookUp,
            Refusal::NoKeyBinding => Self::NoKeyBinding,
            Refusal::HolderSignature => Self::HolderSignature,
            Refusal::Token => Self::Token,
            _ => Self::Other,
        }
    }
}

impl From<wallet::Warning> for Warning {
    fn from(warning: wallet::Warning) -> Self {
        use wallet::FormatWarning as Format;
        use wallet::Warning as Theirs;
        match warning {
            Theirs::Format(format) => match format {
                Format::NoPrefix => Self::NoPrefix,
                Format::Tags => Self::Tags,
                Format::AlgorithmUnprotected => Self::AlgorithmUnprotected,
                Format::KeyIdUnprotected => Self::KeyIdUnprotected,
                Format::KeyIdLength => Self::KeyIdLength,
                Format::TimeType => Self::TimeType,
                Format::UnknownVersion => Self::UnknownVersion,
                Format::UnknownField => Self::UnknownField,
                Format::MissingField => Self::MissingField,
                Format::NullField => Self::NullField,
                Format::FieldType => Self::FieldType,
                Format::Untrimmed => Self::Untrimmed,
                Format::DateForm => Self::DateForm,
                Format::DoseNumber => Self::DoseNumber,
                Format::MachineReadableName => Self::MachineReadableName,
                Format::FieldsExchangeable => Self::FieldsExchangeable,
                _ => Self::Other,
            },
            Theirs::NoExpiry => Self::NoExpiry,
            Theirs::NoIssueDate => Self::NoIssueDate,
            Theirs::IssuedBeforeSigner => Self::IssuedBeforeSigner,
            Theirs::OutlivesSigner => Self::OutlivesSigner,
            Theirs::StaleTrust => Self::StaleTrust,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A new reason in the core has to get a word in the shells.
    #[test]
    fn every_warning_of_the_core_has_a_name_of_its_own() {
        let others = wallet::FormatWarning::ALL
            .into_iter()
            .filter(|warning| Warning::from(wallet::Warning::Format(*warning)) == Warning::Other);
        assert_eq!(others.count(), 0);
    }
}
