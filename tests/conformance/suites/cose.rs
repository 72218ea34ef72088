//! The COSE working group's examples: those that are COSE_Sign1 with an algorithm passes may use verify, those that were
//! spoilt do not, and everything else is refused.

use std::process::ExitCode;

use carnet_conformance::{Failed, Outcome, Trial, base64, ensure, hex, run, same, vectors};
use credential::cbor::Profile;
use credential::cose::Sign1;
use credential::{Curve, VerifyingKey};
use serde_json::Value;

/// What the examples' names of algorithms and curves must come to.
const SUPPORTED: [(&str, &str); 3] = [("ES256", "P-256"), ("ES384", "P-384"), ("EdDSA", "Ed25519")];

fn main() -> ExitCode {
    let files = vectors::files("cose/cose-wg-examples", &["json"]);
    run(
        26,
        files
            .into_iter()
            .map(|file| Trial::test(file.name.clone(), move || example(&file.json()?))),
    )
}

fn example(example: &Value) -> Outcome {
    let message = hex(text(&example["output"]["cbor"])?)?;
    let signed = Sign1::parse(&message, Profile::Lenient);
    let signer = &example["input"]["sign0"];
    if signer.is_null() {
        ensure!(signed.is_err(), "taken for a COSE_Sign1, which it is not");
        return Ok(());
    }
    let spoilt = example["fail"].as_bool().unwrap_or(false);
    let supported = SUPPORTED.contains(&(text(&signer["alg"])?, text(&signer["key"]["crv"])?));
    match signed {
        Err(error) => {
            ensure!(spoilt || !supported, "refused: {error}");
            Ok(())
        }
        Ok(signed) => {
            let external = signer["external"].as_str().map_or(Ok(Vec::new()), hex)?;
            let message = signed.to_be_signed(&external);
            if !spoilt {
                same(
                    "Sig_structure",
                    &message,
                    &hex(text(&example["intermediates"]["ToBeSign_hex"])?)?,
                )?;
            }
            match verify(&signed, &signer["key"], &external) {
                Ok(()) => ensure!(!spoilt && supported, "verified, which it must not"),
                Err(error) => ensure!(
                    spoilt || !supported,
                    "not verified: {}",
                    error.message().unwrap_or_default()
                ),
            }
            Ok(())
        }
    }
}

fn verify(signed: &Sign1<'_>, key: &Value, external: &[u8]) -> Outcome {
    Ok(signed.verify(&key_of(key)?, external)??)
}

fn key_of(key: &Value) -> Result<VerifyingKey, Failed> {
    Ok(match text(&key["crv"])? {
        "P-256" => VerifyingKey::from_ec(Curve::P256, &coordinate(key, "x")?, &coordinate(key, "y")?)?,
        "P-384" => VerifyingKey::from_ec(Curve::P384, &coordinate(key, "x")?, &coordinate(key, "y")?)?,
        "Ed25519" => VerifyingKey::from_ed25519(&coordinate(key, "x")?)?,
        other => return Err(format!("no pass uses {other}").into()),
    })
}

/// A coordinate in Base64, or in hexadecimal where its name says so.
fn coordinate(key: &Value, name: &str) -> Result<Vec<u8>, Failed> {
    match key[format!("{name}_hex")].as_str() {
        Some(digits) => hex(digits),
        None => base64(text(&key[name])?),
    }
}

fn text(value: &Value) -> Result<&str, Failed> {
    value.as_str().ok_or_else(|| "a text is missing in the vector".into())
}
