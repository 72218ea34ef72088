//! Where the wallet stands: locked, open, or beside an open one of specimens.

use std::path::Path;
use std::sync::Arc;

use wallet::native::Verifier;
use wallet::requests::AskedFor;
use wallet::{Clock, LockedWallet, Wallet};

use crate::CarnetError;
use crate::native::LiveNow;
use crate::requests::Desk;
use crate::specimens::SpecimenWallet;

/// What is held of the wallet between calls.
#[derive(Default)]
pub(crate) struct Doors {
    pub(crate) real: Door,
    pub(crate) specimens: Option<SpecimenWallet>,
    /// What is shown live now. It holds the key of its copy.
    pub(crate) live: Option<LiveNow>,
    /// The request that the traveller considers now.
    pub(crate) asked: Option<AskedFor>,
    /// What this wallet asks others.
    pub(crate) asking: Desk,
    /// The inspector's desk, which knows which frames it has seen.
    pub(crate) desk: Option<Verifier>,
}

/// The traveller's own wallet.
#[derive(Default)]
pub(crate) enum Door {
    /// Not looked for yet, or not there.
    #[default]
    Away,
    /// Found, its keys not in memory.
    Locked(Box<LockedWallet>),
    /// Open.
    Open(Box<Wallet>),
}

/// The open wallet, and whether it is the one of specimens.
pub(crate) struct Open<'a> {
    pub(crate) wallet: &'a mut Wallet,
    pub(crate) specimens: bool,
}

impl Doors {
    /// The open wallet.
    pub(crate) fn open(&mut self) -> Result<Open<'_>, CarnetError> {
        match (&mut self.specimens, &mut self.real) {
            (Some(specimens), _) => Ok(Open {
                wallet: &mut specimens.wallet,
                specimens: true,
            }),
            (None, Door::Open(wallet)) => Ok(Open {
                wallet,
                specimens: false,
            }),
            (None, _) => Err(CarnetError::Locked),
        }
    }

    /// Forgets what was of the open wallet alone: what is shown, and what was seen.
    pub(crate) fn leave(&mut self) {
        (self.live, self.desk, self.asked) = (None, None, None);
        self.asking = Desk::default();
    }

    /// The traveller's own wallet, open.
    pub(crate) fn real(&mut self) -> Result<&mut Wallet, CarnetError> {
        match &mut self.real {
            Door::Open(wallet) => Ok(wallet),
            _ => Err(CarnetError::Locked),
        }
    }

    /// Takes the locked wallet out, looking for it where that was not done. Whoever takes it puts a door back.
    pub(crate) fn take_locked(
        &mut self,
        folder: &Path,
        clock: Arc<dyn Clock>,
    ) -> Result<Box<LockedWallet>, CarnetError> {
        match std::mem::take(&mut self.real) {
            Door::Locked(locked) => Ok(locked),
            Door::Away => Ok(Box::new(LockedWallet::find(folder, clock)?)),
            Door::Open(wallet) => {
                self.real = Door::Open(wallet);
                Err(CarnetError::AlreadyThere)
            }
        }
    }
}
