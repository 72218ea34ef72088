//! A wallet that is killed while it adds, removes and renews: nothing that was kept is ever lost.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use journeys::{HurriedClock, NOW, PIN, Phone};
use wallet::Wallet;

/// Kills in each of the two tests.
const KILLS: u64 = 300;

#[test]
fn killed_300_times_at_random_moments_no_kept_pass_is_missing() {
    kill_again_and_again(&[]);
}

#[test]
fn killed_300_times_losing_every_unsynced_write_no_kept_pass_is_missing() {
    kill_again_and_again(&["volatile"]);
}

/// What the killed processes said was done, and the removals that were under way when one of them died.
#[derive(Default)]
struct Told {
    kept: BTreeSet<String>,
    removed: BTreeSet<String>,
    removing: BTreeSet<String>,
    /// Passes whose renewal was under way, and the identifiers of their certificates.
    renewing: BTreeMap<String, String>,
    /// Identifiers of the certificates of passes that were removed, or that a removal was under way of.
    removed_documents: BTreeSet<String>,
}

fn kill_again_and_again(mode: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let mut told = Told::default();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let (mut done, mut before_open, mut renewed) = (0_u64, 0_u64, 0_u64);
    for kill in 0..KILLS {
        // xorshift64: a different moment each time.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        // On a busy machine each step takes longer: where fewer were done than runs, the next run gets more time.
        let reach = if done < kill { 240_000 } else { 60_000 };
        let after = Duration::from_micros(random % reach);
        let (lines, opened) = run_and_kill(folder.path(), kill * 1_000_000, after, mode);
        done += lines.len() as u64;
        before_open += u64::from(!opened);
        for line in lines {
            match line.split_once(' ') {
                Some(("kept", id)) => {
                    told.kept.insert(id.to_owned());
                }
                Some(("removing", what)) => {
                    let (id, document) = what.split_once(' ').unwrap();
                    told.removing.insert(id.to_owned());
                    told.removed_documents.insert(document.to_owned());
                }
                Some(("removed", id)) => {
                    told.kept.remove(id);
                    told.removed.insert(id.to_owned());
                    told.removing.remove(id);
                }
                Some(("renewing", what)) => {
                    let (id, document) = what.split_once(' ').unwrap();
                    told.renewing.insert(id.to_owned(), document.to_owned());
                }
                Some(("renewed", what)) => {
                    let (id, new) = what.split_once(' ').unwrap();
                    told.kept.remove(id);
                    told.removed.insert(id.to_owned());
                    told.renewing.remove(id);
                    told.kept.insert(new.to_owned());
                    renewed += 1;
                }
                _ => {}
            }
        }
        // Opening for each look would hide what only shows after several crashes in a row.
        if kill % 10 == 9 {
            look(folder.path(), &mut told, kill);
        }
    }
    look(folder.path(), &mut told, KILLS);
    assert!(
        done > KILLS,
        "the process was killed before it did anything: {done} steps in {KILLS} runs"
    );
    assert!(renewed > 0, "nothing was renewed");
    println!(
        "{done} steps were done in {KILLS} runs; {before_open} of the runs were killed while the wallet was being opened"
    );
}

/// Runs the keeper, kills it so long after it opened the wallet (or, one time in ten, while it opens it), and gives the
/// whole lines it wrote and whether it got to open the wallet.
fn run_and_kill(folder: &Path, first: u64, after: Duration, mode: &[&str]) -> (Vec<String>, bool) {
    let mut keeper = Command::new(env!("CARGO_BIN_EXE_keeper"))
        .arg(folder)
        .arg(first.to_string())
        .args(mode)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(keeper.stdout.take().unwrap());
    let (open, opened) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut line = String::new();
        if out.read_line(&mut line).is_ok_and(|_| line == "open\n") {
            open.send(()).unwrap();
        }
        drop(open);
        out.lines().map_while(Result::ok).collect::<Vec<_>>()
    });
    let in_work = !after.as_micros().is_multiple_of(10) && opened.recv().is_ok();
    thread::sleep(after);
    // SIGKILL on Unix.
    keeper.kill().unwrap();
    keeper.wait().unwrap();
    let lines = reader.join().unwrap();
    (lines, in_work)
}

/// Opens the wallet and compares it with what was told.
fn look(folder: &Path, told: &mut Told, kill: u64) {
    let phone = Phone::at(folder);
    let wallet = match phone.unlock_at(PIN, &HurriedClock, NOW) {
        Ok(wallet) => wallet,
        // Killed so early in every run so far that the wallet was never made.
        Err(wallet::WalletError::NoWallet) if told.kept.is_empty() && told.removed.is_empty() => return,
        Err(error) => panic!("after kill {kill}: {error}"),
    };
    assert!(
        wallet.troubles().is_empty(),
        "after kill {kill}: {:?}",
        wallet.troubles()
    );
    let there = ids(&wallet);
    for id in &told.kept {
        assert!(
            there.contains(id) || told.removing.contains(id) || told.renewing.contains_key(id),
            "after kill {kill}: {id} was kept and is missing"
        );
    }
    for id in &there {
        assert!(
            !told.removed.contains(id),
            "after kill {kill}: {id} was removed and is back"
        );
        wallet
            .open_pass(&id.parse().unwrap())
            .unwrap_or_else(|error| panic!("after kill {kill}: {error}"));
    }
    // The older one or the newer one: never both, and never neither.
    for document in told.renewing.values() {
        let copies = wallet.cards().iter().filter(|card| card.document == *document).count();
        let may_be_gone = copies == 0 && told.removed_documents.contains(document);
        assert!(
            copies == 1 || may_be_gone,
            "after kill {kill}: {copies} copies of {document}"
        );
    }
    // What was under way when the process died is done or not done; from now on it is what it is.
    told.kept = there;
    told.removing.clear();
    told.renewing.clear();
}

fn ids(wallet: &Wallet) -> BTreeSet<String> {
    wallet.cards().iter().map(|card| card.id.to_string()).collect()
}
