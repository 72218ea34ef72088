//! Pictures of EU DCC that every verifier should read: from the PICTURE to the verdict, trusting Germany's signer list.

use std::process::ExitCode;
use std::sync::{Arc, LazyLock};

use carnet_conformance::{Failed, Outcome, Trial, ensure, run, same, sha256_hex, vectors};
use credential::{Kind, Pass, Refusal, Unverified, parse};
use jiff::Timestamp;
use policy::{Clock, Trust, Verdict, check};

const FOLDER: &str = "eu-dcc/dcc-quality-assurance";
const LIST: &str = "trust/covpass-dsc-list";

static TRUST: LazyLock<Trust> = LazyLock::new(|| {
    let mut trust = Trust::new();
    for name in ["dsc-list-signing-key.pem", "dsc-list.json"] {
        let _ = trust.add(name, &vectors::file(LIST, name).bytes().unwrap()).unwrap();
    }
    trust
});

/// What the table says of a picture.
struct Expected {
    key_id: String,
    version: String,
    kind: String,
    issuer: String,
    issued: Timestamp,
    expires: Timestamp,
    trusted: bool,
    text_sha256: String,
}

fn main() -> ExitCode {
    let table = vectors::file(FOLDER, "derived-expected.tsv").table();
    run(
        243,
        table.into_iter().map(|row| {
            let name = row[0].clone();
            let expected = Arc::new(Expected::read(&row));
            Trial::test(name.clone(), move || picture(&vectors::file(FOLDER, &name), &expected))
        }),
    )
}

impl Expected {
    fn read(row: &[String]) -> Self {
        let seconds = |text: &str| Timestamp::from_second(text.parse().unwrap()).unwrap();
        let [
            _,
            key_id,
            _algorithm,
            version,
            kind,
            issuer,
            issued,
            expires,
            list,
            _schema,
            text_sha256,
        ] = row
        else {
            panic!("the table has another shape")
        };
        Self {
            key_id: key_id.clone(),
            version: version.clone(),
            kind: kind.clone(),
            issuer: issuer.clone(),
            issued: seconds(issued),
            expires: seconds(expires),
            trusted: match list.as_str() {
                "verified" => true,
                "kid-not-in-list" => false,
                other => panic!("{other} is new"),
            },
            text_sha256: text_sha256.clone(),
        }
    }
}

fn picture(file: &vectors::File, expected: &Expected) -> Outcome {
    let texts = qr::texts_in_picture(&file.bytes()?)?;
    ensure!(texts.len() == 1, "{} codes found", texts.len());
    let text = &texts[0];
    same(
        "SHA-256 of the text",
        &sha256_hex(text.as_bytes()),
        &expected.text_sha256,
    )?;
    if file.name.contains("/MULTI_") {
        // More than one event in a certificate is to be rejected.
        same("refusal", &parse(text).err(), &Some(Refusal::MultipleEvents))?;
        return same("verdict", &verdict(text, expected.issued), &Verdict::Invalid);
    }
    let pass = parse(text)?;
    content(&pass, expected)?;
    trust(text, &pass, expected)
}

fn content(pass: &Unverified<Pass>, expected: &Expected) -> Outcome {
    let claimed = pass.claimed();
    let kind = match claimed.kind() {
        Kind::Vaccination => "v",
        Kind::Test => "t",
        Kind::Recovery => "r",
        Kind::Venue | Kind::Other | Kind::Clearance | Kind::Mark => "other",
    };
    let key_id = pass.key_id().map(|id| {
        id.as_bytes()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    });
    same("kid", &key_id, &Some(expected.key_id.clone()))?;
    same("kind", kind, &expected.kind)?;
    same(
        "version",
        &claimed.payload_json()["ver"].as_str().map(str::to_owned),
        &Some(expected.version.clone()),
    )?;
    same("iss", &claimed.issuer(), &Some(expected.issuer.as_str()))?;
    same("iat", &claimed.issued(), &Some(expected.issued))?;
    same("exp", &claimed.expires(), &Some(expected.expires))
}

/// The verdict at the first moment at which both the pass and its signer are in force.
fn trust(text: &str, pass: &Unverified<Pass>, expected: &Expected) -> Outcome {
    if !expected.trusted {
        return same("verdict", &verdict(text, expected.issued), &Verdict::UnknownSigner);
    }
    let key_id = pass.key_id().ok_or("no kid")?;
    let keys: Vec<_> = TRUST.keys(key_id).collect();
    let (verified, fitting) = parse(text)?
        .verify(keys.iter().map(|key| &key.key))
        .map_err(|not| Failed::from(not.reason))?;
    let key = keys[fitting];
    let from = [Some(expected.issued), verified.pass().not_before(), key.valid_from];
    let until = [Some(expected.expires), key.valid_until];
    let (from, until) = (from.into_iter().flatten().max(), until.into_iter().flatten().min());
    ensure!(
        from < until,
        "no moment at which pass and signer are both in force: {from:?}, {until:?}"
    );
    same("verdict", &verdict(text, from.ok_or("no clock")?), &Verdict::Valid)
}

fn verdict(text: &str, now: Timestamp) -> Verdict {
    check(parse(text), &TRUST, &Clock::at(now)).verdict
}
