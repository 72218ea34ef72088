//! `carnet show`: a pass as a QR code in the terminal, or as a picture.

use std::path::Path;

use serde_json::json;
use wallet::{Card, Kind, PassId, Showing, Verdict, Wallet, render};

use crate::args::{Global, Show};
use crate::commands::remove::find;
use crate::commands::{answer, live};
use crate::failure::Failure;
use crate::output::{self, QUIET, styled};
use crate::{picture, profile};

pub(crate) fn run(args: &Show, global: &Global) -> Result<(), Failure> {
    if let Some(request) = &args.answer {
        return answer::run(request, args, global);
    }
    if !args.fields.is_empty() && !args.live {
        return Err(Failure::Usage("--field goes with --live or --answer.".to_owned()));
    }
    let mut wallet = profile::open(global)?;
    let id = match args.passes.as_slice() {
        [] => mark(&wallet)?,
        [one] => find(&wallet.cards(), one)?,
        _ => {
            return Err(Failure::Usage(
                "One pass is shown at a time; several go into one --answer.".to_owned(),
            ));
        }
    };
    if args.mark {
        return live::mark(&mut wallet, &id, args, global);
    }
    if args.preview && wallet.copies(&id)?.is_some() {
        return live::preview(&wallet, &id, global);
    }
    if args.live {
        return live::run(&mut wallet, &id, args, global);
    }
    if args.preview {
        let reveals = wallet.reveals(&id)?;
        if global.json {
            output::json(&json!({"id": id.to_string(), "reveals": reveals}));
        } else {
            output::line("Whoever reads this code learns:");
            output::revealed(&reveals);
        }
        return Ok(());
    }
    let showing = wallet.show(&id)?;
    let symbol = showing.symbol();
    let file = picture::write(symbol, args.png.as_deref(), args.svg.as_deref())?;
    if global.json {
        output::json(&describe(&id.to_string(), &showing, file));
        return Ok(());
    }
    match file {
        Some(path) => output::line(format_args!("Written to {}.", path.display())),
        None => print_symbol(&showing),
    }
    let fields = showing.revealed().len();
    output::line(styled(
        QUIET,
        format_args!("Whoever reads this code learns {fields} fields; `carnet show --preview {id:.8}` names them."),
    ));
    Ok(())
}

/// The check mark that is valid now and was kept last.
fn mark(wallet: &Wallet) -> Result<PassId, Failure> {
    let mut marks: Vec<Card> = wallet
        .cards()
        .into_iter()
        .filter(|card| card.kind == Kind::Mark)
        .collect();
    marks.sort_by_key(|card| (wallet.verdict(card) == Verdict::Valid, card.kept));
    let mark = marks.pop().ok_or_else(|| {
        Failure::Usage(
            "You have no check mark. A counter that checks your passes gives one: carnet enrol answer.".to_owned(),
        )
    })?;
    Ok(mark.id)
}

/// Draws the code in the terminal.
pub(crate) fn print_symbol(showing: &Showing) {
    output::line(render::terminal(showing.symbol(), output::symbol_style()));
}

fn describe(id: &str, showing: &Showing, file: Option<&Path>) -> serde_json::Value {
    let symbol = showing.symbol();
    json!({
        "id": id,
        "mode": showing.mode().name(),
        "size": symbol.size(),
        "modules": picture::rows(symbol),
        "file": file.map(|path| path.display().to_string()),
        "reveals": showing.revealed(),
    })
}
