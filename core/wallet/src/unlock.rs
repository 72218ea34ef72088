//! The wallet locked and unlocked, the ways to open it, and what holds its parts together.

use std::cell::OnceCell;
use std::fs::DirBuilder;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use policy::rules::RuleBook;
use policy::{Clock as PolicyClock, Trust};
use store::{
    BiometricKey, BootClock, Damage, FirstSlot, Locked, Passphrase, Pin, RecoveryCode, SlotKind, Store, Table, Unlock,
    Vault,
};

use store::vault::file::FileVault;

use crate::clock::Clock;
use crate::people::KeptDecisions;
use crate::{PassId, WalletError};

/// File beside the store that holds the device key where no keystore of the system does.
const VAULT_FILE: &str = "carnet.vault";

/// How much later than the highest time seen it must be before that is written again: often enough to notice a clock
/// set back by a day, seldom enough not to cost a write to the keystore for every pass kept.
const TIME_STEP: SignedDuration = SignedDuration::from_hours(1);

/// How a new wallet is opened for the first time, and later.
pub enum Secret<'a> {
    /// A PIN, together with the device's key in the system's keystore.
    Pin(&'a Pin),
    /// A passphrase, which guards the device's key in a file beside the wallet.
    Passphrase(&'a Passphrase),
}

/// A wallet in a folder, its keys not in memory.
pub struct LockedWallet {
    folder: PathBuf,
    locked: Locked,
    clock: Arc<dyn Clock>,
}

/// A try to open a wallet that failed: why, and the locked wallet for the next try.
pub struct StillLocked {
    /// For the next try.
    pub wallet: LockedWallet,
    /// Why it did not open.
    pub reason: WalletError,
}

impl From<Box<StillLocked>> for WalletError {
    fn from(still: Box<StillLocked>) -> Self {
        still.reason
    }
}

/// An open wallet. Dropping it forgets the keys; [`Wallet::lock`] also ends the time in which a removal can be undone.
pub struct Wallet {
    folder: PathBuf,
    store: Store,
    file_vault: Option<Arc<FileVault>>,
    trust: OnceCell<Trust>,
    rules: OnceCell<RuleBook>,
    decisions: OnceCell<KeptDecisions>,
    /// Set once every row was opened. Damage that comes later is met when its row is read.
    inspected: OnceCell<()>,
    clock: Arc<dyn Clock>,
}

impl Wallet {
    /// Makes a wallet in a folder that has none. `keystore` is the system's; it is not touched when the secret is a
    /// passphrase.
    ///
    /// # Errors
    /// [`WalletError::AlreadyThere`], [`WalletError::NotWritten`], [`WalletError::Keystore`].
    pub fn create(
        folder: &Path,
        keystore: Arc<dyn Vault>,
        secret: Secret<'_>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, WalletError> {
        let (store, file_vault) = match secret {
            Secret::Pin(pin) => (Store::create(folder, keystore, FirstSlot::Pin(pin))?, None),
            Secret::Passphrase(passphrase) => {
                make_folder(folder)?;
                let vault = Arc::new(FileVault::create(&folder.join(VAULT_FILE), passphrase)?);
                (Store::create(folder, vault.clone(), FirstSlot::Device)?, Some(vault))
            }
        };
        Ok(Self {
            folder: folder.to_owned(),
            store,
            file_vault,
            trust: OnceCell::new(),
            rules: OnceCell::new(),
            decisions: OnceCell::new(),
            inspected: OnceCell::new(),
            clock,
        })
    }

    /// Forgets the keys. What was removed is gone for good.
    ///
    /// # Errors
    /// When the removal cannot be written; the keys are forgotten all the same.
    pub fn lock(mut self) -> Result<LockedWallet, WalletError> {
        let forgotten = self.forget_decisions_about_nobody();
        let locked = self.store.lock()?;
        forgotten?;
        Ok(LockedWallet {
            folder: self.folder,
            locked,
            clock: self.clock,
        })
    }

    /// Whether this PIN opens the wallet, which stays open; a wrong one counts as a try, as when it is locked.
    ///
    /// # Errors
    /// [`WalletError::WrongSecret`], [`WalletError::Wait`], [`WalletError::Keystore`].
    pub fn confirm_pin(&mut self, boot: &dyn BootClock, pin: &Pin) -> Result<(), WalletError> {
        Ok(self.store.confirm_pin(boot, pin)?)
    }

    /// Changes the PIN. A wallet that a passphrase opens has none.
    ///
    /// # Errors
    /// [`WalletError::WeakSecret`] where there is no PIN to change; [`WalletError::NotWritten`]: the old one stays.
    pub fn change_pin(&mut self, new: &Pin) -> Result<(), WalletError> {
        Ok(self.store.change_pin(new)?)
    }

    /// Changes the passphrase. A wallet that a PIN opens has none.
    ///
    /// # Errors
    /// [`WalletError::WeakSecret`] where there is no passphrase to change; [`WalletError::NotWritten`]: the old one stays.
    pub fn change_passphrase(&mut self, new: &Passphrase) -> Result<(), WalletError> {
        match &self.file_vault {
            Some(vault) => Ok(vault.change_passphrase(new)?),
            None => Err(WalletError::WeakSecret(
                "This wallet is opened with a PIN; change that instead.".to_owned(),
            )),
        }
    }

    /// Makes a recovery code and sets it in place of any older one. It is handed out once and kept nowhere.
    ///
    /// # Errors
    /// [`WalletError::NotWritten`]: the older one still holds.
    pub fn make_recovery_code(&mut self) -> Result<RecoveryCode, WalletError> {
        let code = RecoveryCode::generate()?;
        self.store.set_recovery(&code)?;
        Ok(code)
    }

    /// Takes the recovery code away.
    ///
    /// # Errors
    /// When there is none, or it is the last way to open the wallet.
    pub fn remove_recovery_code(&mut self) -> Result<(), WalletError> {
        Ok(self.store.remove_slot(SlotKind::Recovery)?)
    }

    /// Sets a key of the system that needs a fingerprint or face for each use as one more way to open the wallet.
    ///
    /// # Errors
    /// When the key does not answer.
    pub fn set_biometric(&mut self, key: &dyn BiometricKey) -> Result<(), WalletError> {
        Ok(self.store.set_biometric(key)?)
    }

    /// Takes the biometric way of opening away.
    ///
    /// # Errors
    /// When there is none, or it is the last way to open the wallet.
    pub fn remove_biometric(&mut self) -> Result<(), WalletError> {
        Ok(self.store.remove_slot(SlotKind::Biometric)?)
    }

    /// The ways to open this wallet.
    #[must_use]
    pub fn ways(&self) -> Vec<SlotKind> {
        self.store.slots()
    }

    /// Renews the wallet's key: everything is sealed again under a new one. Returns the ways of opening that had to be
    /// removed, because only their owner can renew them.
    ///
    /// # Errors
    /// [`WalletError::NotWritten`]: everything stays as it was.
    pub fn rotate_key(&mut self, secret: &Secret<'_>) -> Result<Vec<SlotKind>, WalletError> {
        let keep = match secret {
            Secret::Pin(pin) => Unlock::Pin(pin),
            Secret::Passphrase(_) => Unlock::Device,
        };
        Ok(self.store.rotate_store_key(&[keep])?)
    }

    /// Whether a passphrase and not a PIN opens this wallet.
    #[must_use]
    pub fn has_passphrase(&self) -> bool {
        self.file_vault.is_some()
    }

    /// What is wrong with the wallet's file, one sentence each; empty when all is sound. Nothing was deleted.
    #[must_use]
    pub fn troubles(&self) -> Vec<String> {
        let rolled_back = self.store.condition().rolled_back.map(|back| {
            format!(
                "An older copy of this wallet was put back (state {} instead of {}). Everything in it can be read; what was added since is missing.",
                back.found, back.expected
            )
        });
        let damaged = self
            .damage()
            .into_iter()
            .map(|damage| format!("Damaged, and kept as it is: {damage}."));
        rolled_back.into_iter().chain(damaged).collect()
    }

    /// Whether an older copy of the wallet was put back: what was added since is missing.
    #[must_use]
    pub fn is_rolled_back(&self) -> bool {
        self.store.condition().rolled_back.is_some()
    }

    /// Damaged parts of the file met so far.
    #[must_use]
    pub fn damage(&self) -> Vec<Damage> {
        self.store.damage()
    }

    pub(crate) fn damaged_passes(&self) -> Vec<PassId> {
        let passes = |damage: Damage| (damage.table == Some(Table::Passes)).then_some(damage.row).flatten();
        self.inspected.get_or_init(|| drop(self.store.inspect()));
        let mut ids: Vec<PassId> = self.store.damage().into_iter().filter_map(passes).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The time of the clock that was handed in.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The time for policy: now, and the highest time this wallet has seen. For judging many cards by one asking of the
    /// time ([`crate::Card::verdict`]).
    #[must_use]
    pub fn policy_clock(&self) -> PolicyClock {
        PolicyClock {
            now: self.now(),
            highest_seen: self.store.highest_time().and_then(|at| Timestamp::from_second(at).ok()),
        }
    }

    /// The time to write as the highest seen, where it is time to.
    pub(crate) fn time_to_note(&self) -> Option<i64> {
        let PolicyClock { now, highest_seen } = self.policy_clock();
        let due = highest_seen.is_none_or(|seen| now.duration_since(seen) > TIME_STEP);
        due.then_some(now.as_second())
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    pub(crate) fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    pub(crate) fn trust_cell(&self) -> &OnceCell<Trust> {
        &self.trust
    }

    pub(crate) fn set_trust(&mut self, trust: Trust) {
        self.trust = OnceCell::from(trust);
        // Whose signers are trusted, theirs are the rules.
        self.rules = OnceCell::new();
    }

    pub(crate) fn rules_cell(&self) -> &OnceCell<RuleBook> {
        &self.rules
    }

    pub(crate) fn decisions_cell(&self) -> &OnceCell<KeptDecisions> {
        &self.decisions
    }

    pub(crate) fn set_decisions(&mut self, decisions: KeptDecisions) {
        self.decisions = OnceCell::from(decisions);
    }
}

/// The folder for the owner alone, before the vault file goes into it.
fn make_folder(folder: &Path) -> Result<(), WalletError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|cause| WalletError::NotWritten(cause.to_string()))
}

impl LockedWallet {
    /// Finds the wallet in a folder. Nothing is opened yet.
    ///
    /// # Errors
    /// [`WalletError::NoWallet`], [`WalletError::InUse`], [`WalletError::TooNew`], [`WalletError::DamagedWallet`].
    pub fn find(folder: &Path, clock: Arc<dyn Clock>) -> Result<Self, WalletError> {
        Ok(Self {
            folder: folder.to_owned(),
            locked: Locked::open(folder)?,
            clock,
        })
    }

    /// Whether a passphrase and not a PIN opens this wallet.
    #[must_use]
    pub fn has_passphrase(&self) -> bool {
        self.folder.join(VAULT_FILE).exists()
    }

    /// Whether a recovery code was made.
    #[must_use]
    pub fn has_recovery_code(&self) -> bool {
        self.ways().contains(&SlotKind::Recovery)
    }

    /// The ways to open this wallet.
    #[must_use]
    pub fn ways(&self) -> &[SlotKind] {
        self.locked.slots()
    }

    /// How long no PIN may be tried; `None`: one may be tried now.
    ///
    /// # Errors
    /// When the keystore does not answer.
    pub fn wait(&self, keystore: &dyn Vault, boot: &dyn BootClock) -> Result<Option<Duration>, WalletError> {
        Ok(self.locked.delay(keystore, boot)?)
    }

    /// Opens the wallet with its PIN or passphrase.
    ///
    /// # Errors
    /// The locked wallet for the next try, and [`WalletError::WrongSecret`], [`WalletError::Wait`] or another reason.
    pub fn unlock(
        self,
        keystore: Arc<dyn Vault>,
        boot: &dyn BootClock,
        secret: &Secret<'_>,
    ) -> Result<Wallet, Box<StillLocked>> {
        match secret {
            Secret::Pin(pin) => self.open(keystore, None, boot, Unlock::Pin(pin)),
            Secret::Passphrase(passphrase) => match FileVault::open(&self.folder.join(VAULT_FILE), passphrase) {
                Ok(vault) => {
                    let vault = Arc::new(vault);
                    self.open(vault.clone(), Some(vault), boot, Unlock::Device)
                }
                Err(error) => Err(Box::new(StillLocked {
                    wallet: self,
                    reason: error.into(),
                })),
            },
        }
    }

    /// Opens the wallet with the recovery code, on this device or another.
    ///
    /// # Errors
    /// The locked wallet for the next try, and the reason.
    pub fn recover(
        self,
        keystore: Arc<dyn Vault>,
        boot: &dyn BootClock,
        code: &RecoveryCode,
    ) -> Result<Wallet, Box<StillLocked>> {
        self.open(keystore, None, boot, Unlock::Recovery(code))
    }

    /// Opens the wallet with the system's biometric key.
    ///
    /// # Errors
    /// The locked wallet for the next try, and the reason.
    pub fn unlock_biometric(
        self,
        keystore: Arc<dyn Vault>,
        boot: &dyn BootClock,
        key: &dyn BiometricKey,
    ) -> Result<Wallet, Box<StillLocked>> {
        self.open(keystore, None, boot, Unlock::Biometric(key))
    }

    fn open(
        self,
        vault: Arc<dyn Vault>,
        file_vault: Option<Arc<FileVault>>,
        boot: &dyn BootClock,
        how: Unlock<'_>,
    ) -> Result<Wallet, Box<StillLocked>> {
        let Self { folder, locked, clock } = self;
        match locked.unlock(vault, boot, how) {
            Ok(store) => {
                let mut wallet = Wallet {
                    folder,
                    store,
                    file_vault,
                    trust: OnceCell::new(),
                    rules: OnceCell::new(),
                    decisions: OnceCell::new(),
                    inspected: OnceCell::new(),
                    clock,
                };
                // A disk that is full must not keep anyone out: older cards are read as they are until it is not.
                let _ = wallet.renew_cards();
                let _ = wallet.forget_past_trips();
                let _ = wallet.forget_past_showings();
                Ok(wallet)
            }
            Err((locked, error)) => Err(Box::new(StillLocked {
                wallet: Self { folder, locked, clock },
                reason: error.into(),
            })),
        }
    }
}
