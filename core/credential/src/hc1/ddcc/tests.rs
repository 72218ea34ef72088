//! Certificates in every shape that is in use, signed by a test issuer.

use serde_json::{Value, json};

use crate::cbor::{Encoder, Map};
use crate::hc1::encode;
use crate::hc1::issue::{Certificate, Claims, claims_set};
use crate::view::{Coded, Event};
use crate::{Format, KeyId, Kind, Pass, PersonalData, Refusal, SigningKey, Unverified, Warning, cose, parse};

fn sign(claims: &[u8]) -> Result<Unverified<Pass>, Refusal> {
    let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap();
    parse(&encode(&cose::sign1(claims, KeyId::new(b"test-key").as_ref(), &[], &key).unwrap()).unwrap())
}

fn issued(kind: Certificate, certificate: &Value) -> Result<Unverified<Pass>, Refusal> {
    sign(&claims_set(
        kind,
        &Claims {
            issuer: "SG",
            issued: "2022-07-27T08:00:00Z".parse().unwrap(),
            expires: "2023-07-27T00:00:00Z".parse().unwrap(),
            certificate,
        },
    ))
}

/// The certificate as the whole claims set.
fn bare(certificate: &Value) -> Result<Unverified<Pass>, Refusal> {
    // The claims set of a certificate ends with it: {…, -260: {key: certificate}}.
    let whole = claims_set(
        Certificate::EuDcc,
        &Claims {
            issuer: "",
            issued: jiff::Timestamp::UNIX_EPOCH,
            expires: jiff::Timestamp::UNIX_EPOCH,
            certificate,
        },
    );
    let mut encoder = Encoder::new();
    encoder.map(&{
        let mut hcert = Map::new();
        hcert.entry(|key| key.i64(1), |value| value.null()).unwrap();
        hcert
    });
    let head = encoder.finish().len() - 1;
    let mark = [&[0x39, 0x01, 0x03][..], &vec![0xa1, 0x01][..]].concat();
    let at = whole.windows(mark.len()).position(|bytes| bytes == mark).unwrap();
    assert_eq!(head, 2);
    sign(&whole[at + mark.len()..])
}

fn read(unverified: Result<Unverified<Pass>, Refusal>) -> Pass {
    unverified.ok().unwrap().claimed().clone()
}

fn words(coded: &Option<Coded>) -> (&str, &str) {
    coded.as_ref().map_or(("", ""), |coded| (&coded.code, &coded.display))
}

/// The guide's own shape.
fn vaccination() -> Value {
    json!({
        "name": "Eddie Murphy", "birthDate": "1986-09-19", "identifier": {"value": "1234567890"},
        "certificate": {"issuer": {"reference": "Organization/973", "display": "Ministry"}, "kid": "1", "version": "RC2",
            "hcid": {"value": "US111222333"}, "period": {"start": "2021-07-08", "end": "2022-07-08T10:00:00Z"}},
        "vaccination": {
            "vaccine": {"code": "XM68M6", "system": "http://id.who.int/icd11/mms"},
            "brand": {"code": "XM8NQ0", "system": "http://id.who.int/icd11/mms"},
            "manufacturer": {"code": "TEST", "display": "Test maker"}, "lot": "PT123F", "date": "2021-07-08T09:30:00Z",
            "validFrom": "2021-07-22", "dose": 1, "totalDoses": 2, "country": {"code": "USA", "system": "urn:iso:std:iso:3166"},
            "centre": "Vaccination Site", "practitioner": {"value": "http://www.acme.org/practitioners/23"},
            "nextDose": "2021-07-29"},
    })
}

fn test() -> Value {
    json!({
        "name": "TAN CHEN CHEN", "birthDate": "1990-01-15", "identifier": "URN:UVCI:01:SG:ABC-CDE-CDE",
        "sex": {"code": "male", "system": "http://hl7.org/fhir/administrative-gender"},
        "meta": {"url": "https://verify.example", "reference": "ABC", "notarisedOn": "2022-03-15T02:26:02.672Z",
            "passportNumber": "ES12345"},
        "test": {
            "date": "2022-07-27T06:15:00Z", "centre": "Ministry of Health",
            "type": {"code": "LP6464-4", "system": "http://loinc.org", "display": "NAAT"},
            "result": {"code": "260415000", "system": "http://snomed.info/sct"},
            "country": {"code": "SGP", "system": "urn:iso:std:iso:3166-1"},
            "pathogen": {"code": "XN109", "system": "http://id.who.int/icd11/mms"}},
    })
}

