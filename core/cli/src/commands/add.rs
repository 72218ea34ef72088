//! `carnet add`: keeps passes from texts, files, pictures, documents or standard input.

use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};
use wallet::native::NativeError;
use wallet::{PendingPass, Relation, Scanned, Wallet, WalletError, holds_pass, join, texts};

use crate::args::{Add, Global};
use crate::commands::list::describe;
use crate::failure::Failure;
use crate::output::{self, QUIET, STRONG, badge, styled};
use crate::{inputs, profile};

/// Inputs from which on a progress bar is shown.
const MANY: usize = 8;

const INVITATION: &str = "This is an issuer's invitation, not a pass. `carnet enrol answer` answers it.";

const SEALED: &str = "These are passes sealed to a wallet that enrolled. `carnet enrol receive` opens and keeps them.";

/// A verifier's request is read, and answered or not.
const REQUEST: &str = "This is a verifier's request. See who asks for what: carnet request read REQUEST";

/// A traveller's answer is for whoever asked.
const ANSWER: &str = "This is an answer to a request. Whoever asked opens it: carnet request open WAITING ANSWER";

pub(crate) fn run(args: &Add, global: &Global) -> Result<(), Failure> {
    let found = read(&args.inputs)?;
    if found.is_empty() {
        return Err(Failure::Usage(
            "No code was found in what was given. Try a sharper or closer picture.".to_owned(),
        ));
    }
    let mut wallet = profile::open_or_create(global)?;
    let bar = if global.json || found.len() < MANY {
        ProgressBar::hidden()
    } else {
        bar(found.len())
    };
    let mut answers = Vec::new();
    let mut refused = false;
    for text in join(&found) {
        let answer = match text.map(|text| wallet.scan(&text)) {
            Ok(Scanned::Pass(pending)) => {
                keep(&mut wallet, *pending, args, global.json)?.map_err(|error| error.to_string())
            }
            Ok(Scanned::Unknown(check)) => Err(WalletError::not_kept(&check).to_string()),
            Ok(Scanned::Invitation(_)) => Err(INVITATION.to_owned()),
            Ok(Scanned::NoInvitation(error)) => Err(WalletError::from(NativeError::from(error)).to_string()),
            Ok(Scanned::Sealed) => Err(SEALED.to_owned()),
            Ok(Scanned::Request) => Err(REQUEST.to_owned()),
            Ok(Scanned::Answer) => Err(ANSWER.to_owned()),
            Err(part) => Err(WalletError::refused(part).to_string()),
            _ => continue,
        };
        bar.inc(1);
        answers.push(answer.unwrap_or_else(|error| {
            refused = true;
            if !global.json {
                output::note(format_args!("{} {error}", styled(output::BAD, "Not kept:")));
            }
            json!({"kept": false, "message": error})
        }));
    }
    bar.finish_and_clear();
    if global.json {
        output::json(&json!({"passes": answers}));
    }
    if refused { Err(Failure::No) } else { Ok(()) }
}

/// Every text in every input. An argument that is no file but holds a pass is a text itself.
fn read(inputs: &[String]) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    for input in inputs {
        let bytes = if holds_pass(input) && !Path::new(input).exists() {
            input.clone().into_bytes()
        } else {
            inputs::read(Path::new(input))?
        };
        found.extend(texts(&bytes).map_err(|error| Failure::Usage(format!("{input} is {error}.")))?);
    }
    Ok(found)
}

/// Says what the pass is, who signed it and what it holds beyond its format's minimum, and keeps it.
fn keep(
    wallet: &mut Wallet,
    pending: PendingPass,
    args: &Add,
    as_json: bool,
) -> Result<Result<Value, WalletError>, Failure> {
    let excess: Vec<String> = pending.excess().iter().map(|field| field.path.clone()).collect();
    let relation = pending.relation();
    if !as_json {
        let card = pending.card();
        let what: Vec<&str> = [card.kind.name(), &card.title, &card.detail, &card.event_date]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        output::line(format_args!(
            "{}  {}  {}",
            badge(wallet.verdict(card)),
            styled(STRONG, &card.name),
            what.join(" · ")
        ));
        if let Some(reason) = &pending.check().reason {
            output::line(styled(QUIET, format_args!("  {}", output::sentence(reason))));
        }
        if !excess.is_empty() {
            output::line(format_args!(
                "  It holds more personal data than such a pass needs: {}.",
                excess.join(", ")
            ));
        }
        match relation {
            Relation::New => {}
            Relation::Duplicate(id) => output::line(format_args!("  Kept already, as {id:.8}.")),
            Relation::NewerThan(id) if args.replace => {
                output::line(format_args!("  A newer copy of {id:.8}, whose place it takes."));
            }
            Relation::NewerThan(id) => output::line(format_args!(
                "  A newer copy of {id:.8}: `carnet add --replace` removes that one as it keeps the newer."
            )),
            Relation::OlderThan(id) => output::line(format_args!("  An older copy of {id:.8}.")),
        }
    }
    let (stands, related) = match relation {
        Relation::New => ("new", None),
        Relation::Duplicate(id) => ("duplicate", Some(id)),
        Relation::NewerThan(id) => ("newer", Some(id)),
        Relation::OlderThan(id) => ("older", Some(id)),
    };
    let mut answer = json!({
        "kept": !args.dry_run, "pass": describe(wallet, pending.card()), "excess": excess,
        "relation": stands, "related": related.map(|id| id.to_string()),
    });
    if args.dry_run {
        return Ok(Ok(answer));
    }
    let replaced = match relation {
        Relation::NewerThan(id) if args.replace => Some(id),
        _ => None,
    };
    let kept = match replaced {
        Some(id) => wallet.keep_instead_of(pending, &id),
        None => wallet.keep(pending),
    };
    let kept = match kept {
        Ok(kept) => kept,
        Err(error @ WalletError::NotKept { .. }) => return Ok(Err(error)),
        Err(other) => return Err(other.into()),
    };
    if !as_json && !kept.already {
        output::line(format_args!("  Kept as {:.8}.", kept.card.id));
    }
    if let Some(answer) = answer.as_object_mut() {
        answer.insert("already".to_owned(), json!(kept.already));
        answer.insert("pass".to_owned(), describe(wallet, &kept.card));
        answer.insert("replaced".to_owned(), json!(replaced.map(|id| id.to_string())));
    }
    Ok(Ok(answer))
}

fn bar(inputs: usize) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(inputs as u64).with_style(style).with_message("passes")
}
