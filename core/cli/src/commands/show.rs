//! `carnet show`: a pass as a QR code in the terminal, or as a picture.

use std::path::Path;

use serde_json::json;
use wallet::{Revealed, Showing, render};

use crate::args::{Global, Show};
use crate::commands::live;
use crate::commands::remove::find;
use crate::failure::Failure;
use crate::output::{self, QUIET, styled};
use crate::{picture, profile};

pub(crate) fn run(args: &Show, global: &Global) -> Result<(), Failure> {
    let mut wallet = profile::open(global)?;
    let id = find(&wallet.cards(), &args.pass)?;
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
            print_revealed(&reveals);
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

/// Draws the code in the terminal.
pub(crate) fn print_symbol(showing: &Showing) {
    output::line(render::terminal(showing.symbol(), output::symbol_style()));
}

/// Prints field and value, one a line.
pub(crate) fn print_revealed(revealed: &[Revealed]) {
    let width = revealed.iter().map(|one| one.field.len()).max().unwrap_or_default();
    for one in revealed {
        output::line(format_args!("  {:width$}  {}", one.field, one.value));
    }
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
