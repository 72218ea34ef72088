//! `carnet pack verify`: what a wallet says that takes a pack.

use serde_json::json;
use wallet::packs::{Accepted, Marks};
use wallet::{Clock as _, PolicyClock, SystemClock};

use super::args::Verify;
use super::report;
use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, BAD, CARE, GOOD, styled};

pub(super) fn run(args: &Verify, global: &Global) -> Result<(), Failure> {
    let now = args.at.unwrap_or_else(|| SystemClock.now());
    let known = args.previous.as_deref().map(super::prove).transpose()?;
    let clock = PolicyClock {
        now,
        highest_seen: known.as_ref().map(|(_, known)| known.latest_issue()),
    };
    let pack = super::read(&args.file)?;
    let (kept, marks) = match &known {
        Some((_, known)) => (Some(&known.whole), known.marks.clone()),
        None => (None, Marks::default()),
    };
    match pack.update(kept, &marks, &clock) {
        Ok(accepted) => {
            tell(&accepted, now, global);
            Ok(())
        }
        Err(refused) => {
            if global.json {
                output::json(&json!({"accepted": false, "error": refused.code(), "message": refused.to_string()}));
            } else {
                output::line(format_args!(
                    "{} {}",
                    styled(BAD, "✖ refused:"),
                    output::sentence(&refused)
                ));
            }
            Err(Failure::No)
        }
    }
}

fn tell(accepted: &Accepted, now: jiff::Timestamp, global: &Global) {
    let dates = accepted.dates();
    let contents: Vec<_> = accepted
        .contents
        .iter()
        .map(|content| {
            let mut value = json!({"kind": content.kind.name(), "sequence": content.sequence, "stale": content.dates.is_stale(now)});
            report::put(&mut value, report::dates(&content.dates));
            value
        })
        .collect();
    if global.json {
        let replaced: Vec<&str> = accepted.replaced.iter().map(|kind| kind.name()).collect();
        let mut value = json!({
            "accepted": true,
            "publisher": accepted.id.to_string(),
            "words": accepted.id.words(),
            "name": accepted.name,
            "development": accepted.development,
            "root": accepted.root.0,
            "index": accepted.index.0,
            "stale": dates.is_stale(now),
            "keys_replaced": replaced,
            "contents": contents,
        });
        report::put(&mut value, report::dates(&dates));
        output::json(&value);
        return;
    }
    output::line(format_args!("{} {}", styled(GOOD, "✔ accepted:"), accepted.name));
    if accepted.development {
        output::line(styled(CARE, "DEVELOPMENT: this publisher's keys are no secret."));
    }
    output::line(format_args!("  {}", report::words(&accepted.id)));
    output::line(format_args!(
        "  root {}, index {}: {}",
        accepted.root.0,
        accepted.index.0,
        report::dates_line(&dates)
    ));
    if dates.is_stale(now) {
        output::line(styled(
            CARE,
            "  It should have been renewed: travellers see it as stale.",
        ));
    }
    for content in &accepted.contents {
        output::line(format_args!(
            "  {} {}: {}",
            content.kind,
            content.sequence,
            report::dates_line(&content.dates)
        ));
    }
    if !accepted.replaced.is_empty() {
        output::line(format_args!("  keys replaced: {}", report::names(&accepted.replaced)));
    }
}
