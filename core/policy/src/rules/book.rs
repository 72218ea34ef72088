//! Every publisher's rules, and which of them are in force.

use std::collections::btree_map::{BTreeMap, Entry};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use super::facts::Facts;
use super::outcome::{Open, Outcome, RuleOutcome};
use super::rule::{BookRule, PassedOver};
use super::source::{RuleSource, Speaker};
use super::value_sets::ValueSets;
use super::{Age, CertificateType, RuleKind};
use crate::certlogic::{Data, Explanation};
use crate::packs::content::rules::RulesContent;
use crate::packs::{Accepted, Kind, PackError};
use crate::requirements::{self, Requirement, Scope};
use crate::{Clock, Country, Voice};

/// The rules of all publishers. Cheap to clone.
#[derive(Clone, Default)]
pub struct RuleBook {
    inner: Arc<Inner>,
}

#[derive(Clone, Default)]
struct Inner {
    /// By country; those of none under `None`.
    rules: BTreeMap<Option<Country>, Vec<Arc<BookRule>>>,
    sources: Vec<Arc<RuleSource>>,
    value_sets: BTreeMap<Speaker, ValueSets>,
    /// What each asks of people, who asks anything.
    requirements: Vec<(Arc<RuleSource>, Vec<Requirement>)>,
}

/// Which rules are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection<'s> {
    /// Of which country.
    pub country: Country,
    /// Where in it, as its rules write it (in any letter case); without it those of the whole country alone.
    pub region: Option<&'s str>,
    /// What they decide.
    pub kind: RuleKind,
    /// For which certificates; [`CertificateType::General`] asks for all of them.
    pub certificate: CertificateType,
    /// When.
    pub at: Timestamp,
}

impl RuleBook {
    /// Takes what a publisher's pack says, or without a voice what was read from files on that day. Gives the rules whose head
    /// says that they are not understood; they stay in the book, open wherever they are in force.
    ///
    /// The order in which contents come does not matter.
    pub fn add(
        &mut self,
        content: &RulesContent,
        voice: Option<Arc<Voice>>,
        read_on: Option<Timestamp>,
    ) -> Vec<PassedOver> {
        let inner = Arc::make_mut(&mut self.inner);
        let unread = content.unread().filter_map(Country::from_alpha2).collect();
        let source = Arc::new(RuleSource { voice, read_on, unread });
        let sets = inner.value_sets.entry(source.speaker()).or_default();
        content.value_sets().for_each(|set| sets.take(set));
        let mut passed_over = Vec::new();
        for rule in content.rules() {
            let rule = BookRule::new(rule, Arc::clone(&source));
            passed_over.extend(rule.needs_more().map(|reason| rule.passed_over(reason)));
            inner.rules.entry(rule.country()).or_default().push(Arc::new(rule));
        }
        if content.requirements().len() > 0 {
            let requirements = content.requirements().cloned().collect();
            inner.requirements.push((Arc::clone(&source), requirements));
        }
        inner.sources.push(source);
        passed_over
    }

    /// Takes the rules of a proved pack; see [`add`](Self::add).
    ///
    /// # Errors
    /// [`PackError::Form`] where its content cannot be read: nothing is taken then.
    pub fn add_pack(&mut self, accepted: &Accepted) -> Result<Vec<PassedOver>, PackError> {
        let Some(content) = accepted.contents.iter().find(|content| content.kind == Kind::Rules) else {
            return Ok(Vec::new());
        };
        let voice = Voice::of(accepted, content);
        let (rules, _) = RulesContent::decode(&content.body, &voice.name)?;
        Ok(self.add(&rules, Some(voice), None))
    }

    /// Every rule, of every version.
    pub fn rules(&self) -> impl Iterator<Item = &Arc<BookRule>> {
        self.inner.rules.values().flatten()
    }

    /// Countries that have rules, in the order of their codes.
    pub fn countries(&self) -> impl Iterator<Item = Country> {
        self.inner.rules.keys().flatten().copied()
    }

    /// Everybody who brought rules.
    pub fn sources(&self) -> &[Arc<RuleSource>] {
        &self.inner.sources
    }

