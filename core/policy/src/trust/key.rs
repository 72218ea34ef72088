//! One signer's key, with everything that bounds what it may sign.

use std::sync::Arc;

use credential::{Certificate, KeyId, VerifyingKey};
use jiff::Timestamp;

use super::{Country, KindSet, Voice};

/// A key that passes are checked with, and what it may sign.
///
/// What a source does not say is `None`, and binds the key to nothing.
#[derive(Clone, PartialEq)]
pub struct TrustedKey {
    /// The public key.
    pub key: VerifyingKey,
    /// The id that passes name it by.
    pub key_id: KeyId,
    /// Further ids that passes may name it by.
    pub other_ids: Vec<KeyId>,
    /// The family of passes it signs.
    pub domain: Option<Domain>,
    /// What it is for. Only [`Usage::Dsc`] signs passes.
    pub usage: Usage,
    /// The kinds of pass it signs.
    pub kinds: KindSet,
    /// The country whose passes it signs; a pass that names another country as its issuer is not its own.
    pub country: Option<Country>,
    /// The `iss` of the SMART Health Cards it signs, where its source names one.
    pub issuer_url: Option<String>,
    /// The country or organisation as the source writes it, to be shown: an ISO 3166-1 alpha-2 code where it is one.
    pub jurisdiction: Option<String>,
    /// Who holds the key, in words, from its certificate.
    pub issuer: Option<String>,
    /// From when it is valid (X.509 `notBefore`).
    pub valid_from: Option<Timestamp>,
    /// The last moment at which it is valid (X.509 `notAfter`).
    pub valid_until: Option<Timestamp>,
    /// Whether it is still in use.
    pub state: KeyState,
    /// Whether its certificate lets it sign certificates and no documents: it is an authority's (CSCA).
    pub only_issues: bool,
    /// The file it came from, as it was named to [`Trust::add`](super::Trust::add), or the publisher's name.
    pub source: Arc<str>,
    /// The publisher whose pack it came in; `None` for a file that was handed in.
    pub voice: Option<Arc<Voice>>,
}

impl TrustedKey {
    /// A bare key from `source`, bound to nothing.
    #[must_use]
    pub fn bare(key: VerifyingKey, key_id: KeyId, source: &Arc<str>) -> Self {
        Self {
            key,
            key_id,
            other_ids: Vec::new(),
            domain: None,
            usage: Usage::Dsc,
            kinds: KindSet::ALL,
            country: None,
            issuer_url: None,
            jurisdiction: None,
            issuer: None,
            valid_from: None,
            valid_until: None,
            state: KeyState::Active,
            only_issues: false,
            source: Arc::clone(source),
            voice: None,
        }
    }

    /// The key of a certificate. Its country is the subject's, else that of the authority that issued it.
    ///
    /// Basic constraints are not asked: states list signer certificates that call themselves an authority (Malta's and
    /// Latvia's in the EU's list do), and a self-signed one usually does. Whoever hands in a certificate says that it
    /// signs passes; a list that knows better says so in its usage.
    pub(crate) fn from_certificate(certificate: &Certificate, source: &Arc<str>) -> Self {
        let named = certificate.subject_country().or_else(|| certificate.issuer_country());
        let issuer = certificate.subject_name().trim();
        let mut key = Self::bare(certificate.key().clone(), certificate.key_id(), source);
        key.kinds = KindSet::from_extended_key_usages(certificate.extended_key_usages());
        key.issuer = (!issuer.is_empty()).then(|| issuer.to_owned());
        key.valid_from = Some(certificate.not_before());
        key.valid_until = Some(certificate.not_after());
        key.only_issues = certificate.only_issues();
        key.in_country(named.and_then(Country::from_alpha2), named)
    }

    /// Every id that passes name it by, each once.
    pub fn ids(&self) -> impl Iterator<Item = KeyId> {
        let further = self.other_ids.iter().copied();
        std::iter::once(self.key_id).chain(further.filter(|id| *id != self.key_id))
    }

    /// Binds the key to a country, or to none, and names it as the source does where it has no code.
    pub(crate) fn in_country(mut self, country: Option<Country>, written: Option<&str>) -> Self {
        self.country = country;
        self.jurisdiction = country.map(|country| country.to_string()).or_else(|| {
            written
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        });
        self
    }

    /// Whether it is of a participant that stands for no state, by a code of X and one or two letters, which ISO 3166-1
    /// leaves to its users: WHO's live list has `XXH`, "Test State", among the states.
    pub(crate) fn is_of_test_participant(&self) -> bool {
        let code = self.jurisdiction.as_deref().unwrap_or_default();
        let has_form = matches!(code.len(), 2 | 3) && code.starts_with(['X', 'x']);
        self.country.is_none() && has_form && code.bytes().all(|letter| letter.is_ascii_alphabetic())
    }

    /// Whether its source binds it to this family of passes, or to the one state that issues them.
    pub(crate) fn is_bound_to(&self, family: &Domain, state: Option<Country>) -> bool {
        self.domain.as_ref() == Some(family) || (state.is_some() && self.country == state)
    }

    /// Whether nothing is known of it but the key itself and its id: no certificate, no place in a list.
    pub(crate) fn is_bare(&self) -> bool {
        let is_placed = self.domain.is_some() || self.jurisdiction.is_some() || self.issuer_url.is_some();
        !is_placed && self.issuer.is_none() && self.valid_until.is_none()
    }

