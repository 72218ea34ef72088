//! A requirement as an entry of a rules pack (PACKS.md, section 11).

use std::collections::BTreeMap;

use credential::cbor::{CborError, Decoder, Encoder, Map};

use super::written::{Written, WrittenOrigin};
use super::{Ages, Before, Duty, Need, Otherwise, Requirement, Scope, Since};
use crate::cbor::{encoded, put};
use crate::limits;
use crate::packs::content::members;
use crate::packs::content::rules::RuleProblem;

/// The entry is no requirement.
struct NotOne;

impl From<CborError> for NotOne {
    fn from(_: CborError) -> Self {
        Self
    }
}

impl Requirement {
    /// The entry of a pack, in deterministic CBOR.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut map = Map::new();
        let dates = [Some(self.from), self.until, Some(self.source_date)].map(|date| date.map(|date| date.to_string()));
        let [from, until, source_date] = &dates;
        for (number, text) in [
            (1, Some(&self.id)),
            (3, Some(&self.country.to_string())),
            (4, self.region.as_ref()),
            (6, from.as_ref()),
            (7, until.as_ref()),
            (13, Some(&self.source)),
            (14, source_date.as_ref()),
        ] {
            if let Some(text) = text {
                put(&mut map, number, |value| value.text(text));
            }
        }
        put(&mut map, 2, |value| value.u64(self.version.into()));
        put(&mut map, 5, |value| value.u64(self.scope as u64));
        if !self.topic.is_empty() {
            put(&mut map, 8, |value| texts(value, self.topic.iter().map(String::as_str)));
        }
        if let Some(ages) = self.ages {
            let all = [Some(ages.from_months), ages.below_months];
            put(&mut map, 9, |value| numbers(value, all.into_iter().flatten()));
        }
        if let Some(origin) = &self.came_from {
            let mut inner = Map::new();
            put(&mut inner, 1, |value| {
                texts(value, origin.countries.iter().map(credential::Country::as_str))
            });
            for (number, amount) in [(2, origin.within_days), (3, origin.transit_over_hours)] {
                if let Some(amount) = amount {
                    put(&mut inner, number, |value| value.u64(amount.into()));
                }
            }
            put(&mut map, 10, |value| value.map(&inner));
        }
        put(&mut map, 11, |value| numbers(value, need(self.needs)));
        if let Otherwise::Duty(owed) = self.otherwise {
            put(&mut map, 12, |value| numbers(value, duty(owed)));
        }
        let mut words = Map::new();
        for (language, text) in &self.words {
            // Languages differ: they were the keys of a map.
            let _ = words.entry(|key| key.text(language), |value| value.text(text));
        }
        put(&mut map, 15, |value| value.map(&words));
        encoded(&map)
    }

    /// Reads an entry; one that is written in another form than [`encode`](Self::encode)'s is refused.
    pub(crate) fn decode(entry: &[u8]) -> Result<Self, RuleProblem> {
        if entry.len() > limits::REQUIREMENT {
            return Err(RuleProblem::TooLarge);
        }
        let written = written(entry).map_err(|NotOne| RuleProblem::Shape)?;
        let requirement = written.checked()?;
        if requirement.encode() == entry {
            Ok(requirement)
        } else {
            Err(RuleProblem::Contradiction)
        }
    }
}

/// What of an entry has been read.
#[derive(Default)]
struct Members {
    texts: BTreeMap<u64, String>,
    version: Option<u32>,
    scope: Option<Scope>,
    topic: Vec<String>,
    ages: Option<Ages>,
    came_from: Option<WrittenOrigin>,
    needs: Option<Need>,
    owed: Option<Duty>,
    words: BTreeMap<String, String>,
}

fn written(entry: &[u8]) -> Result<Written, NotOne> {
    let mut read = Members::default();
    members(entry, |number, decoder| member(&mut read, number, decoder))?;
    let texts = &mut read.texts;
    Ok(Written {
        id: texts.remove(&1).ok_or(NotOne)?,
        version: read.version.ok_or(NotOne)?,
        country: texts.remove(&3).ok_or(NotOne)?,
        region: texts.remove(&4),
        scope: read.scope.ok_or(NotOne)?,
        from: texts.remove(&6).ok_or(NotOne)?,
        until: texts.remove(&7),
        topic: read.topic,
        ages: read.ages,
        came_from: read.came_from,
        needs: read.needs.ok_or(NotOne)?,
        otherwise: read.owed.map_or(Otherwise::Refuse, Otherwise::Duty),
        source: texts.remove(&13).ok_or(NotOne)?,
        source_date: texts.remove(&14).ok_or(NotOne)?,
        words: read.words,
    })
}

