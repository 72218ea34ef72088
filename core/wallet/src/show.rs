//! Showing a pass: what it reveals is known before, and the ledger row is written in the same transaction.

use credential::{binary, shc};
use qr::{EncodeError, Symbol};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ledger::{LedgerRow, Recorded};
use crate::native::{NativeError, parse_kept};
use crate::unlock::Wallet;
use crate::{Card, Pass, PassId, WalletError};

/// How a pass is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Mode {
    /// The original code, which looks the same in a copy.
    Fixed,
    /// Signed by the phone as it is shown, and renewed on the screen.
    Live,
    /// In answer to a verifier's request, sealed to it.
    Sealed,
    /// A check mark, live: that a policy was met, hardly of whom.
    Mark,
}

impl Mode {
    /// The stable name, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Live => "live",
            Self::Sealed => "sealed",
            Self::Mark => "mark",
        }
    }

    /// Every mode.
    pub const ALL: [Self; 4] = [Self::Fixed, Self::Live, Self::Sealed, Self::Mark];

    /// The mode of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// As in rows of the ledger.
    pub(crate) fn number(self) -> u64 {
        match self {
            Self::Fixed => 0,
            Self::Live => 1,
            Self::Sealed => 2,
            Self::Mark => 3,
        }
    }

    pub(crate) fn of_number(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.number() == number)
    }
}

/// One field that whoever reads the code learns.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Revealed {
    /// Path into the pass's own claims, as `nam.fn` or `v.0.dt`.
    pub field: String,
    /// Its value as text.
    pub value: String,
}

/// A pass on the screen.
pub struct Showing {
    card: Card,
    symbol: Symbol,
    mode: Mode,
    revealed: Vec<Revealed>,
    _recorded: Recorded,
}

impl Showing {
    /// Whose code it is.
    #[must_use]
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The code, quiet zone included. It stands until the screen is left.
    #[must_use]
    pub fn symbol(&self) -> &Symbol {
        &self.symbol
    }

    /// How it is shown.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// What whoever reads the code learns.
    #[must_use]
    pub fn revealed(&self) -> &[Revealed] {
        &self.revealed
    }
}

impl Wallet {
    /// What showing this pass reveals, before it is revealed. Nothing is written.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`], [`WalletError::DamagedPass`].
    pub fn reveals(&self, id: &PassId) -> Result<Vec<Revealed>, WalletError> {
        let row = self.pass_row(*id)?;
        let pass = parse_kept(&row.text).map_err(|_| WalletError::DamagedPass(*id))?;
        Ok(revealed(pass.claimed()))
    }

    /// Shows a pass as its original code. The symbol is handed out only once the ledger row is on disk.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`], [`WalletError::DamagedPass`], [`WalletError::TooLongToShow`];
    /// [`WalletError::NotWritten`] when the ledger row cannot be written: then nothing is shown.
    pub fn show(&mut self, id: &PassId) -> Result<Showing, WalletError> {
        let card = self.card(*id)?;
        let row = self.pass_row(*id)?;
        let pass = parse_kept(&row.text).map_err(|_| WalletError::DamagedPass(*id))?;
        if pass.claimed().native().is_some() {
            return Err(NativeError::OnlyLive.into());
        }
        let revealed = revealed(pass.claimed());
        let symbol = symbol(&row.text).map_err(|_| WalletError::TooLongToShow)?;
        let (now, mode) = (self.now(), Mode::Fixed);
        let fields = revealed.iter().map(|one| one.field.clone()).collect();
        let entry = LedgerRow::new(now, mode, *id, &card.title, fields);
        let recorded = self.record(&[entry], |_| Ok(()))?;
        Ok(Showing {
            card,
            symbol,
            mode,
            revealed,
            _recorded: recorded,
        })
    }
}

/// The code of a pass: what was in it when it came, bytes where these are no text.
fn symbol(text: &str) -> Result<Symbol, EncodeError> {
    match binary::bytes_of(text) {
        Some(bytes) => qr::encode_bytes(&bytes),
        None => qr::encode(&shc::code(text)),
    }
}

/// Every leaf of the pass's own claims, in their order.
pub(crate) fn revealed(pass: &Pass) -> Vec<Revealed> {
    leaves("", &pass.payload_json())
}

/// Every leaf of what stands at a path, in their order.
pub(crate) fn leaves(path: &str, claims: &Value) -> Vec<Revealed> {
    let mut leaves = Vec::new();
    collect(claims, path.to_owned(), &mut leaves);
    leaves
}

/// Depth is bounded by the decoders' limits on nesting, which the claims have passed.
fn collect(value: &Value, path: String, leaves: &mut Vec<Revealed>) {
    let below = |name: &str| {
        if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        }
    };
    match value {
        Value::Null => {}
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, value)| collect(value, below(name), leaves)),
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, value)| collect(value, below(&index.to_string()), leaves));
        }
        Value::String(text) => leaves.push(Revealed {
            field: path,
            value: text.clone(),
        }),
        Value::Bool(_) | Value::Number(_) => leaves.push(Revealed {
            field: path,
            value: value.to_string(),
        }),
    }
}
