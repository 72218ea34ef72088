//! Token Status List (draft-ietf-oauth-status-list): every example of the draft, as JSON and as CBOR, and its tokens.

use std::process::ExitCode;

use carnet_conformance::{Failed, Outcome, Trial, base64, ensure, hex, run, same, vectors};
use credential::cbor::{Decoder, Profile, Type};
use credential::cose::Sign1;
use credential::{Curve, StatusReference, VerifyingKey};
use policy::Proof;
use policy::import::revocation::{About, ImportError, Imported, import};
use policy::revocation::{Status, StatusList};
use serde_json::Value;

const FOLDER: &str = "sd-cwt/draft-ietf-oauth-status-list";
const EXAMPLES: &str = "sd-cwt/draft-ietf-oauth-status-list/examples";
const URI: &str = "https://example.com/statuslists/1";

/// The byte arrays of section 4.1.
const SHORT: [(&str, &str); 2] = [
    ("status_list_encoding", "1001110111000101"),
    ("status_list_encoding2", "120301011233"),
];

fn main() -> ExitCode {
    let derived = vectors::file(FOLDER, "derived-vectors.json").json();
    let long = derived
        .as_ref()
        .map(|all| all["vectors"].as_array().cloned().unwrap_or_default());
    let mut trials = Vec::new();
    for vector in long.unwrap_or_default() {
        for form in ["json", "cbor"] {
            let name = vector[form]
                .as_str()
                .unwrap_or_default()
                .trim_start_matches("examples/")
                .to_owned();
            let vector = vector.clone();
            trials.push(Trial::test(name.clone(), move || long_list(&name, &vector)));
        }
    }
    for (name, statuses) in SHORT {
        for form in ["json", "cbor"] {
            let name = format!("{name}_{form}.md");
            trials.push(Trial::test(name.clone(), move || short_list(&name, statuses)));
        }
    }
    trials.push(Trial::test("status_list_jwt_raw.md", || {
        token("status_list_jwt_raw.md")
    }));
    trials.push(Trial::test("status_list_cwt.md", || token("status_list_cwt.md")));
    trials.push(Trial::test("referenced_token_cwt.md", referenced_token));
    run(8 + 4 + 3, trials)
}

/// An example's text without the line breaks that the draft puts into long ones, and what stands before them.
fn example(name: &str) -> Result<String, Failed> {
    let text = vectors::file(EXAMPLES, name).text()?;
    let text = text.split("encoded:").last().unwrap_or_default();
    Ok(text.split_whitespace().collect())
}

fn list(name: &str) -> Result<StatusList, Failed> {
    let text = example(name)?;
    let (bits, packed) = if text.starts_with('{') {
        let list: Value = serde_json::from_str(&text)?;
        let packed = base64(list["lst"].as_str().ok_or("no list")?)?;
        (list["bits"].as_u64().ok_or("no bits")?, packed)
    } else {
        cbor_list(&hex(&text)?)?
    };
    Ok(StatusList::new(
        URI.to_owned(),
        bits,
        packed,
        "2023-06-16T00:00:00Z".parse()?,
        None,
    )?)
}

fn cbor_list(bytes: &[u8]) -> Result<(u64, Vec<u8>), Failed> {
    let (mut bits, mut packed) = (None, None);
    let mut decoder = Decoder::new(bytes, Profile::Lenient);
    decoder.map()?;
    while decoder.more()? {
        match &*decoder.text()? {
            "bits" => bits = Some(decoder.u64()?),
            "lst" => packed = Some(decoder.bytes()?.into_owned()),
            other => return Err(format!("a member {other}").into()),
        }
    }
    decoder.finish()?;
    bits.zip(packed).ok_or_else(|| "no list".into())
}

fn number(status: Option<Status>) -> Option<u64> {
    status.map(|status| match status {
        Status::Valid => 0,
        Status::Invalid => 1,
        Status::Suspended => 2,
        Status::ApplicationSpecific(other) => other.into(),
    })
}

