//! What journeys share: an issuer of distinct passes, and a keystore that outlives a process.

pub mod embassy;
pub mod publisher;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use credential::hc1::issue::{Certificate, Claims, issue_as};
use credential::{KeyId, SigningKey, VerifyingKey};
use jiff::Timestamp;
use wallet::{
    BootClock, BootId, FixedClock, LockedWallet, Pin, Secret, SystemBootClock, Vault, VaultError, Wallet, WalletError,
};

/// The time every journey takes place at.
pub const NOW: &str = "2026-06-01T12:00:00Z";

/// The PIN of every journey's traveller.
pub const PIN: &str = "271828";

/// An error of any kind, for journeys that only pass it on.
pub type Failure = Box<dyn std::error::Error>;

/// Issues recovery certificates that differ in their number.
pub struct Issuer {
    key: SigningKey,
    id: KeyId,
}

impl Issuer {
    /// An issuer with a fresh key.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn new() -> Result<Self, Failure> {
        let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8()?)?;
        Ok(Self {
            id: KeyId::of_certificate(key.public_point()),
            key,
        })
    }

    /// The id that its passes name its key by.
    #[must_use]
    pub fn key_id(&self) -> &KeyId {
        &self.id
    }

    /// Its public key.
    ///
    /// # Errors
    /// Never in practice.
    pub fn verifying_key(&self) -> Result<VerifyingKey, Failure> {
        Ok(self.key.verifying_key()?)
    }

    /// The text of pass number `number`, of a person named after it.
    ///
    /// # Errors
    /// When signing fails.
    pub fn pass(&self, number: u64) -> Result<String, Failure> {
        self.pass_issued_at(number, "2026-01-12T08:00:00Z".parse()?)
    }

    /// The same, issued at this time.
    ///
    /// # Errors
    /// When signing fails.
    pub fn pass_issued_at(&self, number: u64, issued: Timestamp) -> Result<String, Failure> {
        self.sign(
            issued,
            &serde_json::json!({
                "ver": "1.3.0", "dob": "1980-01-01",
                "nam": {"fn": format!("Specimen{number}"), "fnt": "SPECIMEN", "gn": "Utopia", "gnt": "UTOPIA"},
                "r": [{"tg": "840539006", "fr": "2026-01-01", "df": "2026-01-12", "du": "2026-12-01", "co": "UT",
                       "is": "Utopia", "ci": format!("URN:UVCI:01:UT:{number}")}],
            }),
        )
    }

    /// The text of an EU DCC with this content.
    ///
    /// # Errors
    /// When signing fails.
    pub fn sign(&self, issued: Timestamp, certificate: &serde_json::Value) -> Result<String, Failure> {
        self.sign_as(Certificate::EuDcc, issued, certificate)
    }

    /// The text of a yellow card against yellow fever, given on a day.
    ///
    /// # Errors
    /// When signing fails.
    pub fn yellow_card(&self, name: &str, born: &str, given: &str) -> Result<String, Failure> {
        let card = serde_json::json!({
            "n": name, "dob": born, "s": "female", "nt": "UTO", "v": "1.0",
            "vx": {"vp": "YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0", "dv": given, "bo": "SPECIMEN-1",
                   "cn": "Dr S. Specimen", "is": "Utopia"},
        });
        self.sign_as(Certificate::Icvp, "2026-01-12T08:00:00Z".parse()?, &card)
    }

    fn sign_as(
        &self,
        kind: Certificate,
        issued: Timestamp,
        certificate: &serde_json::Value,
    ) -> Result<String, Failure> {
        let claims = Claims {
            issuer: "UT",
            issued,
            expires: "2026-12-01T00:00:00Z".parse()?,
            certificate,
        };
        Ok(issue_as(kind, &claims, &self.id, &self.key)?)
    }
}

/// A keystore for tests that outlives the process: one file, replaced whole.
pub struct KeystoreFile(PathBuf);

impl KeystoreFile {
    /// Kept in this file.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }
}

impl Vault for KeystoreFile {
    fn load(&self) -> Result<Option<wallet::Zeroizing<Vec<u8>>>, VaultError> {
        match fs::read(&self.0) {
            Ok(entry) => Ok(Some(wallet::Zeroizing::new(entry))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(VaultError::Io(error.kind())),
        }
    }

    fn save(&self, entry: &[u8]) -> Result<(), VaultError> {
        let new = self.0.with_extension("new");
        fs::write(&new, entry)
            .and_then(|()| fs::rename(&new, &self.0))
            .map_err(|error| VaultError::Io(error.kind()))
    }

    fn erase(&self) -> Result<(), VaultError> {
        fs::remove_file(&self.0).map_err(|error| VaultError::Io(error.kind()))
    }

    fn sees_rollback(&self) -> bool {
        true
    }
}

/// A boot clock on which an hour passes in a hundredth of a second: a process killed while it derives a key has used up a
/// try, and the test cannot wait for real.
pub struct HurriedClock;

impl BootClock for HurriedClock {
    fn boot_id(&self) -> BootId {
        BootId([7; 16])
    }

    fn since_boot(&self) -> Duration {
        let since = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        since
            .saturating_sub(Duration::from_secs(1_700_000_000))
            .saturating_mul(360_000)
    }
}

/// A traveller's phone: a folder for the wallet and a keystore beside it.
pub struct Phone {
    /// The wallet's folder.
    pub folder: PathBuf,
    keystore: Arc<dyn Vault>,
}

impl Phone {
    /// A phone in this folder; what an earlier process left there is found again.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.join("wallet"),
            keystore: Arc::new(KeystoreFile::new(&folder.join("keystore"))),
        }
    }

    /// Makes the wallet.
    ///
    /// # Errors
    /// As [`Wallet::create`].
    pub fn first_start(&self) -> Result<Wallet, WalletError> {
        Wallet::create(
            &self.folder,
            self.keystore.clone(),
            Secret::Pin(&Pin::new(PIN)?),
            clock(),
        )
    }

    /// Opens the wallet with a PIN.
    ///
    /// # Errors
    /// As [`LockedWallet::unlock`].
    pub fn unlock(&self, pin: &str) -> Result<Wallet, WalletError> {
        self.unlock_at(pin, &SystemBootClock::new()?, NOW)
    }

    /// Opens the wallet with a PIN, at this time of the boot clock and of the wall clock.
    ///
    /// # Errors
    /// As [`LockedWallet::unlock`].
    pub fn unlock_at(&self, pin: &str, boot: &dyn BootClock, now: &str) -> Result<Wallet, WalletError> {
        let now: Timestamp = now.parse().unwrap_or_default();
        let locked = LockedWallet::find(&self.folder, Arc::new(FixedClock(now)))?;
        let pin = Pin::new(pin)?;
        locked
            .unlock(self.keystore.clone(), boot, &Secret::Pin(&pin))
            .map_err(WalletError::from)
    }

    /// The keystore.
    #[must_use]
    pub fn keystore(&self) -> Arc<dyn Vault> {
        self.keystore.clone()
    }
}

/// The clock of every journey.
#[must_use]
pub fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock(NOW.parse().unwrap_or_default()))
}
