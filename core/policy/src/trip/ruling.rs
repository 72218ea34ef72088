//! What one publisher's rules say of one traveller's passes at one place.

use std::collections::BTreeMap;
use std::sync::Arc;

use credential::Kind;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::agreement;
use super::reason::RuleName;
use super::{Code, Colour, Holding, Judge, Reason, Ruling, Source, Traveller};
use crate::Country;
use crate::rules::{Age, CertificateType, NoFacts, Outcome, RuleKind, RuleOutcome, RuleSource, Selection};

/// A place as its rules are asked: who comes, and when.
pub(super) struct Asked<'a> {
    pub(super) country: Country,
    pub(super) region: Option<&'a str>,
    /// The earliest moment of arrival; for boarding, of leaving.
    pub(super) early: Timestamp,
    /// The latest.
    pub(super) late: Timestamp,
    /// The end of the stay; `None` for boarding, which is over at once.
    pub(super) leave: Option<Timestamp>,
}

/// How long one pass counts at a place, and why not longer.
pub(super) struct Counting {
    /// The times in which it does, within arrival and departure, in order.
    pub(super) spans: Vec<(Timestamp, Timestamp)>,
    /// What it is worth at arrival.
    pub(super) colour: Colour,
    /// Why.
    pub(super) reasons: Vec<Reason>,
}

/// Moments of a stay at which a pass is looked at before the changes between them are sought.
const SAMPLES: i64 = 64;

/// How exactly the moment is found at which a pass stops or begins to count.
const EXACT: SignedDuration = SignedDuration::from_mins(1);

