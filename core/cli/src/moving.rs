//! Bytes as a moving QR code, in the terminal or in files.

use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};
use serde_json::{Value, json};
use wallet::Symbol;
use wallet::moving::{MovingError, Sender};
use wallet::render::{RenderError, animation};

use crate::failure::Failure;
use crate::{files, output, player};

/// Pixels a module in a file: a version 20 code with its quiet zone has 420 a side, which phones show whole.
const MODULE_PIXELS: u32 = 4;

/// Where a moving code is painted: in the terminal, unless a file is named.
#[derive(Debug, Args)]
pub(crate) struct Moving {
    /// Write a GIF instead of drawing in the terminal
    #[arg(long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub(crate) gif: Option<PathBuf>,
    /// Write an animated PNG instead of drawing in the terminal
    #[arg(long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub(crate) apng: Option<PathBuf>,
    /// Codes a second
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u8).range(1..=30))]
    pub(crate) fps: u8,
}

impl Moving {
    /// Whether a file is named.
    pub(crate) fn in_files(&self) -> bool {
        self.gif.is_some() || self.apng.is_some()
    }

    /// Refuses, before any work is done, what could not be painted: a file that is there already, a program that reads or a pipe in
    /// the place of a terminal.
    pub(crate) fn possible(&self, json: bool) -> Result<(), Failure> {
        for out in self.gif.iter().chain(&self.apng) {
            files::free(out)?;
        }
        if self.in_files() {
            return Ok(());
        }
        if json {
            return Err(Failure::Usage(
                "A moving code is nothing for programs. Write a file: --gif OUT or --apng OUT.".to_owned(),
            ));
        }
        player::room().map(drop)
    }

    /// Paints it in the terminal until it is interrupted.
    pub(crate) fn play(&self, bytes: &[u8], whose: &Path) -> Result<(), Failure> {
        let sender = Sender::within(bytes, player::room()?).map_err(refused(whose))?;
        output::note(format_args!(
            "{} codes; end it with Ctrl-C once the other phone says that it has everything.",
            sender.needed()
        ));
        player::play((0..).map(|n| sender.symbol(n)), self.fps)
    }

    /// Writes the files; what `--json` says of them.
    pub(crate) fn write(&self, bytes: &[u8], whose: &Path, json: bool) -> Result<Value, Failure> {
        let sender = Sender::new(bytes).map_err(refused(whose))?;
        if let Some(out) = &self.gif {
            write(out, animation::gif(symbols(&sender), MODULE_PIXELS, self.fps))?;
        }
        if let Some(out) = &self.apng {
            write(out, animation::apng(symbols(&sender), MODULE_PIXELS, self.fps))?;
        }
        let seconds = f64::from(sender.round()) / f64::from(self.fps);
        for out in self.gif.iter().chain(&self.apng).filter(|_| !json) {
            output::line(format_args!(
                "{}: {} codes, {seconds:.0} seconds a round.",
                out.display(),
                sender.round()
            ));
        }
        let path = |path: &PathBuf| path.display().to_string();
        Ok(json!({
            "gif": self.gif.as_ref().map(path),
            "apng": self.apng.as_ref().map(path),
            "bytes": bytes.len(),
            "codes": sender.round(),
            "needed": sender.needed(),
            "seconds": seconds,
        }))
    }
}

fn refused(whose: &Path) -> impl Fn(MovingError) -> Failure {
    move |error| Failure::Show(format!("{}: {error}", whose.display()))
}

fn symbols(sender: &Sender) -> impl ExactSizeIterator<Item = Symbol> {
    let numbers: Vec<u32> = (0..sender.round()).collect();
    numbers.into_iter().map(|n| sender.symbol(n))
}

fn write(path: &Path, file: Result<Vec<u8>, RenderError>) -> Result<(), Failure> {
    let file = file.map_err(|error| Failure::Show(format!("{}: {error}", path.display())))?;
    files::write_new(path, &file)
}
