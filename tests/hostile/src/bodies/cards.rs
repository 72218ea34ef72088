//! SMART Health Cards, up to what a check prints of them.

use std::collections::HashSet;
use std::sync::LazyLock;

use credential::shc::{self, issue};
use credential::{Format, SigningKey};
use policy::Trust;
use serde_json::{Value, json};

use super::checked::checked;
use crate::vectors::contents;

/// The published examples' folder.
pub(crate) const EXAMPLES: &str = "shc/health-cards-examples/examples";

/// After the examples were issued: 2023-07-01.
const NOW: i64 = 1_688_169_600;

struct Issuers {
    /// The examples' issuer, and one of our own.
    trust: Trust,
    key: SigningKey,
    header: Value,
    /// What the examples' issuer signed.
    originals: HashSet<String>,
}

static ISSUERS: LazyLock<Issuers> = LazyLock::new(|| {
    let document = SigningKey::generate_pkcs8().expect("random numbers");
    let key = SigningKey::from_pkcs8(&document).unwrap_or_else(|error| panic!("{error}"));
    let mut trust = Trust::new();
    let example = contents(EXAMPLES, "json")
        .into_iter()
        .filter(|file| file.windows(6).any(|text| text == b"\"keys\""));
    for set in example.chain([issue::key_set(&key).to_string().into_bytes()]) {
        let _ = trust.add("set", &set).expect("a key set");
    }
    let header = json!({"zip": "DEF", "alg": "ES256", "kid": issue::thumbprint(&key)});
    let originals = jws().map(|jws| signed(&jws).to_owned()).collect();
    Issuers {
        trust,
        key,
        header,
        originals,
    }
});

/// The examples' JWSs.
pub(crate) fn jws() -> impl Iterator<Item = String> {
    let texts = contents(EXAMPLES, "txt")
        .into_iter()
        .filter_map(|text| String::from_utf8(text).ok());
    texts
        .filter(|text| text.starts_with("eyJ"))
        .map(|text| text.trim().to_owned())
}

/// Takes the data for a text, for one of several texts, and for the payload of a card that we sign: no search gets past the
/// signature.
pub fn cards(data: &[u8]) {
    let issuers = &*ISSUERS;
    let text = String::from_utf8_lossy(data);
    judge(&text, |signed| issuers.originals.contains(signed));
    let lines: Vec<&str> = text.lines().collect();
    let joined = shc::join(&lines);
    assert!(joined.len() <= lines.len(), "texts came from nowhere");
    for text in joined.into_iter().flatten() {
        let _ = credential::parse(&text);
    }
    if let Ok(card) = issue::sign(&issuers.header, data, &issuers.key) {
        judge(&card, |_| true);
    }
}

/// Reads a text, checks it and prints the report.
fn judge(text: &str, may_fit: impl Fn(&str) -> bool) {
    let (check, fits) = checked(text, &ISSUERS.trust, NOW);
    let Some(pass) = check.pass.as_ref().filter(|pass| pass.pass().format() == Format::Shc) else {
        return;
    };
    assert!(!fits || may_fit(signed(pass.text())), "a forged text counts as signed");
    let again = credential::parse(&shc::code(pass.text()));
    assert!(
        again.is_ok_and(|again| again.text() == pass.text()),
        "the code is another pass"
    );
}

/// What the signature of a JWS is over.
fn signed(jws: &str) -> &str {
    jws.rsplit_once('.').map_or(jws, |(signed, _)| signed)
}
