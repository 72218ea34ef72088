//! Answering a request: what the traveller agreed to, sealed to the verifier's key, and written down before it is handed out.

use credential::native::Field;
use policy::asking::AskerStanding;
use present::{Answering, Chosen, Sealed};
use qr::Symbol;
use store::Table;
use zeroize::Zeroizing;

use super::RequestTrouble;
use super::asked::AskedFor;
use super::fields::is_one_of;
use crate::ledger::{LedgerRow, Recorded};
use crate::native::{Copies, NativeError, parse_kept};
use crate::pass::PassRow;
use crate::show::{leaves, revealed};
use crate::unlock::Wallet;
use crate::{Card, Mode, PassId, Revealed, ShownTo, WalletError, moving};

/// What of one pass the traveller agreed to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerPart {
    /// Which of the request's asks it answers, from 0.
    pub ask: usize,
    /// The pass.
    pub pass: PassId,
    /// The claims, of those that were asked: fewer than asked, or none, is an answer too. Of a pass that is not Carnet's own all of
    /// it is shown, whatever stands here.
    pub fields: Vec<Field>,
}

/// An answer, sealed: whoever sees its code and is not the verifier learns nothing but its size.
pub struct Answer {
    sealed: Sealed,
    parts: Vec<AnsweredPart>,
    _recorded: Recorded,
}

/// One pass in an answer.
pub struct AnsweredPart {
    /// Whose.
    pub card: Card,
    /// What the verifier learns.
    pub revealed: Vec<Revealed>,
    /// The answer proves that the holder's phone made it for this request; otherwise it is a copy as good as any other.
    pub bound: bool,
    /// How many copies there are after this showing; `None` for a pass that is not Carnet's own.
    pub copies: Option<Copies>,
}

/// How an answer goes to the verifier.
pub enum AnswerCode {
    /// As one code.
    One(Box<Symbol>),
    /// As a moving code: it is too large for one that a camera reads well.
    Moving(moving::Sender),
}

/// Characters that one code of version 25-M holds; what is larger goes as a moving one.
const ONE_CODE: usize = 1451;

/// A pass that is about to be shown.
struct Part {
    card: Card,
    showing: Showing,
    revealed: Vec<Revealed>,
}

enum Showing {
    /// With the row whose copy is spent.
    Own(Box<(PassRow, Chosen)>),
    Text(Zeroizing<String>),
}

impl Answer {
    /// Sealed, for a file: `CSE1`.
    #[must_use]
    pub fn sealed(&self) -> &Sealed {
        &self.sealed
    }

    /// What was shown, pass by pass.
    #[must_use]
    pub fn parts(&self) -> &[AnsweredPart] {
        &self.parts
    }

    /// As a code, or a moving one.
    ///
    /// # Errors
    /// [`WalletError::TooLongToShow`].
    pub fn code(&self) -> Result<AnswerCode, WalletError> {
        let text = self.sealed.text();
        if text.len() <= ONE_CODE {
            let symbol = qr::encode(&text).map_err(|_| WalletError::TooLongToShow)?;
            return Ok(AnswerCode::One(Box::new(symbol)));
        }
        let sender = moving::Sender::new(self.sealed.bytes()).map_err(|_| WalletError::TooLongToShow)?;
        Ok(AnswerCode::Moving(sender))
    }
}

