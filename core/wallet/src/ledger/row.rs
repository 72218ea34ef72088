//! A row of the ledger as it is kept.

use ciborium::from_reader;
use credential::cbor::{CborError, Decoder, Encoder, Profile, Type};
use jiff::Timestamp;
use serde::Deserialize;

use super::{LedgerEntry, ShownTo};
use crate::Mode;

/// What a row holds: `[form, at, mode, pass, title, [revealed], to / null]`, where `to` is `[requester, place, purpose, accredited by,
/// kept, request]`.
pub(crate) struct LedgerRow {
    /// Seconds since 1970 UTC.
    pub(super) at: i64,
    pub(super) mode: Mode,
    pub(super) pass: String,
    pub(super) title: String,
    pub(super) revealed: Vec<String>,
    pub(super) to: Option<ShownTo>,
}

/// First item.
const FORM: u64 = 1;

/// A row of the version before: a map, without a recipient.
#[derive(Deserialize)]
struct First {
    at: i64,
    mode: Mode,
    pass: String,
    title: String,
    revealed: Vec<String>,
}

impl LedgerRow {
    /// As shown to whoever asked.
    pub(crate) fn to(mut self, recipient: ShownTo) -> Self {
        self.to = Some(recipient);
        self
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let fields = self.revealed.iter().map(|field| field.len().saturating_add(2));
        let mut row = Encoder::with_capacity(fields.fold(512, usize::saturating_add));
        row.array(7).u64(FORM).i64(self.at).u64(self.mode.number());
        row.text(&self.pass).text(&self.title).array(self.revealed.len());
        for field in &self.revealed {
            row.text(field);
        }
        match &self.to {
            None => row.null(),
            Some(to) => row
                .array(6)
                .text(&to.requester)
                .text(&to.place)
                .text(&to.purpose)
                .text(to.accredited_by.as_deref().unwrap_or_default())
                .u64(to.kept)
                .bytes(&to.request),
        };
        row.finish()
    }

    /// `None` for a row of a later version.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        if let Some(read) = read(bytes).ok().flatten() {
            return Some(read);
        }
        let first: First = from_reader(bytes).ok()?;
        Some(Self {
            at: first.at,
            mode: first.mode,
            pass: first.pass,
            title: first.title,
            revealed: first.revealed,
            to: None,
        })
    }

    pub(super) fn at(&self) -> Timestamp {
        Timestamp::from_second(self.at).unwrap_or_default()
    }

    pub(super) fn entry(self, number: Option<u64>) -> LedgerEntry {
        LedgerEntry {
            number,
            at: self.at(),
            mode: self.mode,
            pass: self.pass,
            title: self.title,
            revealed: self.revealed,
            to: self.to,
        }
    }
}

fn read(bytes: &[u8]) -> Result<Option<LedgerRow>, CborError> {
    let mut row = Decoder::new(bytes, Profile::Strict);
    if row.peek()? != Type::Array || row.array()? != Some(7) || row.u64()? != FORM {
        return Ok(None);
    }
    let at = row.i64()?;
    let Some(mode) = Mode::of_number(row.u64()?) else {
        return Ok(None);
    };
    let (pass, title) = (row.text()?.into_owned(), row.text()?.into_owned());
    let fields = row.array()?.and_then(|count| usize::try_from(count).ok());
    // As many as a row can have: it is what the row says, and not yet what it has.
    let mut revealed = Vec::with_capacity(fields.unwrap_or_default().min(bytes.len()));
    while row.more()? {
        revealed.push(row.text()?.into_owned());
    }
    let to = if row.peek()? == Type::Null {
        row.null()?;
        None
    } else {
        row.array()?;
        let (requester, place) = (row.text()?.into_owned(), row.text()?.into_owned());
        let (purpose, by) = (row.text()?.into_owned(), row.text()?.into_owned());
        let kept = row.u64()?;
        let Ok(request) = row.bytes()?.as_ref().try_into() else {
            return Ok(None);
        };
        row.end()?;
        Some(ShownTo {
            requester,
            place,
            purpose,
            accredited_by: Some(by).filter(|by| !by.is_empty()),
            kept,
            request,
        })
    };
    row.end()?;
    row.finish()?;
    Ok(Some(LedgerRow {
        at,
        mode,
        pass,
        title,
        revealed,
        to,
    }))
}
