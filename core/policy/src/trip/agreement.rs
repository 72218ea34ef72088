//! Whether the passes of an issuer count in a country at all, by the agreements that publishers list.

use credential::{Country, Kind};
use jiff::Timestamp;
use jiff::civil::Date;

use super::Holding;
use crate::packs::content::agreements::{Effect, Issuer, PassKind};
use crate::trust::{Recognition, Trust};

/// What agreements say of a pass in a country.
pub(super) enum Standing {
    /// Nobody lists whose passes count there, or it is the country's own pass.
    NotAsked,
    /// It counts, by these.
    Recognised(Vec<Recognition>),
    /// Publishers list whose passes of this kind count there, and this issuer's are not among them.
    NotListed,
}

impl Standing {
    /// Of a pass at a country on a day; for boarding towards it, or for entering it.
    pub(super) fn of(holding: &Holding, at: Country, day: Date, boarding: bool, trust: &Trust, now: Timestamp) -> Self {
        let Some(kind) = kind(holding.kind) else {
            return Self::NotAsked;
        };
        if holding.issuer == Some(at) {
            return Self::NotAsked;
        }
        let admits = |effect: &Effect| *effect == Effect::Entry || boarding && *effect == Effect::Boarding;
        let listed: Vec<Recognition> = trust
            .recognitions(at, day)
            .into_iter()
            .filter(|one| one.agreement.at == at && !one.voice.dates.is_expired(now))
            .filter(|one| one.agreement.kinds.contains(&kind) && one.agreement.effects.iter().any(admits))
            .collect();
        if listed.is_empty() {
            return Self::NotAsked;
        }
        let theirs: Vec<Recognition> = listed
            .into_iter()
            .filter(|one| holding.is_of(&one.agreement.of))
            .collect();
        if theirs.is_empty() {
            Self::NotListed
        } else {
            Self::Recognised(theirs)
        }
    }

    /// Whether one of them lifts such a duty.
    pub(super) fn lifts(&self, effect: Effect) -> bool {
        matches!(self, Self::Recognised(by) if by.iter().any(|one| one.agreement.effects.contains(&effect)))
    }
}

impl Holding {
    /// Whether this issuer is its own.
    fn is_of(&self, issuer: &Issuer) -> bool {
        match issuer {
            Issuer::State(state) => self.issuer == Some(*state),
            Issuer::Url(url) => self.issuer_name.as_deref() == Some(url),
        }
    }
}

fn kind(kind: Kind) -> Option<PassKind> {
    match kind {
        Kind::Vaccination => Some(PassKind::Vaccination),
        Kind::Test => Some(PassKind::Test),
        Kind::Recovery => Some(PassKind::Recovery),
        Kind::Venue | Kind::Other | Kind::Clearance | Kind::Mark => None,
    }
}
