//! Who accepts whose passes: one entry a direction, nothing inferred (PACKS.md, section 12).

use credential::Country;
use credential::cbor::{Decoder, Encoder, Map, Profile};
use jiff::civil::Date;

use super::super::error::{Departs, form};
use super::super::{Kind, PackError};
use super::words;
use crate::cbor::put;
use crate::limits;

/// One direction of a recognition agreement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Agreement {
    /// The state that accepts.
    pub at: Country,
    /// Whose passes it accepts.
    pub of: Issuer,
    /// The kinds of pass.
    pub kinds: Vec<PassKind>,
    /// What an accepted pass is good for.
    pub effects: Vec<Effect>,
    /// The first day.
    pub from: Date,
    /// The last day; `None`: until it is ended.
    pub until: Option<Date>,
    /// What has to be met besides, in the publisher's words.
    pub conditions: Option<String>,
    /// Where it was published.
    pub source: String,
}

/// Whose passes are meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Issuer {
    /// A state's.
    State(Country),
    /// Those of the issuer with this URL, as SMART Health Cards name theirs.
    Url(String),
}

/// A kind of pass, as agreements name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassKind {
    /// Vaccination.
    Vaccination,
    /// Test.
    Test,
    /// Recovery.
    Recovery,
}

/// What an accepted pass is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Entering the country.
    Entry,
    /// Entering without a test.
    ExemptFromTest,
    /// Entering without quarantine.
    ExemptFromQuarantine,
    /// Boarding towards it.
    Boarding,
    /// Venues within it.
    Venue,
}

impl PassKind {
    const ALL: [Self; 3] = [Self::Vaccination, Self::Test, Self::Recovery];

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Vaccination => "vaccination",
            Self::Test => "test",
            Self::Recovery => "recovery",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Effect {
    const ALL: [Self; 5] = [
        Self::Entry,
        Self::ExemptFromTest,
        Self::ExemptFromQuarantine,
        Self::Boarding,
        Self::Venue,
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::ExemptFromTest => "exempt_from_test",
            Self::ExemptFromQuarantine => "exempt_from_quarantine",
            Self::Boarding => "boarding",
            Self::Venue => "venue",
        }
    }

    /// The effect with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|effect| effect.name() == name)
    }
}

