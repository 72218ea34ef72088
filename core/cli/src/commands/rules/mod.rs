//! `carnet rules`: for authors of entry rules, and for whoever wants to read them.

mod eval;
mod list;

use crate::args::{Global, Rules, RulesAction};
use crate::failure::Failure;

pub(crate) fn run(args: &Rules, global: &Global) -> Result<(), Failure> {
    match &args.action {
        RulesAction::Eval(args) => eval::run(args, global),
        RulesAction::List(args) => list::run(args, global),
    }
}
