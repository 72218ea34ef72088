//! The ledger of a year read back, beside its bytes: as many rows of the same size read from SQLite, opened and hashed.

use std::hint::black_box;

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use crate::Failure;
use crate::filled::Filled;
use crate::race::{By, Race, once};

/// What a traveller shows in a busy year.
const SHOWINGS: usize = 2_000;

const ROUNDS: usize = 300;

/// The ledger, its chain walked, beside its bytes.
const READ: f64 = 1.5;

pub fn bench() -> Result<(), Failure> {
    let filled = Filled::new(1)?;
    let mut wallet = filled.open();
    let pass = wallet.cards()[0].id;
    for _ in 0..SHOWINGS {
        drop(wallet.show(&pass)?);
    }
    let ledger = wallet.ledger()?;
    assert!(ledger.whole && ledger.entries.len() == SHOWINGS);
    let sizes = filled.ledger_rows(wallet)?;
    let bytes: usize = sizes.iter().sum();

    let cipher = XChaCha20Poly1305::new(&[7; 32].into());
    let path = filled.beside("bare.sqlite");
    let bare = Connection::open(&path)?;
    bare.execute_batch("CREATE TABLE ledger (seq INTEGER PRIMARY KEY, id BLOB, sealed BLOB); BEGIN")?;
    for (at, size) in sizes.iter().enumerate() {
        let sealed = cipher.encrypt(
            &nonce(at),
            Payload {
                msg: &vec![b'x'; *size],
                aad: &[5; 48],
            },
        );
        let sealed = sealed.map_err(|_| "not sealed")?;
        bare.execute("INSERT INTO ledger VALUES (?, ?, ?)", (at as i64, [9_u8; 16], sealed))?;
    }
    bare.execute_batch("COMMIT")?;
    let read = || -> Option<[u8; 32]> {
        let mut rows = bare
            .prepare_cached("SELECT seq, id, sealed FROM ledger ORDER BY seq")
            .ok()?;
        let mut rows = rows.query(()).ok()?;
        let mut link = [0; 32];
        while let Some(row) = rows.next().ok()? {
            let sealed = row.get_ref(2).ok()?.as_blob().ok()?;
            let at = usize::try_from(row.get::<_, i64>(0).ok()?).ok()?;
            let plain = cipher
                .decrypt(
                    &nonce(at),
                    Payload {
                        msg: sealed,
                        aad: &[5; 48],
                    },
                )
                .ok()?;
            link = Sha256::new().chain_update(link).chain_update(plain).finalize().into();
        }
        Some(link)
    };
    assert!(read().is_some());
    let wallet = filled.open();
    Race::new(
        By::Processor,
        format!(
            "a year's ledger read back: {SHOWINGS} showings, {} bytes each",
            bytes / SHOWINGS
        ),
    )
    .run(
        "wallet: ledger, every row opened, chained, decoded",
        once(|| wallet.ledger().map(black_box).ok()),
    )
    .against("as many bytes from SQLite, opened and hashed", READ, once(read))
    .print(ROUNDS);
    Ok(())
}

/// A nonce of its own for each row.
fn nonce(at: usize) -> XNonce {
    let mut nonce = [0; 24];
    nonce[..8].copy_from_slice(&at.to_le_bytes());
    nonce.into()
}