impl Agreement {
    /// Whether it is in force on this day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Keys of an entry's map.
mod key {
    pub(super) const AT: u64 = 1;
    pub(super) const OF: u64 = 2;
    pub(super) const KINDS: u64 = 3;
    pub(super) const EFFECTS: u64 = 4;
    pub(super) const FROM: u64 = 5;
    pub(super) const UNTIL: u64 = 6;
    pub(super) const CONDITIONS: u64 = 7;
    pub(super) const SOURCE: u64 = 8;
}

/// The body of a pack's agreements: sorted, each once.
#[must_use]
pub fn encode(agreements: &[Agreement]) -> Vec<u8> {
    let mut sorted: Vec<&Agreement> = agreements.iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    let mut encoder = Encoder::new();
    encoder.array(sorted.len());
    for agreement in sorted {
        encoder.map(&entry(agreement));
    }
    encoder.finish()
}

fn entry(agreement: &Agreement) -> Map {
    let mut map = Map::new();
    // Eight labels, each once.
    let mut text = |label: u64, text: &str| {
        put(&mut map, label, |value| value.text(text));
    };
    text(key::AT, &agreement.at.to_string());
    match &agreement.of {
        Issuer::State(country) => text(key::OF, &country.to_string()),
        Issuer::Url(url) => text(key::OF, url),
    }
    text(key::FROM, &agreement.from.to_string());
    if let Some(until) = agreement.until {
        text(key::UNTIL, &until.to_string());
    }
    if let Some(conditions) = &agreement.conditions {
        text(key::CONDITIONS, conditions);
    }
    text(key::SOURCE, &agreement.source);
    let mut numbers = |label: u64, numbers: Vec<u64>| {
        put(&mut map, label, |value| {
            numbers
                .iter()
                .fold(value.array(numbers.len()), |list, number| list.u64(*number))
        });
    };
    numbers(key::KINDS, places(&PassKind::ALL, &agreement.kinds));
    numbers(key::EFFECTS, places(&Effect::ALL, &agreement.effects));
    map
}

/// The places of `chosen` in `all`, in order, each once.
fn places<T: PartialEq>(all: &[T], chosen: &[T]) -> Vec<u64> {
    let numbered = (0_u64..).zip(all);
    numbered
        .filter(|(_, one)| chosen.contains(one))
        .map(|(number, _)| number)
        .collect()
}

/// Reads the body of a pack's agreements.
///
/// # Errors
/// [`PackError::Form`].
pub fn decode(body: &[u8]) -> Result<Vec<Agreement>, PackError> {
    form(Kind::Agreements, || {
        let mut decoder = Decoder::new(body, Profile::Strict);
        if decoder.array()?.is_none_or(|count| count > limits::AGREEMENTS) {
            return Err(Departs);
        }
        let mut agreements: Vec<Agreement> = Vec::new();
        while decoder.more()? {
            let agreement = agreement(&mut decoder)?;
            if agreements.last().is_some_and(|last| *last >= agreement) {
                return Err(Departs);
            }
            agreements.push(agreement);
        }
        decoder.finish()?;
        Ok(agreements)
    })
}

fn agreement(decoder: &mut Decoder<'_>) -> Result<Agreement, Departs> {
    let (mut at, mut of, mut kinds, mut effects) = (None, None, None, None);
    let (mut from, mut until, mut conditions, mut source) = (None, None, None, None);
    decoder.map()?;
    while decoder.more()? {
        match decoder.u64()? {
            key::AT => at = Some(Country::from_alpha2(&decoder.text()?).ok_or(Departs)?),
            key::OF => of = Some(issuer(&decoder.text()?)?),
            key::KINDS => kinds = Some(chosen(decoder, &PassKind::ALL)?),
            key::EFFECTS => effects = Some(chosen(decoder, &Effect::ALL)?),
            key::FROM => from = Some(day(&decoder.text()?)?),
            key::UNTIL => until = Some(day(&decoder.text()?)?),
            key::CONDITIONS => conditions = Some(words(&decoder.text()?, limits::AGREEMENT_TEXT)?),
            key::SOURCE => source = Some(words(&decoder.text()?, limits::AGREEMENT_TEXT)?),
            _ => return Err(Departs),
        }
    }
    let from = from.ok_or(Departs)?;
    if until.is_some_and(|until| until < from) {
        return Err(Departs);
    }
    Ok(Agreement {
        at: at.ok_or(Departs)?,
        of: of.ok_or(Departs)?,
        kinds: kinds.ok_or(Departs)?,
        effects: effects.ok_or(Departs)?,
        from,
        until,
        conditions,
        source: source.ok_or(Departs)?,
    })
}

fn issuer(text: &str) -> Result<Issuer, Departs> {
    match Country::from_alpha2(text) {
        Some(country) => Ok(Issuer::State(country)),
        None if text.starts_with("https://") => Ok(Issuer::Url(words(text, limits::AGREEMENT_TEXT)?)),
        None => Err(Departs),
    }
}

/// A day as `2026-11-22`, in that form alone.
fn day(text: &str) -> Result<Date, Departs> {
    let day: Date = text.parse().map_err(|_| Departs)?;
    if day.to_string() == text { Ok(day) } else { Err(Departs) }
}

/// A set by places in `all`: at least one, in order, each once.
fn chosen<T: Copy>(decoder: &mut Decoder<'_>, all: &[T]) -> Result<Vec<T>, Departs> {
    let mut chosen = Vec::new();
    let mut least = 0;
    decoder.array()?;
    while decoder.more()? {
        let number = decoder.u64()?;
        let one = usize::try_from(number).ok().and_then(|at| all.get(at)).ok_or(Departs)?;
        if number < least {
            return Err(Departs);
        }
        least = number.saturating_add(1);
        chosen.push(*one);
    }
    if chosen.is_empty() { Err(Departs) } else { Ok(chosen) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agreement(at: &str, of: Issuer) -> Agreement {
        Agreement {
            at: Country::from_alpha2(at).unwrap(),
            of,
            kinds: vec![PassKind::Vaccination, PassKind::Recovery],
            effects: vec![Effect::Entry, Effect::Boarding],
            from: "2026-01-01".parse().unwrap(),
            until: Some("2026-12-31".parse().unwrap()),
            conditions: Some("two doses".to_owned()),
            source: "https://example.org/agreement".to_owned(),
        }
    }

    #[test]
    fn agreements_come_back_sorted_and_each_once() {
        let swiss = agreement("CH", Issuer::State(Country::from_alpha2("AT").unwrap()));
        let austrian = agreement("AT", Issuer::Url("https://example.org".to_owned()));
        let body = encode(&[swiss.clone(), austrian.clone(), swiss.clone()]);
        assert_eq!(decode(&body), Ok(vec![austrian, swiss]));
    }

    #[test]
    fn an_agreement_holds_from_its_first_to_its_last_day() {
        let agreement = agreement("CH", Issuer::State(Country::from_alpha2("AT").unwrap()));
        for (day, holds) in [
            ("2025-12-31", false),
            ("2026-01-01", true),
            ("2026-12-31", true),
            ("2027-01-01", false),
        ] {
            assert_eq!(agreement.holds_on(day.parse().unwrap()), holds, "{day}");
        }
    }

    #[test]
    fn what_departs_from_the_form_is_refused() {
        let one = agreement("CH", Issuer::State(Country::from_alpha2("AT").unwrap()));
        let mut backwards = one.clone();
        backwards.until = Some("2025-12-31".parse().unwrap());
        let mut nothing = one.clone();
        nothing.effects.clear();
        let mut control = one.clone();
        control.source = "a\u{7}b".to_owned();
        for bad in [backwards, nothing, control] {
            assert_eq!(decode(&encode(&[bad])), Err(PackError::Form(Kind::Agreements)));
        }
        let body = encode(&[one]);
        for cut in 0..body.len() {
            assert!(decode(&body[..cut]).is_err());
        }
    }
}