impl Wallet {
    /// Answers a request with what the traveller agreed to. One copy of each of Carnet's own passes is spent and a row written for
    /// every pass, in one transaction, before anything is handed out. A verifier that nobody whom the traveller trusts accredits for
    /// this gets an answer only with `despite`, after a warning.
    ///
    /// # Errors
    /// [`WalletError::Request`], [`WalletError::Native`] where no copy is left; [`WalletError::NotWritten`]: then nothing is shown.
    pub fn answer(&mut self, asked: &AskedFor, parts: &[AnswerPart], despite: bool) -> Result<Answer, WalletError> {
        let request = &asked.request;
        let now = self.now();
        request.open_at(now)?;
        // What publishers say may have changed since it was considered.
        let standing = self.standing(request)?;
        if standing != AskerStanding::Accredited && !despite {
            return Err(RequestTrouble::NotAccredited(standing).into());
        }
        let mut answering = Answering::new(request, now)?;
        let rolled_back = self.is_rolled_back();
        let mut read = Vec::with_capacity(parts.len());
        for (at, part) in parts.iter().enumerate() {
            if parts.iter().take(at).any(|other| other.pass == part.pass) {
                return Err(RequestTrouble::Twice.into());
            }
            let part = self.part(asked, part)?;
            match &part.showing {
                Showing::Own(own) => answering.present(&own.1)?,
                Showing::Text(text) => answering.enclose(text)?,
            }
            read.push(part);
        }
        let mut seed = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *seed).map_err(|_| WalletError::no_random_numbers())?;
        let sealed = answering.seal(&seed)?;
        let to = recipient(asked, standing);
        let rows: Vec<LedgerRow> = read
            .iter()
            .map(|part| {
                let names = part.revealed.iter().map(|one| one.field.clone()).collect();
                LedgerRow::new(now, Mode::Sealed, part.card.id, &part.card.title, names).to(to.clone())
            })
            .collect();
        let recorded = self.record(&rows, |tx| {
            for part in &read {
                if let Showing::Own(own) = &part.showing {
                    tx.raise_generation();
                    tx.update(Table::Passes, part.card.id, &own.0.encode())?;
                }
            }
            Ok(())
        })?;
        let parts = read.into_iter().map(|part| AnsweredPart {
            bound: matches!(part.showing, Showing::Own(..)),
            copies: match &part.showing {
                Showing::Own(own) => Some(own.0.copies_left(rolled_back)),
                Showing::Text(_) => None,
            },
            card: part.card,
            revealed: part.revealed,
        });
        Ok(Answer {
            sealed,
            parts: parts.collect(),
            _recorded: recorded,
        })
    }

    fn part(&self, asked: &AskedFor, part: &AnswerPart) -> Result<Part, WalletError> {
        let asks = &asked.request.wanted().asks;
        let ask = asks.get(part.ask).ok_or(RequestTrouble::PassNotAsked)?;
        let card = self.card(part.pass)?;
        if !is_one_of(card.kind, ask.kinds()) {
            return Err(RequestTrouble::PassNotAsked.into());
        }
        let mut row = self.pass_row(part.pass)?;
        let kept = parse_kept(&row.text).map_err(|_| WalletError::DamagedPass(part.pass))?;
        let Some(native) = kept.claimed().native() else {
            return Ok(Part {
                card,
                revealed: revealed(kept.claimed()),
                showing: Showing::Text(Zeroizing::new(row.text.clone())),
            });
        };
        let mut shown = Vec::new();
        for field in &part.fields {
            if !ask.fields().contains(field) {
                return Err(RequestTrouble::FieldNotAsked.into());
            }
            let value = native.claims.get(*field).ok_or(NativeError::NoSuchField)?;
            shown.extend(leaves(field.name(), &value.to_json()));
        }
        if row.copies_left(self.is_rolled_back()).left == 0 {
            return Err(NativeError::NoCopyLeft.into());
        }
        let chosen = row.spend(&part.fields, self.now())?;
        Ok(Part {
            card,
            revealed: shown,
            showing: Showing::Own(Box::new((row, chosen))),
        })
    }
}

fn recipient(asked: &AskedFor, standing: AskerStanding) -> ShownTo {
    let wanted = asked.request.wanted();
    let by = asked.accredited_by().filter(|_| standing == AskerStanding::Accredited);
    ShownTo {
        requester: wanted.requester.clone(),
        place: wanted.place.clone(),
        purpose: wanted.purpose.clone(),
        accredited_by: by.map(str::to_owned),
        kept: wanted.kept,
        request: *asked.request.digest(),
    }
}