fn member(read: &mut Members, number: u64, decoder: &mut Decoder<'_>) -> Result<(), NotOne> {
    match number {
        1 | 3 | 4 | 6 | 7 | 13 | 14 => {
            let text = decoder.text()?.into_owned();
            read.texts.insert(number, text);
        }
        2 => read.version = Some(u32::try_from(decoder.u64()?).map_err(|_| NotOne)?),
        5 => {
            let code = decoder.u64()?;
            let all = [Scope::Entry, Scope::Transit, Scope::Exit];
            read.scope = Some(all.into_iter().find(|scope| *scope as u64 == code).ok_or(NotOne)?);
        }
        8 => read.topic = read_texts(decoder)?,
        9 => {
            read.ages = Some(match *read_numbers(decoder)? {
                [from_months] => Ages {
                    from_months,
                    below_months: None,
                },
                [from_months, below] => Ages {
                    from_months,
                    below_months: Some(below),
                },
                _ => return Err(NotOne),
            });
        }
        10 => read.came_from = Some(read_origin(decoder)?),
        11 => {
            read.needs = Some(match *read_numbers(decoder)? {
                [0] => Need::Nothing,
                [1, days_before] => Need::Vaccination { days_before },
                [2, hours, before] => Need::Test {
                    hours,
                    before: match before {
                        0 => Before::Arrival,
                        1 => Before::Departure,
                        _ => return Err(NotOne),
                    },
                },
                ref numbers => Need::Duty(read_duty(numbers)?),
            });
        }
        12 => read.owed = Some(read_duty(&read_numbers(decoder)?)?),
        15 => {
            decoder.map()?;
            while decoder.more()? {
                let language = decoder.text()?.into_owned();
                read.words.insert(language, decoder.text()?.into_owned());
            }
        }
        _ => return Err(NotOne),
    }
    Ok(())
}

fn read_origin(decoder: &mut Decoder<'_>) -> Result<WrittenOrigin, NotOne> {
    let mut origin = WrittenOrigin {
        countries: Vec::new(),
        within_days: None,
        transit_over_hours: None,
    };
    decoder.map()?;
    while decoder.more()? {
        match decoder.u64()? {
            1 => origin.countries = read_texts(decoder)?,
            2 => origin.within_days = Some(amount(decoder)?),
            3 => origin.transit_over_hours = Some(amount(decoder)?),
            _ => return Err(NotOne),
        }
    }
    Ok(origin)
}

fn read_duty(numbers: &[u16]) -> Result<Duty, NotOne> {
    match *numbers {
        [3, hours] => Ok(Duty::Test { hours }),
        [4] => Ok(Duty::Registration),
        [5, days, 0] => Ok(Duty::Quarantine {
            days,
            since: Since::Arrival,
        }),
        [5, days, 1] => Ok(Duty::Quarantine {
            days,
            since: Since::Exposure,
        }),
        _ => Err(NotOne),
    }
}

fn need(need: Need) -> Vec<u16> {
    match need {
        Need::Nothing => vec![0],
        Need::Vaccination { days_before } => vec![1, days_before],
        Need::Test { hours, before } => vec![2, hours, before as u16],
        Need::Duty(owed) => duty(owed),
    }
}

fn duty(duty: Duty) -> Vec<u16> {
    match duty {
        Duty::Test { hours } => vec![3, hours],
        Duty::Registration => vec![4],
        Duty::Quarantine { days, since } => vec![5, days, since as u16],
    }
}

fn numbers(encoder: &mut Encoder, numbers: impl IntoIterator<Item = u16>) -> &mut Encoder {
    let numbers: Vec<u16> = numbers.into_iter().collect();
    encoder.array(numbers.len());
    numbers
        .iter()
        .fold(encoder, |encoder, number| encoder.u64((*number).into()))
}

fn texts<'e, 't>(encoder: &'e mut Encoder, texts: impl Iterator<Item = &'t str>) -> &'e mut Encoder {
    let texts: Vec<&str> = texts.collect();
    encoder.array(texts.len());
    texts.iter().fold(encoder, |encoder, text| encoder.text(text))
}

fn read_numbers(decoder: &mut Decoder<'_>) -> Result<Vec<u16>, NotOne> {
    decoder.array()?;
    let mut numbers = Vec::new();
    while decoder.more()? {
        numbers.push(amount(decoder)?);
    }
    Ok(numbers)
}

fn read_texts(decoder: &mut Decoder<'_>) -> Result<Vec<String>, NotOne> {
    decoder.array()?;
    let mut texts = Vec::new();
    while decoder.more()? {
        texts.push(decoder.text()?.into_owned());
    }
    Ok(texts)
}

fn amount(decoder: &mut Decoder<'_>) -> Result<u16, NotOne> {
    u16::try_from(decoder.u64()?).map_err(|_| NotOne)
}
