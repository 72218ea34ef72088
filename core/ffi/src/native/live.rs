//! Showing one of Carnet's own passes live: what is chosen, and the codes of one showing.

use wallet::PassId;
use wallet::native::Field as Theirs;

use super::NativeTrouble;
use crate::carnet::Carnet;
use crate::passes::pass_id;
use crate::records::own;
use crate::records::small;
use crate::{Card, CarnetError, Field, FieldName};

/// How many copies of a pass there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Copies {
    /// In the batch.
    pub all: u32,
    /// Never shown.
    pub left: u32,
    /// So few are left that it is time to enrol again.
    pub few: bool,
}

/// A field that can be shown, or kept back.
#[derive(Clone, uniffi::Record)]
pub struct LiveField {
    /// What it says.
    pub field: Field,
    /// It was shown last time; before the first time, whether a check of this kind of pass needs it.
    pub chosen: bool,
}

/// A live showing: one copy, and what was chosen of it. Its codes come from [`Carnet::live_frame`].
#[derive(Clone, uniffi::Record)]
pub struct LiveShowing {
    /// Whose codes they are.
    pub card: Card,
    /// What whoever reads them learns.
    pub fields: Vec<Field>,
    /// How many copies there are after this showing.
    pub copies: Copies,
    /// It is a specimen's.
    pub specimens: bool,
}

/// One code of a live showing.
#[derive(Clone, uniffi::Record)]
pub struct LiveFrame {
    /// Modules a side, quiet zone included.
    pub size: u32,
    /// One byte a module, 1 for dark, row by row from the top left.
    pub modules: Vec<u8>,
    /// When the phone signed it, in seconds since 1970 UTC.
    pub signed: i64,
    /// When it has to be replaced by the next one.
    pub until: i64,
}

/// What is shown now: kept from call to call, gone when the wallet is locked.
pub(crate) struct LiveNow(wallet::native::LiveShowing);

#[uniffi::export]
impl Carnet {
    /// What of one of Carnet's own passes can be shown, in reading order.
    ///
    /// # Errors
    /// [`CarnetError::Native`] for a pass of another format; [`CarnetError::NoSuchPass`], [`CarnetError::DamagedPass`],
    /// [`CarnetError::Locked`].
    pub fn live_choice(&self, id: String) -> Result<Vec<LiveField>, CarnetError> {
        self.open(|open| {
            let (claims, chosen) = open.wallet.live_choice(&pass_id(&id)?)?;
            let rows = own::rows(&claims).into_iter().map(|(field, row)| LiveField {
                field: row,
                chosen: chosen.contains(&field),
            });
            Ok(rows.collect())
        })
    }

    /// Begins to show these fields live, and ends what was shown before. One copy is spent, and the showing in the history, before
    /// this returns. Where no copy is left, `again` shows one a second time, which whoever saw it before can tell.
    ///
    /// # Errors
    /// [`CarnetError::Native`], [`CarnetError::NotWritten`]: then nothing is shown. [`CarnetError::NoSuchPass`],
    /// [`CarnetError::DamagedPass`], [`CarnetError::Locked`].
    pub fn show_live(&self, id: String, fields: Vec<FieldName>, again: bool) -> Result<LiveShowing, CarnetError> {
        self.call(|doors| {
            doors.live = None;
            let open = doors.open()?;
            let id: PassId = pass_id(&id)?;
            let (claims, _) = open.wallet.live_choice(&id)?;
            let rows: Vec<(Theirs, Field)> = own::rows(&claims)
                .into_iter()
                .filter(|(_, row)| fields.contains(&row.name))
                .collect();
            if fields.iter().any(|name| rows.iter().all(|(_, row)| row.name != *name)) {
                return Err(NativeTrouble::NoSuchField.error());
            }
            let chosen: Vec<Theirs> = rows.iter().map(|(field, _)| *field).collect();
            let showing = open.wallet.show_live(&id, &chosen, again)?;
            let shown = LiveShowing {
                card: open.card(showing.card().clone()),
                fields: rows.into_iter().map(|(_, row)| row).collect(),
                copies: showing.copies().into(),
                specimens: open.specimens,
            };
            doors.live = Some(LiveNow(showing));
            Ok(shown)
        })
    }

    /// The next code of what is shown live, signed now. Ask again at its [`LiveFrame::until`]; all codes of a showing use one copy.
    ///
    /// # Errors
    /// [`CarnetError::Native`] when nothing is shown or the pass has ended meanwhile; [`CarnetError::TooLongToShow`],
    /// [`CarnetError::Locked`].
    pub fn live_frame(&self) -> Result<LiveFrame, CarnetError> {
        self.call(|doors| {
            let now = doors.open()?.wallet.now();
            let live = doors.live.as_ref().ok_or_else(|| NativeTrouble::NotShown.error())?;
            let frame = live.0.frame(now)?;
            Ok(LiveFrame {
                size: small(frame.symbol.size()),
                modules: frame.symbol.modules(),
                signed: now.as_second(),
                until: frame.until.as_second(),
            })
        })
    }

    /// Ends what is shown live, and forgets the key of its copy.
    ///
    /// # Errors
    /// None of its own.
    pub fn end_live(&self) -> Result<(), CarnetError> {
        self.call(|doors| {
            doors.live = None;
            Ok(())
        })
    }
}

impl From<wallet::native::Copies> for Copies {
    fn from(copies: wallet::native::Copies) -> Self {
        Self {
            all: small(copies.all),
            left: small(copies.left),
            few: copies.are_few(),
        }
    }
}
