//! Showing one of Carnet's own passes live.

use credential::native::{Field, NativeClaims, NativeKind};
use jiff::Timestamp;
use present::{Chosen, limits};
use qr::Symbol;
use store::Table;

use super::{Copies, NativeError, parse_kept};
use crate::ledger::{LedgerRow, Recorded};
use crate::show::Revealed;
use crate::unlock::Wallet;
use crate::{Card, Mode, PassId, WalletError};

/// A live showing: one copy, and what was chosen of it. Its frames are made as the screen asks for them.
pub struct LiveShowing {
    card: Card,
    chosen: Chosen,
    revealed: Vec<Revealed>,
    copies: Copies,
    _recorded: Recorded,
}

/// What is on the screen.
pub struct LiveFrame {
    /// The code, quiet zone included.
    pub symbol: Symbol,
    /// Its text.
    pub text: String,
    /// When it has to be replaced.
    pub until: Timestamp,
}

impl LiveShowing {
    /// Whose code it is.
    #[must_use]
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// What whoever reads the codes learns.
    #[must_use]
    pub fn revealed(&self) -> &[Revealed] {
        &self.revealed
    }

    /// How many copies there are after this showing.
    #[must_use]
    pub fn copies(&self) -> Copies {
        self.copies
    }

    /// The next frame, signed now.
    ///
    /// # Errors
    /// When the pass has ended or not begun, or is too large for one code.
    pub fn frame(&self, now: Timestamp) -> Result<LiveFrame, WalletError> {
        let mut id = [0; limits::FRAME_ID];
        getrandom::fill(&mut id).map_err(|_| WalletError::no_random_numbers())?;
        let frame = self.chosen.frame(now, &id).map_err(NativeError::from)?;
        let symbol = qr::encode(&frame.text).map_err(|_| WalletError::TooLongToShow)?;
        Ok(LiveFrame {
            symbol,
            text: frame.text,
            until: frame.until,
        })
    }
}

impl Wallet {
    /// What of one of Carnet's own passes can be shown, and what would be shown if nobody chose: what was chosen last, else what a
    /// check of the kind needs.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`], [`WalletError::DamagedPass`]; [`NativeError::NotLive`] for a pass of another format.
    pub fn live_choice(&self, id: &PassId) -> Result<(NativeClaims, Vec<Field>), WalletError> {
        let row = self.pass_row(*id)?;
        let claims = claims(*id, &row.text)?;
        let chosen = row.chosen.iter().filter_map(|label| Field::of_label(i64::from(*label)));
        let mut fields: Vec<Field> = chosen.filter(|field| claims.get(*field).is_some()).collect();
        if fields.is_empty() {
            fields = usual(claims.kind())
                .iter()
                .copied()
                .filter(|field| claims.get(*field).is_some())
                .collect();
        }
        Ok((claims, fields))
    }

    /// Shows these fields of one of Carnet's own passes live. The copy is spent, and the ledger row written, in one transaction
    /// before anything is handed out. With `again`, a copy that was shown before may be shown once more where none is left.
    ///
    /// # Errors
    /// [`WalletError::Native`] where it is of another format, no copy is left or a field is not there; [`WalletError::NotWritten`]:
    /// then nothing is shown.
    pub fn show_live(&mut self, id: &PassId, fields: &[Field], again: bool) -> Result<LiveShowing, WalletError> {
        let card = self.card(*id)?;
        let mut row = self.pass_row(*id)?;
        let claims = claims(*id, &row.text)?;
        let mut revealed = Vec::with_capacity(fields.len());
        if claims.kind() == NativeKind::Mark {
            if row.copies_left(self.is_rolled_back()).left == 0 {
                return Err(NativeError::MarkIsShownOnce.into());
            }
            if !claims.kind().required().iter().all(|field| fields.contains(field)) {
                return Err(NativeError::MarkIsShownWhole.into());
            }
        }
        for field in fields {
            let value = claims.get(*field).ok_or(NativeError::NoSuchField)?;
            revealed.extend(crate::show::leaves(field.name(), &value.to_json()));
        }
        let now = self.now();
        let rolled_back = self.is_rolled_back();
        if row.copies_left(rolled_back).left == 0 && !again {
            return Err(NativeError::NoCopyLeft.into());
        }
        let chosen = row.spend(fields, now)?;
        row.chosen = fields
            .iter()
            .filter_map(|field| u8::try_from(field.label()).ok())
            .collect();
        let names = revealed.iter().map(|one| one.field.clone()).collect();
        let mode = if claims.kind() == NativeKind::Mark {
            Mode::Mark
        } else {
            Mode::Live
        };
        let entry = LedgerRow::new(now, mode, *id, &card.title, names);
        let spent = row.encode();
        let recorded = self.record(&[entry], |tx| {
            tx.raise_generation();
            tx.update(Table::Passes, *id, &spent)
        })?;
        Ok(LiveShowing {
            card,
            chosen,
            revealed,
            copies: row.copies_left(rolled_back),
            _recorded: recorded,
        })
    }
}

/// What a pass says, all of it.
fn claims(id: PassId, text: &str) -> Result<NativeClaims, WalletError> {
    let kept = parse_kept(text).map_err(|_| WalletError::DamagedPass(id))?;
    let native = kept.claimed().native().ok_or(NativeError::NotLive)?;
    Ok(native.claims.clone())
}

/// What a check of the kind needs, and no more.
fn usual(kind: NativeKind) -> &'static [Field] {
    use Field::{
        BirthDate, Category, Colour, Date, Disease, Name, Policy, PolicyDigest, Result, Route, Until, ValidFrom,
        ValidUntil,
    };
    match kind {
        NativeKind::Vaccination | NativeKind::Recovery => &[Name, BirthDate, Disease, Date, ValidUntil],
        NativeKind::Test => &[Name, BirthDate, Disease, Result, Date],
        NativeKind::Clearance => &[Name, BirthDate, Colour, Category, Route, ValidFrom, ValidUntil],
        NativeKind::Venue => &[ValidUntil],
        NativeKind::Mark => &[Policy, PolicyDigest, Until],
    }
}
