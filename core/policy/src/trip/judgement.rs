//! What a judgement of a trip says.

use jiff::Timestamp;

use super::{Colour, Leg, Reason, Remedy, Source};

/// What the passes of those who travel are worth on a trip.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Judgement {
    /// In all: that of the worst leg.
    pub colour: Colour,
    /// Every leg, in order.
    pub legs: Vec<LegJudgement>,
    /// Until when this stands, unless passes or packs change before; `None`: without end.
    pub stands_until: Option<Timestamp>,
}

/// One leg.
#[derive(Debug, Clone, PartialEq)]
pub struct LegJudgement {
    /// The leg.
    pub leg: Leg,
    /// That of the traveller who stands worst.
    pub colour: Colour,
    /// One for each traveller, in their order.
    pub findings: Vec<Finding>,
}

/// What the passes of one traveller are worth on one leg.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// That of the ruling that stands worst.
    pub colour: Colour,
    /// What is asked, and what is there: one for each who speaks of the leg; those that count before the others, and the
    /// worst first. Never empty.
    pub rulings: Vec<Ruling>,
}

/// What one publisher asks on one leg, and how one traveller meets it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruling {
    /// The colour.
    pub colour: Colour,
    /// Whose word it is; `None` where nobody speaks.
    pub source: Option<Source>,
    /// Whether the leg's colour rests on it. Not where another publisher's rules are fresh and these are not, and where
    /// publishers disagree.
    pub counts: bool,
    /// Why, the weightiest first. Never empty.
    pub reasons: Vec<Reason>,
    /// What would turn it green, where it is not.
    pub remedies: Vec<Remedy>,
    /// The passes that meet it, by their place among the traveller's.
    pub passes: Vec<usize>,
    /// Until when it stands.
    pub stands_until: Option<Timestamp>,
}

impl Judgement {
    /// Of its legs.
    pub(super) fn of(legs: Vec<LegJudgement>) -> Self {
        Self {
            // A trip has legs.
            colour: Colour::all(legs.iter().map(|leg| leg.colour)).unwrap_or(Colour::Unknown),
            stands_until: legs
                .iter()
                .flat_map(|leg| &leg.findings)
                .flat_map(|finding| &finding.rulings)
                .filter_map(|ruling| ruling.stands_until)
                .min(),
            legs,
        }
    }
}

impl LegJudgement {
    /// Of what every traveller finds there.
    pub(super) fn of(leg: Leg, findings: Vec<Finding>) -> Self {
        Self {
            // Where nobody travels, nothing is known.
            colour: Colour::all(findings.iter().map(|finding| finding.colour)).unwrap_or(Colour::Unknown),
            leg,
            findings,
        }
    }
}

impl Finding {
    /// Of all that is asked.
    pub(super) fn of(mut rulings: Vec<Ruling>) -> Self {
        rulings.sort_by_key(|ruling| (!ruling.counts, ruling.colour));
        Self {
            colour: Colour::all(
                rulings
                    .iter()
                    .filter(|ruling| ruling.counts)
                    .map(|ruling| ruling.colour),
            )
            .unwrap_or(Colour::Unknown),
            rulings,
        }
    }
}

impl Ruling {
    /// Met, or not, by these passes.
    pub(super) fn for_passes(colour: Colour, reasons: Vec<Reason>, passes: Vec<usize>) -> Self {
        Self {
            colour,
            source: None,
            counts: true,
            reasons,
            remedies: Vec::new(),
            passes,
            stands_until: None,
        }
    }

    /// For one reason.
    pub(super) fn because(colour: Colour, source: Option<Source>, reason: Reason) -> Self {
        Self {
            source,
            ..Self::for_passes(colour, vec![reason], Vec::new())
        }
    }
}
