//! That no published pass is taken for one with genetic data: nucleic-acid tests, lineages of a virus and laboratories
//! named after genes are not a person's genes. Every text of every vector file is read; pictures have suites of their own.

use std::process::ExitCode;

use carnet_conformance::{Outcome, Trial, run, same, vectors};
use credential::{Kind, Refusal, parse};
use serde_json::Value;

/// Folders with passes, and how many of their texts read as a pass, and as one of a test; a file of one line counts
/// as a whole and as its line.
const FOLDERS: [(&str, usize, usize); 6] = [
    ("divoc", 10, 1),
    ("eu-dcc", 456, 204),
    ("israel", 2, 0),
    ("shc", 54, 4),
    ("vds-nc", 3, 0),
    ("who", 11, 0),
];

fn main() -> ExitCode {
    let folders = FOLDERS.iter().map(|&(folder, passes, tests)| {
        Trial::test(format!("none in {folder}"), move || none_in(folder, passes, tests))
    });
    run(FOLDERS.len(), folders)
}

fn none_in(folder: &str, passes: usize, tests: usize) -> Outcome {
    let mut found = (0, 0);
    for file in vectors::files(folder, &["json", "txt", "tsv", "csv", "smart-health-card"]) {
        let Ok(text) = file.text() else { continue };
        for text in texts(&text) {
            match parse(&text) {
                Ok(pass) => {
                    found.0 += 1;
                    let events = pass.claimed().view();
                    found.1 += usize::from(events.events().any(|event| event.kind() == Kind::Test));
                }
                Err(Refusal::GeneticData { field }) => {
                    return Err(format!("{}: refused for genetic data in {field}", file.name).into());
                }
                Err(_) => {}
            }
        }
    }
    same("passes, and those with a test", &found, &(passes, tests))
}

/// The texts of a file: all of it, those in its JSON, else its lines and what stands between their tabs.
fn texts(file: &str) -> Vec<String> {
    let mut found = vec![file.to_owned()];
    match serde_json::from_str(file) {
        Ok(json) => strings(&json, &mut found),
        Err(_) => found.extend(file.split(['\n', '\t']).map(str::to_owned)),
    }
    found
}

fn strings(json: &Value, found: &mut Vec<String>) {
    match json {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}
