use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::issue::{code, issue, pack, public_key};
use crate::json::Document;
use crate::view::Event;
use crate::{Format, Kind, PersonalData, Refusal, VerifyingKey, Warning, parse};

const SEED: [u8; 32] = [7; 32];

fn credential() -> Map<String, Value> {
    let address = json!({"streetAddress": "", "district": "D", "addressRegion": "R", "addressCountry": "IN", "postalCode": 176207});
    let document = json!({
        "@context": ["https://www.w3.org/2018/credentials/v1", "https://cowin.gov.in/credentials/vaccination/v1"],
        "type": ["VerifiableCredential", "ProofOfVaccinationCredential"],
        "credentialSubject": {"type": "Person", "id": "did:Passport:L898902C3", "refId": "12", "name": "Anna Eriksson",
            "gender": "Female", "age": "51", "nationality": "Utopian", "address": address},
        "issuer": "https://cowin.gov.in/", "issuanceDate": "2021-03-03T04:28:46.012Z",
        "evidence": [{"id": "https://cowin.gov.in/vaccine/1", "certificateId": "1", "type": ["Vaccination"], "batch": "B1",
            "vaccine": "COVISHIELD", "manufacturer": "Serum Institute of India", "date": "2021-03-03T04:28:43.134Z",
            "effectiveStart": "2021-03-03", "effectiveUntil": "2022-03-03", "dose": 1, "totalDoses": 2,
            "verifier": {"name": "Dr Who"}, "facility": {"name": "Centre", "address": address}}],
        "nonTransferable": "true"});
    match document {
        Value::Object(members) => members,
        _ => panic!("an object"),
    }
}

fn issued(credential: &Map<String, Value>) -> String {
    issue(credential, "2021-03-03T04:28:46Z", &SEED).expect("it is one of DIVOC's")
}

fn key() -> VerifyingKey {
    VerifyingKey::from_ed25519(&public_key(&SEED)).ok().unwrap()
}

/// Whether the text is a pass whose signature fits.
fn fits(text: &str) -> bool {
    parse(text).is_ok_and(|pass| pass.verify([&key()]).is_ok())
}

