//! `carnet request`: a verifier asks for claims, a traveller reads who asks for what, the verifier opens the answer.

mod args;
mod make;
mod open;
mod read;

pub(crate) use args::Request;

use serde_json::{Value, json};
use wallet::asking::PURPOSES;
use wallet::native::Prefix;
use wallet::requests::Ask;

use crate::args::Global;
use crate::failure::Failure;
use crate::{inputs, output};
use args::Action;

pub(crate) fn run(args: &Request, global: &Global) -> Result<(), Failure> {
    match &args.action {
        Action::New(args) => make::run(args, global),
        Action::Read { request } => read::run(request, global),
        Action::Open(args) => open::run(args, global),
        Action::Purposes => {
            purposes(global);
            Ok(())
        }
        Action::Key { name } => make::key(name.as_deref(), global),
    }
}

/// The text of a request: what was typed, or what stands in a file or a picture.
pub(crate) fn text_of(request: &str) -> Result<String, Failure> {
    let prefix = Prefix::Request.as_str();
    let lines = inputs::texts_of(request, prefix)?.into_iter();
    lines
        .map(|line| line.trim().to_owned())
        .find(|line| line.starts_with(prefix))
        .ok_or_else(|| Failure::Usage(format!("There is no request in {request}: it begins with {prefix}")))
}

fn purposes(global: &Global) {
    if global.json {
        let own = |one: &wallet::asking::OwnPurpose| {
            let purpose = one.purpose();
            json!({
                "purpose": purpose.name,
                "kinds": purpose.kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
                "fields": purpose.fields.iter().map(|field| field.name()).collect::<Vec<_>>(),
                "kept": purpose.kept,
            })
        };
        output::json(&json!({"purposes": PURPOSES.iter().map(own).collect::<Vec<_>>()}));
        return;
    }
    output::line("What Carnet publishes as the least that a purpose needs, where no publisher does:");
    for one in &PURPOSES {
        let names = |names: Vec<&str>| names.join(", ");
        output::line(format_args!(
            "{}: {}",
            one.name,
            names(one.kinds.iter().map(|kind| kind.name()).collect())
        ));
        output::line(format_args!(
            "    {}",
            names(one.fields.iter().map(|field| field.name()).collect())
        ));
    }
}

/// What is asked of one pass.
fn describe(ask: &Ask) -> Value {
    json!({
        "kinds": ask.kinds().iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        "fields": ask.fields().iter().map(|field| field.name()).collect::<Vec<_>>(),
    })
}
