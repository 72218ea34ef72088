//! One type per key. None can be copied, compared or printed; all are overwritten when dropped.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::id::{StoreId, random_bytes};
use crate::{StoreError, Table, labels};

/// Declares key types. The bytes sit on the heap, so that moving a key leaves no copy behind.
macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident)+) => { $(
        $(#[$doc])*
        pub(crate) struct $name(Box<Zeroizing<[u8; 32]>>);

        // `Zeroizing` overwrites the bytes.
        impl ZeroizeOnDrop for $name {}

        impl From<Box<Zeroizing<[u8; 32]>>> for $name {
            fn from(bytes: Box<Zeroizing<[u8; 32]>>) -> Self {
                $name(bytes)
            }
        }

        impl Key for $name {
            fn bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }
    )+ };
}

keys! {
    /// Random; all record keys come from it; wrapped once in every slot.
    StoreKey
    /// Random; kept in the vault alone.
    DeviceKey
    /// Seals the rows of one table.
    RecordKey
    /// Seals the rows of the ledger.
    LedgerKey
    /// Seals the summary.
    IndexKey
    /// Wraps the store key in one slot.
    SlotKey
    /// Seals a file vault.
    FileVaultKey
    /// Seals the blocks of one backup.
    BackupKey
    /// Seals nothing: part of it stands in a backup's header and knows its passphrase.
    BackupCheckKey
}

/// A secret of 32 bytes.
pub(crate) trait Key {
    fn bytes(&self) -> &[u8; 32];
}

/// A key that [`crate::seal`] takes; the others only derive or get wrapped.
pub(crate) trait SealingKey: Key {}
impl SealingKey for RecordKey {}
impl SealingKey for LedgerKey {}
impl SealingKey for IndexKey {}
impl SealingKey for SlotKey {}
impl SealingKey for FileVaultKey {}
impl SealingKey for BackupKey {}

/// A new random key.
pub(crate) fn random<K: From<Box<Zeroizing<[u8; 32]>>>>() -> Result<K, StoreError> {
    let mut bytes = Box::new(Zeroizing::new([0; 32]));
    getrandom::fill(bytes.as_mut_slice()).map_err(|_| StoreError::NoRandomness)?;
    Ok(K::from(bytes))
}

/// A key from 32 bytes that were unwrapped.
pub(crate) fn from_slice<K: From<Box<Zeroizing<[u8; 32]>>>>(secret: &[u8]) -> Option<K> {
    let mut bytes = Box::new(Zeroizing::new([0; 32]));
    if secret.len() != bytes.len() {
        return None;
    }
    bytes.copy_from_slice(secret);
    Some(K::from(bytes))
}

/// HKDF-SHA256 (RFC 5869) over the secrets one after the other.
pub(crate) fn derive<K: From<Box<Zeroizing<[u8; 32]>>>>(
    salt: &[u8; 16],
    secrets: &[&[u8]],
    label: &str,
) -> Result<K, StoreError> {
    let mut extract = hkdf::HkdfExtract::<Sha256>::new(Some(salt));
    secrets.iter().for_each(|secret| extract.input_ikm(secret));
    let (mut pseudorandom, expand): (_, Hkdf<Sha256>) = extract.finalize();
    zeroize::Zeroize::zeroize(pseudorandom.as_mut_slice());
    let mut bytes = Box::new(Zeroizing::new([0; 32]));
    expand
        .expand(label.as_bytes(), bytes.as_mut_slice())
        .map_err(|_| StoreError::Crypto)?;
    Ok(K::from(bytes))
}

/// Random bytes that make two slots with the same secret differ.
pub(crate) fn random_salt() -> Result<[u8; 16], StoreError> {
    random_bytes()
}

/// Everything an opened store seals with.
pub(crate) struct StoreKeys {
    pub(crate) store: StoreKey,
    pub(crate) index: IndexKey,
    passes: RecordKey,
    ledger: LedgerKey,
    trust: RecordKey,
    settings: RecordKey,
}

impl StoreKeys {
    pub(crate) fn derive(store: StoreKey, id: StoreId) -> Result<Self, StoreError> {
        let secret: &[&[u8]] = &[store.bytes()];
        Ok(StoreKeys {
            index: derive(&id.0, secret, labels::INDEX_KEY)?,
            passes: derive(&id.0, secret, labels::PASSES_KEY)?,
            ledger: derive(&id.0, secret, labels::LEDGER_KEY)?,
            trust: derive(&id.0, secret, labels::TRUST_KEY)?,
            settings: derive(&id.0, secret, labels::SETTINGS_KEY)?,
            store,
        })
    }

    /// The key of a table's rows.
    pub(crate) fn rows(&self, table: Table) -> &dyn SealingKey {
        match table {
            Table::Passes => &self.passes,
            Table::Ledger => &self.ledger,
            Table::Trust => &self.trust,
            Table::Settings => &self.settings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Passphrase, Pin, RecoveryCode};

    /// Fails to compile where a type is `Debug` or `Clone`: both candidates would then apply.
    macro_rules! assert_not {
        ($trait:path: $($name:ty),+) => { $( const _: fn() = || {
            trait Candidate<A> { fn here() {} }
            impl<T: ?Sized> Candidate<()> for T {}
            struct Taken;
            impl<T: ?Sized + $trait> Candidate<Taken> for T {}
            let _ = <$name as Candidate<_>>::here;
        }; )+ };
    }
    assert_not!(std::fmt::Debug: StoreKey, DeviceKey, RecordKey, LedgerKey, IndexKey, SlotKey, FileVaultKey, StoreKeys, Pin, Passphrase, RecoveryCode);
    assert_not!(Clone: StoreKey, DeviceKey, RecordKey, LedgerKey, IndexKey, SlotKey, FileVaultKey, StoreKeys, Pin, Passphrase, RecoveryCode);

    #[test]
    fn every_key_type_is_overwritten_when_dropped() {
        fn wiped<T: ZeroizeOnDrop>() {}
        wiped::<StoreKey>();
        wiped::<DeviceKey>();
        wiped::<RecordKey>();
        wiped::<LedgerKey>();
        wiped::<IndexKey>();
        wiped::<SlotKey>();
        wiped::<FileVaultKey>();
    }

    #[test]
    fn no_two_tables_share_a_key() {
        let keys = StoreKeys::derive(random().unwrap(), StoreId([7; 16])).unwrap();
        let mut all: Vec<[u8; 32]> = Table::ALL.iter().map(|table| *keys.rows(*table).bytes()).collect();
        all.extend([*keys.index.bytes(), *keys.store.bytes()]);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 6);
    }

    /// RFC 5869 appendix A.1 uses a salt of 13 bytes; ours is the same construction with 16.
    #[test]
    fn secrets_are_joined_in_order() {
        let one: SlotKey = derive(&[1; 16], &[b"ab", b"c"], "label").unwrap();
        let same: SlotKey = derive(&[1; 16], &[b"a", b"bc"], "label").unwrap();
        let other: SlotKey = derive(&[1; 16], &[b"c", b"ab"], "label").unwrap();
        assert!(one.bytes() == same.bytes() && one.bytes() != other.bytes());
    }
}
