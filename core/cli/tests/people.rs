//! Who is who, and newer copies, at a desk.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use serde_json::Value;
use support::Desk;
use wallet::specimen::Specimens;

/// Passes of each person and whether they are grouped by hand.
fn groups(list: &Value) -> Vec<(usize, bool)> {
    let people = list["people"].as_array().unwrap().iter();
    people
        .map(|person| {
            (
                person["passes"].as_array().unwrap().len(),
                person["by_hand"].as_bool().unwrap(),
            )
        })
        .collect()
}

fn specimens(at: &str) -> Vec<String> {
    Specimens::issue(at.parse().unwrap()).unwrap().texts()[..4].to_vec()
}

#[test]
fn people_are_merged_split_and_grouped_by_name_again() {
    let desk = Desk::new();
    let texts = specimens("2026-06-01T12:00:00Z");
    for text in &texts {
        assert_eq!(desk.json(["add", text]).0, 0);
    }
    let (_, list) = desk.json(["list"]);
    assert_eq!(groups(&list), [(3, false), (1, false)]);
    let id = |person: usize| list["people"][person]["id"].as_str().unwrap();

    let (code, merged) = desk.json(["people", "merge", id(0), &id(1)[..8]]);
    assert_eq!((code, groups(&merged)), (0, vec![(4, true)]));
    assert_eq!(desk.json(["list"]).1, merged);
    let words = String::from_utf8(desk.carnet(["list"]).stdout).unwrap();
    assert!(words.contains("grouped by you"), "{words}");
    let (_, split) = desk.json(["people", "split", id(1)]);
    assert_eq!(groups(&split), [(3, true), (1, true)]);
    let (_, auto) = desk.json(["people", "auto", id(0), id(1)]);
    assert_eq!(auto, list);
    assert_eq!(desk.carnet(["people", "merge", id(0)]).status.code(), Some(2));
    assert_eq!(desk.carnet(["people", "split", "ffffffffffff"]).status.code(), Some(2));
}

#[test]
fn a_newer_copy_is_offered_and_replaces_the_older_one_when_told_to() {
    let desk = Desk::new();
    let old = specimens("2026-06-01T12:00:00Z");
    let new = specimens("2026-06-01T13:00:00Z");
    let (_, added) = desk.json(["add", &old[0]]);
    let pass = &added["passes"][0];
    let id = pass["pass"]["id"].as_str().unwrap();
    assert_eq!((&pass["relation"], &pass["related"]), (&"new".into(), &Value::Null));

    let words = String::from_utf8(desk.carnet(["add", "--dry-run", &new[0]]).stdout).unwrap();
    assert!(words.contains("newer copy") && words.contains("--replace"), "{words}");
    let (_, looked) = desk.json(["add", "--dry-run", &new[0]]);
    let looked = &looked["passes"][0];
    assert_eq!((&looked["relation"], &looked["related"]), (&"newer".into(), &id.into()));
    assert_eq!(groups(&desk.json(["list"]).1), [(1, false)]);

    let (code, replaced) = desk.json(["add", "--replace", &new[0], &new[1]]);
    assert_eq!((code, &replaced["passes"][0]["replaced"]), (0, &id.into()));
    assert_eq!(
        replaced["passes"][1]["replaced"],
        Value::Null,
        "another dose replaces nothing"
    );
    let (_, list) = desk.json(["list", "--removed"]);
    assert_eq!(
        (groups(&list), &list["removed"][0]["id"]),
        (vec![(2, false)], &id.into())
    );
    let (_, older) = desk.json(["add", "--dry-run", &old[0]]);
    assert_eq!(older["passes"][0]["relation"], "older");
    assert_eq!(desk.json(["remove", "--undo", id]).0, 0);
    assert_eq!(groups(&desk.json(["list"]).1), [(3, false)]);
}
