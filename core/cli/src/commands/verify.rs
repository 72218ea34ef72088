//! `carnet verify`: a gate. Live codes with their age, and the same one known again. Nothing is stored.

use jiff::Timestamp;
use serde_json::{Value, json};
use wallet::native::{Verification, Verifier};
use wallet::{PolicyClock, Trust, Verdict, texts};

use super::check;
use crate::args::{Check, Global};
use crate::failure::Failure;
use crate::output::{self, CARE, QUIET, styled};
use crate::{inputs, trust_files};

pub(crate) fn run(args: &Check, global: &Global) -> Result<(), Failure> {
    let trust = trust_files::load(&args.trust)?;
    let mut verifier = Verifier::new()?;
    let clock = || PolicyClock::at(args.at.unwrap_or_else(Timestamp::now));
    let all_valid = if args.lines {
        lines(args, &trust, &mut verifier, clock)?
    } else {
        once(args, global, &trust, &mut verifier, clock)?
    };
    if all_valid { Ok(()) } else { Err(Failure::No) }
}

fn once(
    args: &Check,
    global: &Global,
    trust: &Trust,
    verifier: &mut Verifier,
    clock: impl Fn() -> PolicyClock,
) -> Result<bool, Failure> {
    let mut found = Vec::new();
    for path in &args.inputs {
        let read = texts(&inputs::read(path)?);
        found.extend(read.map_err(|error| Failure::Usage(format!("{}: {error}.", path.display())))?);
    }
    // A text that is none is checked as one, so that the answer says so.
    if found.is_empty() {
        found.push(String::new());
    }
    let seen: Vec<Verification> = found
        .iter()
        .map(|text| verifier.verify(text, trust, &clock()))
        .collect();
    for one in &seen {
        if global.json {
            output::json(&report(one));
        } else {
            print(one, trust, clock().now);
        }
    }
    Ok(seen.iter().all(is_good))
}

fn lines(
    args: &Check,
    trust: &Trust,
    verifier: &mut Verifier,
    clock: impl Fn() -> PolicyClock,
) -> Result<bool, Failure> {
    inputs::answer_lines(&args.inputs, check::MAX_LINE, |line| {
        let seen = verifier.verify(&String::from_utf8_lossy(line), trust, &clock());
        (report(&seen), is_good(&seen))
    })
}

fn is_good(seen: &Verification) -> bool {
    seen.check.verdict == Verdict::Valid
}

fn report(seen: &Verification) -> Value {
    let mut report = json!(seen.check.report());
    if let Some(members) = report.as_object_mut() {
        members.insert("age".to_owned(), json!(seen.age));
        members.insert("seen_before".to_owned(), json!(seen.seen_before));
    }
    report
}

fn print(seen: &Verification, trust: &Trust, now: Timestamp) {
    check::print(&seen.check, now, trust);
    if let Some(age) = seen.age {
        output::line(styled(QUIET, format_args!("  The code was signed {age} seconds ago.")));
    }
    if let Some(before) = seen.seen_before {
        output::line(styled(
            CARE,
            format_args!(
                "  This very code was seen {before} seconds ago: ask for the next one, from another hand it is a copy."
            ),
        ));
    }
    output::line(styled(
        QUIET,
        format_args!("  This device's time: {}", output::time(now)),
    ));
}
