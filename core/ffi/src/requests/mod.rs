//! Requests: what a verifier asks, what the traveller is told and answers, what the verifier learns.

mod asked;
mod asking;

pub use asked::{
    AnswerPart, AnsweredPart, Asked, AskedClaim, AskedPass, AskedValue, Candidate, SealedAnswer, SealedCode,
};
pub(crate) use asking::Desk;
pub use asking::{
    AnswerReport, Ask, Asker, Inquiry, Purpose, ReportedPass, Tally, ask_claims, purposes, specimen_accreditation,
};

use wallet::WalletError;
use wallet::native::{Field as Theirs, NativeKind, SealedError};
use wallet::requests::{AnswerError, RequestError, RequestTrouble as Refusal};

use crate::records::own;
use crate::{CarnetError, FieldName, FieldType, PassKind};

/// Why a request is not answered or asked, or an answer not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum RequestTrouble {
    /// No request, or one damaged on the way.
    NotARequest,
    /// Somebody altered it.
    Altered,
    /// Its time is over.
    Over,
    /// It is from ahead of this phone's clock.
    Ahead,
    /// No name or purpose, one that is too long, or one with hidden characters.
    BadWords,
    /// Nothing is asked, or too much at once.
    BadAsks,
    /// Nobody who is trusted accredits the verifier for this.
    NotAccredited,
    /// A pass that is not asked for, or one twice.
    PassNotAsked,
    /// A claim that is not asked for.
    ClaimNotAsked,
    /// Nothing was chosen, or too much for one answer.
    BadAnswer,
    /// No answer, or one damaged on the way.
    NotAnAnswer,
    /// Sealed for another request.
    OtherRequest,
    /// The request was answered already.
    AlreadyAnswered,
    /// No name to ask by was set.
    NoName,
    /// Nothing is asked or considered now.
    NotNow,
}

/// What a verifier's accreditation is worth for one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[allow(missing_docs, reason = "named as in the policy crate")]
pub enum AskerStanding {
    Accredited,
    OtherPurpose,
    OtherCountry,
    Expired,
    Stale,
    Clock,
    Unknown,
}

impl RequestTrouble {
    pub(crate) fn error(self) -> CarnetError {
        CarnetError::Request {
            why: self,
            detail: String::new(),
        }
    }
}

impl From<&Refusal> for RequestTrouble {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Request(error) => error.into(),
            Refusal::Answer(error) => error.into(),
            Refusal::NotAccredited(_) => Self::NotAccredited,
            Refusal::PassNotAsked | Refusal::Twice => Self::PassNotAsked,
            Refusal::FieldNotAsked => Self::ClaimNotAsked,
            Refusal::AlreadyAnswered => Self::AlreadyAnswered,
            Refusal::NoAsker => Self::NoName,
            // What is added to the core later is no request that this version answers.
            _ => Self::NotARequest,
        }
    }
}

impl From<&RequestError> for RequestTrouble {
    fn from(error: &RequestError) -> Self {
        match error {
            RequestError::Signature => Self::Altered,
            RequestError::Expired => Self::Over,
            RequestError::NotYet => Self::Ahead,
            RequestError::Words | RequestError::Kept => Self::BadWords,
            RequestError::Asks => Self::BadAsks,
            _ => Self::NotARequest,
        }
    }
}

impl From<&AnswerError> for RequestTrouble {
    fn from(error: &AnswerError) -> Self {
        match error {
            AnswerError::Request(error) => error.into(),
            AnswerError::Sealed(SealedError::NotForThisRequest) => Self::OtherRequest,
            AnswerError::Passes | AnswerError::TooLarge | AnswerError::Pass(_) => Self::BadAnswer,
            _ => Self::NotAnAnswer,
        }
    }
}

impl From<Refusal> for CarnetError {
    fn from(refusal: Refusal) -> Self {
        WalletError::from(refusal).into()
    }
}

impl From<wallet::asking::AskerStanding> for AskerStanding {
    fn from(standing: wallet::asking::AskerStanding) -> Self {
        use wallet::asking::AskerStanding as Theirs;
        match standing {
            Theirs::Accredited => Self::Accredited,
            Theirs::OtherPurpose => Self::OtherPurpose,
            Theirs::OtherCountry => Self::OtherCountry,
            Theirs::Expired => Self::Expired,
            Theirs::Stale => Self::Stale,
            Theirs::Clock => Self::Clock,
            Theirs::Unknown => Self::Unknown,
        }
    }
}

/// What a claim is called on a screen, of a pass of one of these kinds, and how its value is written.
fn named(kinds: &[NativeKind], field: Theirs) -> (FieldName, FieldType) {
    let kind = kinds.iter().copied().find(|kind| kind.has(field));
    own::named(kind.unwrap_or(NativeKind::Vaccination), field)
}

/// A value as the shells write it: of a route the codes alone, with a blank between.
fn written(kind: FieldType, words: String) -> String {
    match kind {
        FieldType::Route => words.replace(" \u{2013} ", " "),
        _ => words,
    }
}

fn kinds(kinds: &[NativeKind]) -> Vec<PassKind> {
    kinds.iter().map(|kind| kind.common().into()).collect()
}

/// The kinds and claims by the names that crossed over.
fn ask_of(kinds: &[PassKind], claims: &[String]) -> Result<wallet::requests::Ask, CarnetError> {
    let own = NativeKind::ALL.into_iter();
    let kinds: Vec<NativeKind> = own.filter(|kind| kinds.contains(&kind.common().into())).collect();
    let fields: Option<Vec<Theirs>> = claims.iter().map(|name| Theirs::named(name)).collect();
    let fields = fields.ok_or_else(|| RequestTrouble::BadAsks.error())?;
    wallet::requests::Ask::new(&kinds, &fields).map_err(|error| Refusal::from(error).into())
}
