//! `carnet pin`: the PIN or passphrase, the recovery code, and the wallet's key.

use serde_json::json;

use crate::args::{Global, Pin, PinAction};
use crate::failure::Failure;
use crate::output::{self, STRONG, styled};
use crate::profile::{self, Typed};
use wallet::{Secret, SlotKind, Wallet};

pub(crate) fn run(args: &Pin, global: &Global) -> Result<(), Failure> {
    match &args.action {
        PinAction::Change { new_secret_file } => {
            let mut wallet = profile::open(global)?;
            change(&mut wallet, new_secret_file.as_deref())?;
            say(global, &json!({"changed": true}), "Changed.");
        }
        PinAction::Recovery { remove: true } => {
            profile::open(global)?.remove_recovery_code()?;
            say(
                global,
                &json!({"recovery": false}),
                "The recovery code no longer opens the wallet.",
            );
        }
        PinAction::Recovery { remove: false } => {
            let code = profile::open(global)?.make_recovery_code()?;
            let words = code.text();
            if global.json {
                output::json(&json!({"recovery": true, "code": words.as_str()}));
            } else {
                output::line(format_args!("Recovery code: {}", styled(STRONG, words.as_str())));
                output::line(
                    "Write it down and keep it away from this device. It is shown this once and kept nowhere.",
                );
            }
        }
        PinAction::Recover { new_secret_file } => {
            let mut wallet = profile::recover(global)?;
            change(&mut wallet, new_secret_file.as_deref())?;
            say(
                global,
                &json!({"recovered": true}),
                "The wallet is open again with its new secret.",
            );
        }
        PinAction::Rotate => {
            let (mut wallet, typed) = profile::open_with(global)?;
            let gone = wallet.rotate_key(&typed.secret())?;
            let names: Vec<String> = gone.iter().map(SlotKind::to_string).collect();
            let sentence = if names.is_empty() {
                "Everything is sealed under a new key.".to_owned()
            } else {
                format!(
                    "Everything is sealed under a new key. Set up again: {}.",
                    names.join(", ")
                )
            };
            say(global, &json!({"rotated": true, "removed": names}), &sentence);
        }
    }
    Ok(())
}

fn change(wallet: &mut Wallet, file: Option<&std::path::Path>) -> Result<(), Failure> {
    let new = Typed::choose(wallet.has_passphrase(), file)?;
    match new.secret() {
        Secret::Pin(pin) => wallet.change_pin(pin)?,
        Secret::Passphrase(passphrase) => wallet.change_passphrase(passphrase)?,
    }
    Ok(())
}

fn say(global: &Global, value: &serde_json::Value, sentence: &str) {
    if global.json {
        output::json(value);
    } else {
        output::line(sentence);
    }
}
