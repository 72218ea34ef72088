//! Opening a wallet of 10,000 passes and listing every card, key derivation left out, against the same cards as plain CBOR
//! in a file and in a SQLCipher table.

use std::process::Command;

use cards::{Bytes16, Card, Row};

use crate::Failure;
use crate::filled::{Filled, numbers};
use crate::peer::Peer;
use crate::race::{By, Race, once};

const PASSES: usize = 10_000;

/// Names the program of the `sqlcipher` member; without it that line is left out.
const PEER: &str = "BENCH_SQLCIPHER";

pub fn bench() -> Result<(), Failure> {
    let filled = Filled::new(PASSES)?;
    let kept: Vec<Card> = filled.open().cards().iter().map(plain).collect();
    let (maps, arrays) = (filled.beside("maps.cbor"), filled.beside("arrays.cbor"));
    ciborium::into_writer(&kept, std::fs::File::create(&maps)?)?;
    let rows: Vec<Row> = kept.iter().cloned().map(Row::from).collect();
    ciborium::into_writer(&rows, std::fs::File::create(&arrays)?)?;
    drop((rows, kept));
    let size = std::fs::metadata(&arrays)?.len() as usize / PASSES;

    // A process of its own: one SQLite is all that one process can hold.
    let mut peer = std::env::var_os(PEER)
        .map(|program| Peer::start(Command::new(program).arg(&arrays)))
        .transpose()?;
    let mut race = Race::new(
        By::Processor,
        format!("open {PASSES} passes and list their cards, {size} bytes each"),
    )
    .run(
        "wallet: find, unlock without Argon2id, list",
        once(|| {
            let wallet = filled.open();
            (wallet.cards(), wallet)
        }),
    )
    .against(
        "plain file, serde and ciborium, cards as maps",
        1.0,
        once(|| ciborium::from_reader::<Vec<Card>, _>(&std::fs::read(&maps).unwrap()[..]).unwrap()),
    )
    .against(
        "plain file, serde and ciborium, cards as arrays",
        1.0,
        once(|| ciborium::from_reader::<Vec<Row>, _>(&std::fs::read(&arrays).unwrap()[..]).unwrap()),
    )
    .run("of ours, find and unlock", once(|| filled.open()));
    match &mut peer {
        Some(peer) => race = race.against("SQLCipher with a raw key", 0.4, Box::new(|| peer.round().unwrap())),
        None => eprintln!("{PEER} names no program: SQLCipher is left out (see README.md)"),
    }
    race.print(60);
    Ok(())
}

/// The card's fields for a peer.
fn plain(card: &wallet::Card) -> Card {
    let (format, kind, verdict) = numbers(card);
    Card {
        id: Bytes16(*card.id.as_bytes()),
        format,
        kind,
        title: card.title.clone(),
        detail: card.detail.clone(),
        name: card.name.clone(),
        family: card.family.clone(),
        given: card.given.clone(),
        birth_date: card.birth_date.clone(),
        country: card.country.clone(),
        event_date: card.event_date.clone(),
        document: card.document.clone(),
        issued: card.issued.map(|at| at.as_second()),
        kept: card.kept.as_second(),
        verdict,
        from: card.standing.from().map(|at| at.as_second()),
        until: card.standing.until().map(|at| at.as_second()),
        fingerprint: Bytes16(card.fingerprint),
    }
}
