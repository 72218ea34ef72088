//! Whole passes, written by a test issuer that errs in the ways real issuers do.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::cbor::{Encoder, Map};
use crate::key::{SignatureError, SigningKey, VerifyingKey};
use crate::refusal::RefusalClass;
use crate::view::Event;
use crate::{PersonalData, cose, inflate, limits, parse};
use issue::{Certificate, Claims as Issued, claims_set, issue};

const KEY_ID: &[u8] = b"test-key";

fn signing_key() -> SigningKey {
    SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap()
}

fn recovery() -> Value {
    json!({
        "ver": "1.3.0",
        "nam": {"fn": "Bock", "gn": "Ann-Lena", "fnt": "BOCK", "gnt": "ANN<LENA"},
        "dob": "1990-02-01",
        "r": [{
            "tg": "840539006", "fr": "2026-01-01", "co": "AT", "is": "Ministry", "df": "2026-01-12", "du": "2026-07-01",
            "ci": "URN:UVCI:01:AT:1#2",
        }],
    })
}

fn issued(certificate: &Value) -> Issued<'_> {
    Issued {
        issuer: "AT",
        issued: "2026-01-12T08:00:00Z".parse().unwrap(),
        expires: "2026-07-01T00:00:00Z".parse().unwrap(),
        certificate,
    }
}

/// Signs any claims set and wraps it as a text.
fn wrap(claims: &[u8]) -> String {
    let message = cose::sign1(claims, KeyId::new(KEY_ID).as_ref(), &[], &signing_key()).unwrap();
    encode(&message).unwrap()
}

/// A certificate in JSON, signed.
fn text_of(certificate: &Value) -> String {
    wrap(&claims_set(Certificate::EuDcc, &issued(certificate)))
}

fn read(certificate: &Value) -> Pass {
    parse(&text_of(certificate))
        .map(|pass| pass.claimed().clone())
        .ok()
        .unwrap()
}

fn refused(certificate: &Value) -> Option<Refusal> {
    parse(&text_of(certificate)).err()
}

/// A claims set whose claim -260 is written by the test.
fn with_hcert(value: impl FnOnce(&mut Encoder) -> &mut Encoder) -> String {
    let mut set = Map::new();
    set.entry(|k| k.i64(-260), value).unwrap();
    let mut encoder = Encoder::new();
    encoder.map(&set);
    wrap(&encoder.finish())
}

#[test]
fn from_text_to_verified() {
    let key = signing_key();
    let verifying = key.verifying_key().ok().unwrap();
    let id = KeyId::new(KEY_ID).unwrap();
    let text = issue(&issued(&recovery()), &id, &key).unwrap();
    let unverified = parse(&format!("\u{feff} {text}\r\n")).ok().unwrap();
    assert_eq!(unverified.text(), text);
    assert_eq!(unverified.key_id(), Some(&id));
    let pass = unverified.claimed();
    assert_eq!((pass.format(), pass.kind()), (Format::EuDcc, Kind::Recovery));
    assert_eq!(pass.issuer(), Some("AT"));
    assert_eq!(pass.issued(), "2026-01-12T08:00:00Z".parse().ok());
    assert_eq!(pass.expires(), "2026-07-01T00:00:00Z".parse().ok());
    assert_eq!(pass.not_before(), None);
    assert_eq!(pass.payload_json(), recovery());
    assert_eq!(pass.warnings(), []);
    assert!(pass.excess().is_empty());
    let view = pass.view();
    assert_eq!(view.holder.name, "Ann-Lena Bock");
    assert_eq!(view.holder.birth_date.as_deref(), Some("1990-02-01"));
    assert_eq!(view.country.unwrap().display, "Austria");
    assert_eq!(view.issuer.as_deref(), Some("Ministry"));
    assert_eq!(view.id.as_deref(), Some("URN:UVCI:01:AT:1#2"));
    let Some(Event::Recovery(event)) = view.event else {
        panic!("a recovery");
    };
    assert_eq!(event.disease.unwrap().display, "COVID-19");
    assert_eq!(event.valid_until.as_deref(), Some("2026-07-01"));

    // The key id may be shared: the key that fits is found among others.
    let other = signing_key().verifying_key().ok().unwrap();
    let (verified, index) = unverified.verify([&other, &verifying]).ok().unwrap();
    assert_eq!((verified.text(), index), (text.as_str(), 1));
}

