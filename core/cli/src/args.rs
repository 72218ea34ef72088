//! The command line: every command, its arguments and its help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use wallet::Mode;

/// A travel-pass wallet that needs no one's database.
///
/// Carnet keeps signed health and travel passes encrypted, shows them as QR codes and checks them offline. It opens no
/// network connection. Try `carnet demo` first: it needs nothing set up and leaves nothing behind.
#[derive(Debug, Parser)]
#[command(
    name = "carnet",
    version,
    propagate_version = true,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options that every command takes.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Print JSON in a stable, documented shape instead of text for people
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Folder of the wallet (default: the user's data folder, e.g. ~/.local/share/carnet)
    #[arg(long, global = true, value_name = "FOLDER", env = "CARNET_PROFILE", value_hint = ValueHint::DirPath)]
    pub(crate) profile: Option<PathBuf>,
    /// Read the PIN or passphrase from the first line of this file instead of asking (`-`: standard input)
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) secret_file: Option<PathBuf>,
    /// Where a new wallet's device key is kept; an existing wallet knows
    #[arg(long, global = true, value_enum, default_value_t = Keystore::Auto)]
    pub(crate) keystore: Keystore,
}

/// Where the device key is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Keystore {
    /// The system's keystore where one answers, else a file with a passphrase
    Auto,
    /// The system's keystore (Secret Service, macOS Keychain, Windows Credential Manager), opened with a PIN
    Os,
    /// A file beside the wallet, opened with a strong passphrase; it cannot notice an older copy put back
    File,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show what Carnet does, on specimen passes in a temporary wallet that is gone afterwards
    Demo(Demo),
    /// Keep passes from texts, text files, pictures, PDF documents or standard input
    Add(Add),
    /// List the passes kept, grouped by person
    List(List),
    /// Say who is who, where names and dates of birth mislead: what you say is kept
    People(People),
    /// Show a pass as a QR code in the terminal, or write it as a picture
    Show(Show),
    /// Check passes offline, without a wallet: no profile, no keystore, no network
    Check(Check),
    /// Look at codes as a gate does: live codes with their age, the same one known again; nothing is stored
    Verify(Check),
    /// Get a pass of your own from an issuer: answer its invitation, open what comes back
    Enrol(Enrol),
    /// Remove passes; they can be brought back until the next `lock`
    Remove(Remove),
    /// What was shown, when, and what it revealed; and how long that is kept
    Ledger(Ledger),
    /// Ask a traveller for claims and open the sealed answer; or read who asks you for what
    Request(crate::commands::request::Request),
    /// What to be reminded of: passes that end, doses that are due, what trips ask for
    Reminders,
    /// Lock the wallet: what was removed is gone for good from then on
    Lock,
    /// Change the PIN or passphrase, make a recovery code, renew the wallet's key
    Pin(Pin),
    /// Choose whose signatures are trusted
    Trust(Trust),
    /// Entry rules: what a country asks, and trying out the logic of one
    Rules(Rules),
    /// Issue passes at a counter: invite, issue, derive from checked passes, revoke
    Issuer(crate::commands::issuer::args::Issuer),
    /// Publish packs: keys, contents, signatures on separate machines, deltas
    Pack(crate::commands::pack::args::Pack),
    /// Say where you go: whether your passes suffice on every leg, why, and what is missing
    Trip(crate::commands::trip::args::Trip),
    /// Print shell completions
    Completions(Completions),
    /// Print the manual page, or write one per command into a folder
    Man(Man),
}

