//! `bench-carnet [text|card|icvp|seal|parts|open|add|unlock|code|moving|revocation|packs|rules|book|live|issue|answer|ledger]...`: Carnet beside its bare limits and its peers; all without an argument.
//!
//! Every table is one race: its candidates run in turn, round by round, so that a change of clock speed or a busy
//! neighbour hits all alike. Times are medians; the ratio is that of the medians.

mod add;
mod answer;
mod book;
mod card;
mod code;
mod filled;
mod icvp;
mod issue;
mod ledger;
mod live;
mod moving;
mod open;
mod packs;
mod parts;
mod peer;
mod race;
mod revocation;
mod rules;
mod sample;
mod seal;
mod text;
mod unlock;

type Failure = Box<dyn std::error::Error>;

const BENCHES: [(&str, fn() -> Result<(), Failure>); 18] = [
    ("text", text::bench),
    ("card", card::bench),
    ("icvp", icvp::bench),
    ("seal", seal::bench),
    ("parts", parts::bench),
    ("open", open::bench),
    ("add", add::bench),
    ("unlock", unlock::bench),
    ("code", code::bench),
    ("moving", moving::bench),
    ("revocation", revocation::bench),
    ("packs", packs::bench),
    ("rules", rules::bench),
    ("book", book::bench),
    ("live", live::bench),
    ("issue", issue::bench),
    ("answer", answer::bench),
    ("ledger", ledger::bench),
];

fn main() -> Result<(), Failure> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = wanted
        .iter()
        .find(|name| !BENCHES.iter().any(|(known, _)| known == name))
    {
        return Err(format!("no such bench: {unknown}").into());
    }
    for (name, bench) in BENCHES {
        if wanted.is_empty() || wanted.iter().any(|one| one == name) {
            bench()?;
        }
    }
    Ok(())
}
