//! Certificates in every shape of WHO's guide, signed by a test issuer.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::hc1::issue::{Certificate, Claims, issue_as};
use crate::view::Vaccination;
use crate::{Format, KeyId, Kind, Pass, PersonalData, Refusal, SigningKey, Warning, parse, view};

fn text_of(certificate: &Value) -> Result<String, crate::hc1::issue::IssueError> {
    let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap();
    let claims = Claims {
        issuer: "XCL",
        issued: "2026-01-12T08:00:00Z".parse().unwrap(),
        expires: "2027-01-12T00:00:00Z".parse().unwrap(),
        certificate,
    };
    issue_as(Certificate::Icvp, &claims, &KeyId::new(b"test-key").unwrap(), &key)
}

fn read(certificate: &Value) -> Pass {
    let text = text_of(certificate).unwrap();
    parse(&text).ok().unwrap().claimed().clone()
}

fn refused(certificate: &Value) -> Refusal {
    match text_of(certificate) {
        Err(crate::hc1::issue::IssueError::Refused(refusal)) => refusal,
        _ => panic!("it was read"),
    }
}

fn dose(pass: &Pass) -> Vaccination {
    match pass.view().event {
        Some(view::Event::Vaccination(dose)) => dose,
        _ => panic!("a vaccination"),
    }
}

fn words(coded: &Option<view::Coded>) -> (&str, &str) {
    coded.as_ref().map_or(("", ""), |coded| (&coded.code, &coded.display))
}

/// As WHO's guide has it since 2026.
fn current() -> Value {
    json!({
        "n": "ERIKSSON ANNA MARIA", "dob": "1974-08-12", "s": "female", "nt": "SWE", "id": "L898902C3", "dt": "PPN", "v": "1.0",
        "vx": {"vp": "YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0", "dv": "2026-01-05", "cn": "Dr A. Nurse",
            "is": "SWE", "bo": "W2315-1"},
    })
}

/// As it was until 2024, with everything.
fn first() -> Value {
    json!({
        "n": "Aulo Agerio", "dob": "1990-08-23", "s": "M", "ntl": "CL", "nid": "16337361-9", "gn": "Juan Medina",
        "v": {"dn": "Primary", "tg": "1C81", "vp": "XM79H3", "mp": "1", "ma": "HIPRA", "mid": "25", "dt": "2025-08-23",
            "bo": "123", "vls": "2025-09-01", "vle": "2026-08-31", "cn": "Vacunador", "is": "Ministerio de Salud"},
    })
}

#[test]
fn the_current_shape_names_a_product_and_the_rest_follows() {
    let pass = read(&current());
    assert_eq!((pass.format(), pass.kind()), (Format::Icvp, Kind::Vaccination));
    assert_eq!(pass.issuer(), Some("XCL"));
    assert_eq!(pass.warnings(), []);
    assert_eq!(pass.payload_json(), current());
    let dose = dose(&pass);
    assert_eq!(words(&dose.disease), ("1D47", "Yellow fever"));
    assert_eq!(words(&dose.prophylaxis), ("YellowFever", "Yellow fever vaccine"));
    assert_eq!(
        words(&dose.product),
        ("YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0", "STAMARIL")
    );
    assert_eq!(words(&dose.manufacturer).1, "Sanofi Pasteur");
    assert_eq!(dose.batch.as_deref(), Some("W2315-1"));
    assert_eq!(dose.clinician.as_deref(), Some("Dr A. Nurse"));
    assert_eq!(dose.vaccinated.as_deref(), Some("2026-01-05"));
    assert_eq!(dose.valid_from.as_deref(), Some("2026-01-15"));
    assert_eq!((dose.valid_until, dose.valid_for_life), (None, true));
    let view = pass.view();
    assert_eq!(view.issuer.as_deref(), Some("SWE"));
    assert_eq!(view.holder.name, "ERIKSSON ANNA MARIA");
    assert_eq!(words(&view.holder.nationality), ("SE", "Sweden"));
    assert_eq!(view.holder.sex.as_deref(), Some("female"));
    assert_eq!(view.holder.document_number.as_deref(), Some("L898902C3"));
    assert_eq!(pass.counts_from(), "2026-01-14T10:00:00Z".parse().ok());
    assert_eq!(pass.counts_until(), None);
}

