//! `carnet`: the wallet and the verifier on a desktop. A real client of the wallet crate, and the harness for testers.

mod args;
mod commands;
mod failure;
mod files;
mod inputs;
mod key_file;
mod moving;
mod output;
mod picture;
mod player;
mod profile;
mod secret;
mod trust_files;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};
use crate::failure::Failure;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report(&failure, cli.global.json);
            ExitCode::from(failure.code())
        }
    }
}

fn run(cli: &Cli) -> Result<(), Failure> {
    let global = &cli.global;
    match &cli.command {
        Command::Demo(args) => commands::demo::run(args, global),
        Command::Add(args) => commands::add::run(args, global),
        Command::List(args) => commands::list::run(args, global),
        Command::People(args) => commands::people::run(args, global),
        Command::Show(args) => commands::show::run(args, global),
        Command::Check(args) => commands::check::run(args, global),
        Command::Remove(args) => commands::remove::run(args, global),
        Command::Ledger(args) => commands::ledger::run(global, args),
        Command::Verify(args) => commands::verify::run(args, global),
        Command::Enrol(args) => commands::enrol::run(&args.action, global),
        Command::Request(args) => commands::request::run(args, global),
        Command::Reminders => commands::reminders::run(global),
        Command::Lock => commands::lock::run(global),
        Command::Pin(args) => commands::pin::run(args, global),
        Command::Issuer(args) => commands::issuer::run(args, global),
        Command::Pack(args) => commands::pack::run(args, global),
        Command::Rules(args) => commands::rules::run(args, global),
        Command::Trust(args) => commands::trust::run(args, global),
        Command::Trip(args) => commands::trip::run(args, global),
        Command::Completions(args) => commands::completions::run(args),
        Command::Man(args) => commands::man::run(args),
    }
}

/// One sentence on standard error; with `--json` an object there as well, so that a program can tell what happened.
fn report(failure: &Failure, json: bool) {
    if matches!(failure, Failure::No) {
        return;
    }
    if json {
        output::note(serde_json::json!({"error": failure.kind(), "message": failure.to_string()}));
    } else {
        output::note(format_args!("{} {failure}", output::styled(output::BAD, "carnet:")));
    }
}
