//! What the list shows of a pass: small, sealed in the store's summary, and read without opening the pass.

use std::borrow::Cow;
use std::ops::Range;

use credential::cbor::{CborError, Decoder, Encoder, Profile, Type};
use credential::view::{Coded, Event, View};
use credential::{Country, Format, Kind, Pass};
use jiff::Timestamp;
use policy::{Clock, Standing, Verdict};

use crate::PassId;
use crate::holder::{BirthDate, Holder};
use crate::renewal::day;

/// First element of an encoded card. It rises when the shape changes, and when a card of the same pass says something else
/// than before, as when another format is read: older cards are then made again from their passes, once, after unlocking
/// (`Wallet::renew_cards`). 2: the country is one, where 1 has a health card's URL. 3:
/// it says until when what is said of its signer counts. 4: the title of a clearance and of a mark says what it is about.
const CARD_VERSION: u64 = 4;

/// The oldest version that still reads where its pass cannot be opened.
const OLDEST_VERSION: u64 = 1;

/// The version whose cards have one element more than those before: until when what is said of the signer counts.
const TRUST_ENDS: u64 = 3;

/// One pass in the list.
///
/// Texts are as the pass carries them; an unknown one is empty, never invented.
#[derive(Clone, PartialEq, Eq)]
pub struct Card {
    /// The pass.
    pub id: PassId,
    /// Which specification it follows.
    pub format: Format,
    /// Vaccination, test, recovery, …
    pub kind: Kind,
    /// What it is about, for people: product, test type or disease.
    pub title: String,
    /// Dose (`2/2`), result or disease, for people.
    pub detail: String,
    /// The holder's name as printed.
    pub name: String,
    /// Family name as in the machine-readable zone and, after a blank, as printed where that differs: for comparing.
    pub family: String,
    /// Given name, likewise.
    pub given: String,
    /// Date of birth as written, possibly partial.
    pub birth_date: String,
    /// Country of the event, as its code.
    pub country: String,
    /// Day of the event (dose, sample, first positive test), as written.
    pub event_date: String,
    /// The pass's own identifier (UVCI), for telling a newer copy.
    pub document: String,
    /// When it was issued.
    pub issued: Option<Timestamp>,
    /// When it was kept.
    pub kept: Timestamp,
    /// What its last check found, apart from the time of day.
    pub standing: Standing,
    /// First 16 bytes of SHA-256 over the original text.
    pub fingerprint: [u8; 16],
}

impl Card {
    /// The card of a pass about to be kept.
    pub(crate) fn new(id: PassId, pass: &Pass, standing: Standing, fingerprint: [u8; 16], kept: Timestamp) -> Self {
        let view = pass.view();
        let (title, detail, event_date) = pass_headline(pass, &view);
        let holder = view.holder;
        let text = Option::unwrap_or_default;
        Self {
            id,
            format: pass.format(),
            kind: pass.kind(),
            title,
            detail,
            event_date,
            family: spellings(holder.family_mrz, holder.family),
            given: spellings(holder.given_mrz, holder.given),
            name: holder.name,
            birth_date: text(holder.birth_date),
            country: text(view.country.map(|country| country.code).or_else(|| country_of(pass))),
            document: text(view.id),
            issued: pass.issued(),
            kept,
            standing,
            fingerprint,
        }
    }

    /// The verdict of a check at this time, from the summary alone.
    pub fn verdict(&self, clock: &Clock) -> Verdict {
        self.standing.at(clock)
    }

    /// Whether every word is found in the card's texts or id, without regard to case.
    #[must_use]
    pub fn matches(&self, words: &[String]) -> bool {
        let texts = [
            &self.name,
            &self.title,
            &self.detail,
            &self.country,
            &self.event_date,
            &self.document,
            &self.birth_date,
        ];
        let all = format!(
            "{} {} {}",
            texts.map(|text| text.to_lowercase()).join(" "),
            self.kind.name(),
            self.id
        );
        words.iter().all(|word| all.contains(&word.to_lowercase()))
    }

