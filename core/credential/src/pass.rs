//! The typed pass, common to all formats.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cbor::{self, Profile};
use crate::cwt::Claims;
use crate::hc1;
use crate::minimisation::ExcessField;
use crate::native::{Binding, NativePass};
use crate::notes::Notes;
use crate::period::Period;
use crate::revocation::StatusReference;
use crate::view::{Holder, View};
use crate::warning::Warning;
use crate::{shc, vds_nc};

/// A pass as its issuer wrote it. Whether to believe it is told by what wraps it: [`Unverified`](crate::Unverified) or
/// [`Verified`](crate::Verified).
///
/// Holds pass content: no `Debug`.
#[derive(Clone)]
pub struct Pass {
    format: Format,
    kind: Kind,
    claims: Claims,
    content: Content,
    /// By dates of the content.
    period: Period,
    /// Where its issuer says whether it still stands.
    status: Option<StatusReference>,
    /// Made with the pass, of formats whose content is not read again.
    view: Option<Box<View>>,
    warnings: Vec<Warning>,
    excess: Vec<ExcessField>,
    exchangeable: Vec<String>,
    /// Of a pass of Carnet's own.
    native: Option<Box<NativePass>>,
    /// What its holder's phone signed with a showing.
    binding: Option<Box<Binding>>,
}

/// The format's own claims as carried: for HC1 the CBOR of claim -260, and of an EU DCC, ICVP or DDCC of its key alone; for a
/// SMART Health Card the payload of its JWS; else the signed document.
#[derive(Clone)]
pub(crate) enum Content {
    /// One item, as [`Profile::Lenient`] reads it.
    Cbor(Vec<u8>),
    /// One document (RFC 8259).
    Json(Vec<u8>),
}

/// The format a pass came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// EU Digital COVID Certificate: HC1, claim -260, key 1.
    EuDcc,
    /// HC1 with another health certificate in claim -260, kept whole.
    Hcert,
    /// SMART Health Card: a FHIR bundle in a JWS.
    Shc,
    /// WHO's International Certificate of Vaccination or Prophylaxis: HC1, claim -260, key -6.
    Icvp,
    /// WHO's Digital Documentation of COVID-19 Certificates.
    Ddcc,
    /// ICAO Visible Digital Seal for non-constrained environments.
    VdsNc,
    /// DIVOC: a W3C verifiable credential in a zip archive.
    Divoc,
    /// Israel's green pass of its own form, before it became an EU DCC.
    IsraelGreenPass,
    /// Carnet's own: an SD-CWT that its holder shows.
    #[serde(rename = "carnet")]
    Native,
}

impl Format {
    /// Every format, in the order of their declaration.
    pub const ALL: [Self; 9] = [
        Self::EuDcc,
        Self::Hcert,
        Self::Shc,
        Self::Icvp,
        Self::Ddcc,
        Self::VdsNc,
        Self::Divoc,
        Self::IsraelGreenPass,
        Self::Native,
    ];

    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::EuDcc => "eu-dcc",
            Self::Hcert => "hcert",
            Self::Shc => "shc",
            Self::Icvp => "icvp",
            Self::Ddcc => "ddcc",
            Self::VdsNc => "vds-nc",
            Self::Divoc => "divoc",
            Self::IsraelGreenPass => "israel-green-pass",
            Self::Native => "carnet",
        }
    }
}

/// What a pass speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A dose of a vaccine.
    Vaccination,
    /// A test with its result.
    Test,
    /// Recovery from a disease.
    Recovery,
    /// Entry to venues, without the event it rests on.
    Venue,
    /// Something that is not typed yet.
    Other,
    /// An embassy's or airline's word that passes were checked before the journey.
    Clearance,
    /// That a policy was met, of whom it hardly says.
    Mark,
}

impl Kind {
    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Vaccination => "vaccination",
            Self::Test => "test",
            Self::Recovery => "recovery",
            Self::Venue => "venue",
            Self::Other => "other",
            Self::Clearance => "clearance",
            Self::Mark => "mark",
        }
    }
}

impl Pass {
    pub(crate) fn new(format: Format, kind: Kind, claims: Claims, content: Content, notes: Notes) -> Self {
        Self {
            format,
            kind,
            claims,
            content,
            period: Period::default(),
            status: None,
            view: None,
            warnings: notes.warnings(),
            excess: notes.excess,
            exchangeable: notes.exchangeable,
            native: None,
            binding: None,
        }
    }

    /// The same with the time in which it counts by dates of its content.
    pub(crate) fn with_period(self, period: Period) -> Self {
        Self { period, ..self }
    }

