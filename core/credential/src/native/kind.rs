//! The kinds of passes, and which fields each has.

use super::Field::{
    BirthDate, Category, Colour, Country, Date, Disease, DocumentNumber, DocumentType, Dose, Doses, Evidence, Hint,
    Name, Policy, PolicyDigest, Product, Prophylaxis, Result, Route, TestType, Until, ValidFrom, ValidUntil,
};
use super::{Field, LIFE_DAYS};
use crate::pass::Kind;

/// A kind of pass (`vct`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NativeKind {
    /// A dose of a vaccine.
    Vaccination,
    /// A test with its result.
    Test,
    /// Recovery from a disease.
    Recovery,
    /// An embassy's or airline's word that passes were checked before the journey.
    Clearance,
    /// Entry to venues, of whom it does not say.
    Venue,
    /// That a policy was met, of whom it hardly says.
    Mark,
}

impl NativeKind {
    /// Every kind, in the order of their declaration.
    pub const ALL: [Self; 6] = [
        Self::Vaccination,
        Self::Test,
        Self::Recovery,
        Self::Clearance,
        Self::Venue,
        Self::Mark,
    ];

    /// The name used in JSON and in `vct`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Vaccination => "vaccination",
            Self::Test => "test",
            Self::Recovery => "recovery",
            Self::Clearance => "clearance",
            Self::Venue => "venue",
            Self::Mark => "mark",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// `vct`: `carnet/` and the name.
    #[must_use]
    pub fn vct(self) -> Vec<u8> {
        [b"carnet/", self.name().as_bytes()].concat()
    }

    /// The kind of a `vct`.
    #[must_use]
    pub fn of_vct(vct: &[u8]) -> Option<Self> {
        Self::named(std::str::from_utf8(vct.strip_prefix(b"carnet/")?).ok()?)
    }

    /// Fields that every pass of the kind has.
    #[must_use]
    pub fn required(self) -> &'static [Field] {
        match self {
            Self::Vaccination | Self::Recovery => &[Name, BirthDate, Disease, Date],
            Self::Test => &[Name, BirthDate, Disease, TestType, Result, Date],
            Self::Clearance => &[Name, BirthDate, Colour, ValidFrom, ValidUntil, Route],
            Self::Venue => &[ValidUntil],
            Self::Mark => &[Policy, PolicyDigest, Until],
        }
    }

    /// Fields that a pass of the kind may have besides.
    #[must_use]
    pub fn optional(self) -> &'static [Field] {
        match self {
            Self::Vaccination => &[
                DocumentType,
                DocumentNumber,
                Prophylaxis,
                Product,
                Dose,
                Doses,
                Country,
                ValidUntil,
            ],
            Self::Test => &[DocumentType, DocumentNumber, Country, ValidUntil],
            Self::Recovery => &[DocumentType, DocumentNumber, Country, ValidFrom, ValidUntil],
            Self::Clearance => &[DocumentType, DocumentNumber, Category, Evidence],
            Self::Venue => &[Disease],
            Self::Mark => &[Hint],
        }
    }

    /// Days for which a pass of the kind lives at most. A mark counts for a day at most, which lies on two of the calendar's.
    #[must_use]
    pub fn life_days(self) -> i64 {
        match self {
            Self::Mark => 2,
            _ => LIFE_DAYS,
        }
    }

    /// Whether a pass of the kind may have a field.
    #[must_use]
    pub fn has(self, field: Field) -> bool {
        self.required().contains(&field) || self.optional().contains(&field)
    }

    /// The kind among those of all formats.
    #[must_use]
    pub fn common(self) -> Kind {
        match self {
            Self::Vaccination => Kind::Vaccination,
            Self::Test => Kind::Test,
            Self::Recovery => Kind::Recovery,
            Self::Clearance => Kind::Clearance,
            Self::Venue => Kind::Venue,
            Self::Mark => Kind::Mark,
        }
    }
}
