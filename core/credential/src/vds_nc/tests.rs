use proptest::prelude::*;
use serde_json::{Value, json};

use super::issue::issue;
use crate::certificate::draft::CertificateDraft;
use crate::view::{Event, View};
use crate::{Format, Kind, Pass, PersonalData, Refusal, SignatureError, SigningKey, Unverified, Warning, parse};

fn key() -> SigningKey {
    SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap()
}

fn certificate(key: &SigningKey) -> Vec<u8> {
    let draft = CertificateDraft {
        serial: &[1],
        subject: ("UT", "Signer"),
        issuer: ("UT", "CSCA"),
        valid_from: "2021-01-01T00:00:00Z".parse().unwrap(),
        valid_until: "2031-01-01T00:00:00Z".parse().unwrap(),
        extensions: Vec::new(),
    };
    draft.sign(key, key).unwrap()
}

fn vaccination() -> Value {
    json!({
        "hdr": {"t": "icao.vacc", "v": 1, "is": "UTO"},
        "msg": {
            "uvci": "U32870",
            "pid": {"n": "ERIKSSON  ANNA MARIA", "dob": "1974-08-12", "sex": "F", "i": "L898902C3"},
            "ve": [
                {"des": "XM0N24", "nam": "Stamaril", "dis": "1D47", "vd": [
                    {"dvc": "2019-01-05", "seq": 1, "ctr": "DEU", "adm": "Tropeninstitut", "lot": "Y1"}]},
                {"des": "XM0GQ8", "nam": "Comirnaty", "dis": "RA01.0", "vd": [
                    {"dvc": "2021-03-03", "seq": 1, "ctr": "D", "adm": "RIVM", "lot": "VC35679", "dvn": "2021-03-24"},
                    {"dvc": "2021-03-24", "seq": 2, "ctr": "UTO", "adm": "RIVM", "lot": "VC87540"}]},
            ],
        },
    })
}

fn test() -> Value {
    json!({
        "hdr": {"t": "icao.test", "v": 1, "is": "UTO"},
        "msg": {
            "utci": "UT0001",
            "pid": {"n": "ERIKSSON  ANNA MARIA", "dob": "1974-08-12", "dt": "P", "dn": "L898902C3"},
            "sp": {"spn": "Utopia Airport", "ctr": "UTO", "cd": {"p": "+00000000", "e": "lab@example.org", "a": "Utopia"}},
            "dat": {"sc": "2021-12-12T12:00:00Z", "ri": "2021-12-12T18:00:00Z"},
            "tr": {"tc": "molecular(PCR)", "r": "negative", "m": "nasopharyngeal"},
        },
    })
}

fn sealed(data: &Value) -> String {
    let key = key();
    issue(data, &certificate(&key), &key).unwrap()
}

