//! A live frame, made and checked, against the bare signatures in it.

use std::hint::black_box;

use credential::native::{Field, FieldValue, NativeClaims, NativeKind};
use credential::sdcwt::{Issuing, UnverifiedKeyBinding};
use credential::{Algorithm, Ed25519SigningKey, VerifyingKey};
use jiff::Timestamp;
use policy::{Clock, Trust, Verdict};
use present::{PassCopy, Prefix, check, limits};
use wallet::issuer::{self, Book, key_id};
use wallet::native::Verifier;
use zeroize::Zeroizing;

use crate::Failure;
use crate::race::{By, Race, once, repeated};

/// Calls for one reading of the clock, and how often all candidates run.
const CALLS: u32 = 20;
const ROUNDS: usize = 500;

/// Frame ready beside one bare signing.
const READY: f64 = 1.2;

/// Frame checked beside two bare checks.
const CHECKED: f64 = 1.1;

/// Picture to verdict beside the decoding of the picture.
const AT_A_GATE: f64 = 1.1;

/// A camera's picture, and pixels of a module in it.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 960;
const MODULE: usize = 5;

/// Who issues it.
const ISSUER: &str = "AT-EMB";

/// The pass of PROFILE.md, section 10.
const FIELDS: [(Field, &str); 5] = [
    (Field::Name, "BOCK<<ANN<MARIA"),
    (Field::BirthDate, "1990-05-05"),
    (Field::Disease, "840539006"),
    (Field::Date, "2026-11-02"),
    (Field::ValidUntil, "2027-05-02"),
];

pub fn bench() -> Result<(), Failure> {
    let [issuer, holder] = [1, 2].map(|seed| Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32])));
    let [issuer_key, holder_key] = [issuer.verifying_key()?, holder.verifying_key()?];
    let mut claims = NativeClaims::new(NativeKind::Recovery);
    for (field, text) in FIELDS {
        claims.set(field, FieldValue::text(text))?;
    }
    let plan = claims.plan(ISSUER, 20_780, 20_790)?;
    let issuing = Issuing::new(&plan).key_id(key_id(&issuer));
    let issuing = issuing.holder(&holder_key)?.status("https://emb.example/1", 40_000)?;
    let salts: Vec<u8> = (0..issuing.salts()).map(|at| (at / 16 + at % 16 * 16) as u8).collect();
    let copy = PassCopy::new(issuing.sign(&salts, &issuer)?, Zeroizing::new([2; 32]))?;
    let chosen = copy.choose(&FIELDS.map(|(field, _)| field))?;
    let now: Timestamp = "2026-11-23T00:30:00Z".parse()?;
    let text = chosen.frame(now, b"frame-01")?.text;

    let token = Prefix::Presentation.read(&text, limits::FRAME)?;
    let shown = UnverifiedKeyBinding::parse(&token)?;
    let (inner, inner_signature) = (shown.claimed().to_be_signed(), shown.claimed().signature().to_vec());
    let (outer, outer_signature) = (shown.to_be_signed(), shown.signature().to_vec());
    let holder_point = holder.public();
    assert_eq!(holder.sign(&outer), *outer_signature);

    Race::new(
        By::Processor,
        format!("live frame of five fields, {} bytes: text ready", token.len()),
    )
    .run(
        "present: frame",
        repeated(CALLS, || chosen.frame(black_box(now), black_box(b"frame-01")).is_ok()),
    )
    .against(
        "one Ed25519 signature",
        READY,
        repeated(CALLS, || holder.sign(black_box(&outer))),
    )
    .print(ROUNDS);
    Race::new(By::Processor, "the same checked: text to pass and age")
        .run(
            "credential, present: parse, verify, check",
            repeated(CALLS, || {
                let (seen, _) = credential::parse(black_box(&text)).ok()?.verify([&issuer_key]).ok()?;
                check(&seen.pass().binding()?.terms(), now).ok()
            }),
        )
        .against(
            "two Ed25519 checks",
            CHECKED,
            repeated(CALLS, || {
                issuer_key
                    .verify(Algorithm::EdDsa, black_box(&inner), &inner_signature)
                    .is_ok()
                    && holder_key
                        .verify(Algorithm::EdDsa, black_box(&outer), &outer_signature)
                        .is_ok()
            }),
        )
        .against(
            "two Ed25519 checks, one by a key that comes with the pass",
            CHECKED,
            repeated(CALLS, || {
                let Ok(holder_key) = VerifyingKey::from_ed25519(black_box(&holder_point)) else {
                    return false;
                };
                issuer_key
                    .verify(Algorithm::EdDsa, black_box(&inner), &inner_signature)
                    .is_ok()
                    && holder_key
                        .verify(Algorithm::EdDsa, black_box(&outer), &outer_signature)
                        .is_ok()
            }),
        )
        .print(ROUNDS);
    gate(&text, &issuer, now)
}

/// What a camera at a gate sees, to a verdict, beside the decoding of the same picture alone.
fn gate(text: &str, issuer: &Ed25519SigningKey, now: Timestamp) -> Result<(), Failure> {
    let picture = picture(text)?;
    let seen = || wallet::texts_in_frame(WIDTH, HEIGHT, WIDTH, black_box(&picture));
    let counter = Book::new(ISSUER, &[NativeKind::Recovery], &key_id(issuer), None)?;
    let mut trust = Trust::new();
    let _ = trust.add("bench", &serde_json::to_vec(&issuer::trust(&counter, issuer))?)?;
    let clock = Clock::at(now);
    let verdict = || -> Option<Verdict> {
        let texts = seen().ok()?;
        let mut verifier = Verifier::new().ok()?;
        Some(verifier.verify(texts.first()?, &trust, &clock).check.verdict)
    };
    assert_eq!(verdict(), Some(Verdict::Valid));
    Race::new(
        By::Processor,
        format!("gate: a camera picture of {WIDTH} by {HEIGHT} pixels to a verdict, goal 1 s"),
    )
    .run("wallet: picture to verdict", once(verdict))
    .against("the picture decoded alone", AT_A_GATE, once(|| seen().ok()))
    .print(101);
    Ok(())
}

/// The code on a screen, a little off the middle of a grey picture.
fn picture(text: &str) -> Result<Vec<u8>, Failure> {
    let symbol = qr::encode(text)?;
    let (side, modules) = (symbol.size(), symbol.modules());
    let (width, left, top) = (WIDTH as usize, 310, 170);
    let mut luma = vec![120; width * HEIGHT as usize];
    for (at, dark) in modules.iter().enumerate() {
        let (x, y) = (at % side * MODULE, at / side * MODULE);
        for row in top + y..top + y + MODULE {
            let from = row * width + left + x;
            luma[from..from + MODULE].fill(if *dark == 1 { 20 } else { 235 });
        }
    }
    Ok(luma)
}