impl Judge<'_> {
    /// What every publisher says who has acceptance rules there, each by itself.
    pub(super) fn by_rules(&self, asked: &Asked<'_>, traveller: &Traveller) -> Vec<Ruling> {
        let mut speakers: BTreeMap<_, Arc<RuleSource>> = BTreeMap::new();
        for at in [asked.early, asked.late] {
            for rule in self.book.select(&asked.acceptance(at)) {
                let source = rule.source();
                speakers.entry(source.speaker()).or_insert_with(|| Arc::clone(source));
            }
        }
        for source in self.book.unread(asked.country) {
            speakers.entry(source.speaker()).or_insert_with(|| Arc::clone(source));
        }
        speakers
            .values()
            .map(|source| self.by_rules_of(source, asked, traveller))
            .collect()
    }

    fn by_rules_of(&self, source: &Arc<RuleSource>, asked: &Asked<'_>, traveller: &Traveller) -> Ruling {
        let named = Some(Source::from(&**source));
        let unknown = |code| Ruling::because(Colour::Unknown, named.clone(), Reason::new(code));
        let fresh_until = match self.fresh_until(source) {
            Ok(until) => until,
            Err(code) => return unknown(code),
        };
        if self
            .book
            .unread(asked.country)
            .any(|other| other.speaker() == source.speaker())
        {
            return unknown(Code::RuleOpen("unreadable"));
        }
        let counting: Vec<Counting> = (0..)
            .zip(&traveller.passes)
            .map(|(at, pass)| self.counting(Some(source), asked, at, pass))
            .collect();
        let mut ruling = weigh(&counting, asked);
        ruling.source = named;
        let used = ruling.passes.iter().filter_map(|at| traveller.passes.get(*at));
        let ends = used.filter_map(|pass| pass.fresh_until).chain([fresh_until]);
        ruling.stands_until = ends.min();
        if self.remedies && ruling.colour != Colour::Green {
            ruling.remedies = self.search(source, asked, traveller);
        }
        ruling
    }

    /// Until when what this publisher says is fresh; else why nobody can go by it.
    pub(super) fn fresh_until(&self, source: &RuleSource) -> Result<Timestamp, Code> {
        match source.age(&self.clock) {
            Age::Fresh { until } => Ok(until),
            Age::Stale { since } | Age::Expired { since } => Err(Code::StaleRules(Some(since))),
            Age::Undated => Err(Code::StaleRules(None)),
            Age::ClockBehind => Err(Code::Clock),
        }
    }

    /// What agreements say of a pass at a place.
    pub(super) fn agreed(&self, pass: &Holding, asked: &Asked<'_>) -> agreement::Standing {
        let boarding = asked.leave.is_none();
        agreement::Standing::of(
            pass,
            asked.country,
            utc_day(asked.late),
            boarding,
            self.trust,
            self.clock.now,
        )
    }

    /// When a pass counts at a place, by the rules of this publisher; without one by agreements alone.
    pub(super) fn counting(
        &self,
        source: Option<&Arc<RuleSource>>,
        asked: &Asked<'_>,
        at: usize,
        pass: &Holding,
    ) -> Counting {
        let never = |colour, reasons| Counting {
            spans: Vec::new(),
            colour,
            reasons,
        };
        let agreed = self.agreed(pass, asked);
        let is_dcc = !matches!(pass.facts, Err(NoFacts::NotADcc(_) | NoFacts::Unreadable));
        if matches!(agreed, agreement::Standing::NotAsked) && !(is_dcc && source.is_some()) {
            return never(Colour::Unknown, vec![Reason::of_pass(Code::NotSpokenOf, at)]);
        }
        if let Some((colour, code)) = pass.objection(&self.clock) {
            return never(colour, vec![Reason::of_pass(code, at)]);
        }
        if let agreement::Standing::NotListed = agreed {
            return never(Colour::Unknown, vec![Reason::of_pass(Code::NotRecognised, at)]);
        }
        let judged = |moment: Timestamp| -> Moment {
            if !pass.is_in_time(moment) {
                return Moment::OutOfTime;
            }
            match (&pass.facts, source) {
                (Ok(facts), Some(source)) => self.at(source, facts, asked, moment),
                _ if matches!(agreed, agreement::Standing::Recognised(_)) => Moment::Counts,
                _ => Moment::NotSpokenOf,
            }
        };
        let (early, late) = (judged(asked.early), judged(asked.late));
        // The worse of both ends of the day.
        let arrival = if early.colour() <= late.colour() { early } else { late };
        let spans = match (asked.leave, &arrival) {
            (_, Moment::NotSpokenOf | Moment::Open(_)) | (None, Moment::Refused(_) | Moment::OutOfTime) => Vec::new(),
            (None, Moment::Counts) => vec![(asked.early, asked.late)],
            // A test proves a moment, and was asked for on arrival.
            (Some(leave), Moment::Counts) if pass.kind == Kind::Test => vec![(asked.early, leave)],
            (Some(_), _) if pass.kind == Kind::Test => Vec::new(),
            (Some(leave), _) => spans(asked.early, asked.late, leave, |moment| {
                matches!(judged(moment), Moment::Counts)
            }),
        };
        let colour = arrival.colour();
        let mut reasons = match arrival {
            Moment::Counts => vec![Reason::of_pass(Code::Accepted, at)],
            Moment::NotSpokenOf => vec![Reason::of_pass(Code::NotSpokenOf, at)],
            Moment::OutOfTime => vec![Reason::of_pass(out_of_time(pass, asked), at)],
            Moment::Refused(rules) | Moment::Open(rules) => self.quoted(&rules, at),
        };
        if let agreement::Standing::Recognised(by) = &agreed {
            reasons.extend(by.iter().map(|one| {
                let code = match &one.agreement.conditions {
                    Some(words) => Code::Conditions(words.clone()),
                    None => Code::Recognised,
                };
                Reason::of_pass(code, at)
            }));
        }
        Counting { spans, colour, reasons }
    }

    /// What this publisher's rules say at one moment.
    pub(super) fn at(
        &self,
        source: &Arc<RuleSource>,
        facts: &crate::rules::Facts,
        asked: &Asked<'_>,
        moment: Timestamp,
    ) -> Moment {
        let outcomes = self.book.judged_by(source, facts, asked.country, asked.region, moment);
        if !outcomes.iter().any(|one| one.rule.kind() == RuleKind::Acceptance) {
            return Moment::NotSpokenOf;
        }
        let (refusing, rest): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(|one| one.outcome == Outcome::Failed);
        if !refusing.is_empty() {
            return Moment::Refused(refusing);
        }
        let open: Vec<_> = rest.into_iter().filter(|one| one.outcome != Outcome::Passed).collect();
        if open.is_empty() {
            Moment::Counts
        } else {
            Moment::Open(open)
        }
    }

    /// Rules as reasons, with their words in the traveller's language.
    fn quoted(&self, outcomes: &[RuleOutcome], pass: usize) -> Vec<Reason> {
        let reason = |one: &RuleOutcome| Reason {
            code: match &one.outcome {
                Outcome::Open(open) => Code::RuleOpen(open.code()),
                _ if one.rule.kind() == RuleKind::Invalidation => Code::Invalidated,
                _ => Code::RuleRefuses,
            },
            rule: Some(RuleName {
                id: one.rule.id().to_owned(),
                version: one.rule.version().to_string(),
                words: one.rule.description(self.languages).words,
            }),
            pass: Some(pass),
        };
        outcomes.iter().map(reason).collect()
    }
}

