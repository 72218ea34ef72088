//! Whole cards, written by a test issuer that errs in the ways real issuers do.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::key::{KeyId, SignatureError, SigningKey};
use crate::refusal::RefusalClass;
use crate::view::Event;
use crate::{Kind, PersonalData, Warning, limits, parse};

fn signing_key() -> SigningKey {
    SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap()
}

fn patient() -> Value {
    json!({"resourceType": "Patient", "name": [{"family": "Bock", "given": ["Ann", "Lena"]}], "birthDate": "1990-02-01"})
}

fn dose(cvx: &str, date: &str) -> Value {
    json!({"resourceType": "Immunization", "status": "completed", "patient": {"reference": "resource:0"},
        "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": cvx}]},
        "occurrenceDateTime": date, "lotNumber": "rs123456",
        "manufacturer": {"identifier": {"system": "http://hl7.org/fhir/sid/mvx", "value": "PFR"}},
        "performer": [{"actor": {"display": "Clinic"}}]})
}

fn test_result(loinc: &str, date: &str) -> Value {
    json!({"resourceType": "Observation", "status": "final", "subject": {"reference": "resource:0"},
        "code": {"coding": [{"system": "http://loinc.org", "code": loinc}]}, "effectiveDateTime": date,
        "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": "260415000"}]},
        "performer": [{"display": "Laboratory"}]})
}

fn payload(resources: &[Value]) -> Value {
    let entries: Vec<Value> = resources
        .iter()
        .enumerate()
        .map(|(at, resource)| json!({"fullUrl": format!("resource:{at}"), "resource": resource}))
        .collect();
    json!({"iss": "https://example.org/issuer", "nbf": 1_620_000_000.5, "vc": {
        "type": ["https://smarthealth.cards#health-card"],
        "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": {
            "resourceType": "Bundle", "type": "collection", "entry": entries}}}})
}

fn jws(payload: &Value) -> String {
    issue::issue(payload, &signing_key()).unwrap()
}

fn read(resources: &[Value]) -> Pass {
    parse(&jws(&payload(resources))).ok().unwrap().claimed().clone()
}

fn refused(payload: &Value) -> Option<Refusal> {
    parse(&jws(payload)).err()
}

/// The payload with one member set, by its JSON pointer.
fn with(pointer: &str, value: Value) -> Value {
    let mut payload = payload(&[patient(), dose("208", "2021-01-01")]);
    *payload.pointer_mut(pointer).unwrap() = value;
    payload
}

#[test]
fn a_card_with_doses_and_a_test() {
    let pass = read(&[
        patient(),
        dose("208", "2021-01-01"),
        dose("208", "2021-02-01"),
        test_result("94500-6", "2021-01-15"),
    ]);
    assert_eq!(pass.format(), Format::Shc);
    assert_eq!(pass.kind(), Kind::Vaccination);
    assert_eq!(pass.issuer(), Some("https://example.org/issuer"));
    assert_eq!(pass.issued().unwrap().as_second(), 1_620_000_000);
    assert!(pass.excess().is_empty());
    assert!(pass.warnings().is_empty());
    let view = pass.view();
    assert_eq!(view.holder.name, "Ann Lena Bock");
    assert_eq!(view.holder.birth_date.as_deref(), Some("1990-02-01"));
    let dates: Vec<_> = view.events().filter_map(Event::date).collect();
    assert_eq!(dates, ["2021-02-01", "2021-01-15", "2021-01-01"]);
    let Some(Event::Vaccination(dose)) = &view.event else {
        panic!()
    };
    assert_eq!(
        dose.product.as_ref().unwrap().display,
        "COVID-19, mRNA (Pfizer-BioNTech), 30 mcg"
    );
    assert_eq!(dose.disease.as_ref().unwrap().display, "COVID-19");
    assert_eq!(dose.manufacturer.as_ref().unwrap().display, "Pfizer");
    assert_eq!(dose.batch.as_deref(), Some("rs123456"));
    assert_eq!(dose.centre.as_deref(), Some("Clinic"));
    let Some(Event::Test(test)) = view.more_events.first() else {
        panic!()
    };
    assert_eq!(
        test.test_type.as_ref().unwrap().display,
        "SARS-CoV-2 RNA by NAA, respiratory"
    );
    assert_eq!(test.result.as_ref().unwrap().display, "Not detected");
    assert_eq!(test.centre.as_deref(), Some("Laboratory"));
}

