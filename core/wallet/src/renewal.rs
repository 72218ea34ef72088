//! Whether one pass takes the place of another: it has the same identifier, or certifies the same events of the same
//! person, and is the newer one.

use credential::view::{Coded, Event, Test, Vaccination, View};
use credential::{Format, Pass};
use jiff::Timestamp;
use policy::CheckedPass;

use crate::native::parse_kept;
use crate::scan::PendingPass;
use crate::unlock::Wallet;
use crate::{Card, Relation};

/// Characters of a day, `YYYY-MM-DD`.
const DAY: usize = 10;

/// How a newer pass stands to an older one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Age {
    Newer,
    Older,
    /// Nothing tells.
    Unknown,
}

impl Wallet {
    /// How a pass stands to those that are kept.
    pub(crate) fn relation(&self, card: &Card, pass: &Pass) -> Relation {
        let mut related: Option<(Card, Relation)> = None;
        for sealed in self.store().cards() {
            if Card::is_unrelated(sealed.bytes, card) {
                continue;
            }
            let Some(kept) = self.read_card(sealed.id, sealed.bytes) else {
                continue;
            };
            if kept.fingerprint == card.fingerprint {
                return Relation::Duplicate(kept.id);
            }
            let found = self.compare(card, pass, &kept);
            // Of several copies the one issued last says whether this one is newer than all.
            let later = related.as_ref().is_none_or(|(other, _)| kept.issued >= other.issued);
            if found != Relation::New && later {
                related = Some((kept, found));
            }
        }
        related.map_or(Relation::New, |(_, found)| found)
    }

    /// Whether a pass about to be kept takes the place of this one.
    pub(crate) fn is_renewed_by(&self, kept: &Card, pending: &PendingPass) -> bool {
        let pass = pending.check().pass.as_ref().map(CheckedPass::pass);
        pass.is_some_and(|pass| self.compare(pending.card(), pass, kept) == Relation::NewerThan(kept.id))
    }

    fn compare(&self, card: &Card, pass: &Pass, kept: &Card) -> Relation {
        if !kept.holder().same_as(&card.holder()) {
            return Relation::New;
        }
        // WHO's DDCC has the number of the paper card there (DDCC:VS, HCID), which bears every dose.
        let named = !card.document.is_empty() && card.format != Format::Ddcc;
        let same_document = named && card.document == kept.document && card.format == kept.format;
        let age = match same_document {
            true if card.issued > kept.issued => Age::Newer,
            true => Age::Older,
            false => self.renewal(card, pass, kept),
        };
        match age {
            // What checks worse is no replacement, however new it says it is.
            Age::Newer if self.verdict(card) >= self.verdict(kept) => Relation::NewerThan(kept.id),
            Age::Older => Relation::OlderThan(kept.id),
            Age::Newer | Age::Unknown => Relation::New,
        }
    }

    /// Which of two passes under different identifiers is the newer certificate of the same events.
    fn renewal(&self, card: &Card, pass: &Pass, kept: &Card) -> Age {
        let alike =
            card.kind == kept.kind && !card.event_date.is_empty() && day(&card.event_date) == day(&kept.event_date);
        let row = alike.then(|| self.pass_row(kept.id).ok()).flatten();
        let Some(other) = row.and_then(|row| parse_kept(&row.text).ok()) else {
            return Age::Unknown;
        };
        let other = other.claimed();
        if !same_events(&pass.view(), &other.view(), pass.format() == other.format()) {
            return Age::Unknown;
        }
        let times = [(pass.issued(), other.issued()), (pass.expires(), other.expires())];
        let mut known = times.into_iter().filter_map(|(new, old)| Some((new?, old?)));
        match known.find(|(new, old)| new != old) {
            Some((new, old)) if new > old => Age::Newer,
            Some(_) => Age::Older,
            None => Age::Unknown,
        }
    }
}

/// The day of a date that may have a time behind it.
pub(crate) fn day(date: &str) -> &str {
    date.get(..DAY).unwrap_or(date)
}

/// Whether both speak of the same events and of no others.
fn same_events(one: &View, other: &View, one_format: bool) -> bool {
    let has = |view: &View, event: &Event| view.events().any(|theirs| same_event(theirs, event, one_format));
    one.event.is_some()
        && one.events().count() == other.events().count()
        && one.events().all(|event| has(other, event))
        && other.events().all(|event| has(one, event))
}

/// Whether both are what happened once: of one kind, on one day known in full, with one product, test or disease.
fn same_event(one: &Event, other: &Event, one_format: bool) -> bool {
    let (Some(date), Some(theirs)) = (one.date(), other.date()) else {
        return false;
    };
    let same_day = day(date).len() == DAY && day(date) == day(theirs);
    same_day
        && match (one, other) {
            (Event::Vaccination(one), Event::Vaccination(other)) => same_dose(one, other, one_format),
            (Event::Test(one), Event::Test(other)) => same_test(one, other, one_format),
            (Event::Recovery(one), Event::Recovery(other)) => same_code(&one.disease, &other.disease) != Some(false),
            _ => false,
        }
}

/// Two numbers are two doses; a dose without a number in one format may have one in another. Formats name products in
/// code systems of their own: where two of them share no name, one disease, one day and one number are one dose.
fn same_dose(one: &Vaccination, other: &Vaccination, one_format: bool) -> bool {
    let same_number = one.dose.zip(other.dose).map(|(one, other)| one == other);
    let same_disease = same_code(&one.disease, &other.disease);
    let same_product = [
        same_code(&one.product, &other.product),
        same_code(&one.prophylaxis, &other.prophylaxis),
        same_code(&one.product, &other.prophylaxis),
        same_code(&one.prophylaxis, &other.product),
    ];
    let by_disease = !one_format && same_disease == Some(true) && same_number == Some(true);
    same_number != Some(false) && same_disease != Some(false) && (same_product.contains(&Some(true)) || by_disease)
}

/// Two tests of one day differ in kind, in result or in the time of the sample.
fn same_test(one: &Test, other: &Test, one_format: bool) -> bool {
    let time = |test: &Test| test.sampled.as_deref().and_then(|at| at.parse::<Timestamp>().ok());
    let same_time = time(one).zip(time(other)).map(|(one, other)| one == other);
    let same_type = same_code(&one.test_type, &other.test_type);
    same_time != Some(false)
        && same_code(&one.result, &other.result) != Some(false)
        && same_code(&one.disease, &other.disease) != Some(false)
        && (same_type == Some(true) || (!one_format && same_time == Some(true)))
}

/// Whether two codes stand for the same, by code or by words; `None` where one of them is missing.
fn same_code(one: &Option<Coded>, other: &Option<Coded>) -> Option<bool> {
    let (one, other) = (one.as_ref()?, other.as_ref()?);
    Some(one.code == other.code || one.display.eq_ignore_ascii_case(&other.display))
}