#[derive(Debug, Args)]
pub(crate) struct Ledger {
    /// Keep showings for this long from now on, and forget the older ones at once and whenever the wallet is opened
    #[arg(long, value_name = "HOW-LONG")]
    pub(crate) keep: Option<Retention>,
    /// Only showings of this mode: fixed, live, sealed, mark
    #[arg(long, value_parser = mode)]
    pub(crate) mode: Option<Mode>,
    /// Only showings of this pass: its id, or the first characters of it
    #[arg(long, value_name = "ID")]
    pub(crate) pass: Option<String>,
    /// Only showings from this time on, as in 2026-06-01T00:00:00Z; without an offset it is UTC
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) since: Option<Timestamp>,
    /// Only showings up to this time
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) until: Option<Timestamp>,
    /// Only showings with this word in title, requester, place or purpose
    #[arg(long, value_name = "WORD")]
    pub(crate) word: Option<String>,
    /// Write them to this file: text for people, or JSON where its name ends in .json. It is not encrypted
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) export: Option<PathBuf>,
}

fn mode(text: &str) -> Result<Mode, String> {
    Mode::named(text).ok_or_else(|| "fixed, live, sealed or mark".to_owned())
}

/// How long showings are kept.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Retention {
    /// Until the wallet is erased
    Always,
    /// 365 days
    Year,
    /// 90 days
    Quarter,
    /// 30 days
    Month,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Wait for Enter between the steps
    #[arg(long)]
    pub(crate) step: bool,
    /// Also write the QR code of the first pass to this PNG file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) png: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    /// Text files, pictures (PNG, JPEG, WebP), PDF documents, `-` for standard input, or a pass's text itself
    #[arg(value_name = "INPUT", default_value = "-", value_hint = ValueHint::FilePath)]
    pub(crate) inputs: Vec<String>,
    /// Remove a kept pass where an input is a newer copy of it; `remove --undo` brings it back until `lock`
    #[arg(long)]
    pub(crate) replace: bool,
    /// Only say what would be kept
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct People {
    #[command(subcommand)]
    pub(crate) action: PeopleAction,
}

