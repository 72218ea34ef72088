//! Only as much as a pass needs (design, promise 3): what goes beyond a format's own minimum is listed before a pass is
//! kept, each field once with what it appears to hold and the document that sets the minimum; genetic data is refused, with
//! its field named.
//!
//! A reader calls [`Notes::beyond`] for each member that its format does not have, and [`Notes::optional`] for those of the
//! table here: the format has a place for them, and no border needs them.

mod fields;
pub(crate) mod genetic;

pub use self::fields::{ExcessField, PersonalData};
use crate::notes::Notes;
use crate::pass::Format;
use crate::{limits, view};

/// What sets the minimum data set of a format, and what the format has a place for beyond that.
pub(crate) struct Minimum {
    /// Document and section.
    pub(crate) paragraph: &'static str,
    /// Paths of members as in [`ExcessField::path`], and what they hold.
    optional: &'static [(&'static str, PersonalData)],
}

/// Every format's minimum. Which members a format has is known to its reader alone.
pub(crate) const fn minimum(format: Format) -> Minimum {
    use PersonalData::{Address, NationalId, Sex, TravelDocument, Unknown};
    let (paragraph, optional): (_, &[_]) = match format {
        Format::EuDcc => ("EU DCC schema 1.3.0; Regulation (EU) 2021/953, annex", &[]),
        Format::Hcert => ("Electronic Health Certificate specification 1.0.5, section 3.3", &[]),
        Format::Shc => ("SMART Health Cards 1.4, Data Minimization", &[]),
        Format::Icvp => (
            "International Health Regulations (2005), Annex 6, model certificate",
            &[],
        ),
        Format::Ddcc => (
            "WHO DDCC:VS (2021) and DDCC:TR (2022), core data set, proof of vaccination or test result",
            &[
                ("meta.passportNumber", TravelDocument),
                ("identifier", NationalId),
                ("sex", Sex),
            ],
        ),
        Format::VdsNc => (
            "ICAO TR VDS-NC 1.1, section 5",
            &[("pid.ai", NationalId), ("opt", Unknown)],
        ),
        Format::Divoc => (
            "DIVOC verifiable certificate context, credentialSubject; Regulation (EU) 2021/953, annex",
            &[
                ("credentialSubject.address", Address),
                ("credentialSubject.refId", NationalId),
                ("credentialSubject.uhid", NationalId),
            ],
        ),
        // The ministry's own "Minimal Dataset" has the numbers of both identity documents in it as well.
        Format::IsraelGreenPass => (
            "Regulation (EU) 2021/953, annex",
            &[("idl", NationalId), ("idp", TravelDocument)],
        ),
        Format::Native => ("core/present/PROFILE.md, kinds and fields", &[]),
    };
    Minimum { paragraph, optional }
}

impl Notes {
    /// Lists a member beyond the format's minimum by its path, once however often it stands there.
    pub(crate) fn beyond(&mut self, format: Format, path: String, data: PersonalData) {
        let paragraph = minimum(format).paragraph;
        self.list(ExcessField { path, data, paragraph });
    }

    pub(crate) fn list(&mut self, field: ExcessField) {
        if self.excess.len() < limits::EXCESS && !self.excess.contains(&field) {
            self.excess.push(field);
        }
    }

    /// Lists a member that the format has a place for, where the format's minimum has not. `false`: the table has no such
    /// member.
    pub(crate) fn optional(&mut self, format: Format, path: &str) -> bool {
        let listed = minimum(format).optional.iter().find(|(known, _)| *known == path);
        if let Some((path, data)) = listed {
            self.beyond(format, (*path).to_owned(), *data);
        }
        listed.is_some()
    }
}

/// A member's path as a screen shows it.
pub(crate) fn path(group: &str, name: &str) -> String {
    let name: String = view::clean(name).chars().take(limits::FIELD_NAME).collect();
    match group {
        "" => name,
        group => format!("{group}.{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_names_its_paragraph_and_lists_each_optional_member_once() {
        for format in Format::ALL {
            let Minimum { paragraph, optional } = minimum(format);
            assert!(paragraph.len() > 10, "{}", format.name());
            let mut notes = Notes::default();
            for _ in 0..2 {
                assert!(optional.iter().all(|(path, _)| notes.optional(format, path)));
                assert!(!notes.optional(format, "no such member"));
            }
            let listed: Vec<_> = notes
                .excess
                .iter()
                .map(|field| (field.path.as_str(), field.data))
                .collect();
            assert_eq!(listed, optional, "{}", format.name());
            assert!(notes.excess.iter().all(|field| field.paragraph == paragraph));
        }
    }

    #[test]
    fn a_field_is_listed_once_and_no_more_than_the_limit() {
        let mut notes = Notes::default();
        for number in 0..2 * limits::EXCESS {
            for _ in 0..2 {
                notes.beyond(Format::Shc, path("Patient", &number.to_string()), PersonalData::Unknown);
            }
        }
        assert_eq!(notes.excess.len(), limits::EXCESS);
        assert_eq!(notes.excess[1].path, "Patient.1");
    }

    #[test]
    fn a_path_cannot_steer_a_screen_nor_fill_it() {
        assert_eq!(path("", "a\u{1b}[2J\u{202e}b"), "a[2Jb");
        assert_eq!(path("v", &"x".repeat(1000)).len(), limits::FIELD_NAME + 2);
    }
}