#[test]
fn the_most_telling_reason_is_given() {
    let reason = |keys: &[VerifyingKey]| {
        parse(&text_of(&recovery()))
            .ok()
            .unwrap()
            .verify(keys)
            .err()
            .unwrap()
            .reason
    };
    let other = signing_key().verifying_key().ok().unwrap();
    let rsa = VerifyingKey::from_rsa(&[0xff; 256], &[3]).ok().unwrap();
    assert_eq!(reason(&[]), SignatureError::NoKey);
    assert_eq!(reason(std::slice::from_ref(&rsa)), SignatureError::KeyMismatch);
    assert_eq!(reason(&[rsa.clone(), other.clone()]), SignatureError::Mismatch);
    assert_eq!(reason(&[other, rsa]), SignatureError::Mismatch);
}

#[test]
fn layers_of_the_text() {
    let text = text_of(&recovery());
    let bare = text.strip_prefix("HC1:").unwrap();
    let pass = parse(bare).ok().unwrap();
    assert_eq!(pass.claimed().warnings(), [Warning::NoPrefix]);
    assert_eq!(pass.text(), bare);
    let refused = |text: &str| parse(text).err();
    assert_eq!(refused("  "), Some(Refusal::Empty));
    assert_eq!(refused(&text.replace("HC1:", "HC2:")), Some(Refusal::UnknownFormat));
    assert_eq!(refused(&text.replace("HC1:", "HL1:")), Some(Refusal::UnknownFormat));
    assert!(matches!(refused("https://example.org/"), Some(Refusal::LookUp { .. })));
    assert_eq!(refused("HC1:"), Some(Refusal::Compression));
    assert_eq!(refused("HC1:abc"), Some(Refusal::Base45));
    assert_eq!(refused("HC1:%69 VD92EX0"), Some(Refusal::Compression));
    assert_eq!(refused(&"A".repeat(limits::TEXT + 1)), Some(Refusal::TextTooLong));
    // Whole groups of Base45 are left, so that the compressed data is what ends too early.
    let end = 4 + (text.len() - 4) / 6 * 3;
    assert_eq!(refused(&text[..end]), Some(Refusal::Compression));
    assert_eq!(encode(&vec![0; limits::HC1_INFLATED + 1]), Err(EncodeError::TooLarge));
}

#[test]
fn a_bomb_is_refused_before_it_unfolds() {
    let zeros = vec![0; 1 << 20];
    let mut buffer = vec![0; zlib_rs::compress_bound(zeros.len())];
    let (compressed, _) = zlib_rs::compress_slice(&mut buffer, &zeros, zlib_rs::DeflateConfig::best_compression());
    let text = format!("HC1:{}", crate::base45::encode(compressed));
    assert!(text.len() < limits::TEXT);
    assert_eq!(parse(&text).err(), Some(Refusal::TooLarge));
}

