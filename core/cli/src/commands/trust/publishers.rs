//! Publishers: taken with their packs, listed with the age of what they say.

use std::io::{IsTerminal, Write as _};
use std::path::Path;

use jiff::Timestamp;
use serde_json::{Value, json};
use wallet::packs::FINGERPRINT_WORDS;
use wallet::publishers::{Freshness, Offer, Publisher};
use wallet::{OpinionReport, Wallet, WalletError};

use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, BAD, CARE, GOOD, QUIET, STRONG, styled};
use crate::profile;
use crate::trust_files::TrustFile;

/// Takes a pack. A new publisher's fingerprint has to be given, or two of its words typed.
pub(super) fn take(wallet: &mut Wallet, file: &TrustFile, fingerprint: Option<&str>) -> Result<Publisher, Failure> {
    let offer = wallet.offer(&file.bytes).map_err(|error| match error {
        WalletError::Pack(error) => Failure::Usage(format!("{}: {error}.", file.name)),
        other => other.into(),
    })?;
    let words = match (offer.asked(), fingerprint) {
        (None, _) => Vec::new(),
        (Some(_), Some(fingerprint)) => fingerprint.split_whitespace().map(str::to_owned).collect(),
        (Some(places), None) => ask(&offer, places)?.to_vec(),
    };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let publisher = wallet.take(&offer, &words)?;
    output::note(format_args!(
        "{}: {}",
        publisher.name,
        if offer.asked().is_some() { "added" } else { "updated" }
    ));
    tell_development(&publisher);
    Ok(publisher)
}

/// Asks on the terminal for the two words, without showing any.
fn ask(offer: &Offer, places: [usize; 2]) -> Result<[String; 2], Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Usage(format!(
            "{} is new here. Give the {FINGERPRINT_WORDS} words of its fingerprint with --fingerprint \"…\", as the publisher makes them known elsewhere.",
            offer.publisher().name
        )));
    }
    output::note(format_args!(
        "{} is new here. Look up its fingerprint where the publisher makes it known (its office, a letter, its own site), not in this file.",
        offer.publisher().name
    ));
    let word = |place: usize| {
        let mut typed = String::new();
        let _ = write!(std::io::stderr(), "Word {place}: ");
        std::io::stdin()
            .read_line(&mut typed)
            .map_err(|cause| Failure::read(Path::new("the terminal"), cause))?;
        Ok::<_, Failure>(typed.trim().to_owned())
    };
    let [first, second] = places;
    Ok([word(first)?, word(second)?])
}

fn tell_development(publisher: &Publisher) {
    if publisher.development {
        output::note(styled(
            CARE,
            format_args!(
                "DEVELOPMENT: everybody knows the keys of {}. Do not rely on it.",
                publisher.name
            ),
        ));
    }
}

/// The publisher that is meant.
pub(super) fn find(wallet: &Wallet, words: &str) -> Result<Publisher, Failure> {
    let named = |one: &Publisher| one.name == words || (!words.is_empty() && one.id.to_string().starts_with(words));
    let mut found: Vec<Publisher> = wallet.publishers()?.into_iter().filter(named).collect();
    match (found.pop(), found.pop()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => Err(Failure::Usage(format!(
            "{words} names several publishers. Give more of the id."
        ))),
        (None, _) => Err(Failure::Usage(format!(
            "Neither a file nor a publisher that is trusted is called {words}. `carnet trust list` names them."
        ))),
    }
}

pub(super) fn export(publisher: &str, out: &Path, global: &Global) -> Result<(), Failure> {
    let wallet = profile::open(global)?;
    let publisher = find(&wallet, publisher)?;
    let pack = wallet.pack(publisher.id)?;
    std::fs::write(out, &pack).map_err(|cause| Failure::write(out, cause))?;
    if global.json {
        output::json(&json!({"publisher": json(&publisher, wallet.now()), "bytes": pack.len()}));
    } else {
        output::line(format_args!("{}: {} bytes written", publisher.name, pack.len()));
    }
    Ok(())
}

