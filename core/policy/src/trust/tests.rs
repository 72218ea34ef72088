use credential::{CertificateError, Kind, base64};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::testing::*;

fn added(trust: &mut Trust, file: &[u8]) -> Added {
    trust.add("file", file).unwrap_or_else(|error| panic!("{error}"))
}

fn only_key(file: &[u8]) -> TrustedKey {
    let trust = trust(&[file]);
    assert_eq!((trust.len(), trust.skipped().len()), (1, 0));
    trust.iter().next().unwrap().clone()
}

fn reasons(trust: &Trust) -> Vec<SkipReason> {
    trust.skipped().iter().map(|skipped| skipped.reason).collect()
}

/// The DID document entry of a certificate, as WHO writes it.
fn method(file: &[u8], place: &str, jwk: &Value) -> Value {
    let mut jwk = jwk.clone();
    jwk["x5c"] = json!([base64(&der_of(file))]);
    json!({"id": format!("did:web:tng-cdn.who.int:v2:trustlist:{place}#{}", key_id(file)), "publicKeyJwk": jwk})
}

fn did(methods: &[Value]) -> Vec<u8> {
    json!({"@context": [], "id": "did:web:x", "verificationMethod": methods})
        .to_string()
        .into_bytes()
}

#[test]
fn a_certificate_gives_a_key_with_what_it_says() {
    let key = only_key(SIGNER);
    assert_eq!(key.key_id, key_id(SIGNER));
    assert_eq!(key.domain, None);
    assert!(key.usage == Usage::Dsc && key.kinds == KindSet::ALL && key.state == KeyState::Active);
    assert_eq!(key.jurisdiction.as_deref(), Some("DE"));
    assert_eq!(key.issuer.as_deref(), Some("Test signer"));
    assert_eq!(key.valid_from, Some(time("2021-06-01T00:00:00Z")));
    assert_eq!(key.valid_until, Some(time("2023-06-01T00:00:00Z")));
    assert_eq!(&*key.source, "file 0");
}

#[test]
fn the_country_is_the_subjects_else_the_issuers_else_none() {
    let country = |file| only_key(file).country.map(|country| country.to_string());
    assert_eq!(country(SIGNER).as_deref(), Some("DE"));
    assert_eq!(country(ISSUER_COUNTRY).as_deref(), Some("FR"));
    assert_eq!(country(NO_COUNTRY), None);
}

#[test]
fn extended_key_usages_bind_a_key_to_kinds() {
    let kinds = only_key(TEST).kinds;
    assert!(kinds.contains(Kind::Test) && !kinds.contains(Kind::Vaccination));
    let kinds = only_key(VACCINATION).kinds;
    assert!(kinds.contains(Kind::Vaccination) && !kinds.contains(Kind::Recovery));
}

#[test]
fn a_pem_file_holds_many_and_a_bad_one_spoils_none() {
    let file = [
        &b"\xef\xbb\xbfsubject=C = DE\n"[..],
        SIGNER,
        RSA_1024,
        SECP256K1,
        b"-----BEGIN CERTIFICATE-----\nMIIB*\n-----END CERTIFICATE-----\n",
        b"-----BEGIN EC PRIVATE KEY-----\nAQID\n-----END EC PRIVATE KEY-----\n",
        b"-----BEGIN EC PARAMETERS-----\nAQID\n-----END EC PARAMETERS-----\n",
        P384,
        RSA_2048,
        SIGNER,
    ]
    .concat();
    let mut trust = Trust::new();
    assert_eq!(
        added(&mut trust, &file),
        Added {
            keys: 3,
            known: 1,
            authorities: 2,
            skipped: 5,
            ..Added::default()
        }
    );
    let skipped = trust.skipped();
    let codes: Vec<_> = skipped
        .iter()
        .map(|skipped| (&*skipped.entry, skipped.reason.code()))
        .collect();
    assert_eq!(
        codes,
        [
            ("2", "weak_key"),
            ("3", "unsupported_key"),
            ("4", "broken_certificate"),
            ("5", "private_key"),
            ("6", "other_content")
        ]
    );
}

#[test]
fn serials_that_are_not_positive_are_passed_over() {
    let trust = trust(&[ZERO_SERIAL, NEGATIVE_SERIAL]);
    assert!(trust.is_empty());
    assert_eq!(
        reasons(&trust),
        [
            CertificateError::ZeroSerial.into(),
            CertificateError::NegativeSerial.into()
        ]
    );
}