    /// Who brought rules, and whether what they say still counts.
    pub fn ages(&self, clock: &Clock) -> impl Iterator<Item = (&Arc<RuleSource>, Age)> {
        self.inner.sources.iter().map(|source| (source, source.age(clock)))
    }

    /// Who has a rule of this country that could not even be filed: with such a one, nobody can say what the country asks.
    pub fn unread(&self, country: Country) -> impl Iterator<Item = &Arc<RuleSource>> {
        let sources = self.inner.sources.iter();
        sources.filter(move |source| source.unread.contains(&country))
    }

    /// What is asked of people there on a day, by each who says so: of several versions the newest.
    pub fn requirements(
        &self,
        country: Country,
        scope: Scope,
        day: Date,
    ) -> impl Iterator<Item = (&Arc<RuleSource>, Vec<&Requirement>)> {
        self.inner.requirements.iter().filter_map(move |(source, all)| {
            let asked = requirements::in_force(all, country, scope, day);
            (!asked.is_empty()).then_some((source, asked))
        })
    }

    /// How a rule comes to what it says of a pass at a stop; `None` where it is not understood.
    #[must_use]
    pub fn explain(
        &self,
        rule: &BookRule,
        facts: &Facts,
        country: Country,
        region: Option<&str>,
        at: Timestamp,
    ) -> Option<Explanation> {
        let external = facts.external(country, region, at);
        let logic = rule.logic().ok()?;
        Some(logic.explain(&Data::new(facts.payload(), &external, self.value_sets(rule.source()))))
    }

    /// A value set of who brought these rules: an array of codes.
    #[must_use]
    pub fn value_set(&self, source: &RuleSource, name: &str) -> Option<&Value> {
        self.value_sets(source).get(name)
    }

    /// Every value set of who brought these rules, by name.
    fn value_sets(&self, source: &RuleSource) -> &Value {
        let sets = self.inner.value_sets.get(&source.speaker());
        sets.map_or(&Value::Null, ValueSets::values)
    }

    /// Every rule that is not understood, with why: reads them all.
    pub fn not_understood(&self) -> impl Iterator<Item = PassedOver> {
        self.rules()
            .filter_map(|rule| Some(rule.passed_over(rule.logic().err()?.clone())))
    }

    /// The rules in force, each in its newest version, for each publisher by itself: in the order of publishers (files first)
    /// and identifiers.
    pub fn select(&self, selection: &Selection<'_>) -> Vec<Arc<BookRule>> {
        let mut rules = self.in_force(selection);
        rules.retain(|rule| rule.is_for(selection.certificate));
        rules
    }

    /// What the rules in force at a stop say of a pass: the acceptance rules of the country, then the invalidation rules of
    /// the country that issued it. Nothing at all where nobody speaks of it, which is no acceptance; see also
    /// [`unread`](Self::unread).
    pub fn judge(&self, facts: &Facts, country: Country, region: Option<&str>, at: Timestamp) -> Vec<RuleOutcome> {
        self.judged(None, facts, country, region, at)
    }

    /// The same of one publisher's rules; no other's are asked.
    pub(crate) fn judged_by(
        &self,
        source: &RuleSource,
        facts: &Facts,
        country: Country,
        region: Option<&str>,
        at: Timestamp,
    ) -> Vec<RuleOutcome> {
        self.judged(Some(source), facts, country, region, at)
    }

    fn judged(
        &self,
        source: Option<&RuleSource>,
        facts: &Facts,
        country: Country,
        region: Option<&str>,
        at: Timestamp,
    ) -> Vec<RuleOutcome> {
        let external = facts.external(country, region, at);
        let of = |kind, country| {
            let selection = Selection {
                country,
                region,
                kind,
                certificate: CertificateType::General,
                at,
            };
            self.ask(source, facts, &external, &selection)
        };
        let mut outcomes = of(RuleKind::Acceptance, country);
        if let Some(issuer) = facts.issuer() {
            outcomes.extend(of(RuleKind::Invalidation, issuer));
        }
        outcomes
    }

