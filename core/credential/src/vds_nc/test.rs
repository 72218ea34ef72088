//! `icao.test`: proof of testing (CAPSCA's data set; section 5.1 of the technical report).

use super::member::{self, Read, country, flag_unknown, required, text, time};
use crate::genetic;
use crate::json::Json;
use crate::notes::Notes;
use crate::pass::Format;
use crate::refusal::Refusal;
use crate::view::{Coded, Event, Test};
use crate::warning::Warning;

/// One test with its result.
pub(super) fn read(message: Json<'_>, notes: &mut Notes) -> Result<Read, Refusal> {
    flag_unknown(Some(message), "", &["utci", "pid", "sp", "dat", "tr", "opt"], notes);
    if text(Some(message), "opt").is_some() {
        notes.optional(Format::VdsNc, "opt");
    }
    let (provider, dates) = (message.get("sp"), message.get("dat"));
    let result = message.get("tr").filter(|result| result.is_object());
    flag_unknown(message.get("pid"), "pid", &["n", "dob", "sex", "dt", "dn"], notes);
    flag_unknown(provider, "sp", &["spn", "ctr", "cd"], notes);
    flag_unknown(dates, "dat", &["sc", "ri"], notes);
    flag_unknown(result, "tr", &["tc", "r", "m"], notes);
    if result.is_none() {
        return Err(Refusal::NoEvent);
    }
    let kind = required(result, "tc", notes);
    notes.genetic |= kind.as_deref().is_some_and(genetic::is_test_type);
    let (sampled, resulted) = (required(dates, "sc", notes), required(dates, "ri", notes));
    let issued = resulted.as_deref().and_then(time);
    if resulted.is_some() && issued.is_none() {
        notes.warn(Warning::DateForm);
    }
    let event = Event::Test(Test {
        test_type: kind.map(|kind| test_type(kind, text(result, "m"))),
        sampled,
        resulted,
        result: required(result, "r", notes).map(|code| Coded {
            display: sentence(&code),
            code,
        }),
        centre: required(provider, "spn", notes),
        country: country(provider, "ctr", notes),
        ..Test::default()
    });
    Ok(Read {
        holder: member::holder(message, "dn", notes),
        events: vec![event],
        id: required(Some(message), "utci", notes),
        issued,
    })
}

/// The type of test with the method of sampling: `molecular(PCR)`, `nasopharyngeal`.
fn test_type(code: String, method: Option<String>) -> Coded {
    let words = match code.as_str() {
        "molecular(PCR)" => "Molecular test (PCR)".to_owned(),
        "molecular(other)" => "Molecular test (other)".to_owned(),
        "antigen" => "Antigen test".to_owned(),
        "antibody" => "Antibody test".to_owned(),
        other => other.to_owned(),
    };
    Coded {
        display: method.map_or_else(|| words.clone(), |method| format!("{words}, {method}")),
        code,
    }
}

/// A word of the table as a sentence begins: `negative` is "Negative".
fn sentence(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
