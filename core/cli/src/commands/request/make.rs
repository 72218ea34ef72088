//! `carnet request new` and `key`: the verifier asks.

use serde_json::json;
use wallet::asking::PURPOSES;
use wallet::packs::PackKey;
use wallet::requests::{Ask, Asker, Inquiry, RequestTrouble, Wanted};
use wallet::{Clock as _, SystemClock, Wallet, WalletError};

use super::args::New;
use super::describe;
use crate::args::Global;
use crate::commands::pack::keys;
use crate::failure::Failure;
use crate::output::{self, QUIET, styled};
use crate::{files, picture, profile};

pub(super) fn run(args: &New, global: &Global) -> Result<(), Failure> {
    let asks = if args.ask.is_empty() {
        least(&args.purpose)?
    } else {
        args.ask.clone()
    };
    files::free(&args.waiting)?;
    let wanted = |requester: &str| Wanted {
        requester: requester.to_owned(),
        place: args.place.clone(),
        country: args.country,
        purpose: args.purpose.clone(),
        asks,
        kept: args.keep,
    };
    let inquiry = match &args.key {
        Some(path) => {
            let key = keys::open_signing(path, global)?;
            let wanted = wanted(args.name.as_deref().unwrap_or_default());
            Inquiry::new(&wanted, &key, SystemClock.now())?
        }
        None => match &args.name {
            Some(name) => {
                let wanted = wanted(name);
                // Before a wallet is made for it.
                wanted.check().map_err(WalletError::from)?;
                let mut wallet = profile::open_or_create(global)?;
                let _ = wallet.set_asker(name)?;
                wallet.ask(wanted)?
            }
            None => match profile::open(global) {
                Err(Failure::Wallet(WalletError::NoWallet)) => {
                    return Err(WalletError::from(RequestTrouble::NoAsker).into());
                }
                wallet => wallet?.ask(wanted(""))?,
            },
        },
    };
    let symbol = inquiry.symbol()?;
    files::write_private(&args.waiting, &inquiry.keep())?;
    let file = picture::write(&symbol, args.png.as_deref(), args.svg.as_deref())?;
    let request = inquiry.request();
    if global.json {
        let wanted = request.wanted();
        output::json(&json!({
            "request": request.text(),
            "digest": output::hex(request.digest()),
            "requester": wanted.requester,
            "purpose": wanted.purpose,
            "asks": wanted.asks.iter().map(describe).collect::<Vec<_>>(),
            "expires": request.expires().to_string(),
            "waiting": args.waiting.display().to_string(),
            "file": file.map(|path| path.display().to_string()),
        }));
        return Ok(());
    }
    match file {
        Some(path) => output::line(format_args!("Written to {}.", path.display())),
        None => {
            output::line(wallet::render::terminal(&symbol, output::symbol_style()));
            output::line(request.text());
        }
    }
    output::line(styled(
        QUIET,
        format_args!(
            "For one traveller, until {}. Then open what comes back: carnet request open {} ANSWER",
            output::time(request.expires()),
            args.waiting.display()
        ),
    ));
    Ok(())
}

/// What a purpose needs at least, as one ask.
fn least(purpose: &str) -> Result<Vec<Ask>, Failure> {
    let own = PURPOSES.iter().find(|own| own.name == purpose).ok_or_else(|| {
        Failure::Usage(format!(
            "Carnet publishes no claims for the purpose {purpose}: say what you ask for with --ask KINDS:CLAIMS."
        ))
    })?;
    let ask = Ask::new(own.kinds, own.fields).map_err(RequestTrouble::from);
    Ok(vec![ask.map_err(WalletError::from)?])
}

pub(super) fn key(name: Option<&str>, global: &Global) -> Result<(), Failure> {
    let asker = match name {
        Some(name) => {
            // Before a wallet is made for it.
            Wanted::check_words(name).map_err(WalletError::from)?;
            profile::open_or_create(global)?.set_asker(name)?
        }
        None => known(&profile::open(global)?)?,
    };
    let key = PackKey::new(asker.key)
        .map(|key| keys::public_text(&key))
        .unwrap_or_default();
    if global.json {
        output::json(&json!({"name": asker.name, "key": key}));
        return Ok(());
    }
    output::line(format_args!("{}\n{key}", asker.name));
    output::line(styled(
        QUIET,
        "Whoever accredits you publishes this key among a pack's verifiers (`pack add PACK verifiers`).",
    ));
    Ok(())
}

fn known(wallet: &Wallet) -> Result<Asker, Failure> {
    let asker = wallet.asker()?;
    Ok(asker.ok_or(RequestTrouble::NoAsker).map_err(WalletError::from)?)
}