#[test]
fn every_form_is_the_same_pass() {
    let jws = jws(&payload(&[patient(), dose("208", "2021-01-01")]));
    let digits = numeric::encode(&jws).unwrap();
    let forms = [
        jws.clone(),
        code(&jws).into_owned(),
        format!("SHC:/{digits}"),
        format!("shc:/1/1/{digits}"),
        format!(" \u{feff}{jws}\n"),
        json!({"verifiableCredential": [jws]}).to_string(),
        json!({"resourceType": "Parameters", "parameter": [
            {"name": "resourceLink", "part": []}, {"name": "verifiableCredential", "valueString": jws}]})
        .to_string(),
    ];
    for form in forms {
        assert_eq!(parse(&form).map(|pass| pass.text().to_owned()).ok(), Some(jws.clone()));
    }
}

#[test]
fn parts_in_any_order_are_one_pass() {
    let digits = numeric::encode(&jws(&payload(&[patient(), dose("208", "2021-01-01")]))).unwrap();
    let third = digits.len() / 6 * 2;
    let parts = [
        format!("shc:/1/3/{}", &digits[..third]),
        format!("shc:/2/3/{}", &digits[third..2 * third]),
        format!("shc:/3/3/{}", &digits[2 * third..]),
    ];
    let whole = [Ok(format!("shc:/{digits}"))];
    for [a, b, c] in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [1, 0, 2]] {
        assert_eq!(join(&[&parts[a], &parts[b], &parts[c], &parts[a]]), whole);
    }
    assert!(parse(whole[0].as_ref().unwrap()).is_ok());
    assert_eq!(
        join(&[&parts[0], &parts[2], &parts[0]]),
        [Err(Refusal::Part { have: 2, need: 3 })]
    );
    assert_eq!(parse(&parts[1]).err(), Some(Refusal::Part { have: 1, need: 3 }));
    let own = |text: &str| Ok::<_, Refusal>(text.to_owned());
    let between = ["HC1:A", &parts[2], "shc:/56", &parts[0], &parts[1]];
    assert_eq!(join(&between), [own("HC1:A"), whole[0].clone(), own("shc:/56")]);
    for text in [
        "shc:/0/3/00",
        "shc:/4/3/00",
        "shc:/1/0/00",
        "shc:/a/3/00",
        "shc:/1/3",
        "shc:/+1/3/00",
        "shc:5676",
    ] {
        assert_eq!(parse(text).err(), Some(Refusal::Encoding), "{text}");
    }
    assert_eq!(parse("shc:/1/999/00").err(), Some(Refusal::TextTooLong));
}

#[test]
fn only_the_signers_key_fits() {
    let key = signing_key();
    let text = issue::issue(&payload(&[patient(), dose("208", "2021-01-01")]), &key).unwrap();
    let unverified = || parse(&text).ok().unwrap();
    assert_eq!(
        unverified().key_id(),
        KeyId::from_base64(&issue::thumbprint(&key)).as_ref()
    );
    assert!(unverified().verify([&key.verifying_key().unwrap()]).is_ok());
    let other = signing_key().verifying_key().unwrap();
    let failed = unverified().verify([&other]).err().unwrap();
    assert_eq!(failed.reason, SignatureError::Mismatch);
}

#[test]
fn headers_that_are_refused() {
    let payload = payload(&[patient(), dose("208", "2021-01-01")]).to_string();
    let key = signing_key();
    let under = |header: Value| parse(&issue::sign(&header, payload.as_bytes(), &key).unwrap()).err();
    for alg in ["none", "HS256", "RS256", "ES384", "es256", ""] {
        assert_eq!(
            under(json!({"zip": "DEF", "alg": alg, "kid": "x"})),
            Some(Refusal::Algorithm),
            "{alg}"
        );
    }
    assert_eq!(under(json!({"zip": "DEF", "kid": "x"})), Some(Refusal::Algorithm));
    assert_eq!(under(json!({"alg": "ES256", "kid": "x"})), Some(Refusal::NotSigned));
    let critical = json!({"zip": "DEF", "alg": "ES256", "crit": ["b64"], "b64": false});
    assert_eq!(under(critical), Some(Refusal::CriticalHeader));
    assert_eq!(under(json!({"zip": "DEF", "alg": "ES256"})), None);
}

