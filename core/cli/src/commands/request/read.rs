//! `carnet request read`: what a traveller is told before anything is shown.

use serde_json::{Value, json};
use wallet::asking::Publishes;
use wallet::requests::{AskedFor, AskedPass, Candidate};

use super::text_of;
use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, CARE, GOOD, QUIET, styled};
use crate::profile;

pub(super) fn run(request: &str, global: &Global) -> Result<(), Failure> {
    let text = text_of(request)?;
    let asked = profile::open(global)?.considered(&text)?;
    if global.json {
        output::json(&report(&asked));
    } else {
        print(&asked);
    }
    Ok(())
}

fn report(asked: &AskedFor) -> Value {
    let wanted = asked.request.wanted();
    let said = asked.accreditation.said.as_ref();
    let minimum = asked.least.as_ref().map(|least| match &least.by {
        Publishes::Publisher(voice) => voice.name.to_string(),
        Publishes::Carnet => "Carnet".to_owned(),
    });
    json!({
        "requester": wanted.requester,
        "place": wanted.place,
        "country": wanted.country.map(|country| country.to_string()),
        "purpose": wanted.purpose,
        "kept": wanted.kept,
        "kept_longer": asked.kept_longer,
        "expires": asked.request.expires().to_string(),
        "digest": output::hex(asked.request.digest()),
        "accreditation": {
            "standing": asked.accreditation.standing.name(),
            "accredited_by": asked.accredited_by(),
            "name": said.map(|(_, verifier)| verifier.name.clone()),
            "publisher": said.map(|(voice, _)| voice.name.to_string()),
            "until": said.map(|(_, verifier)| verifier.until.to_string()),
        },
        "minimum_by": minimum,
        "asks_too_much": asked.asks_too_much(),
        "answered": asked.answered.map(|at| at.to_string()),
        "asks": asked.asks.iter().map(ask).collect::<Vec<_>>(),
    })
}

fn ask(ask: &AskedPass) -> Value {
    json!({
        "kinds": ask.kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        "beyond": ask.beyond,
        "claims": ask.fields.iter().map(|one| json!({"claim": one.field.name(), "beyond": one.beyond})).collect::<Vec<_>>(),
        "passes": ask.candidates.iter().map(candidate).collect::<Vec<_>>(),
    })
}

fn candidate(one: &Candidate) -> Value {
    let says = one
        .says
        .iter()
        .map(|(field, said)| (field.name().to_owned(), json!(said)));
    json!({
        "id": one.card.id.to_string(),
        "title": one.card.title,
        "verdict": one.verdict.name(),
        "selective": one.selective,
        "used_up": one.used_up,
        "says": says.collect::<serde_json::Map<_, _>>(),
        "unasked": one.unasked,
    })
}

fn print(asked: &AskedFor) {
    let wanted = asked.request.wanted();
    let place = if wanted.place.is_empty() {
        String::new()
    } else {
        format!(", {}", wanted.place)
    };
    output::line(format_args!(
        "{}{place} asks, for: {}",
        wanted.requester, wanted.purpose
    ));
    match asked.accredited_by() {
        Some(by) => output::line(styled(GOOD, format_args!("Accredited for this by {by}."))),
        None => output::line(styled(
            CARE,
            format_args!(
                "Not accredited for this by anybody you trust ({}). You need not answer.",
                asked.accreditation.standing.name().replace('_', " ")
            ),
        )),
    }
    let kept = match wanted.kept {
        0 => "It says that it does not keep the answer.".to_owned(),
        seconds => format!("It says that it keeps the answer for {seconds} seconds."),
    };
    output::line(kept);
    for ask in &asked.asks {
        let kinds: Vec<&str> = ask.kinds.iter().map(|kind| kind.name()).collect();
        let more = if ask.beyond {
            styled(CARE, " (the purpose does without)")
        } else {
            String::new()
        };
        output::line(format_args!("Of a {}{more}:", kinds.join(" or ")));
        for one in &ask.fields {
            let more = if one.beyond {
                styled(CARE, " (more than the purpose needs)")
            } else {
                String::new()
            };
            output::line(format_args!("  {}{more}", one.field.name()));
        }
        for one in &ask.candidates {
            let whole = if one.selective {
                String::new()
            } else {
                format!(
                    "; it is shown whole: {} fields that are not asked for, and a copy of it looks the same",
                    one.unasked
                )
            };
            output::line(styled(
                QUIET,
                format_args!(
                    "  {:.8} {} ({}){whole}",
                    one.card.id,
                    one.card.title,
                    one.verdict.name()
                ),
            ));
        }
        if ask.candidates.is_empty() {
            output::line(styled(QUIET, "  You have no such pass."));
        }
    }
    if let Some(at) = asked.answered {
        output::line(styled(
            CARE,
            format_args!("You answered this very request at {}.", output::time(at)),
        ));
    }
    output::line(styled(
        QUIET,
        "To answer: carnet show --answer REQUEST. To refuse: do nothing.",
    ));
}
