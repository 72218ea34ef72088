//! One pass in a list.

use jiff::Timestamp;
use wallet::{Format, Kind, PolicyClock};

/// One pass in a list. Times are seconds since 1970 UTC; dates are as the pass writes them (ISO 8601, possibly partial);
/// what is not known is empty.
#[derive(Clone, uniffi::Record)]
pub struct Card {
    /// The pass.
    pub id: String,
    /// Vaccination, test, recovery, …
    pub kind: PassKind,
    /// The format.
    pub format: PassFormat,
    /// The format's own name, which is not translated.
    pub format_name: String,
    /// Product, test type or disease, as the pass's value set names it.
    pub title: String,
    /// Dose (`2/2`) or result.
    pub detail: String,
    /// The holder's name as printed.
    pub name: String,
    /// Date of birth.
    pub birth_date: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Day of the event.
    pub event_date: String,
    /// The verdict of a check now.
    pub verdict: Verdict,
    /// From when the pass counts.
    pub from: Option<i64>,
    /// Until when the pass counts.
    pub until: Option<i64>,
}

/// What a pass certifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PassKind {
    /// A vaccination.
    Vaccination,
    /// A test.
    Test,
    /// A recovery.
    Recovery,
    /// Entry to venues.
    Venue,
    /// Something that is not typed yet.
    Other,
    /// An embassy's or airline's word that passes were checked before the journey.
    Clearance,
    /// That a policy was met.
    Mark,
}

/// The format of a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PassFormat {
    /// EU Digital COVID Certificate.
    EuDcc,
    /// Another health certificate of the same container.
    Hcert,
    /// SMART Health Card.
    Shc,
    /// WHO's International Certificate of Vaccination or Prophylaxis, the "yellow card".
    Icvp,
    /// WHO's Digital Documentation of COVID-19 Certificates.
    Ddcc,
    /// ICAO's Visible Digital Seal for non-constrained environments.
    VdsNc,
    /// DIVOC.
    Divoc,
    /// Israel's green pass.
    IsraelGreenPass,
    /// Carnet's own.
    Native,
}

/// The one word of a check, best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Verdict {
    /// No pass can be read.
    Undecodable,
    /// Signature, algorithm or structure is wrong.
    Invalid,
    /// Nobody trusted signed it.
    UnknownSigner,
    /// The key is not entitled to this kind, domain or country.
    SignerNotAllowed,
    /// Taken back.
    Revoked,
    /// Past its end.
    Expired,
    /// Before its beginning.
    NotYetValid,
    /// Cannot be judged.
    Unknown,
    /// Checked, and good.
    Valid,
}

impl Card {
    /// With its verdict at this time.
    pub(crate) fn of(card: wallet::Card, clock: &PolicyClock) -> Self {
        Self {
            verdict: card.verdict(clock).into(),
            id: card.id.to_string(),
            kind: card.kind.into(),
            format: card.format.into(),
            format_name: format_name(card.format).to_owned(),
            title: card.title,
            detail: card.detail,
            name: card.name,
            birth_date: card.birth_date,
            country: card.country,
            event_date: card.event_date,
            from: card.standing.from().map(Timestamp::as_second),
            until: card.standing.until().map(Timestamp::as_second),
        }
    }
}

/// The name a format is known by.
fn format_name(format: Format) -> &'static str {
    match format {
        Format::EuDcc => "EU DCC",
        Format::Shc => "SMART Health Card",
        Format::Icvp => "WHO ICVP",
        Format::Ddcc => "WHO DDCC",
        Format::VdsNc => "ICAO VDS-NC",
        Format::Divoc => "DIVOC",
        Format::IsraelGreenPass => "Green Pass",
        Format::Native => "Carnet",
        Format::Hcert => "HCERT",
    }
}

impl From<Format> for PassFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::EuDcc => Self::EuDcc,
            Format::Hcert => Self::Hcert,
            Format::Shc => Self::Shc,
            Format::Icvp => Self::Icvp,
            Format::Ddcc => Self::Ddcc,
            Format::VdsNc => Self::VdsNc,
            Format::Divoc => Self::Divoc,
            Format::IsraelGreenPass => Self::IsraelGreenPass,
            Format::Native => Self::Native,
        }
    }
}

impl From<Kind> for PassKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Vaccination => Self::Vaccination,
            Kind::Test => Self::Test,
            Kind::Recovery => Self::Recovery,
            Kind::Venue => Self::Venue,
            Kind::Clearance => Self::Clearance,
            Kind::Mark => Self::Mark,
            Kind::Other => Self::Other,
        }
    }
}

impl From<wallet::Verdict> for Verdict {
    fn from(verdict: wallet::Verdict) -> Self {
        use wallet::Verdict as Theirs;
        match verdict {
            Theirs::Undecodable => Self::Undecodable,
            Theirs::Invalid => Self::Invalid,
            Theirs::UnknownSigner => Self::UnknownSigner,
            Theirs::SignerNotAllowed => Self::SignerNotAllowed,
            Theirs::Revoked => Self::Revoked,
            Theirs::Expired => Self::Expired,
            Theirs::NotYetValid => Self::NotYetValid,
            Theirs::Unknown => Self::Unknown,
            Theirs::Valid => Self::Valid,
        }
    }
}
