//! What an issuer keeps: its name, the invitations that are open, and the places in its status list. No name, no number, no date of
//! birth, no key of a holder, nothing of what it ever issued.

use credential::KeyId;
use credential::native::{GRID, NativeKind, is_issuer};
use jiff::{SignedDuration, Timestamp};
use present::{Enrolment, Invitation};
use serde::{Deserialize, Serialize};

use super::status::Places;
use super::{IssuerError, Random, limits};

/// The version of the file.
const VERSION: u8 = 1;

/// An issuer's book, which is its file `issuer.json`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    carnet_issuer: u8,
    name: String,
    kinds: Vec<String>,
    /// In Base64, as the JWK set has it.
    key_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<Places>,
    #[serde(default)]
    invitations: Vec<Open>,
}

/// An invitation, until it ends.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Open {
    /// Hexadecimal.
    nonce: String,
    kind: String,
    copies: usize,
    /// In seconds since 1970.
    expires: i64,
    /// Whether passes were issued for it.
    answered: bool,
}

impl Book {
    /// A new issuer's. `status` is the address at which its status list will be found; without one its passes cannot be revoked.
    ///
    /// # Errors
    /// [`IssuerError::Name`], [`IssuerError::NoKinds`], [`IssuerError::StatusUri`].
    pub fn new(name: &str, kinds: &[NativeKind], key_id: &KeyId, status: Option<&str>) -> Result<Self, IssuerError> {
        if !is_issuer(name) {
            return Err(IssuerError::Name);
        }
        if kinds.is_empty() {
            return Err(IssuerError::NoKinds);
        }
        let mut kinds = kinds.to_vec();
        kinds.sort_unstable();
        kinds.dedup();
        Ok(Self {
            carnet_issuer: VERSION,
            name: name.to_owned(),
            kinds: kinds.into_iter().map(|kind| kind.name().to_owned()).collect(),
            key_id: key_id.to_string(),
            status: status.map(|uri| Places::new(uri, limits::ENTRIES)).transpose()?,
            invitations: Vec::new(),
        })
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`IssuerError::Book`].
    pub fn read(json: &[u8]) -> Result<Self, IssuerError> {
        let book: Self = Some(json)
            .filter(|json| json.len() <= limits::BOOK)
            .and_then(|json| serde_json::from_slice(json).ok())
            .ok_or(IssuerError::Book)?;
        let sound = book.carnet_issuer == VERSION
            && is_issuer(&book.name)
            && book.kinds().count() == book.kinds.len()
            && book.key_id().is_some()
            && book.status.as_ref().is_none_or(Places::is_sound)
            && book.invitations.iter().all(|open| book.invitation(open).is_some());
        if sound { Ok(book) } else { Err(IssuerError::Book) }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// [`IssuerError::Book`]: never in practice.
    pub fn write(&self) -> Result<Vec<u8>, IssuerError> {
        let mut json = serde_json::to_vec(self).map_err(|_| IssuerError::Book)?;
        json.push(b'\n');
        Ok(json)
    }

    /// `iss` of its passes.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The kinds that it issues.
    pub fn kinds(&self) -> impl Iterator<Item = NativeKind> {
        self.kinds.iter().filter_map(|name| NativeKind::named(name))
    }

    /// The id of its key.
    #[must_use]
    pub fn key_id(&self) -> Option<KeyId> {
        KeyId::from_base64(&self.key_id)
    }

    /// The address of its status list.
    #[must_use]
    pub fn status_uri(&self) -> Option<&str> {
        self.status.as_ref().map(|places| places.uri.as_str())
    }

    /// Invites a wallet to enrol for so many copies of a pass, within so many days.
    ///
    /// # Errors
    /// [`IssuerError::NotOurKind`], [`IssuerError::OpenDays`], [`IssuerError::Enrolment`].
    pub fn invite(
        &mut self,
        kind: NativeKind,
        copies: usize,
        days: i64,
        now: Timestamp,
        random: &mut dyn Random,
    ) -> Result<Invitation, IssuerError> {
        if !self.kinds().any(|ours| ours == kind) {
            return Err(IssuerError::NotOurKind(kind));
        }
        if !(1..=limits::OPEN_DAYS).contains(&days) {
            return Err(IssuerError::OpenDays);
        }
        let expires = now.checked_add(SignedDuration::from_hours(days.saturating_mul(24)));
        let mut nonce = [0; 16];
        random.fill(&mut nonce)?;
        let invitation = Invitation::new(
            &self.name,
            kind,
            copies,
            expires.map_err(|_| IssuerError::Clock)?,
            nonce,
        )?;
        self.invitations.push(Open {
            nonce: written(&nonce),
            kind: kind.name().to_owned(),
            copies,
            expires: invitation.expires().as_second(),
            answered: false,
        });
        Ok(invitation)
    }

    /// Reads an enrolment and finds the invitation that it answers: every key has proved itself, the invitation is open, and no
    /// passes were issued for it. Nothing is changed yet.
    ///
    /// # Errors
    /// [`IssuerError::Enrolment`], [`IssuerError::NotInvited`], [`IssuerError::Answered`].
    pub fn enrolment(&self, text: &str, now: Timestamp) -> Result<(Enrolment, NativeKind), IssuerError> {
        let enrolment = Enrolment::read(text)?;
        let open = self.open(enrolment.nonce()).ok_or(IssuerError::NotInvited)?;
        let invitation = self.invitation(open).ok_or(IssuerError::Book)?;
        enrolment.answers(&invitation, now)?;
        if open.answered {
            return Err(IssuerError::Answered);
        }
        Ok((enrolment, invitation.kind()))
    }

    /// The invitation was answered with passes.
    pub(super) fn answered(&mut self, nonce: &[u8; 16]) {
        let nonce = written(nonce);
        let open = self.invitations.iter_mut().filter(|open| open.nonce == nonce);
        open.for_each(|open| open.answered = true);
    }

    /// Forgets what is over: invitations that ended, places of passes that ended.
    pub fn forget(&mut self, now: Timestamp) {
        self.invitations.retain(|open| now.as_second() < open.expires);
        if let Some(places) = &mut self.status {
            places.forget(now.as_second().div_euclid(GRID));
        }
    }

    fn open(&self, nonce: &[u8; 16]) -> Option<&Open> {
        let nonce = written(nonce);
        self.invitations.iter().find(|open| open.nonce == nonce)
    }

    fn invitation(&self, open: &Open) -> Option<Invitation> {
        let nonce = u128::from_str_radix(&open.nonce, 16).ok()?.to_be_bytes();
        let kind = NativeKind::named(&open.kind)?;
        let expires = Timestamp::from_second(open.expires).ok()?;
        let invitation = Invitation::new(&self.name, kind, open.copies, expires, nonce).ok()?;
        (written(&nonce) == open.nonce).then_some(invitation)
    }
}

fn written(nonce: &[u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(*nonce))
}
