//! Who may ask for what: what publishers say of whoever signed a request, and what of it goes beyond the purpose.
//!
//! A request proves its key and nothing else. That the key is a border post's, an airline's or a venue's is for the publishers to say
//! whom the traveller chose ([`crate::packs::content::verifiers`]); what a purpose needs, too. Where none of them speaks of a
//! purpose, the least that Carnet publishes itself counts ([`PURPOSES`]), and of others every claim is more than is needed.

use std::sync::Arc;

use credential::Country;
use credential::native::{Field, NativeKind};

use crate::packs::content::verifiers::{Purpose, Verifier, find};
use crate::packs::{Accepted, Kind};
use crate::{Clock, Voice};

/// What is known of a verifier.
#[derive(Clone, PartialEq)]
pub struct Accreditation {
    /// What it comes to.
    pub standing: AskerStanding,
    /// What was published of the key, and by whom; nothing where nobody knows it.
    pub said: Option<(Arc<Voice>, Verifier)>,
}

/// What an accreditation is worth for one request, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskerStanding {
    /// It may ask for this purpose.
    Accredited,
    /// It may ask, but for other purposes.
    OtherPurpose,
    /// It may ask, but in another country than the request names.
    OtherCountry,
    /// It was accredited, and that has ended.
    Expired,
    /// A publisher says so whose pack has ended.
    Stale,
    /// This device's clock is behind, so that nobody can tell.
    Clock,
    /// No publisher that the traveller chose knows it.
    Unknown,
}

impl AskerStanding {
    /// The stable name, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Accredited => "accredited",
            Self::OtherPurpose => "other_purpose",
            Self::OtherCountry => "other_country",
            Self::Expired => "expired",
            Self::Stale => "stale",
            Self::Clock => "clock",
            Self::Unknown => "unknown",
        }
    }
}

/// What several publishers say of one verifier.
#[derive(Clone, Default)]
pub struct Register {
    heard: Vec<(Arc<Voice>, Option<Verifier>, Vec<Purpose>)>,
}

/// Who published the least that a purpose needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Publishes {
    /// A publisher.
    Publisher(Arc<Voice>),
    /// Carnet itself.
    Carnet,
}

/// What one request asks for beyond its purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Least {
    /// The least that the purpose needs.
    pub purpose: Purpose,
    /// Who says so.
    pub by: Publishes,
}

impl Least {
    /// Whether the purpose does without this claim.
    #[must_use]
    pub fn does_without(&self, field: Field) -> bool {
        !self.purpose.fields.contains(&field)
    }

    /// Whether the purpose does without keeping the answer for so long.
    #[must_use]
    pub fn is_kept_longer(&self, seconds: u64) -> bool {
        seconds > self.purpose.kept
    }
}

impl Register {
    /// What these publishers say of the verifier with this key, and of purposes. A content that cannot be read says nothing.
    #[must_use]
    pub fn of(publishers: &[Accepted], key: &[u8; 32]) -> Self {
        let mut heard = Vec::new();
        for accepted in publishers {
            for content in accepted
                .contents
                .iter()
                .filter(|content| content.kind == Kind::Verifiers)
            {
                let Ok(found) = find(&content.body, key) else { continue };
                let verifier = found.verifiers.into_iter().next();
                heard.push((Voice::of(accepted, content), verifier, found.purposes));
            }
        }
        Self { heard }
    }

    /// What the verifier's asking for this purpose, in this country, is worth: the best that a publisher says.
    #[must_use]
    pub fn accreditation(&self, purpose: &str, country: Option<Country>, clock: &Clock) -> Accreditation {
        let said = self.heard.iter().filter_map(|(voice, verifier, _)| {
            let verifier = verifier.as_ref()?;
            let standing = standing(voice, verifier, purpose, country, clock);
            Some((standing, voice, verifier))
        });
        let best = said.min_by_key(|(standing, ..)| *standing);
        Accreditation {
            standing: best.map_or(AskerStanding::Unknown, |(standing, ..)| standing),
            said: best.map(|(_, voice, verifier)| (Arc::clone(voice), verifier.clone())),
        }
    }

    /// The least that a purpose needs: as the publisher says that accredits the verifier, else as another does, else as Carnet does.
    #[must_use]
    pub fn least(&self, purpose: &str, clock: &Clock) -> Option<Least> {
        let fresh = self
            .heard
            .iter()
            .filter(|(voice, ..)| !voice.dates.is_expired(clock.now));
        let published = fresh.filter_map(|(voice, verifier, purposes)| {
            let found = purposes.iter().find(|one| one.name == purpose)?;
            Some((verifier.is_none(), voice, found))
        });
        if let Some((_, voice, found)) = published.min_by_key(|(stranger, ..)| *stranger) {
            return Some(Least {
                purpose: found.clone(),
                by: Publishes::Publisher(Arc::clone(voice)),
            });
        }
        let own = PURPOSES.iter().find(|own| own.name == purpose)?;
        Some(Least {
            purpose: own.purpose(),
            by: Publishes::Carnet,
        })
    }
}