#[test]
fn claims_that_are_refused() {
    for issuer in [
        json!("http://example.org"),
        json!("https://example.org/"),
        json!(7),
        json!(null),
    ] {
        assert_eq!(refused(&with("/iss", issuer)), Some(Refusal::Issuer));
    }
    assert_eq!(refused(&with("/nbf", json!("2021-01-01"))), Some(Refusal::Time));
    assert_eq!(refused(&with("/nbf", json!(-1e300))), Some(Refusal::Time));
    assert_eq!(
        refused(&with("/vc/type", json!(["VerifiableCredential"]))),
        Some(Refusal::NoCertificate)
    );
    assert_eq!(refused(&with("/vc", json!(null))), Some(Refusal::NoCertificate));
    let bundle = "/vc/credentialSubject/fhirBundle";
    assert_eq!(refused(&with(bundle, json!([]))), Some(Refusal::BrokenCertificate));
    assert_eq!(
        refused(&payload(&[patient(), patient()])),
        Some(Refusal::BrokenCertificate)
    );
    assert_eq!(refused(&json!("text")), Some(Refusal::NotClaims));
    assert_eq!(Refusal::Issuer.class(), RefusalClass::Invalid);
}

#[test]
fn milliseconds_lie_at_the_end_of_the_calendar() {
    let pass = parse(&jws(&with("/nbf", json!(1_618_554_442_496_i64)))).ok().unwrap();
    assert_eq!(
        pass.claimed().issued(),
        crate::cwt::from_seconds(jiff::Timestamp::MAX.as_second())
    );
}

#[test]
fn what_did_not_happen_is_no_event() {
    let mut not_done = dose("208", "2021-01-01");
    not_done["status"] = json!("not-done");
    let mut preliminary = test_result("94500-6", "2021-01-01");
    preliminary["status"] = json!("preliminary");
    let pass = read(&[patient(), not_done, preliminary]);
    assert_eq!(pass.kind(), Kind::Other);
    assert!(pass.view().event.is_none());
    assert_eq!(pass.view().holder.name, "Ann Lena Bock");
}

#[test]
fn what_goes_beyond_the_minimum_is_flagged_by_path() {
    let mut person = patient();
    person["gender"] = json!("female");
    person["address"] = json!([{"line": ["1 Street"]}]);
    person["telecom"] = json!([{"value": "+1"}]);
    person["name"][0]["use"] = json!("official");
    let mut shot = dose("208", "2021-01-01");
    shot["id"] = json!("1");
    shot["patient"]["display"] = json!("Ann");
    let mut payload = payload(&[person, shot.clone(), shot, json!({"resourceType": "Coverage"})]);
    payload["sub"] = json!("x");
    let pass = parse(&jws(&payload)).ok().unwrap().claimed().clone();
    let mut found: Vec<_> = pass
        .excess()
        .iter()
        .map(|field| (field.path.as_str(), field.data))
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            ("Coverage", PersonalData::Health),
            ("Immunization.id", PersonalData::Unknown),
            ("Immunization.patient.display", PersonalData::Unknown),
            ("Patient.address", PersonalData::Address),
            ("Patient.gender", PersonalData::Sex),
            ("Patient.name.use", PersonalData::Unknown),
            ("Patient.telecom", PersonalData::Contact),
            ("sub", PersonalData::NationalId),
        ]
    );
    assert!(pass.warnings().contains(&Warning::UnknownField));
}

#[test]
fn parts_of_different_passes_are_apart() {
    let halves = |date| {
        let digits = numeric::encode(&jws(&payload(&[patient(), dose("208", date)]))).unwrap();
        let (first, second) = digits.split_at(digits.len() / 4 * 2);
        let parts = [format!("shc:/1/2/{first}"), format!("shc:/2/2/{second}")];
        (parts, format!("shc:/{digits}"))
    };
    let (one, other) = (halves("2021-01-01"), halves("2021-02-02"));
    let [mixed, rest] = [[&one.0[0], &other.0[1]], [&other.0[0], &one.0[1]]];
    assert_eq!(join(&mixed), [Err(Refusal::PartsApart)]);
    assert_eq!(join(&rest), [Err(Refusal::PartsApart)]);
    // Both passes, one after another.
    assert_eq!(
        join(&[&one.0[1], &one.0[0], &other.0[0], &other.0[1]]),
        [Ok(one.1), Ok(other.1)]
    );
    assert_eq!(Refusal::PartsApart.class(), RefusalClass::Undecodable);
    // What is read and breaks a rule is a pass, and says which.
    let digits = numeric::encode(&jws(&payload(&[json!({"resourceType": "MolecularSequence"})]))).unwrap();
    let (first, second) = digits.split_at(100);
    let whole = join(&[format!("shc:/1/2/{first}"), format!("shc:/2/2/{second}")]);
    assert_eq!(whole, [Ok(format!("shc:/{digits}"))]);
}

#[test]
fn escapes_hide_no_genetic_data() {
    let note = "ACGTTGCAACGTTGCAACGTTGCA";
    let escaped: String = note
        .chars()
        .map(|letter| format!("\\u{:04x}", u32::from(letter)))
        .collect();
    let payload = payload(&[json!({"resourceType": "Observation", "note": [{"text": note}]})]);
    let text = payload.to_string().replace(note, &escaped);
    let card = issue::sign(&json!({"zip": "DEF", "alg": "ES256"}), text.as_bytes(), &signing_key()).unwrap();
    let field = "Observation.note.text".into();
    assert_eq!(parse(&card).err(), Some(Refusal::GeneticData { field }));
}

