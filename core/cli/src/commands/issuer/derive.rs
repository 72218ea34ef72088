//! `carnet issuer derive`: a clearance, from passes that are checked as `carnet check` does.

use wallet::issuer::{Journey, NativeKind, SystemRandom, clearance};
use wallet::{Clock as _, SystemClock, check_texts, texts};

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
    if kind != NativeKind::Clearance {
        return Err(IssuerFailure::NotToClearance(kind).into());
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
    let journey = Journey {
        route: args.route.clone(),
        from: args.from,
        until: args.until,
        colour: args.colour.into(),
        category: args.category.map(Into::into),
        document_type: args.document_type.clone(),
        document_number: args.document_number.clone(),
    };
    let checks = check_texts(&found, &trust, now);
    let claims = clearance(&checks, &journey, now, &mut SystemRandom).map_err(IssuerFailure::from)?;
    if !global.json {
        output::note("Valid. Is the traveller whom the passes name, by the travel document? Only then hand it over.");
    }
    hand_over::issue(folder, &enrolment, &claims, args.until, &args.hand_over, now, global)
}
