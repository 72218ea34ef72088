//! The store's one error, by what a person can do about it. It never holds row content, names or keys.

use std::time::Duration;

use crate::{BiometricError, RowId, SlotKind, Table, VaultError};

/// Why the store did not do what was asked. Where a write returns one, nothing was changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The folder holds no store.
    #[error("there is no wallet in this folder; create one first")]
    NoStore,
    /// The folder holds a store already.
    #[error("there is a wallet in this folder already")]
    AlreadyExists,
    /// A newer version of Carnet wrote the store.
    #[error("this wallet was written by a newer version (format {found}, this version knows {known}); update Carnet")]
    Newer {
        /// Format number in the file.
        found: i64,
        /// Highest format number this version knows.
        known: i64,
    },
    /// The file is a database of something else, or its tables are not the store's.
    #[error("the file carnet.db is not a Carnet wallet; it was left as it is")]
    Foreign,
    /// The file is damaged so far that not even its slots can be read.
    #[error("the file carnet.db is damaged and cannot be opened; it was left as it is, put back a backup beside it")]
    Unreadable,
    /// Another process has the store open.
    #[error("the wallet is open in another process; close that one and try again")]
    InUse,
    /// The folder or a file in it may not be written.
    #[error("the wallet's folder cannot be written; check its permissions")]
    ReadOnly,
    /// No room left.
    #[error("the disk is full; nothing was changed, free some space and try again")]
    DiskFull,
    /// The operating system refused a file operation.
    #[error("the wallet's files cannot be read or written ({0})")]
    Io(std::io::ErrorKind),
    /// SQLite answered with a code that has no name here.
    #[error("the wallet's database failed (code {0})")]
    Database(i32),

    /// The PIN is wrong; the try is counted.
    #[error("wrong PIN; {}", wrong_pin(*.free_tries, *.wait))]
    WrongPin {
        /// Tries left before waiting starts.
        free_tries: u32,
        /// Time to wait before the next try, counted while the device is on.
        wait: Duration,
    },
    /// Too many wrong PINs: no try before the time is over. Nothing was tried or counted.
    #[error("too many wrong PINs; wait {} and try again", in_words(*.wait))]
    PinDelayed {
        /// Time left, counted while the device is on.
        wait: Duration,
    },
    /// The recovery code does not open this store.
    #[error("this recovery code does not belong to this wallet")]
    WrongRecoveryCode,
    /// The store has no such slot.
    #[error("this wallet cannot be opened by {0}; it was never set up, or was removed")]
    NoSuchSlot(SlotKind),
    /// A slot's header is damaged or asks for more memory or time than is ever set.
    #[error("the {0} slot is damaged; use another way to open the wallet")]
    SlotDamaged(SlotKind),
    /// The slot was opened with the right secret and device, but does not give the key it should.
    #[error("the keystore's key does not open this wallet; use the recovery code")]
    WrongDeviceKey,
    /// The keystore holds no key for this store.
    #[error("this device's keystore has no key for the wallet; use the recovery code")]
    DeviceKeyMissing,
    /// The keystore's entry is for another store.
    #[error("this device's keystore entry belongs to another wallet")]
    VaultOfAnotherStore,
    /// The keystore holds the key of a store that is not in this folder; nothing overwrites it.
    #[error("this device's keystore holds the key of another wallet; erase it first if that wallet is gone for good")]
    VaultOccupied,
    /// A PIN was asked for where failures could not be counted safely.
    #[error("a PIN needs the operating system's keystore; a file vault is opened by its passphrase alone")]
    PinNeedsKeystore,
    /// The last way to open the store may not be removed.
    #[error("this is the last way to open the wallet; set another one first")]
    LastSlot,
    /// The keystore or file vault failed.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The biometric key failed.
    #[error(transparent)]
    Biometric(#[from] BiometricError),

    /// There is no such row.
    #[error("there is no entry {id} in {table}")]
    NoRow {
        /// Where it was looked for.
        table: Table,
        /// What was looked for.
        id: RowId,
    },
    /// The row is there but damaged; it is kept as it is and named in [`crate::Store::damage`].
    #[error("entry {id} in {table} is damaged; it was kept as it is")]
    RowDamaged {
        /// Its table.
        table: Table,
        /// Its name.
        id: RowId,
    },
    /// The bytes are larger than the store takes.
    #[error("{size} bytes are more than a {what} may have ({limit})")]
    TooLarge {
        /// What is too large: a row or a card.
        what: &'static str,
        /// Its size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// A row of the ledger was to be changed or taken out.
    #[error("the ledger is only ever added to, and forgotten from its beginning; nothing was changed")]
    LedgerIsAppendOnly,
    /// What was asked would write over damaged parts.
    #[error("the wallet is damaged; this would destroy what can still be saved, take out what opens first")]
    Damaged,
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes; try again")]
    NoRandomness,
    /// Sealing or key derivation failed, which no input should bring about.
    #[error("encryption failed; try again")]
    Crypto,
}

fn wrong_pin(free_tries: u32, wait: Duration) -> String {
    match (free_tries, wait) {
        (0, wait) => format!("wait {} before the next try", in_words(wait)),
        (1, _) => "1 more try before a wait".to_owned(),
        (tries, _) => format!("{tries} more tries before a wait"),
    }
}

fn in_words(wait: Duration) -> String {
    let seconds = wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0));
    match seconds {
        1 => "1 second".to_owned(),
        2..=99 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}
