//! Passes that name no key: Israel's green passes and DIVOC credentials.

use credential::SigningKey;
use credential::certificate::draft::{CertificateDraft, authority_extensions};
use credential::divoc::issue::public_key;
use credential::israel::issue::issue;

use super::*;
use crate::limits::KEYLESS_TRIES;

fn green_pass() -> Result<Unverified<Pass>, Refusal> {
    let document = json!({"id": "01/IL/0#1", "et": 3, "ct": 2, "c": "IL MOHEC", "e": "2022-12-31", "rd": "2022-01-01",
        "d1": {"d": "2021-12-01", "vt": "BNT162b2", "c": "ISR"}});
    credential::parse(&issue(&document, &card_issuer()).unwrap())
}

fn judged(trust: &Trust) -> (Verdict, Option<&'static str>) {
    answer(green_pass(), trust)
}

fn answer(pass: Result<Unverified<Pass>, Refusal>, trust: &Trust) -> (Verdict, Option<&'static str>) {
    let check = check(pass, trust, &clock(NOW));
    (check.verdict, check.reason.as_ref().map(Reason::code))
}

/// A certificate of `key` in that country, with these extensions.
fn certified(key: &SigningKey, country: &str, extensions: Vec<Vec<u8>>) -> Vec<u8> {
    let draft = CertificateDraft {
        serial: &[7],
        subject: (country, "Ministry"),
        issuer: (country, "Ministry"),
        valid_from: time("2021-06-01T00:00:00Z"),
        valid_until: time("2023-06-01T00:00:00Z"),
        extensions,
    };
    draft.sign(key, key).unwrap()
}

fn other_key() -> SigningKey {
    SigningKey::from_pkcs8(PUBLISHER_PRIVATE).unwrap_or_else(|_| panic!("no key"))
}

const FORGED: (Verdict, Option<&str>) = (Verdict::Invalid, Some("bad_signature"));
const UNKNOWN: (Verdict, Option<&str>) = (Verdict::UnknownSigner, Some("unknown_key"));

/// A set of one key without a country.
fn set(x: &serde_json::Value, y: &serde_json::Value, id: usize) -> serde_json::Value {
    json!({"kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": base64(format!("{id:08}").as_bytes())})
}

/// As many keys as asked for that sign nothing, and then the one that signs.
fn crowd(others: usize) -> Trust {
    let ours = &credential::shc::issue::key_set(&card_issuer())["keys"][0];
    let mut keys: Vec<_> = (0..others).map(|id| set(&ours["y"], &ours["x"], id)).collect();
    keys.push(set(&ours["x"], &ours["y"], others));
    trust(&[json!({ "keys": keys }).to_string().as_bytes()])
}

#[test]
fn is_tried_with_keys_of_no_country_and_says_which_one_fits() {
    assert_eq!(judged(&trust(&[NO_COUNTRY])), VALID);
    let check = check(green_pass(), &trust(&[NO_COUNTRY]), &clock(NOW));
    let signer = check.signer.unwrap();
    assert_eq!(signer.key_id, key_id(NO_COUNTRY));
    assert_eq!(&*signer.key.unwrap().source, "file 0");
}

#[test]
fn is_not_tried_with_keys_of_another_country_or_family() {
    assert_eq!(judged(&Trust::new()), UNKNOWN);
    // The same key, in Germany's certificate; and in the set of a health card issuer.
    assert_eq!(judged(&trust(&[SIGNER])), UNKNOWN);
    let set = credential::shc::issue::key_set(&card_issuer());
    assert_eq!(judged(&trust(&[set.to_string().as_bytes()])), UNKNOWN);
}

#[test]
fn one_key_of_which_nothing_is_known_is_meant_for_it_unless_it_could_not_have_signed_it() {
    let ours = &credential::shc::issue::key_set(&card_issuer())["keys"][0];
    let other = json!({"keys": [set(&ours["y"], &ours["x"], 1)]});
    let other = other.to_string();
    assert_eq!(judged(&trust(&[other.as_bytes()])), FORGED);
    // Under two ids it is one key still; with another one beside it, or a certificate, it may be meant for something else.
    let twice = json!({"keys": [set(&ours["y"], &ours["x"], 1), set(&ours["y"], &ours["x"], 2)]});
    assert_eq!(judged(&trust(&[twice.to_string().as_bytes()])), FORGED);
    let two = json!({"keys": [set(&ours["y"], &ours["x"], 1), set(&ours["x"], &ours["x"], 2)]});
    assert_eq!(judged(&trust(&[two.to_string().as_bytes()])), UNKNOWN);
    let unrelated = certified(&other_key(), "", Vec::new());
    assert_eq!(judged(&trust(&[other.as_bytes(), &unrelated])), UNKNOWN);
    let edwards = json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "AQID",
        "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]});
    assert_eq!(judged(&trust(&[edwards.to_string().as_bytes()])), UNKNOWN);
}

