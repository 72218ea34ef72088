//! The verifier's end: a request that is waited on, and what its answer says of what was asked, and of nothing else.

use credential::native::Field;
use credential::{Ed25519SigningKey, Pass, parse};
use jiff::Timestamp;
use policy::{Assurance, Check, CheckedPass, Clock, Reason, Trust, Verdict, check};
use present::{AnswerItem, Asking, Prefix, Request, Sealed, Wanted, answered, limits};
use qr::Symbol;
use zeroize::Zeroizing;

use super::fields::{is_one_of, words};
use super::{AnswerError, RequestTrouble};
use crate::WalletError;
use crate::unlock::Wallet;

/// A request that waits for its one answer. It is nowhere but here, and gone when dropped.
pub struct Inquiry {
    asking: Asking,
    answered: bool,
}

/// What an answer comes to.
pub struct AnswerReport {
    /// The passes in it, in order.
    pub passes: Vec<ReportedPass>,
    /// Which of the asks no pass answers, from 0.
    pub unanswered: Vec<usize>,
}

/// One pass of an answer: the verdict, and of what it says that alone which was asked.
pub struct ReportedPass {
    /// Which ask it answers, from 0; `None`: it is of a kind that was not asked, and nothing of it is shown.
    pub ask: Option<usize>,
    /// The verdict. `valid` speaks of the pass alone: the fields to compare with the travel document are among the claims.
    pub verdict: Verdict,
    /// Why it is not valid.
    pub reason: Option<Reason>,
    /// Answered: made by the holder's phone for this request. Static: a copy would look the same.
    pub assurance: Assurance,
    /// Who signed it; `None` where nobody who is trusted has that key.
    pub issuer: Option<String>,
    /// Seconds since the holder's phone signed; negative where its clock is ahead.
    pub age: Option<i64>,
    /// What was asked, in the request's order, in words; `None` where the traveller kept it back or the pass does not say.
    pub claims: Vec<(Field, Option<String>)>,
    /// The pass says more than was asked, because its format shows all of it. That is not shown here, and not kept.
    pub more: bool,
}

impl Inquiry {
    /// Signs a request and waits for its answer.
    ///
    /// # Errors
    /// [`WalletError::Request`] where what is wanted is not in order; when the system gives no random numbers.
    pub fn new(wanted: &Wanted, key: &Ed25519SigningKey, now: Timestamp) -> Result<Self, WalletError> {
        let mut random = Zeroizing::new([0; limits::ASKING_RANDOM]);
        getrandom::fill(&mut *random).map_err(|_| WalletError::no_random_numbers())?;
        Ok(Self {
            asking: Asking::new(wanted, now, key, &random)?,
            answered: false,
        })
    }

    /// As bytes, for a verifier that opens the answer in another process than it asked in. They open it: a secret, of no use once the
    /// request has ended.
    #[must_use]
    pub fn keep(&self) -> Zeroizing<Vec<u8>> {
        self.asking.encode()
    }

    /// From the bytes that [`keep`](Self::keep) gave.
    ///
    /// # Errors
    /// [`WalletError::Request`] where they are none.
    pub fn resume(bytes: &[u8]) -> Result<Self, WalletError> {
        Ok(Self {
            asking: Asking::decode(bytes)?,
            answered: false,
        })
    }

    /// What the traveller is shown.
    #[must_use]
    pub fn request(&self) -> &Request {
        self.asking.request()
    }

    /// The request as a code.
    ///
    /// # Errors
    /// [`WalletError::TooLongToShow`].
    pub fn symbol(&self) -> Result<Symbol, WalletError> {
        qr::encode(&self.request().text()).map_err(|_| WalletError::TooLongToShow)
    }

