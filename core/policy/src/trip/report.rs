//! A judgement as `carnet trip check --json` prints it.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Code, Finding, Judgement, Leg, LegJudgement, Reason, Remedy, Ruling, Source, TestType, Trip};
use crate::requirements;

/// ```text
/// {"from": {"country", "region", "leaves"},
///  "stops": [{"country", "region", "arrives", "leaves", "transit"}]}
/// ```
/// Times are local, as [`Moment`](crate::places::Moment) writes them.
impl Trip {
    /// The trip in JSON.
    #[must_use]
    pub fn report(&self) -> Value {
        let departure = self.departure();
        let stops = self.stops().iter().map(|stop| {
            json!({
                "country": stop.country,
                "region": stop.region,
                "arrives": stop.arrives,
                "leaves": stop.leaves,
                "transit": stop.passage == super::Passage::Transit,
            })
        });
        json!({
            "from": {"country": departure.country, "region": departure.region, "leaves": departure.leaves},
            "stops": stops.collect::<Vec<_>>(),
        })
    }
}

/// | member | shape |
/// |---|---|
/// | `colour` | `"green"`, `"yellow"`, `"red"` or `"unknown"` |
/// | `stands_until` | RFC 3339 in UTC, or null |
/// | `legs` | `[{"kind", "country", "region", "from", "until", "colour", "findings"}]`; kind: `"departure"`, `"transit"`, `"stay"` |
/// | `findings` | one a traveller: `{"traveller", "colour", "rulings"}` |
/// | `rulings` | one a publisher and topic: `{"colour", "counts", "source", "reasons", "remedies", "passes", "stands_until"}` |
/// | `source` | `{"publisher", "name", "development", "issued", "refresh_by"}`; null where nobody speaks |
/// | `reasons` | `[{"code", "rule", "pass", …}]`: [`Code::name`], `{"id", "version", "words"}` or null, a name of `passes` or null, and the code's own parameters |
/// | `remedies` | `[{"kind", …}]`: `"test"` (`test`, `after`, `hours`), `"dose"` (`from`, `by`), `"arrive_from"` (`date`), `"requirement"` (`needs`, `not_before`, `last_day`, `not_after`, `counts_from`), `"nothing"` |
impl Judgement {
    /// The judgement in JSON. `travellers` names each; `passes`, the passes of each.
    #[must_use]
    pub fn report(&self, travellers: &[String], passes: &[Vec<String>]) -> Value {
        let legs = self.legs.iter().map(|leg| leg.report(travellers, passes));
        json!({
            "colour": self.colour,
            "stands_until": text(self.stands_until),
            "legs": legs.collect::<Vec<_>>(),
        })
    }
}

impl LegJudgement {
    fn report(&self, travellers: &[String], passes: &[Vec<String>]) -> Value {
        let Leg {
            kind,
            country,
            region,
            from,
            until,
            ..
        } = &self.leg;
        let findings = self.findings.iter().enumerate().map(|(at, finding)| {
            let names = passes.get(at).map(Vec::as_slice).unwrap_or_default();
            finding.report(travellers.get(at), names)
        });
        json!({
            "kind": kind.name(),
            "country": country,
            "region": region,
            "from": from.to_string(),
            "until": until.to_string(),
            "colour": self.colour,
            "findings": findings.collect::<Vec<_>>(),
        })
    }
}

impl Finding {
    fn report(&self, traveller: Option<&String>, passes: &[String]) -> Value {
        let rulings = self.rulings.iter().map(|ruling| ruling.report(passes));
        json!({"traveller": traveller, "colour": self.colour, "rulings": rulings.collect::<Vec<_>>()})
    }
}

impl Ruling {
    fn report(&self, passes: &[String]) -> Value {
        let named = |at: &usize| passes.get(*at);
        json!({
            "colour": self.colour,
            "counts": self.counts,
            "source": self.source.as_ref().map(Source::report),
            "reasons": self.reasons.iter().map(|reason| reason.report(passes)).collect::<Vec<_>>(),
            "remedies": self.remedies.iter().map(Remedy::report).collect::<Vec<_>>(),
            "passes": self.passes.iter().filter_map(named).collect::<Vec<_>>(),
            "stands_until": text(self.stands_until),
        })
    }
}

impl Source {
    fn report(&self) -> Value {
        json!({
            "publisher": self.publisher.map(|id| id.to_string()),
            "name": &*self.name,
            "development": self.development,
            "issued": text(self.issued),
            "refresh_by": text(self.refresh_by),
        })
    }
}

impl Reason {
    fn report(&self, passes: &[String]) -> Value {
        let rule = self.rule.as_ref();
        let mut report = json!({
            "code": self.code.name(),
            "rule": rule.map(|rule| json!({"id": rule.id, "version": rule.version, "words": rule.words})),
            "pass": self.pass.and_then(|at| passes.get(at)),
        });
        let parameter = match &self.code {
            Code::Conditions(words) => Some(("conditions", json!(words))),
            Code::Pass(verdict) => Some(("verdict", json!(verdict))),
            Code::PassEnded(at) | Code::PassBegins(at) | Code::EndsDuringStay(at) | Code::CountsFrom(at) => {
                Some(("at", json!(at.to_string())))
            }
            Code::StaleRules(since) => Some(("at", json!(text(*since)))),
            Code::RuleOpen(why) => Some(("why", json!(why))),
            Code::RequirementOpen(why) => Some(("why", json!(why))),
            Code::NotAsked(why) => Some(("why", json!(why))),
            Code::Lifted(duty) => Some(("duty", json!(duty))),
            Code::Duty(owed) => Some((
                "duty",
                json!({"what": owed.duty, "ends": text(owed.ends), "lifted_by": owed.lifted_by.as_ref().map(required)}),
            )),
            _ => None,
        };
        if let (Some(members), Some((name, value))) = (report.as_object_mut(), parameter) {
            members.insert(name.to_owned(), value);
        }
        report
    }
}

impl Remedy {
    fn report(&self) -> Value {
        match self {
            Self::Test { test, after, hours } => {
                json!({"kind": "test", "test": test.name(), "after": after.to_string(), "hours": hours})
            }
            Self::Dose { from, by } => json!({"kind": "dose", "from": from.to_string(), "by": by.to_string()}),
            Self::ArriveFrom(date) => json!({"kind": "arrive_from", "date": date.to_string()}),
            Self::Requirement(remedy) => required(remedy),
            Self::Nothing => json!({"kind": "nothing"}),
        }
    }
}

impl TestType {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Naat => "naat",
            Self::Antigen => "antigen",
        }
    }
}

fn required(remedy: &requirements::Remedy) -> Value {
    json!({
        "kind": "requirement",
        "needs": remedy.needs,
        "not_before": text(remedy.not_before),
        "last_day": remedy.last_day.map(|day| day.to_string()),
        "not_after": text(remedy.not_after),
        "counts_from": remedy.counts_from.map(|day| day.to_string()),
    })
}

fn text(at: Option<Timestamp>) -> Option<String> {
    at.map(|at| at.to_string())
}
