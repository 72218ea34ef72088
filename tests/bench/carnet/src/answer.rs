//! A sealed answer made ready, beside its bare cryptography, and how large answers are.

use std::hint::black_box;

use credential::native::{Field, FieldValue, NativeClaims, NativeKind};
use credential::sdcwt::Issuing;
use credential::{Country, Ed25519SigningKey};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Kem as _, OpModeS, single_shot_seal_with_rng};
use jiff::{SignedDuration, Timestamp};
use present::{Answering, Ask, Asking, Chosen, PassCopy, Request, Wanted, limits};
use wallet::issuer::{claims, key_id};
use zeroize::Zeroizing;

use crate::Failure;
use crate::race::{By, Race, repeated};
use crate::sample::Sample;

/// Calls for one reading of the clock, and how often all candidates run.
const CALLS: u32 = 20;
const ROUNDS: usize = 300;

/// Answer ready beside one signature and one sealing.
const READY: f64 = 1.3;

const NOW: &str = "2026-11-23T00:30:00Z";

/// The pass of PROFILE.md, section 10.
const RECOVERY: &str = r#"{"name": "BOCK<<ANN<MARIA", "birth_date": "1990-05-05", "disease": "840539006", "date": "2026-11-02",
    "valid_until": "2027-05-02"}"#;
const CLEARANCE: &str = r#"{"name": "BOCK<<ANN<MARIA", "birth_date": "1990-05-05", "colour": "green", "category": "foreigner",
    "route": ["UG", "EG", "AT"], "valid_from": "2026-11-23", "valid_until": "2026-12-02"}"#;

const SHC: &str =
    include_str!("../../../vectors/shc/health-cards-examples/examples/example-00-f-qr-code-numeric-value-0.txt");
const ICVP: &str = include_str!("../../../vectors/who/gdhcn-validator/DVCTest3QR.txt");
const DDCC: &str = include_str!("../../../vectors/who/gdhcn-validator/WHOQR1Contents.txt");
const DIVOC: &str = include_str!("../../../vectors/who/gdhcn-validator/DIVOCQR1Contents.txt");
const VDS_NC: &str = include_str!("../../../vectors/vds-nc/who-gdhcn-validator/ICAOAUQR1Contents.txt");

pub fn bench() -> Result<(), Failure> {
    let now: Timestamp = NOW.parse()?;
    let asking = asking(now)?;
    let request = asking.request();
    let recovery = claims(NativeKind::Recovery, RECOVERY.as_bytes())?;
    let chosen = chosen(&recovery, usize::MAX)?;
    let seed = Zeroizing::new([3; 32]);
    let answer = || {
        let mut answering = Answering::new(black_box(request), now).ok()?;
        answering.present(&chosen).ok()?;
        answering.seal(&seed).ok()
    };
    let sealed = answer().ok_or("no answer")?;
    assert!(asking.open(&sealed, now).is_ok());

    let signer = Ed25519SigningKey::from_seed(&Zeroizing::new([2; 32]));
    let message = vec![7; 1_100];
    let plain = vec![7; sealed.bytes().len() - limits::PADDING / 4];
    let (_, public) = X25519HkdfSha256::derive_keypair(&[4; 32]);
    let mut random = Counting(0);
    Race::new(
        By::Processor,
        format!(
            "an answer of five fields, {} bytes sealed: bound, padded, sealed",
            sealed.bytes().len()
        ),
    )
    .run("present: answer", repeated(CALLS, answer))
    .against(
        "one Ed25519 signature, one HPKE sealing of as many bytes",
        READY,
        repeated(CALLS, || {
            let signature = signer.sign(black_box(&message));
            let sealed = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &public,
                b"bench",
                black_box(&plain),
                b"",
                &mut random,
            );
            (signature, sealed.is_ok())
        }),
    )
    .run(
        "of that, the signature",
        repeated(CALLS, || signer.sign(black_box(&message))),
    )
    .print(ROUNDS);
    sizes(request, now)
}

