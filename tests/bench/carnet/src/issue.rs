//! A counter's day: a thousand wallets, twenty copies each, beside the bare signatures in them.

use std::hint::black_box;

use credential::Ed25519SigningKey;
use credential::native::NativeKind;
use jiff::Timestamp;
use jiff::civil::date;
use present::{Enrolment, EnrolmentKeys};
use wallet::issuer::{Book, Issuer, SystemRandom, claims, key_id};
use zeroize::Zeroizing;

use crate::Failure;
use crate::race::{By, Race, once};

const WALLETS: usize = 1_000;
const COPIES: usize = 20;

/// Rounds of twenty thousand copies.
const ROUNDS: usize = 5;

/// Issuing beside the bare signatures.
const ISSUED: f64 = 3.0;

/// Bytes of what is signed for a copy of a clearance with twelve digests: its payload and headers.
const SIGNED: usize = 700;

const CLEARANCE: &str = r#"{"name": "BOCK<<ANN<MARIA", "birth_date": "1990-05-05", "colour": "green", "category": "foreigner",
    "route": ["UG", "EG", "AT"], "valid_from": "2026-11-23", "valid_until": "2026-12-02"}"#;

pub fn bench() -> Result<(), Failure> {
    let now: Timestamp = "2026-11-23T09:00:00Z".parse()?;
    let key = || Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]));
    let mut random = SystemRandom;
    let uri = Some("https://embassy.example/status/1");
    let mut book = Book::new("AT-EMB", &[NativeKind::Clearance], &key_id(&key()), uri)?;
    let clearance = claims(NativeKind::Clearance, CLEARANCE.as_bytes())?;
    let mut enrolments: Vec<Enrolment> = Vec::with_capacity(WALLETS);
    for wallet in 0..WALLETS {
        let invitation = book.invite(NativeKind::Clearance, COPIES, 1, now, &mut random)?;
        let bytes = (0..invitation.random_bytes()).map(|at| (at / 32 + at % 32 * 7 + wallet * (1 + at % 3)) as u8);
        let (_, answer) = EnrolmentKeys::answer(&invitation, &Zeroizing::new(bytes.collect()))?;
        enrolments.push(answer);
    }
    let issue = || -> Option<usize> {
        let mut book = book.clone();
        let mut issuer = Issuer::new(&mut book, key()).ok()?;
        let mut copies = 0;
        for enrolment in &enrolments {
            let last = date(2026, 12, 2);
            let issued = issuer.issue(enrolment, &clearance, last, now, &mut SystemRandom).ok()?;
            copies += black_box(issued).copies;
        }
        Some(copies)
    };
    assert_eq!(issue(), Some(WALLETS * COPIES));
    let (signer, message) = (key(), vec![7; SIGNED]);
    Race::new(
        By::Processor,
        format!("a counter's day: {WALLETS} wallets, {COPIES} copies each, salted, placed in a status list, sealed"),
    )
    .run("wallet::issuer: issue", once(issue))
    .against(
        "as many Ed25519 signatures of 700 bytes",
        ISSUED,
        once(|| (0..WALLETS * COPIES).fold(0_u8, |all, _| all ^ signer.sign(black_box(&message))[0])),
    )
    .print(ROUNDS);
    Ok(())
}
