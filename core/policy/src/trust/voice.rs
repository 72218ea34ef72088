//! Publishers that speak in a trust: who said what, and until when it counts.

use std::collections::HashSet;
use std::sync::Arc;

use credential::VerifyingKey;
use jiff::Timestamp;
use jiff::civil::Date;

use super::shelf::Shelf;
use super::{Added, Import, Trust, TrustError, TrustedKey};
use crate::packs::content::agreements::{Agreement, Issuer};

use crate::packs::content::{Said, said};
use crate::packs::{Accepted, AcceptedContent, Dates, Kind, PublisherId};
use crate::{KeyState, limits};

/// A publisher whose pack speaks in a [`Trust`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Who it is.
    pub publisher: PublisherId,
    /// Its name.
    pub name: Arc<str>,
    /// For development: its keys are no secret.
    pub development: bool,
    /// The dates that bound what it says here: of its root, its index and this content, the earliest of each.
    pub dates: Dates,
}

/// What one publisher says of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// The publisher's name, or the file's.
    pub source: Arc<str>,
    /// The publisher, where it is one.
    pub publisher: Option<PublisherId>,
    /// What it says of the key.
    pub state: KeyState,
}

/// An agreement, and who published it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognition {
    /// The agreement: one direction.
    pub agreement: Agreement,
    /// Who published it.
    pub voice: Arc<Voice>,
    /// Whether an agreement of the other direction holds on the same day, whoever published it. `None` where the issuer is
    /// no state.
    pub mutual: Option<bool>,
}

impl Voice {
    /// Of one content of a proved pack.
    pub(crate) fn of(accepted: &Accepted, content: &AcceptedContent) -> Arc<Self> {
        Arc::new(Self {
            publisher: accepted.id,
            name: accepted.name.as_str().into(),
            development: accepted.development,
            dates: content.dates.within(&accepted.dates()),
        })
    }
}

impl Trust {
    /// Takes what a proved pack says.
    ///
    /// # Errors
    /// [`TrustError::Pack`] where a content cannot be read: nothing is taken then. [`TrustError::TooManyKeys`],
    /// [`TrustError::Revocation`] past the limits on all publishers together: no key and no agreement of it is taken then.
    pub fn add_pack(&mut self, accepted: &Accepted) -> Result<Added, TrustError> {
        let name: Arc<str> = accepted.name.as_str().into();
        let mut import = Import::default();
        let mut heard = Vec::new();
        let mut taken_back = Vec::new();
        for content in &accepted.contents {
            let voice = Voice::of(accepted, content);
            if content.kind == Kind::Trust {
                import = self.shelved(&voice, &content.body)?;
                continue;
            }
            match said(content.kind, &content.body, &name).map_err(TrustError::Pack)? {
                Said::Revocation(content) => taken_back.push((voice, content)),
                Said::Agreements(agreements) => {
                    heard.extend(agreements.into_iter().map(|one| (one, Arc::clone(&voice))))
                }
                // Rules are read where trips are judged, verifiers where they ask.
                Said::Rules(_) | Said::Verifiers(_) | Said::Trust(_) => {}
            }
        }
        let total = self.agreements.len().saturating_add(heard.len());
        if u64::try_from(total).unwrap_or(u64::MAX) > limits::AGREEMENTS_HEARD {
            return Err(TrustError::TooManyKeys);
        }
        for (voice, content) in taken_back {
            self.revocations
                .add(&voice.name, Some(voice.publisher), voice.dates, content)?;
        }
        let added = self.take(import)?;
        self.agreements.extend(heard);
        Ok(added)
    }

    /// What a publisher's trust content brings: its keys unread, unless they are there already.
    fn shelved(&self, voice: &Arc<Voice>, body: &Arc<[u8]>) -> Result<Import, TrustError> {
        let (shelf, rest) = Shelf::read(body, voice).map_err(TrustError::Pack)?;
        let mut import = Import::of_content(&voice.name, rest, Vec::new());
        for authority in &mut import.authorities {
            authority.read.voice = Some(Arc::clone(voice));
        }
        if !self.shelves.iter().any(|shelf| shelf.is(body, voice)) {
            import.shelf = Some(shelf);
        }
        Ok(import)
    }

    /// With nothing but agreements.
    #[cfg(test)]
    pub(crate) fn with_agreements(agreements: Vec<(Agreement, Arc<Voice>)>) -> Self {
        Self {
            agreements,
            ..Self::new()
        }
    }

    /// The agreements that speak of this state on this day: what it accepts, and who accepts its passes. Nothing is inferred
    /// from two of them.
    pub fn recognitions(&self, state: super::Country, day: Date) -> Vec<Recognition> {
        let holds = |agreement: &Agreement| agreement.holds_on(day);
        let speaks = |agreement: &Agreement| agreement.at == state || agreement.of == Issuer::State(state);
        self.agreements
            .iter()
            .filter(|(agreement, _)| holds(agreement) && speaks(agreement))
            .map(|(agreement, voice)| Recognition {
                agreement: agreement.clone(),
                voice: Arc::clone(voice),
                mutual: match agreement.of {
                    Issuer::State(of) => {
                        Some(self.agreements.iter().any(|(other, _)| {
                            other.at == of && other.of == Issuer::State(agreement.at) && holds(other)
                        }))
                    }
                    Issuer::Url(_) => None,
                },
            })
            .collect()
    }

    /// Keys of which publishers say different things: one calls them retired or compromised, another does not, or from
    /// another moment on. Each with what is said of it.
    pub fn conflicts(&self) -> Vec<(&TrustedKey, Vec<Opinion>)> {
        let mut seen = HashSet::new();
        let keys = self.iter().filter(|key| seen.insert(&key.key));
        keys.map(|key| (key, self.differing_opinions(&key.key)))
            .filter(|(_, opinions)| !opinions.is_empty())
            .collect()
    }

    /// What every publisher and file says of a public key, whatever id they know it by; once for each that says the same.
    pub fn opinions(&self, key: &VerifyingKey) -> Vec<Opinion> {
        let mut opinions: Vec<Opinion> = Vec::new();
        for known in self.known_as(key) {
            let opinion = Opinion {
                source: Arc::clone(&known.source),
                publisher: known.voice.as_ref().map(|voice| voice.publisher),
                state: known.state,
            };
            if !opinions.contains(&opinion) {
                opinions.push(opinion);
            }
        }
        opinions
    }

    /// The publishers whose packs name this key, or the authority over it, as long as what they say of signers counts.
    pub(crate) fn speakers(&self, key: &TrustedKey, now: Timestamp) -> Vec<PublisherId> {
        let voices = self
            .known_as(&key.key)
            .chain([key])
            .filter_map(|known| known.voice.as_ref());
        let counting = voices.filter(|voice| !voice.dates.is_expired(now));
        counting.map(|voice| voice.publisher).collect()
    }

    /// The same, where there are differences.
    pub(crate) fn differing_opinions(&self, key: &VerifyingKey) -> Vec<Opinion> {
        let mut opinions = self.opinions(key);
        let differ = opinions
            .windows(2)
            .any(|pair| matches!(pair, [one, two] if one.state != two.state));
        opinions.retain(|_| differ);
        opinions
    }

    /// Whether somebody says that what this key signed then does not count.
    pub(crate) fn is_disputed(&self, key: &VerifyingKey, issued: Option<Timestamp>) -> bool {
        self.known_as(key).any(|known| known.state.refuses(issued))
    }
}
