//! What the traveller is told of a request before anything is shown.

use credential::native::{Field, NativeKind};
use jiff::Timestamp;
use policy::Verdict;
use policy::asking::{Accreditation, AskerStanding, Least, Register};
use present::{Ask, Request};

use super::fields::{is_one_of, words};
use crate::show::{leaves, revealed};
use crate::unlock::Wallet;
use crate::{Card, Mode, Revealed, WalletError};

/// A request as the traveller is shown it. Nothing of the wallet was shown for it.
pub struct AskedFor {
    /// The request; its signature fits its key.
    pub request: Request,
    /// Whose key that is, by the publishers that the traveller chose.
    pub accreditation: Accreditation,
    /// The least that its purpose needs; `None` where nobody published that: then all of it is more than needed.
    pub least: Option<Least>,
    /// What is asked, pass by pass.
    pub asks: Vec<AskedPass>,
    /// It says that it keeps the answer for longer than its purpose needs.
    pub kept_longer: bool,
    /// When this wallet answered the very same request.
    pub answered: Option<Timestamp>,
}

/// What is asked of one pass.
pub struct AskedPass {
    /// The kinds of which it may be.
    pub kinds: Vec<NativeKind>,
    /// The claims.
    pub fields: Vec<AskedField>,
    /// The purpose does without such a pass altogether.
    pub beyond: bool,
    /// The passes here that answer it: valid ones first, and those first of which something can be kept back.
    pub candidates: Vec<Candidate>,
}

/// One claim that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedField {
    /// Which.
    pub field: Field,
    /// The purpose does without it.
    pub beyond: bool,
}

/// A pass that answers what is asked.
pub struct Candidate {
    /// Its card.
    pub card: Card,
    /// What it is worth now.
    pub verdict: Verdict,
    /// Claims can be kept back one by one, and the answer proves that it was made for this request. Otherwise the whole pass is
    /// sealed: the verifier alone reads it, learns all of it, and a copy of it would look the same.
    pub selective: bool,
    /// What it says of each claim that is asked, in words; `None` where it does not.
    pub says: Vec<(Field, Option<String>)>,
    /// Everything that the verifier learns if all that is asked is answered.
    pub reveals: Vec<Revealed>,
    /// Of those, what was not asked: a pass of another format is shown whole.
    pub unasked: usize,
    /// No copy is left that was never shown.
    pub used_up: bool,
}

impl AskedFor {
    /// Whether somebody whom the traveller trusts accredits the verifier for this.
    #[must_use]
    pub fn is_accredited(&self) -> bool {
        self.accreditation.standing == AskerStanding::Accredited
    }

    /// Whether anything is asked that the purpose does without.
    #[must_use]
    pub fn asks_too_much(&self) -> bool {
        let beyond = |ask: &AskedPass| ask.beyond || ask.fields.iter().any(|field| field.beyond);
        self.kept_longer || self.asks.iter().any(beyond)
    }

    /// Who accredits the verifier for this: the accreditor, in the publisher's words.
    #[must_use]
    pub fn accredited_by(&self) -> Option<&str> {
        let (_, verifier) = self.accreditation.said.as_ref()?;
        self.is_accredited().then_some(verifier.accredited_by.as_str())
    }
}

impl Wallet {
    /// Reads a request (`CRQ1:`), and says who asks for what, by whose leave, and what of it is more than its purpose needs. Nothing
    /// is shown or written.
    ///
    /// # Errors
    /// [`WalletError::Request`] where it is none, was altered, or may not be answered now.
    pub fn considered(&self, text: &str) -> Result<AskedFor, WalletError> {
        let request = Request::read(text.trim())?;
        request.open_at(self.now())?;
        let register = self.register(&request)?;
        let wanted = request.wanted();
        let accreditation = self.accreditation(&register, &request);
        let least = register.least(&wanted.purpose, &self.policy_clock());
        let mut asks = Vec::with_capacity(wanted.asks.len());
        for ask in &wanted.asks {
            asks.push(self.asked(ask, least.as_ref())?);
        }
        Ok(AskedFor {
            accreditation,
            asks,
            kept_longer: least
                .as_ref()
                .map_or(wanted.kept > 0, |least| least.is_kept_longer(wanted.kept)),
            least,
            answered: self.answered_at(&request)?,
            request,
        })
    }

    /// Whether whoever asks is accredited for that now.
    pub(super) fn standing(&self, request: &Request) -> Result<AskerStanding, WalletError> {
        let register = self.register(request)?;
        Ok(self.accreditation(&register, request).standing)
    }

    fn register(&self, request: &Request) -> Result<Register, WalletError> {
        Ok(Register::of(&self.accepted()?, request.key()))
    }

    fn accreditation(&self, register: &Register, request: &Request) -> Accreditation {
        let wanted = request.wanted();
        register.accreditation(&wanted.purpose, wanted.country, &self.policy_clock())
    }

    fn asked(&self, ask: &Ask, least: Option<&Least>) -> Result<AskedPass, WalletError> {
        let beyond = |field: &Field| least.is_none_or(|least| least.does_without(*field));
        let fields = ask.fields().iter();
        let serves = |least: &Least| ask.kinds().iter().any(|kind| least.purpose.kinds.contains(kind));
        let mut candidates = Vec::new();
        for card in self.cards() {
            if is_one_of(card.kind, ask.kinds()) {
                candidates.extend(self.candidate(card, ask)?);
            }
        }
        candidates.sort_by_key(|one| (one.verdict != Verdict::Valid, !one.selective, one.used_up));
        Ok(AskedPass {
            kinds: ask.kinds().to_vec(),
            fields: fields
                .map(|field| AskedField {
                    field: *field,
                    beyond: beyond(field),
                })
                .collect(),
            beyond: !least.is_some_and(serves),
            candidates,
        })
    }

    /// `None` for a pass that is damaged: it can answer nothing.
    fn candidate(&self, card: Card, ask: &Ask) -> Result<Option<Candidate>, WalletError> {
        let row = match self.pass_row(card.id) {
            Err(WalletError::DamagedPass(_)) => return Ok(None),
            row => row?,
        };
        let Ok(kept) = crate::native::parse_kept(&row.text) else {
            return Ok(None);
        };
        let pass = kept.claimed();
        let says: Vec<(Field, Option<String>)> =
            ask.fields().iter().map(|field| (*field, words(pass, *field))).collect();
        let (reveals, unasked) = match pass.native() {
            Some(native) => {
                let asked = ask
                    .fields()
                    .iter()
                    .filter_map(|field| Some((field, native.claims.get(*field)?)));
                let reveals = asked.flat_map(|(field, value)| leaves(field.name(), &value.to_json()));
                (reveals.collect(), 0)
            }
            None => {
                let all = revealed(pass);
                let known = says.iter().filter(|(_, said)| said.is_some()).count();
                let unasked = all.len().saturating_sub(known);
                (all, unasked)
            }
        };
        let copies = row.copies_left(self.is_rolled_back());
        Ok(Some(Candidate {
            verdict: self.verdict(&card),
            selective: copies.all > 0,
            used_up: copies.all > 0 && copies.left == 0,
            says,
            reveals,
            unasked,
            card,
        }))
    }

    /// When this request was answered here.
    pub(super) fn answered_at(&self, request: &Request) -> Result<Option<Timestamp>, WalletError> {
        let shown = self.history()?.into_iter().rev();
        let mut answers = shown.filter(|entry| entry.mode == Mode::Sealed);
        let same = answers.find(|entry| entry.to.as_ref().is_some_and(|to| to.request == *request.digest()));
        Ok(same.map(|entry| entry.at))
    }
}