/// Every publisher for people.
pub(super) fn print(wallet: &Wallet) -> Result<(), Failure> {
    let now = wallet.now();
    for publisher in wallet.publishers()? {
        let (style, word) = match publisher.freshness(now) {
            Freshness::Fresh => (GOOD, "✔ in time"),
            Freshness::Stale => (CARE, "◷ should be renewed"),
            Freshness::Expired => (BAD, "✖ expired: nothing is valid by it"),
        };
        let days = output::days(publisher.updated(), now);
        let development = if publisher.development { "  DEVELOPMENT" } else { "" };
        output::line(format_args!(
            "{}{}  {}",
            styled(STRONG, &publisher.name),
            styled(CARE, development),
            styled(style, word)
        ));
        output::line(format_args!(
            "  updated {} ({days} days ago)",
            publisher.updated().strftime("%Y-%m-%d")
        ));
        for said in &publisher.contents {
            output::line(format_args!(
                "  {}: {} entries, number {}",
                said.kind, said.entries, said.sequence
            ));
        }
        output::line(styled(QUIET, format_args!("  {}", publisher.id.words().join(" "))));
        output::line(styled(QUIET, format_args!("  {}", publisher.id)));
    }
    let conflicts = wallet.trust().conflicts().len();
    if conflicts > 0 {
        output::line(styled(
            CARE,
            format_args!("Publishers disagree on {conflicts} signers: `carnet trust conflicts` says who says what."),
        ));
    }
    Ok(())
}

pub(super) fn conflicts(global: &Global) -> Result<(), Failure> {
    let wallet = profile::open(global)?;
    let conflicts = wallet.trust().conflicts();
    if global.json {
        let all: Vec<Value> = conflicts
            .iter()
            .map(|(key, opinions)| {
                let opinions: Vec<_> = opinions.iter().map(OpinionReport::of).collect();
                json!({"key_id": key.key_id.to_string(), "issuer": key.issuer, "jurisdiction": key.jurisdiction, "opinions": opinions})
            })
            .collect();
        output::json(&json!({"conflicts": all}));
        return Ok(());
    }
    if conflicts.is_empty() {
        output::line("Nobody disagrees.");
    }
    for (key, opinions) in &conflicts {
        let name = key.issuer.clone().unwrap_or_else(|| key.key_id.to_string());
        output::line(styled(STRONG, name));
        for one in opinions {
            let since = one
                .state
                .since()
                .map(|since| format!(" since {since}"))
                .unwrap_or_default();
            output::line(format_args!("  {}: {}{since}", one.source, one.state.name()));
        }
    }
    Ok(())
}

/// One publisher as JSON.
pub(super) fn json(publisher: &Publisher, now: Timestamp) -> Value {
    let bounds = publisher.bounds();
    let contents: Vec<Value> = publisher
        .contents
        .iter()
        .map(|said| {
            json!({
                "kind": said.kind.name(),
                "sequence": said.sequence,
                "entries": said.entries,
                "issued": said.dates.issued.to_string(),
                "refresh_by": said.dates.refresh_by.to_string(),
                "expires": said.dates.expires.to_string(),
            })
        })
        .collect();
    json!({
        "id": publisher.id.to_string(),
        "name": publisher.name,
        "fingerprint": publisher.id.words().join(" "),
        "development": publisher.development,
        "bundled": publisher.bundled,
        "root": publisher.root,
        "updated": publisher.updated().to_string(),
        "refresh_by": bounds.refresh_by.to_string(),
        "expires": bounds.expires.to_string(),
        "state": match publisher.freshness(now) {
            Freshness::Fresh => "fresh",
            Freshness::Stale => "stale",
            Freshness::Expired => "expired",
        },
        "contents": contents,
    })
}
