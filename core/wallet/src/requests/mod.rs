//! Requests: what a verifier asks, what the traveller is told before answering, and what the verifier learns. Both ends.
//!
//! The traveller's end is [`Wallet::considered`](crate::Wallet::considered) and [`Wallet::answer`](crate::Wallet::answer), the
//! verifier's [`Inquiry`].

mod answer;
mod asked;
mod asker;
mod fields;
mod inquiry;
mod tally;

pub use answer::{Answer, AnswerCode, AnswerPart, AnsweredPart};
pub use asked::{AskedField, AskedFor, AskedPass, Candidate};
pub use asker::Asker;
pub use inquiry::{AnswerReport, Inquiry, ReportedPass};
pub use policy::asking::{Accreditation, AskerStanding, Least, PURPOSES, Publishes};
pub use present::{AnswerError, Ask, Request, RequestError, Wanted};
pub use tally::Tally;

/// Why a request is not answered, or not asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RequestTrouble {
    /// It is no request, or may not be answered now.
    #[error("{0}")]
    Request(#[from] RequestError),
    /// It cannot be answered, or the answer cannot be opened.
    #[error("{0}")]
    Answer(#[from] AnswerError),
    /// Nobody whom the traveller trusts accredits the verifier for this.
    #[error("{}", not_accredited(*.0))]
    NotAccredited(AskerStanding),
    /// A pass was chosen for something that was not asked.
    #[error("the request does not ask for this pass: choose one of those it asks for")]
    PassNotAsked,
    /// A claim was chosen that was not asked.
    #[error("the request does not ask for this claim: nothing is shown that was not asked for")]
    FieldNotAsked,
    /// The same pass twice.
    #[error("a pass stands twice in the answer: choose it once")]
    Twice,
    /// Its answer has come.
    #[error("this request was answered already: ask the next traveller by a new one")]
    AlreadyAnswered,
    /// No name was set to ask by.
    #[error("say first who asks: travellers see that name")]
    NoAsker,
}

/// What stands between an unaccredited verifier and an answer.
fn not_accredited(standing: AskerStanding) -> &'static str {
    match standing {
        AskerStanding::OtherPurpose => {
            "the verifier is accredited, but not for this purpose: do not answer, or answer knowing that"
        }
        AskerStanding::OtherCountry => {
            "the verifier is accredited, but for another country: do not answer, or answer knowing that"
        }
        AskerStanding::Expired => "the verifier's accreditation has ended: do not answer, or answer knowing that",
        AskerStanding::Stale => {
            "the list of verifiers is too old to count: get its newest edition, or answer knowing that nobody vouches for this one"
        }
        AskerStanding::Clock => {
            "this device's clock is behind: set it, so that the verifier's accreditation can be judged"
        }
        AskerStanding::Accredited | AskerStanding::Unknown => {
            "no publisher you trust knows this verifier: do not answer, or answer knowing that"
        }
    }
}
