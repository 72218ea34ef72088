//! Adds and removes passes until it is killed, and says after each what is done. For the crash test.
//!
//! `keeper FOLDER FIRST-NUMBER [volatile]`: the wallet in FOLDER, made if missing; `volatile` loses every unsynced write
//! with the process. Lines on standard output: `kept ID`, `removed ID`, `gone` (locked, so removals are final).

use std::io::Write as _;
use std::path::Path;

use journeys::{Failure, HurriedClock, Issuer, NOW, PIN, Phone};
use wallet::{Scanned, WalletError};

/// Passes from which on one is removed for each that is added, so that the wallet stays small.
const ENOUGH: usize = 40;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, first, rest @ ..] = arguments.as_slice() else {
        return Err("keeper FOLDER FIRST-NUMBER".into());
    };
    if rest.first().is_some_and(|mode| mode == "volatile") {
        volatile_vfs::register();
    }
    let phone = Phone::at(Path::new(folder));
    let mut wallet = match phone.unlock_at(PIN, &HurriedClock, NOW) {
        Err(WalletError::NoWallet) => phone.first_start()?,
        other => other?,
    };
    say("open");
    let issuer = Issuer::new()?;
    for number in first.parse::<u64>()?.. {
        let text = issuer.pass(number)?;
        let Scanned::Pass(pending) = wallet.scan(&text) else {
            return Err("not a pass".into());
        };
        say(&format!("kept {}", wallet.keep(*pending)?.card.id));
        let cards = wallet.cards();
        if let (true, Some(oldest)) = (cards.len() > ENOUGH, cards.first()) {
            say(&format!("removing {}", oldest.id));
            wallet.remove(&oldest.id)?;
            say(&format!("removed {}", oldest.id));
        }
    }
    Ok(())
}

/// One line, written at once: whoever kills this process reads what was done until then.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(format!("{line}\n").as_bytes());
    let _ = out.flush();
}
