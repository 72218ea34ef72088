//! Arguments of `carnet issuer`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum, ValueHint};
use jiff::Timestamp;
use jiff::civil::Date;
use wallet::Country;
use wallet::issuer::{Category, Colour, NativeKind};

use crate::args::instant;
use crate::moving::Moving;

#[derive(Debug, Args)]
pub(crate) struct Issuer {
    #[command(subcommand)]
    pub(crate) action: IssuerAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum IssuerAction {
    /// Make an issuer's folder: its key, encrypted with a passphrase, and the file by which others trust it
    Init(Init),
    /// Invite a wallet to enrol: a code that the traveller scans
    Enrol(Enrol),
    /// Issue a pass to a wallet that enrolled, as a batch of single-use copies sealed to it
    Issue(Issue),
    /// Check passes and issue a clearance from them to a wallet that enrolled
    Derive(Derive),
    /// Take passes back, by the receipt that was printed when they were issued
    Revoke(Revoke),
    /// Write the signed status list, with what is to be taken back by now
    StatusList(StatusList),
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The issuer's folder
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// The issuer's name as passes have it: 1 to 32 characters, as in AT-EMBASSY-CAIRO
    #[arg(long)]
    pub(crate) name: String,
    /// A kind of pass that it issues; can be repeated
    #[arg(long, required = true, value_delimiter = ',', value_parser = kind)]
    pub(crate) kind: Vec<NativeKind>,
    /// Where its status list will be published; without it, passes cannot be revoked
    #[arg(long, value_name = "URI", value_hint = ValueHint::Url)]
    pub(crate) status: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Enrol {
    /// The issuer's folder
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// The kind of pass that will be issued
    #[arg(long, value_parser = kind)]
    pub(crate) kind: NativeKind,
    /// How many copies: each is shown once
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) copies: usize,
    /// For how many days the invitation stays open
    #[arg(long, value_name = "DAYS", default_value_t = 1)]
    pub(crate) life: i64,
    /// Write a PNG picture instead of drawing in the terminal
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "svg")]
    pub(crate) png: Option<PathBuf>,
    /// Write an SVG picture instead of drawing in the terminal
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) svg: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Issue {
    /// The issuer's folder
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// What the wallet answered: a text file, a picture, `-`, or the text itself (CEN1:…)
    #[arg(value_name = "ENROLMENT", value_hint = ValueHint::FilePath)]
    pub(crate) enrolment: String,
    /// What the pass says: a JSON object of its fields, or `-`; the file is not kept, and should not be by you
    #[arg(value_name = "CLAIMS", value_hint = ValueHint::FilePath)]
    pub(crate) claims: PathBuf,
    /// The last day on which the pass counts, by UTC: within 30 days, as in 2026-11-30
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) until: Date,
    #[command(flatten)]
    pub(crate) hand_over: HandOver,
}

#[derive(Debug, Args)]
pub(crate) struct Derive {
    /// The issuer's folder
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// What the wallet answered: a text file, a picture, `-`, or the text itself (CEN1:…)
    #[arg(value_name = "ENROLMENT", value_hint = ValueHint::FilePath)]
    pub(crate) enrolment: String,
    /// The traveller's passes: text files, pictures, PDF documents, or `-` for standard input
    #[arg(value_name = "PASS", required = true, value_hint = ValueHint::FilePath)]
    pub(crate) passes: Vec<PathBuf>,
    /// Trust the signers in this file or folder, as `carnet check` does; can be repeated
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) trust: Vec<PathBuf>,
    /// The countries of the journey, in order, as in EG,AT
    #[arg(long, required_unless_present = "policy", value_delimiter = ',', value_name = "COUNTRY", value_parser = country)]
    pub(crate) route: Vec<Country>,
    /// The first day on which the clearance counts, as in 2026-11-25
    #[arg(long, value_name = "DAY", value_parser = day, required_unless_present = "policy")]
    pub(crate) from: Option<Date>,
    /// The last day on which it counts: within 30 days
    #[arg(long, value_name = "DAY", value_parser = day, required_unless_present = "policy")]
    pub(crate) until: Option<Date>,
    /// Whether the destination sees a citizen, where it asks
    #[arg(long, value_enum)]
    pub(crate) category: Option<Categories>,
    /// What the passes are worth
    #[arg(long, value_enum, default_value_t = Colours::Green)]
    pub(crate) colour: Colours,
    /// Type of the travel document, as in P
    #[arg(long, value_name = "TYPE", requires = "document_number")]
    pub(crate) document_type: Option<String>,
    /// Number of the travel document
    #[arg(long, value_name = "NUMBER")]
    pub(crate) document_number: Option<String>,
    /// Make a check mark instead of a clearance: that the passes meet this policy, by its name of at most 32 bytes
    #[arg(long, value_name = "NAME", requires = "policy_text",
          conflicts_with_all = ["route", "from", "until", "category", "colour", "document_type", "document_number"])]
    pub(crate) policy: Option<String>,
    /// The policy as it is published: its SHA-256 goes into the mark
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "policy")]
    pub(crate) policy_text: Option<PathBuf>,
    /// For how many hours the mark counts
    #[arg(long, value_name = "HOURS", default_value_t = 12, value_parser = clap::value_parser!(i64).range(1..=24), requires = "policy")]
    pub(crate) hours: i64,
    /// A blunt hint at whom the mark is for, at most 8 bytes, as in "G.O."
    #[arg(long, value_name = "TEXT", requires = "policy")]
    pub(crate) hint: Option<String>,
    #[command(flatten)]
    pub(crate) hand_over: HandOver,
}

/// How the batch gets to the wallet: as a moving code in the terminal, unless a file is named.
#[derive(Debug, Args)]
pub(crate) struct HandOver {
    /// Write the sealed batch to this file
    #[arg(short = 'o', long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) moving: Moving,
}

#[derive(Debug, Args)]
pub(crate) struct Revoke {
    /// The issuer's folder
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// The numbers of the receipt
    #[arg(value_name = "INDEX", required = true)]
    pub(crate) indexes: Vec<u64>,
}

#[derive(Debug, Args)]
pub(crate) struct StatusList {
    /// The issuer's folder
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// Where it is written, over the one before [default: status-list.cwt in the folder]
    #[arg(short = 'o', long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: Option<PathBuf>,
    /// As it will stand at this time, so that the lists of a day can be signed in one go
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
}

/// What passes are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colours {
    /// They suffice
    Green,
    /// They suffice with a duty, such as a test on arrival
    Yellow,
}

/// Whether the destination sees a citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Categories {
    /// A citizen of the destination
    Citizen,
    /// Anybody else
    Foreigner,
}

impl From<Colours> for Colour {
    fn from(colour: Colours) -> Self {
        match colour {
            Colours::Green => Self::Green,
            Colours::Yellow => Self::Yellow,
        }
    }
}

impl From<Categories> for Category {
    fn from(category: Categories) -> Self {
        match category {
            Categories::Citizen => Self::Citizen,
            Categories::Foreigner => Self::Foreigner,
        }
    }
}

fn kind(text: &str) -> Result<NativeKind, String> {
    NativeKind::named(text).ok_or_else(|| {
        let names: Vec<&str> = NativeKind::ALL.iter().map(|kind| kind.name()).collect();
        format!("a kind is one of {}", names.join(", "))
    })
}

fn day(text: &str) -> Result<Date, String> {
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    day.ok_or_else(|| "a day looks like 2026-11-30".to_owned())
}

fn country(text: &str) -> Result<Country, String> {
    Country::from_alpha2(text).ok_or_else(|| "a country is two capital letters, as in EG".to_owned())
}
