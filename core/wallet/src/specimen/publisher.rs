//! Invented publishers and their packs, so that what packs do can be tried without a real one.

use std::sync::Arc;

use credential::{Country, Ed25519SigningKey, KeyId, SigningKey, VerifyingKey};
use jiff::{SignedDuration, Timestamp};
use policy::asking::{OwnPurpose, PURPOSES};
use policy::packs::content::agreements::{self, Agreement, Effect, Issuer, PassKind};
use policy::packs::content::trust::TrustContent;
use policy::packs::content::verifiers::{self, Verifier, VerifiersContent};
use policy::packs::{Dates, Kind, Pack, PackKey, Part, PublisherKey, Root, SignedPart};
use policy::{Domain, KeyState, TrustedKey};
use zeroize::Zeroizing;

/// One publisher, who alone signs all of its parts.
struct Publisher {
    key: PublisherKey,
    root: SignedPart,
    dates: Dates,
}

/// Packs of two publishers around `now`: the first of one, its next, and one of the other that contradicts it. `None` where
/// the system gives no random numbers.
#[must_use]
pub fn packs(now: Timestamp) -> Option<Vec<Vec<u8>>> {
    let signer = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().ok()?).ok()?;
    let signer = signer.verifying_key().ok()?;
    let (ministry, agency) = (
        Publisher::new("Utopia Ministry of Health (SPECIMEN)", 1, now)?,
        Publisher::new("Utopia Travel Agency (SPECIMEN)", 2, now)?,
    );
    let compromised = KeyState::Compromised {
        from: ministry.dates.issued,
    };
    Some(vec![
        ministry.pack(1, &signer, KeyState::Active, now)?,
        ministry.pack(2, &signer, KeyState::Active, now)?,
        agency.pack(1, &signer, compromised, now)?,
    ])
}

/// A pack of an invented agency that accredits the verifier with this key for every purpose that Carnet publishes, around `now`. `None`
/// where the key is none.
#[must_use]
pub fn accreditation(key: [u8; 32], name: &str, now: Timestamp) -> Option<Vec<u8>> {
    let agency = Publisher::new("Utopia Border Agency (SPECIMEN)", 3, now)?;
    let content = VerifiersContent {
        verifiers: vec![Verifier {
            key: PackKey::new(key)?,
            name: name.to_owned(),
            purposes: PURPOSES.iter().map(|own| own.name.to_owned()).collect(),
            accredited_by: "Ministry of the Interior of Utopia (SPECIMEN)".to_owned(),
            until: agency.dates.expires,
            country: None,
        }],
        purposes: PURPOSES.iter().map(OwnPurpose::purpose).collect(),
    };
    agency.sign(1, vec![(Kind::Verifiers, verifiers::encode(&content).into())])
}

impl Publisher {
    fn new(name: &str, seed: u8, now: Timestamp) -> Option<Self> {
        let seed = Zeroizing::new([seed; Ed25519SigningKey::SEED]);
        let key = PublisherKey::new(Ed25519SigningKey::from_seed(&seed));
        let root = Root::shared(name, [PackKey::new(key.public())?], 1, true);
        let day = |days: i64| {
            now.checked_add(SignedDuration::from_hours(days.saturating_mul(24)))
                .ok()
        };
        let dates = Dates::new(day(-2)?, day(28)?, day(88)?)?;
        // The first root does not depend on the time, so that the words to compare stay the same.
        let always = Dates::new(
            Timestamp::from_second(ROOT_FROM).ok()?,
            Timestamp::from_second(ROOT_UNTIL).ok()?,
            Timestamp::from_second(ROOT_UNTIL).ok()?,
        )?;
        Some(Self {
            root: SignedPart::sign(Part::root(None, 1, always, &root), &[&key]),
            key,
            dates,
        })
    }

    fn pack(&self, number: u64, signer: &VerifyingKey, state: KeyState, now: Timestamp) -> Option<Vec<u8>> {
        let bodies = vec![
            (Kind::Trust, trust(signer, state, now)?.encode().into()),
            (Kind::Agreements, agreements::encode(&[agreement()?]).into()),
        ];
        self.sign(number, bodies)
    }

    fn sign(&self, number: u64, bodies: Vec<(Kind, Arc<[u8]>)>) -> Option<Vec<u8>> {
        Pack::signed(vec![self.root.clone()], number, self.dates, bodies, &[&self.key])?.write()
    }
}

/// 2020-01-01 and 2100-01-01.
const ROOT_FROM: i64 = 1_577_836_800;
const ROOT_UNTIL: i64 = 4_102_444_800;

fn trust(signer: &VerifyingKey, state: KeyState, now: Timestamp) -> Option<TrustContent> {
    let key = TrustedKey {
        domain: Some(Domain::Dcc),
        jurisdiction: Some("UT".to_owned()),
        issuer: Some("Utopia signer 1 (SPECIMEN)".to_owned()),
        valid_until: now.checked_add(SignedDuration::from_hours(24 * 365)).ok(),
        state,
        ..TrustedKey::bare(signer.clone(), KeyId::new(b"UTOPIA-1")?, &Arc::from(""))
    };
    Some(TrustContent {
        keys: vec![key],
        ..TrustContent::default()
    })
}

/// Austria stands in for the state that accepts: agreements are between states that have a code.
fn agreement() -> Option<Agreement> {
    Some(Agreement {
        at: Country::from_alpha2("AT")?,
        of: Issuer::Url("https://example.org/utopia".to_owned()),
        kinds: vec![PassKind::Vaccination],
        effects: vec![Effect::Entry],
        from: "2026-01-01".parse().ok()?,
        until: None,
        conditions: Some("SPECIMEN".to_owned()),
        source: "https://example.org/utopia/agreement".to_owned(),
    })
}
