//! `carnet completions`: what the shell needs to complete commands and options.

use clap::CommandFactory as _;

use crate::args::{Cli, Completions};
use crate::failure::Failure;

#[expect(clippy::unnecessary_wraps, reason = "every command has the same shape")]
pub(crate) fn run(args: &Completions) -> Result<(), Failure> {
    clap_complete::generate(args.shell, &mut Cli::command(), "carnet", &mut std::io::stdout());
    Ok(())
}
