//! `carnet pack show`: a pack as a moving QR code, in the terminal or in a file.

use std::path::Path;

use serde_json::json;
use wallet::moving::Sender;
use wallet::packs::Pack;
use wallet::render::{RenderError, animation};

use super::args::Show;
use super::error::PackFailure;
use super::files;
use crate::args::Global;
use crate::failure::Failure;
use crate::{inputs, output, player};

/// Pixels a module in a file: a version 20 code with its quiet zone has 420 a side, which phones show whole.
const MODULE_PIXELS: u32 = 4;

pub(super) fn run(args: &Show, global: &Global) -> Result<(), Failure> {
    for out in args.gif.iter().chain(&args.apng) {
        files::free(out)?;
    }
    let bytes = inputs::read(&args.file)?;
    // What is no pack would be shown to nobody's use.
    Pack::read(&bytes).map_err(PackFailure::pack(&args.file))?;
    let refused = |error: wallet::moving::MovingError| PackFailure::Show(format!("{}: {error}", args.file.display()));
    if args.gif.is_none() && args.apng.is_none() {
        if global.json {
            return Err(Failure::Usage(
                "A moving code is nothing for programs. Write a file: --gif OUT or --apng OUT.".to_owned(),
            ));
        }
        let sender = Sender::within(&bytes, player::room()?).map_err(refused)?;
        output::note(format_args!(
            "{} codes; end it with Ctrl-C once the other phone says that it has everything.",
            sender.needed()
        ));
        return player::play((0..).map(|n| sender.symbol(n)), args.fps);
    }
    let sender = Sender::new(&bytes).map_err(refused)?;
    if let Some(out) = &args.gif {
        write(out, animation::gif(symbols(&sender), MODULE_PIXELS, args.fps))?;
    }
    if let Some(out) = &args.apng {
        write(out, animation::apng(symbols(&sender), MODULE_PIXELS, args.fps))?;
    }
    let seconds = f64::from(sender.round()) / f64::from(args.fps);
    if global.json {
        let path = |path: &std::path::PathBuf| path.display().to_string();
        output::json(&json!({
            "gif": args.gif.as_ref().map(path),
            "apng": args.apng.as_ref().map(path),
            "bytes": bytes.len(),
            "codes": sender.round(),
            "needed": sender.needed(),
            "seconds": seconds,
        }));
        return Ok(());
    }
    for out in args.gif.iter().chain(&args.apng) {
        output::line(format_args!(
            "{}: {} codes, {seconds:.0} seconds a round.",
            out.display(),
            sender.round()
        ));
    }
    Ok(())
}

fn symbols(sender: &Sender) -> impl ExactSizeIterator<Item = wallet::Symbol> {
    let numbers: Vec<u32> = (0..sender.round()).collect();
    numbers.into_iter().map(|n| sender.symbol(n))
}

fn write(path: &Path, file: Result<Vec<u8>, RenderError>) -> Result<(), Failure> {
    let file = file.map_err(|error| PackFailure::Show(format!("{}: {error}", path.display())))?;
    files::write_new(path, &file)
}
