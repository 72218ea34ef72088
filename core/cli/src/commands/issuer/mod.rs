//! `carnet issuer`: a counter's tools. The folder holds the issuer's name, its key, the invitations that are open and the places that
//! are taken in its status list; never what a pass says, or whose it is.

pub(crate) mod args;
mod derive;
mod enrol;
mod enrolment;
mod error;
mod folder;
mod hand_over;
mod init;
mod issue;
mod key;
mod revoke;
mod status_list;

pub(crate) use error::IssuerFailure;

use self::args::{Issuer, IssuerAction};
use crate::args::Global;
use crate::failure::Failure;

pub(crate) fn run(args: &Issuer, global: &Global) -> Result<(), Failure> {
    match &args.action {
        IssuerAction::Init(args) => init::run(args, global),
        IssuerAction::Enrol(args) => enrol::run(args, global),
        IssuerAction::Issue(args) => issue::run(args, global),
        IssuerAction::Derive(args) => derive::run(args, global),
        IssuerAction::Revoke(args) => revoke::run(args, global),
        IssuerAction::StatusList(args) => status_list::run(args, global),
    }
}
