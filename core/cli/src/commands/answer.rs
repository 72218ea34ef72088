//! `carnet show --answer`: a request is answered, sealed to whoever asked.

use serde_json::{Value, json};
use wallet::native::Field;
use wallet::requests::{Answer, AnswerCode, AnswerPart, AskedFor, AskedPass};
use wallet::{PassId, Wallet};

use super::request::text_of;
use crate::args::{Global, Show};
use crate::commands::remove::find;
use crate::failure::Failure;
use crate::output::{self, CARE, QUIET, styled};
use crate::{files, picture, player, profile};

/// Frames a second in the terminal, as of every moving code.
const FRAMES: u8 = 8;

pub(crate) fn run(request: &str, args: &Show, global: &Global) -> Result<(), Failure> {
    let text = text_of(request)?;
    match &args.output {
        Some(out) => files::free(out)?,
        // Before a copy is spent: an answer that is too large for one picture would be lost.
        None if args.png.is_some() || args.svg.is_some() => {
            return Err(Failure::Usage(
                "An answer may be too large for one picture: name a file for it with --output as well.".to_owned(),
            ));
        }
        None => {}
    }
    let in_terminal = args.output.is_none() && args.png.is_none() && args.svg.is_none() && !global.json;
    if in_terminal {
        // Before a copy is spent.
        player::room()?;
    }
    let mut wallet = profile::open(global)?;
    let asked = wallet.considered(&text)?;
    let parts = parts(&wallet, &asked, args)?;
    let answer = wallet.answer(&asked, &parts, args.despite)?;
    if let Some(out) = &args.output {
        files::write_private(out, answer.sealed().bytes())?;
    }
    let code = answer.code()?;
    let file = match &code {
        AnswerCode::One(symbol) => picture::write(symbol, args.png.as_deref(), args.svg.as_deref())?,
        AnswerCode::Moving(_) if args.png.is_some() || args.svg.is_some() => {
            output::note(
                "The answer is too large for one picture: it stands in the file of --output, or goes as a moving code.",
            );
            None
        }
        AnswerCode::Moving(_) => None,
    };
    if global.json {
        output::json(&json!({
            "mode": "sealed",
            "sealed": answer.sealed().text(),
            "bytes": answer.sealed().bytes().len(),
            "codes": match &code { AnswerCode::One(_) => 1, AnswerCode::Moving(sender) => sender.needed() },
            "output": args.output.as_ref().map(|path| path.display().to_string()),
            "file": file.map(|path| path.display().to_string()),
            "passes": answer.parts().iter().map(part).collect::<Vec<_>>(),
        }));
        return Ok(());
    }
    said(&answer);
    if let Some(path) = args.output.as_deref().or(file) {
        output::line(format_args!("Written to {}.", path.display()));
        return Ok(());
    }
    match code {
        AnswerCode::One(symbol) => output::line(wallet::render::terminal(&symbol, output::symbol_style())),
        AnswerCode::Moving(sender) => player::play((0..).map(|n| sender.symbol(n)), FRAMES)?,
    }
    Ok(())
}

/// What is answered: the passes that were named, or the best for each ask; the claims that were named, or those that are asked for,
/// are in the pass and no more than the purpose needs.
fn parts(wallet: &Wallet, asked: &AskedFor, args: &Show) -> Result<Vec<AnswerPart>, Failure> {
    let cards = wallet.cards();
    let named = args.passes.iter().map(|start| find(&cards, start));
    let named: Vec<PassId> = named.collect::<Result<_, _>>()?;
    let field = |name: &String| {
        Field::named(name)
            .ok_or_else(|| Failure::Usage(format!("There is no field {name}; `request read` names them.")))
    };
    let chosen: Vec<Field> = args.fields.iter().map(field).collect::<Result<_, _>>()?;
    let mut parts = Vec::new();
    for (ask, one) in asked.asks.iter().enumerate() {
        let fits = |id: &PassId| one.candidates.iter().any(|candidate| candidate.card.id == *id);
        let pass = match named.is_empty() {
            // What the purpose does without is answered by name alone.
            true => one
                .candidates
                .first()
                .filter(|_| !one.beyond)
                .map(|candidate| candidate.card.id),
            false => named.iter().find(|id| fits(id)).copied(),
        };
        let Some(pass) = pass.filter(|pass| !parts.iter().any(|part: &AnswerPart| part.pass == *pass)) else {
            continue;
        };
        parts.push(AnswerPart {
            ask,
            pass,
            fields: fields(one, pass, &chosen),
        });
    }
    if let Some(left) = named.iter().find(|id| !parts.iter().any(|part| part.pass == **id)) {
        return Err(Failure::Usage(format!(
            "The request does not ask for the pass {left:.8}."
        )));
    }
    if parts.is_empty() {
        return Err(Failure::Usage(
            "You have no pass that the request asks for. Nothing was shown.".to_owned(),
        ));
    }
    Ok(parts)
}

fn fields(ask: &AskedPass, pass: PassId, chosen: &[Field]) -> Vec<Field> {
    let says = ask.candidates.iter().find(|candidate| candidate.card.id == pass);
    let has = |field: Field| {
        says.is_some_and(|candidate| candidate.says.iter().any(|(own, said)| *own == field && said.is_some()))
    };
    let wanted = |field: Field, beyond: bool| {
        if chosen.is_empty() {
            !beyond
        } else {
            chosen.contains(&field)
        }
    };
    let asked = ask.fields.iter();
    asked
        .filter(|one| has(one.field) && wanted(one.field, one.beyond))
        .map(|one| one.field)
        .collect()
}

fn part(part: &wallet::requests::AnsweredPart) -> Value {
    json!({
        "id": part.card.id.to_string(),
        "bound": part.bound,
        "reveals": part.revealed,
        "copies": part.copies.map(|copies| json!({"all": copies.all, "left": copies.left})),
    })
}

fn said(answer: &Answer) {
    for part in answer.parts() {
        output::line(format_args!(
            "Whoever asked, and nobody else, learns of {}:",
            part.card.title
        ));
        output::revealed(&part.revealed);
        if !part.bound {
            output::line(styled(
                CARE,
                "This pass is shown whole, and the verifier could show the copy that it gets to others.",
            ));
        }
        if let Some(copies) = part.copies {
            output::line(styled(
                QUIET,
                format_args!("{} of {} copies are left.", copies.left, copies.all),
            ));
        }
    }
}
