//! What `carnet request` is told.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};
use wallet::Country;
use wallet::native::{Field, NativeKind};
use wallet::requests::Ask;

/// `carnet request`.
#[derive(Debug, Args)]
pub(crate) struct Request {
    #[command(subcommand)]
    pub(super) action: Action,
}

#[derive(Debug, Subcommand)]
pub(super) enum Action {
    /// Ask: make a signed request, to be shown to one traveller within five minutes
    New(New),
    /// Read a request as a traveller: who asks for what, by whose leave, and what of it is more than is needed
    Read {
        /// A picture or text file of the request, its text (CRQ1:…), or `-` for standard input
        request: String,
    },
    /// Open the answer, once, and see of it what was asked
    Open(Open),
    /// The purposes that Carnet publishes the least claims of
    Purposes,
    /// The key that your requests are signed with, for whoever accredits you; made with the first name
    Key {
        /// Set the name that travellers see
        #[arg(long)]
        name: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// What for, as in border: `request purposes` lists those that need no --ask
    #[arg(long)]
    pub(super) purpose: String,
    /// Who asks, as travellers see it (default: the name set with `request key`)
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Sign with this publisher-style key (`pack keygen`) instead of the wallet's own
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "name")]
    pub(super) key: Option<PathBuf>,
    /// Where, as in "Gate F"
    #[arg(long, default_value = "")]
    pub(super) place: String,
    /// In which country (ISO 3166-1 alpha-2): accreditations may be bound to one
    #[arg(long, value_name = "CODE", value_parser = country)]
    pub(super) country: Option<Country>,
    /// Kinds and claims of one pass, as in vaccination,recovery:name,birth_date,disease; can be repeated
    #[arg(long, value_name = "KINDS:CLAIMS", value_parser = ask)]
    pub(super) ask: Vec<Ask>,
    /// For how many seconds the answer is kept; 0: not longer than the check takes
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub(super) keep: u64,
    /// Where to put the secret that opens the answer; `request open` takes it away again
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) waiting: PathBuf,
    /// Write the request as a PNG picture instead of drawing in the terminal
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "svg")]
    pub(super) png: Option<PathBuf>,
    /// Write the request as an SVG picture instead of drawing in the terminal
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) svg: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Open {
    /// The file that `request new --waiting` wrote
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) waiting: PathBuf,
    /// The answer: its file, its text (CSE1:…), a picture, a moving picture, or `-`
    pub(super) answer: String,
    /// Trust the signers in this file or folder, as `carnet check` does; can be repeated
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) trust: Vec<PathBuf>,
}

fn country(text: &str) -> Result<Country, String> {
    Country::from_alpha2(text).ok_or_else(|| "no country has this code: two capital letters, as in AT".to_owned())
}

/// `KIND[,KIND]:CLAIM[,CLAIM]`.
fn ask(text: &str) -> Result<Ask, String> {
    let (kinds, fields) = text
        .split_once(':')
        .ok_or("kinds, a colon and claims, as in recovery:name,disease")?;
    let kind = |name: &str| NativeKind::named(name).ok_or_else(|| format!("{name} is no kind of pass"));
    let field = |name: &str| Field::named(name).ok_or_else(|| format!("{name} is no claim of a pass"));
    let kinds = kinds.split(',').map(kind).collect::<Result<Vec<_>, _>>()?;
    let fields = fields.split(',').map(field).collect::<Result<Vec<_>, _>>()?;
    Ask::new(&kinds, &fields).map_err(|error| error.to_string())
}
