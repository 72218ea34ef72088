//! `carnet enrol`: passes of one's own, from an issuer's invitation to the batch that is kept.

use std::path::Path;

use serde_json::json;
use wallet::WalletError;
use wallet::native::{Invitation, NativeError, PendingEnrolment, Prefix};

use crate::args::{EnrolAction, Global};
use crate::failure::Failure;
use crate::output::{self, QUIET, styled};
use crate::{files, inputs, profile};

pub(crate) fn run(action: &EnrolAction, global: &Global) -> Result<(), Failure> {
    match action {
        EnrolAction::Answer { invitation, output } => answer(invitation, output.as_deref(), global),
        EnrolAction::Receive { batch } => receive(batch, global),
        EnrolAction::List => list(global),
        EnrolAction::Forget { id } => forget(id, global),
    }
}

fn answer(invitation: &str, file: Option<&Path>, global: &Global) -> Result<(), Failure> {
    let text = text_of(invitation)?;
    // What is no invitation makes no wallet.
    Invitation::read(&text).map_err(|error| WalletError::from(NativeError::from(error)))?;
    if let Some(file) = file {
        files::free(file)?;
    }
    let mut wallet = profile::open_or_create(global)?;
    let pending = wallet.enrol(&text)?;
    if let Some(file) = file {
        std::fs::write(file, &pending.answer).map_err(|cause| Failure::write(file, cause))?;
    }
    if global.json {
        output::json(&describe(&pending));
        return Ok(());
    }
    output::line(format_args!(
        "Made {} keys for a {} of {}. Its answer is for the issuer until {}.",
        pending.copies,
        pending.kind.name(),
        pending.issuer,
        output::time(pending.expires)
    ));
    match file {
        Some(file) => output::line(format_args!("Written to {}.", file.display())),
        None => output::line(&pending.answer),
    }
    output::line(styled(QUIET, "Then open what comes back: carnet enrol receive FILE"));
    Ok(())
}

/// The text of an invitation: what was typed, or what stands in a file or a picture.
fn text_of(invitation: &str) -> Result<String, Failure> {
    let prefix = Prefix::Enrolment.as_str();
    let lines = inputs::texts_of(invitation, prefix)?.into_iter();
    lines
        .map(|line| line.trim().to_owned())
        .find(|line| line.starts_with(prefix))
        .ok_or_else(|| {
            Failure::Usage(format!(
                "There is no invitation in {invitation}: it begins with {prefix}"
            ))
        })
}

fn receive(path: &Path, global: &Global) -> Result<(), Failure> {
    let batch = inputs::read(path)?;
    let mut wallet = profile::open(global)?;
    // A text may end with a line; bytes end where they end.
    let batch = if batch.is_ascii() { batch.trim_ascii() } else { &batch };
    let kept = wallet.receive(batch)?;
    let id = kept.card.id;
    let copies = wallet.copies(&id)?.map_or(0, |copies| copies.all);
    if global.json {
        output::json(&json!({"id": id.to_string(), "kind": kept.card.kind.name(), "copies": copies}));
        return Ok(());
    }
    output::line(format_args!(
        "Kept: {} with {copies} copies, each for one showing. Show it: carnet show {id:.8} --live",
        kept.card.kind.name()
    ));
    Ok(())
}

fn list(global: &Global) -> Result<(), Failure> {
    let waiting = profile::open(global)?.waiting()?;
    if global.json {
        output::json(&json!({"waiting": waiting.iter().map(describe).collect::<Vec<_>>()}));
        return Ok(());
    }
    if waiting.is_empty() {
        output::line("No enrolment waits for its passes.");
    }
    for one in waiting {
        output::line(format_args!(
            "{:.8}  {}  {}  {} copies, until {}",
            one.id,
            one.issuer,
            one.kind.name(),
            one.copies,
            output::time(one.expires)
        ));
    }
    Ok(())
}

fn forget(id: &str, global: &Global) -> Result<(), Failure> {
    let mut wallet = profile::open(global)?;
    let waiting = wallet.waiting()?;
    let mut named = waiting.iter().filter(|one| one.id.to_string().starts_with(id));
    let (Some(one), None) = (named.next(), named.next()) else {
        return Err(WalletError::from(NativeError::NotWaitedFor).into());
    };
    wallet.forget_enrolment(one.id)?;
    if global.json {
        output::json(&json!({"id": one.id.to_string(), "forgotten": true}));
    } else {
        output::line(format_args!("Let go of the enrolment with {}.", one.issuer));
    }
    Ok(())
}

fn describe(one: &PendingEnrolment) -> serde_json::Value {
    json!({
        "id": one.id.to_string(), "issuer": one.issuer, "kind": one.kind.name(), "copies": one.copies,
        "expires": one.expires.to_string(), "answer": one.answer,
    })
}
