//! ICAO's master lists and public key directory, the EU gateway's list, and directories of SMART Health Card issuers.

use serde_json::{Value, json};

use super::*;
use crate::testing::*;

const CSCA: &[u8] = include_bytes!("../../testdata/icao/csca.der");
const DER: &[u8] = include_bytes!("../../testdata/icao/master-list.der");
const BER: &[u8] = include_bytes!("../../testdata/icao/master-list.ber");
const STRAY: &[u8] = include_bytes!("../../testdata/icao/master-list-stray.der");
const LDIF: &[u8] = include_bytes!("../../testdata/icao/pkd.ldif");

fn import(bytes: &[u8]) -> Result<Import, TrustError> {
    read(&"file".into(), bytes, &[], limits::LDIF_FILE)
}

fn taken(bytes: &[u8]) -> Import {
    import(bytes).unwrap_or_else(|error| panic!("{error}"))
}

fn listed(skipped: &[Skipped]) -> Vec<(&str, &str)> {
    skipped
        .iter()
        .map(|skipped| (&*skipped.entry, skipped.reason.code()))
        .collect()
}

#[test]
fn a_master_list_gives_authorities_and_no_keys() {
    for (bytes, proof) in [(DER, Proof::Whole), (BER, Proof::Whole), (STRAY, Proof::NotChecked)] {
        let import = taken(bytes);
        assert_eq!((import.keys.len(), import.authorities.len()), (0, 2));
        assert!(import.authorities.iter().any(|authority| authority.der == CSCA));
        assert_eq!(import.proof, proof);
        let mut codes: Vec<_> = listed(&import.skipped).into_iter().map(|(_, code)| code).collect();
        codes.sort_unstable();
        assert_eq!(codes, ["no_authority", "unsupported_key"]);
    }
    let mut trust = Trust::new();
    assert_eq!(trust.add("list", DER).unwrap().authorities, 2);
    assert!(trust.is_empty());
}

#[test]
fn a_master_list_may_stand_in_pem() {
    let pem = format!("-----BEGIN CMS-----\n{}\n-----END CMS-----\n", base64(DER));
    let import = taken(pem.as_bytes());
    assert_eq!(
        (import.authorities.len(), import.skipped.len(), import.proof),
        (2, 2, Proof::Whole)
    );
}

#[test]
fn an_altered_master_list_is_refused() {
    let at = DER.windows(17).position(|bytes| bytes == b"CSCA of Ruritania").unwrap();
    let mut altered = DER.to_vec();
    altered[at] = b'K';
    assert_eq!(import(&altered).err(), Some(TrustError::Altered));
    // The last byte is of the signature.
    let mut altered = DER.to_vec();
    *altered.last_mut().unwrap() ^= 1;
    assert_eq!(import(&altered).err(), Some(TrustError::Altered));
    assert_eq!(import(&DER[..DER.len() - 1]).err(), Some(TrustError::NotTrust));
}

#[test]
fn every_entry_of_the_directory_is_taken_or_listed() {
    let import = taken(LDIF);
    assert_eq!(
        (import.keys.len(), import.authorities.len(), import.lists.len()),
        (1, 3, 1)
    );
    let key = &import.keys[0];
    assert!(key.domain == Some(Domain::VdsNc) && key.usage == Usage::Dsc);
    assert_eq!(key.issuer.as_deref(), Some("Signer of seals"));
    let listed = listed(&import.skipped);
    let dsc = "2 (cn=entry 2,o=dsc,c=UT,dc=data,dc=download,dc=pkd,dc=icao,dc=int)";
    assert_eq!(listed[0], (dsc, "other_documents"));
    assert!(
        listed[1..3].iter().all(|(entry, _)| entry.starts_with("5.")),
        "{listed:?}"
    );
    let codes: Vec<_> = listed[3..].iter().map(|(_, code)| *code).collect();
    assert_eq!(codes, ["master_list", "base64", "base64"]);
    assert_eq!(listed[5].0, "8 (cn=entry 8)");
}

#[test]
fn line_ends_and_letter_case_of_a_directory_do_not_matter() {
    let text = std::str::from_utf8(LDIF).unwrap();
    let other = text.replace('\n', "\r\n").replace("userCertificate", "usercertificate");
    let import = taken(other.as_bytes());
    assert_eq!(
        (import.keys.len(), import.authorities.len(), import.skipped.len()),
        (1, 3, 6)
    );
    let without_version = text.split_once("\n\n").unwrap().1;
    assert_eq!(taken(without_version.as_bytes()).keys.len(), 1);
    assert!(matches!(
        import_error("dn is what this text begins with"),
        TrustError::NotTrust
    ));
}

fn import_error(text: &str) -> TrustError {
    import(text.as_bytes()).err().expect("refused")
}