/// What rules say of a pass at one moment.
pub(super) enum Moment {
    Counts,
    Refused(Vec<RuleOutcome>),
    Open(Vec<RuleOutcome>),
    NotSpokenOf,
    OutOfTime,
}

impl Moment {
    fn colour(&self) -> Colour {
        match self {
            Self::Counts => Colour::Green,
            Self::Refused(_) | Self::OutOfTime => Colour::Red,
            Self::Open(_) | Self::NotSpokenOf => Colour::Unknown,
        }
    }
}

impl Asked<'_> {
    /// Its acceptance rules, for certificates of any type.
    pub(super) fn acceptance(&self, at: Timestamp) -> Selection<'_> {
        Selection {
            country: self.country,
            region: self.region,
            kind: RuleKind::Acceptance,
            certificate: CertificateType::General,
            at,
        }
    }
}

/// The day in UTC.
pub(super) fn utc_day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

fn out_of_time(pass: &Holding, asked: &Asked<'_>) -> Code {
    match (pass.standing.from(), pass.standing.until()) {
        (Some(from), _) if asked.early < from => Code::PassBegins(from),
        (_, Some(until)) => Code::PassEnded(until),
        // It is out of its time, so it has an end.
        _ => Code::NotSpokenOf,
    }
}

/// The times from arrival to departure in which something counts.
fn spans(
    early: Timestamp,
    late: Timestamp,
    leave: Timestamp,
    mut counts: impl FnMut(Timestamp) -> bool,
) -> Vec<(Timestamp, Timestamp)> {
    let step = SignedDuration::from_secs(leave.duration_since(late).as_secs().div_euclid(SAMPLES))
        .max(SignedDuration::from_hours(24));
    let mut moments = vec![early, late];
    let mut next = late;
    while let Some(after) = next.checked_add(step).ok().filter(|after| *after < leave) {
        moments.push(after);
        next = after;
    }
    moments.push(leave);
    moments.dedup();
    let mut spans: Vec<(Timestamp, Timestamp)> = Vec::new();
    let mut before: Option<(Timestamp, bool)> = None;
    for moment in moments {
        let now = counts(moment);
        match (before, now) {
            (Some((last, true)), true) | (Some((last, true)), false) => {
                let end = if now {
                    moment
                } else {
                    change(last, moment, true, &mut counts)
                };
                if let Some(span) = spans.last_mut() {
                    span.1 = end;
                }
            }
            (Some((last, false)), true) => {
                let begin = change(last, moment, false, &mut counts);
                spans.push((begin, moment));
            }
            (None, true) => spans.push((moment, moment)),
            (_, false) => {}
        }
        before = Some((moment, now));
    }
    spans
}

