//! Passes that name no key, up to what a check prints of them: Israel's green passes and DIVOC credentials.

use std::sync::LazyLock;

use base64ct::{Base64UrlUnpadded, Encoding};
use credential::{Format, SigningKey, binary, divoc, israel};
use policy::Trust;
use serde_json::{Map, Value, json};

use super::checked::checked;
use crate::vectors::contents;

/// While the green passes count, and the credentials: 2021-06-01.
const NOW: i64 = 1_622_505_600;

const GREEN_PASSES: [&str; 2] = ["israel/green-pass-ecdsa", "israel/green-pass-rsa"];
const CREDENTIALS: &str = "divoc";

/// Of our own Ed25519 key.
const SEED: [u8; 32] = [9; 32];

struct Signers {
    /// Whose the samples are, and one of our own for each format.
    trust: Trust,
    key: SigningKey,
    /// What the samples' signers signed, as far as it is shown.
    originals: Vec<Shown>,
}

static SIGNERS: LazyLock<Signers> = LazyLock::new(|| {
    let document = SigningKey::generate_pkcs8().expect("random numbers");
    let key = SigningKey::from_pkcs8(&document).unwrap_or_else(|error| panic!("{error}"));
    let (x, y) = key.public_point()[1..].split_at(32);
    let coordinate = Base64UrlUnpadded::encode_string;
    let ours = json!({"keys": [
        {"kty": "EC", "crv": "P-256", "kid": "green-pass", "x": coordinate(x), "y": coordinate(y)},
        {"kty": "OKP", "crv": "Ed25519", "kid": "credential", "x": coordinate(&divoc::issue::public_key(&SEED))},
    ]});
    let certificates = GREEN_PASSES.iter().flat_map(|folder| contents(folder, "der"));
    let sets = contents(CREDENTIALS, "json").into_iter();
    let sets = sets.filter(|file| file.windows(6).any(|text| text == b"\"keys\""));
    let mut trust = Trust::new();
    for file in certificates.chain(sets).chain([ours.to_string().into_bytes()]) {
        let _ = trust.add("keys", &file).expect("a trust file");
    }
    let originals = texts()
        .iter()
        .filter_map(|text| credential::parse(text).ok().map(|pass| Shown::of(pass.claimed())))
        .collect();
    Signers { trust, key, originals }
});

/// What a person compares of a pass. The same can be said in several texts: a context's host is not signed, and nor is the
/// order of members.
#[derive(PartialEq)]
struct Shown {
    name: String,
    birth_date: Option<String>,
    document_number: Option<String>,
    dates: Vec<Option<String>>,
}

impl Shown {
    fn of(pass: &credential::Pass) -> Self {
        let view = pass.view();
        Self {
            dates: view.events().map(|event| event.date().map(str::to_owned)).collect(),
            name: view.holder.name.clone(),
            birth_date: view.holder.birth_date.clone(),
            document_number: view.holder.document_number.clone(),
        }
    }
}

/// The samples' texts, in archives and alone.
pub(crate) fn texts() -> Vec<String> {
    let green_passes = GREEN_PASSES.iter().flat_map(|folder| contents(folder, "txt"));
    let credentials = ["txt", "json"].iter().flat_map(|of| contents(CREDENTIALS, of));
    green_passes
        .chain(credentials)
        .filter_map(|text| String::from_utf8(text).ok())
        .map(|text| text.trim().to_owned())
        .filter(|text| credential::parse(text).is_ok())
        .collect()
}

/// Takes the data for a text, for an archive, and, signed by us, for what is in a green pass and in a credential: no search
/// gets past the signature.
pub fn keyless(data: &[u8]) {
    let signers = &*SIGNERS;
    let text = String::from_utf8_lossy(data);
    let is_original = |shown: &Shown| signers.originals.contains(shown);
    judge(&text, is_original);
    judge(&binary::text_of(data), is_original);
    if let Ok(text) = israel::issue::sign(&text, &signers.key) {
        judge(&text, |_| true);
    }
    let members = serde_json::from_slice::<Map<String, Value>>(data).ok();
    if let Some(text) = members.and_then(|members| divoc::issue::issue(&members, "2021-03-03T04:28:46Z", &SEED)) {
        judge(&text, |_| true);
    }
}

/// Reads a text, checks it and prints the report.
fn judge(text: &str, may_fit: impl Fn(&Shown) -> bool) {
    let (check, fits) = checked(text, &SIGNERS.trust, NOW);
    let Some(pass) = check.pass.as_ref() else { return };
    if !matches!(pass.pass().format(), Format::Divoc | Format::IsraelGreenPass) {
        return;
    }
    assert!(
        !fits || may_fit(&Shown::of(pass.pass())),
        "a forged text counts as signed"
    );
    let again = credential::parse(pass.text()).map(|again| again.claimed().payload_json());
    assert!(
        again.is_ok_and(|payload| payload == pass.pass().payload_json()),
        "it reads differently"
    );
}
