//! `carnet remove`: takes passes off the list; `--undo` brings them back until the next `carnet lock`.

use serde_json::json;
use wallet::{Card, PassId};

use crate::args::{Global, Remove};
use crate::failure::Failure;
use crate::{output, profile};

pub(crate) fn run(args: &Remove, global: &Global) -> Result<(), Failure> {
    let mut wallet = profile::open(global)?;
    let cards = if args.undo { wallet.removed() } else { wallet.cards() };
    let ids = args
        .passes
        .iter()
        .map(|words| find(&cards, words))
        .collect::<Result<Vec<_>, _>>()?;
    for id in ids {
        let card = if args.undo {
            wallet.restore(&id)?
        } else {
            wallet.remove(&id)?
        };
        if global.json {
            output::json(&json!({"id": id.to_string(), "removed": !args.undo}));
        } else if args.undo {
            output::line(format_args!("Back: {} ({}).", card.title, card.name));
        } else {
            output::line(format_args!(
                "Removed: {} ({}). `carnet remove --undo {id:.8}` brings it back until `carnet lock`.",
                card.title, card.name
            ));
        }
    }
    Ok(())
}

/// The one pass whose id starts like this.
pub(crate) fn find(cards: &[Card], start: &str) -> Result<PassId, Failure> {
    let start = start.to_ascii_lowercase();
    let mut fitting = cards
        .iter()
        .map(|card| card.id)
        .filter(|id| id.to_string().starts_with(&start));
    match (fitting.next(), fitting.next()) {
        (Some(id), None) if !start.is_empty() => Ok(id),
        (None, _) => Err(Failure::Usage(format!(
            "No pass has an id that starts with {start}. `carnet list` prints them."
        ))),
        _ => Err(Failure::Usage(format!(
            "Several ids start with {start}. Give more characters."
        ))),
    }
}