/// As pilots wrote it.
fn beside() -> Value {
    json!({
        "name": "Eddie Murphy", "birthDate": "1986-09-19", "hcid": "US111222333", "hw": "http://www.acme.org/practitioners/23",
        "pha": "wA69g8VD512TfTTdkTNSsG", "lot": "PT123F", "date": "2021-07-08", "dose": 1, "total_doses": null,
        "vaccine": {"code": "1119349007", "system": "http://snomed.info/sct"}, "brand": {"code": "TEST"},
        "manufacturer": "Organization/973", "ma_holder": {"code": "TEST"}, "country": {"code": "USA"},
        "disease": {"code": "840539006"}, "centre": "Vaccination Site", "due_date": "2021-07-29",
        "valid_from": "2021-07-08", "valid_until": "2022-07-08", "vaccine_valid": "2021-07-22",
    })
}

#[test]
fn a_vaccination_of_the_guide() {
    let pass = read(issued(Certificate::DdccVaccination, &vaccination()));
    assert_eq!((pass.format(), pass.kind()), (Format::Ddcc, Kind::Vaccination));
    assert_eq!(pass.warnings(), []);
    assert_eq!(pass.payload_json(), vaccination());
    assert_eq!(pass.counts_from(), "2021-07-07T10:00:00Z".parse().ok());
    assert_eq!(pass.counts_until(), "2022-07-08T10:00:00Z".parse().ok());
    let view = pass.view();
    assert_eq!(view.holder.name, "Eddie Murphy");
    assert_eq!(view.holder.document_number.as_deref(), Some("1234567890"));
    assert_eq!(words(&view.country).0, "US");
    assert_eq!(view.issuer.as_deref(), Some("Ministry"));
    assert_eq!(view.id.as_deref(), Some("US111222333"));
    let Some(Event::Vaccination(dose)) = view.event else {
        panic!("a vaccination");
    };
    assert_eq!(words(&dose.disease), ("RA01", "COVID-19"));
    assert_eq!(words(&dose.prophylaxis).1, "COVID-19 vaccine");
    assert_eq!(words(&dose.product), ("XM8NQ0", "Comirnaty"));
    assert_eq!(words(&dose.manufacturer), ("TEST", "Test maker"));
    assert_eq!(dose.number().as_deref(), Some("1/2"));
    assert_eq!(dose.vaccinated.as_deref(), Some("2021-07-08"));
    assert_eq!(dose.batch.as_deref(), Some("PT123F"));
    assert_eq!(dose.centre.as_deref(), Some("Vaccination Site"));
    assert_eq!(dose.clinician.as_deref(), Some("http://www.acme.org/practitioners/23"));
    assert_eq!(dose.valid_from.as_deref(), Some("2021-07-22"));
    assert_eq!(dose.valid_until.as_deref(), Some("2022-07-08T10:00:00Z"));
    assert_eq!(dose.next_dose.as_deref(), Some("2021-07-29"));
}

#[test]
fn a_test_of_the_guide() {
    for kind in [Certificate::DdccTest, Certificate::DdccVaccination] {
        // The drafts number the two otherwise: what it holds decides.
        let pass = read(issued(kind, &test()));
        assert_eq!((pass.format(), pass.kind()), (Format::Ddcc, Kind::Test));
        assert_eq!(pass.warnings(), []);
        let view = pass.view();
        assert_eq!(view.id.as_deref(), Some("URN:UVCI:01:SG:ABC-CDE-CDE"));
        assert_eq!(view.holder.document_number.as_deref(), Some("ES12345"));
        assert_eq!(view.holder.sex.as_deref(), Some("male"));
        assert_eq!(words(&view.country), ("SG", "Singapore"));
        let Some(Event::Test(test)) = view.event else {
            panic!("a test");
        };
        assert_eq!(words(&test.disease).1, "SARS-CoV-2");
        assert_eq!(
            words(&test.test_type).1,
            "Nucleic acid amplification with probe detection"
        );
        assert_eq!(words(&test.result).1, "Not detected");
        assert_eq!(test.sampled.as_deref(), Some("2022-07-27T06:15:00Z"));
        assert_eq!(test.centre.as_deref(), Some("Ministry of Health"));
        let flagged: Vec<_> = pass
            .excess()
            .iter()
            .map(|field| (field.path.as_str(), field.data))
            .collect();
        let expected = [
            ("meta.passportNumber", PersonalData::TravelDocument),
            ("sex", PersonalData::Sex),
        ];
        assert_eq!(flagged, expected);
    }
}

