//! Issuing, and handing the batch over: the book is kept first, so that nothing is given out twice.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use wallet::issuer::{Enrolment, Issued, Issuer, SystemRandom};

use super::args::HandOver;
use super::error::IssuerFailure;
use super::folder::Folder;
use crate::args::Global;
use crate::failure::Failure;
use crate::{files, output};

/// What the batch is called where it has no file.
const BATCH: &str = "The batch";

impl HandOver {
    /// Refuses, before anything is issued, what could not be handed over.
    pub(super) fn possible(&self, global: &Global) -> Result<(), Failure> {
        if let Some(out) = &self.out {
            files::free(out)?;
        }
        if self.out.is_none() || self.moving.in_files() {
            self.moving.possible(global.json)?;
        }
        Ok(())
    }
}

/// Issues a pass to a wallet that enrolled, and hands it over.
pub(super) fn issue(
    mut folder: Folder,
    enrolment: &Enrolment,
    claims: &wallet::issuer::NativeClaims,
    until: Date,
    to: &HandOver,
    now: Timestamp,
    global: &Global,
) -> Result<(), Failure> {
    let key = folder.key(global)?;
    let issued = Issuer::new(&mut folder.book, key)
        .and_then(|mut issuer| issuer.issue(enrolment, claims, until, now, &mut SystemRandom))
        .map_err(IssuerFailure::from)?;
    folder.save()?;
    // The folder is free for the next clerk while the code moves.
    drop(folder);
    let batch = issued.batch.bytes();
    if let Some(out) = &to.out {
        files::write_private(out, batch)?;
    }
    let name = to.out.as_deref().unwrap_or(Path::new(BATCH));
    let moving = match to.moving.in_files() {
        true => Some(to.moving.write(batch, name, global.json)?),
        false => None,
    };
    if global.json {
        output::json(&report(&issued, claims.kind().name(), to, moving));
        return Ok(());
    }
    tell(&issued, claims.kind().name(), to);
    match (&to.out, moving) {
        (None, None) => to.moving.play(batch, name),
        _ => Ok(()),
    }
}

fn report(issued: &Issued, kind: &str, to: &HandOver, moving: Option<Value>) -> Value {
    let mut members = match moving {
        Some(Value::Object(members)) => members,
        _ => Map::from_iter([("bytes".to_owned(), json!(issued.batch.bytes().len()))]),
    };
    members.extend([
        ("kind".to_owned(), json!(kind)),
        ("copies".to_owned(), json!(issued.copies)),
        ("from".to_owned(), json!(issued.from.to_string())),
        ("until".to_owned(), json!(issued.until.to_string())),
        ("receipt".to_owned(), json!(issued.receipt)),
        (
            "file".to_owned(),
            json!(to.out.as_ref().map(|out| out.display().to_string())),
        ),
    ]);
    Value::Object(members)
}

fn tell(issued: &Issued, kind: &str, to: &HandOver) {
    output::line(format_args!(
        "Issued {} copies of a {kind}, which count from {} through {}.",
        issued.copies, issued.from, issued.until
    ));
    if !issued.receipt.is_empty() {
        let numbers: Vec<String> = issued.receipt.iter().map(u64::to_string).collect();
        output::line(format_args!(
            "The receipt, printed once and kept nowhere; with it, and with nothing else, they can be revoked:\n  {}",
            numbers.join(" ")
        ));
    }
    if let Some(out) = &to.out {
        output::line(format_args!(
            "{} is for that wallet alone, and can be deleted once it has it.",
            out.display()
        ));
    }
}
