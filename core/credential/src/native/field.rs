//! The fields of a pass.

/// A field. Its number is its key in the map of the pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Field {
    /// The holder's name as in the machine-readable zone (ICAO Doc 9303).
    Name = 1,
    /// The holder's date of birth.
    BirthDate = 2,
    /// Type of the travel document.
    DocumentType = 3,
    /// Number of the travel document.
    DocumentNumber = 4,
    /// The disease, by its code.
    Disease = 5,
    /// The type of vaccine, by its code.
    Prophylaxis = 6,
    /// The vaccine, by its code or name.
    Product = 7,
    /// Number of the dose.
    Dose = 8,
    /// Number of doses in the series.
    Doses = 9,
    /// The day of the dose, of the sample, of the first positive test.
    Date = 10,
    /// Where that was.
    Country = 11,
    /// The type of test, by its code.
    TestType = 12,
    /// What it found, by its code.
    Result = 13,
    /// The first day on which it counts.
    ValidFrom = 14,
    /// The last day on which it counts.
    ValidUntil = 15,
    /// What the passes were found to be worth.
    Colour = 16,
    /// Whether the destination sees a citizen.
    Category = 17,
    /// The countries of the journey, in order.
    Route = 18,
    /// What was checked.
    Evidence = 19,
    /// The policy that was met.
    Policy = 20,
    /// SHA-256 of that policy.
    PolicyDigest = 21,
    /// Until when it was met, in seconds since 1970 UTC.
    Until = 22,
    /// A blunt hint at the holder.
    Hint = 23,
}

impl Field {
    /// Every field, in the order of their numbers.
    pub const ALL: [Self; 23] = [
        Self::Name,
        Self::BirthDate,
        Self::DocumentType,
        Self::DocumentNumber,
        Self::Disease,
        Self::Prophylaxis,
        Self::Product,
        Self::Dose,
        Self::Doses,
        Self::Date,
        Self::Country,
        Self::TestType,
        Self::Result,
        Self::ValidFrom,
        Self::ValidUntil,
        Self::Colour,
        Self::Category,
        Self::Route,
        Self::Evidence,
        Self::Policy,
        Self::PolicyDigest,
        Self::Until,
        Self::Hint,
    ];

    /// The key in the map.
    #[must_use]
    pub fn label(self) -> i64 {
        i64::from(self as u8)
    }

    /// The field with this key.
    #[must_use]
    pub fn of_label(label: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.label() == label)
    }

    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::BirthDate => "birth_date",
            Self::DocumentType => "document_type",
            Self::DocumentNumber => "document_number",
            Self::Disease => "disease",
            Self::Prophylaxis => "prophylaxis",
            Self::Product => "product",
            Self::Dose => "dose",
            Self::Doses => "doses",
            Self::Date => "date",
            Self::Country => "country",
            Self::TestType => "test_type",
            Self::Result => "result",
            Self::ValidFrom => "valid_from",
            Self::ValidUntil => "valid_until",
            Self::Colour => "colour",
            Self::Category => "category",
            Self::Route => "route",
            Self::Evidence => "evidence",
            Self::Policy => "policy",
            Self::PolicyDigest => "policy_digest",
            Self::Until => "until",
            Self::Hint => "hint",
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// How its value is written, for people.
    #[must_use]
    pub fn form(self) -> &'static str {
        match self {
            Self::Name => "capital letters A to Z and <, family name first, as in BOCK<<ANN",
            Self::BirthDate => "1990-05-05, 1990-05 or 1990",
            Self::DocumentType => "one or two capital letters, as in P",
            Self::DocumentNumber => "1 to 20 capital letters and digits",
            Self::Disease | Self::Prophylaxis | Self::Product | Self::TestType | Self::Result | Self::Policy => {
                "1 to 32 printable characters"
            }
            Self::Dose | Self::Doses => "a number from 1 to 99",
            Self::Date | Self::ValidFrom | Self::ValidUntil => "a day, as in 2026-11-23",
            Self::Country => "the two letters of ISO 3166-1",
            Self::Colour => "green or yellow",
            Self::Category => "citizen or foreigner",
            Self::Route => "1 to 12 countries, each by its two letters",
            Self::Evidence => "1 to 4 checked passes, each with its format, kind, issuer, day and digest",
            Self::PolicyDigest => "32 bytes",
            Self::Until => "a moment in whole seconds since 1970 UTC",
            Self::Hint => "1 to 8 printable characters",
        }
    }
}
