//! `carnet show`: a pass as a QR code in the terminal, or as a picture.

use std::path::Path;

use serde_json::json;
use wallet::{Revealed, Showing, render};

use crate::args::{Global, Show};
use crate::commands::remove::find;
use crate::failure::Failure;
use crate::output::{self, QUIET, styled};
use crate::profile;

/// Pixels a module in a PNG: 8 keeps a version 20 code readable on paper at 300 dpi.
const MODULE_PIXELS: u32 = 8;

pub(crate) fn run(args: &Show, global: &Global) -> Result<(), Failure> {
    let mut wallet = profile::open(global)?;
    let id = find(&wallet.cards(), &args.pass)?;
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
    let file = if let Some(path) = &args.png {
        let png = render::png(symbol, MODULE_PIXELS)
            .map_err(|error| Failure::write(path, std::io::Error::other(error.to_string())))?;
        write(path, &png)?;
        Some(path)
    } else if let Some(path) = &args.svg {
        write(path, render::svg(symbol).as_bytes())?;
        Some(path)
    } else {
        None
    };
    if global.json {
        output::json(&describe(&id.to_string(), &showing, file.map(|path| path.as_path())));
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
    let size = symbol.size();
    let rows: Vec<String> = (0..size)
        .map(|y| {
            (0..size)
                .map(|x| if symbol.is_dark(x, y) { '1' } else { '0' })
                .collect()
        })
        .collect();
    json!({
        "id": id,
        "mode": showing.mode().name(),
        "size": size,
        "modules": rows,
        "file": file.map(|path| path.display().to_string()),
        "reveals": showing.revealed(),
    })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(path, bytes).map_err(|cause| Failure::write(path, cause))
}
