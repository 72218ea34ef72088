//! The trust list of WHO's network: a DID document.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use carnet_conformance::{Failed, Outcome, Trial, base64, ensure, same, vectors};
use credential::{Certificate, parse};
use policy::{Clock, Country, Domain, Trust, Usage, Verdict, check};
use serde_json::{Value, json};

use crate::{key_id, skipped_for};

pub(crate) const CASES: usize = 12;

/// Entries whose curve is given as `UNKNOWN CURVE`.
const SKIPPED: [&str; 4] = ["Bu3Xg4NDnpQ=", "Dk6CLj59tV8=", "LCPepaAVVU8=", "pcU89oQ6OV4="];

static LIST: LazyLock<Vec<u8>> = LazyLock::new(|| vectors::file("trust/who-gdhcn", "did.json").bytes().unwrap());
static TRUST: LazyLock<Trust> = LazyLock::new(|| {
    let mut trust = Trust::new();
    let _ = trust.add("did.json", &LIST).unwrap();
    trust
});

pub(crate) fn trials() -> Vec<Trial> {
    let named = |name: &str, case: fn() -> Outcome| Trial::test(format!("who: {name}"), case);
    let skipped = SKIPPED.iter().map(|id| {
        Trial::test(format!("who: {id} is passed over: its curve is unknown"), || {
            skipped_for(&TRUST, id, "unsupported_key")
        })
    });
    [
        named("501 entries give 497 keys", counts),
        named("usages", usages),
        named("every entry is a key of its participant, domain and usage", every_entry),
        named("a DSC of the domain DCC signs a pass", || {
            signs("DCC", "AUT", "DSC", Verdict::Valid)
        }),
        named("an SCA signs no pass", || {
            signs("DCC", "AUT", "SCA", Verdict::SignerNotAllowed)
        }),
        named("a DECA signs no pass", || {
            signs("DCC", "AUT", "DECA", Verdict::SignerNotAllowed)
        }),
        named("a DSC of another domain signs no EU pass", || {
            signs("ICVP", "AUT", "DSC", Verdict::SignerNotAllowed)
        }),
        named("a DSC of another participant signs no pass", || {
            signs("DCC", "DEU", "DSC", Verdict::SignerNotAllowed)
        }),
    ]
    .into_iter()
    .chain(skipped)
    .collect()
}

fn counts() -> Outcome {
    same("keys", &TRUST.len(), &497)?;
    same("passed over", &TRUST.skipped().len(), &SKIPPED.len())
}

fn usages() -> Outcome {
    let mut found = BTreeMap::new();
    for key in TRUST.iter() {
        *found.entry(format!("{:?}", key.usage)).or_insert(0) += 1;
    }
    let expected = [("Deca", 2), ("Dsc", 438), ("Sca", 57)];
    same(
        "usages",
        &found,
        &expected.map(|(usage, count)| (usage.to_owned(), count)).into(),
    )
}

fn every_entry() -> Outcome {
    let list: Value = serde_json::from_slice(&LIST)?;
    let entries = list["verificationMethod"].as_array().ok_or("no verificationMethod")?;
    same("entries", &entries.len(), &501)?;
    for entry in entries {
        let (place, id) = entry["id"].as_str().and_then(|id| id.split_once('#')).ok_or("no id")?;
        if SKIPPED.contains(&id) {
            continue;
        }
        let keys: Vec<_> = TRUST.keys(&key_id(id)?).collect();
        ensure!(keys.len() == 1, "{id}: {} keys", keys.len());
        let [usage, participant, domain] = place.rsplit(':').take(3).collect::<Vec<_>>()[..] else {
            return Err(Failed::from(format!("{id}: another place")));
        };
        same(id, &keys[0].domain, &Some(Domain::from_code(domain)))?;
        same(id, &keys[0].country, &Country::from_alpha3(participant))?;
        same(id, &keys[0].usage, &Usage::from_code(usage))?;
    }
    Ok(())
}

/// The verdict on a real Austrian pass whose signer stands in a document as WHO writes it, in this place.
fn signs(domain: &str, participant: &str, usage: &str, expected: Verdict) -> Outcome {
    let case = vectors::file("eu-dcc/dgc-testdata", "AT/2DCode/raw/1.json").json()?;
    let text = |value: &Value| value.as_str().map(str::to_owned).ok_or("the case lacks a text");
    let (pass, certificate) = (text(&case["PREFIX"])?, text(&case["TESTCTX"]["CERTIFICATE"])?);
    let clock = Clock::at(text(&case["TESTCTX"]["VALIDATIONCLOCK"])?.parse()?);

    let mut trust = Trust::new();
    let document = document(&format!("{domain}:{participant}:{usage}"), &certificate)?;
    let _ = trust.add("did.json", document.to_string().as_bytes())?;
    same("keys", &trust.len(), &1)?;
    same("verdict", &check(parse(&pass), &trust, &clock).verdict, &expected)
}

/// The real list's frame around one entry of its own shape: coordinates with a leading zero byte, key id in the id.
fn document(place: &str, certificate: &str) -> Result<Value, Failed> {
    let mut list: Value = serde_json::from_slice(&LIST)?;
    let der = base64(certificate)?;
    let id = Certificate::parse(&der)?.key_id().to_string();
    // SubjectPublicKeyInfo ends in a bit string with the uncompressed point.
    let point = der
        .windows(4)
        .position(|four| four == [0x03, 0x42, 0x00, 0x04])
        .ok_or("no point of P-256")?;
    let coordinate = |from: usize| {
        use base64ct::{Base64, Encoding};
        Base64::encode_string(&[&[0], &der[from..from + 32]].concat())
    };
    list["verificationMethod"] = json!([{
        "id": format!("did:web:tng-cdn.who.int:v2:trustlist:{place}#{id}"),
        "type": "JsonWebKey2020",
        "controller": list["controller"],
        "publicKeyJwk": {
            "kty": "EC", "kid": id, "x5c": [certificate], "crv": "P-256",
            "x": coordinate(point + 4), "y": coordinate(point + 36),
        },
    }]);
    Ok(list)
}
