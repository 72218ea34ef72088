//! RFC 9285: sixteen texts both ways, seven that are none.

use std::process::ExitCode;

use carnet_conformance::{Outcome, Trial, ensure, hex, run, same, vectors};
use credential::base45;

fn main() -> ExitCode {
    let vectors = vectors::file("base45/kirei-python-base45", "vectors.json")
        .json()
        .unwrap();
    let good = vectors["good"].as_array().unwrap().iter().map(|case| {
        let (bytes, text) = (
            hex(case["hex"].as_str().unwrap()).unwrap(),
            case["base45"].as_str().unwrap().to_owned(),
        );
        Trial::test(format!("good {text:?}"), move || both_ways(&bytes, &text))
    });
    let bad = vectors["bad"].as_array().unwrap().iter().map(|case| {
        let text = case.as_str().unwrap().to_owned();
        Trial::test(format!("bad {text:?}"), move || refused(&text))
    });
    run(16 + 7, good.chain(bad))
}

fn both_ways(bytes: &[u8], text: &str) -> Outcome {
    let mut decoded = Vec::new();
    base45::decode(text.as_bytes(), &mut decoded)?;
    same("decoded", decoded.as_slice(), bytes)?;
    same("encoded", base45::encode(bytes).as_str(), text)
}

fn refused(text: &str) -> Outcome {
    let mut decoded = Vec::new();
    ensure!(
        base45::decode(text.as_bytes(), &mut decoded).is_err(),
        "decoded to {decoded:02x?}"
    );
    Ok(())
}
