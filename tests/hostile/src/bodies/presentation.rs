//! Passes of Carnet's own, as they are shown.

use std::sync::LazyLock;

use credential::native::{Field, FieldValue, NativeClaims, NativeKind};
use credential::sdcwt::Issuing;
use credential::{Ed25519SigningKey, KeyId, VerifyingKey};
use jiff::Timestamp;
use present::{PassCopy, Prefix, Replay, Seen, check, limits};
use zeroize::Zeroizing;

/// The second at which every frame was made.
const MADE: i64 = 20_781 * 86_400;

/// What an issuer said, and its key.
struct Issued {
    claims: NativeClaims,
    copy: Vec<u8>,
    issuer: VerifyingKey,
}

static ISSUED: LazyLock<Issued> = LazyLock::new(|| {
    let issuer = Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]));
    let mut claims = NativeClaims::new(NativeKind::Recovery);
    for (field, text) in [
        (Field::Name, "BOCK<<ANN"),
        (Field::BirthDate, "1990-05-05"),
        (Field::Disease, "840539006"),
        (Field::Date, "2026-11-02"),
    ] {
        claims.set(field, FieldValue::text(text)).expect("a recovery has it");
    }
    let plan = claims.plan("AT-EMB", 20_780, 20_790).expect("ten days");
    let holder = holder().verifying_key().expect("a key");
    let issuing = Issuing::new(&plan).key_id(KeyId::new(b"issuer-1").expect("eight bytes"));
    let issuing = issuing.holder(&holder).expect("an Ed25519 key");
    let salts: Vec<u8> = (0..issuing.salts()).map(|at| (at / 16 + at % 16 * 16) as u8).collect();
    Issued {
        copy: issuing.sign(&salts, &issuer).expect("a pass"),
        claims,
        issuer: issuer.verifying_key().expect("a key"),
    }
});

fn holder() -> Ed25519SigningKey {
    Ed25519SigningKey::from_seed(&Zeroizing::new([2; 32]))
}

/// Takes the data as the text of a presentation, and as the token in one.
pub fn presentation(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        shown(text);
    }
    shown(&Prefix::Presentation.write(data));
}

/// Whatever is taken says what its issuer said, and is live in its seconds alone.
fn shown(text: &str) {
    let issued = &*ISSUED;
    let Ok(unverified) = credential::parse(text) else {
        return;
    };
    let Ok((verified, _)) = unverified.verify([&issued.issuer]) else {
        return;
    };
    let native = verified.pass().native().zip(verified.pass().binding());
    let (pass, binding) = native.expect("nobody else has this key");
    for (field, value) in pass.claims.iter() {
        assert!(
            issued.claims.get(field) == Some(value),
            "a claim that its issuer never made"
        );
    }
    let at = |seconds| Timestamp::from_second(MADE + seconds).expect("a time");
    let terms = binding.terms();
    let lives: Vec<i64> = (-80..=100)
        .step_by(20)
        .filter(|after| check(&terms, at(*after)).is_ok())
        .collect();
    assert!(lives.is_empty() || lives == [-60, -40, -20, 0, 20, 40, 60], "{lives:?}");
    let mut replay = Replay::new(Zeroizing::new([3; 32]));
    if !lives.is_empty() {
        assert_eq!(replay.see(&binding.holder, &terms, at(0)), Seen::First);
        assert_eq!(replay.see(&binding.holder, &terms, at(9)), Seen::Again { after: 9 });
    }
}

/// Frames with none, two and all fields, as texts and as tokens, and the pass without its holder.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let issued = &*ISSUED;
    let fields: Vec<Field> = issued.claims.iter().map(|(field, _)| field).collect();
    let made = Timestamp::from_second(MADE).expect("a time");
    let mut seeds = vec![issued.copy.clone()];
    for shown in [0, 2, fields.len()] {
        let copy = PassCopy::new(issued.copy.clone(), Zeroizing::new([2; 32])).expect("our own");
        let chosen = copy.choose(&fields[..shown]).expect("our own");
        let text = chosen
            .frame(made, &[shown as u8; limits::FRAME_ID])
            .expect("in its time")
            .text;
        seeds.push(Prefix::Presentation.read(&text, limits::FRAME).expect("our own"));
        seeds.push(text.into_bytes());
    }
    seeds
}
