//! The verifier's end.

use jiff::Timestamp;
use wallet::Country;
use wallet::asking::PURPOSES;
use wallet::native::{Field as Theirs, NativeKind};
use wallet::requests as theirs;

use super::asked::AskedValue;
use super::{AskedClaim, RequestTrouble, ask_of, kinds, named, written};
use crate::carnet::Carnet;
use crate::records::small;
use crate::{Assurance, CarnetError, PassKind, Reason, Verdict};

/// Whom this wallet asks as.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Asker {
    /// As travellers see it.
    pub name: String,
    /// The key that an accreditation names: 32 bytes.
    pub key: Vec<u8>,
}

/// A purpose of which Carnet publishes the least that it needs.
#[derive(Clone, uniffi::Record)]
pub struct Purpose {
    /// As in requests.
    pub name: String,
    /// The kinds of passes that serve it.
    pub kinds: Vec<PassKind>,
    /// The claims that it needs.
    pub claims: Vec<AskedClaim>,
}

/// What is asked of one pass.
#[derive(Clone, uniffi::Record)]
pub struct Ask {
    /// The kinds of which it may be.
    pub kinds: Vec<PassKind>,
    /// The claims, by their ids.
    pub claims: Vec<String>,
}

/// A request that waits for its answer: a code, to be shown to one traveller.
#[derive(Clone, uniffi::Record)]
pub struct Inquiry {
    /// Modules a side, quiet zone included.
    pub size: u32,
    /// One byte a module, 1 for dark, row by row from the top left.
    pub modules: Vec<u8>,
    /// The same as text, for a share sheet.
    pub text: String,
    /// Until when it can be answered, in seconds since 1970 UTC.
    pub expires: i64,
}

/// What an answer comes to.
#[derive(Clone, uniffi::Record)]
pub struct AnswerReport {
    /// The passes in it.
    pub passes: Vec<ReportedPass>,
    /// Which of the asks no pass answers, from 0.
    pub unanswered: Vec<u32>,
    /// Checked against the specimens' signer.
    pub specimens: bool,
}

/// One pass of an answer: the verdict, and what was asked of what it says.
#[derive(Clone, uniffi::Record)]
pub struct ReportedPass {
    /// Which ask it answers; none: it was not asked for, and nothing of it is here.
    pub ask: Option<u32>,
    /// The one word.
    pub verdict: Verdict,
    /// Why it is not `valid`.
    pub reason: Option<Reason>,
    /// What the answer itself proves.
    pub assurance: Assurance,
    /// Who signed the pass; none where nobody who is trusted has that key.
    pub issuer: Option<String>,
    /// Seconds since the holder's phone signed; negative where its clock is ahead.
    pub age: Option<i64>,
    /// What was asked, in the request's order.
    pub claims: Vec<AskedValue>,
    /// Its format shows more than was asked; that is not here.
    pub more: bool,
}

/// How many passes were looked at since counting was switched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Tally {
    /// Valid.
    pub valid: u32,
    /// Invalid, expired, revoked and their like.
    pub refused: u32,
    /// Could not be judged.
    pub unknown: u32,
}

/// What is asked now, and how many checks there were. Gone when the wallet is locked.
#[derive(Default)]
pub(crate) struct Desk {
    inquiry: Option<theirs::Inquiry>,
    tally: Option<theirs::Tally>,
}

impl Desk {
    /// Counts a check, where that is switched on.
    pub(crate) fn count(&mut self, verdict: wallet::Verdict) {
        if let Some(tally) = &mut self.tally {
            tally.count(verdict);
        }
    }
}

/// The purposes of which Carnet publishes the least that they need.
#[uniffi::export]
pub fn purposes() -> Vec<Purpose> {
    let purpose = |own: &wallet::asking::OwnPurpose| Purpose {
        name: own.name.to_owned(),
        kinds: kinds(own.kinds),
        claims: own.fields.iter().map(|field| claim(own.kinds, *field)).collect(),
    };
    PURPOSES.iter().map(purpose).collect()
}

/// The claims that passes of these kinds may have, for asking.
#[uniffi::export]
pub fn ask_claims(of: Vec<PassKind>) -> Vec<AskedClaim> {
    let own = NativeKind::ALL.into_iter();
    let kinds: Vec<NativeKind> = own.filter(|kind| of.contains(&kind.common().into())).collect();
    let fields = Theirs::ALL.into_iter();
    let asked = fields.filter(|field| kinds.iter().any(|kind| kind.has(*field)));
    asked.map(|field| claim(&kinds, field)).collect()
}

fn claim(kinds: &[NativeKind], field: Theirs) -> AskedClaim {
    AskedClaim {
        id: field.name().to_owned(),
        name: named(kinds, field).0,
        beyond: false,
    }
}

/// A pack of an invented publisher that accredits the verifier with this key for every purpose of [`purposes`]. For trying requests out;
/// the publisher's key is no secret.
///
/// # Errors
/// [`CarnetError::Internal`] where the key is none.
#[uniffi::export]
pub fn specimen_accreditation(key: Vec<u8>, name: String, now: i64) -> Result<Vec<u8>, CarnetError> {
    let now = Timestamp::from_second(now).map_err(|_| CarnetError::Internal)?;
    let key: [u8; 32] = key.try_into().map_err(|_| CarnetError::Internal)?;
    wallet::specimen::accreditation(key, &name, now).ok_or(CarnetError::Internal)
}

