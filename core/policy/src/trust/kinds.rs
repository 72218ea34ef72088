//! Which kinds of pass a key may sign.

use credential::Kind;

/// A set of kinds of pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KindSet(u8);

const TEST: u8 = 1;
const VACCINATION: u8 = 1 << 1;
const RECOVERY: u8 = 1 << 2;
const OTHER: u8 = 1 << 3;
const VENUE: u8 = 1 << 4;
const CLEARANCE: u8 = 1 << 5;
const MARK: u8 = 1 << 6;

/// The EU's extended key usages, in the arc the specification gives and in the mistaken one that many states'
/// certificates carry (hcert specification, appendix A.4).
const EU_ARCS: [&str; 2] = ["1.3.6.1.4.1.1847.2021.1.", "1.3.6.1.4.1.0.1847.2021.1."];

impl KindSet {
    /// Every kind.
    pub const ALL: Self = Self(TEST | VACCINATION | RECOVERY | VENUE | OTHER | CLEARANCE | MARK);

    /// These kinds.
    pub fn of(kinds: impl IntoIterator<Item = Kind>) -> Self {
        Self(kinds.into_iter().fold(0, |set, kind| set | bit(kind)))
    }

    /// From a certificate's extended key usages, as dotted OIDs. Where none of the EU's three is present, whatever else
    /// is, the key may sign every kind.
    pub fn from_extended_key_usages<S: AsRef<str>>(usages: impl IntoIterator<Item = S>) -> Self {
        let kinds = usages
            .into_iter()
            .fold(0, |kinds, usage| kinds | kind_of(usage.as_ref()));
        if kinds == 0 { Self::ALL } else { Self(kinds) }
    }

    /// From a seal signer's document types (technical report VDS-NC, section 4): `NV` proof of vaccination, `NT` proof of
    /// testing. Any other stands for documents that are not typed.
    pub fn from_document_types<S: AsRef<str>>(types: impl IntoIterator<Item = S>) -> Self {
        Self(types.into_iter().fold(0, |kinds, name| {
            kinds
                | match name.as_ref() {
                    "NV" => VACCINATION,
                    "NT" => TEST,
                    _ => OTHER,
                }
        }))
    }

    /// One bit for each kind: test 1, vaccination 2, recovery 4, other 8, venue 16, clearance 32, mark 64.
    pub(crate) fn bits(self) -> u8 {
        self.0
    }

    /// From [`bits`](Self::bits); `None` where there are others.
    pub(crate) fn from_bits(bits: u8) -> Option<Self> {
        (bits & !Self::ALL.0 == 0).then_some(Self(bits))
    }

    /// Whether `kind` is in the set. A certificate's own words name tests, vaccinations and recoveries alone.
    pub fn contains(self, kind: Kind) -> bool {
        self.0 & bit(kind) != 0
    }
}

fn bit(kind: Kind) -> u8 {
    match kind {
        Kind::Test => TEST,
        Kind::Vaccination => VACCINATION,
        Kind::Recovery => RECOVERY,
        Kind::Venue => VENUE,
        Kind::Other => OTHER,
        Kind::Clearance => CLEARANCE,
        Kind::Mark => MARK,
    }
}

fn kind_of(usage: &str) -> u8 {
    match EU_ARCS.iter().find_map(|arc| usage.strip_prefix(arc)) {
        Some("1") => TEST,
        Some("2") => VACCINATION,
        Some("3") => RECOVERY,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(usages: &[&str]) -> Vec<Kind> {
        let set = KindSet::from_extended_key_usages(usages);
        [Kind::Test, Kind::Vaccination, Kind::Recovery, Kind::Other]
            .into_iter()
            .filter(|&kind| set.contains(kind))
            .collect()
    }

    #[test]
    fn both_arcs_bind_a_key_to_kinds() {
        assert_eq!(kinds(&["1.3.6.1.4.1.1847.2021.1.1"]), [Kind::Test]);
        assert_eq!(kinds(&["1.3.6.1.4.1.0.1847.2021.1.2"]), [Kind::Vaccination]);
        assert_eq!(
            kinds(&["1.3.6.1.4.1.0.1847.2021.1.3", "1.3.6.1.4.1.1847.2021.1.2"]),
            [Kind::Vaccination, Kind::Recovery]
        );
    }

    #[test]
    fn without_an_eu_usage_every_kind_may_be_signed() {
        assert_eq!(kinds(&[]).len(), 4);
        assert_eq!(kinds(&["1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.1847.2021.1.4"]).len(), 4);
    }
}
