//! `carnet show --live`: one of Carnet's own passes, signed as it is shown.

use serde_json::json;
use wallet::native::{Copies, Field, LiveShowing, NativeKind};
use wallet::{PassId, Wallet};

use crate::args::{Global, Show};
use crate::failure::Failure;
use crate::output::{self, CARE, QUIET, styled};
use crate::{picture, player};

/// Frames a second in the terminal: the moving picture is what a screenshot lacks.
const FRAMES: u8 = 1;

/// What would be shown, without showing it.
pub(crate) fn preview(wallet: &Wallet, id: &PassId, global: &Global) -> Result<(), Failure> {
    let (claims, usual) = wallet.live_choice(id)?;
    let copies = wallet.copies(id)?;
    if global.json {
        output::json(&json!({
            "id": id.to_string(),
            "fields": claims.to_json(),
            "chosen": usual.iter().map(|field| field.name()).collect::<Vec<_>>(),
            "copies": copies.map(describe),
        }));
        return Ok(());
    }
    output::line("Fields of this pass; those with a star are shown unless you say otherwise (--field NAME):");
    for (field, value) in claims.iter() {
        let star = if usual.contains(&field) { '*' } else { ' ' };
        let value = value.to_json();
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        output::line(format_args!("{star} {:16} {value}", field.name()));
    }
    Ok(())
}

/// A check mark is shown as all it says.
pub(crate) fn mark(wallet: &mut Wallet, id: &PassId, args: &Show, global: &Global) -> Result<(), Failure> {
    let (claims, _) = wallet.live_choice(id)?;
    if claims.kind() != NativeKind::Mark {
        return Err(Failure::Usage("That is no check mark: show it with --live.".to_owned()));
    }
    if !global.json {
        output::note("A check mark says that its policy was met. It does not say who holds the phone.");
    }
    show(wallet, id, claims.kind().required(), args, global)
}

pub(crate) fn run(wallet: &mut Wallet, id: &PassId, args: &Show, global: &Global) -> Result<(), Failure> {
    let fields = chosen(wallet, id, &args.fields)?;
    show(wallet, id, &fields, args, global)
}

fn show(wallet: &mut Wallet, id: &PassId, fields: &[Field], args: &Show, global: &Global) -> Result<(), Failure> {
    let in_terminal = args.png.is_none() && args.svg.is_none() && !global.json;
    if in_terminal {
        // Before a copy is spent.
        player::room()?;
    }
    let showing = wallet.show_live(id, fields, args.again)?;
    let frame = showing.frame(wallet.now())?;
    let file = picture::write(&frame.symbol, args.png.as_deref(), args.svg.as_deref())?;
    if global.json {
        output::json(&json!({
            "id": id.to_string(), "mode": if args.mark { "mark" } else { "live" }, "text": frame.text, "until": frame.until.to_string(),
            "size": frame.symbol.size(), "modules": picture::rows(&frame.symbol),
            "file": file.map(|path| path.display().to_string()),
            "reveals": showing.revealed(), "copies": describe(showing.copies()),
        }));
        return Ok(());
    }
    if let Some(path) = file {
        output::line(format_args!(
            "Written to {}. It counts until {}.",
            path.display(),
            frame.until
        ));
        said(&showing);
        return Ok(());
    }
    said(&showing);
    let frames = std::iter::from_fn(|| showing.frame(wallet.now()).ok().map(|frame| frame.symbol));
    player::play(frames, FRAMES)
}

/// The fields by the names that were typed; what is usual where none was.
fn chosen(wallet: &Wallet, id: &PassId, names: &[String]) -> Result<Vec<Field>, Failure> {
    if names.is_empty() {
        return Ok(wallet.live_choice(id)?.1);
    }
    let field = |name: &String| {
        Field::named(name).ok_or_else(|| Failure::Usage(format!("There is no field {name}; --preview names them.")))
    };
    names.iter().map(field).collect()
}

fn said(showing: &LiveShowing) {
    output::line("Whoever reads this code learns:");
    output::revealed(showing.revealed());
    let Copies { all, left } = showing.copies();
    let line = format!("{left} of {all} copies are left, each for one showing.");
    if showing.copies().are_few() {
        output::line(styled(
            CARE,
            format_args!("{line} Enrol again with the issuer before they are gone."),
        ));
    } else {
        output::line(styled(QUIET, line));
    }
}

fn describe(copies: Copies) -> serde_json::Value {
    json!({"all": copies.all, "left": copies.left})
}
