//! The wallet's folder, where its device key is kept, and opening it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use wallet::{
    LockedWallet, MemoryVault, OsVault, Passphrase, Pin, RecoveryCode, Secret, SystemBootClock, SystemClock, Vault,
    Wallet, WalletError,
};

use crate::args::{Global, Keystore};
use crate::failure::Failure;
use crate::output;
use crate::secret::{ask, choose};

/// The wallet's folder: `--profile`, `CARNET_PROFILE`, or `carnet` in the user's data folder.
pub(crate) fn folder(global: &Global) -> Result<PathBuf, Failure> {
    if let Some(folder) = &global.profile {
        return Ok(folder.clone());
    }
    let from = |variable: &str| {
        std::env::var_os(variable)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let home = || std::env::home_dir().filter(|home| home.is_absolute());
    let data = if cfg!(target_os = "windows") {
        from("APPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        from("XDG_DATA_HOME").or_else(|| home().map(|home| home.join(".local/share")))
    };
    data.map(|data| data.join("carnet"))
        .ok_or_else(|| Failure::Usage("This account has no home folder. Name one with --profile FOLDER.".to_owned()))
}

/// Opens the wallet, asking for its PIN or passphrase.
pub(crate) fn open(global: &Global) -> Result<Wallet, Failure> {
    Ok(open_with(global)?.0)
}

/// Opens the wallet and hands out what was typed to open it.
pub(crate) fn open_with(global: &Global) -> Result<(Wallet, Typed), Failure> {
    unlock(find(global)?, global)
}

/// Opens the wallet; makes one where there is none.
pub(crate) fn open_or_create(global: &Global) -> Result<Wallet, Failure> {
    match find(global) {
        Err(Failure::Wallet(WalletError::NoWallet)) => create(global),
        found => Ok(unlock(found?, global)?.0),
    }
}

/// Finds the wallet and opens it with its recovery code.
pub(crate) fn recover(global: &Global) -> Result<Wallet, Failure> {
    let locked = find(global)?;
    let typed = ask("Recovery code", global.secret_file.as_deref())?;
    let code = RecoveryCode::parse(&typed).map_err(WalletError::from)?;
    let keystore = keystore(&folder(global)?)?;
    let wallet = locked
        .recover(keystore, &boot_clock()?, &code)
        .map_err(WalletError::from)?;
    tell_troubles(&wallet);
    Ok(wallet)
}

/// A PIN or a passphrase, whichever the wallet takes.
pub(crate) enum Typed {
    Pin(Pin),
    Passphrase(Passphrase),
}

impl Typed {
    /// One that is in use already.
    pub(crate) fn ask(passphrase: bool, file: Option<&Path>) -> Result<Self, Failure> {
        Ok(if passphrase {
            Self::Passphrase(Passphrase::new(&ask("Passphrase", file)?).map_err(WalletError::from)?)
        } else {
            Self::Pin(Pin::new(&ask("PIN", file)?).map_err(WalletError::from)?)
        })
    }

    /// A new one, held to the rules for new ones.
    pub(crate) fn choose(passphrase: bool, file: Option<&Path>) -> Result<Self, Failure> {
        Ok(if passphrase {
            Self::Passphrase(Passphrase::choose(&choose("New passphrase", file)?).map_err(WalletError::from)?)
        } else {
            Self::Pin(Pin::choose(&choose("New PIN", file)?).map_err(WalletError::from)?)
        })
    }

    pub(crate) fn secret(&self) -> Secret<'_> {
        match self {
            Self::Pin(pin) => Secret::Pin(pin),
            Self::Passphrase(passphrase) => Secret::Passphrase(passphrase),
        }
    }
}

fn find(global: &Global) -> Result<LockedWallet, Failure> {
    Ok(LockedWallet::find(&folder(global)?, Arc::new(SystemClock))?)
}

fn unlock(locked: LockedWallet, global: &Global) -> Result<(Wallet, Typed), Failure> {
    let passphrase = locked.has_passphrase();
    let keystore = if passphrase {
        no_keystore()
    } else {
        keystore(&folder(global)?)?
    };
    let boot = boot_clock()?;
    // Before asking for a PIN that would not be tried.
    let left = if passphrase {
        None
    } else {
        locked.wait(&*keystore, &boot)?
    };
    if let Some(left) = left {
        return Err(WalletError::Wait { left }.into());
    }
    let typed = Typed::ask(passphrase, global.secret_file.as_deref())?;
    let wallet = locked
        .unlock(keystore, &boot, &typed.secret())
        .map_err(WalletError::from)?;
    tell_troubles(&wallet);
    Ok((wallet, typed))
}

fn create(global: &Global) -> Result<Wallet, Failure> {
    let folder = folder(global)?;
    let keystore = match global.keystore {
        Keystore::Os => Some(keystore(&folder)?),
        Keystore::File => None,
        Keystore::Auto => keystore(&folder).ok(),
    };
    let passphrase = keystore.is_none();
    output::note(format_args!("Making a wallet in {}.", folder.display()));
    output::note(if passphrase {
        "No keystore of the system is used, so a file keeps the wallet's key and a strong passphrase guards it. Nobody \
         can recover it for you. Such a wallet cannot notice that an older copy of it was put back."
    } else {
        "Choose a PIN. Nobody can recover it for you; `carnet pin recovery` makes a code that can."
    });
    let typed = Typed::choose(passphrase, global.secret_file.as_deref())?;
    let keystore = keystore.unwrap_or_else(no_keystore);
    Ok(Wallet::create(
        &folder,
        keystore,
        typed.secret(),
        Arc::new(SystemClock),
    )?)
}

fn tell_troubles(wallet: &Wallet) {
    for trouble in wallet.troubles() {
        output::note(format_args!("{} {trouble}", output::styled(output::CARE, "carnet:")));
    }
}

/// The system's keystore, with an entry of its own for each folder.
fn keystore(folder: &Path) -> Result<Arc<dyn Vault>, Failure> {
    let name = std::path::absolute(folder).map_err(|cause| Failure::read(folder, cause))?;
    Ok(Arc::new(
        OsVault::new(&name.to_string_lossy()).map_err(WalletError::from)?,
    ))
}

/// Stands where a keystore is asked for and a file takes its place.
fn no_keystore() -> Arc<dyn Vault> {
    Arc::new(MemoryVault::new())
}

fn boot_clock() -> Result<SystemBootClock, Failure> {
    Ok(SystemBootClock::new().map_err(WalletError::from)?)
}