#[test]
fn a_signed_list_needs_a_key_that_fits_in_whichever_order() {
    let list = signed_list(&[list_entry(SIGNER, "AT"), list_entry(TEST, "WW")]);
    let mut late = Trust::new();
    assert!(added(&mut late, &list).waits);
    assert!(late.is_empty());
    let refused = late.refused();
    assert_eq!(
        (&*refused[0].source, refused[0].reason),
        ("file", TrustError::ListSignature)
    );
    assert_eq!(
        added(&mut late, PUBLISHER),
        Added {
            keys: 2,
            publishers: 1,
            ..Added::default()
        }
    );
    assert!(late.refused().is_empty());

    let early = trust(&[PUBLISHER, &list]);
    for trust in [&early, &late] {
        let keys: Vec<_> = trust.iter().collect();
        assert_eq!(keys[0].country, Country::from_alpha2("AT"), "the list's country counts");
        assert!(keys[1].country.is_none() && keys[1].jurisdiction.as_deref() == Some("WW"));
        assert!(
            keys.iter()
                .all(|key| key.domain == Some(Domain::Dcc) && key.usage == Usage::Dsc)
        );
    }
}

#[test]
fn an_altered_list_is_refused_as_a_whole() {
    let mut list = signed_list(&[list_entry(SIGNER, "DE")]);
    *list.last_mut().unwrap() = b' ';
    let mut trust = trust(&[PUBLISHER]);
    assert!(added(&mut trust, &list).waits);
    assert!(trust.is_empty());
    assert_eq!(trust.refused().len(), 1);
    assert_eq!(
        trust.add("unsigned", b"{\"certificates\": []}"),
        Err(TrustError::Unsigned)
    );
}

#[test]
fn the_signature_of_a_list_may_be_in_der() {
    let trust = trust(&[PUBLISHER, &signed_list_der(&[list_entry(SIGNER, "DE")])]);
    assert_eq!(trust.len(), 1);
}

#[test]
fn a_signed_list_that_is_none_is_broken() {
    let mut trust = trust(&[PUBLISHER]);
    for content in ["{\"certificates\": 1}", "{\"certificates\": [", "{}"] {
        assert_eq!(
            trust.add("list", &signed(content, |signature| signature)),
            Err(TrustError::BrokenList)
        );
    }
    assert_eq!(added(&mut trust, &signed_list(&[])), Added::default());
}

#[test]
fn bad_entries_of_a_signed_list_are_named_with_their_reasons() {
    let mut other_kid = list_entry(TEST, "DE");
    other_kid["kid"] = json!(key_id(SIGNER).to_string());
    let mut no_base64 = list_entry(SIGNER, "DE");
    no_base64["rawData"] = json!("*");
    let mut authority = list_entry(NO_COUNTRY, "DE");
    authority["certificateType"] = json!("CSCA");
    let list = signed_list(&[
        other_kid,
        no_base64,
        json!(7),
        json!({"kid": "AQID\u{1b}[31m"}),
        list_entry(ZERO_SERIAL, "IT"),
        list_entry(RSA_1024, "DE"),
        authority,
        list_entry(SIGNER, "DE"),
    ]);
    let trust = trust(&[PUBLISHER, &list]);
    let codes: Vec<_> = trust.skipped().iter().map(|skipped| skipped.reason.code()).collect();
    assert_eq!(
        codes,
        ["key_id_mismatch", "base64", "shape", "shape", "zero_serial", "weak_key"]
    );
    assert_eq!(trust.skipped()[3].entry, "4 (AQID[31m)");
    let usages: Vec<_> = trust.iter().map(|key| key.usage).collect();
    assert_eq!(usages, [Usage::Sca, Usage::Dsc]);
}

#[test]
fn a_did_document_binds_its_keys_by_their_ids() {
    let ec = json!({"kty": "EC", "crv": "P-256"});
    let mut wrong_kid = method(SIGNER, "DCC:DEU:DSC", &ec);
    wrong_kid["id"] = json!("did:web:tng-cdn.who.int:v2:trustlist:DCC:DEU:DSC#AAAAAAAAAAA=");
    let trust = trust(&[&did(&[
        method(SIGNER, "DCC:DEU:DSC", &ec),
        method(TEST, "ICVP:XXH:SCA", &ec),
        method(P384, "DCC:BEL:SCA", &json!({"kty": "EC", "crv": "UNKNOWN CURVE"})),
        wrong_kid,
        json!("did:web:tng-cdn.who.int:v2:trustlist:-:ALB:DSC"),
        json!({"id": "did:web:x#1"}),
    ])]);
    let keys: Vec<_> = trust.iter().collect();
    assert_eq!(keys.len(), 2);
    assert!(keys[0].domain == Some(Domain::Dcc) && keys[0].country == Country::from_alpha2("DE"));
    assert!(keys[1].domain == Some(Domain::Icvp) && keys[1].usage == Usage::Sca && keys[1].country.is_none());
    assert_eq!(keys[1].jurisdiction.as_deref(), Some("XXH"));
    let codes: Vec<_> = trust.skipped().iter().map(|skipped| skipped.reason.code()).collect();
    assert_eq!(codes, ["unsupported_key", "key_id_mismatch", "reference", "shape"]);
}