#[test]
fn what_stops_the_reading_comes_before_the_rules() {
    let mut encoder = Encoder::new();
    encoder.u64(1);
    assert_eq!(parse(&wrap(&encoder.finish())).err(), Some(Refusal::NotClaims));
    assert_eq!(parse(&wrap(&[0xa1])).err(), Some(Refusal::Cbor));
    assert_eq!(parse(&wrap(&[0xa0])).err(), Some(Refusal::NoCertificate));
    assert_eq!(parse(&encode(&[0xa0]).unwrap()).err(), Some(Refusal::NotSigned));
    assert_eq!(
        parse(&with_hcert(|v| v.text("x"))).err(),
        Some(Refusal::BrokenCertificate)
    );
    assert_eq!(parse(&with_hcert(|v| v.null())).err(), Some(Refusal::NoCertificate));
    assert_eq!(
        parse(&with_hcert(|v| v.map(&Map::new()))).err(),
        Some(Refusal::NoCertificate)
    );
    for (refusal, class) in [
        (Refusal::BrokenCertificate, RefusalClass::Undecodable),
        (Refusal::NotSigned, RefusalClass::Undecodable),
        (Refusal::NoCertificate, RefusalClass::Invalid),
        (Refusal::MultipleEvents, RefusalClass::Invalid),
    ] {
        assert_eq!(refusal.class(), class);
    }
}

#[test]
fn one_event_and_no_more() {
    let mut certificate = recovery();
    let entry = certificate["r"][0].clone();
    certificate["v"] = Value::Null;
    certificate["t"] = json!([]);
    let pass = read(&certificate);
    assert_eq!(
        (pass.kind(), pass.warnings()),
        (Kind::Recovery, &[Warning::NullField][..])
    );
    certificate["v"] = json!([entry]);
    assert_eq!(refused(&certificate), Some(Refusal::MultipleEvents));
    certificate["v"] = json!([]);
    certificate["r"] = json!([entry, entry]);
    assert_eq!(refused(&certificate), Some(Refusal::MultipleEvents));
    certificate["r"] = json!([null, entry]);
    assert_eq!(read(&certificate).kind(), Kind::Recovery);
    certificate["r"] = Value::Null;
    assert_eq!(refused(&certificate), Some(Refusal::NoEvent));
}

#[test]
fn vaccinations_as_real_issuers_write_them() {
    let pass = read(&json!({
        "ver": "1.9.0",
        "nam": {"fn": " Müller ", "fnt": "MÜLLER", "gn": null},
        "dob": "1990-02-01T00:00:00",
        "v": [{
            "tg": "840539006", "vp": "J07BX03", "mp": "EU/1/20/1528 ", "ma": "ORG-100030215", "dn": 2.0, "sd": -1,
            "dt": "2021-03-04T00:00:00Z", "co": "", "is": "M", "ci": 17,
        }],
    }));
    use Warning::{
        DateForm, DoseNumber, FieldType, MachineReadableName, MissingField, NullField, UnknownVersion, Untrimmed,
    };
    assert_eq!(
        pass.warnings(),
        [
            UnknownVersion,
            MissingField,
            NullField,
            FieldType,
            Untrimmed,
            DateForm,
            DoseNumber,
            MachineReadableName
        ]
    );
    let view = pass.view();
    assert_eq!(view.holder.name, "Müller");
    assert_eq!(view.holder.birth_date.as_deref(), Some("1990-02-01"));
    assert!(view.country.is_none());
    assert_eq!(view.id.as_deref(), Some("17"));
    let Some(Event::Vaccination(event)) = view.event else {
        panic!("a vaccination");
    };
    assert_eq!((event.dose, event.doses), (Some(2), Some(-1)));
    assert_eq!(event.vaccinated.as_deref(), Some("2021-03-04"));
    let product = event.product.unwrap();
    assert_eq!(
        (product.code.as_str(), product.display.as_str()),
        ("EU/1/20/1528", "Comirnaty")
    );
    // What was signed is shown as it is, blanks and all.
    assert_eq!(pass.payload_json()["v"][0]["mp"], "EU/1/20/1528 ");
    assert_eq!(pass.payload_json()["v"][0]["dn"], json!(2.0));
}

