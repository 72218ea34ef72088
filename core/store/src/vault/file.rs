//! A vault in a file sealed by a passphrase, for systems without a keystore.
//!
//! The file is deterministic CBOR: `[header, sealed, digest]`, where the header `[label, salt, memory, passes]` is the
//! associated data of what is sealed, and the digest tells damage from a wrong passphrase.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{Vault, VaultError};
use crate::cbor::{Decoder, Encoder, Malformed};
use crate::database::folder;
use crate::key::{self, FileVaultKey};
use crate::limits::MAX_FILE_VAULT;
use crate::seal;
use crate::stretch::{Cost, StretchFailed, stretch};
use crate::{Passphrase, labels};

/// A file sealed under a passphrase of at least 60 bits. It cannot see a rollback: whoever puts back an older copy of
/// the store puts back this file with it.
pub struct FileVault {
    path: PathBuf,
    lock: Mutex<Lock>,
}

/// What seals the file; kept so that Argon2id runs once.
struct Lock {
    header: Vec<u8>,
    key: FileVaultKey,
}

impl FileVault {
    /// Makes a new vault file. Refused with [`VaultError::WeakPassphrase`] where the passphrase is guessed too easily.
    pub fn create(path: &Path, passphrase: &Passphrase) -> Result<FileVault, VaultError> {
        let lock = Lock::new(passphrase)?;
        if path.try_exists().map_err(|error| VaultError::Io(error.kind()))? {
            return Err(VaultError::Exists);
        }
        let file = write(path, &lock, &[]);
        file.map(|()| FileVault {
            path: path.to_path_buf(),
            lock: Mutex::new(lock),
        })
    }

    /// Opens a vault file.
    pub fn open(path: &Path, passphrase: &Passphrase) -> Result<FileVault, VaultError> {
        let content = Content::read(path)?;
        let (salt, cost) = decode_header(&content.header).map_err(|Malformed| VaultError::Damaged)?;
        let key = derive(passphrase, &salt, cost)?;
        let lock = Lock {
            header: content.header,
            key,
        };
        seal::open(&lock.key, &lock.header, &content.sealed).map_err(|_| VaultError::WrongPassphrase)?;
        Ok(FileVault {
            path: path.to_path_buf(),
            lock: Mutex::new(lock),
        })
    }

    /// Seals the vault under another passphrase.
    pub fn change_passphrase(&self, new: &Passphrase) -> Result<(), VaultError> {
        let new = Lock::new(new)?;
        let mut lock = self.lock();
        let entry = read(&self.path, &lock)?;
        write(&self.path, &new, &entry)?;
        *lock = new;
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Lock> {
        // A thread that died while holding it left either the old or the new lock: both are whole.
        self.lock.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Vault for FileVault {
    fn load(&self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let entry = read(&self.path, &self.lock())?;
        Ok(Some(entry).filter(|entry| !entry.is_empty()))
    }

    fn save(&self, entry: &[u8]) -> Result<(), VaultError> {
        write(&self.path, &self.lock(), entry)
    }

    fn erase(&self) -> Result<(), VaultError> {
        write(&self.path, &self.lock(), &[])
    }

    fn sees_rollback(&self) -> bool {
        false
    }
}

impl Lock {
    /// For a passphrase that is to be set.
    fn new(passphrase: &Passphrase) -> Result<Self, VaultError> {
        passphrase.check_strength().map_err(VaultError::WeakPassphrase)?;
        let salt = key::random_salt().map_err(|_| VaultError::Crypto)?;
        let header = Encoder::with_capacity(64)
            .array(4)
            .text(labels::FILE_VAULT)
            .bytes(&salt)
            .uint(u64::from(Cost::OFFLINE.memory_kib()))
            .uint(u64::from(Cost::OFFLINE.passes()))
            .finish()
            .to_vec();
        Ok(Lock {
            header,
            key: derive(passphrase, &salt, Cost::OFFLINE)?,
        })
    }
}

/// What stands in the file.
struct Content {
    header: Vec<u8>,
    sealed: Vec<u8>,
}

impl Content {
    fn read(path: &Path) -> Result<Self, VaultError> {
        let io = |error: std::io::Error| match error.kind() {
            ErrorKind::NotFound => VaultError::NoFile,
            kind => VaultError::Io(kind),
        };
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|file| file.take(MAX_FILE_VAULT).read_to_end(&mut bytes))
            .map_err(io)?;
        Self::decode(&bytes).map_err(|Malformed| VaultError::Damaged)
    }

    fn decode(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut from = Decoder::new(bytes);
        from.array_of(3)?;
        let (header, sealed) = (from.bytes()?.to_vec(), from.bytes()?.to_vec());
        let sound = from.fixed()? == digest(&header, &sealed);
        from.finish()?;
        if sound {
            Ok(Content { header, sealed })
        } else {
            Err(Malformed)
        }
    }
}

fn read(path: &Path, lock: &Lock) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let content = Content::read(path)?;
    seal::open(&lock.key, &lock.header, &content.sealed).map_err(|_| VaultError::Damaged)
}

/// Replaces the file in one step: beside it, synced, renamed over it, folder synced.
fn write(path: &Path, lock: &Lock, entry: &[u8]) -> Result<(), VaultError> {
    let sealed = seal::seal(&lock.key, &lock.header, entry).map_err(|_| VaultError::Crypto)?;
    let bytes = Encoder::with_capacity(1024)
        .array(3)
        .bytes(&lock.header)
        .bytes(sealed.as_bytes())
        .bytes(&digest(&lock.header, sealed.as_bytes()))
        .finish();
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let beside = PathBuf::from(name);
    let replace = || -> Result<(), std::io::Error> {
        let mut options = OpenOptions::new();
        let mut file = folder::private(options.write(true).create(true).truncate(true)).open(&beside)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)?;
        match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => folder::sync_folder(parent),
            _ => folder::sync_folder(Path::new(".")),
        }
    };
    replace().map_err(|error| VaultError::Io(error.kind()))
}

