//! Who brought rules, and when.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::Age;
use crate::packs::PublisherId;
use crate::{Clock, Country, Voice};

/// Where rules come from: a publisher's pack, or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSource {
    pub(super) voice: Option<Arc<Voice>>,
    pub(super) read_on: Option<Timestamp>,
    /// Countries of which it has rules that could not be read.
    pub(super) unread: BTreeSet<Country>,
}

impl RuleSource {
    /// The publisher; `None` for files.
    #[must_use]
    pub fn voice(&self) -> Option<&Arc<Voice>> {
        self.voice.as_ref()
    }

    /// Its name; `None` for files.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.voice.as_ref().map(|voice| &*voice.name)
    }

    /// When the pack was made, or the file read.
    #[must_use]
    pub fn made(&self) -> Option<Timestamp> {
        let issued = self.voice.as_ref().map(|voice| voice.dates.issued);
        issued.or(self.read_on)
    }

    /// Whether what it says still counts: by the publisher's dates, and for a file by
    /// [`RULES_AGE`](crate::limits::RULES_AGE).
    #[must_use]
    pub fn age(&self, clock: &Clock) -> Age {
        match &self.voice {
            Some(voice) => Age::of_pack(&voice.dates, clock),
            None => Age::of_file(self.read_on, clock),
        }
    }

    /// Whose rules are held together.
    pub(crate) fn speaker(&self) -> Speaker {
        self.voice.as_ref().map(|voice| voice.publisher)
    }
}

/// One publisher, or all files together.
pub(crate) type Speaker = Option<PublisherId>;