/// The moment between two at which what counts changes: the last at which it does, or the first.
fn change(
    mut from: Timestamp,
    mut to: Timestamp,
    counts_before: bool,
    counts: &mut impl FnMut(Timestamp) -> bool,
) -> Timestamp {
    while to.duration_since(from) > EXACT {
        let half = to.duration_since(from).checked_div(2).unwrap_or(EXACT);
        let Ok(middle) = from.checked_add(half) else { break };
        if counts(middle) == counts_before {
            from = middle;
        } else {
            to = middle;
        }
    }
    if counts_before { from } else { to }
}

/// What passes are worth together: one may take over where another ends.
pub(super) fn weigh(counting: &[Counting], asked: &Asked<'_>) -> Ruling {
    let leave = asked.leave.unwrap_or(asked.late);
    let (covered, used) = cover(counting, asked.early, leave);
    let of = |used: &[usize]| -> Vec<Reason> {
        used.iter()
            .filter_map(|at| counting.get(*at))
            .flat_map(|one| one.reasons.iter().cloned())
            .collect()
    };
    if covered >= leave {
        let reasons = of(&used);
        let has_conditions = reasons.iter().any(|reason| matches!(reason.code, Code::Conditions(_)));
        let colour = if has_conditions { Colour::Yellow } else { Colour::Green };
        return Ruling::for_passes(colour, reasons, used);
    }
    if covered >= asked.late {
        let mut reasons = vec![Reason::new(Code::EndsDuringStay(covered))];
        reasons.extend(of(&used));
        return Ruling::for_passes(Colour::Yellow, reasons, used);
    }
    let later = counting.iter().enumerate().filter_map(|(at, one)| {
        let later = one.spans.iter().find(|span| span.1 > asked.late)?;
        Some((later.0, at))
    });
    if let Some((from, at)) = later.min() {
        let mut reasons = vec![Reason::of_pass(Code::CountsFrom(from), at)];
        reasons.extend(of(&[at]));
        return Ruling::for_passes(Colour::Yellow, reasons, vec![at]);
    }
    let spoken: Vec<&Counting> = counting.iter().filter(|one| !one.is_not_spoken_of()).collect();
    let Some(colour) = Colour::any(spoken.iter().map(|one| one.colour)) else {
        let code = if counting.is_empty() {
            Code::NoPass
        } else {
            Code::NotSpokenOf
        };
        return Ruling::because(Colour::Unknown, None, Reason::new(code));
    };
    let weightiest = spoken.iter().filter(|one| one.colour == colour);
    let others = spoken.iter().filter(|one| one.colour != colour);
    let reasons = weightiest
        .chain(others)
        .flat_map(|one| one.reasons.iter().cloned())
        .collect();
    Ruling::for_passes(colour, reasons, Vec::new())
}

/// How far from `early` on the passes count without a gap, and which of them do.
fn cover(counting: &[Counting], early: Timestamp, leave: Timestamp) -> (Timestamp, Vec<usize>) {
    // Before the beginning.
    let mut covered = early.checked_sub(EXACT).unwrap_or(early);
    let mut used = Vec::new();
    while covered < leave {
        let reaches = |(at, one): (usize, &Counting)| {
            // What changes is found to the minute.
            let meets = |span: &&(Timestamp, Timestamp)| span.0.duration_since(covered) <= EXACT;
            let end = one.spans.iter().filter(meets).map(|span| span.1).max()?;
            (end > covered).then_some((end, at))
        };
        let farthest = counting.iter().enumerate().filter_map(reaches);
        // Of several that reach as far, the first.
        let Some((end, at)) = farthest.max_by_key(|(end, at)| (*end, std::cmp::Reverse(*at))) else {
            break;
        };
        covered = end;
        used.push(at);
    }
    (covered, used)
}

impl Counting {
    /// The rules say nothing of such a pass.
    fn is_not_spoken_of(&self) -> bool {
        self.reasons.iter().all(|reason| reason.code == Code::NotSpokenOf)
    }
}
