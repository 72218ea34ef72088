//! `carnet check`: a verifier without a wallet. No profile, no keystore, no network.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use wallet::{Assurance, Check, Reason, Revocation, Trust, Unreadable, Verdict, check_text, check_texts, texts};

use crate::args::{Check as Arguments, Global};
use crate::failure::Failure;
use crate::output::{self, CARE, QUIET, STRONG, badge, styled};
use crate::{inputs, trust_files};

/// Longest line read with `--lines`, in bytes: more than any code holds. Of a longer one only so much is read.
pub(crate) const MAX_LINE: u64 = 1 << 20;

/// Events of one pass that are printed for people.
const MAX_EVENTS: usize = 12;

pub(crate) fn run(args: &Arguments, global: &Global) -> Result<(), Failure> {
    let trust = trust_files::load(&args.trust)?;
    let now = args.at.unwrap_or_else(Timestamp::now);
    let all_valid = if args.lines {
        check_lines(&args.inputs, &trust, now)?
    } else {
        check_inputs(args, global, &trust, now)?
    };
    if all_valid { Ok(()) } else { Err(Failure::No) }
}

/// Every code in every input, parts of one pass joined, answered together; inputs that are damaged come last.
fn check_inputs(args: &Arguments, global: &Global, trust: &Trust, now: Timestamp) -> Result<bool, Failure> {
    let (mut found, mut damaged) = (Vec::new(), Vec::new());
    for path in &args.inputs {
        match texts(&inputs::read(path)?) {
            Ok(texts) => found.extend(texts),
            Err(Unreadable::Damaged(cause)) => {
                output::note(format_args!("{}: {cause}", path.display()));
                damaged.push(Check::without_text(Reason::DamagedFile));
            }
            Err(error @ Unreadable::UnknownKind) => {
                return Err(Failure::Usage(format!("{} is {error}.", path.display())));
            }
        }
    }
    let mut checks = check_texts(&found, trust, now);
    checks.append(&mut damaged);
    if checks.is_empty() {
        checks.push(Check::without_text(Reason::NoCode));
    }
    if global.json {
        output::json(&together(&checks));
    } else {
        checks.iter().for_each(|check| print(check, now, trust));
    }
    Ok(checks.iter().all(|check| check.verdict == Verdict::Valid))
}

/// The first report at top level, the others in `more`.
fn together(checks: &[Check]) -> Value {
    let mut reports = checks.iter().map(|check| json!(check.report()));
    let mut first = reports.next().unwrap_or_default();
    let more: Vec<Value> = reports.collect();
    if let (Some(first), false) = (first.as_object_mut(), more.is_empty()) {
        first.insert("more".to_owned(), Value::Array(more));
    }
    first
}

/// One text a line in, one JSON object a line out, as they come.
fn check_lines(paths: &[PathBuf], trust: &Trust, now: Timestamp) -> Result<bool, Failure> {
    inputs::answer_lines(paths, MAX_LINE, |line| {
        let check = match std::str::from_utf8(line) {
            Ok(text) => check_text(text, trust, now),
            Err(_) => Check::without_text(Reason::DamagedFile),
        };
        let well = check.verdict == Verdict::Valid;
        (Reported(check), well)
    })
}

/// A check as its report.
struct Reported(Check);

impl Serialize for Reported {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.report().serialize(serializer)
    }
}

/// One check for people: the word, why, whom to compare, who signed, and how far that can be relied on.
pub(crate) fn print(check: &Check, now: Timestamp, trust: &Trust) {
    output::line(badge(check.verdict));
    if let Some(reason) = &check.reason {
        output::line(format_args!("  {}", output::sentence(reason)));
    }
    if let Some(pass) = check.pass.as_ref().map(wallet::CheckedPass::pass) {
        let view = pass.view();
        let born = view.holder.birth_date.as_deref().unwrap_or("unknown");
        output::line(format_args!(
            "  {} {}, born {born}",
            styled(STRONG, "Holder"),
            styled(STRONG, &view.holder.name)
        ));
        if check.verdict == Verdict::Valid {
            output::line("  Is this the name and date in the travel document? Only then does the pass count.");
        }
        if view.event.is_none() {
            output::line(format_args!("  {}", pass.kind().name()));
        }
        for event in view.events().take(MAX_EVENTS) {
            let (title, detail, date) = wallet::event_line(event);
            let date = output::written(&date);
            let what = [event.kind().name(), &title, &detail, &date];
            let what: Vec<&str> = what.into_iter().filter(|text| !text.is_empty()).collect();
            output::line(format_args!("  {}", what.join(" · ")));
        }
        let more = view.events().count().saturating_sub(MAX_EVENTS);
        if more > 0 {
            output::line(styled(QUIET, format_args!("  and {more} more; `--json` has them all")));
        }
    }
    if let Some(key) = check.signer.as_ref().and_then(|signer| signer.key.as_ref()) {
        let who = [key.issuer.as_deref(), key.jurisdiction.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ");
        output::line(format_args!(
            "  Signed by {} {}",
            if who.is_empty() { "a key without a name" } else { &who },
            styled(QUIET, format_args!("({})", key.source))
        ));
        if let Some(voice) = &key.voice {
            let days = output::days(voice.dates.issued, now);
            output::line(styled(
                QUIET,
                format_args!("  by a pack of {} ({days} days old)", output::day(voice.dates.issued)),
            ));
            if voice.development {
                output::line(styled(
                    CARE,
                    "  DEVELOPMENT: everybody knows the keys of this pack's publisher. Do not rely on it.",
                ));
            }
        }
    }
    for one in &check.opinions {
        output::line(format_args!(
            "  {} says of the signer's key: {}",
            one.source,
            one.state.name()
        ));
    }
    if let Some(issued) = check.issued {
        let expires = check.expires.map_or_else(
            || "no end of its own".to_owned(),
            |at| format!("until {}", output::day(at)),
        );
        output::line(format_args!("  Issued {}, {expires}", output::day(issued)));
    }
    for warning in &check.warnings {
        let fields = check.fields_of(*warning).join(", ");
        let fields = if fields.is_empty() {
            fields
        } else {
            format!(" ({fields})")
        };
        output::line(styled(QUIET, format_args!("  Note: {warning}{fields}.")));
    }
    output::line(styled(
        QUIET,
        format_args!(
            "  Judged at {} with {} trusted keys; {}.",
            output::time(now),
            trust.len(),
            limits(check)
        ),
    ));
}

/// What the result does not say.
fn limits(check: &Check) -> String {
    let source = check.revocation_source.as_deref().unwrap_or_default();
    let is_listed = matches!(
        check.reason,
        Some(Reason::Revoked | Reason::Suspended | Reason::StatusOutOfRange)
    );
    let revocation = match check.revocation {
        Revocation::Checked(made) | Revocation::Stale(made) if is_listed => {
            &format!("as the list of {source} of {} says", output::time(made))
        }
        Revocation::NotAvailable => "no revocation list at hand",
        Revocation::Possible => "it may have been revoked",
        Revocation::Checked(_) => "not revoked",
        Revocation::Stale(_) => "not on a revocation list that should have been renewed since",
    };
    let assurance = match check.assurance {
        Assurance::Static => "a copy of this code would look the same",
        Assurance::Live => "signed just now by the holder's device, perhaps relayed",
        Assurance::Answered => "signed in answer to this verifier",
    };
    format!("{revocation}; {assurance}")
}
