//! `carnet trust recognises`: agreements in both directions, and where there is only one.

use std::path::PathBuf;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use wallet::packs::content::agreements::Issuer;
use wallet::{Country, Recognition};

use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, CARE, QUIET, STRONG, styled};
use crate::{profile, trust_files};

pub(super) fn run(state: &str, on: Option<Date>, trust: &[PathBuf], global: &Global) -> Result<(), Failure> {
    let state = Country::from_alpha2(&state.to_ascii_uppercase()).ok_or_else(|| {
        Failure::Usage(format!(
            "{state} is no country. Give its code of two letters (ISO 3166-1), as in AT."
        ))
    })?;
    let day = on.unwrap_or_else(|| jiff::Timestamp::now().to_zoned(TimeZone::UTC).date());
    let recognitions = if trust.is_empty() {
        let wallet = profile::open(global)?;
        wallet.trust().recognitions(state, day)
    } else {
        trust_files::load(trust)?.recognitions(state, day)
    };
    let (accepts, accepted): (Vec<_>, Vec<_>) = recognitions.into_iter().partition(|one| one.agreement.at == state);
    if global.json {
        let accepts: Vec<Value> = accepts.iter().map(report).collect();
        let accepted: Vec<Value> = accepted.iter().map(report).collect();
        output::json(
            &json!({"state": state.to_string(), "on": day.to_string(), "accepts": accepts, "accepted_by": accepted}),
        );
        return Ok(());
    }
    section(&format!("{state} accepts"), &accepts, |one| issuer(&one.agreement.of));
    section(&format!("{state}'s passes are accepted by"), &accepted, |one| {
        one.agreement.at.to_string()
    });
    Ok(())
}

fn section(title: &str, recognitions: &[Recognition], name: impl Fn(&Recognition) -> String) {
    output::line(styled(STRONG, format_args!("{title}:")));
    if recognitions.is_empty() {
        output::line("  nobody, as far as your publishers say");
    }
    for one in recognitions {
        let agreement = &one.agreement;
        let kinds: Vec<&str> = agreement.kinds.iter().map(|kind| kind.name()).collect();
        let effects: Vec<&str> = agreement.effects.iter().map(|effect| effect.name()).collect();
        let one_sided = if one.mutual == Some(false) { "  one-sided" } else { "" };
        output::line(format_args!(
            "  {}  {} for {}{}",
            name(one),
            kinds.join(", "),
            effects.join(", "),
            styled(CARE, one_sided)
        ));
        let until = agreement
            .until
            .map(|until| format!(" until {until}"))
            .unwrap_or_default();
        output::line(styled(
            QUIET,
            format_args!(
                "    from {}{until}; {}; by {}",
                agreement.from, agreement.source, one.voice.name
            ),
        ));
        if let Some(conditions) = &agreement.conditions {
            output::line(format_args!("    {conditions}"));
        }
    }
}

fn issuer(issuer: &Issuer) -> String {
    match issuer {
        Issuer::State(country) => country.to_string(),
        Issuer::Url(url) => url.clone(),
    }
}

fn report(one: &Recognition) -> Value {
    let agreement = &one.agreement;
    json!({
        "at": agreement.at.to_string(),
        "of": issuer(&agreement.of),
        "kinds": agreement.kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        "effects": agreement.effects.iter().map(|effect| effect.name()).collect::<Vec<_>>(),
        "from": agreement.from.to_string(),
        "until": agreement.until.map(|until| until.to_string()),
        "conditions": agreement.conditions,
        "source": agreement.source,
        "mutual": one.mutual,
        "publisher": {"id": one.voice.publisher.to_string(), "name": &*one.voice.name, "development": one.voice.development},
    })
}
