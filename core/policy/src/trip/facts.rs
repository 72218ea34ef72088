//! Who travels, with which passes, as trips are judged.

use credential::{Country, Kind, View};
use jiff::Timestamp;

use super::{Code, Colour};
use crate::Clock;
use crate::check::{Check, Standing, Verdict, country_of};
use crate::rules::{Facts, NoFacts};

/// Somebody who travels. Holds pass content: no `Debug`.
pub struct Traveller {
    /// Date of birth, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, where it is known apart from the passes.
    pub birth_date: Option<String>,
    /// The passes. Findings name them by their place here.
    pub passes: Vec<Holding>,
}

/// A pass as it counts on a trip. Holds pass content: no `Debug`.
#[derive(Clone)]
pub struct Holding {
    pub(super) kind: Kind,
    pub(super) view: View,
    /// What rules see of it.
    pub(super) facts: Result<Facts, NoFacts>,
    pub(super) standing: Standing,
    pub(super) issuer: Option<Country>,
    /// The issuer as the pass names it: an URL of SMART Health Cards.
    pub(super) issuer_name: Option<String>,
    /// Until when what is said of its signer is fresh.
    pub(super) fresh_until: Option<Timestamp>,
}

impl Traveller {
    /// Date of birth: as it is known, or as the passes say, the most complete one.
    #[must_use]
    pub fn born(&self) -> Option<&str> {
        let said = self
            .passes
            .iter()
            .filter_map(|pass| pass.view.holder.birth_date.as_deref());
        self.birth_date
            .as_deref()
            .or_else(|| said.max_by_key(|date| date.len()))
    }
}

impl Holding {
    /// Of a checked pass; `None` where the text gave none.
    #[must_use]
    pub fn of(check: &Check) -> Option<Self> {
        let checked = check.pass.as_ref()?;
        let pass = checked.pass();
        let signer = check.signer.as_ref().and_then(|signer| signer.key.as_ref());
        let named = pass.issuer().and_then(country_of);
        let jurisdiction = signer.and_then(|key| key.jurisdiction.as_deref()).and_then(country_of);
        Some(Self {
            kind: pass.kind(),
            view: pass.view(),
            facts: Facts::of_checked(checked),
            standing: check.standing,
            issuer: named.or(jurisdiction),
            issuer_name: pass.issuer().map(str::to_owned),
            fresh_until: check.voice().map(|voice| voice.dates.refresh_by),
        })
    }

    /// What keeps it from counting at any time, by its check now. Its own time is not looked at.
    pub(super) fn objection(&self, clock: &Clock) -> Option<(Colour, Code)> {
        let verdict = self.standing.verdict();
        if verdict <= Verdict::Revoked {
            let colour = match verdict {
                Verdict::UnknownSigner => Colour::Unknown,
                _ => Colour::Red,
            };
            return Some((colour, Code::Pass(verdict)));
        }
        if clock.is_behind() {
            return Some((Colour::Unknown, Code::Clock));
        }
        let is_stale = self.standing.trust_ends().is_some_and(|end| clock.now > end);
        (is_stale || verdict == Verdict::Unknown).then_some((Colour::Unknown, Code::Pass(Verdict::Unknown)))
    }

    /// Whether it is in its own time at this moment.
    pub(super) fn is_in_time(&self, at: Timestamp) -> bool {
        self.standing.from().is_none_or(|from| from <= at) && self.standing.until().is_none_or(|until| at <= until)
    }
}
