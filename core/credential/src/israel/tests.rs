use base64ct::{Base64, Encoding};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::issue::{issue, sign};
use crate::key::SignatureError;
use crate::view::Event;
use crate::{Format, Kind, PersonalData, Refusal, SigningKey, Warning, parse};

fn key() -> SigningKey {
    SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap()
}

fn pass(document: &Value) -> crate::Unverified<crate::Pass> {
    parse(&issue(document, &key()).unwrap()).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn vaccinated() -> Value {
    json!({"id": "01/IL/0#1", "et": 3, "ct": 6, "c": "IL MOHEC", "g": "Moshe", "f": "Cohen", "gl": "משה", "fl": "כהן",
        "idl": "120456739", "idp": "00981065432", "b": "1990-02-07", "e": "2021-08-14 00:00:00", "a": "2021-02-15",
        "ps": "Vaccinated", "rd": "2021-05-23",
        "d1": {"d": "2021-02-08", "vv": "Pfizer", "vt": "covid19", "vb": "BNT162b2", "vc": "208", "o": "clalit", "c": "ISR"},
        "d2": {"d": "2021-01-17", "vv": "Pfizer", "vt": "BNT162b2", "vb": "EK4240", "vc": "208", "ol": "כללית", "c": "GRC"}})
}

#[test]
fn a_vaccinated_traveller() {
    let pass = pass(&vaccinated());
    let pass = pass.claimed();
    assert_eq!(
        (pass.format(), pass.kind()),
        (Format::IsraelGreenPass, Kind::Vaccination)
    );
    assert_eq!(pass.expires().unwrap().to_string(), "2021-08-14T20:59:59Z");
    assert_eq!(pass.not_before().unwrap().to_string(), "2021-02-14T22:00:00Z");
    assert_eq!(pass.issued().unwrap().to_string(), "2021-05-22T21:00:00Z");
    let view = pass.view();
    assert_eq!(view.holder.name, "Moshe Cohen (משה כהן)");
    assert_eq!(view.holder.family.as_deref(), Some("Cohen"));
    assert_eq!(view.holder.document_number.as_deref(), Some("00981065432"));
    assert_eq!(view.country.as_ref().unwrap().code, "IL");
    assert_eq!(view.id.as_deref(), Some("01/IL/0#1"));
    let doses: Vec<_> = view
        .events()
        .map(|event| match event {
            Event::Vaccination(dose) => dose.clone(),
            _ => panic!("no dose"),
        })
        .collect();
    let [second, first] = &doses[..] else {
        panic!("two doses")
    };
    assert_eq!((second.dose, first.dose), (Some(2), Some(1)));
    assert_eq!(second.vaccinated.as_deref(), Some("2021-02-08"));
    let product = |dose: &crate::view::Vaccination| dose.product.clone().unwrap().display;
    assert_eq!(
        (product(second), product(first)),
        ("BNT162b2".into(), "BNT162b2".into())
    );
    assert_eq!(
        (second.batch.as_deref(), first.batch.as_deref()),
        (None, Some("EK4240"))
    );
    assert_eq!(first.centre.as_deref(), Some("כללית"));
    assert_eq!(second.disease.as_ref().unwrap().display, "COVID-19");
    assert_eq!(second.country.as_ref().unwrap().code, "IL");
    assert_eq!(first.country.as_ref().unwrap().code, "GRC");
    assert_eq!(second.valid_until.as_deref(), Some("2021-08-14 00:00:00"));
    assert_eq!(pass.warnings(), []);
}

#[test]
fn numbers_of_documents_and_unknown_members_are_beyond_the_minimum() {
    let mut document = vaccinated();
    document["phone"] = "050".into();
    document["d1"]["photo"] = "AA".into();
    document["email"] = Value::Null;
    let pass = pass(&document);
    let mut found: Vec<_> = pass
        .claimed()
        .excess()
        .iter()
        .map(|one| (one.path.as_str(), one.data))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("d1.photo", PersonalData::Biometric),
            ("idl", PersonalData::NationalId),
            ("idp", PersonalData::TravelDocument),
            ("phone", PersonalData::Contact),
        ]
    );
    assert_eq!(pass.claimed().warnings(), [Warning::UnknownField]);
}

#[test]
fn a_pass_for_venues_names_cards_and_ends_with_the_first() {
    let pass = pass(
        &json!({"id": "01/IL/0#1", "et": 1, "ct": 1, "c": "IL MOH", "g": null, "f": null, "b": "0001-01-01",
        "e": "0001-01-01 00:00:00", "a": "0001-01-01",
        "p": [{"idl": "111", "e": "2022-03-12 23:59:59"}, {"idl": 222, "e": "2021-12-31"}]}),
    );
    let pass = pass.claimed();
    assert_eq!(pass.kind(), Kind::Venue);
    assert_eq!(pass.expires().unwrap().to_string(), "2021-12-31T21:59:59Z");
    assert_eq!(pass.not_before(), None);
    let view = pass.view();
    assert!(view.event.is_none());
    assert_eq!(view.holder.document_number.as_deref(), Some("111, 222"));
    assert_eq!((view.holder.name.as_str(), view.holder.birth_date), ("", None));
    assert_eq!(pass.excess().len(), 1);
    assert_eq!(pass.excess()[0].path, "p.idl");
}

