//! The draft's signed examples, byte for byte; `derived-expected.json` has what its text says they come to.

use carnet_conformance::{Failed, Outcome, Trial, ensure, hex, same, vectors};
use credential::cbor::Map;
use credential::cose::CoseError;
use credential::sdcwt::{Contents, Key, SdCwtError, Step, UnverifiedKeyBinding, UnverifiedSdCwt};
use credential::{Curve, SignatureError, VerifyingKey};
use jiff::Timestamp;
use serde_json::Value;

use crate::vectors::encoded;

const FOLDER: &str = "sd-cwt/draft-ietf-spice-sd-cwt";

/// Per example: signature, time, claims, and what is hidden or not; every disclosure; section 14.2 with its own; the holder's
/// signature and terms; the text's first disclosure.
pub(super) const TRIALS: usize = 3 * 4 + (5 + 4 + 3) + (1 + 7) + 3 + 1;

pub(super) fn trials() -> Vec<Trial> {
    let expected = vectors::file(FOLDER, "derived-expected.json")
        .json()
        .unwrap_or_default();
    let mut trials = Vec::new();
    for example in list(&expected["examples"]) {
        let file = example["file"].as_str().unwrap_or_default().to_owned();
        let mut trial = |what: &str, test: fn(&Value, &Value) -> Outcome| {
            let (expected, example) = (expected.clone(), example.clone());
            trials.push(Trial::test(format!("{file}: {what}"), move || {
                test(&expected, &example)
            }));
        };
        trial("issuer's signature", signature);
        trial("time", time);
        trial("validated claims set", claims);
        trial("hidden digests", hidden);
        for (index, disclosure) in list(&example["disclosures"]).into_iter().enumerate() {
            let what = disclosure["what"].as_str().unwrap_or_default();
            let name = format!("{file}: disclosure and digest of {what}");
            let example = example.clone();
            trials.push(Trial::test(name, move || {
                with(&bytes_of(&example)?, |contents| {
                    same_disclosure(contents, index, &disclosure)
                })
            }));
        }
    }
    let nested = expected["nested"].clone();
    for (index, disclosure) in list(&nested["disclosures"]).into_iter().enumerate() {
        let what = disclosure["what"].as_str().unwrap_or_default();
        let (name, nested) = (format!("section 14.2: disclosure and digest of {what}"), nested.clone());
        trials.push(Trial::test(name, move || {
            with(&nested_token(&nested)?, |contents| {
                same_disclosure(contents, index, &disclosure)
            })
        }));
    }
    trials.push(Trial::test("section 14.2: validated claims set", move || {
        with(&nested_token(&nested)?, |contents| {
            same("claims", &contents.claims().to_cbor(), &hex(text(&nested["claims"])?)?)
        })
    }));
    for (what, test) in [
        (
            "kbt.cbor: holder's signature",
            holder_signature as fn(&Value) -> Outcome,
        ),
        ("kbt.cbor: terms", terms),
        ("kbt.cbor: another message's signature", foreign_signature),
        ("first-disclosure.cborseq: is what it was hashed from", first_disclosure),
    ] {
        let expected = expected.clone();
        trials.push(Trial::test(what, move || test(&expected)));
    }
    trials
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn text(value: &Value) -> Result<&str, Failed> {
    value.as_str().ok_or_else(|| "a text is missing in the vector".into())
}

fn key(curve: Curve, of: &Value) -> Result<VerifyingKey, Failed> {
    Ok(VerifyingKey::from_ec(
        curve,
        &hex(text(&of["x"])?)?,
        &hex(text(&of["y"])?)?,
    )?)
}

/// The example's SD-CWT: of a key binding token, the one within it.
fn bytes_of(example: &Value) -> Result<Vec<u8>, Failed> {
    let file = text(&example["file"])?;
    let bytes = vectors::file(&format!("{FOLDER}/examples"), file).bytes()?;
    if file != "kbt.cbor" {
        return Ok(bytes);
    }
    // Disclosed again as a whole, it is as it came.
    let binding = UnverifiedKeyBinding::parse(&bytes)?;
    let within = binding.claimed().disclose(|_| true);
    ensure!(
        bytes.windows(within.len()).any(|window| window == within),
        "encoded again, it differs"
    );
    Ok(within)
}

fn with(token: &[u8], look: impl FnOnce(&Contents<'_>) -> Outcome) -> Outcome {
    look(UnverifiedSdCwt::parse(token)?.claimed())
}

fn signature(expected: &Value, example: &Value) -> Outcome {
    let (token, issuer) = (bytes_of(example)?, key(Curve::P384, &expected["issuer"])?);
    let holder = key(Curve::P256, &expected["holder"])?;
    let parse = || UnverifiedSdCwt::parse(&token);
    let verified = parse()?.verify([&issuer]).map_err(|failed| failed.reason)?;
    same(
        "key id",
        &verified.contents().key_id().map(|id| id.as_bytes()),
        &Some(&b"https://issuer.example/cose-key3"[..]),
    )?;
    ensure!(verified.contents().holder_key()? == holder, "another holder's key");
    let reason = parse()?.verify([&holder]).err().map(|failed| failed.reason);
    same(
        "with a key of another kind",
        &reason,
        &Some(SignatureError::KeyMismatch),
    )
}

fn time(expected: &Value, example: &Value) -> Outcome {
    let at: Timestamp = text(&expected["time"])?.parse()?;
    with(&bytes_of(example)?, |contents| {
        let times = contents.times();
        ensure!(times.not_before.is_some_and(|start| start <= at), "not valid yet");
        ensure!(times.expires.is_some_and(|end| at < end), "not valid any more");
        same("iss", &contents.issuer(), &Some("https://issuer.example"))?;
        same("sub", &contents.subject(), &Some("https://device.example"))
    })
}

fn claims(_: &Value, example: &Value) -> Outcome {
    with(&bytes_of(example)?, |contents| {
        same("claims", &contents.claims().to_cbor(), &hex(text(&example["claims"])?)?)
    })
}

fn hidden(_: &Value, example: &Value) -> Outcome {
    let hidden = list(&example["hidden"]);
    with(&bytes_of(example)?, |contents| {
        same("digests without a disclosure", &contents.hidden(), &hidden.len())?;
        let complete = if hidden.is_empty() {
            Ok(())
        } else {
            Err(SdCwtError::DigestWithoutDisclosure)
        };
        same("complete", &contents.complete(), &complete)?;
        same(
            "disclosures",
            &contents.disclosures().len(),
            &list(&example["disclosures"]).len(),
        )?;
        for digest in hidden {
            let digest = hex(text(&digest)?)?;
            ensure!(
                contents.disclosures().iter().all(|one| one.digest()[..] != digest),
                "one is not hidden"
            );
        }
        Ok(())
    })
}

fn same_disclosure(contents: &Contents<'_>, index: usize, expected: &Value) -> Outcome {
    let found = contents.disclosures().get(index).ok_or("too few disclosures")?;
    same("encoded", found.encoded(), &hex(text(&expected["encoded"])?)?)?;
    same("digest", &found.digest()[..], &hex(text(&expected["digest"])?)?)?;
    let path: Vec<Step<'_>> = list(&expected["path"]).iter().map(step).collect();
    ensure!(found.path() == path, "it stands in another place");
    ensure!(
        found.is_decoy() || contents.disclosure_of(&path) == Some(index),
        "the place has another disclosure"
    );
    Ok(())
}

fn step(step: &Value) -> Step<'static> {
    match (step.as_i64(), step["element"].as_u64()) {
        (Some(number), _) => Step::Key(Key::from(number)),
        (None, Some(element)) => Step::Element(element as usize),
        (None, None) => Step::Key(Key::from(step.as_str().unwrap_or_default()).into_owned()),
    }
}

/// Section 14.2 gives disclosures only: here they come with the claims of its figure 27, unsigned.
fn nested_token(nested: &Value) -> Result<Vec<u8>, Failed> {
    let disclosures = list(&nested["disclosures"]);
    let protected = hex("a201382210190125")?;
    let payload = hex(text(&nested["payload"])?)?;
    let mut listed = encoded(|encoder| encoder.array(disclosures.len()));
    for disclosure in &disclosures {
        listed.extend(hex(text(&disclosure["encoded"])?)?);
    }
    let mut unprotected = Map::new();
    unprotected.entry(|key| key.i64(17), |value| value.raw(&listed))?;
    Ok(encoded(|encoder| {
        encoder
            .tag(18)
            .array(4)
            .bytes(&protected)
            .map(&unprotected)
            .bytes(&payload)
            .bytes(b"")
    }))
}

fn kbt() -> Result<Vec<u8>, Failed> {
    vectors::file(&format!("{FOLDER}/examples"), "kbt.cbor").bytes()
}

fn holder_signature(expected: &Value) -> Outcome {
    let (bytes, issuer) = (kbt()?, key(Curve::P384, &expected["issuer"])?);
    let verified = UnverifiedKeyBinding::parse(&bytes)?
        .verify([&issuer])
        .map_err(|failed| failed.reason)?;
    ensure!(
        *verified.holder_key() == key(Curve::P256, &expected["holder"])?,
        "another holder"
    );
    Ok(())
}

fn terms(expected: &Value) -> Outcome {
    let bytes = kbt()?;
    let binding = UnverifiedKeyBinding::parse(&bytes)?;
    let terms = binding.claimed_terms();
    same("aud", terms.audience, "https://verifier.example/app")?;
    same("iat", &terms.issued, &Some(text(&expected["time"])?.parse()?))?;
    same(
        "cnonce",
        &terms.nonce,
        &Some(&hex("8c0f5f523b95bea44a9a48c649240803")?[..]),
    )?;
    same(
        "the rest",
        &(terms.expires, terms.not_before, terms.id),
        &(None, None, None),
    )
}

/// The last byte of the message is the last of the holder's signature.
fn foreign_signature(expected: &Value) -> Outcome {
    let (mut bytes, issuer) = (kbt()?, key(Curve::P384, &expected["issuer"])?);
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let failed = UnverifiedKeyBinding::parse(&bytes)?.verify([&issuer]).err();
    let reason = failed.map(|failed| failed.reason);
    same("reason", &reason, &Some(SdCwtError::Holder(SignatureError::Mismatch)))?;
    // Without its tag it is no such message.
    let untagged = UnverifiedKeyBinding::parse(&bytes[1..]).err();
    same("untagged", &untagged, &Some(SdCwtError::Cose(CoseError::Tag)))
}

/// Section 3.2 hashes the disclosure without the head of its byte string, and the signed examples with it, as section 5.1 has it.
fn first_disclosure(expected: &Value) -> Outcome {
    let examples = format!("{FOLDER}/examples");
    let content = vectors::file(&examples, "first-disclosure.cborseq").bytes()?;
    let shown = vectors::file(&examples, "first-blinded-hash.txt").text()?;
    same(
        "the hash in the text",
        &carnet_conformance::sha256_hex(&content),
        &shown.trim().to_owned(),
    )?;
    let first = &expected["examples"][0]["disclosures"][0];
    let encoded = hex(text(&first["encoded"])?)?;
    same("content", &encoded[2..], &content)?;
    same(
        "the hash in the payload",
        carnet_conformance::sha256_hex(&encoded).as_str(),
        text(&first["digest"])?,
    )
}