#[test]
fn genetic_data_is_refused() {
    let observation = |code: Value| {
        let mut result = test_result("94500-6", "2021-01-01");
        result["code"] = code;
        result
    };
    for (field, resource) in [
        (
            "MolecularSequence",
            json!({"resourceType": "MolecularSequence", "type": "dna"}),
        ),
        (
            "Observation.code",
            observation(json!({"coding": [{"system": "http://loinc.org", "code": "84413-4"}]})),
        ),
        ("Observation.code.text", observation(json!({"text": "Human genome"}))),
        (
            "Observation.note.text",
            json!({"resourceType": "Observation", "note": [{"text": "ACGTTGCAACGTTGCAACGTTGCA"}]}),
        ),
        (
            "Patient.extension.genotype",
            json!({"resourceType": "Patient", "extension": [{"genotype": "x"}]}),
        ),
    ] {
        let refused = refused(&payload(&[resource]));
        assert_eq!(refused, Some(Refusal::GeneticData { field: field.into() }));
    }
}

#[test]
fn hostile_sizes_are_refused() {
    let large = with("/iss", json!(format!("https://{}", "a".repeat(limits::SHC_INFLATED))));
    assert_eq!(refused(&large), Some(Refusal::TooLarge));
    let deep = issue::sign(
        &json!({"zip": "DEF", "alg": "ES256"}),
        format!("{{\"vc\":{}{}}}", "[".repeat(5000), "]".repeat(5000)).as_bytes(),
        &signing_key(),
    );
    assert_eq!(parse(&deep.unwrap()).err(), Some(Refusal::Json));
    assert_eq!(
        parse(&"shc:/5".repeat(limits::SHC_TEXT)).err(),
        Some(Refusal::TextTooLong)
    );
    let many = json!({"verifiableCredential": vec!["eyJ.eyJ.a"; limits::SHC_CREDENTIALS + 1]}).to_string();
    assert_eq!(parse(&many).err(), Some(Refusal::TextTooLong));
    assert_eq!(
        parse(r#"{"verifiableCredential":["eyJ.a.a","eyJ.a.a"]}"#).err(),
        Some(Refusal::Several)
    );
    assert_eq!(parse("{}").err(), Some(Refusal::UnknownFormat));
}

proptest! {
    #[test]
    fn nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "\\PC{0,200}") {
        let _ = parse(&text);
        let _ = parse(&format!("shc:/{text}"));
        let _ = parse(&issue::sign(&json!({"zip": "DEF", "alg": "ES256"}), &bytes, &signing_key()).unwrap());
        let _ = join(&[&text, &format!("shc:/1/2/{text}")]);
    }

    #[test]
    fn any_json_in_any_place_is_read_or_refused(place in 0..12_usize, value in json_value()) {
        let places = [
            "/nbf", "/vc", "/vc/type", "/vc/credentialSubject", "/vc/credentialSubject/fhirBundle/entry",
            "/vc/credentialSubject/fhirBundle/entry/0", "/vc/credentialSubject/fhirBundle/entry/0/resource/name",
            "/vc/credentialSubject/fhirBundle/entry/0/resource/name/0/given",
            "/vc/credentialSubject/fhirBundle/entry/1/resource/vaccineCode",
            "/vc/credentialSubject/fhirBundle/entry/1/resource/vaccineCode/coding",
            "/vc/credentialSubject/fhirBundle/entry/1/resource/performer",
            "/vc/credentialSubject/fhirBundle/entry/1/resource/occurrenceDateTime",
        ];
        if let Ok(pass) = parse(&jws(&with(places[place], value))) {
            let _ = pass.claimed().view();
            let _ = pass.claimed().payload_json();
        }
    }

    #[test]
    fn no_altered_card_verifies(at: prop::sample::Index, letter in "[A-Za-z0-9_-]") {
        let key = signing_key();
        let text = issue::issue(&payload(&[patient(), dose("208", "2021-01-01")]), &key).unwrap();
        let mut altered = text.clone();
        let at = at.index(text.len());
        altered.replace_range(at..=at, &letter);
        if let Ok(pass) = parse(&altered) {
            prop_assert_eq!(pass.verify([&key.verifying_key().unwrap()]).is_ok(), altered == text);
        }
    }
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("(resource|family|given|coding|code|system|[a-z]{1,4})", inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}
