//! `carnet verify`: a gate. Live codes with their age, and the same one known again. Nothing is stored.

use std::io::{BufWriter, Write};
use std::path::Path;

use jiff::Timestamp;
use serde_json::{Value, json};
use wallet::native::{Verification, Verifier};
use wallet::{PolicyClock, Trust, Verdict, texts};

use super::check;
use crate::args::{Global, Verify};
use crate::failure::Failure;
use crate::output::{self, CARE, QUIET, styled};
use crate::{inputs, trust_files};

pub(crate) fn run(args: &Verify, global: &Global) -> Result<(), Failure> {
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
    args: &Verify,
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
    args: &Verify,
    trust: &Trust,
    verifier: &mut Verifier,
    clock: impl Fn() -> PolicyClock,
) -> Result<bool, Failure> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let written = |cause| Failure::write(Path::new("standard output"), cause);
    let mut all_valid = true;
    for path in &args.inputs {
        let mut reader = inputs::reader(path)?;
        while let Some(line) =
            inputs::next_line(&mut reader, check::MAX_LINE).map_err(|cause| Failure::read(path, cause))?
        {
            let seen = verifier.verify(&String::from_utf8_lossy(&line), trust, &clock());
            all_valid &= is_good(&seen);
            serde_json::to_writer(&mut out, &report(&seen))
                .map_err(std::io::Error::from)
                .and_then(|()| out.write_all(b"\n"))
                .and_then(|()| out.flush())
                .map_err(written)?;
        }
    }
    Ok(all_valid)
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
