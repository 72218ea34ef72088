//! `carnet issuer enrol`: an invitation for a wallet.

use serde_json::json;
use wallet::issuer::SystemRandom;
use wallet::{Clock as _, SystemClock, render};

use super::args::Enrol;
use super::error::IssuerFailure;
use super::folder::Folder;
use crate::args::Global;
use crate::failure::Failure;
use crate::{output, picture};

pub(super) fn run(args: &Enrol, global: &Global) -> Result<(), Failure> {
    let now = SystemClock.now();
    let mut folder = Folder::open(&args.folder, now)?;
    let invitation = folder
        .book
        .invite(args.kind, args.copies, args.life, now, &mut SystemRandom)
        .map_err(IssuerFailure::from)?;
    let text = invitation.text();
    let symbol = wallet::encode(&text).map_err(|error| Failure::Show(output::sentence(&error)))?;
    folder.save()?;
    let file = picture::write(&symbol, args.png.as_deref(), args.svg.as_deref())?;
    if global.json {
        output::json(&json!({
            "text": text,
            "kind": invitation.kind().name(),
            "copies": invitation.copies(),
            "expires": invitation.expires().to_string(),
            "size": symbol.size(),
            "modules": picture::rows(&symbol),
            "file": file.map(|path| path.display().to_string()),
        }));
        return Ok(());
    }
    match file {
        Some(path) => output::line(format_args!("Written to {}.", path.display())),
        None => output::line(render::terminal(&symbol, output::symbol_style())),
    }
    output::line(&text);
    output::line(format_args!(
        "The traveller scans it, and the wallet shows an answer. It stays open until {}.",
        output::time(invitation.expires())
    ));
    Ok(())
}
