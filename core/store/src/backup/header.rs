//! A backup's header: how its key is made, and how a wrong passphrase is known.
//!
//! `magic(8) version(1) length(2, big-endian) CBOR(length) SHA-256(all before it)(32)`

use sha2::{Digest as _, Sha256};

use super::BackupError;
use crate::cbor::{Decoder, Encoder, Malformed};
use crate::id::random_bytes;
use crate::key::{self, BackupCheckKey, BackupKey, Key as _};
use crate::limits::MAX_BACKUP_HEADER;
use crate::stretch::{Cost, StretchFailed, stretch};
use crate::{Passphrase, StoreError, labels};

/// First bytes of every backup. The second is no text, and a transfer that alters line ends alters the last two.
pub(super) const MAGIC: &[u8; 8] = b"C\x9aRNET\r\n";
const VERSION: u8 = 1;
/// Magic, version, length.
const FRONT: usize = 11;
const DIGEST: usize = 32;
const CHECK: usize = 16;

/// A header within its limits.
pub(super) struct Header {
    /// As it stands in the file, its digest included: part of what every block is bound to.
    pub(super) bytes: Vec<u8>,
    salt: [u8; 16],
    cost: Cost,
    check: [u8; CHECK],
}

impl Header {
    /// A new one with a random name and salt, and its key.
    pub(super) fn new(passphrase: &Passphrase) -> Result<(Self, BackupKey), BackupError> {
        let (file, salt) = (random_bytes::<16>()?, key::random_salt()?);
        let cost = Cost::BACKUP;
        let (key, check) = keys(passphrase, &salt, cost)?;
        let fields = Encoder::with_capacity(MAX_BACKUP_HEADER)
            .array(7)
            .text(labels::BACKUP)
            .bytes(&file)
            .uint(u64::from(cost.memory_kib()))
            .uint(u64::from(cost.passes()))
            .uint(u64::from(cost.lanes()))
            .bytes(&salt)
            .bytes(&check)
            .finish();
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        bytes.extend_from_slice(&u16::try_from(fields.len()).unwrap_or(u16::MAX).to_be_bytes());
        bytes.extend_from_slice(&fields);
        let digest = Sha256::digest(&bytes);
        bytes.extend_from_slice(&digest);
        let header = Header {
            bytes,
            salt,
            cost,
            check,
        };
        Ok((header, key))
    }

    /// The header of a file, and what follows it. No memory is spent on what it asks for.
    pub(super) fn read(file: &[u8]) -> Result<(Self, &[u8]), BackupError> {
        let rest = file.strip_prefix(MAGIC).ok_or(BackupError::NotABackup)?;
        let (&[version, high, low], rest) = rest.split_first_chunk::<3>().ok_or(BackupError::HeaderDamaged)?;
        if version > VERSION {
            return Err(BackupError::Newer);
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        if version == 0 || length > MAX_BACKUP_HEADER {
            return Err(BackupError::HeaderDamaged);
        }
        let (fields, rest) = rest.split_at_checked(length).ok_or(BackupError::HeaderDamaged)?;
        let (digest, sealed) = rest.split_first_chunk::<DIGEST>().ok_or(BackupError::HeaderDamaged)?;
        let signed = file.get(..FRONT.saturating_add(length)).unwrap_or_default();
        if Sha256::digest(signed).as_slice() != digest {
            return Err(BackupError::HeaderDamaged);
        }
        let (salt, cost, check) = decode(fields).map_err(|Malformed| BackupError::HeaderDamaged)?;
        let header = Header {
            bytes: [signed, digest].concat(),
            salt,
            cost: cost.ok_or(BackupError::TooCostly)?,
            check,
        };
        Ok((header, sealed))
    }

    /// The key of its blocks.
    pub(super) fn key(&self, passphrase: &Passphrase) -> Result<BackupKey, BackupError> {
        let (key, check) = keys(passphrase, &self.salt, self.cost)?;
        if check == self.check {
            Ok(key)
        } else {
            Err(BackupError::WrongPassphrase)
        }
    }
}

type Fields = ([u8; 16], Option<Cost>, [u8; CHECK]);

fn decode(fields: &[u8]) -> Result<Fields, Malformed> {
    let mut from = Decoder::new(fields);
    from.array_of(7)?;
    from.says(labels::BACKUP)?;
    let _file: [u8; 16] = from.fixed()?;
    let cost = Cost::bounded_of_backup(from.small()?, from.small()?, from.small()?);
    let read = (from.fixed()?, cost, from.fixed()?);
    from.finish()?;
    Ok(read)
}

fn keys(passphrase: &Passphrase, salt: &[u8; 16], cost: Cost) -> Result<(BackupKey, [u8; CHECK]), StoreError> {
    let stretched = stretch(cost, salt, passphrase.as_bytes()).map_err(|StretchFailed| StoreError::Crypto)?;
    let check: BackupCheckKey = key::derive(salt, &[stretched.as_slice()], labels::BACKUP_CHECK_KEY)?;
    let key = key::derive(salt, &[stretched.as_slice()], labels::BACKUP_KEY)?;
    Ok((key, check.bytes().first_chunk().copied().unwrap_or_default()))
}
