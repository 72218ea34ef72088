//! Opening a wallet of 10,000 passes and listing every card, key derivation left out, against the same cards as plain CBOR
//! in a file and in a SQLCipher table.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use cards::{Bytes16, Card, Row, Time};

use crate::Failure;
use crate::filled::{Filled, numbers};
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

    let mut peer = std::env::var_os(PEER)
        .map(|program| Peer::start(Path::new(&program), &arrays))
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

/// The process that has SQLCipher; one SQLite is all that one process can hold.
struct Peer {
    child: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    fn start(program: &Path, cards: &Path) -> Result<Self, Failure> {
        let mut child = Command::new(program)
            .arg(cards)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (ask, answers) = (
            child.stdin.take().ok_or("no input")?,
            child.stdout.take().ok_or("no output")?,
        );
        Ok(Self {
            child,
            ask,
            answers: BufReader::new(answers),
        })
    }

    /// One round, measured by the peer itself.
    fn round(&mut self) -> Result<Time, Failure> {
        writeln!(self.ask)?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        let (wall, cpu) = answer.trim().split_once(' ').ok_or("the peer gave no time")?;
        Ok(Time {
            wall: wall.parse()?,
            cpu: cpu.parse()?,
        })
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
