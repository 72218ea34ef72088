//! A judged trip as a screen shows it. The words are the shells'; those of rules are their publishers'.

use jiff::Timestamp;
use jiff::civil::Date;
use wallet::requirements::{self, Need};
use wallet::trips::{self, Code, Colour, LegJudgement, Remedy, Ruling, Source, Who, places};

use crate::Verdict;
use crate::records::small;

/// What passes are worth, best last. Colour is never the only signal: a shape and a word go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TripColour {
    /// Refused by a rule that is quoted.
    Red,
    /// Nobody can say.
    Unknown,
    /// Accepted only with a duty.
    Yellow,
    /// Accepted for the whole stay.
    Green,
}

impl From<Colour> for TripColour {
    fn from(colour: Colour) -> Self {
        match colour {
            Colour::Red => Self::Red,
            Colour::Unknown => Self::Unknown,
            Colour::Yellow => Self::Yellow,
            Colour::Green => Self::Green,
        }
    }
}

/// One leg.
#[derive(Clone, uniffi::Record)]
pub struct TripLeg {
    /// What it is.
    pub kind: TripLegKind,
    /// The stop, from 0; `None` of the departure.
    pub stop: Option<u32>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The part of the country; else empty.
    pub region: String,
    /// The country whose rules are asked: that of the stop, or of the one that the traveller boards towards.
    pub asks: String,
    /// The earliest moment there.
    pub from: i64,
    /// The latest moment there.
    pub until: i64,
    /// That of the traveller who stands worst.
    pub colour: TripColour,
    /// One a traveller.
    pub findings: Vec<TripFinding>,
}

/// What a leg is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TripLegKind {
    /// Boarding at the start.
    Departure,
    /// A stop at which the country is not entered.
    Transit,
    /// A stop at which it is.
    Stay,
}

/// What the passes of one traveller are worth on one leg.
#[derive(Clone, uniffi::Record)]
pub struct TripFinding {
    /// Who.
    pub traveller: String,
    /// The colour.
    pub colour: TripColour,
    /// Who says so: one a publisher and topic, never empty.
    pub rulings: Vec<TripRuling>,
}

/// What one publisher asks, and how it is met.
#[derive(Clone, uniffi::Record)]
pub struct TripRuling {
    /// The colour.
    pub colour: TripColour,
    /// Whether the leg's colour rests on it.
    pub counts: bool,
    /// Whose word it is; `None` where nobody speaks.
    pub source: Option<RuleSource>,
    /// Why, the weightiest first; never empty.
    pub reasons: Vec<TripReason>,
    /// What would turn it green.
    pub remedies: Vec<TripRemedy>,
    /// Ids of the passes that meet it.
    pub passes: Vec<String>,
    /// Until when it stands.
    pub stands_until: Option<i64>,
}

/// Whose word it is, and how old.
#[derive(Clone, uniffi::Record)]
pub struct RuleSource {
    /// Its name; empty for a file. It is not translated.
    pub name: String,
    /// For development.
    pub development: bool,
    /// When it was published.
    pub issued: Option<i64>,
    /// Until when it is fresh.
    pub refresh_by: Option<i64>,
}

/// One reason.
#[derive(Clone, uniffi::Record)]
pub struct TripReason {
    /// What it is.
    pub code: TripReasonCode,
    /// The rule that says so.
    pub rule: Option<RuleQuote>,
    /// The pass it speaks of; else empty.
    pub pass: String,
    /// The verdict on the pass, of [`TripReasonCode::Pass`].
    pub verdict: Option<Verdict>,
    /// The moment it speaks of.
    pub at: Option<i64>,
    /// The duty, of [`TripReasonCode::Duty`] and [`TripReasonCode::Lifted`].
    pub duty: Option<TripDuty>,
    /// Conditions in the publisher's words, of [`TripReasonCode::Conditions`]; else empty.
    pub words: String,
}

/// A rule, with its words.
#[derive(Clone, uniffi::Record)]
pub struct RuleQuote {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it says, in the traveller's language or the nearest there is; as published.
    pub words: String,
}

