//! A pass as a code on the screen.

use crate::carnet::Carnet;
use crate::passes::pass_id;
use crate::{Card, CarnetError};

/// One field that whoever reads the code learns.
#[derive(Clone, uniffi::Record)]
pub struct Revealed {
    /// Path into the pass's own claims, as `nam.fn` or `v.0.dt`.
    pub path: String,
    /// Its value as text.
    pub value: String,
}

/// A code ready to be painted.
#[derive(uniffi::Record)]
pub struct Code {
    /// Modules a side, quiet zone included.
    pub size: u32,
    /// One byte a module, 1 for dark, row by row from the top left.
    pub modules: Vec<u8>,
    /// Whose code it is.
    pub card: Card,
    /// What whoever reads it learns.
    pub reveals: Vec<Revealed>,
    /// It is a specimen's.
    pub specimens: bool,
}

#[uniffi::export]
impl Carnet {
    /// What whoever reads the pass's code learns. Nothing is written.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPass`], [`CarnetError::DamagedPass`], [`CarnetError::Locked`].
    pub fn reveals(&self, id: String) -> Result<Vec<Revealed>, CarnetError> {
        self.open(|open| Ok(revealed(&open.wallet.reveals(&pass_id(&id)?)?)))
    }

    /// Shows a pass. The showing is in the history before the code is handed out.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPass`], [`CarnetError::DamagedPass`], [`CarnetError::TooLongToShow`],
    /// [`CarnetError::NotWritten`]: then nothing is shown. [`CarnetError::Locked`].
    pub fn show(&self, id: String) -> Result<Code, CarnetError> {
        self.open(|open| {
            let showing = open.wallet.show(&pass_id(&id)?)?;
            let symbol = showing.symbol();
            Ok(Code {
                size: u32::try_from(symbol.size()).map_err(|_| CarnetError::TooLongToShow)?,
                modules: symbol.modules(),
                card: open.card(showing.card().clone()),
                reveals: revealed(showing.revealed()),
                specimens: open.specimens,
            })
        })
    }
}

pub(crate) fn revealed(fields: &[wallet::Revealed]) -> Vec<Revealed> {
    let record = |field: &wallet::Revealed| Revealed {
        path: field.field.clone(),
        value: field.value.clone(),
    };
    fields.iter().map(record).collect()
}
