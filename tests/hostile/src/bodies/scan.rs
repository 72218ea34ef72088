//! The text of a code, up to what a check prints of it.

use std::sync::LazyLock;

use credential::hc1;
use policy::Trust;

use super::checked::checked;
use crate::Originals;

static ORIGINALS: LazyLock<(Originals, Trust)> = LazyLock::new(|| {
    let originals = Originals::read();
    let trust = originals.trust();
    (originals, trust)
});

/// When most of the originals count: 2021-07-01.
const NOW: i64 = 1_625_097_600;

/// Takes the data for a text, and for the message within one: no search gets past the checksum of the layers between.
pub fn scan(data: &[u8]) {
    text(&String::from_utf8_lossy(data));
    if let Ok(wrapped) = hc1::encode(data) {
        text(&wrapped);
    }
}

/// Reads a text, checks it against the originals' signers and prints the report.
fn text(text: &str) {
    let (originals, trust) = &*ORIGINALS;
    let (check, fits) = checked(text, trust, NOW);
    assert!(!fits || originals.is_original(text), "a forged text counts as signed");
    if let Some(holder) = &check.holder_check {
        let _ = holder.compare_mrz(text);
    }
}
