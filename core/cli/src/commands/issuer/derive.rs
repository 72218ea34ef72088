//! `carnet issuer derive`: a clearance or a check mark, from passes that are checked as `carnet check` does.

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use wallet::issuer::{IssuerError, Journey, NativeClaims, NativeKind, Policy, SystemRandom, clearance, mark, sha256};
use wallet::{Check, Clock as _, SystemClock, check_texts, texts};

use super::args::Derive;
use super::error::IssuerFailure;
use super::folder::Folder;
use super::{enrolment, hand_over};
use crate::args::Global;
use crate::failure::Failure;
use crate::{inputs, output, trust_files};

pub(super) fn run(args: &Derive, global: &Global) -> Result<(), Failure> {
    let now = SystemClock.now();
    args.hand_over.possible(global)?;
    let folder = Folder::open(&args.folder, now)?;
    let text = enrolment::text(&args.enrolment)?;
    let (enrolment, kind) = folder.book.enrolment(&text, now).map_err(IssuerFailure::from)?;
    let derived = if args.policy.is_some() {
        NativeKind::Mark
    } else {
        NativeKind::Clearance
    };
    if kind != derived {
        return Err(IssuerFailure::NotTo(derived, kind).into());
    }
    let trust = trust_files::load(&args.trust)?;
    let mut found = Vec::new();
    for path in &args.passes {
        let read = texts(&inputs::read(path)?);
        let read = read.map_err(|error| Failure::Usage(format!("{} is {error}.", path.display())))?;
        if read.is_empty() {
            return Err(Failure::Usage(format!("There is no code in {}.", path.display())));
        }
        found.extend(read);
    }
    let checks = check_texts(&found, &trust, now);
    let (claims, until) = match (&args.policy, args.from, args.until) {
        (Some(id), ..) => marked(id, args, &checks, now)?,
        (None, Some(from), Some(until)) => (cleared(args, (from, until), &checks, now)?, until),
        // Not reached: both have to be there.
        _ => return Err(Failure::Usage("A clearance needs --from and --until.".to_owned())),
    };
    if !global.json {
        output::note("Valid. Is the traveller whom the passes name, by the travel document? Only then hand it over.");
    }
    hand_over::issue(folder, &enrolment, &claims, until, &args.hand_over, now, global)
}

/// The claims of a check mark, and the day on which it ends.
fn marked(id: &str, args: &Derive, checks: &[Check], now: Timestamp) -> Result<(NativeClaims, Date), Failure> {
    let text = match &args.policy_text {
        Some(path) => inputs::read(path)?,
        None => Vec::new(),
    };
    let until = now.checked_add(SignedDuration::from_hours(args.hours));
    let until = until.map_err(|_| IssuerFailure::from(IssuerError::Clock))?;
    let policy = Policy {
        id: id.to_owned(),
        digest: sha256(&text),
        until,
        hint: args.hint.clone(),
    };
    let claims = mark(checks, &policy, now).map_err(IssuerFailure::from)?;
    Ok((claims, Offset::UTC.to_datetime(until).date()))
}

fn cleared(
    args: &Derive,
    (from, until): (Date, Date),
    checks: &[Check],
    now: Timestamp,
) -> Result<NativeClaims, Failure> {
    let journey = Journey {
        route: args.route.clone(),
        from,
        until,
        colour: args.colour.into(),
        category: args.category.map(Into::into),
        document_type: args.document_type.clone(),
        document_number: args.document_number.clone(),
    };
    Ok(clearance(checks, &journey, now, &mut SystemRandom).map_err(IssuerFailure::from)?)
}
