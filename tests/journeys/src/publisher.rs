//! A publisher of packs who does as the journey wants, the wrong thing too.

use std::sync::Arc;

use credential::{Ed25519SigningKey, KeyId, VerifyingKey};
use jiff::{SignedDuration, Timestamp};
use wallet::import::{Publication, RulesImport, revocation};
use wallet::packs::content::trust::TrustContent;
use wallet::packs::content::verifiers::{VerifiersContent, encode};
use wallet::packs::{Dates, Kind, Pack, PackKey, Part, PublisherId, PublisherKey, Root, SignedPart};
use wallet::{KeyState, TrustedKey, Zeroizing};

use crate::Failure;

/// A publisher: one key signs everything until it is rotated.
pub struct Publisher {
    name: String,
    seed: u8,
    roots: Vec<SignedPart>,
}

/// Days in which a pack is in time, and in which it counts.
const REFRESH_DAYS: i64 = 30;
const LIFE_DAYS: i64 = 90;

impl Publisher {
    /// A new publisher, whose keys come from `seed`.
    ///
    /// # Errors
    /// Never in practice.
    pub fn new(name: &str, seed: u8, made: Timestamp) -> Result<Self, Failure> {
        let mut publisher = Self {
            name: name.to_owned(),
            seed,
            roots: Vec::new(),
        };
        let root = publisher.root_of(seed)?;
        let part = Part::root(None, 1, years(made)?, &root);
        publisher.roots.push(SignedPart::sign(part, &[&key(seed)]));
        Ok(publisher)
    }

    /// Replaces the key: the next root is signed by the old one and the new one.
    ///
    /// # Errors
    /// Never in practice.
    pub fn rotate(&mut self, seed: u8, made: Timestamp) -> Result<(), Failure> {
        let root = self.root_of(seed)?;
        let version = u64::try_from(self.roots.len())?.saturating_add(1);
        let part = Part::root(Some(self.id()?), version, years(made)?, &root);
        self.roots.push(SignedPart::sign(part, &[&key(self.seed), &key(seed)]));
        self.seed = seed;
        Ok(())
    }

    /// Who it is.
    ///
    /// # Errors
    /// Never in practice.
    pub fn id(&self) -> Result<PublisherId, Failure> {
        let first = self.roots.first().ok_or("no root")?;
        Ok(PublisherId(*first.digest()))
    }

    /// Pack number `number`, made then, that says this of a signer.
    ///
    /// # Errors
    /// Never in practice.
    pub fn pack(
        &self,
        number: u64,
        made: Timestamp,
        signer: (&KeyId, &VerifyingKey),
        state: KeyState,
    ) -> Result<Vec<u8>, Failure> {
        self.sign(number, dates(made)?, vec![(Kind::Trust, trust(signer, state).into())])
    }

    /// The same with rules and requirements, in JSON as states and authors write them.
    ///
    /// # Errors
    /// When one of them is none.
    pub fn pack_with_rules(
        &self,
        number: u64,
        made: Timestamp,
        signer: (&KeyId, &VerifyingKey),
        rules: &serde_json::Value,
    ) -> Result<Vec<u8>, Failure> {
        let mut import = RulesImport::new();
        import.add(&Publication {
            source: "a journey",
            bytes: rules.to_string().as_bytes(),
            fetched: Some(made),
        })?;
        let (content, skipped) = import.finish();
        if let Some(one) = skipped.first() {
            return Err(format!("{}: {}", one.entry, one.reason).into());
        }
        let bodies = vec![
            (Kind::Trust, trust(signer, KeyState::Active).into()),
            (Kind::Rules, content.encode().into()),
        ];
        self.sign(number, dates(made)?, bodies)
    }

    /// A pack that says who was taken back: status lists, each signed by its issuer.
    ///
    /// # Errors
    /// When one of them is none of this issuer's.
    pub fn pack_with_status_list(
        &self,
        number: u64,
        made: Timestamp,
        list: &[u8],
        issuer: &VerifyingKey,
    ) -> Result<Vec<u8>, Failure> {
        let about = revocation::About {
            keys: std::slice::from_ref(issuer),
            ..revocation::About::got(made)
        };
        let import = revocation::import(&Arc::from("a journey"), list, &about)?;
        let bodies = vec![(Kind::Revocation, import.content.encode().into())];
        self.sign(number, dates(made)?, bodies)
    }

    /// A pack that says which verifiers may ask for what, and the least that purposes need.
    ///
    /// # Errors
    /// Never in practice.
    pub fn pack_with_verifiers(
        &self,
        number: u64,
        made: Timestamp,
        content: &VerifiersContent,
    ) -> Result<Vec<u8>, Failure> {
        self.sign(number, dates(made)?, vec![(Kind::Verifiers, encode(content).into())])
    }

    fn sign(&self, number: u64, dates: Dates, bodies: Vec<(Kind, Arc<[u8]>)>) -> Result<Vec<u8>, Failure> {
        let pack = Pack::signed(self.roots.clone(), number, dates, bodies, &[&key(self.seed)]);
        Ok(pack.and_then(|pack| pack.write()).ok_or("too large")?)
    }

    fn root_of(&self, seed: u8) -> Result<Root, Failure> {
        let public = PackKey::new(key(seed).public()).ok_or("key")?;
        Ok(Root::shared(&self.name, [public], 1, false))
    }
}

fn key(seed: u8) -> PublisherKey {
    PublisherKey::new(Ed25519SigningKey::from_seed(&Zeroizing::new(
        [seed; Ed25519SigningKey::SEED],
    )))
}

fn dates(made: Timestamp) -> Result<Dates, Failure> {
    let after = |days: i64| made.checked_add(SignedDuration::from_hours(days.saturating_mul(24)));
    Ok(Dates::new(made, after(REFRESH_DAYS)?, after(LIFE_DAYS)?).ok_or("dates")?)
}

fn trust(signer: (&KeyId, &VerifyingKey), state: KeyState) -> Vec<u8> {
    TrustContent {
        keys: vec![trusted(signer, state)],
        ..TrustContent::default()
    }
    .encode()
}

/// Roots live long.
fn years(made: Timestamp) -> Result<Dates, Failure> {
    let end = made.checked_add(SignedDuration::from_hours(24 * 365 * 5))?;
    Ok(Dates::new(made, end, end).ok_or("dates")?)
}

fn trusted((id, key): (&KeyId, &VerifyingKey), state: KeyState) -> TrustedKey {
    TrustedKey {
        // Of every family of passes.
        domain: None,
        jurisdiction: Some("UT".to_owned()),
        issuer: Some("Utopia's signer".to_owned()),
        state,
        ..TrustedKey::bare(key.clone(), *id, &Arc::from(""))
    }
}
