//! The store beside its bare limits, interleaved in one run: `cargo bench -p carnet-store`.
//!
//! - open: unlock with the device slot and walk 10,000 cards, against reading the same cards as CBOR from a plain file.
//! - add: one durable pass at 10 and at 10,000 passes, against a bare write and fdatasync of the same bytes.
//! - unlock: opening with a PIN, against Argon2id alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs
)]

use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use store::vault::memory::MemoryVault;
use store::{FirstSlot, Locked, Pin, Store, StoreError, SystemBootClock, Unlock};

/// What a wallet shows of a pass in a list.
#[derive(Serialize, Deserialize)]
struct Card {
    kind: String,
    family: String,
    given: String,
    birth_date: String,
    country: String,
    issuer: String,
    format: String,
    issued: i64,
    expires: i64,
    text: String,
}

fn card(number: usize) -> Card {
    Card {
        kind: "vaccination".into(),
        family: format!("Mustermann-{number}"),
        given: "Erika Gabriele".into(),
        birth_date: "1964-08-12".into(),
        country: "DE".into(),
        issuer: "Robert Koch-Institut".into(),
        format: "eu-dcc".into(),
        issued: 1_622_316_073,
        expires: 1_643_356_073,
        text: format!("Comirnaty 2/2, 2021-05-{:02}", number % 28 + 1),
    }
}

fn encoded(number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(&card(number), &mut bytes).unwrap();
    bytes
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn timed<T>(f: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let value = f();
    (value, begun.elapsed())
}

fn report(name: &str, ours: Vec<Duration>, limit: Vec<Duration>, goal: f64) {
    let (ours, limit) = (median(ours), median(limit));
    let ratio = ours.as_secs_f64() / limit.as_secs_f64();
    println!("{name:<44} {ours:>10.1?}  limit {limit:>10.1?}  ratio {ratio:.2} (goal {goal:.2})");
}

struct Bench {
    folder: tempfile::TempDir,
    vault: Arc<MemoryVault>,
}

impl Bench {
    fn new(passes: usize) -> (Self, Store) {
        // Beside the build, not in memory: what is measured is a disk.
        let target = env!("CARGO_TARGET_TMPDIR");
        let bench = Bench {
            folder: tempfile::tempdir_in(target).unwrap(),
            vault: Arc::new(MemoryVault::new()),
        };
        let mut store = Store::create(bench.folder.path(), bench.vault.clone(), FirstSlot::Device).unwrap();
        store
            .write::<_, StoreError>(|tx| {
                (0..passes).try_for_each(|number| tx.insert_pass(&[7; 600], &encoded(number)).map(drop))
            })
            .unwrap();
        drop(store.lock().unwrap());
        let store = bench.open();
        (bench, store)
    }

    fn open(&self) -> Store {
        let locked = Locked::open(self.folder.path()).unwrap();
        locked
            .unlock(self.vault.clone(), &SystemBootClock::new().unwrap(), Unlock::Device)
            .unwrap()
    }
}

fn open_and_list() {
    const PASSES: usize = 10_000;
    let (bench, store) = Bench::new(PASSES);
    drop(store);
    let plain = bench.folder.path().join("plain.cbor");
    let cards: Vec<Card> = (0..PASSES).map(card).collect();
    ciborium::into_writer(&cards, std::fs::File::create(&plain).unwrap()).unwrap();
    let size = std::fs::metadata(&plain).unwrap().len();
    let (mut ours, mut parsed, mut limit, mut read) = (vec![], vec![], vec![], vec![]);
    for _ in 0..31 {
        let (store, opened) = timed(|| {
            let store = bench.open();
            let bytes: usize = store.cards().map(|card| card.bytes.len()).sum();
            assert!(bytes > PASSES * 150);
            store
        });
        ours.push(opened);
        let (cards, decoded) = timed(|| {
            store
                .cards()
                .map(|card| ciborium::from_reader(card.bytes).unwrap())
                .collect::<Vec<Card>>()
        });
        black_box(cards);
        parsed.push(opened + decoded);
        drop(store);
        let (cards, took) =
            timed(|| ciborium::from_reader::<Vec<Card>, _>(&std::fs::read(&plain).unwrap()[..]).unwrap());
        assert_eq!(cards.len(), PASSES);
        limit.push(took);
        let (bytes, took) = timed(|| std::fs::read(&plain).unwrap());
        black_box(bytes);
        read.push(took);
    }
    println!("open and list {PASSES} cards of {} bytes", size as usize / PASSES);
    report(
        "  store, to card bytes / ciborium to structs",
        ours.clone(),
        limit.clone(),
        1.0,
    );
    report("  store, ciborium to structs / the same", parsed, limit, 1.0);
    println!("  reading the bytes alone takes {:.1?}", median(read));
}

fn durable_add(passes: usize) {
    let (bench, mut store) = Bench::new(passes);
    let (pass, card) = ([7; 600], encoded(0));
    let same = [&pass[..], &card].concat();
    let mut file = std::fs::File::create(bench.folder.path().join("bare")).unwrap();
    let (mut ours, mut limit) = (vec![], vec![]);
    let mut written = 0;
    for _ in 0..10 {
        for _ in 0..10 {
            store.write(|tx| tx.insert_pass(&pass, &card)).unwrap();
        }
        written += std::fs::metadata(bench.folder.path().join("carnet.db-wal"))
            .unwrap()
            .len()
            / 100;
        drop(store.lock().unwrap());
        store = bench.open();
    }
    println!("durable add at {passes} writes {written} bytes to the journal");
    for _ in 0..600 {
        ours.push(timed(|| store.write(|tx| tx.insert_pass(&pass, &card)).unwrap()).1);
        limit.push(timed(|| file.write_all(&same).and_then(|()| file.sync_data()).unwrap()).1);
    }
    let mean = |times: &[Duration]| vec![times.iter().sum::<Duration>() / times.len() as u32];
    let (mean_ours, mean_limit) = (mean(&ours), mean(&limit));
    report(&format!("durable add at {passes}, median"), ours, limit, 1.5);
    report(
        &format!("durable add at {passes}, mean with checkpoints"),
        mean_ours,
        mean_limit,
        1.5,
    );
}

fn unlock(folder: &Path) {
    let (vault, pin, clock) = (
        Arc::new(MemoryVault::new()),
        Pin::new("271828").unwrap(),
        SystemBootClock::new().unwrap(),
    );
    drop(Store::create(folder, vault.clone(), FirstSlot::Pin(&pin)).unwrap());
    let (mut ours, mut limit) = (vec![], vec![]);
    for _ in 0..15 {
        let opened = || {
            Locked::open(folder)
                .unwrap()
                .unlock(vault.clone(), &clock, Unlock::Pin(&pin))
                .unwrap()
        };
        ours.push(timed(opened).1);
        let params = argon2::Params::new(32 << 10, 3, 1, Some(32)).unwrap();
        let bare = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
        limit.push(timed(|| bare.hash_password_into(b"271828", &[7; 16], &mut [0; 32]).unwrap()).1);
    }
    report("unlock with a PIN / Argon2id alone", ours, limit, 1.05);
}

fn main() {
    open_and_list();
    durable_add(10);
    durable_add(10_000);
    unlock(tempfile::tempdir().unwrap().path());
}
