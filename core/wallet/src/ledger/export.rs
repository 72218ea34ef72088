//! Which showings are looked at, and the ledger as a file of the traveller's own.

use std::fmt::Write as _;

use jiff::Timestamp;
use serde_json::json;

use super::{Ledger, LedgerEntry};
use crate::Mode;

/// Which showings are wanted; by default all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerFilter {
    /// Shown in this way.
    pub mode: Option<Mode>,
    /// Of this pass: its id, or the beginning of it.
    pub pass: Option<String>,
    /// Not earlier.
    pub from: Option<Timestamp>,
    /// Not later.
    pub until: Option<Timestamp>,
    /// With this word, in any letter case, in the title, the requester, the place or the purpose.
    pub word: Option<String>,
}

/// How the ledger is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerForm {
    /// For people: UTF-8, one showing a paragraph.
    Text,
    /// For programs.
    Json,
}

impl LedgerFilter {
    /// Whether a showing is wanted.
    #[must_use]
    pub fn wants(&self, entry: &LedgerEntry) -> bool {
        let mode = self.mode.is_none_or(|mode| entry.mode == mode);
        let pass = self
            .pass
            .as_ref()
            .is_none_or(|pass| entry.pass.starts_with(pass.as_str()));
        let from = self.from.is_none_or(|from| entry.at >= from);
        let until = self.until.is_none_or(|until| entry.at <= until);
        mode && pass && from && until && self.word.as_ref().is_none_or(|word| has(entry, word))
    }
}

fn has(entry: &LedgerEntry, word: &str) -> bool {
    let word = word.to_lowercase();
    let to = entry.to.iter().flat_map(|to| [&to.requester, &to.place, &to.purpose]);
    let mut texts = [&entry.title].into_iter().chain(to);
    texts.any(|text| text.to_lowercase().contains(&word))
}

impl Ledger {
    /// Keeps the showings that are wanted. What is said of the whole stays.
    pub fn keep(&mut self, filter: &LedgerFilter) {
        self.entries.retain(|entry| filter.wants(entry));
    }

    /// The ledger as a file. It leaves the wallet's protection with that: whoever has the file reads where its owner was asked for
    /// what.
    #[must_use]
    pub fn export(&self, form: LedgerForm, now: Timestamp) -> String {
        match form {
            LedgerForm::Json => {
                let ledger = json!({
                    "format": "carnet-ledger/1",
                    "exported": now.to_string(),
                    "showings": self.entries,
                    "forgotten": self.forgotten,
                    "missing": self.missing,
                    "whole": self.whole,
                });
                format!("{ledger:#}\n")
            }
            LedgerForm::Text => self.text(now),
        }
    }

    fn text(&self, now: Timestamp) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let _ = writeln!(text, "Carnet: what was shown, as of {now}");
        for entry in &self.entries {
            let number = entry.number.map_or_else(|| "?".to_owned(), |number| number.to_string());
            let _ = writeln!(text, "\n{number}. {}  {}  {}", entry.at, entry.mode.name(), entry.title);
            if let Some(to) = &entry.to {
                let by = to.accredited_by.as_deref().map_or_else(
                    || "accredited by nobody you trusted".to_owned(),
                    |by| format!("accredited by {by}"),
                );
                let _ = writeln!(text, "   to: {} ({by})", to.requester);
                let _ = writeln!(text, "   where: {}", to.place);
                let _ = writeln!(text, "   what for: {}", to.purpose);
                let _ = writeln!(text, "   it said it would keep the answer for: {} s", to.kept);
            }
            let _ = writeln!(text, "   revealed: {}", entry.revealed.join(", "));
        }
        let _ = writeln!(text);
        if self.forgotten > 0 {
            let _ = writeln!(text, "{} older showings were forgotten as you asked.", self.forgotten);
        }
        if self.whole {
            let _ = writeln!(text, "No showing is missing: each is chained to the one before.");
        } else {
            let _ = writeln!(
                text,
                "The ledger is not whole: {} showings are missing or cannot be read.",
                self.missing
            );
        }
        text
    }
}
