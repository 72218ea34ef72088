//! The JSON of `carnet check` (design, section 7).

use credential::{ExcessField, Format, Pass, View};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::check::{Assurance, Check, HolderCheck, Reason, Revocation, Signer, Verdict, Warning};
use crate::trust::{Opinion, Voice};

/// One check as JSON. Every member is always there; what is not known is null.
///
/// | member | shape |
/// |---|---|
/// | `verdict` | one of nine words, see [`Verdict`] |
/// | `format` | `"eu-dcc"`, `"hcert"`, `"shc"`, `"vds-nc"`, …; null where the text gave no pass |
/// | `reason` | a stable code, see [`Reason::code`]; null exactly when valid |
/// | `message` | the reason in one sentence |
/// | `signer` | `{"key_id", "issuer", "jurisdiction", "source"}`; all but `key_id` null where no trusted key fits; null where the pass names none |
/// | `publisher` | `{"id", "name", "development", "issued", "refresh_by", "expires"}` of the pack that names the signer's key; null where none does |
/// | `issued`, `expires` | RFC 3339 in UTC |
/// | `revocation` | `"not_available"`, `"possible"`, `{"checked": date}` or `{"stale": date}` |
/// | `revocation_source` | the publisher whose list that is; null where there is none |
/// | `assurance` | `"static"`, `"live"` or `"answered"` |
/// | `holder_check` | `{"name", "name_mrz", "birth_date", "document_number"}` |
/// | `warnings` | `[{"code", "message", "fields"}]`; `fields`: paths, where it speaks of some of several, else empty |
/// | `opinions` | `[{"source", "publisher", "state", "since"}]`: what publishers say of the signer's key, where they differ |
/// | `excess` | `[{"path", "data"}]`: fields beyond the format's minimum |
/// | `pass` | the common view, see [`credential::View`] |
/// | `payload` | the format's own claims |
#[derive(Serialize)]
pub struct CheckReport<'c> {
    verdict: Verdict,
    format: Option<Format>,
    reason: Option<Reason>,
    message: Option<String>,
    signer: Option<SignerReport<'c>>,
    publisher: Option<PublisherReport<'c>>,
    issued: Option<String>,
    expires: Option<String>,
    revocation: Revocation,
    revocation_source: Option<&'c str>,
    assurance: Assurance,
    holder_check: Option<&'c HolderCheck>,
    warnings: Vec<WarningReport<'c>>,
    opinions: Vec<OpinionReport<'c>>,
    excess: &'c [ExcessField],
    pass: Option<View>,
    payload: Option<Value>,
}

#[derive(Serialize)]
struct SignerReport<'c> {
    key_id: String,
    issuer: Option<&'c str>,
    jurisdiction: Option<&'c str>,
    source: Option<&'c str>,
}

/// The publisher whose pack names the key.
#[derive(Serialize)]
struct PublisherReport<'c> {
    id: String,
    name: &'c str,
    development: bool,
    issued: String,
    refresh_by: String,
    expires: String,
}

/// What one publisher says of a key, as JSON.
#[derive(Serialize)]
pub struct OpinionReport<'c> {
    source: &'c str,
    publisher: Option<String>,
    state: &'static str,
    since: Option<String>,
}

#[derive(Serialize)]
struct WarningReport<'c> {
    code: Warning,
    message: String,
    fields: &'c [String],
}

impl Check {
    /// The check as `carnet check --json` prints it.
    pub fn report(&self) -> CheckReport<'_> {
        let pass = self.pass.as_ref().map(|checked| checked.pass());
        CheckReport {
            verdict: self.verdict,
            format: self.format(),
            reason: self.reason.clone(),
            message: self.reason.as_ref().map(Reason::to_string),
            signer: self.signer.as_ref().map(SignerReport::of),
            publisher: self.voice().map(PublisherReport::of),
            issued: self.issued.as_ref().map(Timestamp::to_string),
            expires: self.expires.as_ref().map(Timestamp::to_string),
            revocation: self.revocation,
            revocation_source: self.revocation_source.as_deref(),
            assurance: self.assurance,
            holder_check: self.holder_check.as_ref(),
            warnings: self.warnings.iter().map(|one| WarningReport::of(*one, self)).collect(),
            opinions: self.opinions.iter().map(OpinionReport::of).collect(),
            excess: pass.map(Pass::excess).unwrap_or_default(),
            pass: pass.map(Pass::view),
            payload: pass.map(Pass::payload_json),
        }
    }
}

impl<'c> SignerReport<'c> {
    fn of(signer: &'c Signer) -> Self {
        let key = signer.key.as_ref();
        Self {
            key_id: signer.key_id.to_string(),
            issuer: key.and_then(|key| key.issuer.as_deref()),
            jurisdiction: key.and_then(|key| key.jurisdiction.as_deref()),
            source: key.map(|key| &*key.source),
        }
    }
}

impl<'c> PublisherReport<'c> {
    fn of(voice: &'c Voice) -> Self {
        Self {
            id: voice.publisher.to_string(),
            name: &voice.name,
            development: voice.development,
            issued: voice.dates.issued.to_string(),
            refresh_by: voice.dates.refresh_by.to_string(),
            expires: voice.dates.expires.to_string(),
        }
    }
}

impl<'c> OpinionReport<'c> {
    /// Of one opinion.
    #[must_use]
    pub fn of(opinion: &'c Opinion) -> Self {
        Self {
            source: &opinion.source,
            publisher: opinion.publisher.map(|id| id.to_string()),
            state: opinion.state.name(),
            since: opinion.state.since().as_ref().map(Timestamp::to_string),
        }
    }
}

impl<'c> WarningReport<'c> {
    fn of(warning: Warning, check: &'c Check) -> Self {
        Self {
            code: warning,
            message: warning.to_string(),
            fields: check.fields_of(warning),
        }
    }
}