    /// Whether both say the same of the same key, wherever they come from.
    pub(crate) fn says_the_same_as(&self, other: &Self) -> bool {
        let mut other = other.clone();
        other.source = Arc::clone(&self.source);
        // The state of a file's key is what is known of it; what a publisher says of a key is part of what it says.
        if self.voice.is_none() {
            other.state = self.state;
        }
        *self == other
    }
}

/// A family of passes with its own circle of signers; WHO's network calls it a trust domain (code system `Domains` of
/// the SMART Trust guide).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Domain {
    /// EU Digital COVID Certificate.
    Dcc,
    /// WHO Digital Documentation of COVID-19 Certificates.
    Ddcc,
    /// SMART Health Cards; no code of WHO's.
    Shc,
    /// ICAO's visible digital seals: keys of authorities (CSCA), not of their signers; no code of WHO's.
    VdsNc,
    /// DIVOC.
    Divoc,
    /// Israel's green pass; no code of WHO's.
    IsraelGreenPass,
    /// International Certificate of Vaccination or Prophylaxis.
    Icvp,
    /// International Patient Summary for pilgrims.
    IpsPilgrimage,
    /// Pan-American Highway for Digital Health.
    Ph4h,
    /// RACSEL's digital documentation of vaccination, the pilot of the Americas.
    RacselDdvc,
    /// Carnet's own passes; no code of WHO's.
    Native,
    /// Any other, by its code.
    Other(String),
}

impl Domain {
    /// From the code a trust list writes.
    pub fn from_code(code: &str) -> Self {
        match code {
            "DCC" => Self::Dcc,
            "DDCC" => Self::Ddcc,
            "ICVP" => Self::Icvp,
            "DIVOC" => Self::Divoc,
            "IPS-PILGRIMAGE" => Self::IpsPilgrimage,
            "PH4H" => Self::Ph4h,
            "RACSEL-DDVC" => Self::RacselDdvc,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// What a key is for (code system `KeyUsage` of WHO's SMART Trust guide; the EU gateway's certificate types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Usage {
    /// Document signer: signs passes.
    Dsc,
    /// Signer certificate authority: signs document signers' certificates.
    Sca,
    /// Data exchange certificate authority.
    Deca,
    /// Data exchange signer.
    Desc,
    /// Anything else, such as uploads or connections.
    Other,
}

impl Usage {
    /// From the code a trust list writes, in any letter case.
    pub fn from_code(code: &str) -> Self {
        match code.to_ascii_uppercase().as_str() {
            "DSC" => Self::Dsc,
            "SCA" | "CSCA" => Self::Sca,
            "DECA" => Self::Deca,
            "DESC" => Self::Desc,
            _ => Self::Other,
        }
    }
}

/// Whether a key is still in use (design, section 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyState {
    /// In use.
    Active,
    /// No longer used: passes issued before that moment still count.
    Retired {
        /// The first moment at which a pass issued with it does not count.
        from: Timestamp,
    },
    /// In the wrong hands: nothing it signed counts, whenever it was issued, since the date in a forged pass is forged
    /// too.
    Compromised {
        /// Since when, as far as its publisher knows.
        from: Timestamp,
    },
}

impl KeyState {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Retired { .. } => "retired",
            Self::Compromised { .. } => "compromised",
        }
    }

    /// Since when it is not in use.
    #[must_use]
    pub fn since(self) -> Option<Timestamp> {
        match self {
            Self::Active => None,
            Self::Retired { from } | Self::Compromised { from } => Some(from),
        }
    }

    /// Whether a pass issued then does not count.
    pub(crate) fn refuses(self, issued: Option<Timestamp>) -> bool {
        match self {
            Self::Active => false,
            Self::Retired { from } => issued.is_none_or(|issued| issued >= from),
            Self::Compromised { .. } => true,
        }
    }

    /// The stricter of the two.
    pub(crate) fn stricter(self, other: Self) -> Self {
        match (self, other) {
            (Self::Retired { from: one }, Self::Retired { from: two }) => Self::Retired { from: one.min(two) },
            _ => self.max(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_lists_are_known() {
        assert_eq!(Usage::from_code("csca"), Usage::Sca);
        assert_eq!(Usage::from_code("DSC"), Usage::Dsc);
        assert_eq!(Usage::from_code("UPLOAD"), Usage::Other);
        assert_eq!(Domain::from_code("DCC"), Domain::Dcc);
        for (code, domain) in [
            ("DDCC", Domain::Ddcc),
            ("ICVP", Domain::Icvp),
            ("IPS-PILGRIMAGE", Domain::IpsPilgrimage),
            ("PH4H", Domain::Ph4h),
            ("RACSEL-DDVC", Domain::RacselDdvc),
            ("icvp", Domain::Other("icvp".to_owned())),
        ] {
            assert_eq!(Domain::from_code(code), domain);
        }
    }

    #[test]
    fn the_stricter_state_wins() {
        let time = |second| Timestamp::from_second(second).unwrap();
        let (early, late) = (KeyState::Retired { from: time(1) }, KeyState::Retired { from: time(2) });
        let compromised = KeyState::Compromised { from: time(0) };
        assert_eq!(KeyState::Active.stricter(late), late);
        assert_eq!(late.stricter(early), early);
        assert_eq!(early.stricter(late), early);
        assert_eq!(compromised.stricter(early), compromised);
        assert_eq!(KeyState::Active.stricter(compromised), compromised);
    }
}