    /// The same with its place in a status list.
    pub(crate) fn with_status(self, status: Option<StatusReference>) -> Self {
        Self { status, ..self }
    }

    /// Its place in a status list, where it names one.
    pub(crate) fn status(&self) -> Option<&StatusReference> {
        self.status.as_ref()
    }

    /// The format's own claims as carried.
    pub(crate) fn content(&self) -> &Content {
        &self.content
    }

    /// The same with what a screen shows of it.
    pub(crate) fn with_view(self, view: View) -> Self {
        Self {
            view: Some(Box::new(view)),
            ..self
        }
    }

    /// The same as one of Carnet's own, and what its holder's phone signed with a showing of it.
    pub(crate) fn with_native(self, native: NativePass, binding: Option<Binding>) -> Self {
        Self {
            native: Some(Box::new(native)),
            binding: binding.map(Box::new),
            ..self
        }
    }

    /// Of a pass of Carnet's own: what its issuer says.
    #[must_use]
    pub fn native(&self) -> Option<&NativePass> {
        self.native.as_deref()
    }

    /// Of a pass of Carnet's own that is shown: what its holder's phone signed.
    #[must_use]
    pub fn binding(&self) -> Option<&Binding> {
        self.binding.as_deref()
    }

    /// The format the pass came in.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// What the pass speaks of.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The issuer the claims name (`iss`), trimmed: for an EU DCC a country code, for a SMART Health Card
    /// the URL its keys are published under.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        self.claims.issuer.as_deref()
    }

    /// When it was issued (CWT `iat`; `nbf` of a SMART Health Card).
    #[must_use]
    pub fn issued(&self) -> Option<Timestamp> {
        self.claims.issued
    }

    /// From when it counts (`nbf`).
    #[must_use]
    pub fn not_before(&self) -> Option<Timestamp> {
        self.claims.not_before
    }

    /// Until when it counts (`exp`).
    #[must_use]
    pub fn expires(&self) -> Option<Timestamp> {
        self.claims.expires
    }

    /// From when the certificate in it counts by its own dates, where its specification makes them bind a check: of an ICVP
    /// the first day of validity, of a DDCC that of its period.
    #[must_use]
    pub fn counts_from(&self) -> Option<Timestamp> {
        self.period.from
    }

    /// Until when, likewise; `None` also for a vaccination that counts for life.
    #[must_use]
    pub fn counts_until(&self) -> Option<Timestamp> {
        self.period.until
    }

    /// What a screen shows: of HC1 and a SMART Health Card made from the bytes as signed, anew at each call.
    #[must_use]
    pub fn view(&self) -> View {
        match (self.format, &self.content) {
            (Format::Shc, Content::Json(content)) => shc::view(content, self.claims.issuer.clone()),
            (Format::VdsNc, Content::Json(content)) => vds_nc::view(content),
            (format, Content::Cbor(content)) => hc1::view(format, content),
            _ => self.view.as_deref().cloned(),
        }
        .unwrap_or_else(|| View::untyped(self.kind))
    }

    /// The holder in [`Pass::view`], without the rest of it: what every check needs.
    #[must_use]
    pub fn holder(&self) -> Holder {
        match (self.format, &self.content) {
            (Format::Shc, Content::Json(content)) => shc::holder(content),
            (Format::VdsNc, Content::Json(content)) => vds_nc::view(content).map(|view| view.holder),
            (format, Content::Cbor(content)) => hc1::holder(format, content),
            _ => self.view.as_ref().map(|view| view.holder.clone()),
        }
        .unwrap_or_default()
    }

    /// The format's own claims as JSON, exactly as carried: for an EU DCC those of claim -260, key 1, for an ICVP those of
    /// key -6, for a DDCC those of key 3 or 4 or the whole claims set, for other HC1 the whole of claim -260, for a SMART
    /// Health Card the payload, else the signed document. Null where they cannot be JSON (two keys of the same name).
    #[must_use]
    pub fn payload_json(&self) -> Value {
        match &self.content {
            Content::Cbor(content) => cbor::to_json(content, Profile::Lenient).unwrap_or(Value::Null),
            Content::Json(content) => serde_json::from_slice(content).unwrap_or(Value::Null),
        }
    }

    /// Departures from the format's specification that were borne, each once.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Fields beyond the format's own minimum, to be shown before the pass is kept.
    #[must_use]
    pub fn excess(&self) -> &[ExcessField] {
        &self.excess
    }

    /// Paths of the fields whose values the signature covers without saying which stands in which: those that
    /// [`Warning::FieldsExchangeable`] speaks of. Empty where exchanging them changes nothing.
    #[must_use]
    pub fn exchangeable(&self) -> &[String] {
        &self.exchangeable
    }
}