#[test]
fn tests_with_names_dates_and_an_empty_dr() {
    let pass = read(&json!({
        "ver": "1.3.0", "nam": {"fnt": "BOCK"}, "dob": "1990",
        "t": [{
            "tg": "840539006", "tt": "LP6464-4", "nm": "Molecular genetic test, \"GeneXpert\"", "ma": null,
            "sc": "2021-02-20T12:34:56+02:00", "dr": "", "tr": "260415000", "tc": "DNA Labor \\ Wien", "co": "AT",
            "is": "M", "ci": "URN",
        }],
    }));
    assert_eq!(pass.warnings(), [Warning::NullField]);
    let Some(Event::Test(event)) = pass.view().event else {
        panic!("a test");
    };
    assert_eq!(event.name.as_deref(), Some("Molecular genetic test, \"GeneXpert\""));
    assert_eq!(event.sampled.as_deref(), Some("2021-02-20T12:34:56+02:00"));
    assert_eq!((event.resulted, event.device.is_none()), (None, true));
    assert_eq!(event.result.unwrap().display, "Not detected");
    assert_eq!(pass.view().holder.birth_date.as_deref(), Some("1990"));
}

#[test]
fn tagged_dates() {
    let mut entry = Map::new();
    entry
        .entry(|k| k.text("fr"), |v| v.tag(0).text("2021-03-04T23:00:00Z"))
        .unwrap();
    entry
        .entry(|k| k.text("df"), |v| v.tag(1004).text("2021-03-14"))
        .unwrap();
    entry.entry(|k| k.text("du"), |v| v.tag(1).u64(1_631_000_000)).unwrap();
    let mut certificate = Map::new();
    certificate.entry(|k| k.text("r"), |v| v.array(1).map(&entry)).unwrap();
    let mut hcert = Map::new();
    hcert.entry(|k| k.u64(1), |v| v.map(&certificate)).unwrap();
    let pass = parse(&with_hcert(|v| v.map(&hcert))).ok().unwrap();
    assert!(pass.claimed().warnings().contains(&Warning::DateForm));
    let Some(Event::Recovery(event)) = pass.claimed().view().event else {
        panic!("a recovery");
    };
    assert_eq!(event.first_positive.as_deref(), Some("2021-03-04"));
    assert_eq!(event.valid_from.as_deref(), Some("2021-03-14"));
    assert_eq!(event.valid_until.as_deref(), Some("2021-09-07"));
}

#[test]
fn fields_beyond_the_schema_are_flagged_one_by_one() {
    let mut certificate = recovery();
    certificate["passport"] = json!("P1234567");
    certificate["nam"]["nationalId"] = json!("0123");
    certificate["nam"]["gn"] = json!({"birthplace": "Wien"});
    certificate["r"][0]["xyz\u{1b}[2J"] = json!([1, 2]);
    certificate["r"][0]["n".repeat(1000)] = json!(1);
    let pass = read(&certificate);
    assert_eq!(pass.warnings(), [Warning::UnknownField, Warning::FieldType]);
    let mut excess: Vec<_> = pass
        .excess()
        .iter()
        .map(|field| (field.path.as_str(), field.data))
        .collect();
    excess.sort_unstable();
    assert_eq!(
        excess,
        [
            ("nam.gn", PersonalData::Unknown),
            ("nam.nationalId", PersonalData::NationalId),
            ("passport", PersonalData::TravelDocument),
            (&format!("r.{}", "n".repeat(limits::FIELD_NAME)), PersonalData::Unknown),
            ("r.xyz[2J", PersonalData::Unknown),
        ]
    );
}

