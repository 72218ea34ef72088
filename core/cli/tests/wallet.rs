//! The wallet's commands, as a person at a desk uses them.

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
use support::{Desk, carnet, case, check, vectors};

const AUSTRIA: &str = "AT/2DCode/raw/1.json";

fn ids(list: &Value) -> Vec<String> {
    let people = list["people"].as_array().unwrap();
    people
        .iter()
        .flat_map(|person| person["passes"].as_array().unwrap())
        .map(|pass| pass["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn add_list_show_and_check_the_picture_that_was_shown() {
    let (desk, case) = (Desk::new(), case(AUSTRIA));
    let signer = desk.write("signer.der", &case.certificate);
    assert_eq!(desk.json(["add", case.text.as_str()]).0, 0);
    let picture = vectors().join("eu-dcc/dcc-quality-assurance/AE/1.3.0/VAC.png");
    let (code, added) = desk.json(["add", picture.to_str().unwrap()]);
    assert_eq!((code, added["passes"][0]["kept"].as_bool()), (0, Some(true)));
    let (_, again) = desk.json(["add", picture.to_str().unwrap()]);
    assert_eq!(again["passes"][0]["already"], true);

    let (_, list) = desk.json(["list"]);
    assert_eq!(ids(&list).len(), 2);
    let (_, found) = desk.json(["list", "vaccination", &ids(&list)[0][..6]]);
    assert_eq!(ids(&found), ids(&list)[..1]);

    let id = &added["passes"][0]["pass"]["id"].as_str().unwrap()[..8];
    for (option, file) in [("--png", "shown.png"), ("--svg", "shown.svg")] {
        let output = desk.carnet(["show", id, option, desk.path(file).to_str().unwrap()]);
        assert!(output.status.success(), "{output:?}");
    }
    let shown = check([desk.path("shown.png").to_str().unwrap(), "--json"], b"");
    let original = check([picture.to_str().unwrap(), "--json"], b"");
    assert_eq!(shown.stdout, original.stdout);
    assert!(
        std::fs::read_to_string(desk.path("shown.svg"))
            .unwrap()
            .starts_with("<svg")
    );

    let (_, preview) = desk.json(["show", id, "--preview"]);
    assert!(preview["reveals"].as_array().unwrap().len() > 10);
    let (_, showing) = desk.json(["show", id]);
    assert_eq!(
        showing["modules"].as_array().unwrap().len() as u64,
        showing["size"].as_u64().unwrap()
    );
    let (_, ledger) = desk.json(["ledger"]);
    assert_eq!(
        ledger["showings"].as_array().unwrap().len(),
        3,
        "png, svg, terminal; not the preview"
    );
    let kept_for = |ledger: &Value| (ledger["kept_for_days"].clone(), ledger["forgotten"].clone());
    assert_eq!(kept_for(&ledger), (Value::Null, 0.into()));
    let (_, ledger) = desk.json(["ledger", "--keep", "month"]);
    assert_eq!(kept_for(&ledger), (30.into(), 0.into()));
    assert_eq!(
        desk.json(["ledger"]).1,
        ledger,
        "kept in the wallet; three of today stay"
    );
    let (code, reminders) = desk.json(["reminders"]);
    assert_eq!((code, reminders), (0, serde_json::json!({"passes": [], "trips": []})));

    let (code, trust) = desk.json(["trust", "add", signer.to_str().unwrap()]);
    assert_eq!((code, trust["added"][0]["keys"].as_u64()), (0, Some(1)));
    let (_, list) = desk.json(["trust", "list"]);
    assert_eq!(list["sources"][signer.to_str().unwrap()], 1);
    let words = String::from_utf8(desk.carnet(["list"]).stdout).unwrap();
    assert!(words.contains("expired") && words.contains("unknown signer"), "{words}");
    assert!(
        desk.carnet(["trust", "remove", signer.to_str().unwrap()])
            .status
            .success()
    );
    assert!(
        !String::from_utf8(desk.carnet(["list"]).stdout)
            .unwrap()
            .contains("expired")
    );
}

#[test]
fn remove_undo_and_lock() {
    let (desk, case) = (Desk::new(), case(AUSTRIA));
    let (_, added) = desk.json(["add", case.text.as_str()]);
    let id = added["passes"][0]["pass"]["id"].as_str().unwrap();
    assert_eq!(
        desk.json(["remove", id]),
        (0, serde_json::json!({"id": id, "removed": true}))
    );
    assert!(ids(&desk.json(["list"]).1).is_empty());
    assert_eq!(desk.json(["list", "--removed"]).1["removed"][0]["id"], id);
    assert_eq!(desk.json(["remove", "--undo", &id[..4]]).0, 0);
    assert_eq!(ids(&desk.json(["list"]).1), [id]);
    desk.json(["remove", id]);
    assert_eq!(desk.json(["lock"]).1, serde_json::json!({"locked": true, "gone": 1}));
    assert_eq!(desk.carnet(["remove", "--undo", id]).status.code(), Some(2));
}

#[test]
fn change_the_passphrase_make_a_recovery_code_and_renew_the_key() {
    let (desk, case) = (Desk::new(), case(AUSTRIA));
    desk.json(["add", case.text.as_str()]);
    let new = desk.write("new", "copper lantern vivid orbit meadow quartz");
    let weak = desk.write("weak", "secret");
    assert_eq!(
        desk.carnet(["pin", "change", "--new-secret-file", weak.to_str().unwrap()])
            .status
            .code(),
        Some(1)
    );
    assert!(
        desk.carnet(["pin", "change", "--new-secret-file", new.to_str().unwrap()])
            .status
            .success()
    );
    let refused = desk.carnet(["list"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("passphrase"));
    std::fs::copy(&new, desk.path("secret")).unwrap();
    assert_eq!(desk.json(["pin", "rotate"]).1["rotated"], true);
    let (_, recovery) = desk.json(["pin", "recovery"]);
    assert!(recovery["code"].as_str().unwrap().len() > 16);
    assert_eq!(ids(&desk.json(["list"]).1).len(), 1);
    assert_eq!(desk.json(["pin", "recovery", "--remove"]).1["recovery"], false);
}

#[test]
fn a_tampered_pass_is_not_kept_and_the_exit_code_says_so() {
    let (desk, case) = (Desk::new(), case("common/2DCode/raw/CO5.json"));
    let signer = desk.write("signer.der", &case.certificate);
    assert!(desk.carnet(["trust", "add", signer.to_str().unwrap()]).status.success());
    let (code, answer) = desk.json(["add", case.text.as_str()]);
    assert_eq!((code, answer["passes"][0]["kept"].as_bool()), (1, Some(false)));
    assert!(ids(&desk.json(["list"]).1).is_empty());
    let (code, _) = desk.json(["add", "--dry-run", self::case(AUSTRIA).text.as_str()]);
    assert_eq!(code, 0);
    assert!(ids(&desk.json(["list"]).1).is_empty(), "a dry run keeps nothing");
}

#[test]
fn what_cannot_be_done_is_said_with_what_to_do() {
    let desk = Desk::new();
    for (arguments, words) in [
        (vec!["list"], "no wallet"),
        (vec!["add", "no-such-file"], "cannot be read"),
        (vec!["show", "abcd"], "no wallet"),
        (vec!["remove"], "required"),
        (vec!["trust", "add", "no-such-file"], "cannot be read"),
        (vec![], "Usage"),
    ] {
        let output = desk.carnet(&arguments);
        assert_ne!(output.status.code(), Some(0), "{arguments:?}");
        assert_ne!(output.status.code(), None, "{arguments:?} crashed");
        let said = String::from_utf8(output.stderr).unwrap().to_lowercase();
        assert!(said.contains(&words.to_lowercase()), "{arguments:?}: {said}");
    }
    desk.json(["add", case(AUSTRIA).text.as_str()]);
    for (arguments, words) in [
        (vec!["show", "zzzz"], "no pass"),
        (vec!["show", ""], "several"),
        (vec!["trust", "remove", "x"], "neither a file nor a publisher"),
    ] {
        let said = String::from_utf8(desk.carnet(&arguments).stderr)
            .unwrap()
            .to_lowercase();
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
}

#[test]
fn completions_and_manual_are_made_for_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = carnet().args(["completions", shell]).output().unwrap();
        assert!(output.status.success());
        assert!(String::from_utf8(output.stdout).unwrap().contains("ledger"), "{shell}");
    }
    let page = carnet().arg("man").output().unwrap();
    assert!(String::from_utf8(page.stdout).unwrap().starts_with(".ie"));
    let desk = Desk::new();
    assert!(
        carnet()
            .args(["man", "--folder"])
            .arg(desk.path("man"))
            .status()
            .unwrap()
            .success()
    );
    assert!(desk.path("man/carnet-check.1").exists());
}
