//! `carnet ledger`: what was shown, when, and what it revealed; how long that is kept.

use wallet::{HistoryRetention, Wallet};

use crate::args::{Global, Ledger, Retention};
use crate::failure::Failure;
use crate::output::{self, QUIET, styled};
use crate::profile;

pub(crate) fn run(global: &Global, args: &Ledger) -> Result<(), Failure> {
    let mut wallet = profile::open(global)?;
    let forgotten = match args.keep {
        Some(keep) => keep_for(&mut wallet, keep.into())?,
        None => 0,
    };
    let history = wallet.history()?;
    let retention = wallet.history_retention()?;
    let before = wallet.forgotten_showings()?;
    if global.json {
        output::json(&serde_json::json!({
            "showings": history,
            "kept_for_days": retention.days(),
            "forgotten": before,
        }));
        return Ok(());
    }
    if forgotten > 0 {
        output::line(format_args!("Forgot {}.", showings(forgotten)));
    }
    if history.is_empty() && before == 0 {
        output::line("Nothing was shown yet.");
    }
    for entry in history {
        output::line(format_args!(
            "{}  {}  {}",
            output::time(entry.at),
            entry.mode.name(),
            entry.title
        ));
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
