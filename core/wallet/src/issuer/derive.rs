//! A clearance or a check mark, from passes that were checked: the embassy's counter, and the one before a hall.

use credential::Country;
use credential::native::{Evidence, Field, FieldValue, NativeClaims, NativeKind};
use credential::view::Event;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use policy::requirements::is_negative;
use policy::{Check, CheckedPass, SignerKey, Verdict};

use super::issue::{evidence_digest, mark_lasts};
use super::{IssuerError, Random};
use crate::holder::Holder;

/// Bytes of a name in a machine-readable zone of the largest size, which cuts longer ones (ICAO Doc 9303 part 4 section 4.2.3).
const NAME: usize = 39;

/// Bytes of the name of an issuer among the evidence.
const EVIDENCE_ISSUER: usize = 32;

/// What a clearance says beside whom it is for.
pub struct Journey {
    /// The countries, in order.
    pub route: Vec<Country>,
    /// The first day on which it counts.
    pub from: Date,
    /// The last one.
    pub until: Date,
    /// What the passes were found to be worth.
    pub colour: Colour,
    /// Whether the destination sees a citizen, where it asks.
    pub category: Option<Category>,
    /// Type of the travel document.
    pub document_type: Option<String>,
    /// Its number.
    pub document_number: Option<String>,
}

/// What the passes were found to be worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// They suffice.
    Green,
    /// They suffice with a duty.
    Yellow,
}

/// Whether the destination sees a citizen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Of the destination.
    Citizen,
    /// Of another state, or of none.
    Foreigner,
}

/// Why nothing follows from passes. Never holds what they say.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeriveError {
    /// No pass was found.
    #[error("There is no pass to derive from")]
    NoPass,
    /// A pass that counts for nothing.
    #[error("Pass {number} is {}, not valid: {reason}", verdict.name().replace('_', " "))]
    NotValid {
        /// Its place among the passes, from 1.
        number: usize,
        /// What it is.
        verdict: Verdict,
        /// Why.
        reason: String,
    },
    /// A test that found something, or does not say what it found.
    #[error("Pass {0} is a test whose result is not negative: nothing follows from it")]
    NotNegative(usize),
    /// A pass of nobody in particular.
    #[error("Pass {0} does not say whose it is, by name and date of birth: nothing follows from it")]
    Nameless(usize),
    /// Two people.
    #[error("Pass {0} is not of the same person as the first: names or dates of birth differ")]
    OtherPerson(usize),
    /// Days in the wrong order.
    #[error("The clearance would end before it begins: --from is after --until")]
    Days,
    /// What is said does not make a clearance.
    #[error(transparent)]
    Issuer(#[from] IssuerError),
}

impl DeriveError {
    /// Stable name for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoPass => "no_pass",
            Self::NotValid { .. } => "pass_not_valid",
            Self::NotNegative(_) => "not_negative",
            Self::Nameless(_) => "nameless",
            Self::OtherPerson(_) => "other_person",
            Self::Days => "days",
            Self::Issuer(error) => error.code(),
        }
    }
}

/// Makes the claims of a clearance of passes that were checked now. Whose it is, is as the first pass says; that the traveller is the
/// same, the clerk has compared.
///
/// # Errors
/// When a pass is not valid, a test not negative, not all passes are one person's, or what is said is not written as it has to be.
pub fn clearance(
    checks: &[Check],
    journey: &Journey,
    now: Timestamp,
    random: &mut dyn Random,
) -> Result<NativeClaims, DeriveError> {
    let today = Offset::UTC.to_datetime(now).date();
    let (person, passes) = one_person(checks)?;
    let mut evidence = Vec::with_capacity(passes.len());
    for (check, pass) in checks.iter().zip(passes) {
        evidence.push(evidence_of(check, pass, today, random)?);
    }
    if journey.until < journey.from {
        return Err(DeriveError::Days);
    }
    let colour = match journey.colour {
        Colour::Green => "green",
        Colour::Yellow => "yellow",
    };
    let category = journey.category.map(|category| match category {
        Category::Citizen => "citizen",
        Category::Foreigner => "foreigner",
    });
    let mut claims = NativeClaims::new(NativeKind::Clearance);
    let texts = [
        (Field::Name, Some(person.name.as_str())),
        (Field::BirthDate, Some(person.birth_date.as_str())),
        (Field::DocumentType, journey.document_type.as_deref()),
        (Field::DocumentNumber, journey.document_number.as_deref()),
        (Field::ValidFrom, Some(&*journey.from.to_string())),
        (Field::ValidUntil, Some(&*journey.until.to_string())),
        (Field::Colour, Some(colour)),
        (Field::Category, category),
    ];
    for (field, text) in texts {
        if let Some(text) = text {
            claims.set(field, FieldValue::text(text)).map_err(IssuerError::from)?;
        }
    }
    let route = FieldValue::Route(journey.route.clone());
    claims.set(Field::Route, route).map_err(IssuerError::from)?;
    claims
        .set(Field::Evidence, FieldValue::Evidence(evidence))
        .map_err(IssuerError::from)?;
    claims.complete().map_err(IssuerError::from)?;
    Ok(claims)
}

