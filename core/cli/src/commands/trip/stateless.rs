//! Judging a trip without a wallet: legs, passes, packs and rules are all given.

use jiff::Timestamp;
use wallet::import::{Publication, RulesImport};
use wallet::packs::Pack;
use wallet::publishers::bundled_pack;
use wallet::rules::RuleBook;
use wallet::trips::{ExplainedRule, Given, JudgedTrip, Trip, TripRefusal, is_birth_date};
use wallet::{Check, Trust, WalletError, check_texts, texts};

use super::args::Asked;
use super::legs;
use crate::failure::Failure;
use crate::trust_files::{self, TrustFile};
use crate::{inputs, output};

/// What comes of judging.
pub(super) struct Answer {
    pub(super) trip: Trip,
    pub(super) judged: JudgedTrip,
    /// Every rule that was asked, where that was wanted.
    pub(super) explained: Option<Vec<ExplainedRule>>,
    /// As of when.
    pub(super) now: Timestamp,
}

/// The trip, what the passes are worth on it, how that came about, and as of when.
pub(super) fn judge(asked: &Asked, explain: bool) -> Result<Answer, Failure> {
    let now = asked.at.unwrap_or_else(Timestamp::now);
    if !asked.born.as_deref().is_none_or(is_birth_date) {
        return Err(WalletError::from(TripRefusal::BirthDate).into());
    }
    let trip = legs::trip(&asked.legs)?;
    let (trust, book) = load(&asked.trust, now)?;
    let checks = checks(&asked.passes, &trust, now)?;
    let given = Given {
        trust: &trust,
        book: &book,
        now,
        languages: &asked.languages,
    };
    let born = asked.born.as_deref();
    let judged = given.trip(&trip, &checks, born);
    let explained = explain.then(|| given.explain(&trip, &checks, born));
    Ok(Answer {
        trip,
        judged,
        explained,
        now,
    })
}

/// Every pass in these files.
pub(super) fn checks(paths: &[std::path::PathBuf], trust: &Trust, now: Timestamp) -> Result<Vec<Check>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        let texts =
            texts(&inputs::read(path)?).map_err(|error| Failure::Usage(format!("{}: {error}.", path.display())))?;
        if texts.is_empty() {
            output::note(format_args!("{}: there is no pass in it.", path.display()));
        }
        found.extend(texts);
    }
    let checks = check_texts(&found, trust, now);
    for check in checks.iter().filter(|check| check.pass.is_none()) {
        if let Some(reason) = &check.reason {
            output::note(output::sentence(reason));
        }
    }
    Ok(checks)
}

/// Trust and rules in these files and folders: of packs both, of other files whichever they hold.
pub(super) fn load(paths: &[std::path::PathBuf], now: Timestamp) -> Result<(Trust, RuleBook), Failure> {
    let mut others = Vec::new();
    let mut book = RuleBook::default();
    if paths.is_empty() {
        hear(&mut book, "bundled", bundled_pack());
    }
    for file in trust_files::read(paths)? {
        if Pack::is_pack(&file.bytes) {
            hear(&mut book, &file.name, &file.bytes);
            others.push(file);
        } else if let Some(content) = rules(&file, now) {
            for rule in book.add(&content, None, Some(now)) {
                output::note(format_args!(
                    "{}: {} {}: {}",
                    file.name, rule.id, rule.version, rule.reason
                ));
            }
        } else {
            others.push(file);
        }
    }
    let trust = if paths.is_empty() {
        trust_files::load(&[])?
    } else {
        trust_files::of(others)
    };
    Ok((trust, book))
}

fn hear(book: &mut RuleBook, name: &str, bytes: &[u8]) {
    // What is wrong with a pack as such is said where its keys are taken.
    let proved = Pack::read(bytes).and_then(|pack| pack.prove());
    if let Ok(accepted) = proved
        && let Err(error) = book.add_pack(&accepted)
    {
        output::note(format_args!("{name}: {error}"));
    }
}

/// The rules in a file of rules, as states publish them.
fn rules(file: &TrustFile, now: Timestamp) -> Option<wallet::packs::content::rules::RulesContent> {
    let mut import = RulesImport::new();
    let publication = Publication {
        source: &file.name,
        bytes: &file.bytes,
        fetched: Some(now),
    };
    import.add(&publication).ok()?;
    let (content, skipped) = import.finish();
    for one in skipped {
        output::note(format_args!("{}: {}: {}", one.source, one.entry, one.reason));
    }
    Some(content)
}
