//! RFC 8949 Appendix A: every example through the decoder in both profiles, the printers and the deterministic encoder.

use std::process::ExitCode;

use carnet_conformance::{Outcome, Trial, ensure, hex, run, same, vectors};
use credential::cbor::{CborError, Decoder, Profile, deterministic, diagnose, to_json};
use serde_json::Value;

fn main() -> ExitCode {
    let table = vectors::file("cbor/rfc8949-appendix-a", "appendix-a.tsv").table();
    run(
        82,
        table.into_iter().map(|row| {
            let [digits, form, diagnostic]: [String; 3] = row.try_into().unwrap();
            Trial::test(format!("{digits} {diagnostic}"), move || {
                example(&hex(&digits)?, &form, &diagnostic)
            })
        }),
    )
}

fn example(bytes: &[u8], form: &str, diagnostic: &str) -> Outcome {
    match form {
        "malformed" => {
            ensure!(read(bytes, Profile::Lenient).is_err(), "the lenient profile takes it");
            ensure!(read(bytes, Profile::Strict).is_err(), "the strict profile takes it");
            Ok(())
        }
        "preferred" => {
            read(bytes, Profile::Strict)?;
            same(
                "encoded again",
                deterministic(bytes, Profile::Strict)?.as_slice(),
                bytes,
            )?;
            printed(bytes, Profile::Strict, diagnostic)?;
            printed(bytes, Profile::Lenient, diagnostic)
        }
        "longer" | "indefinite" => {
            ensure!(read(bytes, Profile::Strict).is_err(), "the strict profile takes it");
            printed(bytes, Profile::Lenient, diagnostic)?;
            let again = deterministic(bytes, Profile::Lenient)?;
            printed(&again, Profile::Strict, &definite(diagnostic))
        }
        other => Err(format!("the table's form {other} is unknown").into()),
    }
}

/// Reads the one item there is and nothing after it.
fn read(bytes: &[u8], profile: Profile) -> Result<(), CborError> {
    let mut decoder = Decoder::new(bytes, profile);
    decoder.skip()?;
    decoder.finish()
}

/// Both printers against the table.
fn printed(bytes: &[u8], profile: Profile, diagnostic: &str) -> Outcome {
    read(bytes, profile)?;
    same(
        "diagnostic notation",
        &comparable(&diagnose(bytes, profile)?),
        &comparable(diagnostic),
    )?;
    // Diagnostic notation extends JSON: where it adds nothing, both are the same.
    match serde_json::from_str::<Value>(&definite(diagnostic)) {
        // serde_json reads floats to within one unit in the last place.
        Ok(Value::Number(_)) if let Some(number) = float(diagnostic) => {
            same("as JSON", &to_json(bytes, profile)?, &Value::from(number))
        }
        Ok(expected) => same("as JSON", &to_json(bytes, profile)?, &expected),
        Err(_) => Ok(()),
    }
}

/// A float may be written in several ways; everything else in one.
fn comparable(diagnostic: &str) -> String {
    float(diagnostic).map_or(diagnostic.to_owned(), |number| format!("{number:?}"))
}

fn float(diagnostic: &str) -> Option<f64> {
    diagnostic.contains(['.', 'e']).then(|| diagnostic.parse().ok())?
}

/// The notation of the same value in definite lengths and the order of keys that goes with them.
fn definite(diagnostic: &str) -> String {
    match diagnostic {
        "(_ \"strea\", \"ming\")" => "\"streaming\"".to_owned(),
        "(_ h'0102', h'030405')" => "h'0102030405'".to_owned(),
        "{_ \"Fun\": true, \"Amt\": -2}" => "{\"Amt\": -2, \"Fun\": true}".to_owned(),
        _ => diagnostic.replace("[_ ", "[").replace("{_ ", "{"),
    }
}