#[test]
fn the_first_shape_says_all_itself() {
    let pass = read(&first());
    assert_eq!(pass.warnings(), []);
    let dose = dose(&pass);
    assert_eq!(words(&dose.disease).1, "Poliomyelitis");
    assert_eq!(
        words(&dose.prophylaxis).1,
        "Poliomyelitis vaccine, oral, bivalent, live attenuated"
    );
    assert_eq!(words(&dose.product), ("1", "1"));
    assert_eq!(words(&dose.manufacturer), ("25", "HIPRA"));
    assert_eq!(
        (dose.dose, words(&dose.dose_name)),
        (None, ("Primary", "Primary series"))
    );
    assert_eq!(dose.valid_from.as_deref(), Some("2025-09-01"));
    assert_eq!(dose.valid_until.as_deref(), Some("2026-08-31"));
    assert!(!dose.valid_for_life);
    let view = pass.view();
    assert_eq!(view.holder.guardian.as_deref(), Some("Juan Medina"));
    assert_eq!(view.issuer.as_deref(), Some("Ministerio de Salud"));
    assert_eq!(pass.counts_from(), "2025-08-31T10:00:00Z".parse().ok());
    assert_eq!(pass.counts_until(), "2026-09-01T11:59:59Z".parse().ok());
}

#[test]
fn a_number_of_a_national_document_is_flagged_as_what_it_is() {
    let flagged = |certificate: &Value| {
        let pass = read(certificate);
        let field = pass
            .excess()
            .first()
            .map(|field| (field.path.clone(), field.data, field.paragraph));
        (pass.excess().len(), field)
    };
    let (count, field) = flagged(&first());
    let (path, data, paragraph) = field.unwrap();
    assert_eq!((count, path.as_str(), data), (1, "nid", PersonalData::NationalId));
    assert!(paragraph.contains("Annex 6"), "{paragraph}");
    let (count, field) = flagged(&current());
    assert_eq!(
        (count, field.map(|(_, data, _)| data)),
        (1, Some(PersonalData::TravelDocument))
    );
    let mut without = current();
    without.as_object_mut().unwrap().retain(|key, _| key != "id");
    assert_eq!(flagged(&without).0, 0);
}

#[test]
fn yellow_fever_counts_for_life_whatever_end_is_written() {
    let mut certificate = first();
    for (disease, vaccine, for_life) in [
        (Some("1D47"), "XM0N24", true),
        (Some("16541001"), "x", true),
        (Some("Yellow Fever"), "x", true),
        (None, "XM3418", true),
        (Some("1C81"), "XM0N24", false),
        (None, "XM79H3", false),
    ] {
        certificate["v"]["tg"] = json!(disease);
        certificate["v"]["vp"] = json!(vaccine);
        let pass = read(&certificate);
        let dose = dose(&pass);
        assert_eq!(dose.valid_for_life, for_life, "{disease:?} {vaccine}");
        assert_eq!(dose.valid_until.as_deref(), Some("2026-08-31"), "as written");
        assert_eq!(pass.counts_until().is_none(), for_life);
        assert_eq!(dose.valid_from.as_deref(), Some("2025-09-01"), "as written");
    }
}

#[test]
fn words_for_a_life_are_no_date_and_no_departure() {
    let mut certificate = first();
    for words in ["life of person vaccinated", "Vie entière du sujet vacciné", "lifetime"] {
        certificate["v"]["vle"] = json!(words);
        let pass = read(&certificate);
        assert_eq!(pass.warnings(), [], "{words}");
        let dose = dose(&pass);
        assert_eq!((dose.valid_until, dose.valid_for_life), (None, true), "{words}");
        assert_eq!(pass.counts_until(), None);
    }
    certificate["v"]["vle"] = json!("next summer");
    let pass = read(&certificate);
    assert_eq!(pass.warnings(), [Warning::DateForm]);
    assert_eq!(dose(&pass).valid_until.as_deref(), Some("next summer"));
}

#[test]
fn several_doses_are_one_pass_that_counts_while_one_of_them_does() {
    let mut certificate = first();
    let mut older = certificate["v"].clone();
    older["dt"] = json!("2024-01-01");
    older["vls"] = json!("2024-01-02");
    older["vle"] = json!("2025-01-01");
    certificate["v"] = json!([older, certificate["v"], null]);
    let pass = read(&certificate);
    assert_eq!(pass.warnings(), [Warning::NullField]);
    let dates: Vec<_> = pass
        .view()
        .events()
        .filter_map(|event| event.date().map(str::to_owned))
        .collect();
    assert_eq!(dates, ["2025-08-23", "2024-01-01"]);
    assert_eq!(pass.counts_from(), "2024-01-01T10:00:00Z".parse().ok());
    assert_eq!(pass.counts_until(), "2026-09-01T11:59:59Z".parse().ok());
}

