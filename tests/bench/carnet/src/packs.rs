//! Packs to proved contents, against the bare signature checks and one pass over the bytes.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;

use credential::cose::Sign;
use credential::{Algorithm, Ed25519SigningKey, VerifyingKey, inflate};
use jiff::Timestamp;
use policy::packs::{Dates, Kind, MAGIC, Pack, PackKey, Part, PublisherKey, Root, SignedPart};
use ring::digest::{SHA256, digest};

use crate::Failure;
use crate::race::{By, Race, repeated};

/// Bytes of an entry: what a signer's key with its id and its state takes.
const ENTRY: usize = 240;

/// Entries, and calls for one reading of the clock.
const SIZES: [(usize, u32, usize); 3] = [(1, 20, 400), (500, 20, 400), (50_000, 1, 60)];

/// Ours beside this bare limit.
const GOAL: f64 = 1.2;

pub fn bench() -> Result<(), Failure> {
    SIZES
        .into_iter()
        .try_for_each(|(entries, calls, rounds)| one(entries, calls, rounds))
}

fn one(entries: usize, calls: u32, rounds: usize) -> Result<(), Failure> {
    let body = body(entries, 0);
    let pack = pack(&body)?;
    let file = pack.write().ok_or("the pack is too large")?;
    let signed = [&pack.roots[0], &pack.index, &pack.contents[0].part];
    let checks = checks(&signed)?;
    let signatures = || {
        checks
            .iter()
            .all(|(key, message, signature)| key.verify(Algorithm::EdDsa, message, signature).is_ok())
    };
    let bare = || signatures() && black_box(digest(&SHA256, black_box(&body))).as_ref().len() == 32;
    assert!(signatures());
    let read = Pack::read(&file)?;
    let prove = || black_box(&read).prove().map(|accepted| accepted.contents.len());
    assert_eq!(prove()?, 1);

    Race::new(
        By::Processor,
        format!(
            "pack of {entries} entries ({} KB, {} KB as a file) to proved contents",
            body.len() / 1000,
            file.len() / 1000
        ),
    )
    .run("policy: verify and index", repeated(calls, prove))
    .against("6 Ed25519 checks and SHA-256 of the body", GOAL, repeated(calls, bare))
    .print(rounds);
    let stream = file.get(MAGIC.len()..).ok_or("no stream")?;
    Race::new(By::Processor, "the same from the file")
        .run(
            "policy: inflate, read, verify and index",
            repeated(calls, || {
                Pack::read(black_box(&file))?
                    .prove()
                    .map(|accepted| accepted.contents.len())
            }),
        )
        .against(
            "zlib-rs, 6 Ed25519 checks and SHA-256 of the body",
            GOAL,
            repeated(calls, || {
                inflate::zlib(black_box(stream), 28 << 20).is_ok_and(|plain| plain.len() > body.len() && bare())
            }),
        )
        .print(rounds);
    print_sizes(entries, &pack)
}

/// What an update weighs in which one entry in a hundred is another.
fn print_sizes(entries: usize, pack: &Pack) -> Result<(), Failure> {
    let next = self::pack(&body(entries, 100))?;
    let [whole, delta] = [&next, &next.since(pack)].map(|pack| pack.write().map_or(0, |file| file.len()));
    println!("  as a file {whole} bytes, as an update of one entry in a hundred {delta} bytes");
    Ok(())
}

/// Key, message and signature of every signer.
fn checks(signed: &[&SignedPart]) -> Result<Vec<(VerifyingKey, Vec<u8>, [u8; 64])>, Failure> {
    let keys = BTreeMap::from([1, 2].map(|seed| (key(seed).id().0, key(seed).public())));
    let mut checks = Vec::new();
    for part in signed {
        let message = Sign::parse(part.bytes())?;
        for signer in message.signers() {
            let key = VerifyingKey::from_ed25519(keys.get(&signer.id).ok_or("no key")?)?;
            checks.push((key, message.to_be_signed(signer), signer.signature));
        }
    }
    Ok(checks)
}

fn key(seed: u8) -> PublisherKey {
    PublisherKey::new(Ed25519SigningKey::from_seed(&[seed; 32].into()))
}

/// Entries that compress as keys do: three fifths of each are one and the same. Where `other` is not 0, each so many of them
/// is another.
fn body(entries: usize, other: usize) -> Arc<[u8]> {
    let entry = |number: usize| {
        let number = if other > 0 && number % other == 0 {
            usize::MAX - number
        } else {
            number
        };
        let random = (0..ENTRY / 80).flat_map(move |part| {
            digest(&SHA256, &[number, part].map(usize::to_be_bytes).concat())
                .as_ref()
                .to_vec()
        });
        random.chain(std::iter::repeat(b'k')).take(ENTRY)
    };
    (0..entries).flat_map(entry).collect()
}

/// A pack with one content, everything signed by two keys of two.
fn pack(body: &Arc<[u8]>) -> Result<Pack, Failure> {
    let at = |second| Timestamp::from_second(second);
    let dates = Dates::new(at(1_793_000_000)?, at(1_795_000_000)?, at(1_800_000_000)?).ok_or("dates")?;
    let keys = [key(1), key(2)];
    let signers: Vec<&PublisherKey> = keys.iter().collect();
    let public = keys.iter().filter_map(|key| PackKey::new(key.public()));
    let root = Root::shared("Utopia", public, 2, false);
    let first = SignedPart::sign(Part::root(None, 1, dates, &root), &signers);
    let pack = Pack::signed(vec![first], 1, dates, [(Kind::Trust, Arc::clone(body))], &signers);
    Ok(pack.ok_or("no root")?)
}