/// The signed document with one change.
fn altered(change: impl FnOnce(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(&issued(&credential())).unwrap();
    change(&mut document);
    document.to_string()
}

#[test]
fn a_vaccinated_traveller() {
    let text = issued(&credential());
    let pass = parse(&text).ok().unwrap();
    let claimed = pass.claimed();
    assert_eq!((claimed.format(), claimed.kind()), (Format::Divoc, Kind::Vaccination));
    assert_eq!(claimed.issued().unwrap().to_string(), "2021-03-03T04:28:46.012Z");
    let view = claimed.view();
    assert_eq!(view.holder.name, "Anna Eriksson");
    assert_eq!(view.holder.document_number.as_deref(), Some("L898902C3"));
    assert_eq!(view.holder.sex.as_deref(), Some("Female"));
    assert_eq!(view.id.as_deref(), Some("1"));
    assert_eq!(view.country.unwrap().code, "IN");
    let Some(Event::Vaccination(dose)) = view.event else {
        panic!("no dose")
    };
    assert_eq!(dose.number().as_deref(), Some("1/2"));
    assert_eq!(dose.product.unwrap().display, "COVISHIELD");
    assert_eq!(
        (dose.batch.as_deref(), dose.clinician.as_deref()),
        (Some("B1"), Some("Dr Who"))
    );
    assert_eq!(dose.valid_until.as_deref(), Some("2022-03-03"));
    assert_eq!(claimed.warnings(), [Warning::FieldsExchangeable]);
    let excess: Vec<_> = claimed
        .excess()
        .iter()
        .map(|one| (one.path.as_str(), one.data))
        .collect();
    assert_eq!(
        excess,
        [
            ("credentialSubject.address", PersonalData::Address),
            ("credentialSubject.refId", PersonalData::NationalId),
            ("credentialSubject.id", PersonalData::TravelDocument),
        ]
    );
    assert!(!pass.is_doubtful());
    assert!(pass.verify([&key()]).is_ok());
}

#[test]
fn every_member_that_is_shown_is_signed() {
    assert!(fits(&altered(|_| {})));
    for path in [
        "/credentialSubject/name",
        "/credentialSubject/id",
        "/credentialSubject/gender",
        "/credentialSubject/age",
        "/credentialSubject/nationality",
        "/credentialSubject/refId",
        "/credentialSubject/address/district",
        "/issuer",
        "/issuanceDate",
        "/evidence/0/id",
        "/evidence/0/certificateId",
        "/evidence/0/batch",
        "/evidence/0/vaccine",
        "/evidence/0/manufacturer",
        "/evidence/0/date",
        "/evidence/0/effectiveStart",
        "/evidence/0/effectiveUntil",
        "/evidence/0/dose",
        "/evidence/0/totalDoses",
        "/evidence/0/verifier/name",
        "/evidence/0/facility/name",
        "/evidence/0/facility/address/addressCountry",
        "/nonTransferable",
        "/proof/created",
        "/proof/verificationMethod",
    ] {
        let text = altered(|document| {
            let member = document.pointer_mut(path).unwrap();
            *member = match member.as_i64() {
                Some(number) => (number + 5).into(),
                None => format!("{}1", member.as_str().unwrap().replace("2021", "2020")).into(),
            };
        });
        assert!(!fits(&text), "{path}");
    }
}

#[test]
fn what_json_ld_could_say_otherwise_is_not_taken() {
    let subject = |change: fn(&mut Value)| altered(move |document| change(&mut document["credentialSubject"]));
    for text in [
        subject(|person| person["name"] = json!(["Anna Eriksson"])),
        subject(|person| person["name"] = json!({"@value": "Anna Eriksson"})),
        subject(|person| person["@id"] = person["id"].take()),
        subject(|person| person["unknown"] = "not signed".into()),
        subject(|person| person["@context"] = json!({"alias": "https://schema.org/name"})),
        subject(|person| person["age"] = json!(51.0)),
        subject(|person| *person = json!([person.take()])),
        subject(|person| person["type"] = json!([])),
        altered(|document| document["evidence"] = json!([document["evidence"][0], document["evidence"][0]])),
        altered(|document| document["proof"]["proofPurpose"] = "authentication".into()),
        altered(|document| document["proof"]["domain"] = "x".into()),
        altered(|document| {
            document["@context"] = json!(["https://www.w3.org/2018/credentials/v1", "https://evil.example/"])
        }),
        altered(|document| document["extra"] = true.into()),
    ] {
        assert!(!fits(&text), "{text}");
    }
    // A member that is there twice.
    let twice = issued(&credential()).replace(
        "\"name\":\"Anna Eriksson\"",
        "\"name\":\"Eve\",\"name\":\"Anna Eriksson\"",
    );
    assert!(!fits(&twice));
}

#[test]
fn members_of_one_property_do_not_change_places_unseen() {
    let swap = |one: &'static str, other: &'static str| {
        altered(move |document| {
            let event = &mut document["evidence"][0];
            let (first, second) = (event[one].take(), event[other].take());
            (event[one], event[other]) = (second, first);
        })
    };
    assert!(!fits(&swap("dose", "totalDoses")));
    assert!(!fits(&swap("effectiveStart", "effectiveUntil")));
    assert!(!fits(&swap("date", "effectiveUntil")));
    // Nor those of which no one can say which is the first.
    let mut written_otherwise = credential();
    written_otherwise["evidence"][0]["date"] = "03-03-2021".into();
    assert!(!fits(&issued(&written_otherwise)));
    // These could, and the pass says so.
    let swapped = parse(&swap("vaccine", "batch")).ok().unwrap();
    assert_eq!(swapped.claimed().warnings(), [Warning::FieldsExchangeable]);
}

#[test]
fn fields_that_could_change_places_are_named_where_it_matters() {
    let named = |event: Value| {
        let mut document = credential();
        document["evidence"] = json!([event]);
        let text = issued(&document);
        let pass = parse(&text).ok().unwrap();
        let claimed = pass.claimed();
        let warned = claimed.warnings().contains(&Warning::FieldsExchangeable);
        assert_eq!(warned, !claimed.exchangeable().is_empty());
        claimed.exchangeable().join(" ")
    };
    let mut event = credential()["evidence"][0].clone();
    let all = "evidence.batch evidence.certificateId evidence.manufacturer evidence.vaccine";
    assert_eq!(named(event.clone()), all);
    // Dates and numbers have one order that makes sense, alike ones none to lose.
    event["totalDoses"] = 1.into();
    event["effectiveStart"] = event["date"].clone();
    assert_eq!(named(event.clone()), all);
    for name in ["batch", "certificateId", "manufacturer"] {
        event[name] = event["vaccine"].clone();
    }
    assert_eq!(named(event.clone()), "");
    event["batch"] = Value::Null;
    event["manufacturer"] = "Serum Institute of India".into();
    assert_eq!(
        named(event),
        "evidence.certificateId evidence.manufacturer evidence.vaccine"
    );
    // Of a test its result is among them; a number is no text of the same digits.
    let test = json!({"id": "https://divoc.example/t/1", "type": ["TestDetails"], "result": "Negative", "disease": "COVID-19",
        "testName": "PCR"});
    assert_eq!(named(test), "evidence.disease evidence.result");
    let test = json!({"id": "https://divoc.example/t/1", "type": ["TestDetails"], "result": "1", "disease": 1});
    assert_eq!(named(test), "evidence.disease evidence.result");
}

#[test]
fn an_address_with_blanks_is_doubtful_and_one_without_a_scheme_is_not_taken() {
    let mut aadhaar = credential();
    aadhaar["credentialSubject"]["id"] = "did:Aadhaar Card:********1234".into();
    let pass = parse(&issued(&aadhaar)).ok().unwrap();
    assert!(pass.is_doubtful());
    assert!(
        pass.claimed()
            .excess()
            .iter()
            .any(|one| one.path == "credentialSubject.id" && one.data == PersonalData::NationalId)
    );
    assert!(pass.verify([&key()]).is_ok());
    let mut bare = credential();
    bare["credentialSubject"]["id"] = "962433308V".into();
    assert!(issue(&bare, "2021-03-03T04:28:46Z", &SEED).is_none());
}

/// A zip archive with one entry that is stored (APPNOTE.TXT sections 4.3.7, 4.3.12, 4.3.16).
fn archive(name: &str, content: &[u8]) -> Vec<u8> {
    let (length, name_length) = (content.len() as u32, name.len() as u16);
    let sizes = [
        &[0_u8; 4][..],
        &length.to_le_bytes(),
        &length.to_le_bytes(),
        &name_length.to_le_bytes(),
        &[0; 2],
    ]
    .concat();
    let local = [
        b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0",
        &sizes[..],
        name.as_bytes(),
        content,
    ]
    .concat();
    let directory = [
        b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0",
        &sizes[..],
        &[0; 14],
        name.as_bytes(),
    ]
    .concat();
    let (at, size) = (local.len() as u32, directory.len() as u32);
    let end = [
        b"PK\x05\x06\0\0\0\0\x01\0\x01\0",
        &size.to_le_bytes()[..],
        &at.to_le_bytes(),
        &[0; 2],
    ]
    .concat();
    [local, directory, end].concat()
}

#[test]
fn an_archive_is_the_same_pass() {
    let json = issued(&credential());
    let text = code(&archive("certificate.json", json.as_bytes()));
    assert!(fits(&text));
    assert_eq!(parse(&text).ok().unwrap().text(), text);
    let packed = code(&pack(&json).unwrap());
    assert!(packed.len() < text.len() && fits(&packed));
    let refused = |text: &str| parse(text).err();
    assert_eq!(
        refused(&code(&archive("other.json", json.as_bytes()))),
        Some(Refusal::NoCertificate)
    );
    assert_eq!(refused(&code(b"no archive")), Some(Refusal::Compression));
    assert_eq!(refused("B64:****"), Some(Refusal::Encoding));
    assert_eq!(
        refused(&code(&archive("certificate.json", b"{}"))),
        Some(Refusal::NotClaims)
    );
    assert_eq!(
        refused(&altered(|document| document["proof"]["type"] = "Other".into())),
        Some(Refusal::Algorithm)
    );
    assert_eq!(
        refused(&altered(|document| document["proof"] = Value::Null)),
        Some(Refusal::NotSigned)
    );
    assert_eq!(
        refused(&altered(|document| document["issuanceDate"] = "soon".into())),
        Some(Refusal::Time)
    );
}

proptest! {
    #[test]
    fn what_is_issued_fits_and_its_text_is_written_plainly(name in "\\PC{0,30}", id in "did:[a-z]{1,8}:[A-Z0-9]{0,9}", dose in 1..9_i64) {
        let mut credential = credential();
        credential["credentialSubject"]["name"] = name.into();
        credential["credentialSubject"]["id"] = id.into();
        credential["evidence"][0]["dose"] = dose.into();
        credential["evidence"][0]["totalDoses"] = 9.into();
        prop_assert!(fits(&issued(&credential)));
    }

    #[test]
    fn the_order_of_members_does_not_matter(order in Just((0..8).collect::<Vec<usize>>()).prop_shuffle()) {
        let text = issued(&credential());
        let document: Value = serde_json::from_str(&text).unwrap();
        let members: Vec<String> = document.as_object().unwrap().iter().map(|(name, value)| format!("{}:{value}", json!(name))).collect();
        let mut shuffled: Vec<&str> = order.iter().filter_map(|at| members.get(*at)).map(String::as_str).collect();
        shuffled.extend(members.iter().skip(order.len()).map(String::as_str));
        let text = format!("{{{}}}", shuffled.join(","));
        prop_assert!(fits(&text));
    }

    #[test]
    fn any_bytes_of_an_archive_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200), at: prop::sample::Index) {
        let _ = parse(&code(&bytes));
        let mut whole = archive("certificate.json", issued(&credential()).as_bytes());
        let at = at.index(whole.len());
        whole[at] ^= 0x55;
        let _ = parse(&code(&whole));
    }
}

