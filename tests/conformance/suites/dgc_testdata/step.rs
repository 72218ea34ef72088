//! What each flag asks: a step from one layer to the next that must succeed, or must fail.

use carnet_conformance::{Failed, Outcome, ensure, same};
use credential::cbor::{Profile, deterministic, to_json};
use credential::cose::Sign1;
use credential::{Kind, Refusal, base45, inflate, limits, parse};
use policy::Verdict;
use serde_json::Value;

use crate::case::Case;
use crate::specimen::{certificate_in, encoded, signed_text};
use crate::{picture, verdict};

type Step = fn(&Case) -> Outcome;

pub(crate) fn of(flag: &str) -> Option<Step> {
    Some(match flag {
        "EXPECTEDVALIDOBJECT" => valid_object,
        "EXPECTEDENCODE" => encode,
        "EXPECTEDPICTUREDECODE" => picture::decodes,
        "EXPECTEDUNPREFIX" => unprefix,
        "EXPECTEDB45DECODE" => base45_decode,
        "EXPECTEDCOMPRESSION" => decompress,
        "EXPECTEDDECODE" => decode,
        "EXPECTEDVALIDJSON" => valid_json,
        "EXPECTEDVERIFY" => verify,
        "EXPECTEDKEYUSAGE" => key_usage,
        "EXPECTEDEXPIRATIONCHECK" => expiration,
        _ => return None,
    })
}

/// The certificate that JSON describes is one that we read, with its kind and all it says.
fn valid_object(case: &Case) -> Outcome {
    let json = case.json.as_ref().ok_or("no JSON")?;
    let pass = parse(&signed_text(json))?;
    let kinds = [("v", Kind::Vaccination), ("t", Kind::Test), ("r", Kind::Recovery)];
    let kind = kinds
        .iter()
        .find(|(member, _)| json[member].as_array().is_some_and(|events| !events.is_empty()));
    same("kind", &Some(pass.claimed().kind()), &kind.map(|(_, kind)| *kind))?;
    same("payload", &plain(pass.claimed().payload_json()), &plain(json.clone()))
}

/// The JSON in CBOR is what the CBOR member has, once both are written by the same encoder.
fn encode(case: &Case) -> Outcome {
    let json = plain(case.json.clone().ok_or("no JSON")?);
    let ours = encoded(&json);
    same("our CBOR", &deterministic(&ours, Profile::Strict)?, &ours)?;
    let theirs = case.cbor.as_deref().ok_or("no CBOR")?;
    let theirs = plain(to_json(certificate_in(theirs)?, Profile::Lenient)?);
    same("CBOR", &ours, &encoded(&theirs))
}

/// The text starts as an HC1 code does, and goes on with the Base45 member.
fn unprefix(case: &Case) -> Outcome {
    ensure!(
        !matches!(parse(&case.prefix), Err(Refusal::UnknownFormat)),
        "the prefix is not known"
    );
    let base45 = case.base45.as_deref();
    same(
        "after the prefix",
        &case.prefix.strip_prefix("HC1:"),
        &base45.or(case.prefix.get(4..)),
    )
}

fn base45_decode(case: &Case) -> Outcome {
    let decoded = decoded(case)?;
    same("decoded", &decoded, case.compressed.as_ref().unwrap_or(&decoded))
}

fn decompress(case: &Case) -> Outcome {
    let compressed = case.compressed.clone().map_or_else(|| decoded(case), Ok)?;
    let inflated = inflate::zlib(&compressed, limits::HC1_INFLATED)?;
    same("inflated", &inflated, case.cose.as_ref().unwrap_or(&inflated))
}

/// The signed message holds what the CBOR member does: the claims, or the certificate in them.
fn decode(case: &Case) -> Outcome {
    let cbor = deterministic(case.cbor.as_deref().ok_or("no CBOR")?, Profile::Lenient)?;
    if let Some(cose) = &case.cose {
        let message = Sign1::parse(cose, Profile::Lenient)?;
        let claims = deterministic(message.payload(), Profile::Lenient)?;
        let certificate = deterministic(certificate_in(message.payload())?, Profile::Lenient)?;
        ensure!(
            cbor == claims || cbor == certificate,
            "the signed content differs from the CBOR"
        );
    }
    parse(&case.prefix)?;
    Ok(())
}

/// The code's whole content, and the CBOR member's, is what the JSON says.
fn valid_json(case: &Case) -> Outcome {
    let json = plain(case.json.clone().ok_or("no JSON")?);
    let pass = parse(&case.prefix)?;
    same("payload", &plain(pass.claimed().payload_json()), &json)?;
    let Some(cbor) = &case.cbor else { return Ok(()) };
    same(
        "CBOR as JSON",
        &plain(to_json(certificate_in(cbor)?, Profile::Lenient)?),
        &json,
    )
}

/// The kid is the certificate's, and the signature verifies with its key.
fn verify(case: &Case) -> Outcome {
    let pass = parse(&case.prefix)?;
    let signer = case.signer()?;
    same("kid", &pass.key_id().copied(), &Some(signer.key_id()))?;
    pass.verify([signer.key()]).map_err(|not| Failed::from(not.reason))?;
    Ok(())
}

/// The signer may sign passes of this kind.
fn key_usage(case: &Case) -> Outcome {
    match verdict::of(case)? {
        Verdict::Undecodable | Verdict::Invalid | Verdict::UnknownSigner => {
            Err("the check did not get that far".into())
        }
        Verdict::SignerNotAllowed => Err("the signer may not sign this kind".into()),
        _ => Ok(()),
    }
}

/// dsc.notBefore <= iat <= clock <= exp <= dsc.notAfter.
fn expiration(case: &Case) -> Outcome {
    let pass = parse(&case.prefix)?;
    let signer = case.signer()?;
    let (issued, expires) = (pass.claimed().issued(), pass.claimed().expires());
    let (issued, expires) = (issued.ok_or("no iat")?, expires.ok_or("no exp")?);
    let times = [signer.not_before(), issued, case.clock, expires, signer.not_after()];
    ensure!(times.is_sorted(), "out of order: {times:?}");
    Ok(())
}

fn decoded(case: &Case) -> Result<Vec<u8>, Failed> {
    let text = case
        .base45
        .as_deref()
        .or(case.prefix.strip_prefix("HC1:"))
        .ok_or("no Base45")?;
    let mut bytes = Vec::new();
    base45::decode(text.as_bytes(), &mut bytes)?;
    Ok(bytes)
}

/// JSON knows one kind of number: a whole float is the integer.
pub(crate) fn plain(json: Value) -> Value {
    match json {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => Value::from(float as i64),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, plain(value))).collect(),
        other => other,
    }
}