#[test]
fn claims_beyond_the_format_are_flagged() {
    let mut certificate = Map::new();
    certificate
        .entry(|k| k.text("r"), |v| v.array(1).map(&Map::new()))
        .unwrap();
    let mut hcert = Map::new();
    hcert.entry(|k| k.u64(1), |v| v.map(&certificate)).unwrap();
    hcert.entry(|k| k.i64(-6), |v| v.text("x")).unwrap();
    let mut set = Map::new();
    set.entry(|k| k.i64(-260), |v| v.map(&hcert)).unwrap();
    set.entry(|k| k.i64(2), |v| v.text("person 17")).unwrap();
    set.entry(|k| k.i64(7), |v| v.bytes(&[1])).unwrap();
    set.entry(|k| k.i64(500), |v| v.null()).unwrap();
    let mut encoder = Encoder::new();
    encoder.map(&set);
    let pass = parse(&wrap(&encoder.finish())).ok().unwrap();
    let mut excess: Vec<_> = pass
        .claimed()
        .excess()
        .iter()
        .map(|field| (field.path.as_str(), field.data))
        .collect();
    excess.sort_unstable();
    assert_eq!(
        excess,
        [
            ("cwt.500", PersonalData::Unknown),
            ("cwt.sub", PersonalData::NationalId),
            ("hcert.-6", PersonalData::Unknown),
        ]
    );
}

