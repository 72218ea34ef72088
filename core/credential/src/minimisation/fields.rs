//! What a field beyond the minimum appears to hold, by its name.

use serde::Serialize;

use crate::words::words;

/// One field that the format does not have. The name is the issuer's; the value is not held here.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ExcessField {
    /// Where it stands, e.g. `nam.passport`, `v.batch`, or `cwt.2` for a claim of the signed claims set.
    pub path: String,
    /// What it appears to hold.
    pub data: PersonalData,
    /// Which document sets the minimum that it exceeds, with its section.
    pub paragraph: &'static str,
}

/// What a field beyond the minimum appears to hold, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PersonalData {
    /// A national, social-security, tax or patient number.
    NationalId,
    /// A passport, identity card or visa.
    TravelDocument,
    /// Sex or gender.
    Sex,
    /// Nationality or citizenship.
    Nationality,
    /// Address, or place of residence or birth.
    Address,
    /// Telephone number or e-mail address.
    Contact,
    /// A portrait or another biometric.
    Biometric,
    /// Ethnicity or race.
    Ethnicity,
    /// Health beyond the certified event.
    Health,
    /// Its name does not say.
    Unknown,
}

impl PersonalData {
    /// What a field of this name appears to hold.
    pub(crate) fn named(name: &str) -> Self {
        let words = words(name);
        let joined = words.concat();
        NAMES
            .iter()
            .find(|(_, names)| {
                names.contains(&joined.as_str()) || words.iter().any(|word| names.contains(&word.as_str()))
            })
            .map_or(Self::Unknown, |(data, _)| *data)
    }
}

/// Words that field names are made of. The first list with one of them decides.
const NAMES: [(PersonalData, &[&str]); 9] = [
    (
        PersonalData::TravelDocument,
        &[
            "passport",
            "passeport",
            "pasaporte",
            "passaporto",
            "reisepass",
            "idp",
            "visa",
            "idcard",
            "identitycard",
            "document",
            "doc",
            "docnum",
            "mrz",
        ],
    ),
    (
        PersonalData::NationalId,
        &[
            "nid",
            "nationalid",
            "idl",
            "idnumber",
            "personalnumber",
            "ssn",
            "socialsecurity",
            "insurance",
            "patientid",
            "patient",
            "tax",
            "tin",
            "nin",
            "bsn",
            "pesel",
            "cnp",
            "egn",
            "oib",
            "amka",
            "dni",
            "nie",
            "cpr",
            "jmbg",
            "emso",
            "rrn",
            "svnr",
            "personnummer",
            "codicefiscale",
            "nationalidentifier",
            "identifier",
            "sub",
            "subject",
            "id",
            "pid",
        ],
    ),
    (
        PersonalData::Nationality,
        &["nationality", "ntl", "citizenship", "citizen"],
    ),
    (PersonalData::Sex, &["sex", "gender", "s"]),
    (
        PersonalData::Contact,
        &["phone", "telephone", "tel", "mobile", "email", "mail", "contact"],
    ),
    (
        PersonalData::Address,
        &[
            "address",
            "addr",
            "street",
            "city",
            "town",
            "zip",
            "postcode",
            "postalcode",
            "residence",
            "domicile",
            "birthplace",
            "placeofbirth",
            "pob",
        ],
    ),
    (
        PersonalData::Biometric,
        &[
            "photo",
            "photograph",
            "portrait",
            "picture",
            "image",
            "face",
            "fingerprint",
            "fingerprints",
            "iris",
            "biometric",
            "biometrics",
        ],
    ),
    (PersonalData::Ethnicity, &["ethnicity", "ethnic", "race", "omb"]),
    (
        PersonalData::Health,
        &[
            "diagnosis",
            "condition",
            "disease",
            "medication",
            "allergy",
            "allergies",
            "blood",
            "bloodtype",
            "pregnant",
            "pregnancy",
            "symptoms",
            "temperature",
            "height",
            "weight",
            "hiv",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_a_field_holds() {
        for (name, data) in [
            ("passport_number", PersonalData::TravelDocument),
            ("passportNumber", PersonalData::TravelDocument),
            ("nid", PersonalData::NationalId),
            ("national_id", PersonalData::NationalId),
            ("sub", PersonalData::NationalId),
            ("nationality", PersonalData::Nationality),
            ("gender", PersonalData::Sex),
            ("E-Mail", PersonalData::Contact),
            ("placeOfBirth", PersonalData::Address),
            ("portrait", PersonalData::Biometric),
            ("blood_type", PersonalData::Health),
            ("xyz", PersonalData::Unknown),
            ("", PersonalData::Unknown),
        ] {
            assert_eq!(PersonalData::named(name), data, "{name}");
        }
    }
}
