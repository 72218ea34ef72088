//! `carnet ledger`: what was shown, when, and what it revealed; how long that is kept.

use std::path::Path;

use serde_json::json;
use wallet::{HistoryRetention, LedgerFilter, LedgerForm, Wallet};

use crate::args::{Global, Ledger, Retention};
use crate::failure::Failure;
use crate::output::{self, CARE, QUIET, styled};
use crate::{files, profile};

pub(crate) fn run(global: &Global, args: &Ledger) -> Result<(), Failure> {
    let mut wallet = profile::open(global)?;
    let forgotten = match args.keep {
        Some(keep) => keep_for(&mut wallet, keep.into())?,
        None => 0,
    };
    let retention = wallet.history_retention()?;
    let mut ledger = wallet.ledger()?;
    let (before, all) = (ledger.forgotten, ledger.entries.len());
    ledger.keep(&filter(args));
    if let Some(path) = &args.export {
        files::write_private(path, ledger.export(form(path), wallet.now()).as_bytes())?;
    }
    if global.json {
        output::json(&json!({
            "showings": ledger.entries,
            "kept_for_days": retention.days(),
            "forgotten": before,
            "missing": ledger.missing,
            "whole": ledger.whole,
            "file": args.export.as_ref().map(|path| path.display().to_string()),
        }));
        return Ok(());
    }
    if !ledger.whole {
        output::line(styled(
            CARE,
            format_args!(
                "The ledger is not whole: {} are missing or cannot be read. `carnet list` says what is damaged.",
                showings(ledger.missing)
            ),
        ));
    }
    if let Some(path) = &args.export {
        output::line(format_args!(
            "Written to {}, for whoever reads that file: it is not encrypted.",
            path.display()
        ));
        return Ok(());
    }
    if forgotten > 0 {
        output::line(format_args!("Forgot {}.", showings(forgotten)));
    }
    if all == 0 && before == 0 {
        output::line("Nothing was shown yet.");
    } else if ledger.entries.is_empty() && all > 0 {
        output::line("No showing is as you ask for.");
    }
    for entry in &ledger.entries {
        output::line(format_args!(
            "{}  {}  {}",
            output::time(entry.at),
            entry.mode.name(),
            entry.title
        ));
        if let Some(to) = &entry.to {
            let by = to.accredited_by.as_deref().unwrap_or("nobody you trusted");
            let place = if to.place.is_empty() {
                String::new()
            } else {
                format!(" at {}", to.place)
            };
            output::line(styled(
                QUIET,
                format_args!(
                    "    to {}{place}, for {} (accredited by {by})",
                    to.requester, to.purpose
                ),
            ));
        }
        output::line(styled(
            QUIET,
            format_args!("    revealed: {}", entry.revealed.join(", ")),
        ));
    }
    if let Some(days) = retention.days() {
        output::line(styled(
            QUIET,
            format_args!("Kept for {days} days: {} forgotten so far.", showings(before)),
        ));
    }
    Ok(())
}

fn filter(args: &Ledger) -> LedgerFilter {
    LedgerFilter {
        mode: args.mode,
        pass: args.pass.clone(),
        from: args.since,
        until: args.until,
        word: args.word.clone(),
    }
}

/// What a file is written as, by its name.
fn form(path: &Path) -> LedgerForm {
    match path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")) {
        true => LedgerForm::Json,
        false => LedgerForm::Text,
    }
}

fn keep_for(wallet: &mut Wallet, retention: HistoryRetention) -> Result<u64, Failure> {
    let before = wallet.forgotten_showings()?;
    wallet.set_history_retention(retention)?;
    Ok(wallet.forgotten_showings()?.saturating_sub(before))
}

fn showings(count: u64) -> String {
    match count {
        1 => "1 showing".to_owned(),
        count => format!("{count} showings"),
    }
}

impl From<Retention> for HistoryRetention {
    fn from(retention: Retention) -> Self {
        match retention {
            Retention::Always => Self::Always,
            Retention::Year => Self::Year,
            Retention::Quarter => Self::Quarter,
            Retention::Month => Self::Month,
        }
    }
}
