//! Why a leg has its colour.

use std::sync::Arc;

use jiff::Timestamp;

use crate::check::Verdict;
use crate::packs::PublisherId;
use crate::requirements::{Duty, NotAsked, Open, Owed};
use crate::rules::RuleSource;
use crate::trust::Voice;

/// One reason: a code with its parameters, and the pass it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it is.
    pub code: Code,
    /// The rule, requirement or agreement that says so.
    pub rule: Option<RuleName>,
    /// The pass, by its place among the traveller's.
    pub pass: Option<usize>,
}

/// A rule by which something is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleName {
    /// Its id, as its publisher writes it.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it says in the traveller's language, or the nearest there is; as published.
    pub words: String,
}

/// Whose word it is, and how old.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The publisher; `None` for a file that was handed in.
    pub publisher: Option<PublisherId>,
    /// Its name, or the file's.
    pub name: Arc<str>,
    /// For development: its keys are no secret.
    pub development: bool,
    /// When it was published, or the file read.
    pub issued: Option<Timestamp>,
    /// Until when it is fresh.
    pub refresh_by: Option<Timestamp>,
}

impl Reason {
    /// Of nothing but its code.
    pub(super) fn new(code: Code) -> Self {
        Self {
            code,
            rule: None,
            pass: None,
        }
    }

    /// Of a pass.
    pub(super) fn of_pass(code: Code, pass: usize) -> Self {
        Self {
            pass: Some(pass),
            ..Self::new(code)
        }
    }
}

impl Code {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Recognised => "recognised",
            Self::Conditions(_) => "conditions",
            Self::Met => "met",
            Self::NotAsked(_) => "not_asked",
            Self::Lifted(_) => "lifted",
            Self::RuleRefuses => "rule_refuses",
            Self::Invalidated => "invalidated",
            Self::Missing => "missing",
            Self::Pass(_) => "pass",
            Self::PassEnded(_) => "pass_ended",
            Self::PassBegins(_) => "pass_begins",
            Self::Duty(_) => "duty",
            Self::EndsDuringStay(_) => "ends_during_stay",
            Self::CountsFrom(_) => "counts_from",
            Self::NoRules => "no_rules",
            Self::NoTransitRules => "no_transit_rules",
            Self::StaleRules(_) => "stale_rules",
            Self::Clock => "clock",
            Self::NoPass => "no_pass",
            Self::NotSpokenOf => "not_spoken_of",
            Self::NotRecognised => "not_recognised",
            Self::RuleOpen(_) => "rule_open",
            Self::RequirementOpen(_) => "requirement_open",
            Self::PublishersDisagree => "publishers_disagree",
        }
    }
}

impl From<&Voice> for Source {
    fn from(voice: &Voice) -> Self {
        Self {
            publisher: Some(voice.publisher),
            name: Arc::clone(&voice.name),
            development: voice.development,
            issued: Some(voice.dates.issued),
            refresh_by: Some(voice.dates.refresh_by),
        }
    }
}

/// Why. [`Code::name`] is stable.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Code {
    /// The pass is accepted by all rules that speak of it.
    Accepted,
    /// The pass counts there by an agreement.
    Recognised,
    /// It counts there under conditions, in the publisher's words, which have to be read.
    Conditions(String),
    /// The requirement is met.
    Met,
    /// The requirement does not ask this traveller on this trip, by their age or where they come from, or asks nobody.
    NotAsked(NotAsked),
    /// An agreement lifts a duty, and a pass is there by which it does.
    Lifted(Duty),
    /// The rule refuses the pass.
    RuleRefuses,
    /// The issuer's own rule takes the pass back.
    Invalidated,
    /// The requirement asks for something that is not there.
    Missing,
    /// The pass itself is not in order, by its check.
    Pass(Verdict),
    /// The pass has ended by then.
    PassEnded(Timestamp),
    /// The pass has not begun by then.
    PassBegins(Timestamp),
    /// Something has to be done besides.
    Duty(Owed),
    /// The pass stops counting during the stay.
    EndsDuringStay(Timestamp),
    /// The pass counts from this moment of the stay on.
    CountsFrom(Timestamp),
    /// Nobody whom the traveller chose speaks of this place.
    NoRules,
    /// Nobody speaks of passing through there without entering.
    NoTransitRules,
    /// The rules should have been renewed by then; `None`: nobody says from when they are.
    StaleRules(Option<Timestamp>),
    /// The device's clock is behind a time that is known to have passed.
    Clock,
    /// There is no pass of a kind that the rules speak of.
    NoPass,
    /// The rules do not speak of passes in this format, or of this kind.
    NotSpokenOf,
    /// Publishers list whose passes count there, and the issuer is not among them.
    NotRecognised,
    /// The rule cannot be read or evaluated; the code says why.
    RuleOpen(&'static str),
    /// The requirement cannot be judged.
    RequirementOpen(Open),
    /// Publishers whose rules are fresh come to different colours.
    PublishersDisagree,
}

impl From<&RuleSource> for Source {
    fn from(source: &RuleSource) -> Self {
        match source.voice() {
            Some(voice) => (&**voice).into(),
            None => Self {
                publisher: None,
                name: "".into(),
                development: false,
                issued: source.made(),
                refresh_by: None,
            },
        }
    }
}