#[test]
fn a_document_with_assertion_methods_offers_no_others() {
    let ec = json!({"kty": "EC", "crv": "P-256"});
    let (one, two, three) = (
        method(SIGNER, "DCC:DEU:DSC", &ec),
        method(TEST, "DCC:DEU:DSC", &ec),
        method(VACCINATION, "DCC:DEU:DSC", &ec),
    );
    let document = json!({"verificationMethod": [one, two], "assertionMethod": [two["id"], three]});
    let trust = trust(&[document.to_string().as_bytes()]);
    let ids: Vec<_> = trust.iter().map(|key| key.key_id).collect();
    assert_eq!(ids, [key_id(TEST), key_id(VACCINATION)]);
    assert_eq!(reasons(&trust), [SkipReason::NotForSigning]);
}

#[test]
fn a_jwk_set_gives_keys_by_the_bytes_and_the_text_of_their_ids() {
    // RFC 7517 appendix A.1 (EC and RSA), RFC 8037 appendix A.2.
    let set = json!({"keys": [
        {"kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
         "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM", "use": "sig", "kid": "+6w2r2RfO1M="},
        {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
        {"kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
         "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM", "use": "enc", "kid": "1"},
        {"kty": "EC", "crv": "secp256k1", "x": "AQ", "y": "AQ", "kid": "2"},
        {"kty": "oct", "k": "AQ", "kid": "3"},
        {"kty": "OKP", "crv": "Ed25519", "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A", "x": "AQ", "kid": "4"},
        "text"
    ]});
    let trust = trust(&[set.to_string().as_bytes()]);
    assert_eq!(trust.len(), 2);
    let by = |id: &[u8]| trust.keys(&KeyId::new(id).unwrap()).count();
    assert_eq!(
        (
            by(b"+6w2r2RfO1M="),
            by(&[0xfb, 0xac, 0x36, 0xaf, 0x64, 0x5f, 0x3b, 0x53])
        ),
        (1, 1)
    );
    // RFC 8037 appendix A.3: the thumbprint of that key.
    let thumbprint = base64::decode("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", 32).unwrap();
    assert_eq!(by(&thumbprint), 1);
    let codes: Vec<_> = trust.skipped().iter().map(|skipped| skipped.reason.code()).collect();
    assert_eq!(
        codes,
        [
            "not_for_signing",
            "unsupported_key",
            "unsupported_key",
            "private_key",
            "shape"
        ]
    );
}

#[test]
fn a_jwk_has_to_be_the_key_of_its_certificate() {
    let chain = json!([base64(&der_of(SIGNER))]);
    let jwk = json!({"kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM", "kid": "one", "x5c": chain});
    let trust = trust(&[jwk.to_string().as_bytes()]);
    assert!(trust.is_empty());
    assert_eq!(reasons(&trust), [SkipReason::KeyMismatch]);
}

#[test]
fn states_grow_stricter_for_keys_that_are_there_and_that_come() {
    let (from, id) = (time("2022-01-01T00:00:00Z"), key_id(SIGNER));
    let state = |trust: &Trust| trust.keys(&id).next().unwrap().state;
    let mut before = Trust::new();
    before.restrict(id, KeyState::Retired { from });
    let _ = added(&mut before, SIGNER);
    let mut after = trust(&[SIGNER]);
    after.restrict(id, KeyState::Retired { from });
    assert!(state(&before) == KeyState::Retired { from } && state(&after) == KeyState::Retired { from });
    after.restrict(id, KeyState::Compromised { from });
    after.restrict(id, KeyState::Active);
    assert_eq!(state(&after), KeyState::Compromised { from });
}

/// The signers of these files share one key under different ids.
#[test]
fn a_restriction_is_one_of_the_public_key_under_whatever_id_it_comes() {
    let compromised = KeyState::Compromised {
        from: time("2022-01-01T00:00:00Z"),
    };
    let states = |trust: &Trust| -> Vec<KeyState> { trust.iter().map(|key| key.state).collect() };
    let id = key_id(SIGNER);
    assert!(id != key_id(VACCINATION) && id != key_id(TEST));
    // Present; added later, after its namesake and before.
    let mut present = trust(&[VACCINATION, SIGNER, P384]);
    present.restrict(id, compromised);
    let _ = added(&mut present, TEST);
    assert_eq!(
        states(&present),
        [compromised, compromised, KeyState::Active, compromised]
    );
    let mut later = Trust::new();
    later.restrict(id, compromised);
    for file in [VACCINATION, P384, SIGNER, TEST] {
        let _ = added(&mut later, file);
    }
    assert_eq!(
        states(&later),
        [compromised, KeyState::Active, compromised, compromised]
    );
    // Without any id.
    let mut direct = trust(&[VACCINATION]);
    direct.restrict_key(certificate(SIGNER).key(), compromised);
    let _ = added(&mut direct, TEST);
    assert_eq!(states(&direct), [compromised, compromised]);
}

#[test]
fn a_known_key_that_comes_again_under_a_restricted_id_is_restricted() {
    let jwk = |kid: &str| {
        let x = base64(&[7; 32]);
        json!({"kty": "EC", "crv": "P-256", "x": x, "y": x, "kid": kid}).to_string()
    };
    let (first, second) = (jwk("AQID"), jwk("BAUG"));
    let mut trust = trust(&[first.as_bytes()]);
    let retired = KeyState::Retired {
        from: time("2022-01-01T00:00:00Z"),
    };
    trust.restrict(KeyId::new(b"BAUG").unwrap(), retired);
    assert_eq!(trust.iter().next().unwrap().state, KeyState::Active);
    let _ = added(&mut trust, second.as_bytes());
    assert!(trust.iter().all(|key| key.state == retired));
}

#[test]
fn limits_are_kept() {
    let mut trust = Trust::new();
    assert_eq!(
        trust.add("large", &vec![b' '; limits::TRUST_FILE + 1]),
        Err(TrustError::TooLarge)
    );
    let many = json!({ "keys": vec![0; limits::TRUST_ENTRIES + 1] }).to_string();
    assert_eq!(trust.add("many", many.as_bytes()), Err(TrustError::TooManyKeys));
    let list = signed_list(&[]);
    let publishers = PUBLISHER.repeat(limits::PUBLISHERS);
    assert_eq!(trust.add("publishers", &publishers), Err(TrustError::TooManyKeys));
    let waiting = [&list[..], &vec![b' '; limits::TRUST_FILE - list.len()]].concat();
    for _ in 0..4 {
        assert!(added(&mut trust, &waiting).waits);
    }
    assert_eq!(trust.add("waiting", &waiting), Err(TrustError::TooManyKeys));
    assert!(trust.is_empty() && trust.skipped().is_empty());
}

/// Entries that a list may hold, good ones first.
fn entry() -> impl Strategy<Value = Value> {
    let good = [SIGNER, TEST, P384, RSA_2048];
    prop_oneof![
        (0..good.len()).prop_map(move |at| list_entry(good[at], "DE")),
        Just(list_entry(ZERO_SERIAL, "IT")),
        Just(list_entry(RSA_1024, "IT")),
        ("\\PC{0,20}", "[A-Za-z0-9+/=]{0,40}").prop_map(|(kid, raw)| json!({"kid": kid, "rawData": raw})),
        Just(Value::Null),
        Just(json!([[]])),
    ]
}

fn ids(trust: &Trust) -> Vec<KeyId> {
    let mut ids: Vec<_> = trust.iter().map(|key| key.key_id).collect();
    ids.sort();
    ids
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_bad_entry_changes_nothing_that_the_others_give(
        entries in prop::collection::vec(entry(), 0..12),
        seed in any::<prop::sample::Index>(),
    ) {
        let together = trust(&[PUBLISHER, &signed_list(&entries)]);
        let mut alone = trust(&[PUBLISHER]);
        let mut rotated = entries.clone();
        rotated.rotate_left(if entries.is_empty() { 0 } else { seed.index(entries.len()) });
        for entry in rotated {
            let _ = alone.add("one", &signed_list(&[entry])).unwrap();
        }
        prop_assert_eq!(ids(&together), ids(&alone));
        prop_assert_eq!(together.skipped().len(), alone.skipped().len());
    }

    #[test]
    fn no_bytes_bring_an_importer_down(bytes in prop::collection::vec(any::<u8>(), 0..300), start in 0..6_usize) {
        let starts: [&[u8]; 6] = [
            b"", b"0\x82\x01", b"AQID\n{\"certificates\":[", b"{\"verificationMethod\":[",
            b"{\"keys\":[", b"-----BEGIN CERTIFICATE-----\n",
        ];
        let _ = Trust::new().add("random", &[starts[start], &bytes].concat());
    }

    #[test]
    fn no_flipped_byte_brings_an_importer_down(
        at in any::<prop::sample::Index>(),
        flip in 1..=255_u8,
        file in 0..4_usize,
    ) {
        let ec = json!({"kty": "EC", "crv": "P-256", "x": "AQ", "y": "AQ"});
        let files = [
            SIGNER.to_vec(),
            TEST.to_vec(),
            did(&[method(SIGNER, "DCC:DEU:DSC", &ec)]),
            json!({"keys": [{"kty": "RSA", "n": base64(&[0x81; 256]), "e": "AQAB", "kid": "one"}]})
                .to_string()
                .into_bytes(),
        ];
        let mut file = files[file].clone();
        let at = at.index(file.len());
        file[at] ^= flip;
        let _ = Trust::new().add("flipped", &file);
    }
}
