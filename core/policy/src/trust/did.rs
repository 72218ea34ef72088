//! DID documents (W3C DID Core 1.0), as WHO's Global Digital Health Certification Network publishes its keys.
//!
//! In WHO's lists the id of a verification method says what its key is for:
//! `did:web:…:v2:trustlist:<domain>:<participant>:<usage>#<kid>`, with the participant as an ISO 3166-1 alpha-3 code
//! and `-` for what a list does not narrow down; the deprecated first version names the participant alone. The
//! document's `proof` is not checked: the key it is made with stands in another document, and it is over canonical JSON-LD
//! whose contexts stand in others again. Whoever hands the file in vouches for it.

use std::collections::HashSet;
use std::sync::Arc;

use credential::KeyId;
use serde_json::{Map, Value};

use super::jwk::{self, text};
use super::jwks::key_ids;
use super::{Country, Domain, Import, Proof, SkipReason, TrustError, TrustedKey, Usage};
use crate::limits;

/// Every verification method of a document that is for assertions.
pub(super) fn import(source: &Arc<str>, document: &Map<String, Value>) -> Result<Import, TrustError> {
    let methods = array(document, "verificationMethod");
    let assertions = document
        .get("assertionMethod")
        .map(|_| array(document, "assertionMethod"));
    let total = methods.len().saturating_add(assertions.map_or(0, <[Value]>::len));
    if total > limits::TRUST_ENTRIES {
        return Err(TrustError::TooManyKeys);
    }
    // A document that lists methods for assertions offers no others for them (DID Core section 5.3.2): it names them by
    // their ids, or holds them there.
    let asserting: Option<HashSet<&str>> = assertions.map(|all| all.iter().filter_map(Value::as_str).collect());
    let embedded = assertions.unwrap_or_default().iter().filter(|entry| entry.is_object());
    let proof = document.get("proof");
    let mut import = Import {
        made: proof.and_then(|proof| proof.get("created")?.as_str()?.parse().ok()),
        proof: if proof.is_some() {
            Proof::NotChecked
        } else {
            Proof::None
        },
        ..Import::default()
    };
    for (index, (entry, embedded)) in methods
        .iter()
        .map(|entry| (entry, false))
        .chain(embedded.map(|entry| (entry, true)))
        .enumerate()
    {
        let id = entry.as_str().or_else(|| entry.get("id")?.as_str());
        let offered = embedded || asserting.as_ref().is_none_or(|ids| id.is_some_and(|id| names(ids, id)));
        let outcome = if offered {
            key_of(source, entry)
        } else {
            Err(SkipReason::NotForSigning)
        };
        import.file(source, index.saturating_add(1), id, outcome);
    }
    Ok(import)
}

/// Whether a document's references name a method by its id, in full or by its fragment alone.
fn names(references: &HashSet<&str>, id: &str) -> bool {
    references.contains(id)
        || id
            .find('#')
            .and_then(|at| id.get(at..))
            .is_some_and(|tail| references.contains(tail))
}

fn key_of(source: &Arc<str>, entry: &Value) -> Result<TrustedKey, SkipReason> {
    if entry.is_string() {
        return Err(SkipReason::Reference);
    }
    let method = entry.as_object().ok_or(SkipReason::Shape)?;
    let place = Place::read(method)?;
    let jwk = method
        .get("publicKeyJwk")
        .and_then(Value::as_object)
        .ok_or(SkipReason::Shape)?;
    let read = jwk::read(jwk)?;
    let named = place.key_id.as_deref().or_else(|| text(jwk, "kid"));
    let ids = named.map(key_ids).unwrap_or_default();
    let mut key = match &read.certificate {
        Some(certificate) => {
            let hash = certificate.key_id();
            if named.is_some() && !ids.contains(&hash) {
                return Err(SkipReason::KeyIdMismatch);
            }
            TrustedKey::from_certificate(certificate, source)
        }
        None => {
            let id: KeyId = *ids.first().ok_or(match named {
                Some(_) => SkipReason::KeyIdTooLong,
                None => SkipReason::Shape,
            })?;
            let mut key = TrustedKey::bare(read.key, id, source);
            key.other_ids = ids.into_iter().skip(1).collect();
            key
        }
    };
    key.domain = place.domain;
    key.usage = place.usage;
    if let Some(participant) = &place.participant {
        key = key.in_country(Country::from_alpha3(participant), Some(participant));
    }
    Ok(key)
}