    /// Opens the answer, once, and checks what is in it. Whoever answers second, of a request shown twice, is refused.
    ///
    /// # Errors
    /// [`WalletError::Request`] where it was answered, the answer came too late, was sealed for another request, or is none.
    pub fn open(&mut self, answer: &[u8], trust: &Trust, clock: &Clock) -> Result<AnswerReport, WalletError> {
        if self.answered {
            return Err(RequestTrouble::AlreadyAnswered.into());
        }
        let sealed = Sealed::read(trimmed(answer)).map_err(AnswerError::from)?;
        let items = self.asking.open(&sealed, clock.now)?;
        self.answered = true;
        let passes: Vec<ReportedPass> = items.iter().map(|item| self.reported(item, trust, clock)).collect();
        let unanswered = (0..self.request().wanted().asks.len())
            .filter(|ask| !passes.iter().any(|pass| pass.ask == Some(*ask)))
            .collect();
        Ok(AnswerReport { passes, unanswered })
    }

    fn reported(&self, item: &AnswerItem, trust: &Trust, clock: &Clock) -> ReportedPass {
        let checked = match item {
            AnswerItem::Presentation(token) => check(parse(&Prefix::Presentation.write(token)), trust, clock),
            AnswerItem::Text(text) => check(parse(text), trust, clock),
        };
        let (checked, age) = self.judged(checked, clock);
        let pass = checked.pass.as_ref().map(CheckedPass::pass);
        let asks = &self.request().wanted().asks;
        let ask = pass.and_then(|pass| asks.iter().position(|ask| is_one_of(pass.kind(), ask.kinds())));
        let claims = pass.zip(ask.and_then(|ask| asks.get(ask))).map(|(pass, ask)| {
            let said = ask.fields().iter().map(|field| (*field, words(pass, *field)));
            said.collect::<Vec<_>>()
        });
        ReportedPass {
            ask,
            verdict: checked.verdict,
            reason: checked.reason.clone(),
            assurance: checked.assurance,
            issuer: ask.and(issuer(&checked)),
            age,
            more: pass.is_some_and(|pass| says_more(pass, claims.as_deref().unwrap_or_default())),
            claims: claims.unwrap_or_default(),
        }
    }

    /// The check of a pass with what its holder's phone signed taken into account: what was not signed for this request is none of its
    /// answer, a live frame least of all.
    fn judged(&self, check: Check, clock: &Clock) -> (Check, Option<i64>) {
        let pass = check.pass.as_ref().map(CheckedPass::pass);
        let Some(binding) = pass.and_then(|pass| pass.binding()) else {
            return (check, None);
        };
        match answered(&binding.terms(), self.request(), clock.now) {
            Ok(age) => {
                let assurance = Assurance::Answered;
                (Check { assurance, ..check }, Some(age))
            }
            // What stands before in the order of verdicts has been said already.
            Err(_) if check.verdict <= Verdict::Invalid => (check, None),
            Err(_) => {
                let (verdict, reason) = (Verdict::Invalid, Some(Reason::NotAnswer));
                (
                    Check {
                        verdict,
                        reason,
                        ..check
                    },
                    None,
                )
            }
        }
    }
}

/// A text without the blanks around it; bytes end where they end.
fn trimmed(answer: &[u8]) -> &[u8] {
    if answer.is_ascii() { answer.trim_ascii() } else { answer }
}

/// Who signed: as the trusted key is called, else as the pass says. Where nobody trusts the key, what the pass says is anybody's word.
fn issuer(check: &Check) -> Option<String> {
    let key = check.signer.as_ref()?.key.as_ref()?;
    key.name().or_else(|| check.pass.as_ref()?.pass().view().issuer)
}

/// Whether a pass says more than these claims.
fn says_more(pass: &Pass, claims: &[(Field, Option<String>)]) -> bool {
    match pass.native() {
        Some(native) => native
            .claims
            .iter()
            .any(|(field, _)| !claims.iter().any(|(asked, _)| *asked == field)),
        None => true,
    }
}

impl Wallet {
    /// Opens the answer to a request by what this wallet trusts. Nothing of it is stored.
    ///
    /// # Errors
    /// As [`Inquiry::open`].
    pub fn open_answer(&self, inquiry: &mut Inquiry, answer: &[u8]) -> Result<AnswerReport, WalletError> {
        inquiry.open(answer, self.trust(), &self.policy_clock())
    }
}