#[test]
fn recovery_and_types_without_a_word_from_the_ministry() {
    let recovered = pass(&json!({"id": "1", "ct": 3, "e": "2021-06-30", "a": "0001-01-01", "r": "2021-01-28"}));
    let view = recovered.claimed().view();
    let Some(Event::Recovery(recovery)) = &view.event else {
        panic!("no recovery")
    };
    assert_eq!(recovery.valid_from.as_deref(), Some("2021-01-28"));
    assert_eq!(recovery.valid_until.as_deref(), Some("2021-06-30"));
    for (document, kind) in [
        (json!({"id": "1", "ct": 4}), Kind::Venue),
        (json!({"id": "1", "ct": 6, "ps": "Recovered"}), Kind::Recovery),
        (json!({"id": "1", "ct": 9, "r": "2021-01-28"}), Kind::Recovery),
        (json!({"id": "1", "p": [{"idl": "1"}]}), Kind::Venue),
        (json!({"id": "1"}), Kind::Other),
    ] {
        assert_eq!(pass(&document).claimed().kind(), kind, "{document}");
    }
}

#[test]
fn the_signature_is_over_the_text_as_it_stands() {
    let key = key();
    let text = sign("{\"id\" : \"1\",  \"ct\":2 }", &key).unwrap();
    let public = key.verifying_key().ok().unwrap();
    assert!(parse(&text).unwrap().verify([&public]).is_ok());
    let changed = text.replace(" : ", ": ");
    let reason = parse(&changed)
        .unwrap()
        .verify([&public])
        .err()
        .map(|failed| failed.reason);
    assert_eq!(reason, Some(SignatureError::Mismatch));
}

/// As everywhere, and as a program reads it that keeps one member of each name.
#[test]
fn of_two_members_of_one_name_the_last_counts() {
    let json = r#"{"d2":{"d":"2021-03-01","vt":"one"},"d1":{"d":"2021-01-01"},"id":"1","g":"A","d1":{"d":"2021-02-01"},"g":"B"}"#;
    let pass = parse(&sign(json, &key()).unwrap()).ok().unwrap();
    let view = pass.claimed().view();
    let dates: Vec<_> = view.events().map(Event::date).collect();
    assert_eq!(dates, [Some("2021-03-01"), Some("2021-02-01")]);
    assert_eq!(view.holder.name, "B");
}

#[test]
fn the_first_generation_signs_the_digest() {
    let key = key();
    let public = key.verifying_key().ok().unwrap();
    for (et, fits) in [(1, true), (2, false), (3, false)] {
        let json = json!({"id": "1", "ct": 1, "et": et}).to_string();
        let digest = <sha2::Sha256 as sha2::Digest>::digest(json.as_bytes());
        let signature = crate::key::ecdsa_sig_value(&key.sign(&digest).unwrap());
        let text = format!("{}#{json}", Base64::encode_string(&signature));
        assert_eq!(parse(&text).unwrap().verify([&public]).is_ok(), fits, "{et}");
        // Over the JSON itself it counts whatever it says.
        assert!(parse(&sign(&json, &key).unwrap()).unwrap().verify([&public]).is_ok());
    }
}

#[test]
fn what_is_none() {
    let refused = |text: &str| parse(text).err();
    let signed = "AAAA";
    assert_eq!(refused(&format!("{signed}#{{\"id\":")), Some(Refusal::Json));
    assert_eq!(refused("AA*A#{\"id\":\"1\"}"), Some(Refusal::Encoding));
    assert_eq!(refused("AAAA#{}"), Some(Refusal::NotClaims));
    assert_eq!(refused("AAAA#{\"id\":\"1\",\"e\":\"soon\"}"), Some(Refusal::Time));
    assert_eq!(refused("#{\"id\":\"1\"}"), Some(Refusal::UnknownFormat));
    assert_eq!(refused("AAAA#[1]"), Some(Refusal::UnknownFormat));
    let genes = sign("{\"id\":\"1\",\"x\":\"GATTACAGATTACAGATTACA\"}", &key()).unwrap();
    assert!(matches!(refused(&genes), Some(Refusal::GeneticData { .. })));
    let escaped = "\\u0041\\u0043\\u0047\\u0054".repeat(5);
    let genes = sign(&format!("{{\"id\":\"1\",\"x\":\"{escaped}\"}}"), &key()).unwrap();
    assert_eq!(refused(&genes), Some(Refusal::GeneticData { field: "x".into() }));
}

proptest! {
    #[test]
    fn what_is_issued_is_read(id in "[a-zA-Z0-9/#א-ת]{1,20}", name in "[a-zא-ת]{0,20}", ct in 0..9_i64) {
        let document = json!({"id": id, "ct": ct, "g": name});
        let key = key();
        let read = parse(&issue(&document, &key).unwrap()).ok().unwrap();
        prop_assert_eq!(read.claimed().payload_json(), document);
        prop_assert!(read.verify([&key.verifying_key().ok().unwrap()]).is_ok());
    }

    #[test]
    fn any_text_gives_a_pass_or_a_reason(signature in "[A-Za-z0-9+/=]{0,20}", json in "\\{.{0,80}\\}") {
        if let Ok(pass) = parse(&format!("{signature}#{json}")) {
            let _ = pass.claimed().view();
        }
    }
}