/// Canonical forms by another implementation (PyLD, which reads the contexts themselves), of a real issuer's sample and of
/// our own; `tests/vectors/divoc`.
#[test]
fn canonical_forms_are_those_of_another_implementation() {
    const CASES: [(&str, &str); 7] = [
        (
            include_str!("../../../../tests/vectors/divoc/cowin-sample/DIVOCQR1Unpacked.json"),
            include_str!("../../../../tests/vectors/divoc/cowin-sample/derived-canonical.nq"),
        ),
        (
            include_str!("../../../../tests/vectors/divoc/own/subject-without-id.json"),
            include_str!("../../../../tests/vectors/divoc/own/subject-without-id.nq"),
        ),
        (
            include_str!("../../../../tests/vectors/divoc/own/test.json"),
            include_str!("../../../../tests/vectors/divoc/own/test.nq"),
        ),
        (
            include_str!("../../../../tests/vectors/divoc/own/two-doses-alike.json"),
            include_str!("../../../../tests/vectors/divoc/own/two-doses-alike.nq"),
        ),
        (
            include_str!("../../../../tests/vectors/divoc/own/vaccination-ed25519.json"),
            include_str!("../../../../tests/vectors/divoc/own/vaccination-ed25519.nq"),
        ),
        (
            include_str!("../../../../tests/vectors/divoc/own/vaccination-rsa.json"),
            include_str!("../../../../tests/vectors/divoc/own/vaccination-rsa.nq"),
        ),
        (
            include_str!("../../../../tests/vectors/divoc/own/vaccination-v2.json"),
            include_str!("../../../../tests/vectors/divoc/own/vaccination-v2.nq"),
        ),
    ];
    for (json, expected) in CASES {
        let document = Document::read(json).unwrap();
        let canonical = super::graph::canonical(document.root().unwrap()).unwrap();
        assert_eq!(canonical.text, expected);
        assert!(!canonical.doubtful);
    }
}
