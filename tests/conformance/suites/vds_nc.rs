//! ICAO Visible Digital Seals: the published seals of Australia, Japan and an invented state, under Australia's authority and
//! its revocation list.

use std::process::ExitCode;

use carnet_conformance::{Failed, Outcome, Trial, ensure, run, same, vectors};
use credential::view::Event;
use credential::{Format, Kind};
use jiff::Timestamp;
use policy::{Check, Comparison, Reason, Revocation, Trust, Verdict};
use serde_json::Value;
use wallet::check_text;

const WHO: &str = "vds-nc/who-gdhcn-validator";
const DOTNET: &str = "vds-nc/vds-nc-dotnet";
const DFAT: &str = "vds-nc/dfat-extracted";

/// While the revocation list is fresh.
const FRESH: &str = "2021-10-01T00:00:00Z";
/// Long past its end, while the signers' certificates are still valid.
const LATER: &str = "2026-03-01T00:00:00Z";

/// A seal, and what it says.
struct Case {
    name: &'static str,
    text: fn() -> Result<String, Failed>,
    /// Whether its authority is among the vectors.
    chains: bool,
    issuer: &'static str,
    holder: (&'static str, &'static str, &'static str),
    document: &'static str,
    /// Date, name of the product and batch of every dose, newest first.
    doses: &'static [(&'static str, &'static str, &'static str)],
}

const SEALS: [Case; 5] = [
    Case {
        name: "ICAOAUQR1Contents.txt",
        text: || vectors::file(WHO, "ICAOAUQR1Contents.txt").text(),
        chains: true,
        issuer: "AUS",
        holder: ("JANE SUE CITIZEN", "CITIZEN<<JANE<SUE", "1961-05-15"),
        document: "PA0941262",
        doses: &[("2021-09-15", "AstraZeneca Vaxzevria", "300157P")],
    },
    Case {
        name: "ICAOAUQR1Unpacked.json",
        text: || vectors::file(WHO, "ICAOAUQR1Unpacked.json").text(),
        chains: true,
        issuer: "AUS",
        holder: ("JANE SUE CITIZEN", "CITIZEN<<JANE<SUE", "1961-05-15"),
        document: "PA0941262",
        doses: &[("2021-09-15", "AstraZeneca Vaxzevria", "300157P")],
    },
    Case {
        name: "ICAOJPQR1Contents.txt",
        text: || vectors::file(WHO, "ICAOJPQR1Contents.txt").text(),
        chains: false,
        issuer: "JPN",
        holder: ("NIHON HANAKO", "NIHON<HANAKO", "1991-12-01"),
        document: "TR0000000",
        doses: &[
            ("2021-12-24", "Vaxzevria", "N040A"),
            ("2021-06-22", "Spikevax", "000221A"),
            ("2021-06-01", "COMIRNATY", "FJ5929"),
        ],
    },
    Case {
        name: "VDS-NC-Examples.json 0",
        text: || example(0),
        chains: false,
        issuer: "UTO",
        holder: ("Smith Bill", "SMITH<BILL", "1990-01-02"),
        document: "A1234567Z",
        doses: &[
            ("2021-03-24", "Comirnaty", "VC87540"),
            ("2021-03-03", "Comirnaty", "VC35679"),
        ],
    },
    Case {
        name: "VDS-NC-Examples.json 1",
        text: || example(1),
        chains: true,
        issuer: "AUS",
        holder: ("JANE SUE CITIZEN", "CITIZEN<<JANE<SUE", "1961-05-15"),
        document: "PA0941262",
        doses: &[("2021-09-15", "AstraZeneca Vaxzevria", "300157P")],
    },
];

fn example(number: usize) -> Result<String, Failed> {
    let examples = vectors::file(DOTNET, "VDS-NC-Examples.json").json()?;
    Ok(examples.get(number).ok_or("no such example")?.to_string())
}

type Step = fn(&Case) -> Outcome;

const STEPS: [(&str, Step); 5] = [
    ("content", content),
    ("fresh list", fresh),
    ("stale list", stale),
    ("no authority", stranger),
    ("altered", altered),
];

fn main() -> ExitCode {
    let trials = SEALS.iter().flat_map(|case| {
        STEPS
            .iter()
            .map(|(name, step)| Trial::test(format!("{}: {name}", case.name), || step(case)))
    });
    run(25, trials)
}

fn trust(files: &[&str]) -> Result<Trust, Failed> {
    let mut trust = Trust::new();
    for file in files {
        let _ = trust.add(file, &vectors::file(DFAT, file).bytes()?)?;
    }
    Ok(trust)
}

fn checked(text: &str, trust: &Trust, at: &str) -> Result<Check, Failed> {
    Ok(check_text(text, trust, at.parse()?))
}

