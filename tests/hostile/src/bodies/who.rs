//! WHO's certificates, up to what a check prints of them.

use std::sync::LazyLock;

use credential::cbor::{Encoder, Map};
use credential::{Format, KeyId, SigningKey, cose, hc1};
use jiff::Timestamp;
use policy::{Trust, Verdict};
use serde_json::{Value, json};

use super::checked::checked;
use crate::originals::signed;
use crate::vectors;

/// The published samples' folder.
pub(crate) const SAMPLES: &str = "who/gdhcn-validator";

/// After the samples were signed: 2025-06-01.
const NOW: i64 = 1_748_736_000;

/// Keys of the certificates in claim -260.
const KEYS: [i64; 3] = [-6, 3, 4];

struct Signers {
    /// Whose the samples are, and one of our own.
    trust: Trust,
    key: SigningKey,
    key_id: KeyId,
    /// What the samples' signer signed.
    originals: Vec<(Vec<u8>, Vec<u8>)>,
}

static SIGNERS: LazyLock<Signers> = LazyLock::new(|| {
    let document = SigningKey::generate_pkcs8().expect("random numbers");
    let key = SigningKey::from_pkcs8(&document).unwrap_or_else(|error| panic!("{error}"));
    let key_id = KeyId::of_certificate(key.public_point());
    let (x, y) = key.public_point()[1..].split_at(32);
    let coordinate = <base64ct::Base64UrlUnpadded as base64ct::Encoding>::encode_string;
    let ours = json!({"kty": "EC", "crv": "P-256", "kid": key_id.to_string(), "x": coordinate(x), "y": coordinate(y)});
    let theirs = vectors::json(SAMPLES)
        .find(|file| file.get("jwk").is_some())
        .expect("the samples' key");
    let mut jwk = theirs["jwk"].clone();
    jwk["kid"] = theirs["kid"].clone();
    let mut trust = Trust::new();
    let _ = trust
        .add("keys", json!({"keys": [ours, jwk]}).to_string().as_bytes())
        .expect("a key set");
    assert_eq!(trust.len(), 2);
    let originals = texts().iter().filter_map(|text| signed(text)).collect();
    Signers {
        trust,
        key,
        key_id,
        originals,
    }
});

/// The samples' texts.
pub(crate) fn texts() -> Vec<String> {
    let texts = vectors::contents(SAMPLES, "txt").into_iter();
    texts
        .filter_map(|text| String::from_utf8(text).ok())
        .map(|text| text.trim().to_owned())
        .filter(|text| text.starts_with("HC1:"))
        .collect()
}

/// Takes the data for a text, and, signed by us, for a claims set or, by its first byte, for one certificate in it: no
/// search gets past the signature.
pub fn who(data: &[u8]) {
    let signers = &*SIGNERS;
    judge(&String::from_utf8_lossy(data), |text| {
        signed(text).is_some_and(|signed| signers.originals.contains(&signed))
    });
    let Some((&place, content)) = data.split_first() else {
        return;
    };
    let claims = match KEYS.get(usize::from(place % 4)) {
        Some(&key) => claims(key, content),
        None => content.to_vec(),
    };
    let message = cose::sign1(&claims, Some(&signers.key_id), &[], &signers.key).expect("random numbers");
    if let Ok(text) = hc1::encode(&message) {
        judge(&text, |_| true);
    }
}

/// `{-260: {key: content}}`, whatever the content is.
fn claims(key: i64, content: &[u8]) -> Vec<u8> {
    let mut sub_claims = Map::new();
    sub_claims.entry(|k| k.i64(key), Encoder::null).expect("one key");
    let mut claims = Map::new();
    claims
        .entry(|k| k.i64(-260), |value| value.map(&sub_claims))
        .expect("one key");
    let mut encoder = Encoder::new();
    encoder.map(&claims);
    let mut bytes = encoder.finish();
    // The null is the last byte.
    bytes.pop();
    bytes.extend_from_slice(content);
    bytes
}

/// Reads a text, checks it and prints the report.
fn judge(text: &str, may_fit: impl Fn(&str) -> bool) {
    let (check, fits) = checked(text, &SIGNERS.trust, NOW);
    let Some(pass) = check.pass.as_ref() else { return };
    let (text, pass) = (pass.text(), pass.pass());
    if !matches!(pass.format(), Format::Icvp | Format::Ddcc) {
        return;
    }
    assert!(!fits || may_fit(text), "a forged text counts as signed");
    let now = Timestamp::from_second(NOW).expect("it is in range");
    let counts =
        pass.counts_from().is_none_or(|from| now >= from) && pass.counts_until().is_none_or(|until| now <= until);
    assert!(counts || check.verdict != Verdict::Valid, "valid outside its days");
    let view = pass.view();
    assert!(
        view.event.is_some() && view.kind == pass.kind(),
        "a typed pass without its event"
    );
    let again = credential::parse(text).map(|again| again.claimed().payload_json());
    assert!(
        again.is_ok_and(|payload: Value| payload == pass.payload_json()),
        "it reads differently"
    );
}