/// An entry of the EU gateway's list.
fn gateway_entry(file: &[u8], kind: &str) -> Value {
    let mut entry = list_entry(file, "DE");
    let digest = ring::digest::digest(&ring::digest::SHA256, &der_of(file));
    let hex: String = digest.as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
    entry["certificateType"] = json!(kind);
    entry["thumbprint"] = json!(hex);
    entry["timestamp"] = json!("2022-07-20T10:15:27+02:00");
    entry["signature"] = json!("");
    entry
}

#[test]
fn the_gateways_list_gives_signers_and_authorities() {
    let mut late = gateway_entry(TEST, "CSCA");
    late["timestamp"] = json!("2022-07-21T10:15:27+02:00");
    let mut other_fingerprint = gateway_entry(VACCINATION, "DSC");
    other_fingerprint["thumbprint"] = json!("00");
    let list = json!([
        gateway_entry(SIGNER, "DSC"),
        late,
        gateway_entry(P384, "UPLOAD"),
        gateway_entry(P384, "AUTHENTICATION"),
        other_fingerprint,
        gateway_entry(RSA_1024, "DSC"),
        7,
    ]);
    let import = taken(list.to_string().as_bytes());
    let usages: Vec<_> = import.keys.iter().map(|key| key.usage).collect();
    assert_eq!(usages, [Usage::Dsc, Usage::Sca]);
    assert!(import.keys.iter().all(|key| key.domain == Some(Domain::Dcc)));
    let codes: Vec<_> = listed(&import.skipped).into_iter().map(|(_, code)| code).collect();
    let expected = [
        "not_for_signing",
        "not_for_signing",
        "fingerprint_mismatch",
        "weak_key",
        "shape",
    ];
    assert_eq!(codes, expected);
    assert_eq!(import.made, Some(time("2022-07-21T08:15:27Z")));
    assert_eq!(import.proof, Proof::NotChecked);
    for other in ["[]", "[1]", "[{\"kid\": \"AQ==\"}]", "[{\"rawData\": 1}"] {
        assert_eq!(import_error(other), TrustError::NotTrust);
    }
}

/// RFC 7517 appendix A.1, under its thumbprint.
fn card_key() -> Value {
    let mut jwk = json!({"kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM", "use": "sig", "alg": "ES256"});
    jwk["kid"] = json!("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
    jwk
}

#[test]
fn issuers_of_a_directory_share_a_key_and_stay_apart() {
    let named = |url: &str, name: &str| json!({"issuer": {"iss": url, "name": name}, "keys": [card_key()]});
    let mut other_id = card_key();
    other_id["kid"] = json!("one");
    let snapshot = json!({
        "directory": "https://example.org/issuers.json", "time": "2026-05-22T05:52:08Z",
        "issuerInfo": [
            named("https://one.example/creds", "State of One"),
            named("https://two.example/creds", " "),
            named("http://three.example", "Three"),
            {"issuer": {"iss": "https://four.example"}, "keys": [other_id, {"kty": "oct"}]},
            {"keys": [card_key()]},
            {"issuer": {"iss": "https://six.example", "name": "Six"}},
        ]
    });
    let mut trust = Trust::new();
    let added = trust.add("snapshot", snapshot.to_string().as_bytes()).unwrap();
    assert_eq!((added.keys, added.skipped), (2, 4));
    let id = KeyId::from_base64("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s").unwrap();
    let urls: Vec<_> = trust.keys(&id).map(|key| key.issuer_url.as_deref().unwrap()).collect();
    assert_eq!(urls, ["https://one.example/creds", "https://two.example/creds"]);
    let names: Vec<_> = trust.iter().map(|key| key.issuer.as_deref()).collect();
    assert_eq!(names, [Some("State of One"), None]);
    let codes: Vec<_> = trust.skipped().iter().map(|skipped| skipped.reason.code()).collect();
    assert_eq!(codes, ["shape", "not_for_signing", "unsupported_key", "shape"]);
    assert_eq!(
        taken(snapshot.to_string().as_bytes()).made,
        Some(time("2026-05-22T05:52:08Z"))
    );
    assert_eq!(import_error("{\"participating_issuers\": []}"), TrustError::NoKeys);
}

#[test]
fn more_entries_than_a_list_holds_are_refused() {
    let entries = vec![json!({"rawData": ""}); limits::TRUST_ENTRIES + 1];
    assert_eq!(import_error(&json!(entries).to_string()), TrustError::TooManyKeys);
    let keys = vec![0; limits::TRUST_ENTRIES];
    let snapshot = json!({"issuerInfo": [{"issuer": {"iss": "https://one.example"}, "keys": keys}]});
    assert_eq!(import_error(&snapshot.to_string()), TrustError::TooManyKeys);
    let lines = "dn: x\n".to_owned() + &"cACertificate:: AA==\n".repeat(limits::LDIF_ENTRIES + 1);
    assert_eq!(import_error(&lines), TrustError::TooManyKeys);
}