#[uniffi::export]
impl Carnet {
    /// Whom this wallet asks as; none until a name was set.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn asker(&self) -> Result<Option<Asker>, CarnetError> {
        self.open(|open| Ok(open.wallet.asker()?.map(Into::into)))
    }

    /// Sets the name that travellers see. The key is made with the first one, and stays.
    ///
    /// # Errors
    /// [`CarnetError::Request`] where the name is none; [`CarnetError::NotWritten`], [`CarnetError::Locked`].
    pub fn set_asker(&self, name: String) -> Result<Asker, CarnetError> {
        self.open(|open| Ok(open.wallet.set_asker(&name)?.into()))
    }

    /// Asks: makes a request for one traveller. What was asked before is forgotten.
    ///
    /// # Errors
    /// [`CarnetError::Request`] where no name was set or what is asked is not in order; [`CarnetError::Locked`].
    pub fn ask(
        &self,
        purpose: String,
        place: String,
        country: String,
        asks: Vec<Ask>,
        kept: u64,
    ) -> Result<Inquiry, CarnetError> {
        self.call(|doors| {
            doors.asking.inquiry = None;
            let asks = asks.iter().map(|ask| ask_of(&ask.kinds, &ask.claims));
            let wanted = theirs::Wanted {
                requester: String::new(),
                place: place.trim().to_owned(),
                country: Country::from_alpha2(&country),
                purpose: purpose.trim().to_owned(),
                asks: asks.collect::<Result<_, _>>()?,
                kept,
            };
            let inquiry = doors.open()?.wallet.ask(wanted)?;
            let symbol = inquiry.symbol()?;
            let record = Inquiry {
                size: small(symbol.size()),
                modules: symbol.modules(),
                text: inquiry.request().text(),
                expires: inquiry.request().expires().as_second(),
            };
            doors.asking.inquiry = Some(inquiry);
            Ok(record)
        })
    }

    /// Opens the answer to what was asked, once: bytes of a moving code or a file, or a code's text as UTF-8. Nothing of it is stored.
    ///
    /// # Errors
    /// [`CarnetError::Request`]; [`CarnetError::Locked`].
    pub fn open_answer(&self, answer: Vec<u8>) -> Result<AnswerReport, CarnetError> {
        self.call(|doors| {
            let waiting = doors.asking.inquiry.take();
            let mut inquiry = waiting.ok_or_else(|| RequestTrouble::NotNow.error())?;
            let opened = doors.open().and_then(|open| {
                let report = open.wallet.open_answer(&mut inquiry, &answer)?;
                Ok((report, open.specimens))
            });
            let asks = inquiry.request().wanted().asks.clone();
            // Another traveller's answer does not end the wait for the right one; an answer that came does.
            doors.asking.inquiry = Some(inquiry);
            let (report, specimens) = opened?;
            report.passes.iter().for_each(|pass| doors.asking.count(pass.verdict));
            Ok(AnswerReport {
                passes: report.passes.into_iter().map(|pass| reported(&asks, pass)).collect(),
                unanswered: report.unanswered.into_iter().map(small).collect(),
                specimens,
            })
        })
    }

    /// Forgets what was asked: no answer to it can be opened any more.
    ///
    /// # Errors
    /// None of its own.
    pub fn end_inquiry(&self) -> Result<(), CarnetError> {
        self.call(|doors| {
            doors.asking.inquiry = None;
            Ok(())
        })
    }

    /// Switches counting on, from nought, or off. The numbers are in memory alone and gone with the lock.
    ///
    /// # Errors
    /// None of its own.
    pub fn set_tally(&self, on: bool) -> Result<(), CarnetError> {
        self.call(|doors| {
            doors.asking.tally = on.then(theirs::Tally::default);
            Ok(())
        })
    }

    /// How many passes were looked at; none where counting is off.
    ///
    /// # Errors
    /// None of its own.
    pub fn tally(&self) -> Result<Option<Tally>, CarnetError> {
        self.call(|doors| {
            Ok(doors.asking.tally.map(|tally| Tally {
                valid: tally.valid,
                refused: tally.refused,
                unknown: tally.unknown,
            }))
        })
    }
}

fn reported(asks: &[theirs::Ask], pass: theirs::ReportedPass) -> ReportedPass {
    let kinds = pass
        .ask
        .and_then(|ask| asks.get(ask))
        .map(theirs::Ask::kinds)
        .unwrap_or_default();
    let value = |(field, said): (Theirs, Option<String>)| {
        let (name, kind) = named(kinds, field);
        AskedValue {
            id: field.name().to_owned(),
            name,
            kind,
            value: said.map(|said| written(kind, said)),
        }
    };
    ReportedPass {
        ask: pass.ask.map(small),
        verdict: pass.verdict.into(),
        reason: pass.reason.as_ref().map(Reason::from),
        assurance: pass.assurance.into(),
        issuer: pass.issuer,
        age: pass.age,
        claims: pass.claims.into_iter().map(value).collect(),
        more: pass.more,
    }
}

impl From<theirs::Asker> for Asker {
    fn from(asker: theirs::Asker) -> Self {
        Self {
            name: asker.name,
            key: asker.key.to_vec(),
        }
    }
}
