//! The tables of the store. Each has its own key and its own label.

/// What a row belongs to. Rows of one table never open as rows of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Kept passes; each row has a card in the summary.
    Passes,
    /// What was shown to whom; every new row raises the generation.
    Ledger,
    /// Signers and packs the traveller trusts.
    Trust,
    /// Everything small: trips, choices, the language.
    Settings,
}

impl Table {
    /// All tables, in the order of their codes.
    pub const ALL: [Table; 4] = [Table::Passes, Table::Ledger, Table::Trust, Table::Settings];

    /// The table's name in the file, in associated data and in messages.
    pub fn name(self) -> &'static str {
        match self {
            Table::Passes => "passes",
            Table::Ledger => "ledger",
            Table::Trust => "trust",
            Table::Settings => "settings",
        }
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
