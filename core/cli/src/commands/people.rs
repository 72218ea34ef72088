//! `carnet people`: who is who, by the traveller's own word.

use wallet::PassId;

use crate::args::{Global, List, People, PeopleAction};
use crate::commands::list;
use crate::commands::remove::find;
use crate::failure::Failure;
use crate::profile;

/// Does it and prints the list, grouped as it is then.
pub(crate) fn run(args: &People, global: &Global) -> Result<(), Failure> {
    let mut wallet = profile::open(global)?;
    let cards = wallet.cards();
    let ids = |passes: &[String]| -> Result<Vec<PassId>, Failure> {
        passes.iter().map(|words| find(&cards, words)).collect()
    };
    match &args.action {
        PeopleAction::Merge { passes } => {
            let passes = ids(passes)?;
            for pair in passes.windows(2) {
                if let [one, other] = pair {
                    wallet.merge_people(one, other)?;
                }
            }
        }
        PeopleAction::Split { passes } => {
            for pass in ids(passes)? {
                wallet.split_pass(&pass)?;
            }
        }
        PeopleAction::Auto { passes } => {
            for pass in ids(passes)? {
                wallet.group_automatically(&pass)?;
            }
        }
    }
    let everyone = List {
        search: Vec::new(),
        removed: false,
    };
    list::print(&wallet, &everyone, global.json);
    Ok(())
}
