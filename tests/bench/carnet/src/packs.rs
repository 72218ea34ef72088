//! Packs to the key of a signer, as a check asks for it, against the bare signature checks and one pass over the bytes.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;

use credential::cose::Sign;
use credential::{Algorithm, Curve, Ed25519SigningKey, KeyId, VerifyingKey, inflate};
use jiff::Timestamp;
use policy::packs::content::trust::TrustContent;
use policy::packs::{Dates, Kind, MAGIC, Pack, PackKey, Part, PublisherKey, Root, SignedPart};
use policy::{Country, Domain, Trust, TrustedKey};
use ring::digest::{SHA256, digest};

use crate::Failure;
use crate::race::{By, Race, repeated};

/// Entries, and calls for one reading of the clock.
const SIZES: [(usize, u32, usize); 3] = [(1, 20, 400), (500, 20, 400), (50_000, 1, 60)];

/// Look-ups for one reading of the clock.
const LOOK_UPS: u32 = 1_000;

/// Ours beside this bare limit.
const GOAL: f64 = 1.2;

pub fn bench() -> Result<(), Failure> {
    SIZES
        .into_iter()
        .try_for_each(|(entries, calls, rounds)| one(entries, calls, rounds))
}

fn one(entries: usize, calls: u32, rounds: usize) -> Result<(), Failure> {
    let body = body(entries, 0)?;
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
    let accepted = read.prove()?;
    let signer = id(entries / 2)?;
    // As a check begins: whoever signed the pass is asked for by the id that the pass names.
    let ask = |trust: &Trust| trust.keys(black_box(&signer)).count();
    let known = |pack: &Pack| {
        let mut trust = Trust::new();
        let _ = trust.add_pack(&black_box(pack).prove()?)?;
        Ok::<_, Failure>(ask(&trust))
    };
    assert_eq!(known(&read)?, 1);

    Race::new(
        By::Processor,
        format!(
            "pack of {entries} entries ({} KB, {} KB as a file) to the key of a signer",
            body.len() / 1000,
            file.len() / 1000
        ),
    )
    .run(
        "policy: verify, index, look up",
        repeated(calls, || known(&read).is_ok()),
    )
    .against("6 Ed25519 checks and SHA-256 of the body", GOAL, repeated(calls, bare))
    .run(
        "policy: verify alone",
        repeated(calls, || black_box(&read).prove().is_ok()),
    )
    .print(rounds);
    let stream = file.get(MAGIC.len()..).ok_or("no stream")?;
    Race::new(By::Processor, "the same from the file")
        .run(
            "policy: inflate, read, verify, index, look up",
            repeated(calls, || known(&Pack::read(black_box(&file))?)),
        )
        .against(
            "zlib-rs, 6 Ed25519 checks and SHA-256 of the body",
            GOAL,
            repeated(calls, || {
                inflate::zlib(black_box(stream), 28 << 20).is_ok_and(|plain| plain.len() > body.len() && bare())
            }),
        )
        .print(rounds);
    let mut trust = Trust::new();
    let _ = trust.add_pack(&accepted)?;
    assert_eq!(ask(&trust), 1);
    Race::new(
        By::Processor,
        format!("a signer of {entries} that was asked for before"),
    )
    .run("policy: look up", repeated(LOOK_UPS, || ask(&trust)))
    .print(rounds);
    print_sizes(entries, &pack)
}

/// What an update weighs in which one entry in a hundred is another.
fn print_sizes(entries: usize, pack: &Pack) -> Result<(), Failure> {
    let next = self::pack(&body(entries, 100)?)?;
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

/// The body of a trust content with so many signers' keys, each with its id, country, holder and dates. Where `other` is not 0,
/// each so many of them is another.
fn body(entries: usize, other: usize) -> Result<Arc<[u8]>, Failure> {
    let mut content = TrustContent::default();
    for number in 0..entries {
        let number = if other > 0 && number % other == 0 {
            usize::MAX - number
        } else {
            number
        };
        content.keys.push(signer(number)?);
    }
    Ok(content.encode().into())
}

/// What nobody can know beforehand of a key: its point and its id.
fn random(number: usize, part: u8) -> [u8; 32] {
    let mut bytes = [0; 32];
    let seed = [&number.to_be_bytes()[..], &[part]].concat();
    bytes.copy_from_slice(digest(&SHA256, &seed).as_ref());
    bytes
}

/// The id by which passes name a signer.
fn id(number: usize) -> Result<KeyId, Failure> {
    Ok(KeyId::new(&random(number, 2)[..8]).ok_or("no id")?)
}

/// A signer as those of the EU's list are. That its point is not on the curve shows only when it is used.
fn signer(number: usize) -> Result<TrustedKey, Failure> {
    let key = VerifyingKey::from_ec(Curve::P256, &random(number, 0), &random(number, 1))?;
    Ok(TrustedKey {
        domain: Some(Domain::Dcc),
        country: Country::from_alpha2("AT"),
        jurisdiction: Some("AT".to_owned()),
        issuer: Some("Utopia Ministry of Health, Digital Health Certificates, Document Signer".to_owned()),
        valid_from: Some(Timestamp::from_second(1_793_000_000)?),
        valid_until: Some(Timestamp::from_second(1_893_000_000)?),
        ..TrustedKey::bare(key, id(number)?, &"".into())
    })
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
