//! WHO's certificates among the samples of its own validator: the ICVP, the DDCC, and an EU DCC beside them.

use std::process::ExitCode;

use carnet_conformance::{Failed, Outcome, Trial, ensure, run, same, vectors};
use credential::view::{Event, Vaccination, View};
use credential::{Format, Kind, Pass, parse};
use policy::{Check, Clock, Trust, Verdict, check};
use serde_json::{Value, json};

const FOLDER: &str = "who/gdhcn-validator";

/// Long after the samples were signed, and before the key of the ICVPs ends.
const DAY: &str = "2025-06-01T00:00:00Z";

fn main() -> ExitCode {
    type Case = (&'static str, fn() -> Outcome);
    let cases: [Case; 14] = [
        ("DVCTest3QR: verified with its signer's key", icvp_is_valid),
        (
            "DVCTest3QR: verified as participant XCL's of the domain ICVP",
            icvp_of_participant,
        ),
        (
            "DVCTest3QR: a key of another domain or state may not sign it",
            icvp_not_allowed,
        ),
        ("DVCTest3QR: unknown to WHO's live list", icvp_unknown),
        ("DVCTest3QR: shown with what it says", icvp_shown),
        ("DVCTest3QR: claims as upstream has them", || {
            claims("DVCTest3QR", "/-260/-6")
        }),
        ("DVCTestQR: the signature does not fit", icvp_forged),
        ("DVCTestQR: a yellow card for life, shown with all of it", yellow_card),
        ("DVCTestQR: claims as upstream has them", || {
            claims("DVCTestQR", "/-260/-6")
        }),
        ("EUItalyAcceptanceQR: an EU DCC of Italy's", italy),
        ("EUItalyAcceptanceQR: claims as upstream has them", || {
            claims("EUItalyAcceptanceQR", "/-260/1")
        }),
        ("WHOQR1: a bare DDCC is read and never verified", ddcc_unknown),
        ("WHOQR1: shown with what it says", ddcc_shown),
        ("WHOQR1: claims as upstream has them", || claims("WHOQR1", "")),
    ];
    run(
        cases.len(),
        cases.into_iter().map(|(name, case)| Trial::test(name, case)),
    )
}

/// The text of a sample's code: its file is called after it or after its contents.
fn text(name: &str) -> Result<String, Failed> {
    let file = ["", "Contents"]
        .map(|more| vectors::file(FOLDER, &format!("{name}{more}.txt")).text())
        .into_iter()
        .find_map(Result::ok);
    Ok(file.ok_or("no such sample")?.trim().to_owned())
}

fn read(name: &str) -> Result<Pass, Failed> {
    Ok(parse(&text(name)?)?.claimed().clone())
}

/// The key of the ICVPs, which upstream took from the list of WHO's development network.
fn key() -> Result<Value, Failed> {
    let file = vectors::file(FOLDER, "derived-key.json").json()?;
    let mut jwk = file["jwk"].clone();
    jwk["kid"] = file["kid"].clone();
    Ok(jwk)
}

fn trust_in(files: &[Vec<u8>]) -> Result<Trust, Failed> {
    let mut trust = Trust::new();
    for file in files {
        let _ = trust.add("file", file)?;
    }
    Ok(trust)
}

/// The key under a place in a list of WHO's kind.
fn listed(place: &str) -> Result<Trust, Failed> {
    let jwk = key()?;
    let id = format!(
        "did:web:tng-cdn.who.int:v2:trustlist:{place}#{}",
        jwk["kid"].as_str().unwrap_or_default()
    );
    let list = json!({"verificationMethod": [{"id": id, "publicKeyJwk": jwk}]});
    trust_in(&[list.to_string().into_bytes()])
}

fn live() -> Result<Trust, Failed> {
    trust_in(&[vectors::file("trust/who-gdhcn", "did.json").bytes()?])
}

fn checked(name: &str, trust: &Trust, day: &str) -> Result<Check, Failed> {
    Ok(check(parse(&text(name)?), trust, &Clock::at(day.parse()?)))
}

fn outcome(name: &str, trust: &Trust, day: &str, verdict: Verdict, reason: Option<&str>) -> Outcome {
    let check = checked(name, trust, day)?;
    same("verdict", &check.verdict, &verdict)?;
    same("reason", &check.reason.as_ref().map(policy::Reason::code), &reason)?;
    let fits = check.signer.as_ref().is_some_and(|signer| signer.key.is_some());
    let may_fit = matches!(verdict, Verdict::Valid | Verdict::SignerNotAllowed);
    ensure!(fits == may_fit, "a signer: {fits}");
    Ok(())
}

fn icvp_is_valid() -> Outcome {
    let trust = trust_in(&[json!({"keys": [key()?]}).to_string().into_bytes()])?;
    outcome("DVCTest3QR", &trust, DAY, Verdict::Valid, None)
}

fn icvp_of_participant() -> Outcome {
    outcome("DVCTest3QR", &listed("ICVP:XCL:DSC")?, DAY, Verdict::Valid, None)
}

fn icvp_not_allowed() -> Outcome {
    for (place, reason) in [
        ("DCC:XCL:DSC", "wrong_domain"),
        ("DDCC:XCL:DSC", "wrong_domain"),
        ("ICVP:XCL:SCA", "wrong_usage"),
    ] {
        let trust = listed(place)?;
        outcome("DVCTest3QR", &trust, DAY, Verdict::SignerNotAllowed, Some(reason))?;
    }
    Ok(())
}

fn icvp_unknown() -> Outcome {
    outcome("DVCTest3QR", &live()?, DAY, Verdict::UnknownSigner, Some("unknown_key"))
}

fn icvp_forged() -> Outcome {
    for trust in [
        trust_in(&[json!({"keys": [key()?]}).to_string().into_bytes()])?,
        listed("ICVP:XCL:DSC")?,
    ] {
        outcome("DVCTestQR", &trust, DAY, Verdict::Invalid, Some("bad_signature"))?;
    }
    Ok(())
}

fn dose(view: &View) -> Result<&Vaccination, Failed> {
    match &view.event {
        Some(Event::Vaccination(dose)) => Ok(dose),
        _ => Err("no vaccination".into()),
    }
}

/// The words of fields, as a screen shows them.
fn shown(fields: &[(&str, Option<&str>)], expected: &[&str]) -> Outcome {
    for ((field, found), expected) in fields.iter().zip(expected) {
        same(field, &found.unwrap_or_default(), expected)?;
    }
    same("fields", &fields.len(), &expected.len())
}

fn icvp_shown() -> Outcome {
    let pass = read("DVCTest3QR")?;
    same("format", &pass.format(), &Format::Icvp)?;
    same("kind", &pass.kind(), &Kind::Vaccination)?;
    same("issuer", &pass.issuer(), &Some("XCL"))?;
    let view = pass.view();
    let dose = dose(&view)?;
    shown(
        &[
            ("name", Some(&view.holder.name)),
            ("birth date", view.holder.birth_date.as_deref()),
            ("sex", view.holder.sex.as_deref()),
            ("document", view.holder.document_number.as_deref()),
            ("disease", dose.disease.as_ref().map(|coded| &*coded.display)),
            ("vaccine", dose.prophylaxis.as_ref().map(|coded| &*coded.display)),
            ("manufacturer", dose.manufacturer.as_ref().map(|coded| &*coded.display)),
            ("dose", dose.dose_name.as_ref().map(|coded| &*coded.display)),
            ("date", dose.vaccinated.as_deref()),
            ("batch", dose.batch.as_deref()),
            ("valid from", dose.valid_from.as_deref()),
            ("valid until", dose.valid_until.as_deref()),
        ],
        &[
            "Albani Olivieri",
            "1999-05-05",
            "female",
            "27253137",
            "COVID-19",
            "871772009",
            "Banco de Seguros del Estado",
            "Second dose",
            "2023-07-04",
            "d23456",
            "2023-07-04",
            "",
        ],
    )?;
    ensure!(
        !dose.valid_for_life,
        "only yellow fever is for life without words for it"
    );
    let flagged: Vec<&str> = pass.excess().iter().map(|field| field.path.as_str()).collect();
    same("flagged", &flagged, &vec!["nid"])
}

fn yellow_card() -> Outcome {
    let view = read("DVCTestQR")?.view();
    let dose = dose(&view)?;
    shown(
        &[
            ("name", Some(&view.holder.name)),
            ("birth date", view.holder.birth_date.as_deref()),
            ("sex", view.holder.sex.as_deref()),
            (
                "nationality",
                view.holder.nationality.as_ref().map(|coded| &*coded.display),
            ),
            ("document", view.holder.document_number.as_deref()),
            ("guardian", view.holder.guardian.as_deref()),
            ("disease", dose.disease.as_ref().map(|coded| &*coded.display)),
            ("vaccine", dose.prophylaxis.as_ref().map(|coded| &*coded.display)),
            ("manufacturer", dose.manufacturer.as_ref().map(|coded| &*coded.display)),
            ("dose", dose.dose_name.as_ref().map(|coded| &*coded.display)),
            ("date", dose.vaccinated.as_deref()),
            ("batch", dose.batch.as_deref()),
            ("clinician", dose.clinician.as_deref()),
            ("authority", view.issuer.as_deref()),
            ("valid from", dose.valid_from.as_deref()),
            ("valid until, as written", dose.valid_until.as_deref()),
        ],
        &[
            "Aulo Agerio",
            "1905-08-23",
            "M",
            "Chile",
            "16337361-9",
            "Parent/Juan Medina",
            "Yellow fever",
            "Yellow fever vaccine",
            "HIPRA",
            "Primary series",
            "1904-08-23",
            "123123123",
            "Vacunador",
            "reference to organzation",
            "2015-02-07",
            "2015-02-07",
        ],
    )?;
    ensure!(dose.valid_for_life, "yellow fever is for life, whatever end is written");
    Ok(())
}

fn italy() -> Outcome {
    let mut trust = trust_in(&[vectors::file("trust/covpass-dsc-list", "dsc-list.json").bytes()?])?;
    let name = "EUItalyAcceptanceQR";
    outcome(name, &trust, "2022-06-01T00:00:00Z", Verdict::Valid, None)?;
    same("format", &read(name)?.format(), &Format::EuDcc)?;
    // Among WHO's keys it is not.
    trust = live()?;
    let reason = Some("unknown_key");
    outcome(name, &trust, "2022-06-01T00:00:00Z", Verdict::UnknownSigner, reason)
}

fn ddcc_unknown() -> Outcome {
    let list = vectors::file("trust/covpass-dsc-list", "dsc-list.json").bytes()?;
    for trust in [Trust::new(), live()?, trust_in(&[list])?, listed("DDCC:XCL:DSC")?] {
        outcome(
            "WHOQR1",
            &trust,
            "2021-08-01T00:00:00Z",
            Verdict::UnknownSigner,
            Some("unknown_key"),
        )?;
    }
    Ok(())
}

fn ddcc_shown() -> Outcome {
    let pass = read("WHOQR1")?;
    same("format", &pass.format(), &Format::Ddcc)?;
    same("kind", &pass.kind(), &Kind::Vaccination)?;
    same("issuer", &pass.issuer(), &None)?;
    let view = pass.view();
    let dose = dose(&view)?;
    shown(
        &[
            ("name", Some(&view.holder.name)),
            ("birth date", view.holder.birth_date.as_deref()),
            ("sex", view.holder.sex.as_deref()),
            ("number", view.holder.document_number.as_deref()),
            ("disease", dose.disease.as_ref().map(|coded| &*coded.display)),
            ("vaccine", dose.prophylaxis.as_ref().map(|coded| &*coded.display)),
            ("brand", dose.product.as_ref().map(|coded| &*coded.display)),
            ("manufacturer", dose.manufacturer.as_ref().map(|coded| &*coded.display)),
            ("dose", dose.number().as_deref()),
            ("date", dose.vaccinated.as_deref()),
            ("batch", dose.batch.as_deref()),
            ("centre", dose.centre.as_deref()),
            ("clinician", dose.clinician.as_deref()),
            ("valid from", dose.valid_from.as_deref()),
            ("valid until", dose.valid_until.as_deref()),
            ("next dose", dose.next_dose.as_deref()),
            ("country", view.country.as_ref().map(|coded| &*coded.code)),
            ("id", view.id.as_deref()),
        ],
        &[
            "Eddie Murphy",
            "1986-09-19",
            "male",
            "1234567890",
            "COVID-19",
            "SARS-CoV-2 mRNA vaccine",
            "TEST",
            "TEST",
            "1/2",
            "2021-07-08",
            "PT123F",
            "Vaccination Site",
            "http://www.acme.org/practitioners/23",
            "2021-07-22",
            "2022-07-08",
            "2021-07-29",
            "US",
            "US111222333444555666",
        ],
    )
}

fn claims(name: &str, at: &str) -> Outcome {
    let unpacked = vectors::file(FOLDER, &format!("{name}Unpacked.json")).json()?;
    let expected = unpacked["contents"].pointer(at).ok_or("no such claim")?;
    same("claims", &read(name)?.payload_json(), expected)
}