fn standing(
    voice: &Voice,
    verifier: &Verifier,
    purpose: &str,
    country: Option<Country>,
    clock: &Clock,
) -> AskerStanding {
    if clock.is_behind() {
        AskerStanding::Clock
    } else if voice.dates.is_expired(clock.now) {
        AskerStanding::Stale
    } else if clock.now > verifier.until {
        AskerStanding::Expired
    } else if verifier.country.is_some() && verifier.country != country {
        AskerStanding::OtherCountry
    } else if verifier.purposes.iter().any(|one| one == purpose) {
        AskerStanding::Accredited
    } else {
        AskerStanding::OtherPurpose
    }
}

/// A purpose that Carnet itself publishes.
pub struct OwnPurpose {
    /// Its name.
    pub name: &'static str,
    /// Kinds of passes that serve it.
    pub kinds: &'static [NativeKind],
    /// The claims that it needs.
    pub fields: &'static [Field],
}

impl OwnPurpose {
    /// As publishers publish it. None of them keeps an answer.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        Purpose {
            name: self.name.to_owned(),
            kinds: self.kinds.to_vec(),
            fields: self.fields.to_vec(),
            kept: 0,
        }
    }
}

/// Passes of one person's health.
const HEALTH: &[NativeKind] = &[NativeKind::Vaccination, NativeKind::Test, NativeKind::Recovery];

/// The purposes that Carnet publishes, for where no publisher does: what is compared with the travel document, and what a rule can
/// decide by. Article 10 of Regulation (EU) 2021/953 binds checks to the minimum in the same way.
pub const PURPOSES: [OwnPurpose; 5] = [
    OwnPurpose {
        name: "border",
        kinds: HEALTH,
        fields: &[
            Field::Name,
            Field::BirthDate,
            Field::DocumentNumber,
            Field::Disease,
            Field::Product,
            Field::Dose,
            Field::Doses,
            Field::Date,
            Field::TestType,
            Field::Result,
            Field::ValidFrom,
            Field::ValidUntil,
        ],
    },
    OwnPurpose {
        name: "clearance",
        kinds: &[NativeKind::Clearance],
        fields: &[
            Field::Name,
            Field::BirthDate,
            Field::DocumentNumber,
            Field::ValidFrom,
            Field::ValidUntil,
            Field::Colour,
            Field::Category,
            Field::Route,
        ],
    },
    OwnPurpose {
        name: "boarding",
        kinds: &[
            NativeKind::Vaccination,
            NativeKind::Test,
            NativeKind::Recovery,
            NativeKind::Clearance,
        ],
        fields: &[
            Field::Name,
            Field::BirthDate,
            Field::Disease,
            Field::Date,
            Field::Result,
            Field::ValidFrom,
            Field::ValidUntil,
            Field::Colour,
            Field::Route,
        ],
    },
    OwnPurpose {
        name: "venue",
        kinds: &[NativeKind::Venue],
        fields: &[Field::Disease, Field::ValidUntil],
    },
    OwnPurpose {
        name: "door",
        kinds: &[NativeKind::Mark],
        fields: &[Field::Policy, Field::PolicyDigest, Field::Until],
    },
];

#[cfg(test)]
mod tests {
    use credential::Ed25519SigningKey;
    use jiff::Timestamp;
    use zeroize::Zeroizing;

    use super::*;
    use crate::packs::{Dates, PackKey, PublisherId};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn clock() -> Clock {
        Clock::at(at("2026-06-01T12:00:00Z"))
    }

    fn voice(name: &str, expires: &str) -> Arc<Voice> {
        Arc::new(Voice {
            publisher: PublisherId([1; 32]),
            name: name.into(),
            development: false,
            dates: Dates::new(at("2026-05-01T00:00:00Z"), at("2026-05-01T00:00:00Z"), at(expires)).unwrap(),
        })
    }