/// Why; each is explained where the core defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
#[allow(missing_docs, reason = "named as in the policy crate")]
pub enum TripReasonCode {
    Accepted,
    Recognised,
    Conditions,
    Met,
    NotAsked,
    Lifted,
    RuleRefuses,
    Invalidated,
    Missing,
    Pass,
    PassEnded,
    PassBegins,
    Duty,
    EndsDuringStay,
    CountsFrom,
    NoRules,
    NoTransitRules,
    StaleRules,
    Clock,
    NoPass,
    NotSpokenOf,
    NotRecognised,
    RuleOpen,
    RequirementOpen,
    PublishersDisagree,
    Other,
}

/// What has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TripDuty {
    /// A test within so many hours after arriving.
    Test {
        /// These hours.
        hours: u32,
    },
    /// Quarantine of so many days at most.
    Quarantine {
        /// These days.
        days: u32,
    },
    /// Registering.
    Registration,
}

/// What would turn it green.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TripRemedy {
    /// A negative test.
    Test {
        /// How it works.
        test: TripTest,
        /// The earliest sample that counts.
        after: i64,
        /// Its age on arrival at most.
        hours: i64,
    },
    /// A dose in these days.
    Dose {
        /// Noon of the first, UTC.
        from: i64,
        /// Noon of the last, UTC.
        by: i64,
    },
    /// Arriving on this day or later.
    ArriveFrom {
        /// Noon of it, UTC.
        date: i64,
    },
    /// What a requirement needs.
    Required {
        /// What.
        thing: RequiredThing,
        /// The earliest moment of a test.
        after: Option<i64>,
        /// The last day for a vaccination, at noon, UTC; the last moment for a test.
        by: Option<i64>,
    },
    /// Nothing can, before this trip.
    Nothing,
}

/// How a test works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TripTest {
    /// Nucleic acid amplification.
    Naat,
    /// Rapid antigen.
    Antigen,
}

/// What a requirement needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum RequiredThing {
    /// A vaccination.
    Vaccination,
    /// A negative test.
    Test,
    /// Something else.
    Other,
}

impl TripLeg {
    pub(super) fn of(judged: &LegJudgement, trip: &trips::Trip, who: &[Who]) -> Self {
        let leg = &judged.leg;
        let entered = trip.entered_from(leg.stop.unwrap_or(0));
        Self {
            kind: match leg.kind {
                trips::LegKind::Departure => TripLegKind::Departure,
                trips::LegKind::Transit => TripLegKind::Transit,
                trips::LegKind::Stay => TripLegKind::Stay,
            },
            stop: leg.stop.map(small),
            country: leg.country.to_string(),
            region: leg.region.clone().unwrap_or_default(),
            asks: entered.map_or(leg.country, |(_, stop)| stop.country).to_string(),
            from: leg.from.as_second(),
            until: leg.until.as_second(),
            colour: judged.colour.into(),
            findings: judged
                .findings
                .iter()
                .zip(who)
                .map(|(finding, who)| TripFinding {
                    traveller: who.name.clone(),
                    colour: finding.colour.into(),
                    rulings: finding
                        .rulings
                        .iter()
                        .map(|ruling| TripRuling::of(ruling, who))
                        .collect(),
                })
                .collect(),
        }
    }
}

impl TripRuling {
    fn of(ruling: &Ruling, who: &Who) -> Self {
        let pass = |at: &usize| who.passes.get(*at).cloned();
        Self {
            colour: ruling.colour.into(),
            counts: ruling.counts,
            source: ruling.source.as_ref().map(RuleSource::of),
            reasons: ruling
                .reasons
                .iter()
                .map(|reason| TripReason::of(reason, who))
                .collect(),
            remedies: ruling.remedies.iter().map(TripRemedy::of).collect(),
            passes: ruling.passes.iter().filter_map(pass).collect(),
            stands_until: ruling.stands_until.map(Timestamp::as_second),
        }
    }
}

impl RuleSource {
    fn of(source: &Source) -> Self {
        Self {
            name: source.name.to_string(),
            development: source.development,
            issued: source.issued.map(Timestamp::as_second),
            refresh_by: source.refresh_by.map(Timestamp::as_second),
        }
    }
}