    /// What the rules of one kind say of a pass: [`RuleKind::Booster`], whether the country has another dose due, which is
    /// so where any is [`Outcome::Passed`]; [`RuleKind::Domestic`], what holds within it.
    pub fn judge_by(
        &self,
        kind: RuleKind,
        facts: &Facts,
        country: Country,
        region: Option<&str>,
        at: Timestamp,
    ) -> Vec<RuleOutcome> {
        let selection = Selection {
            country,
            region,
            kind,
            certificate: CertificateType::General,
            at,
        };
        self.ask(None, facts, &facts.external(country, region, at), &selection)
    }

    /// Of everybody, or of one publisher alone.
    fn ask(
        &self,
        source: Option<&RuleSource>,
        facts: &Facts,
        external: &Value,
        selection: &Selection<'_>,
    ) -> Vec<RuleOutcome> {
        let types = facts.certificate_types();
        let mut rules = self.in_force(selection);
        rules.retain(|rule| source.is_none_or(|source| source.speaker() == rule.source().speaker()));
        rules.retain(|rule| types.iter().any(|of| rule.is_for(*of)));
        // Those of one publisher stand together, and look into the same data.
        let mut data: Option<(Speaker, Data<'_>)> = None;
        let mut outcomes = Vec::with_capacity(rules.len());
        for rule in rules {
            let speaker = rule.source().speaker();
            if data.as_ref().is_some_and(|(of, _)| *of != speaker) {
                data = None;
            }
            let (_, data) = data.get_or_insert_with(|| {
                let sets = self.value_sets(rule.source());
                (speaker, Data::new(facts.payload(), external, sets))
            });
            outcomes.push(RuleOutcome {
                outcome: self.outcome(&rule, facts, data),
                rule,
            });
        }
        outcomes
    }

    fn outcome(&self, rule: &BookRule, facts: &Facts, data: &Data<'_>) -> Outcome {
        match self.holds(rule, facts, data) {
            Ok(true) => Outcome::Passed,
            Ok(false) => Outcome::Failed,
            Err(open) => Outcome::Open(open),
        }
    }

    fn holds(&self, rule: &BookRule, facts: &Facts, data: &Data<'_>) -> Result<bool, Open> {
        let logic = rule.logic().map_err(|unread| Open::Rule(unread.clone()))?;
        let (asked, has) = (rule.schema(), facts.schema());
        if has.is_none_or(|has| has.major() != asked.major() || has < asked) {
            return Err(Open::Schema { rule: asked, pass: has });
        }
        let sets = self.value_sets(rule.source());
        if let Some(missing) = rule.value_sets().iter().find(|name| sets.get(name.as_str()).is_none()) {
            return Err(Open::ValueSet(missing.clone()));
        }
        logic.holds(data).map_err(Open::Evaluation)
    }

    /// Whether a country has rules of a kind at any time.
    pub(super) fn has_any(&self, kind: RuleKind, country: Country) -> bool {
        let mut rules = self.inner.rules.get(&Some(country)).into_iter().flatten();
        rules.any(|rule| rule.kind() == kind)
    }

    /// The newest version of each rule of this kind, whatever certificates it is for: a version that is for others than the
    /// one before it takes that one's place all the same.
    fn in_force(&self, selection: &Selection<'_>) -> Vec<Arc<BookRule>> {
        let is_there = |rule: &BookRule| {
            let is_anywhere = selection.kind == RuleKind::Invalidation;
            let region = |own: &str| {
                selection
                    .region
                    .is_some_and(|region| own.eq_ignore_ascii_case(region.trim()))
            };
            is_anywhere || rule.region().is_none_or(region)
        };
        let mut newest: BTreeMap<(Speaker, &str), &Arc<BookRule>> = BTreeMap::new();
        let of_country = self.inner.rules.get(&Some(selection.country)).into_iter().flatten();
        for rule in of_country.filter(|rule| rule.is_in_force(selection.at) && is_there(rule)) {
            match newest.entry((rule.source().speaker(), rule.id())) {
                Entry::Vacant(place) => {
                    place.insert(rule);
                }
                // Of one version twice, the same counts in whatever order they came.
                Entry::Occupied(mut place) => {
                    let before = place.get();
                    if (before.version(), before.json()) < (rule.version(), rule.json()) {
                        place.insert(rule);
                    }
                }
            }
        }
        let newest = newest.into_values().filter(|rule| rule.kind() == selection.kind);
        newest.cloned().collect()
    }
}
