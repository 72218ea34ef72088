//! `icao.vacc`: proof of vaccination (WHO's data set; section 5.2 of the technical report).

use std::cmp::Reverse;

use super::member::{self, Read, country, flag_unknown, required, text};
use crate::genetic;
use crate::hc1::who::{DISEASE, VACCINE};
use crate::json::Json;
use crate::notes::Notes;
use crate::pass::Format;
use crate::refusal::Refusal;
use crate::view::{Coded, Event, Vaccination};
use crate::warning::Warning;

/// Every dose of every vaccine.
pub(super) fn read(message: Json<'_>, notes: &mut Notes) -> Result<Read, Refusal> {
    flag_unknown(Some(message), "", &["uvci", "pid", "ve"], notes);
    let person = message.get("pid");
    flag_unknown(person, "pid", &["n", "dob", "sex", "i", "ai"], notes);
    // The table has it, at the issuer's discretion: nothing needs a second number.
    if text(person, "ai").is_some() {
        notes.optional(Format::VdsNc, "pid.ai");
    }
    let vaccines = message.get("ve").into_iter().flat_map(Json::items);
    let mut events: Vec<Event> = vaccines.flat_map(|vaccine| doses(vaccine, notes)).collect();
    if events.is_empty() {
        return Err(Refusal::NoEvent);
    }
    // In one series the later dose stands first where two bear one date.
    events.reverse();
    events.sort_by_cached_key(|event| Reverse(event.date().map(str::to_owned)));
    Ok(Read {
        holder: member::holder(message, "i", notes),
        events,
        id: required(Some(message), "uvci", notes),
        issued: None,
    })
}

fn doses(vaccine: Json<'_>, notes: &mut Notes) -> Vec<Event> {
    let details = vaccine.get("vd").into_iter().flat_map(Json::items);
    let vaccine = Some(vaccine);
    flag_unknown(vaccine, "ve", &["des", "nam", "dis", "vd"], notes);
    let prophylaxis = text(vaccine, "des").map(|code| VACCINE.coded(&code));
    let aim = || VACCINE.entry(&prophylaxis.as_ref()?.code)?.meaning;
    // The table leaves it out where the vaccine tells.
    let disease = text(vaccine, "dis").map(|code| DISEASE.coded(&code));
    let disease = disease.or_else(|| aim().map(|code| DISEASE.coded(code)));
    let product = required(vaccine, "nam", notes).map(|name| Coded {
        code: name.clone(),
        display: name,
    });
    if prophylaxis.is_none() {
        notes.warn(Warning::MissingField);
    }
    for coded in [&prophylaxis, &disease].into_iter().flatten() {
        notes.genetic |= genetic::is_code(&coded.code);
    }
    details
        .map(|details| {
            let details = Some(details);
            flag_unknown(details, "ve.vd", &["dvc", "seq", "ctr", "adm", "lot", "dvn"], notes);
            Event::Vaccination(Vaccination {
                disease: disease.clone(),
                prophylaxis: prophylaxis.clone(),
                product: product.clone(),
                // A number by the table, and a text with some issuers.
                dose: required(details, "seq", notes).and_then(|number| number.parse().ok()),
                vaccinated: required(details, "dvc", notes),
                country: country(details, "ctr", notes),
                centre: required(details, "adm", notes),
                batch: text(details, "lot"),
                next_dose: text(details, "dvn"),
                ..Vaccination::default()
            })
        })
        .collect()
}
