//! Keeping one pass durably, against writing its bytes to a plain file and syncing that.

use std::fs::{File, OpenOptions};
use std::io::{Seek as _, Write as _};

use crate::Failure;
use crate::filled::{Filled, Issuer, scan};
use crate::race::{By, Race, once};

/// Passes kept in a race; one more for the round that does not count.
const ROUNDS: usize = 400;

/// Bytes of a card, as the store gets it beside the pass's text.
const CARD: usize = 230;

pub fn bench() -> Result<(), Failure> {
    let issuer = Issuer::new()?;
    for passes in [10, 10_000] {
        let filled = Filled::new(passes)?;
        let mut wallet = filled.open();
        let texts: Vec<String> = (0..=ROUNDS)
            .map(|number| issuer.pass(passes + number))
            .collect::<Result<_, _>>()?;
        let mut again = texts.iter().cycle();
        Race::new(By::Processor, format!("scan a pass, {passes} passes kept before"))
            .run(
                "wallet: scan, relation to the passes kept included",
                once(|| scan(&wallet, again.next().unwrap()).unwrap()),
            )
            .print(ROUNDS / 4);
        let mut pending = texts
            .iter()
            .map(|text| scan(&wallet, text))
            .collect::<Result<Vec<_>, _>>()?
            .into_iter();
        let bytes = vec![0x5a; texts[0].len() + CARD];
        let mut growing = File::create(filled.beside("growing"))?;
        let mut standing = OpenOptions::new()
            .create_new(true)
            .write(true)
            .open(filled.beside("standing"))?;
        standing.write_all(&[0; 1 << 20])?;
        standing.sync_all()?;
        standing.rewind()?;
        Race::new(By::Wall, format!("keep a pass durably, {passes} passes kept before"))
            .run(
                "wallet: keep a scanned pass",
                once(|| wallet.keep(*pending.next().unwrap()).unwrap()),
            )
            .against(
                "write and fdatasync at the end of a file",
                1.5,
                once(|| growing.write_all(&bytes).and_then(|()| growing.sync_data()).unwrap()),
            )
            .run(
                "write and fdatasync over what stands in a file",
                once(|| standing.write_all(&bytes).and_then(|()| standing.sync_data()).unwrap()),
            )
            .print(ROUNDS);
    }
    Ok(())
}