/// What an answer weighs, by the kind of pass in it.
fn sizes(request: &Request, now: Timestamp) -> Result<(), Failure> {
    let clearance = claims(NativeKind::Clearance, CLEARANCE.as_bytes())?;
    let recovery = claims(NativeKind::Recovery, RECOVERY.as_bytes())?;
    let mut mark = NativeClaims::new(NativeKind::Mark);
    mark.set(Field::Policy, FieldValue::text("door/1"))?;
    mark.set(Field::PolicyDigest, FieldValue::Digest([5; 32]))?;
    mark.set(
        Field::Until,
        FieldValue::Number(now.checked_add(SignedDuration::from_hours(4))?.as_second()),
    )?;
    let hc1 = Sample::read()?.text;
    println!(
        "\nwhat an answer weighs, by the pass in it (bytes open, bytes sealed, frames of a moving code where one code does not hold it)"
    );
    for (name, own, fields) in [
        ("recovery, none of five fields", &recovery, 0),
        ("recovery, two of five fields", &recovery, 2),
        ("recovery, all five fields", &recovery, usize::MAX),
        ("clearance, all seven fields", &clearance, usize::MAX),
        ("check mark", &mark, usize::MAX),
    ] {
        let mut answering = Answering::new(request, now)?;
        let chosen = chosen(own, fields)?;
        answering.present(&chosen)?;
        let open = chosen.frame(now, b"frame-01")?.text.len();
        row(name, open, answering)?;
    }
    for (name, text) in [
        ("EU DCC", hc1.as_str()),
        ("SMART Health Card", SHC.trim()),
        ("WHO ICVP", ICVP.trim()),
        ("WHO DDCC", DDCC.trim()),
        ("DIVOC", DIVOC.trim()),
        ("ICAO VDS-NC", VDS_NC.trim()),
    ] {
        let mut answering = Answering::new(request, now)?;
        answering.enclose(text)?;
        row(name, text.len(), answering)?;
    }
    let mut both = Answering::new(request, now)?;
    both.present(&chosen(&clearance, usize::MAX)?)?;
    both.enclose(&hc1)?;
    row("clearance and EU DCC", hc1.len(), both)
}

fn row(name: &str, open: usize, answering: Answering<'_>) -> Result<(), Failure> {
    let sealed = answering.seal(&Zeroizing::new([3; 32]))?;
    let frames = wallet::moving::Sender::new(sealed.bytes())?.needed();
    println!("  {name:<40} {open:>6} {:>6} {frames:>4}", sealed.bytes().len());
    Ok(())
}

fn asking(now: Timestamp) -> Result<Asking, Failure> {
    let wanted = Wanted {
        requester: "Border police, Vienna airport".to_owned(),
        place: "Gate F".to_owned(),
        country: Country::from_alpha2("AT"),
        purpose: "border".to_owned(),
        asks: vec![Ask::new(&[NativeKind::Recovery], &[Field::Name, Field::Disease])?],
        kept: 0,
    };
    let key = Ed25519SigningKey::from_seed(&Zeroizing::new([6; 32]));
    Ok(Asking::new(
        &wanted,
        now,
        &key,
        &Zeroizing::new([8; limits::ASKING_RANDOM]),
    )?)
}

/// The first fields of a pass, signed by an issuer of its own.
fn chosen(own: &NativeClaims, fields: usize) -> Result<Chosen, Failure> {
    let [issuer, holder] = [1, 2].map(|seed| Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32])));
    let last = if own.kind() == NativeKind::Mark { 20_781 } else { 20_790 };
    let plan = own.plan("AT-EMB", 20_780, last)?;
    let holder = holder.verifying_key()?;
    let issuing = Issuing::new(&plan).key_id(key_id(&issuer));
    let issuing = issuing.holder(&holder)?.status("https://emb.example/1", 40_000)?;
    let salts: Vec<u8> = (0..issuing.salts()).map(|at| (at / 16 + at % 16 * 16) as u8).collect();
    let copy = PassCopy::new(issuing.sign(&salts, &issuer)?, Zeroizing::new([2; 32]))?;
    let shown: Vec<Field> = own.iter().map(|(field, _)| field).take(fields).collect();
    Ok(copy.choose(&shown)?)
}

/// Numbers that cost nothing.
struct Counting(u8);

impl TryRng for Counting {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(0)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(0)
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Self::Error> {
        self.0 = self.0.wrapping_add(1);
        to.fill(self.0);
        Ok(())
    }
}

impl TryCryptoRng for Counting {}
