//! A content of whatever kind, read.

use std::sync::Arc;

use super::agreements::{self, Agreement};
use super::rules::RulesContent;
use super::trust::TrustContent;
use super::verifiers::{self, VerifiersContent};
use crate::packs::{Accepted, AcceptedContent, Kind, PackError};
use crate::revocation::RevocationContent;

/// What a content says.
pub(crate) enum Said {
    Trust(TrustContent),
    Revocation(RevocationContent),
    Rules(RulesContent),
    Agreements(Vec<Agreement>),
    Verifiers(VerifiersContent),
}

/// Reads a content's body; `source` is the publisher's name.
pub(crate) fn said(kind: Kind, body: &[u8], source: &Arc<str>) -> Result<Said, PackError> {
    let departs = PackError::Form(kind);
    match kind {
        Kind::Trust => {
            let (content, _) = TrustContent::decode(body, source).map_err(|_| departs)?;
            Ok(Said::Trust(content))
        }
        Kind::Revocation => {
            let (content, _) = RevocationContent::decode(body, source).map_err(|_| departs)?;
            Ok(Said::Revocation(content))
        }
        Kind::Rules => {
            let (content, _) = RulesContent::decode(body, source).map_err(|_| departs)?;
            Ok(Said::Rules(content))
        }
        Kind::Agreements => agreements::decode(body).map(Said::Agreements),
        Kind::Verifiers => verifiers::decode(body).map(Said::Verifiers),
        Kind::Root | Kind::Index => Err(departs),
    }
}

impl Said {
    fn entries(&self) -> usize {
        match self {
            Self::Trust(content) => content.keys.len().saturating_add(content.authorities.len()),
            Self::Revocation(content) => content.sets.len().saturating_add(content.lists.len()),
            Self::Rules(content) => content
                .rules()
                .len()
                .saturating_add(content.value_sets().len())
                .saturating_add(content.requirements().len()),
            Self::Agreements(agreements) => agreements.len(),
            Self::Verifiers(content) => content.verifiers.len().saturating_add(content.purposes.len()),
        }
    }
}

impl AcceptedContent {
    /// How many entries it has: keys and authorities, sets of passes taken back, rules, value sets and requirements, agreements, verifiers and purposes.
    ///
    /// # Errors
    /// [`PackError::Form`] where it cannot be read.
    pub fn entries(&self) -> Result<usize, PackError> {
        Ok(said(self.kind, &self.body, &"".into())?.entries())
    }
}

impl Accepted {
    /// Whether every content can be read.
    ///
    /// # Errors
    /// [`PackError::Form`] of the first that cannot.
    pub fn check_contents(&self) -> Result<(), PackError> {
        self.contents.iter().try_for_each(|content| content.entries().map(drop))
    }
}
