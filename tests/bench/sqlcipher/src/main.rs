//! `bench-sqlcipher <file of cards>`: puts the cards into one SQLCipher table, then opens it anew and reads them all into
//! structs for every line on standard input, and answers each with the nanoseconds it took: on the wall, on the processor.
//!
//! SQLCipher as it comes: AES-256-CBC and HMAC-SHA-512 for every page of 4,096 bytes; the key is a raw one, so that no
//! time goes into deriving it.

use std::io::{BufRead as _, Write as _};
use std::path::Path;

use cards::{Bytes16, Card, Row};
use rusqlite::{Connection, params};

type Failure = Box<dyn std::error::Error>;

const KEY: &str = "x'2dd29ca851e7b56e4697b0e1f08507293d761a05ce4d1b628663f411a8086d99'";

fn main() -> Result<(), Failure> {
    let file = std::env::args().nth(1).ok_or("the file of cards is missing")?;
    let file = std::fs::read(file)?;
    let rows: Vec<Row> = ciborium::from_reader(&file[..])?;
    let cards: Vec<Card> = rows.into_iter().map(Card::from).collect();
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("cards.db");
    fill(&path, &cards)?;
    assert!(read(&path)? == cards, "what was written is read");
    for line in std::io::stdin().lock().lines() {
        line?;
        let took = cards::time(1, || read(&path).unwrap());
        println!("{} {}", took.wall, took.cpu);
        std::io::stdout().flush()?;
    }
    Ok(())
}

fn open(path: &Path) -> Result<Connection, Failure> {
    let sql = Connection::open(path)?;
    sql.pragma_update(None, "key", KEY)?;
    Ok(sql)
}

fn fill(path: &Path, cards: &[Card]) -> Result<(), Failure> {
    let mut sql = open(path)?;
    let version: String = sql.pragma_query_value(None, "cipher_version", |row| row.get(0))?;
    eprintln!("SQLCipher {version}");
    sql.execute_batch(
        "CREATE TABLE cards (id BLOB NOT NULL, format INTEGER NOT NULL, kind INTEGER NOT NULL, title TEXT NOT NULL,
           detail TEXT NOT NULL, name TEXT NOT NULL, family TEXT NOT NULL, given TEXT NOT NULL, birth_date TEXT NOT NULL,
           country TEXT NOT NULL, event_date TEXT NOT NULL, document TEXT NOT NULL, issued INTEGER, kept INTEGER NOT NULL,
           verdict INTEGER NOT NULL, valid_from INTEGER, valid_until INTEGER, fingerprint BLOB NOT NULL)",
    )?;
    let transaction = sql.transaction()?;
    let mut insert = transaction.prepare("INSERT INTO cards VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")?;
    for card in cards {
        insert.execute(params![
            card.id.0,
            card.format,
            card.kind,
            card.title,
            card.detail,
            card.name,
            card.family,
            card.given,
            card.birth_date,
            card.country,
            card.event_date,
            card.document,
            card.issued,
            card.kept,
            card.verdict,
            card.from,
            card.until,
            card.fingerprint.0
        ])?;
    }
    drop(insert);
    Ok(transaction.commit()?)
}

fn read(path: &Path) -> Result<Vec<Card>, Failure> {
    let sql = open(path)?;
    let mut select = sql.prepare("SELECT * FROM cards")?;
    let cards = select.query_map([], |row| {
        Ok(Card {
            id: Bytes16(row.get(0)?),
            format: row.get(1)?,
            kind: row.get(2)?,
            title: row.get(3)?,
            detail: row.get(4)?,
            name: row.get(5)?,
            family: row.get(6)?,
            given: row.get(7)?,
            birth_date: row.get(8)?,
            country: row.get(9)?,
            event_date: row.get(10)?,
            document: row.get(11)?,
            issued: row.get(12)?,
            kept: row.get(13)?,
            verdict: row.get(14)?,
            from: row.get(15)?,
            until: row.get(16)?,
            fingerprint: Bytes16(row.get(17)?),
        })
    })?;
    Ok(cards.collect::<Result<_, _>>()?)
}
