//! Passes that name no key: Israel's green passes.

use credential::israel::issue::issue;

use super::*;
use crate::limits::KEYLESS_TRIES;

fn green_pass() -> Result<Unverified<Pass>, Refusal> {
    let document = json!({"id": "01/IL/0#1", "et": 3, "ct": 2, "c": "IL MOHEC", "e": "2022-12-31", "rd": "2022-01-01",
        "d1": {"d": "2021-12-01", "vt": "BNT162b2", "c": "ISR"}});
    credential::parse(&issue(&document, &card_issuer()).unwrap())
}

fn judged(trust: &Trust) -> (Verdict, Option<&'static str>) {
    let check = check(green_pass(), trust, &clock(NOW));
    (check.verdict, check.reason.as_ref().map(Reason::code))
}

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
fn another_key_that_could_have_signed_it_makes_it_forged_and_one_that_could_not_unknown() {
    let ours = &credential::shc::issue::key_set(&card_issuer())["keys"][0];
    let other = json!({"keys": [set(&ours["y"], &ours["x"], 1)]});
    assert_eq!(
        judged(&trust(&[other.to_string().as_bytes()])),
        (Verdict::Invalid, Some("bad_signature"))
    );
    let edwards = json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "AQID",
        "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]});
    assert_eq!(judged(&trust(&[edwards.to_string().as_bytes()])), UNKNOWN);
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