/// What a verification method's id says of its key.
struct Place {
    domain: Option<Domain>,
    participant: Option<String>,
    usage: Usage,
    key_id: Option<String>,
}

impl Place {
    /// From the id, and where that leaves something open from the members beside it.
    fn read(method: &Map<String, Value>) -> Result<Self, SkipReason> {
        let id = text(method, "id").ok_or(SkipReason::Shape)?;
        let (did, fragment) = id.split_once('#').unwrap_or((id, ""));
        let mut path = did.split(':').skip_while(|part| !part.starts_with("trustlist")).skip(1);
        let (domain, participant, usage) = match (path.next(), path.next(), path.next()) {
            (Some(participant), None, None) => (None, Some(participant), None),
            all => all,
        };
        let open = |part: Option<&str>, member| match part {
            None | Some("" | "-") => coded(method, member),
            Some(stated) => Some(stated.to_owned()),
        };
        Ok(Self {
            domain: open(domain, "domain").map(|code| Domain::from_code(&code)),
            participant: open(participant, "participant"),
            // Lists of the first version hold document signers alone.
            usage: open(usage, "keyusage").map_or(Usage::Dsc, |code| Usage::from_code(&code)),
            key_id: (!fragment.is_empty()).then(|| percent_decoded(fragment)),
        })
    }
}

/// A member that is a code: `"DCC"`, or `{"code": "#DCC"}` as WHO's JSON-LD context has it.
fn coded(method: &Map<String, Value>, member: &str) -> Option<String> {
    let value = method.get(member)?;
    let code = value.as_str().or_else(|| value.get("code")?.as_str())?;
    let code = code.trim_start_matches('#');
    (!matches!(code, "" | "-")).then(|| code.to_owned())
}

/// A fragment with its escapes resolved (RFC 3986 section 2.1); WHO writes `+`, `/` and `=` as they are, others escape
/// them.
fn percent_decoded(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        bytes.push(escaped.unwrap_or(first));
        rest = tail.get(if escaped.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

fn array<'v>(document: &'v Map<String, Value>, member: &str) -> &'v [Value] {
    document
        .get(member)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn place(method: Value) -> Place {
        Place::read(method.as_object().unwrap()).unwrap_or_else(|_| panic!("no place"))
    }

    #[test]
    fn the_id_says_what_a_key_is_for() {
        let place =
            place(json!({"id": "did:web:tng-cdn.who.int:v2:trustlist:DCC:NZL:SCA#Bu3Xg4NDnpQ=", "keyusage": "DSC"}));
        assert_eq!(place.domain, Some(Domain::Dcc));
        assert_eq!(place.participant.as_deref(), Some("NZL"));
        assert_eq!(place.usage, Usage::Sca);
        assert_eq!(place.key_id.as_deref(), Some("Bu3Xg4NDnpQ="));
    }

    #[test]
    fn members_fill_what_the_id_leaves_open() {
        let place = place(json!({
            "id": "did:web:tng-cdn.who.int:v2:trustlist:-:IOT:-#%2B6w2r2RfO1M%3D",
            "domain": {"code": "#DCC"}, "keyusage": "CSCA"
        }));
        assert_eq!(place.domain, Some(Domain::Dcc));
        assert_eq!(place.usage, Usage::Sca);
        assert_eq!(place.key_id.as_deref(), Some("+6w2r2RfO1M="));
    }

    #[test]
    fn the_first_version_names_a_participant_alone() {
        let place = place(json!({"id": "did:web:tng-cdn.who.int:trustlist:nld#+7gPaASOAJY="}));
        assert_eq!(place.domain, None);
        assert_eq!(place.participant.as_deref(), Some("nld"));
        assert_eq!(place.usage, Usage::Dsc);
    }

    #[test]
    fn a_document_of_references_gives_no_keys_and_says_why() {
        let document = json!({"verificationMethod": ["did:web:tng-cdn.who.int:v2:trustlist:-:ALB:DSC"]});
        let import = import(&"did.json".into(), document.as_object().unwrap()).unwrap();
        assert!(import.keys.is_empty());
        assert_eq!(import.skipped[0].reason, SkipReason::Reference);
    }

    #[test]
    fn broken_escapes_stay_as_they_are() {
        assert_eq!(percent_decoded("a%2"), "a%2");
        assert_eq!(percent_decoded("%zz%41"), "%zzA");
    }
}