    /// The person, reduced to what can be compared.
    #[must_use]
    pub fn holder(&self) -> Holder {
        if self.family.is_empty() && self.given.is_empty() {
            return Holder::in_one_line(&self.name, &self.birth_date);
        }
        Holder::new(&self.family, &self.given, &self.birth_date)
    }

    /// Deterministic CBOR array; the id is the row's and stands outside.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::new();
        out.array(FIELDS);
        out.u64(CARD_VERSION);
        out.u64(index(&FORMATS, self.format));
        out.u64(index(&KINDS, self.kind));
        for text in [
            &self.title,
            &self.detail,
            &self.name,
            &self.family,
            &self.given,
            &self.birth_date,
            &self.country,
            &self.event_date,
            &self.document,
        ] {
            out.text(text);
        }
        time(&mut out, self.issued);
        time(&mut out, Some(self.kept));
        out.u64(index(&Verdict::ALL, self.standing.verdict()));
        time(&mut out, self.standing.from());
        time(&mut out, self.standing.until());
        out.bytes(&self.fingerprint);
        time(&mut out, self.standing.trust_ends());
        out.finish()
    }

    /// Reads what [`encode`](Self::encode) wrote, now or in an older version. `None`: another version's shape, to be made
    /// again from the pass.
    pub(crate) fn decode(id: PassId, bytes: &[u8]) -> Option<Self> {
        read(id, bytes).ok().flatten()
    }

    /// Whether an encoded card is as it would be written today.
    pub(crate) fn is_current(bytes: &[u8]) -> bool {
        matches!(opened(bytes), Ok(Some((CARD_VERSION, _))))
    }

    /// Whether an encoded card stands for another text, another document and other events or another person than
    /// `other`, found without copying its texts. `false` also where that cannot be told.
    pub(crate) fn is_unrelated(bytes: &[u8], other: &Self) -> bool {
        let names = names(bytes).ok().flatten();
        names.is_some_and(|names| {
            let same_day = !other.event_date.is_empty() && day(&names.event_date) == day(&other.event_date);
            let same_birth = || BirthDate::read(&names.birth_date).agrees_with(BirthDate::read(&other.birth_date));
            names.fingerprint != other.fingerprint.as_slice()
                && names.document != other.document
                && !(same_day && same_birth())
        })
    }
}

/// The country that a pass names as its issuer, where it says of none where the event was. An issuer's URL or name is none.
fn country_of(pass: &Pass) -> Option<String> {
    let issuer = pass.issuer()?;
    let country = Country::from_alpha2(issuer).or_else(|| Country::from_alpha3(issuer))?;
    Some(country.to_string())
}

/// A name in both its spellings.
fn spellings(machine_readable: Option<String>, printed: Option<String>) -> String {
    match (machine_readable, printed) {
        (Some(mrz), Some(printed)) if mrz != printed => format!("{mrz} {printed}"),
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => String::new(),
    }
}

/// Elements of an encoded card.
const FIELDS: usize = 19;

/// Places of those among them that tell passes apart.
const BIRTH_DATE: usize = 8;
const EVENT_DATE: usize = 10;
const DOCUMENT: usize = 11;
const FINGERPRINT: usize = 17;

/// The version of an encoded card, and what is behind it; `None` in one of another shape.
fn opened(bytes: &[u8]) -> Result<Option<(u64, Decoder<'_>)>, CborError> {
    let mut from = Decoder::new(bytes, Profile::Strict);
    let fields = from.array()?;
    let version = from.u64()?;
    let expected = if version < TRUST_ENDS {
        FIELDS.saturating_sub(1)
    } else {
        FIELDS
    };
    let is_read = (OLDEST_VERSION..=CARD_VERSION).contains(&version) && fields == Some(expected as u64);
    Ok(is_read.then_some((version, from)))
}

