//! The traveller's end.

use std::sync::Arc;

use wallet::asking::Publishes;
use wallet::native::Field as Theirs;
use wallet::requests as theirs;

use super::{AskerStanding, RequestTrouble, kinds, named, written};
use crate::carnet::Carnet;
use crate::doors::Open;
use crate::passes::pass_id;
use crate::records::small;
use crate::showing::revealed;
use crate::{Card, CarnetError, Copies, FieldName, FieldType, MovingCode, PassKind, Revealed, Verdict};

/// A request as the traveller is shown it. Times are seconds since 1970 UTC.
#[derive(Clone, uniffi::Record)]
pub struct Asked {
    /// Who asks, in its own words; proved is only its key, of which `standing` speaks.
    pub requester: String,
    /// Where; may be empty.
    pub place: String,
    /// In which country (ISO 3166-1 alpha-2); may be empty.
    pub country: String,
    /// What for: `border`, `clearance`, `boarding`, `venue` and `door` have words, others stand for themselves.
    pub purpose: String,
    /// For how many seconds it says that it keeps the answer; 0: not longer than the check takes.
    pub kept: u64,
    /// That is longer than the purpose needs.
    pub kept_longer: bool,
    /// Until when it can be answered.
    pub expires: i64,
    /// What its accreditation is worth for this.
    pub standing: AskerStanding,
    /// Who accredited it for this; none where nobody who is trusted did.
    pub accredited_by: Option<String>,
    /// What the publisher calls it, whatever the accreditation is worth; none where nobody knows its key.
    pub known_as: Option<String>,
    /// The publisher that says so.
    pub publisher: Option<String>,
    /// Who published the least that the purpose needs: a publisher, or empty for Carnet itself; none: nobody did, and all of it counts
    /// as more than needed.
    pub minimum_by: Option<String>,
    /// Something is asked that the purpose does without.
    pub asks_too_much: bool,
    /// When this wallet answered the very same request.
    pub answered: Option<i64>,
    /// What is asked, pass by pass.
    pub asks: Vec<AskedPass>,
    /// The wallet of specimens is asked.
    pub specimens: bool,
}

/// What is asked of one pass.
#[derive(Clone, uniffi::Record)]
pub struct AskedPass {
    /// The kinds of which it may be.
    pub kinds: Vec<PassKind>,
    /// The claims.
    pub claims: Vec<AskedClaim>,
    /// The purpose does without such a pass.
    pub beyond: bool,
    /// The passes here that answer it, the best first; none: there is no such pass.
    pub candidates: Vec<Candidate>,
}

/// One claim that is asked.
#[derive(Clone, uniffi::Record)]
pub struct AskedClaim {
    /// By which [`Carnet::answer`] is told of it.
    pub id: String,
    /// What it is called.
    pub name: FieldName,
    /// The purpose does without it.
    pub beyond: bool,
}

/// A pass that answers what is asked.
#[derive(Clone, uniffi::Record)]
pub struct Candidate {
    /// Its card.
    pub card: Card,
    /// What it is worth now.
    pub verdict: Verdict,
    /// Claims can be kept back one by one, and the answer proves that this phone made it for this request. Otherwise the verifier
    /// learns all of the pass, and a copy of it would look the same.
    pub selective: bool,
    /// What it says of each claim that is asked, in the order of the claims.
    pub says: Vec<AskedValue>,
    /// All that the verifier learns of a pass that is shown whole.
    pub reveals: Vec<Revealed>,
    /// How much of that was not asked.
    pub unasked: u32,
    /// No copy is left.
    pub used_up: bool,
}

/// A claim, and what a pass says of it.
#[derive(Clone, uniffi::Record)]
pub struct AskedValue {
    /// As of [`AskedClaim`].
    pub id: String,
    /// What it is called.
    pub name: FieldName,
    /// How the value is written.
    pub kind: FieldType,
    /// The value; none where it is kept back, or the pass does not say.
    pub value: Option<String>,
}

/// What of one pass the traveller agreed to show.
#[derive(Clone, uniffi::Record)]
pub struct AnswerPart {
    /// Which of the asks it answers, from 0.
    pub ask: u32,
    /// The pass.
    pub pass_id: String,
    /// The claims, of those that are asked; fewer is an answer too. Without effect for a pass that is shown whole.
    pub claims: Vec<String>,
}

/// A sealed answer.
#[derive(Clone, uniffi::Record)]
pub struct SealedAnswer {
    /// For a file: what nobody but the verifier reads.
    pub bytes: Vec<u8>,
    /// How it goes over the screen.
    pub code: SealedCode,
    /// What was shown, pass by pass.
    pub parts: Vec<AnsweredPart>,
    /// It is a specimen's.
    pub specimens: bool,
}

/// A sealed answer on the screen.
#[derive(Clone, uniffi::Enum)]
pub enum SealedCode {
    /// As one code.
    One {
        /// Modules a side, quiet zone included.
        size: u32,
        /// One byte a module, 1 for dark, row by row from the top left.
        modules: Vec<u8>,
    },
    /// As a moving code.
    Moving {
        /// Its frames.
        code: Arc<MovingCode>,
    },
}

/// One pass in an answer.
#[derive(Clone, uniffi::Record)]
pub struct AnsweredPart {
    /// Whose.
    pub card: Card,
    /// What the verifier learns.
    pub reveals: Vec<Revealed>,
    /// The answer proves that this phone made it for this request.
    pub bound: bool,
    /// How many copies there are after this showing; none for a pass that is not Carnet's own.
    pub copies: Option<Copies>,
}