fn decode_header(header: &[u8]) -> Result<([u8; 16], Cost), Malformed> {
    let mut from = Decoder::new(header);
    from.array_of(4)?;
    from.says(labels::FILE_VAULT)?;
    let salt = from.fixed()?;
    let cost = Cost::bounded(from.small()?, from.small()?).ok_or(Malformed)?;
    from.finish()?;
    Ok((salt, cost))
}

fn derive(passphrase: &Passphrase, salt: &[u8; 16], cost: Cost) -> Result<FileVaultKey, VaultError> {
    let stretched = stretch(cost, salt, passphrase.as_bytes()).map_err(|StretchFailed| VaultError::Crypto)?;
    key::derive(salt, &[stretched.as_slice()], labels::FILE_VAULT_KEY).map_err(|_| VaultError::Crypto)
}

fn digest(header: &[u8], sealed: &[u8]) -> [u8; 16] {
    let digest = Sha256::new().chain_update(header).chain_update(sealed).finalize();
    digest.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PassphraseError;

    fn strong() -> Passphrase {
        Passphrase::new("plinth gravy osprey mantle kiosk tundra").unwrap()
    }

    #[test]
    fn it_opens_for_its_passphrase_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("carnet.vault");
        let vault = FileVault::create(&path, &strong()).unwrap();
        assert!(vault.load().unwrap().is_none());
        vault.save(b"an entry").unwrap();
        assert!(!vault.sees_rollback());
        assert!(matches!(FileVault::create(&path, &strong()), Err(VaultError::Exists)));
        let wrong = Passphrase::new("plinth gravy osprey mantle kiosk tundrA").unwrap();
        assert!(matches!(
            FileVault::open(&path, &wrong),
            Err(VaultError::WrongPassphrase)
        ));
        let again = FileVault::open(&path, &strong()).unwrap();
        assert_eq!(**again.load().unwrap().unwrap(), *b"an entry");
        let other = Passphrase::new("walrus inkpot 7 sleet bramble quorum").unwrap();
        again.change_passphrase(&other).unwrap();
        assert!(matches!(
            FileVault::open(&path, &strong()),
            Err(VaultError::WrongPassphrase)
        ));
        assert_eq!(
            **FileVault::open(&path, &other).unwrap().load().unwrap().unwrap(),
            *b"an entry"
        );
        again.erase().unwrap();
        assert!(again.load().unwrap().is_none());
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            1,
            "no file beside it stays"
        );
        #[cfg(unix)]
        assert_eq!(
            std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(&path).unwrap()) & 0o777,
            0o600
        );
    }

    #[test]
    fn a_weak_passphrase_is_refused_with_its_estimate() {
        let folder = tempfile::tempdir().unwrap();
        let weak = Passphrase::new("letmein2026").unwrap();
        match FileVault::create(&folder.path().join("v"), &weak) {
            Err(VaultError::WeakPassphrase(PassphraseError::TooWeak { bits, .. })) => assert!(bits < 60.0),
            _ => panic!("taken"),
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn damage_is_told_from_a_wrong_passphrase_and_costs_no_memory() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("v");
        assert!(matches!(FileVault::open(&path, &strong()), Err(VaultError::NoFile)));
        FileVault::create(&path, &strong()).unwrap();
        let whole = std::fs::read(&path).unwrap();
        for place in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[place] ^= 0x10;
            std::fs::write(&path, &flipped).unwrap();
            assert!(
                matches!(FileVault::open(&path, &strong()), Err(VaultError::Damaged)),
                "byte {place}"
            );
        }
        for end in 0..whole.len() {
            std::fs::write(&path, &whole[..end]).unwrap();
            assert!(matches!(FileVault::open(&path, &strong()), Err(VaultError::Damaged)));
        }
        // A well-formed file that asks for 4 TiB.
        let header = Encoder::with_capacity(64)
            .array(4)
            .text(labels::FILE_VAULT)
            .bytes(&[0; 16])
            .uint(u64::from(u32::MAX))
            .uint(3)
            .finish();
        let greedy = Encoder::with_capacity(64)
            .array(3)
            .bytes(&header)
            .bytes(&[0; 40])
            .bytes(&digest(&header, &[0; 40]))
            .finish();
        std::fs::write(&path, &greedy).unwrap();
        assert!(matches!(FileVault::open(&path, &strong()), Err(VaultError::Damaged)));
    }
}
