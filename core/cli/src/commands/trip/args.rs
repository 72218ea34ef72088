//! Arguments of `carnet trip`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};
use jiff::Timestamp;

/// How legs are written, for help texts.
const LEGS: &str = "\
A leg is COUNTRY@TIME: where the trip starts, and when it leaves, as in EG@2026-08-01T06:00. Then every stop with its \
arrival and, but for the last, its departure: AT@2026-08-01T12:30/2026-08-11T09:00. A stop that is only passed on the airside \
begins with `via:`, as in via:TR@2026-08-01T09:00/2026-08-01T11:00. Times are local; where only the day is known, leave the \
time away. A country with several time zones wants the zone as well: US@2026-08-01T09:00[America/Chicago]. A region that has \
rules of its own follows the country: DE.BY@2026-08-01.";

#[derive(Debug, Args)]
pub(crate) struct Trip {
    #[command(subcommand)]
    pub(crate) action: TripAction,
}

/// A trip is named by its name, its id or the first characters of that, as `trip list` prints them.
#[derive(Debug, Subcommand)]
pub(crate) enum TripAction {
    /// Keep a trip
    #[command(after_help = LEGS)]
    Add {
        /// What you call it
        name: String,
        /// The start and every stop
        #[arg(required = true, num_args = 2.., value_name = "LEG")]
        legs: Vec<String>,
        /// Who goes, named by any of their passes; can be repeated (default: everybody whose passes are kept)
        #[arg(long, value_name = "PASS")]
        who: Vec<String>,
        /// Somebody who goes without a pass, as in "Noor" or "Noor,2024-05-01" with the date of birth; can be repeated
        #[arg(long, value_name = "NAME[,BORN]")]
        also: Vec<String>,
        /// Keep it after its end; else it is forgotten 14 days later
        #[arg(long)]
        keep: bool,
    },
    /// List the trips, with what your passes are worth on each
    List,
    /// Forget trips
    Remove {
        /// The trips
        #[arg(required = true, value_name = "TRIP")]
        trips: Vec<String>,
    },
    /// Say for each leg whether the passes suffice, why, and what is missing
    ///
    /// Exit code: 0 green, 1 any other colour, 2 usage.
    #[command(after_help = LEGS)]
    Check(Asked),
    /// The same with every rule in words, the values it saw, and where it comes from, as an appeal would need
    #[command(after_help = LEGS)]
    Explain(Asked),
    /// All destinations with rules against all passes
    Matrix {
        /// Judge the borders at this moment instead of now
        #[arg(long, value_name = "RFC3339", value_parser = crate::args::instant)]
        at: Option<Timestamp>,
        /// Passes in these files instead of those in the wallet; can be repeated
        #[arg(long = "pass", value_name = "FILE", value_hint = ValueHint::FilePath)]
        passes: Vec<PathBuf>,
        /// Packs, rules and trust files to judge by, with `--pass`; can be repeated (default: what comes with Carnet)
        #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath, requires = "passes")]
        trust: Vec<PathBuf>,
        /// Also write it as a picture (SVG)
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        svg: Option<PathBuf>,
    },
}

/// A kept trip, or one that is given here with its passes: then no wallet is needed.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    /// The trip (default: the one that is on, or the next)
    #[arg(conflicts_with = "legs")]
    pub(crate) trip: Option<String>,
    /// A trip that is not kept: its start and every stop, in order
    #[arg(long = "leg", value_name = "LEG")]
    pub(crate) legs: Vec<String>,
    /// Passes of the traveller in these files; can be repeated
    #[arg(long = "pass", value_name = "FILE", value_hint = ValueHint::FilePath, requires = "legs")]
    pub(crate) passes: Vec<PathBuf>,
    /// Packs, rules and trust files to judge by; can be repeated (default: what comes with Carnet)
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath, requires = "legs")]
    pub(crate) trust: Vec<PathBuf>,
    /// The traveller's date of birth, where no pass says it
    #[arg(long, value_name = "DATE", requires = "legs")]
    pub(crate) born: Option<String>,
    /// Judge as if it were this moment
    #[arg(long, value_name = "RFC3339", requires = "legs", value_parser = crate::args::instant)]
    pub(crate) at: Option<Timestamp>,
    /// Languages to quote rules in, best first; can be repeated
    #[arg(long = "language", value_name = "TAG")]
    pub(crate) languages: Vec<String>,
}