/// Makes the claims of a check mark of passes that were checked now: that they meet a policy, as the counter found, until a moment of
/// the next 24 hours. Of whom, it hardly says.
///
/// # Errors
/// As [`clearance`]; [`IssuerError::MarkUntil`].
pub fn mark(checks: &[Check], policy: &Policy, now: Timestamp) -> Result<NativeClaims, DeriveError> {
    one_person(checks)?;
    let mut claims = NativeClaims::new(NativeKind::Mark);
    let mut set = |field, value| claims.set(field, value).map_err(IssuerError::from);
    set(Field::Policy, FieldValue::text(&policy.id))?;
    set(Field::PolicyDigest, FieldValue::Digest(policy.digest))?;
    set(Field::Until, FieldValue::Number(policy.until.as_second()))?;
    if let Some(hint) = &policy.hint {
        set(Field::Hint, FieldValue::text(hint))?;
    }
    mark_lasts(&claims, now)?;
    Ok(claims)
}

/// What a check mark stands for.
pub struct Policy {
    /// Its name, at most 32 bytes.
    pub id: String,
    /// SHA-256 over its text.
    pub digest: [u8; 32],
    /// Until when the mark counts.
    pub until: Timestamp,
    /// A blunt hint at whom it is for, at most 8 bytes: enough to notice a phone that was handed on, too little to know anybody by.
    pub hint: Option<String>,
}

/// Passes that are valid and all of one person, and whose.
fn one_person(checks: &[Check]) -> Result<(Person, Vec<&CheckedPass>), DeriveError> {
    let mut first: Option<Person> = None;
    let mut passes = Vec::with_capacity(checks.len());
    for (number, check) in (1..).zip(checks) {
        passes.push(usable(number, check)?);
        let person = Person::of(check).ok_or(DeriveError::Nameless(number))?;
        match &first {
            Some(first) if !first.holder.same_as(&person.holder) => return Err(DeriveError::OtherPerson(number)),
            Some(_) => {}
            None => first = Some(person),
        }
    }
    Ok((first.ok_or(DeriveError::NoPass)?, passes))
}

/// A pass that is valid, and no test that found something.
fn usable(number: usize, check: &Check) -> Result<&CheckedPass, DeriveError> {
    let refused = || DeriveError::NotValid {
        number,
        verdict: check.verdict,
        reason: check.reason.as_ref().map(ToString::to_string).unwrap_or_default(),
    };
    if check.verdict != Verdict::Valid {
        return Err(refused());
    }
    let checked = check.pass.as_ref().ok_or_else(refused)?;
    let view = checked.pass().view();
    let negative = |event: &Event| !matches!(event, Event::Test(test) if !is_negative(test));
    if view.events().all(negative) {
        Ok(checked)
    } else {
        Err(DeriveError::NotNegative(number))
    }
}

/// Whom a pass speaks of.
struct Person {
    name: String,
    birth_date: String,
    holder: Holder,
}

impl Person {
    fn of(check: &Check) -> Option<Self> {
        let holder = check.holder_check.as_ref()?;
        let name = holder.name_mrz.as_deref().filter(|name| !name.is_empty())?;
        let birth_date = holder.birth_date.as_deref()?;
        Some(Self {
            name: name.get(..NAME).unwrap_or(name).trim_end_matches('<').to_owned(),
            birth_date: birth_date.to_owned(),
            holder: Holder::in_one_line(name, birth_date),
        })
    }
}

fn evidence_of(
    check: &Check,
    checked: &CheckedPass,
    today: Date,
    random: &mut dyn Random,
) -> Result<Evidence, IssuerError> {
    let key = check.signer.as_ref().and_then(|signer| signer.key.as_ref());
    let named = key.and_then(SignerKey::name);
    let view = checked.pass().view();
    let issuer = named.or(view.issuer).unwrap_or_default();
    let mut salt = [0; 16];
    random.fill(&mut salt)?;
    Ok(Evidence {
        format: checked.pass().format().name().to_owned(),
        kind: view.kind.name().to_owned(),
        issuer: short(&issuer),
        checked: today,
        salt,
        digest: evidence_digest(&salt, checked.text()),
    })
}

/// As much of an issuer's name as there is room for.
fn short(name: &str) -> String {
    let name = credential::view::clean(name);
    let ends = name
        .char_indices()
        .map(|(at, letter)| at.saturating_add(letter.len_utf8()));
    let end = ends
        .take_while(|end| *end <= EVIDENCE_ISSUER)
        .last()
        .unwrap_or_default();
    match name.get(..end).map(str::trim) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => "unknown".to_owned(),
    }
}
