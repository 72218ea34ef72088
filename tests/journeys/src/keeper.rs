//! Adds and removes passes until it is killed, and says after each what is done. For the crash test.
//!
//! `keeper FOLDER FIRST-NUMBER [volatile]`: the wallet in FOLDER, made if missing; `volatile` loses every unsynced write
//! with the process. Lines on standard output: `kept ID`, `removing ID DOCUMENT` and `removed ID`, `renewing ID DOCUMENT` and
//! `renewed ID NEW-ID`.

use std::io::Write as _;
use std::path::Path;

use jiff::SignedDuration;
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
        if let (0, Some(card)) = (number % 3, cards.first()) {
            let issued = card.issued.ok_or("without a date")?;
            let of = card.document.rsplit(':').next().unwrap_or_default().parse()?;
            let text = issuer.pass_issued_at(of, issued.checked_add(SignedDuration::from_secs(1))?)?;
            let Scanned::Pass(pending) = wallet.scan(&text) else {
                return Err("not a pass".into());
            };
            say(&format!("renewing {} {}", card.id, card.document));
            let kept = wallet.keep_instead_of(*pending, &card.id)?;
            say(&format!("renewed {} {}", card.id, kept.card.id));
            continue;
        }
        if let (true, Some(oldest)) = (cards.len() > ENOUGH, cards.first()) {
            say(&format!("removing {} {}", oldest.id, oldest.document));
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
