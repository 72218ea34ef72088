//! Whether the write-ahead log lost changes that were committed.
//!
//! SQLite stops reading its log at the first frame whose checksum is wrong and drops what follows without a word, for
//! that is what a power cut leaves: at most one transaction that was never confirmed, since every commit is synced
//! before the next begins. Two commits or more behind the first bad frame can only be damage.
//!
//! Format: <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>, section 4.

use std::path::Path;

/// Bytes of the log's header and of each frame's.
const HEADER: usize = 32;
const FRAME: usize = 24;
/// A log larger than this is not looked at: the store folds it into the file long before.
const MAX_LOG: u64 = 64 << 20;

/// Whether at least two commits stand behind the first frame that does not read back. A log that is missing, empty or
/// not readable is no damage of its own.
pub(crate) fn lost_commits(log: &Path) -> bool {
    let small = std::fs::metadata(log).is_ok_and(|file| file.len() <= MAX_LOG);
    small && std::fs::read(log).is_ok_and(|log| commits_behind_damage(&log).is_some_and(|commits| commits >= 2))
}

/// Commits of the log's own run behind its first bad frame.
fn commits_behind_damage(log: &[u8]) -> Option<usize> {
    let (header, frames) = log.split_at_checked(HEADER)?;
    let page = usize::try_from(word(header, 2)?)
        .ok()
        .filter(|page| page.is_power_of_two() && (512..=65536).contains(page));
    let (page, sum, salts) = match (page, checksum(header)) {
        (Some(page), Some(sum)) => (page, Some(sum), (word(header, 4)?, word(header, 5)?)),
        // The header itself is damaged: the first frame says which run this is.
        (page, _) => (
            page.unwrap_or(crate::database::PAGE_SIZE),
            None,
            (word(frames, 2)?, word(frames, 3)?),
        ),
    };
    let little = word(header, 0)? & 1 == 0;
    let mut sum = sum;
    let mut commits: usize = 0;
    for frame in frames.chunks_exact(page.checked_add(FRAME)?) {
        let (head, content) = frame.split_at_checked(FRAME)?;
        let own_run = (word(head, 2)?, word(head, 3)?) == salts;
        if let Some(before) = sum {
            let after = add(add(before, head.get(..8)?, little), content, little);
            let good = own_run && after == (word(head, 4)?, word(head, 5)?);
            sum = good.then_some(after);
            if good {
                continue;
            }
        }
        if own_run && word(head, 1)? != 0 {
            commits = commits.saturating_add(1);
        }
    }
    Some(commits)
}

/// The header's checksum where it is right.
fn checksum(header: &[u8]) -> Option<(u32, u32)> {
    let magic = word(header, 0)?;
    let sum = add((0, 0), header.get(..24)?, magic & 1 == 0);
    (matches!(magic, 0x377f_0682 | 0x377f_0683) && sum == (word(header, 6)?, word(header, 7)?)).then_some(sum)
}

/// SQLite's running checksum over pairs of 32-bit words.
fn add(mut sum: (u32, u32), bytes: &[u8], little: bool) -> (u32, u32) {
    let read = if little { u32::from_le_bytes } else { u32::from_be_bytes };
    let (words, _) = bytes.as_chunks::<4>();
    for pair in words.chunks_exact(2) {
        if let [first, second] = pair {
            sum.0 = sum.0.wrapping_add(read(*first)).wrapping_add(sum.1);
            sum.1 = sum.1.wrapping_add(read(*second)).wrapping_add(sum.0);
        }
    }
    sum
}

/// The big-endian 32-bit word at this place.
fn word(bytes: &[u8], place: usize) -> Option<u32> {
    let (words, _) = bytes.as_chunks::<4>();
    words.get(place).copied().map(u32::from_be_bytes)
}