#[test]
fn genetic_data_is_refused_wherever_it_stands() {
    let genetic = |change: fn(&mut Value)| {
        let mut certificate = recovery();
        change(&mut certificate);
        refused(&certificate)
    };
    type Change = (&'static str, fn(&mut Value));
    let changes: [Change; 9] = [
        ("dna", |c| c["dna"] = json!(true)),
        ("nam.genotype", |c| c["nam"]["genotype"] = json!("AG")),
        ("r.snps", |c| c["r"][0]["snps"] = json!(["rs429358"])),
        ("r.extension.coding.code", |c| {
            c["r"][0]["extension"] = json!({"coding": [{"system": "http://loinc.org", "code": "84413-4"}]});
        }),
        ("r.tg", |c| c["r"][0]["tg"] = json!("405824009")),
        ("r.remark", |c| c["r"][0]["remark"] = json!("rs429358")),
        ("r.is", |c| c["r"][0]["is"] = json!("seq GATTACAGATTACAGATTACAGATTACA")),
        ("r.sequence", |c| c["r"][0]["sequence"] = json!("GATTACAG")),
        ("r.a.b.c", |c| {
            c["r"][0]["a"] = json!([[{"b": {"c": [1, "NM_000059.3:c.68_69delAG"]}}]])
        }),
    ];
    for (field, change) in changes {
        assert_eq!(genetic(change), Some(Refusal::GeneticData { field: field.into() }));
    }
    let harmless: [fn(&mut Value); 5] = [
        |c| c["r"][0]["is"] = json!("Institute of Human Genetics and Genome Diagnostics"),
        |c| c["nam"]["fn"] = json!("Gattaca"),
        |c| c["r"][0]["sequence"] = json!(2),
        |c| c["gender"] = json!("f"),
        |c| c["r"][0]["lineage"] = json!("B.1.1.7"),
    ];
    for (index, change) in harmless.into_iter().enumerate() {
        assert_eq!(genetic(change), None, "{index}");
    }
    let mut hcert = Map::new();
    hcert
        .entry(|k| k.i64(-6), |v| v.array(1).text("NM_000059.3:c.68_69delAG"))
        .unwrap();
    assert_eq!(
        parse(&with_hcert(|v| v.map(&hcert))).err(),
        Some(Refusal::GeneticData {
            field: "hcert.-6".into()
        })
    );
    for (claim, field) in [(2, "cwt.sub"), (500, "cwt.500")] {
        let mut hcert = Map::new();
        hcert.entry(|k| k.u64(1), |v| v.map(&Map::new())).unwrap();
        let mut set = Map::new();
        set.entry(|k| k.i64(-260), |v| v.map(&hcert)).unwrap();
        set.entry(|k| k.i64(claim), |v| v.bytes(b"GATTACAGATTACAGATTACAGATTACA"))
            .unwrap();
        let mut encoder = Encoder::new();
        encoder.map(&set);
        let refused = parse(&wrap(&encoder.finish())).err();
        assert_eq!(refused, Some(Refusal::GeneticData { field: field.into() }));
    }
}

#[test]
fn other_certificates_are_kept_whole() {
    let mut hcert = Map::new();
    let mut content = Map::new();
    content.entry(|k| k.text("n"), |v| v.text("Ann")).unwrap();
    hcert.entry(|k| k.i64(-6), |v| v.array(1).map(&content)).unwrap();
    let pass = parse(&with_hcert(|v| v.map(&hcert))).ok().unwrap();
    let pass = pass.claimed();
    assert_eq!((pass.format(), pass.kind()), (Format::Hcert, Kind::Other));
    assert_eq!(pass.payload_json(), json!({"-6": [{"n": "Ann"}]}));
    assert!(pass.view() == crate::View::untyped(Kind::Other));
}

#[test]
fn times_that_cannot_be_are_refused() {
    let certificate = recovery();
    let text = |write: fn(&mut Encoder) -> &mut Encoder| {
        let mut set = Map::new();
        set.entry(|k| k.i64(4), write).unwrap();
        let mut encoder = Encoder::new();
        encoder.map(&set);
        // Only the time is at fault when it is read; without it there would be no certificate.
        parse(&wrap(&encoder.finish())).err()
    };
    assert_eq!(text(|v| v.u64(u64::MAX)), Some(Refusal::Time));
    assert_eq!(text(|v| v.float(f64::NEG_INFINITY)), Some(Refusal::Time));
    assert_eq!(text(|v| v.u64(1)), Some(Refusal::NoCertificate));
    assert_eq!(refused(&certificate), None);
}

#[test]
fn nothing_is_issued_that_would_be_refused() {
    let key = signing_key();
    let id = KeyId::new(KEY_ID).unwrap();
    let try_issue = |certificate: &Value| issue(&issued(certificate), &id, &key);
    assert!(try_issue(&recovery()).is_ok());
    assert_eq!(
        try_issue(&json!({"ver": "1.3.0"})),
        Err(issue::IssueError::Refused(Refusal::NoEvent))
    );
    let mut deep = json!(1);
    for _ in 0..40 {
        deep = json!([deep]);
    }
    let mut certificate = recovery();
    certificate["x"] = deep;
    assert_eq!(try_issue(&certificate), Err(issue::IssueError::Refused(Refusal::Cbor)));
}

proptest! {
    #[test]
    fn messages_round_trip_through_text(message in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let text = encode(&message).unwrap();
        prop_assert!(is_text(&text));
        prop_assert!(is_text(text.strip_prefix("HC1:").unwrap()));
        prop_assert_eq!(text::decode(&text, &mut Notes::default()), Ok(message));
    }

    #[test]
    fn any_text_is_read_or_refused(text: String, base45 in "[0-9A-Z $%*+./:-]{0,64}") {
        let _ = parse(&text);
        let _ = parse(&format!("HC1:{base45}"));
    }

    #[test]
    fn any_claims_are_read_or_refused(claims: Vec<u8>) {
        let _ = parse(&wrap(&claims));
    }

    #[test]
    fn altered_claims_are_never_verified(at in 0_usize..1000, byte: u8) {
        let key = signing_key();
        let id = KeyId::new(KEY_ID).unwrap();
        let text = issue(&issued(&recovery()), &id, &key).unwrap();
        let mut compressed = Vec::new();
        crate::base45::decode(&text.as_bytes()[4..], &mut compressed).unwrap();
        let original = inflate::zlib(&compressed, limits::HC1_INFLATED).unwrap();
        let mut message = original.clone();
        let at = at % message.len();
        message[at] = byte;
        let keys = [key.verifying_key().ok().unwrap()];
        if let Ok(pass) = parse(&encode(&message).unwrap())
            && let Ok((pass, _)) = pass.verify(&keys)
        {
            prop_assert_eq!(pass.pass().payload_json(), recovery());
        }
    }
}
