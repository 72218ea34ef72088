//! Check marks, as they are shown.

use std::sync::LazyLock;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use credential::native::{Field, FieldValue, NativeClaims, NativeKind};
use credential::sdcwt::Issuing;
use credential::{Ed25519SigningKey, KeyId};
use jiff::Timestamp;
use policy::{Trust, Verdict};
use present::{PassCopy, Prefix, limits};
use serde_json::json;
use zeroize::Zeroizing;

use super::checked::checked;

/// The second at which every frame was made.
const MADE: i64 = 20_781 * 86_400;
const ISSUER: &str = "AT-EMB";
/// Seconds for which the policy was met.
const LIFE: i64 = 3_600;

/// What an issuer said, and who trusts it.
struct Issued {
    claims: NativeClaims,
    copy: Vec<u8>,
    trust: Trust,
}

static ISSUED: LazyLock<Issued> = LazyLock::new(|| {
    let issuer = Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]));
    let id = KeyId::of_certificate(&issuer.public());
    let mut claims = NativeClaims::new(NativeKind::Mark);
    for (field, value) in [
        (Field::Policy, FieldValue::text("door/1")),
        (Field::PolicyDigest, FieldValue::Digest([5; 32])),
        (Field::Until, FieldValue::Number(MADE + LIFE)),
        (Field::Hint, FieldValue::text("A.E.")),
    ] {
        claims.set(field, value).expect("a mark has it");
    }
    let plan = claims.plan(ISSUER, 20_781, 20_782).expect("a day");
    let holder = holder().verifying_key().expect("a key");
    let issuing = Issuing::new(&plan).key_id(id);
    let issuing = issuing.holder(&holder).expect("an Ed25519 key");
    let salts: Vec<u8> = (0..issuing.salts()).map(|at| (at / 16 + at % 16 * 16) as u8).collect();
    let keys = json!({"keys": [{
        "kty": "OKP", "crv": "Ed25519", "alg": "Ed25519", "use": "sig",
        "kid": Base64UrlUnpadded::encode_string(id.as_bytes()),
        "x": Base64UrlUnpadded::encode_string(&issuer.public()),
        "carnet": {"issuer": ISSUER, "kinds": ["mark"]},
    }]});
    let mut trust = Trust::new();
    let added = trust.add("door", keys.to_string().as_bytes()).expect("a trust file");
    assert_eq!(added.keys, 1);
    Issued {
        copy: issuing.sign(&salts, &issuer).expect("a mark"),
        claims,
        trust,
    }
});

fn holder() -> Ed25519SigningKey {
    Ed25519SigningKey::from_seed(&Zeroizing::new([2; 32]))
}

/// Takes the data as the text of a mark that is shown, and as the token in one.
pub fn mark(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        shown(text);
    }
    shown(&Prefix::Presentation.write(data));
}

/// A mark counts where it says all that its issuer said of it, in its day, and nowhere else.
fn shown(text: &str) {
    let issued = &*ISSUED;
    let (check, _) = checked(text, &issued.trust, MADE);
    if check.verdict != Verdict::Valid {
        return;
    }
    let checked_pass = check.pass.as_ref().expect("a valid check has its pass");
    let native = checked_pass.pass().native().expect("nobody else is trusted");
    for field in [Field::Policy, Field::PolicyDigest, Field::Until] {
        assert!(
            native.claims.get(field) == issued.claims.get(field),
            "a mark that does not say what it stands for"
        );
    }
    let binding = checked_pass.pass().binding().expect("it is shown by its holder");
    let later = Timestamp::from_second(MADE + 90).expect("a time");
    assert!(present::check(&binding.terms(), later).is_err(), "a picture of a mark");
    for late in [LIFE + 1, 86_400] {
        let (check, _) = checked(text, &issued.trust, MADE + late);
        assert!(check.verdict != Verdict::Valid, "a mark lent to another time");
    }
}

/// The mark with all it says, without its hint, with less than it has to say, and without its holder.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let issued = &*ISSUED;
    let made = Timestamp::from_second(MADE).expect("a time");
    let all = [Field::Policy, Field::PolicyDigest, Field::Until, Field::Hint];
    let mut seeds = vec![issued.copy.clone()];
    for (number, fields) in [&all[..], &all[..3], &all[..1], &[]].into_iter().enumerate() {
        let copy = PassCopy::new(issued.copy.clone(), Zeroizing::new([2; 32])).expect("our own");
        let chosen = copy.choose(fields).expect("our own");
        let text = chosen
            .frame(made, &[number as u8; limits::FRAME_ID])
            .expect("in its time")
            .text;
        let (check, _) = checked(&text, &issued.trust, MADE);
        assert_eq!(check.verdict == Verdict::Valid, fields.len() >= 3, "{:?}", check.reason);
        seeds.push(Prefix::Presentation.read(&text, limits::FRAME).expect("our own"));
        seeds.push(text.into_bytes());
    }
    seeds
}