fn read(id: PassId, bytes: &[u8]) -> Result<Option<Card>, CborError> {
    let Some((version, mut from)) = opened(bytes)? else {
        return Ok(None);
    };
    let (Some(format), Some(kind)) = (at(&FORMATS, from.u64()?), at(&KINDS, from.u64()?)) else {
        return Ok(None);
    };
    let mut text = || from.text().map(|text| text.into_owned());
    let (title, detail, name) = (text()?, text()?, text()?);
    let (family, given, birth_date) = (text()?, text()?, text()?);
    let (country, event_date, document) = (text()?, text()?, text()?);
    let issued = optional_time(&mut from)?;
    let kept = optional_time(&mut from)?.unwrap_or_default();
    let verdict = at(&Verdict::ALL, from.u64()?);
    let (begins, ends) = (optional_time(&mut from)?, optional_time(&mut from)?);
    let fingerprint = from.bytes()?.as_ref().try_into();
    let trust_ends = if version < TRUST_ENDS {
        None
    } else {
        optional_time(&mut from)?
    };
    let (Some(verdict), Ok(fingerprint)) = (verdict, fingerprint) else {
        return Ok(None);
    };
    Ok(Some(Card {
        id,
        format,
        kind,
        title,
        detail,
        name,
        family,
        given,
        birth_date,
        country,
        event_date,
        document,
        issued,
        kept,
        standing: Standing::new(verdict, begins, ends).trusted_until(trust_ends),
        fingerprint,
    }))
}

/// What tells passes apart, borrowed from an encoded card.
struct Names<'b> {
    birth_date: Cow<'b, str>,
    event_date: Cow<'b, str>,
    document: Cow<'b, str>,
    fingerprint: Cow<'b, [u8]>,
}

/// Reads only what tells passes apart; `None` in another version's card.
fn names(bytes: &[u8]) -> Result<Option<Names<'_>>, CborError> {
    let Some((_, mut from)) = opened(bytes)? else {
        return Ok(None);
    };
    let skip = |from: &mut Decoder<'_>, fields: Range<usize>| fields.into_iter().try_for_each(|_| from.skip());
    skip(&mut from, 1..BIRTH_DATE)?;
    let birth_date = from.text()?;
    skip(&mut from, BIRTH_DATE + 1..EVENT_DATE)?;
    let event_date = from.text()?;
    let document = from.text()?;
    skip(&mut from, DOCUMENT + 1..FINGERPRINT)?;
    let fingerprint = from.bytes()?;
    Ok(Some(Names {
        birth_date,
        event_date,
        document,
        fingerprint,
    }))
}

fn time(out: &mut Encoder, at: Option<Timestamp>) {
    match at {
        Some(at) => out.i64(at.as_second()),
        None => out.null(),
    };
}

fn optional_time(from: &mut Decoder<'_>) -> Result<Option<Timestamp>, CborError> {
    if from.peek()? == Type::Null {
        return from.null().map(|()| None);
    }
    Ok(Timestamp::from_second(from.i64()?).ok())
}

/// What heads a pass: the headline of its view; of one of Carnet's own without an event, what it is about.
#[must_use]
pub fn pass_headline(pass: &Pass, view: &View) -> (String, String, String) {
    let (title, detail, date) = headline(view);
    let own = || pass.native().map(|native| native.claims.title()).unwrap_or_default();
    (if title.is_empty() { own() } else { title }, detail, date)
}

/// Title, detail (dose, result) and day of what happened last, as far as the pass says; else empty.
fn headline(view: &View) -> (String, String, String) {
    view.event.as_ref().map(event_line).unwrap_or_default()
}

/// The same of one event.
#[must_use]
pub fn event_line(event: &Event) -> (String, String, String) {
    let words = |coded: Option<&Coded>| coded.map(|coded| coded.display.clone()).unwrap_or_default();
    let date = event.date().unwrap_or_default().to_owned();
    match event {
        Event::Vaccination(dose) => (
            named([&dose.product, &dose.prophylaxis, &dose.disease]),
            dose.number().unwrap_or_else(|| words(dose.dose_name.as_ref())),
            date,
        ),
        Event::Test(test) => (words(test.test_type.as_ref()), words(test.result.as_ref()), date),
        Event::Recovery(recovery) => (words(recovery.disease.as_ref()), String::new(), date),
    }
}

