//! Arguments of `carnet pack`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};
use jiff::Timestamp;
use wallet::Country;
use wallet::packs::Kind;

use super::lifetimes::Lifetimes;
use crate::args::instant;
use crate::moving::Moving;

#[derive(Debug, Args)]
pub(crate) struct Pack {
    #[command(subcommand)]
    pub(crate) action: PackAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PackAction {
    /// Make a publisher's key in a file, encrypted with a passphrase
    Keygen(Keygen),
    /// Make a publisher's folder and its first root, or with --rotate its next root
    Init(Init),
    /// Make the next content of a kind from publications, and the index that lists it
    Add(Add),
    /// Give contents and the index new dates, with what they say unchanged
    Renew(Renew),
    /// Sign every part of a folder that waits for this key, or one part in a file
    Sign(Sign),
    /// Put together the signatures of two copies of a part
    MergeSignatures(MergeSignatures),
    /// Write the pack, once every part of it has its signatures
    Build(Build),
    /// Write what brings those who have an old pack up to a new one
    Delta(Delta),
    /// Say what a pack or a part holds, and who signed it
    Inspect(Inspect),
    /// Check a pack as a wallet does that takes it
    Verify(Verify),
    /// Show a pack as a moving QR code in the terminal, or write it as an animation
    Show(Show),
}

#[derive(Debug, Args)]
pub(crate) struct Keygen {
    /// The file to make; its public half is written beside it, in FILE.pub
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The publisher's folder
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// The publisher's name, as travellers see it
    #[arg(long, required_unless_present = "rotate")]
    pub(crate) name: Option<String>,
    /// A public key that signs everything: its text, or its file; can be repeated
    #[arg(long, value_name = "PUBLIC")]
    pub(crate) key: Vec<String>,
    /// How many of these keys have to sign
    #[arg(long, value_name = "N", requires = "key")]
    pub(crate) threshold: Option<usize>,
    /// Other keys for one kind: N of these have to sign it, as in index=1:PUBLIC,PUBLIC; can be repeated
    #[arg(long, value_name = "KIND=N:PUBLIC,…")]
    pub(crate) role: Vec<String>,
    /// Make the next root of this folder's publisher: other keys, another name, new dates
    #[arg(long)]
    pub(crate) rotate: bool,
    /// Mark everything as for development: wallets say on every screen that its keys are no secret
    #[arg(long)]
    pub(crate) development: bool,
    #[command(flatten)]
    pub(crate) lifetimes: Lifetimes,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The publisher's folder
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// What it is: trust, revocation, rules, agreements, verifiers
    #[arg(value_parser = content)]
    pub(crate) kind: Kind,
    /// The publications; together they are the whole content
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,
    /// Whose passes a SMART Health Card issuer's revocation list speaks of, which does not say so itself
    #[arg(long, value_name = "URL")]
    pub(crate) issuer: Option<String>,
    /// A key of the issuer of a status list, as a certificate, key set or PUBLIC KEY; can be repeated. With one, a list that none
    /// of them signed is refused; without, the pack says that its signature was not checked
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) issuer_key: Vec<PathBuf>,
    /// The country of a national revocation list that does not name it, as two letters
    #[arg(long, value_name = "COUNTRY", value_parser = country)]
    pub(crate) country: Option<Country>,
    #[command(flatten)]
    pub(crate) lifetimes: Lifetimes,
}

#[derive(Debug, Args)]
pub(crate) struct Renew {
    /// The publisher's folder
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// Only these contents, or `index` for the index alone [default: every content]
    #[arg(value_name = "KIND", value_parser = renewable)]
    pub(crate) kinds: Vec<Kind>,
    #[command(flatten)]
    pub(crate) lifetimes: Lifetimes,
}

#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// The publisher's folder, or a part's file carried here
    #[arg(value_name = "FOLDER|PART", value_hint = ValueHint::AnyPath)]
    pub(crate) target: PathBuf,
    /// The key's file, as `pack keygen` made it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) key: PathBuf,
    /// Where the signed copy of a part is written
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: Option<PathBuf>,
    /// Also write what changed since this older pack
    #[arg(long, value_name = "OLD", value_hint = ValueHint::FilePath, conflicts_with = "out")]
    pub(crate) since: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct MergeSignatures {
    /// A copy of the part
    #[arg(value_name = "A", value_hint = ValueHint::FilePath)]
    pub(crate) one: PathBuf,
    /// Another one, or the publisher's folder that the part belongs to
    #[arg(value_name = "B", value_hint = ValueHint::AnyPath)]
    pub(crate) other: PathBuf,
    /// Where the part with the signatures of both is written [default with a folder: its place there]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    /// The publisher's folder
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// Also write what changed since this older pack
    #[arg(long, value_name = "OLD", value_hint = ValueHint::FilePath)]
    pub(crate) since: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Delta {
    /// The pack that people have
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath)]
    pub(crate) old: PathBuf,
    /// The pack that they should have
    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath)]
    pub(crate) new: PathBuf,
    /// Where the delta pack is written
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// A pack, or a part of one
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The pack
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// What is known already: the pack that the wallet has
    #[arg(long, value_name = "OLD", value_hint = ValueHint::FilePath)]
    pub(crate) previous: Option<PathBuf>,
    /// Judge at this time instead of now, as in 2026-11-23T12:05:26Z
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The pack
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) moving: Moving,
}

fn content(text: &str) -> Result<Kind, String> {
    let kind = Kind::from_name(text).filter(|kind| Kind::CONTENTS.contains(kind));
    kind.ok_or_else(|| format!("a content is one of {}", super::report::names(&Kind::CONTENTS)))
}

fn country(text: &str) -> Result<Country, String> {
    Country::from_alpha2(text).ok_or_else(|| "a country is two capital letters, as in IT".to_owned())
}

fn renewable(text: &str) -> Result<Kind, String> {
    let kind = Kind::from_name(text).filter(|kind| *kind != Kind::Root);
    kind.ok_or_else(|| {
        "renewed are index, trust, revocation, rules, agreements, verifiers; a root by `pack init --rotate`".to_owned()
    })
}