    fn gate(purposes: &[&str], country: Option<&str>, until: &str) -> Verifier {
        let key = Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32])).public();
        Verifier {
            key: PackKey::new(key).unwrap(),
            name: "Gate 1".to_owned(),
            purposes: purposes.iter().map(|purpose| (*purpose).to_owned()).collect(),
            accredited_by: "Aviation authority".to_owned(),
            until: at(until),
            country: country.and_then(Country::from_alpha2),
        }
    }

    fn register(heard: Vec<(Arc<Voice>, Option<Verifier>, Vec<Purpose>)>) -> Register {
        Register { heard }
    }

    const LATER: &str = "2027-01-01T00:00:00Z";

    #[test]
    fn what_an_accreditation_is_worth() {
        let said = |verifier: Verifier, pack: &str| register(vec![(voice("Utopia", pack), Some(verifier), Vec::new())]);
        let austria = Country::from_alpha2("AT");
        let ask = |register: &Register, clock: &Clock| register.accreditation("border", austria, clock).standing;
        let now = clock();
        let plain = said(gate(&["border"], None, LATER), LATER);
        assert_eq!(ask(&plain, &now), AskerStanding::Accredited);
        let bound = said(gate(&["border"], Some("AT"), LATER), LATER);
        assert_eq!(ask(&bound, &now), AskerStanding::Accredited);
        assert_eq!(
            bound.accreditation("border", None, &now).standing,
            AskerStanding::OtherCountry
        );
        let abroad = said(gate(&["border"], Some("CH"), LATER), LATER);
        assert_eq!(ask(&abroad, &now), AskerStanding::OtherCountry);
        let other = said(gate(&["boarding"], None, LATER), LATER);
        assert_eq!(ask(&other, &now), AskerStanding::OtherPurpose);
        // The last second still counts.
        let ended = |until: &str| ask(&said(gate(&["border"], None, until), LATER), &now);
        assert_eq!(ended("2026-06-01T12:00:00Z"), AskerStanding::Accredited);
        assert_eq!(ended("2026-06-01T11:59:59Z"), AskerStanding::Expired);
        let stale = said(gate(&["border"], None, LATER), "2026-06-01T12:00:00Z");
        assert_eq!(ask(&stale, &now), AskerStanding::Stale);
        let behind = Clock {
            highest_seen: Some(at("2026-06-03T12:00:00Z")),
            ..now
        };
        assert_eq!(ask(&plain, &behind), AskerStanding::Clock);
        let nobody = register(vec![(voice("Utopia", LATER), None, Vec::new())]);
        let unknown = nobody.accreditation("border", austria, &now);
        assert!(unknown.standing == AskerStanding::Unknown && unknown.said.is_none());
    }

    #[test]
    fn one_publisher_s_word_is_enough_and_it_is_named() {
        let both = register(vec![
            (
                voice("First", LATER),
                Some(gate(&["boarding"], None, LATER)),
                Vec::new(),
            ),
            (voice("Second", LATER), Some(gate(&["border"], None, LATER)), Vec::new()),
        ]);
        let found = both.accreditation("border", None, &clock());
        assert_eq!(found.standing, AskerStanding::Accredited);
        assert_eq!(&*found.said.unwrap().0.name, "Second");
    }

    #[test]
    fn the_least_is_that_of_the_publisher_who_accredits_else_another_s_else_carnet_s() {
        let least = |field| Purpose {
            fields: vec![field],
            ..PURPOSES[0].purpose()
        };
        let accrediting = (
            voice("First", LATER),
            Some(gate(&["border"], None, LATER)),
            vec![least(Field::Name)],
        );
        let other = (voice("Second", LATER), None, vec![least(Field::Disease)]);
        let all = register(vec![other.clone(), accrediting]);
        let found = all.least("border", &clock()).unwrap();
        assert!(!found.does_without(Field::Name) && found.does_without(Field::Disease));
        let found = register(vec![other]).least("border", &clock()).unwrap();
        assert!(!found.does_without(Field::Disease) && found.does_without(Field::Name));
        let past = (voice("Past", "2026-06-01T00:00:00Z"), None, vec![least(Field::Disease)]);
        let found = register(vec![past]).least("border", &clock()).unwrap();
        assert_eq!(found.by, Publishes::Carnet);
        assert!(found.does_without(Field::Evidence) && found.is_kept_longer(1) && !found.is_kept_longer(0));
        assert_eq!(register(Vec::new()).least("curiosity", &clock()), None);
    }

    #[test]
    fn what_carnet_publishes_can_be_asked_for() {
        for own in &PURPOSES {
            for field in own.fields {
                assert!(
                    own.kinds.iter().any(|kind| kind.has(*field)),
                    "{} {}",
                    own.name,
                    field.name()
                );
            }
            let body = crate::packs::content::verifiers::encode(&crate::packs::content::verifiers::VerifiersContent {
                purposes: vec![own.purpose()],
                ..Default::default()
            });
            assert!(crate::packs::content::verifiers::decode(&body).is_ok());
        }
    }
}