impl TripReason {
    fn of(reason: &trips::Reason, who: &Who) -> Self {
        let rule = reason.rule.as_ref();
        let mut record = Self {
            code: TripReasonCode::Other,
            rule: rule.map(|rule| RuleQuote {
                id: rule.id.clone(),
                version: rule.version.clone(),
                words: rule.words.clone(),
            }),
            pass: reason
                .pass
                .and_then(|at| who.passes.get(at))
                .cloned()
                .unwrap_or_default(),
            verdict: None,
            at: None,
            duty: None,
            words: String::new(),
        };
        record.code = match &reason.code {
            Code::Accepted => TripReasonCode::Accepted,
            Code::Recognised => TripReasonCode::Recognised,
            Code::Conditions(words) => {
                record.words.clone_from(words);
                TripReasonCode::Conditions
            }
            Code::Met => TripReasonCode::Met,
            Code::NotAsked(_) => TripReasonCode::NotAsked,
            Code::Lifted(duty) => {
                record.duty = Some((*duty).into());
                TripReasonCode::Lifted
            }
            Code::RuleRefuses => TripReasonCode::RuleRefuses,
            Code::Invalidated => TripReasonCode::Invalidated,
            Code::Missing => TripReasonCode::Missing,
            Code::Pass(verdict) => {
                record.verdict = Some((*verdict).into());
                TripReasonCode::Pass
            }
            Code::PassEnded(at) => record.of_moment(*at, TripReasonCode::PassEnded),
            Code::PassBegins(at) => record.of_moment(*at, TripReasonCode::PassBegins),
            Code::Duty(owed) => {
                record.duty = Some(owed.duty.into());
                record.at = owed.ends.map(Timestamp::as_second);
                TripReasonCode::Duty
            }
            Code::EndsDuringStay(at) => record.of_moment(*at, TripReasonCode::EndsDuringStay),
            Code::CountsFrom(at) => record.of_moment(*at, TripReasonCode::CountsFrom),
            Code::NoRules => TripReasonCode::NoRules,
            Code::NoTransitRules => TripReasonCode::NoTransitRules,
            Code::StaleRules(since) => {
                record.at = since.map(Timestamp::as_second);
                TripReasonCode::StaleRules
            }
            Code::Clock => TripReasonCode::Clock,
            Code::NoPass => TripReasonCode::NoPass,
            Code::NotSpokenOf => TripReasonCode::NotSpokenOf,
            Code::NotRecognised => TripReasonCode::NotRecognised,
            Code::RuleOpen(_) => TripReasonCode::RuleOpen,
            Code::RequirementOpen(_) => TripReasonCode::RequirementOpen,
            Code::PublishersDisagree => TripReasonCode::PublishersDisagree,
            _ => TripReasonCode::Other,
        };
        record
    }

    fn of_moment(&mut self, at: Timestamp, code: TripReasonCode) -> TripReasonCode {
        self.at = Some(at.as_second());
        code
    }
}

impl From<requirements::Duty> for TripDuty {
    fn from(duty: requirements::Duty) -> Self {
        match duty {
            requirements::Duty::Test { hours } => Self::Test { hours: hours.into() },
            requirements::Duty::Quarantine { days, .. } => Self::Quarantine { days: days.into() },
            requirements::Duty::Registration => Self::Registration,
        }
    }
}

impl TripRemedy {
    fn of(remedy: &Remedy) -> Self {
        match remedy {
            Remedy::Test { test, after, hours } => Self::Test {
                test: match test {
                    trips::TestType::Naat => TripTest::Naat,
                    trips::TestType::Antigen => TripTest::Antigen,
                },
                after: after.as_second(),
                hours: *hours,
            },
            Remedy::Dose { from, by } => match (noon(*from), noon(*by)) {
                (Some(from), Some(by)) => Self::Dose { from, by },
                _ => Self::Nothing,
            },
            Remedy::ArriveFrom(date) => noon(*date).map_or(Self::Nothing, |date| Self::ArriveFrom { date }),
            Remedy::Requirement(remedy) => Self::Required {
                thing: match remedy.needs {
                    Need::Vaccination { .. } => RequiredThing::Vaccination,
                    Need::Test { .. } => RequiredThing::Test,
                    _ => RequiredThing::Other,
                },
                after: remedy.not_before.map(Timestamp::as_second),
                by: remedy
                    .last_day
                    .and_then(noon)
                    .or(remedy.not_after.map(Timestamp::as_second)),
            },
            Remedy::Nothing => Self::Nothing,
        }
    }
}

/// Noon of a day, UTC, in seconds.
pub(crate) fn noon(day: Date) -> Option<i64> {
    places::noon(day).map(Timestamp::as_second)
}