#[test]
fn a_pilots_certificate_with_or_without_the_claim_around_it() {
    for (unverified, claim) in [
        (bare(&beside()), false),
        (issued(Certificate::EuDcc, &beside()), true),
        (issued(Certificate::DdccVaccination, &beside()), true),
    ] {
        let pass = read(unverified);
        assert_eq!((pass.format(), pass.kind()), (Format::Ddcc, Kind::Vaccination));
        assert_eq!(pass.issuer(), claim.then_some("SG"));
        assert_eq!(pass.payload_json(), beside());
        assert_eq!(pass.warnings(), [Warning::NullField]);
        assert!(pass.excess().is_empty());
        let view = pass.view();
        assert_eq!(view.issuer.as_deref(), Some("wA69g8VD512TfTTdkTNSsG"));
        assert_eq!(view.id.as_deref(), Some("US111222333"));
        let Some(Event::Vaccination(dose)) = view.event else {
            panic!("a vaccination");
        };
        assert_eq!(words(&dose.disease).1, "COVID-19");
        assert_eq!(words(&dose.prophylaxis).1, "SARS-CoV-2 mRNA vaccine");
        assert_eq!(words(&dose.manufacturer).1, "Organization/973");
        assert_eq!(dose.valid_from.as_deref(), Some("2021-07-22"));
        assert_eq!(dose.valid_until.as_deref(), Some("2022-07-08"));
        assert_eq!(dose.next_dose.as_deref(), Some("2021-07-29"));
        assert_eq!(pass.counts_until(), "2022-07-09T11:59:59Z".parse().ok());
    }
}

#[test]
fn an_array_of_one_is_that_one_and_of_two_is_refused() {
    let one = json!([null, vaccination()]);
    let pass = read(issued(Certificate::DdccVaccination, &one));
    assert_eq!(pass.format(), Format::Ddcc);
    assert_eq!(pass.payload_json(), vaccination());
    assert_eq!(pass.warnings(), [Warning::NullField]);
    let two = json!([vaccination(), vaccination()]);
    assert_eq!(
        issued(Certificate::DdccVaccination, &two).err(),
        Some(Refusal::MultipleEvents)
    );
    let mut events = vaccination();
    events["vaccination"] = json!([events["vaccination"], events["vaccination"]]);
    assert_eq!(
        issued(Certificate::DdccVaccination, &events).err(),
        Some(Refusal::MultipleEvents)
    );
}

#[test]
fn another_thing_under_the_same_number_is_kept_whole() {
    let pass = read(issued(Certificate::DdccTest, &json!({"link": "shlink:/abc"})));
    assert_eq!((pass.format(), pass.kind()), (Format::Hcert, Kind::Other));
    assert_eq!(pass.payload_json(), json!({"4": {"link": "shlink:/abc"}}));
    assert_eq!(
        bare(&json!({"name": "Ann", "shoes": 38})).err(),
        Some(Refusal::NoCertificate)
    );
    let mut eu = json!({"ver": "1.3.0", "nam": {}, "dob": ""});
    assert_eq!(issued(Certificate::EuDcc, &eu).err(), Some(Refusal::NoEvent));
    eu["name"] = json!("Ann");
    assert_eq!(issued(Certificate::EuDcc, &eu).err(), Some(Refusal::NoEvent));
}

#[test]
fn genetic_data_is_refused_wherever_it_stands() {
    let field = |group: Option<&str>, key: &str, value: Value| {
        let mut certificate = test();
        match group {
            Some(group) => certificate[group][key] = value,
            None => certificate[key] = value,
        }
        let refusal = issued(Certificate::DdccTest, &certificate).err();
        assert!(matches!(refusal, Some(Refusal::GeneticData { .. })), "{group:?} {key}");
        let refusal = bare(&certificate).err();
        assert!(
            matches!(refusal, Some(Refusal::GeneticData { .. })),
            "bare {group:?} {key}"
        );
    };
    field(None, "genotype", json!("x"));
    field(Some("meta"), "dna", json!("x"));
    field(Some("meta"), "reference", json!("rs429358"));
    field(Some("test"), "type", json!({"code": "84413-4"}));
    field(Some("test"), "type", json!({"code": "x", "display": "DNA test"}));
    field(Some("test"), "result", json!({"code": "x", "haplotype": "E4"}));
    field(
        Some("test"),
        "origin",
        json!({"code": "x", "system": {"a": "rs429358"}}),
    );
}

#[test]
fn a_variant_of_the_virus_is_not_genetic_data() {
    let mut certificate = test();
    certificate["test"]["pathogen"] = json!({"code": "XN161"});
    let view = read(issued(Certificate::DdccTest, &certificate)).view();
    let Some(Event::Test(test)) = view.event else {
        panic!("a test");
    };
    assert_eq!(words(&test.disease).1, "SARS-CoV-2 Omicron");
}