fn short_list(name: &str, statuses: &str) -> Outcome {
    let list = list(name)?;
    let found: String = (0..list.len())
        .filter_map(|index| number(list.get(index)))
        .map(|status| status.to_string())
        .collect();
    same("statuses", found.as_str(), statuses)?;
    same("beyond the end", &list.get(list.len()).is_some(), &false)
}

fn long_list(name: &str, vector: &Value) -> Outcome {
    let list = list(name)?;
    same(
        "bits",
        &u64::from(list.bits()),
        &vector["bits"].as_u64().unwrap_or_default(),
    )?;
    same("entries", &list.len(), &vector["size"].as_u64().unwrap_or_default())?;
    let expected = vector["nonzero"].as_object().ok_or("no statuses")?;
    let mut others = 0;
    for index in 0..list.len() {
        let status = number(list.get(index)).ok_or("no status")?;
        if status != 0 {
            same(
                "status",
                &Some(status),
                &expected.get(&index.to_string()).and_then(Value::as_u64),
            )?;
            others += 1;
        }
    }
    same("statuses other than 0", &others, &expected.len())
}

fn key(which: &str) -> Result<VerifyingKey, Failed> {
    let derived = vectors::file(FOLDER, "derived-vectors.json").json()?;
    let coordinate = |name: &str| base64(derived["signing_key_public"][name].as_str().unwrap_or_default());
    match which {
        "own" => Ok(VerifyingKey::from_ec(
            Curve::P256,
            &coordinate("x")?,
            &coordinate("y")?,
        )?),
        // The generator of the curve, whose private key is 1.
        _ => Ok(VerifyingKey::from_ec(
            Curve::P256,
            &hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")?,
            &hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")?,
        )?),
    }
}

fn imported(token: &str, key: Option<&VerifyingKey>) -> Result<Result<Imported, ImportError>, Failed> {
    let got = "2023-06-17T00:00:00Z".parse()?;
    let about = About {
        keys: key.map_or(&[], std::slice::from_ref),
        ..About::got(got)
    };
    Ok(import(&"token".into(), token.as_bytes(), &about))
}

fn token(name: &str) -> Outcome {
    let token = example(name)?;
    let (own, other) = (key("own")?, key("other")?);
    let checked = imported(&token, Some(&own))?.map_err(|error| error.to_string())?;
    same("proof", &checked.proof, &Proof::Checked)?;
    let list = checked.content.lists.first().ok_or("no list")?;
    same("uri", list.uri(), URI)?;
    same("made", &list.made().as_second(), &1_686_920_170)?;
    same(
        "due",
        &list.due().map(jiff::Timestamp::as_second),
        &Some(1_686_920_170 + 43_200),
    )?;
    let statuses: Vec<_> = (0..16).filter_map(|index| number(list.get(index))).collect();
    same(
        "statuses",
        &statuses,
        &vec![1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1],
    )?;
    let unchecked = imported(&token, None)?.map_err(|error| error.to_string())?;
    same("without a key", &unchecked.proof, &Proof::NotChecked)?;
    let refused = imported(&token, Some(&other))?.err();
    same("under another key", &refused, &Some(ImportError::Signature))
}

/// A pass that names its place in a list, signed with the same key.
fn referenced_token() -> Outcome {
    let bytes = hex(&example("referenced_token_cwt.md")?)?;
    let message = Sign1::parse(&bytes, Profile::Lenient)?;
    ensure!(message.verify(&key("own")?, &[])?.is_ok(), "the signature does not fit");
    let mut decoder = Decoder::new(message.payload(), Profile::Lenient);
    let mut reference = None;
    decoder.map()?;
    while decoder.more()? {
        let is_status = decoder.peek()? == Type::Unsigned && decoder.u64()? == 65535;
        if is_status {
            reference = StatusReference::read(decoder.raw()?, Profile::Lenient);
        } else {
            decoder.skip()?;
        }
    }
    let reference = reference.ok_or("no reference")?;
    same("place", &(reference.index, reference.uri.as_str()), &(0, URI))
}
