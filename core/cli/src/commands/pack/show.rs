//! `carnet pack show`: a pack as a moving QR code, in the terminal or in a file.

use wallet::packs::Pack;

use super::args::Show;
use super::error::PackFailure;
use crate::args::Global;
use crate::failure::Failure;
use crate::{inputs, output};

pub(super) fn run(args: &Show, global: &Global) -> Result<(), Failure> {
    args.moving.possible(global.json)?;
    let bytes = inputs::read(&args.file)?;
    // What is no pack would be shown to nobody's use.
    Pack::read(&bytes).map_err(PackFailure::pack(&args.file))?;
    if !args.moving.in_files() {
        return args.moving.play(&bytes, &args.file);
    }
    let written = args.moving.write(&bytes, &args.file, global.json)?;
    if global.json {
        output::json(&written);
    }
    Ok(())
}
