//! `carnet list`: the passes kept, grouped by person.

use serde_json::{Value, json};
use wallet::{Card, Wallet};

use crate::args::{Global, List};
use crate::failure::Failure;
use crate::output::{self, QUIET, STRONG, badge, styled};
use crate::profile;

pub(crate) fn run(args: &List, global: &Global) -> Result<(), Failure> {
    let wallet = profile::open(global)?;
    print(&wallet, args, global.json);
    Ok(())
}

/// Prints the list of an open wallet.
pub(crate) fn print(wallet: &Wallet, args: &List, as_json: bool) {
    let overview = wallet.overview();
    let fits = |card: &&Card| card.matches(&args.search);
    let removed = if args.removed { wallet.removed() } else { Vec::new() };
    if as_json {
        let people: Vec<Value> = overview
            .people
            .iter()
            .map(|person| {
                let passes: Vec<Value> = person
                    .cards
                    .iter()
                    .filter(fits)
                    .map(|card| describe(wallet, card))
                    .collect();
                json!({
                    "id": person.id.to_string(), "by_hand": person.by_hand,
                    "name": person.name, "birth_date": person.birth_date, "passes": passes,
                })
            })
            .filter(|person| person["passes"].as_array().is_some_and(|passes| !passes.is_empty()))
            .collect();
        let removed: Vec<Value> = removed.iter().filter(fits).map(|card| describe(wallet, card)).collect();
        let damaged: Vec<String> = overview.damaged.iter().map(ToString::to_string).collect();
        output::json(&json!({"people": people, "removed": removed, "damaged": damaged}));
        return;
    }
    for person in &overview.people {
        let cards: Vec<&Card> = person.cards.iter().filter(fits).collect();
        if cards.is_empty() {
            continue;
        }
        let by_hand = if person.by_hand { "  (grouped by you)" } else { "" };
        output::line(format_args!(
            "{}  {}{}",
            styled(STRONG, &person.name),
            styled(QUIET, &person.birth_date),
            styled(QUIET, by_hand)
        ));
        cards.into_iter().for_each(|card| row(wallet, card));
    }
    if overview.people.is_empty() {
        output::line("No passes yet. `carnet add FILE` keeps one from a text, a picture or a PDF document.");
    }
    if !removed.is_empty() {
        output::line(styled(
            QUIET,
            "Removed; `carnet remove --undo ID` brings them back until `carnet lock`:",
        ));
        removed.iter().filter(fits).for_each(|card| row(wallet, card));
    }
    for id in &overview.damaged {
        output::line(format_args!(
            "  {} {id}",
            styled(output::BAD, "✖ damaged, not deleted:")
        ));
    }
}

fn row(wallet: &Wallet, card: &Card) {
    let id: String = card.id.to_string().chars().take(SHORT_ID).collect();
    let what = [
        card.kind.name(),
        &card.title,
        &card.detail,
        &card.country,
        &card.event_date,
    ];
    let what: Vec<&str> = what.into_iter().filter(|text| !text.is_empty()).collect();
    output::line(format_args!(
        "  {}  {}  {}",
        styled(QUIET, id),
        badge(wallet.verdict(card)),
        what.join(" · ")
    ));
}

/// Characters of an id that `list` prints: enough to tell some thousands of passes apart.
pub(crate) const SHORT_ID: usize = 8;

/// A card as JSON.
pub(crate) fn describe(wallet: &Wallet, card: &Card) -> Value {
    json!({
        "id": card.id.to_string(),
        "format": card.format.name(),
        "kind": card.kind.name(),
        "title": card.title,
        "detail": card.detail,
        "holder": {"name": card.name, "birth_date": card.birth_date},
        "country": card.country,
        "event_date": card.event_date,
        "document": card.document,
        "issued": card.issued.map(|at| at.to_string()),
        "kept": card.kept.to_string(),
        "verdict": wallet.verdict(card).name(),
    })
}