/// The words of the first that has any beside its code; else the first code.
fn named(all: [&Option<Coded>; 3]) -> String {
    let mut given = all.into_iter().flatten();
    let known = given.clone().find(|coded| coded.display != coded.code);
    known
        .or(given.next())
        .map(|coded| coded.display.clone())
        .unwrap_or_default()
}

/// In the order of their numbers in an encoded card: append only.
const FORMATS: [Format; 9] = [
    Format::EuDcc,
    Format::Hcert,
    Format::Shc,
    Format::Icvp,
    Format::Ddcc,
    Format::VdsNc,
    Format::Divoc,
    Format::IsraelGreenPass,
    Format::Native,
];

/// In the order of their numbers in an encoded card: append only.
const KINDS: [Kind; 7] = [
    Kind::Vaccination,
    Kind::Test,
    Kind::Recovery,
    Kind::Other,
    Kind::Venue,
    Kind::Clearance,
    Kind::Mark,
];

fn index<T: PartialEq>(all: &[T], one: T) -> u64 {
    all.iter()
        .position(|other| *other == one)
        .map_or(u64::MAX, |at| at as u64)
}

fn at<T: Copy>(all: &[T], index: u64) -> Option<T> {
    usize::try_from(index).ok().and_then(|index| all.get(index)).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// For what a failing property prints.
    impl std::fmt::Debug for Card {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("<redacted>")
        }
    }

    fn any_time() -> impl Strategy<Value = Option<Timestamp>> {
        proptest::option::of((-60_000_000_000_i64..200_000_000_000).prop_map(|s| Timestamp::from_second(s).unwrap()))
    }

    prop_compose! {
        fn any_card()(
            texts in proptest::collection::vec(".{0,40}", 9),
            (format, kind, verdict) in (0..FORMATS.len(), 0..KINDS.len(), 0..9_usize),
            (issued, from, until, trusted) in (any_time(), any_time(), any_time(), any_time()),
            kept in 0..10_000_000_000_i64,
            fingerprint in any::<[u8; 16]>(),
        ) -> Card {
            let mut texts = texts.into_iter();
            let mut text = || texts.next().unwrap();
            Card {
                id: PassId::NIL,
                format: FORMATS[format],
                kind: KINDS[kind],
                title: text(),
                detail: text(),
                name: text(),
                family: text(),
                given: text(),
                birth_date: text(),
                country: text(),
                event_date: text(),
                document: text(),
                issued,
                kept: Timestamp::from_second(kept).unwrap(),
                standing: Standing::new(Verdict::ALL[verdict], from, until).trusted_until(trusted),
                fingerprint,
            }
        }
    }

    proptest! {
        #[test]
        fn a_card_reads_back_as_it_was_written(card in any_card()) {
            let read = Card::decode(PassId::NIL, &card.encode());
            prop_assert!(read.is_some_and(|read| read == card));
        }

        #[test]
        fn cards_are_unrelated_where_identifier_fingerprint_and_day_or_birth_differ(card in any_card(), other in any_card(), same: (bool, bool, bool, bool)) {
            let mut other = other;
            if same.0 {
                other.document.clone_from(&card.document);
            }
            if same.1 {
                other.fingerprint = card.fingerprint;
            }
            other.event_date = if same.2 { format!("{}T10:00:00Z", day(&card.event_date)) } else { "2021-01-01".to_owned() };
            let mut card = card;
            card.birth_date = "1980-02-03".to_owned();
            other.birth_date = if same.3 { "1980" } else { "1980-02-04" }.to_owned();
            let same_day = day(&card.event_date) == day(&other.event_date);
            let related = card.document == other.document || card.fingerprint == other.fingerprint || (same_day && same.3);
            prop_assert_eq!(Card::is_unrelated(&card.encode(), &other), !related);
        }

        #[test]
        fn any_other_bytes_are_no_card_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), card in any_card(), at in any::<prop::sample::Index>()) {
            let _ = Card::decode(PassId::NIL, &bytes);
            let mut changed = card.encode();
            let at = at.index(changed.len());
            changed.truncate(at);
            prop_assert!(Card::decode(PassId::NIL, &changed).is_none());
        }
    }
}