#[test]
fn only_a_key_of_the_state_makes_it_forged_among_others() {
    let unrelated = certified(&other_key(), "", Vec::new());
    let of_state = certified(&other_key(), "IL", Vec::new());
    assert_eq!(judged(&trust(&[&unrelated])), UNKNOWN);
    assert_eq!(judged(&trust(&[&unrelated, &of_state])), FORGED);
    // A key that is bound to nothing may make it valid all the same.
    assert_eq!(judged(&trust(&[&of_state, NO_COUNTRY])), VALID);
}

#[test]
fn an_authority_over_signers_is_not_tried() {
    let theirs = certified(&other_key(), "IL", authority_extensions(&other_key()));
    assert_eq!(judged(&trust(&[&theirs])), UNKNOWN);
    let ours = certified(&card_issuer(), "IL", authority_extensions(&card_issuer()));
    assert_eq!(judged(&trust(&[&ours])), UNKNOWN);
    // One that signed itself calls itself an authority, and signs passes.
    let basic = authority_extensions(&card_issuer()).into_iter().take(1).collect();
    assert_eq!(judged(&trust(&[&certified(&card_issuer(), "IL", basic)])), VALID);
}

/// India's specimen, and its key as it was published.
const CREDENTIAL: &str = include_str!("../../../../../tests/vectors/divoc/cowin-sample/DIVOCQR1Unpacked.json");
const INDIA: &[u8] = include_bytes!("../../../../../tests/vectors/divoc/cowin-sample/derived-key.json");

#[test]
fn a_credential_is_forged_only_where_its_signer_has_to_be_known() {
    let genuine = |files: &[&[u8]]| answer(credential::parse(CREDENTIAL), &trust(files));
    let altered = |files: &[&[u8]]| {
        let mut document: serde_json::Value = serde_json::from_str(CREDENTIAL).unwrap();
        document["credentialSubject"]["name"] = "Somebody Else".into();
        answer(credential::parse(&document.to_string()), &trust(files))
    };
    // Germany's, in a certificate; an issuer of DIVOC's own circle, as WHO's list would place it.
    assert_eq!(genuine(&[RSA_2048]), UNKNOWN);
    let place = "did:web:tng-cdn.who.int:v2:trustlist:DIVOC:PHL:DSC#";
    let method = json!({"id": format!("{place}{}", key_id(RSA_2048)), "publicKeyJwk": {"kty": "RSA", "x5c": [base64(&der_of(RSA_2048))]}});
    let list = json!({"verificationMethod": [method]}).to_string();
    assert_eq!(genuine(&[list.as_bytes()]), FORGED);
    let checked = check(credential::parse(CREDENTIAL), &trust(&[INDIA]), &clock(NOW));
    let report = serde_json::to_value(checked.report()).unwrap();
    let warning = &report["warnings"][0];
    assert_eq!(warning["code"], "fields_exchangeable");
    assert!(
        warning["fields"]
            .as_array()
            .unwrap()
            .contains(&"evidence.vaccine".into()),
        "{warning}"
    );
    assert_eq!((genuine(&[INDIA]).0, altered(&[INDIA])), (Verdict::Valid, FORGED));
    assert_eq!(
        (genuine(&[RSA_2048, INDIA]).0, altered(&[RSA_2048, INDIA])),
        (Verdict::Valid, UNKNOWN)
    );
}

#[test]
fn keys_that_could_not_have_signed_it_are_not_counted() {
    let edwards = |seed: usize| {
        let x = base64(&public_key(&[u8::try_from(seed).unwrap(); 32]));
        json!({"kty": "OKP", "crv": "Ed25519", "kid": base64(format!("ed{seed:06}").as_bytes()), "x": x})
    };
    let ours = &credential::shc::issue::key_set(&card_issuer())["keys"][0];
    let mut keys: Vec<_> = (0..KEYLESS_TRIES).map(edwards).collect();
    keys.push(set(&ours["x"], &ours["y"], 1));
    assert_eq!(judged(&trust(&[json!({ "keys": keys }).to_string().as_bytes()])), VALID);
}

#[test]
fn tries_are_bounded_and_the_state_s_own_keys_come_first() {
    assert_eq!(judged(&crowd(KEYLESS_TRIES - 1)), VALID);
    assert_eq!(judged(&crowd(KEYLESS_TRIES)), UNKNOWN);
}

#[test]
fn other_formats_still_have_to_name_their_key() {
    let mut draft = Draft::signed_by(NO_COUNTRY);
    draft.key_id = None;
    let check = at(&draft, &trust(&[NO_COUNTRY]), NOW);
    assert_eq!(
        (check.verdict, check.reason.as_ref().map(Reason::code)),
        (Verdict::UnknownSigner, Some("no_key_id"))
    );
}