fn content(case: &Case) -> Outcome {
    let check = checked(&(case.text)()?, &Trust::new(), FRESH)?;
    let pass = check.pass.as_ref().ok_or("no pass")?.pass();
    ensure!(
        pass.format() == Format::VdsNc && pass.kind() == Kind::Vaccination,
        "kind"
    );
    let view = pass.view();
    same("issuer", view.issuer.as_deref().unwrap_or_default(), case.issuer)?;
    let (name, mrz, birth_date) = case.holder;
    let holder = check.holder_check.as_ref().ok_or("no holder")?;
    same("name", holder.name.as_str(), name)?;
    same("name in the zone", holder.name_mrz.as_deref().unwrap_or_default(), mrz)?;
    same(
        "birth date",
        holder.birth_date.as_deref().unwrap_or_default(),
        birth_date,
    )?;
    same(
        "document",
        holder.document_number.as_deref().unwrap_or_default(),
        case.document,
    )?;
    let doses: Vec<(&str, &str, &str)> = view
        .events()
        .filter_map(|event| match event {
            Event::Vaccination(dose) => Some((
                dose.vaccinated.as_deref()?,
                dose.product.as_ref()?.code.as_str(),
                dose.batch.as_deref()?,
            )),
            _ => None,
        })
        .collect();
    same("doses", doses.as_slice(), case.doses)?;
    let covid = view.events().all(|event| match event {
        Event::Vaccination(dose) => dose
            .disease
            .as_ref()
            .is_some_and(|disease| disease.display == "COVID-19"),
        _ => false,
    });
    ensure!(covid, "the disease has no name");
    let document: Value = serde_json::from_str(&(case.text)()?)?;
    same("payload", &pass.payload_json(), &document["data"])
}

/// Under Australia's authority and list.
fn under_authority(case: &Case, at: &str, revocation: fn(Timestamp) -> Revocation) -> Outcome {
    for files in [["csca.cer.der", "au.crl.der"], ["au.crl.der", "csca.cer.der"]] {
        let check = checked(&(case.text)()?, &trust(&files)?, at)?;
        if case.chains {
            same("verdict", &check.verdict, &Verdict::Valid)?;
            let made = "2021-08-19T03:56:55Z".parse()?;
            same("revocation", &check.revocation, &revocation(made))?;
            let key = check.signer.and_then(|signer| signer.key).ok_or("no signer")?;
            same("jurisdiction", key.jurisdiction.as_deref().unwrap_or_default(), "AU")?;
        } else {
            same("reason", &check.reason, &Some(Reason::UnknownKey))?;
            same("verdict", &check.verdict, &Verdict::UnknownSigner)?;
        }
    }
    Ok(())
}

fn fresh(case: &Case) -> Outcome {
    under_authority(case, FRESH, Revocation::Checked)
}

fn stale(case: &Case) -> Outcome {
    under_authority(case, LATER, Revocation::Stale)
}

fn stranger(case: &Case) -> Outcome {
    let check = checked(&(case.text)()?, &trust(&["au.crl.der"])?, FRESH)?;
    same("verdict", &check.verdict, &Verdict::UnknownSigner)?;
    same("revocation", &check.revocation, &Revocation::NotAvailable)?;
    // What the certificate says of itself is not proof of who signed.
    ensure!(
        check.signer.is_some_and(|signer| signer.key.is_none()),
        "a signer is named"
    );
    let holder = check.holder_check.ok_or("no holder")?;
    // The document agrees, the birth date does not: a zone of someone else.
    let zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
    ensure!(
        holder.compare_mrz(zone) != Comparison::Match,
        "someone else's document fits"
    );
    Ok(())
}

/// Any change of what is signed is noticed, with or without the authority; a change of form is none.
fn altered(case: &Case) -> Outcome {
    let text = (case.text)()?;
    let document: Value = serde_json::from_str(&text)?;
    let trusted = trust(&["csca.cer.der"])?;
    for (from, to) in [
        ("840539006", "x"),
        (case.document, "X0000000X"),
        ("2021-", "2022-"),
        ("RA01.0", "RA01.1"),
    ] {
        let forged = text.replace(from, to);
        if forged == text {
            continue;
        }
        for trust in [&trusted, &Trust::new()] {
            let check = checked(&forged, trust, FRESH)?;
            same("reason", &check.reason, &Some(Reason::BadSignature))?;
            same("verdict", &check.verdict, &Verdict::Invalid)?;
        }
    }
    let twice = text.replacen("\"is\"", "\"is\":\"XXX\",\"is\"", 1);
    same(
        "verdict of a name that stands twice",
        &checked(&twice, &trusted, FRESH)?.verdict,
        &Verdict::Undecodable,
    )?;
    let indented = serde_json::to_string_pretty(&document)?;
    let expected = if case.chains {
        Verdict::Valid
    } else {
        Verdict::UnknownSigner
    };
    same(
        "verdict of another form",
        &checked(&indented, &trusted, FRESH)?.verdict,
        &expected,
    )
}