fn read(data: &Value) -> Unverified<Pass> {
    parse(&sealed(data)).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn refused(text: &str) -> Option<Refusal> {
    parse(text).err()
}

/// A seal with one value of its signature part changed.
fn with_signature(member: &str, value: Value) -> String {
    let mut seal: Value = serde_json::from_str(&sealed(&vaccination())).unwrap();
    seal["sig"][member] = value;
    seal.to_string()
}

fn view(data: &Value) -> View {
    read(data).claimed().view()
}

#[test]
fn every_dose_of_every_vaccine_newest_first() {
    let seal = read(&vaccination());
    let pass = seal.claimed();
    assert_eq!((pass.format(), pass.kind()), (Format::VdsNc, Kind::Vaccination));
    assert_eq!(
        (pass.issuer(), pass.issued(), pass.expires()),
        (Some("UTO"), None, None)
    );
    assert_eq!(pass.warnings(), []);
    assert!(pass.excess().is_empty());
    assert_eq!(pass.payload_json(), vaccination());
    let view = pass.view();
    assert_eq!(view.id.as_deref(), Some("U32870"));
    assert_eq!(view.country.as_ref().map(|country| country.code.as_str()), Some("UTO"));
    let doses: Vec<_> = view
        .events()
        .map(|event| match event {
            Event::Vaccination(dose) => (
                dose.vaccinated.as_deref().unwrap(),
                dose.product.as_ref().unwrap().display.as_str(),
                dose.number().unwrap(),
                dose.country.as_ref().unwrap().display.as_str(),
                dose.next_dose.as_deref(),
                dose.batch.as_deref().unwrap(),
            ),
            _ => panic!("no dose"),
        })
        .collect();
    assert_eq!(
        doses,
        [
            ("2021-03-24", "Comirnaty", "2".to_owned(), "UTO", None, "VC87540"),
            (
                "2021-03-03",
                "Comirnaty",
                "1".to_owned(),
                "Germany",
                Some("2021-03-24"),
                "VC35679"
            ),
            ("2019-01-05", "Stamaril", "1".to_owned(), "Germany", None, "Y1"),
        ]
    );
    let Some(Event::Vaccination(newest)) = view.event else {
        panic!("no dose")
    };
    assert_eq!(newest.disease.unwrap().display, "COVID-19");
    assert_eq!(newest.prophylaxis.unwrap().display, "COVID-19 vaccine, RNA based");
    assert_eq!(newest.centre.as_deref(), Some("RIVM"));
}

#[test]
fn a_test_with_its_result_method_and_times() {
    let seal = read(&test());
    let pass = seal.claimed();
    assert_eq!(pass.kind(), Kind::Test);
    assert_eq!(pass.issued(), "2021-12-12T18:00:00Z".parse().ok());
    assert_eq!(pass.warnings(), []);
    assert!(pass.excess().is_empty());
    let view = pass.view();
    assert_eq!(view.id.as_deref(), Some("UT0001"));
    let Some(Event::Test(test)) = view.event else {
        panic!("no test")
    };
    let kind = test.test_type.unwrap();
    assert_eq!(
        (kind.code.as_str(), kind.display.as_str()),
        ("molecular(PCR)", "Molecular test (PCR), nasopharyngeal")
    );
    assert_eq!(test.result.unwrap().display, "Negative");
    assert_eq!(test.sampled.as_deref(), Some("2021-12-12T12:00:00Z"));
    assert_eq!(test.resulted.as_deref(), Some("2021-12-12T18:00:00Z"));
    assert_eq!(test.centre.as_deref(), Some("Utopia Airport"));
}

#[test]
fn the_holder_is_named_as_in_the_travel_document() {
    for data in [vaccination(), test()] {
        let holder = view(&data).holder;
        assert_eq!(holder.name, "ANNA MARIA ERIKSSON");
        assert_eq!(
            (holder.family.as_deref(), holder.given.as_deref()),
            (Some("ERIKSSON"), Some("ANNA MARIA"))
        );
        assert_eq!(holder.document_number.as_deref(), Some("L898902C3"));
        assert_eq!(holder.birth_date.as_deref(), Some("1974-08-12"));
    }
    assert_eq!(view(&vaccination()).holder.sex.as_deref(), Some("F"));
    let mut one_field = vaccination();
    one_field["msg"]["pid"]["n"] = json!("ERIKSSON ANNA MARIA");
    assert_eq!(view(&one_field).holder.name, "ERIKSSON ANNA MARIA");
}

#[test]
fn the_signature_fits_in_any_form_of_the_text() {
    let key = key();
    let text = issue(&vaccination(), &certificate(&key), &key).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    let padded = document["sig"]["cer"].as_str().unwrap();
    let standard = padded.replace('-', "+").replace('_', "/");
    for form in [
        text.clone(),
        serde_json::to_string_pretty(&document).unwrap(),
        text.replace(padded, padded.trim_end_matches('=')),
        text.replace(padded, &standard),
        text.replace("UTO", "\\u0055TO"),
        text.replace("\"v\":1", "\"v\":1.0e0"),
        format!("\u{feff} {text}\n"),
    ] {
        let seal = parse(&form).unwrap_or_else(|refusal| panic!("{refusal}: {form}"));
        assert_eq!(seal.fits_own_certificate(), Ok(()), "{form}");
        assert_eq!(
            seal.text(),
            form.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        );
        assert_eq!(
            seal.certificate().unwrap().certificate().key_id(),
            *seal.key_id().unwrap()
        );
        assert!(seal.verify([&key.verifying_key().unwrap()]).is_ok());
    }
    for forged in [
        text.replace("VC87540", "VC87541"),
        text.replace("\"seq\":2", "\"seq\":3"),
    ] {
        let seal = parse(&forged).unwrap_or_else(|refusal| panic!("{refusal}"));
        assert_eq!(seal.fits_own_certificate(), Err(SignatureError::Mismatch));
    }
    let other = self::key();
    let swapped = issue(&vaccination(), &certificate(&other), &key).unwrap();
    let swapped = parse(&swapped).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(swapped.fits_own_certificate(), Err(SignatureError::Mismatch));
}

#[test]
fn what_is_no_seal_says_why() {
    let text = sealed(&vaccination());
    assert_eq!(refused(&text[..text.len() - 1]), Some(Refusal::Json));
    assert_eq!(
        refused(&text.replacen("\"v\":1", "\"v\":1,\"v\":1", 1)),
        Some(Refusal::Json)
    );
    assert_eq!(
        refused(&text.replacen("\"alg\"", "\"alg\":\"ES256\",\"alg\"", 1)),
        Some(Refusal::Json)
    );
    assert_eq!(refused(r#"{"data": {}, "sig": {}}"#), Some(Refusal::NotClaims));
    assert_eq!(
        refused(r#"{"data": {"hdr": {}, "msg": {}}, "sig": 1}"#),
        Some(Refusal::NotSigned)
    );
    assert_eq!(refused(&with_signature("alg", json!("none"))), Some(Refusal::Algorithm));
    assert_eq!(
        refused(&with_signature("alg", json!("PS256"))),
        Some(Refusal::Algorithm)
    );
    assert_eq!(refused(&with_signature("cer", json!("AQID"))), Some(Refusal::NotSigned));
    assert_eq!(refused(&with_signature("cer", json!("*"))), Some(Refusal::Encoding));
    assert_eq!(refused(&with_signature("cer", Value::Null)), Some(Refusal::NotSigned));
    assert_eq!(
        refused(&with_signature("sigvl", json!("A".repeat(1000)))),
        Some(Refusal::Encoding)
    );
    let mut none = vaccination();
    none["msg"]["ve"] = json!([]);
    assert_eq!(refused(&sealed(&none)), Some(Refusal::NoEvent));
    let mut none = test();
    none["msg"]["tr"] = json!("negative");
    assert_eq!(refused(&sealed(&none)), Some(Refusal::NoEvent));
    let padding = " ".repeat(crate::limits::VDS_NC_TEXT);
    assert_eq!(
        refused(&text.replacen('{', &format!("{{{padding}"), 1)),
        Some(Refusal::TextTooLong)
    );
    assert_eq!(
        refused(&text.replacen("\"v\":", &format!("\"v\":{}", "[".repeat(10_000)), 1)),
        Some(Refusal::Json)
    );
}

#[test]
fn an_unknown_type_or_version_is_kept_and_not_understood() {
    for (member, value) in [("t", json!("icao.rcvy")), ("v", json!(2)), ("v", json!("1"))] {
        let mut data = vaccination();
        data["hdr"][member] = value;
        let seal = read(&data);
        assert_eq!(seal.claimed().kind(), Kind::Other);
        assert_eq!(seal.claimed().warnings(), [Warning::UnknownVersion]);
        assert!(seal.claimed().view().event.is_none());
        assert_eq!(seal.fits_own_certificate(), Ok(()));
    }
}

#[test]
fn what_goes_beyond_the_tables_is_flagged() {
    let mut data = vaccination();
    data["msg"]["pid"]["ai"] = json!("L4567890Z");
    data["msg"]["pid"]["address"] = json!("1 Main Street");
    data["msg"]["ve"][0]["vd"][0]["clinician"] = json!("Dr Who");
    let seal = read(&data);
    let excess: Vec<_> = seal
        .claimed()
        .excess()
        .iter()
        .map(|field| (field.path.as_str(), field.data))
        .collect();
    assert_eq!(
        excess,
        [
            ("pid.address", PersonalData::Address),
            ("pid.ai", PersonalData::NationalId),
            ("ve.vd.clinician", PersonalData::Unknown),
        ]
    );
    let mut data = test();
    data["msg"]["opt"] = json!("anything");
    assert_eq!(read(&data).claimed().excess()[0].path, "opt");
}

#[test]
fn genetic_data_is_refused_and_what_looks_like_it_is_not() {
    for (member, value) in [("genotype", json!("A/G")), ("extra", json!({"code": "84413-4"}))] {
        let mut data = vaccination();
        data["msg"]["pid"][member] = value;
        assert!(
            matches!(refused(&sealed(&data)), Some(Refusal::GeneticData { .. })),
            "{member}"
        );
    }
    let mut data = test();
    data["msg"]["tr"]["tc"] = json!("DNA test");
    assert!(matches!(refused(&sealed(&data)), Some(Refusal::GeneticData { .. })));
    // A batch may be called like an entry of dbSNP.
    let mut data = vaccination();
    data["msg"]["ve"][0]["vd"][0]["lot"] = json!("rs12345");
    assert_eq!(refused(&sealed(&data)), None);
}

proptest! {
    #[test]
    fn what_is_issued_is_read_back(
        name in "[A-Z]{1,12}", given in "[A-Z]{1,12}", number in "[A-Z0-9]{1,11}", lot in "\\PC{1,20}",
        dose in 1_u8..20, date in "20[0-2][0-9]-0[1-9]-[12][0-9]",
    ) {
        let mut data = vaccination();
        data["msg"]["pid"] = json!({"n": format!("{name}  {given}"), "i": number});
        data["msg"]["ve"] = json!([{"des": "XM68M6", "nam": "X", "vd": [
            {"dvc": date, "seq": dose, "ctr": "UTO", "adm": "X", "lot": lot}]}]);
        let seal = read(&data);
        prop_assert_eq!(seal.fits_own_certificate(), Ok(()));
        prop_assert_eq!(seal.claimed().payload_json(), data);
        let view = seal.claimed().view();
        prop_assert_eq!(view.holder.name, format!("{given} {name}"));
        prop_assert_eq!(view.holder.document_number, Some(number));
        prop_assert_eq!(view.event.as_ref().and_then(Event::date), Some(date.as_str()));
    }

    #[test]
    fn altered_text_never_panics(at in 0_usize..1500, with in "\\PC{0,3}") {
        let text = sealed(&vaccination());
        if let Some((before, after)) = text.split_at_checked(at) {
            let _ = parse(&format!("{before}{with}{after}"));
            let _ = parse(&format!("{before}{with}{}", after.get(1..).unwrap_or_default()));
        }
    }
}