/// A person is named by any of their passes: its id or the first characters of it, as `list` prints them.
#[derive(Debug, Subcommand)]
pub(crate) enum PeopleAction {
    /// Make one person of several; they stay one whatever their names say
    Merge {
        /// A pass of each person
        #[arg(required = true, num_args = 2..)]
        passes: Vec<String>,
    },
    /// Set passes apart from the person they are grouped with; they are never grouped with those passes again
    Split {
        /// The passes
        #[arg(required = true)]
        passes: Vec<String>,
    },
    /// Forget what you said about people: names and dates of birth group their passes again
    Auto {
        /// A pass of each person
        #[arg(required = true)]
        passes: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only passes of which the name, kind, country or id contains this text
    #[arg(value_name = "WORDS")]
    pub(crate) search: Vec<String>,
    /// Also passes removed since the last `lock`
    #[arg(long)]
    pub(crate) removed: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The pass: its id or the first characters of it, as `list` prints them. Several with --answer; left out, the best are taken
    #[arg(value_name = "PASS", required_unless_present_any = ["answer", "mark"])]
    pub(crate) passes: Vec<String>,
    /// Write a PNG picture instead of drawing in the terminal
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "svg")]
    pub(crate) png: Option<PathBuf>,
    /// Write an SVG picture instead of drawing in the terminal
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) svg: Option<PathBuf>,
    /// Only say what showing it reveals; nothing is shown and no ledger row is written
    #[arg(long, conflicts_with_all = ["png", "svg"])]
    pub(crate) preview: bool,
    /// Show one of Carnet's own passes: signed now, renewed each second in the terminal, each copy once
    #[arg(long)]
    pub(crate) live: bool,
    /// What to show of it, as `--preview` names it; can be repeated. Left out: what was shown last, or what a check needs
    #[arg(long = "field", value_name = "NAME")]
    pub(crate) fields: Vec<String>,
    /// Where no copy is left, show one again: the two showings can be linked
    #[arg(long, requires = "live")]
    pub(crate) again: bool,
    /// Answer a verifier's request (a picture or text file of it, its text, or `-`), sealed to whoever asked: what it needs, or less
    #[arg(long, value_name = "REQUEST", conflicts_with_all = ["live", "mark", "preview"])]
    pub(crate) answer: Option<String>,
    /// Sealed to whoever asked, as every answer is: said for whoever reads the script
    #[arg(long, requires = "answer")]
    pub(crate) sealed: bool,
    /// Answer although nobody you trust accredits the verifier for this
    #[arg(long, requires = "answer")]
    pub(crate) despite: bool,
    /// Write the sealed answer to this file
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "answer")]
    pub(crate) output: Option<PathBuf>,
    /// Show a check mark: the one that is valid now, or the one that is named
    #[arg(long, conflicts_with_all = ["live", "preview", "fields", "again"])]
    pub(crate) mark: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Enrol {
    #[command(subcommand)]
    pub(crate) action: EnrolAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum EnrolAction {
    /// Answer an issuer's invitation with keys made here, which never leave the wallet
    Answer {
        /// A picture or text file of the invitation, its text, or `-` for standard input
        invitation: String,
        /// Write the answer to this file instead of printing it
        #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
    /// Open the batch that came back, and keep its pass with all copies
    Receive {
        /// The file with the batch, or `-` for standard input
        #[arg(value_hint = ValueHint::FilePath)]
        batch: PathBuf,
    },
    /// List the enrolments that wait for their batches
    List,
    /// Let go of an enrolment: its batch cannot be opened any more
    Forget {
        /// Its id or the first characters of it, as `list` prints it
        id: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Text files, pictures, PDF documents, or `-` for standard input
    #[arg(value_name = "INPUT", default_value = "-", value_hint = ValueHint::FilePath)]
    pub(crate) inputs: Vec<PathBuf>,
    /// Trust the signers in this file or folder: certificates (PEM, DER), key sets, signer lists; can be repeated
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) trust: Vec<PathBuf>,
    /// Judge at this time instead of now, as in 2021-06-14T12:05:26Z; without an offset it is UTC
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
    /// Read one text per line and answer one JSON object per line
    #[arg(long)]
    pub(crate) lines: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Remove {
    /// The passes: ids or the first characters of them, as `list` prints them
    #[arg(required = true)]
    pub(crate) passes: Vec<String>,
    /// Bring removed passes back instead
    #[arg(long)]
    pub(crate) undo: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Pin {
    #[command(subcommand)]
    pub(crate) action: PinAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PinAction {
    /// Change the PIN (or the passphrase, where a file keeps the device key)
    Change {
        /// Read the new secret from the first line of this file instead of asking
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        new_secret_file: Option<PathBuf>,
    },
    /// Make a recovery code, shown once: it opens the wallet when the PIN or the keystore is lost
    Recovery {
        /// Take the recovery code away again
        #[arg(long)]
        remove: bool,
    },
    /// Open the wallet with the recovery code and choose a new PIN or passphrase
    Recover {
        /// Read the new secret from the first line of this file instead of asking
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        new_secret_file: Option<PathBuf>,
    },
    /// Renew the wallet's key: everything is sealed again under a new one
    Rotate,
}

#[derive(Debug, Args)]
pub(crate) struct Trust {
    #[command(subcommand)]
    pub(crate) action: TrustAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TrustAction {
    /// Trust the signers in these files or folders, or the publishers of packs, from now on; kept passes are judged again
    Add {
        /// Publishers' packs, certificates (PEM, DER), key sets, signer lists, or folders of them
        #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
        paths: Vec<PathBuf>,
        /// The twelve words of a new publisher's fingerprint, instead of being asked for two of them
        #[arg(long, value_name = "WORDS")]
        fingerprint: Option<String>,
    },
    /// List whom you trust: publishers with the age of what they say, files, and what was skipped
    List,
    /// Trust a publisher or a file no longer
    Remove {
        /// The file's name, or the publisher's name, id or the first characters of its id, as `trust list` prints them
        #[arg(required = true)]
        sources: Vec<String>,
    },
    /// Where publishers say different things of one signer
    Conflicts,
    /// Write a publisher's newest pack into a file, to hand it on
    Export {
        /// The publisher's name, id or the first characters of its id
        publisher: String,
        /// The file
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        out: PathBuf,
    },
    /// Whose passes a state accepts, and who accepts its own, by the agreements that publishers list
    Recognises {
        /// The state (ISO 3166-1 alpha-2)
        state: String,
        /// Look at the agreements of this day instead of today's, as in 2026-11-22
        #[arg(long, value_name = "DAY")]
        on: Option<jiff::civil::Date>,
        /// Packs to look at, instead of those of the wallet's publishers; can be repeated
        #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
        trust: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    #[command(subcommand)]
    pub(crate) action: RulesAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesAction {
    /// Evaluate CertLogic on data: {"logic": …, "data": …} in, its result out; no profile, no keystore, no network
    ///
    /// Prints the result, or with `--json` {"result": …} or {"error": code, "message": …}. Exit code: 0 every one has a
    /// result, 1 one has not, 2 a file cannot be read.
    Eval(RulesEval),
    /// The rules of a country that are in force, whose they are, and how old; without a country, which countries have any
    ///
    /// Exit code: 0 there are rules, 1 nobody has any, 2 a file cannot be read.
    List(RulesList),
}

#[derive(Debug, Args)]
pub(crate) struct RulesEval {
    /// Files with one such JSON object, `-` for standard input
    #[arg(value_name = "FILE", default_value = "-", value_hint = ValueHint::FilePath)]
    pub(crate) inputs: Vec<PathBuf>,
    /// One object per line in, one JSON object per line out
    #[arg(long)]
    pub(crate) lines: bool,
    /// Also say how the result came about: every operation, the values it saw, the paths read
    #[arg(long)]
    pub(crate) explain: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RulesList {
    /// Rules and value sets as states publish them, or packs of them, instead of what your publishers say; can be repeated
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) rules: Vec<PathBuf>,
    /// The country, by its code of two letters (ISO 3166-1), as in AT
    #[arg(long, value_name = "CODE")]
    pub(crate) country: Option<String>,
    /// The part of the country, by the code that its rules have for it
    #[arg(long, value_name = "CODE", requires = "country")]
    pub(crate) region: Option<String>,
    /// At this time instead of now, as in 2021-06-14T12:05:26Z; without an offset it is UTC
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Timestamp>,
    /// What the rules decide
    #[arg(long, value_enum, default_value_t = RulesKind::Acceptance)]
    pub(crate) kind: RulesKind,
    /// Descriptions in this language (BCP 47), where there are any; can be repeated
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub(crate) language: Vec<String>,
}

/// What rules decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesKind {
    /// Whose certificates a country accepts
    Acceptance,
    /// Which certificates it issued and takes back
    Invalidation,
    /// Whose next dose is due
    Booster,
    /// What it asks for within its borders
    Domestic,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Write one page per command into this folder instead
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: Option<PathBuf>,
}

/// An RFC 3339 time; one without an offset, or a bare date, is taken as UTC.
pub(crate) fn instant(text: &str) -> Result<Timestamp, String> {
    let in_utc = |civil: DateTime| TimeZone::UTC.to_timestamp(civil);
    text.parse::<Timestamp>()
        .or_else(|_| text.parse().and_then(in_utc))
        .map_err(|_| "a time looks like 2021-06-14T12:05:26Z".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_time_without_an_offset_is_utc() {
        let noon = instant("2021-06-14T12:00:00Z");
        assert!(noon.is_ok());
        assert_eq!(instant("2021-06-14T12:00:00"), noon);
        assert_eq!(instant("2021-06-14T14:00:00+02:00"), noon);
        assert_eq!(instant("2021-06-14"), instant("2021-06-14T00:00:00Z"));
        assert!(instant("tomorrow").is_err());
    }
}