#[uniffi::export]
impl Carnet {
    /// Reads a request and says who asks for what, by whose leave, and what of it is more than its purpose needs. Nothing is shown.
    /// [`Carnet::answer`] answers the request that was considered last.
    ///
    /// # Errors
    /// [`CarnetError::Request`], [`CarnetError::Locked`].
    pub fn consider(&self, text: String) -> Result<Asked, CarnetError> {
        self.call(|doors| {
            doors.asked = None;
            let open = doors.open()?;
            let asked = open.wallet.considered(&text)?;
            let record = open.asked(&asked);
            doors.asked = Some(asked);
            Ok(record)
        })
    }

    /// Answers the request that was considered last with what the traveller agreed to. It is in the history, and a copy of each of
    /// Carnet's own passes is spent, before this returns. Without an accreditation it needs `despite`, after a warning.
    ///
    /// # Errors
    /// [`CarnetError::Request`], [`CarnetError::Native`], [`CarnetError::NotWritten`]: then nothing is shown.
    /// [`CarnetError::NoSuchPass`], [`CarnetError::DamagedPass`], [`CarnetError::Locked`].
    pub fn answer(&self, parts: Vec<AnswerPart>, despite: bool) -> Result<SealedAnswer, CarnetError> {
        self.call(|doors| {
            let asked = doors.asked.take().ok_or_else(|| RequestTrouble::NotNow.error())?;
            let answered = doors.open().and_then(|open| open.answer(&asked, &parts, despite));
            if answered.is_err() {
                // The traveller may choose again.
                doors.asked = Some(asked);
            }
            answered
        })
    }

    /// Refuses the request that was considered last: it is forgotten, and nobody is told.
    ///
    /// # Errors
    /// None of its own.
    pub fn refuse(&self) -> Result<(), CarnetError> {
        self.call(|doors| {
            doors.asked = None;
            Ok(())
        })
    }
}

impl Open<'_> {
    fn asked(&self, asked: &theirs::AskedFor) -> Asked {
        let wanted = asked.request.wanted();
        let said = asked.accreditation.said.as_ref();
        Asked {
            requester: wanted.requester.clone(),
            place: wanted.place.clone(),
            country: wanted.country.map(|country| country.to_string()).unwrap_or_default(),
            purpose: wanted.purpose.clone(),
            kept: wanted.kept,
            kept_longer: asked.kept_longer,
            expires: asked.request.expires().as_second(),
            standing: asked.accreditation.standing.into(),
            accredited_by: asked.accredited_by().map(str::to_owned),
            known_as: said.map(|(_, verifier)| verifier.name.clone()),
            publisher: said.map(|(voice, _)| voice.name.to_string()),
            minimum_by: asked.least.as_ref().map(|least| match &least.by {
                Publishes::Publisher(voice) => voice.name.to_string(),
                Publishes::Carnet => String::new(),
            }),
            asks_too_much: asked.asks_too_much(),
            answered: asked.answered.map(jiff::Timestamp::as_second),
            asks: asked.asks.iter().map(|ask| self.asked_pass(ask)).collect(),
            specimens: self.specimens,
        }
    }

    fn asked_pass(&self, ask: &theirs::AskedPass) -> AskedPass {
        let claim = |one: &theirs::AskedField| AskedClaim {
            id: one.field.name().to_owned(),
            name: named(&ask.kinds, one.field).0,
            beyond: one.beyond,
        };
        AskedPass {
            kinds: kinds(&ask.kinds),
            claims: ask.fields.iter().map(claim).collect(),
            beyond: ask.beyond,
            candidates: ask.candidates.iter().map(|one| self.candidate(ask, one)).collect(),
        }
    }

    fn candidate(&self, ask: &theirs::AskedPass, one: &theirs::Candidate) -> Candidate {
        let value = |(field, said): &(Theirs, Option<String>)| {
            let (name, kind) = named(&ask.kinds, *field);
            AskedValue {
                id: field.name().to_owned(),
                name,
                kind,
                value: said.clone().map(|said| written(kind, said)),
            }
        };
        Candidate {
            card: self.card(one.card.clone()),
            verdict: one.verdict.into(),
            selective: one.selective,
            says: one.says.iter().map(value).collect(),
            reveals: revealed(&one.reveals),
            unasked: small(one.unasked),
            used_up: one.used_up,
        }
    }

    fn answer(
        self,
        asked: &theirs::AskedFor,
        parts: &[AnswerPart],
        despite: bool,
    ) -> Result<SealedAnswer, CarnetError> {
        let part = |part: &AnswerPart| {
            let fields: Option<Vec<Theirs>> = part.claims.iter().map(|name| Theirs::named(name)).collect();
            Ok(theirs::AnswerPart {
                ask: usize::try_from(part.ask).unwrap_or(usize::MAX),
                pass: pass_id(&part.pass_id)?,
                fields: fields.ok_or_else(|| RequestTrouble::ClaimNotAsked.error())?,
            })
        };
        let parts = parts.iter().map(part).collect::<Result<Vec<_>, CarnetError>>()?;
        let answer = self.wallet.answer(asked, &parts, despite)?;
        let code = match answer.code()? {
            theirs::AnswerCode::One(symbol) => SealedCode::One {
                size: small(symbol.size()),
                modules: symbol.modules(),
            },
            theirs::AnswerCode::Moving(sender) => SealedCode::Moving {
                code: Arc::new(MovingCode::new(sender)),
            },
        };
        let parts = answer.parts().iter().map(|part| AnsweredPart {
            card: self.card(part.card.clone()),
            reveals: revealed(&part.revealed),
            bound: part.bound,
            copies: part.copies.map(Into::into),
        });
        Ok(SealedAnswer {
            bytes: answer.sealed().bytes().to_vec(),
            code,
            parts: parts.collect(),
            specimens: self.specimens,
        })
    }
}