#[test]
fn what_real_issuers_do_is_borne() {
    for (change, warnings) in [
        (json!({"n": " Ann "}), vec![Warning::Untrimmed]),
        (json!({"gn": null}), vec![Warning::NullField]),
        (json!({"nid": 16_337_361}), vec![Warning::FieldType]),
        (json!({"n": null}), vec![Warning::MissingField, Warning::NullField]),
        (json!({"dob": "1990"}), vec![]),
        (json!({"dob": "1990-08-23T00:00:00Z"}), vec![Warning::DateForm]),
        (
            json!({"resourceType": "http://smart.who.int/icvp/StructureDefinition/DVCPayload"}),
            vec![],
        ),
        (json!({"favourite": "blue"}), vec![Warning::UnknownField]),
    ] {
        let mut certificate = first();
        for (key, value) in change.as_object().unwrap() {
            certificate[key] = value.clone();
        }
        assert_eq!(read(&certificate).warnings(), warnings, "{change}");
    }
    let mut strange = current();
    strange["v"] = json!("7.1");
    assert_eq!(read(&strange).warnings(), [Warning::UnknownVersion]);
    strange["v"] = json!(1);
    assert_eq!(read(&strange).warnings(), [Warning::FieldType]);
}

#[test]
fn doses_are_counted_by_words_and_numbers() {
    for (written, number, words) in [
        (json!("secondDose"), Some(2), "Second dose"),
        (json!("First Dose"), Some(1), "First dose"),
        (json!("P"), None, "Primary series"),
        (json!("B"), None, "Booster dose"),
        (json!(3), Some(3), "Third dose"),
        (json!("12"), Some(12), "12"),
        (json!("extra"), None, "extra"),
    ] {
        let mut certificate = first();
        certificate["v"]["dn"] = written.clone();
        let dose = dose(&read(&certificate));
        assert_eq!(
            (dose.dose, self::words(&dose.dose_name).1),
            (number, words),
            "{written}"
        );
    }
}

#[test]
fn a_product_that_the_catalogue_lacks_is_its_own_words() {
    let mut certificate = current();
    let id = format!("YellowFeverProduct{}", "0".repeat(32));
    certificate["vx"]["vp"] = json!(id);
    let dose = dose(&read(&certificate));
    assert_eq!(words(&dose.product), (id.as_str(), id.as_str()));
    assert_eq!((dose.prophylaxis.is_none(), dose.manufacturer.is_none()), (true, true));
    assert_eq!(words(&dose.disease).1, "Yellow fever");
    assert!(dose.valid_for_life);
}

#[test]
fn a_certificate_without_a_dose_or_with_genetic_data_is_refused() {
    let mut certificate = current();
    for empty in [json!(null), json!([]), json!([null]), json!("no")] {
        certificate["vx"] = empty;
        assert_eq!(refused(&certificate), Refusal::NoEvent);
    }
    // A negative key is free for others' use too: without the place of a dose it is another certificate.
    for other in [
        json!({"n": "Ann"}),
        json!({"n": "Ann", "v": "1.0"}),
        json!("x"),
        json!([[1]]),
        json!([]),
    ] {
        let pass = read(&other);
        assert_eq!((pass.format(), pass.kind()), (Format::Hcert, Kind::Other), "{other}");
    }
    for (key, value) in [("dna", json!("x")), ("haplotype", json!({"a": 1}))] {
        let mut certificate = current();
        certificate["vx"][key] = value;
        assert!(matches!(refused(&certificate), Refusal::GeneticData { .. }), "{key}");
    }
    let mut certificate = first();
    certificate["v"]["tg"] = json!("rs429358");
    assert!(matches!(refused(&certificate), Refusal::GeneticData { .. }));
}

proptest! {
    /// What is written is read, whatever it is, and shown without what steers a screen.
    #[test]
    fn any_texts_are_read_back(
        name in "\\PC{1,40}", number in "\\PC{0,20}", batch in "\\PC{0,20}",
        date in "(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
        end in "\\PC{0,12}|20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
    ) {
        let certificate = json!({"n": name, "dob": date, "id": number, "vx": {"vp": "XM0N50", "dv": date, "bo": batch, "vle": end}});
        match text_of(&certificate) {
            Ok(text) => {
                let pass = parse(&text).ok().unwrap().claimed().clone();
                prop_assert_eq!(pass.payload_json(), certificate);
                let shown = view::clean(&name);
                prop_assert_eq!(pass.view().holder.name, shown);
                let dose = dose(&pass);
                prop_assert_eq!(dose.vaccinated.as_deref(), Some(date.as_str()));
                prop_assert!(pass.counts_until().is_none() || !dose.valid_for_life);
            }
            Err(crate::hc1::issue::IssueError::Refused(refusal)) => {
                let genetic = matches!(refusal, Refusal::GeneticData { .. });
                prop_assert!(genetic, "{refusal}");
            }
            Err(_) => prop_assert!(false, "issuing failed"),
        }
    }
}
