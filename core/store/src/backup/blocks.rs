//! A backup's blocks: all of one size, each sealed for its file, its place and whether it is the last.

use zeroize::Zeroizing;

use super::BackupError;
use super::header::Header;
use crate::cbor::Encoder;
use crate::key::BackupKey;
use crate::labels;
use crate::limits::{BACKUP_BLOCK, MAX_BACKUP_BYTES};
use crate::seal::{self, NONCE, TAG};

/// Bytes of a block in the file.
pub(super) const SEALED: usize = BACKUP_BLOCK + NONCE + TAG;

/// What was found in a file behind its header.
pub(super) struct Found {
    /// In their places; `None` where one does not open.
    pub(super) blocks: Vec<Option<Zeroizing<Vec<u8>>>>,
    pub(super) cut_short: bool,
    pub(super) followed: bool,
}

/// Header and sealed blocks.
pub(super) fn seal(header: &Header, key: &BackupKey, blocks: &[Zeroizing<Vec<u8>>]) -> Result<Vec<u8>, BackupError> {
    let size = blocks.len().saturating_mul(SEALED).saturating_add(header.bytes.len());
    if size > MAX_BACKUP_BYTES {
        return Err(BackupError::TooLarge);
    }
    let mut file = Vec::with_capacity(size);
    file.extend_from_slice(&header.bytes);
    let last = blocks.len().saturating_sub(1);
    for (index, block) in blocks.iter().enumerate() {
        let sealed = seal::seal(key, &place(header, index, index == last), block)?;
        file.extend_from_slice(sealed.as_bytes());
    }
    Ok(file)
}

pub(super) fn open(header: &Header, key: &BackupKey, sealed: &[u8]) -> Found {
    let (whole, rest) = sealed.as_chunks::<SEALED>();
    let mut found = Found {
        blocks: Vec::with_capacity(whole.len()),
        cut_short: true,
        followed: false,
    };
    for (index, block) in whole.iter().enumerate() {
        let as_last = |last| seal::open(key, &place(header, index, last), block).ok();
        if let Some(plain) = as_last(false) {
            found.blocks.push(Some(plain));
        } else if let Some(plain) = as_last(true) {
            found.blocks.push(Some(plain));
            found.cut_short = false;
            found.followed = index.saturating_add(1) < whole.len() || !rest.is_empty();
            break;
        } else {
            found.blocks.push(None);
        }
    }
    // A last block that does not open is damaged; that something behind it is missing is not known.
    if found.cut_short && rest.is_empty() && matches!(found.blocks.last(), Some(None)) {
        found.cut_short = false;
    }
    found
}

/// What a block is bound to.
fn place(header: &Header, index: usize, last: bool) -> Zeroizing<Vec<u8>> {
    Encoder::with_capacity(header.bytes.len().saturating_add(64))
        .array(4)
        .text(labels::BACKUP_BLOCK)
        .bytes(&header.bytes)
        .uint(u64::try_from(index).unwrap_or(u64::MAX))
        .uint(u64::from(last))
        .finish()
}
