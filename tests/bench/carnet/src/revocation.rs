//! Revocation: the filter of ten million ids beside the peer's and beside the bare read of memory; what a cascade and the
//! exact buckets weigh.

use std::hint::black_box;
use std::time::Instant;

use policy::revocation::{
    Buckets, Cascade, CascadeAnswer, Entry, Form, Fuse, IdKind, RevocationContent, RevocationSet,
};
use xorf::{BinaryFuse8, Filter};

use crate::Failure;
use crate::race::{By, Race, repeated};

/// The issue's goal is set for so many.
const IDS: u64 = 10_000_000;

/// Ids that are in no list, for the share of false hits.
const OTHERS: u64 = 1_000_000;

/// Look-ups for one reading of the clock.
const CALLS: u32 = 1_000;

/// The buckets and the cascade are measured at a smaller number as well as at the full one.
const ISSUED: u64 = 1_000_000;

pub fn bench() -> Result<(), Failure> {
    let ids: Vec<[u8; 16]> = (0..IDS).map(id).collect();
    let keys: Vec<u64> = ids.iter().map(key).collect();
    println!("\nrevocation of {IDS} ids");

    let (ours, took) = timed(|| Fuse::build(&keys))?;
    line("filter, 4-wise binary fuse of 8 bits", ours.bytes(), took, IDS);
    let (peer, took) = timed(|| BinaryFuse8::try_from(&keys))?;
    line("xorf BinaryFuse8, 3-wise", peer.len(), took, IDS);
    assert!(keys.iter().all(|key| ours.contains(*key)), "an id is missing");
    let false_hits = |hit: &dyn Fn(u64) -> bool| (IDS..IDS + OTHERS).filter(|number| hit(key(&id(*number)))).count();
    for (name, hits) in [
        ("filter", false_hits(&|key| ours.contains(key))),
        ("xorf", false_hits(&|key| peer.contains(&key))),
    ] {
        let share = hits as f64 / OTHERS as f64;
        println!(
            "  {name}: {hits} false hits of {OTHERS}: {:.4} %, stated {:.4} %",
            share * 100.0,
            100.0 / 256.0
        );
    }

    let (buckets, took) = timed(|| Buckets::cut(ids.iter().map(|id| Entry::new(*id)), 8))?;
    let (named, files) = buckets;
    let largest = files.iter().map(Vec::len).max().unwrap_or_default();
    let all: usize = files.iter().map(Vec::len).sum();
    println!(
        "  buckets: {} files, {} bytes on average, {largest} at most, {all} in all, cut in {took:.1} s",
        files.len(),
        all / files.len()
    );
    drop(files);

    let set = RevocationSet {
        scopes: Vec::new(),
        kind: IdKind::Signature,
        form: Form::Filter(ours.clone(), named),
        made: jiff::Timestamp::UNIX_EPOCH,
        due: None,
        counter: None,
    };
    let content = RevocationContent {
        sets: vec![set],
        ..RevocationContent::default()
    };
    let (bytes, _) = timed(|| Ok::<_, Failure>(content.encode()))?;
    let (read, took) = timed(|| RevocationContent::decode(&bytes, &"bench".into()))?;
    println!("  body of a pack: {} bytes, read in {:.1} ms", bytes.len(), took * 1e3);
    drop(read);

    let mut next = 0_u64;
    let mut stranger = move || {
        next += 1;
        key(&id(IDS + next))
    };
    let mut other = stranger.clone();
    let mut bare = stranger.clone();
    let mut nothing = stranger.clone();
    let table = bytes.clone();
    Race::new(
        By::Processor,
        format!("look-up of a stranger in a filter of {IDS}, the making of its id included"),
    )
    .run(
        "policy: filter",
        repeated(CALLS, move || ours.contains(black_box(stranger()))),
    )
    .against(
        "xorf: filter",
        1.5,
        repeated(CALLS, move || peer.contains(&black_box(other()))),
    )
    .run(
        "bare: four bytes of a table of that size",
        repeated(CALLS, move || {
            let key = black_box(bare());
            (0..4).fold(0_u8, |mixed, turn| {
                mixed ^ table[(key.rotate_left(turn * 16) % table.len() as u64) as usize]
            })
        }),
    )
    .run(
        "bare: the making of the id",
        repeated(CALLS, move || black_box(nothing())),
    )
    .print(200);

    println!("\ncascade of {ISSUED} ids that were issued, one in a hundred revoked");
    let (revoked, stand) = ids
        .get(..ISSUED as usize)
        .unwrap_or_default()
        .split_at(ISSUED as usize / 100);
    let time = jiff::Timestamp::UNIX_EPOCH;
    let (cascade, took) = timed(|| Cascade::build(revoked, stand, time..=time))?;
    println!("  {} filters", cascade.levels());
    line("cascade", cascade.bytes(), took, revoked.len() as u64);
    let exact = |ids: &[[u8; 16]], answer| ids.iter().all(|id| cascade.ask(id, Some(time)) == answer);
    assert!(exact(revoked, CascadeAnswer::Yes), "a revoked id is missed");
    assert!(exact(stand, CascadeAnswer::No), "an id that stands is refused");
    Ok(())
}

/// As a hash: the same at every run, spread evenly.
fn id(number: u64) -> [u8; 16] {
    let digest = ring::digest::digest(&ring::digest::SHA256, &number.to_be_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&digest.as_ref()[..16]);
    id
}

fn key(id: &[u8; 16]) -> u64 {
    let mut first = [0; 8];
    first.copy_from_slice(&id[..8]);
    u64::from_be_bytes(first)
}

fn timed<T, E: Into<Failure>>(make: impl FnOnce() -> Result<T, E>) -> Result<(T, f64), Failure> {
    let started = Instant::now();
    let made = make().map_err(Into::into)?;
    Ok((made, started.elapsed().as_secs_f64()))
}

fn line(name: &str, bytes: usize, seconds: f64, ids: u64) {
    let bits = bytes as f64 * 8.0 / ids as f64;
    println!("  {name}: {bytes} bytes, {bits:.2} bits an id, built in {seconds:.2} s");
}
