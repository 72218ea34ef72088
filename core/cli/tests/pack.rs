//! `carnet pack`, as publishers use it: a folder, keys on several machines, packs, deltas, new keys.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use serde_json::{Value, json};

use crate::support::carnet;
use crate::support::publisher::Publisher;

/// Public keys of nobody's folder.
const STRANGERS: [&str; 2] = [
    "carnet-pack-key13m3jwqdgncjv3nmje876un9mds29hcs8ep8jmu0n65spcu3vrvhskvl80w",
    "carnet-pack-key1c3jhmzvwcz9geenme8dqprszgr2rh9vr96q3hcl02ahzv5dfe3vqdsnxee",
];

impl Publisher {
    fn agreements(&self, name: &str, states: &[&str]) {
        let entries: Vec<Value> = states.iter().map(|state| agreement(state)).collect();
        self.0.write(name, Value::Array(entries).to_string());
    }
}

fn agreement(of: &str) -> Value {
    json!({
        "at": "CH",
        "of": of,
        "kinds": ["vaccination", "recovery"],
        "effects": ["entry", "exempt_from_quarantine"],
        "from": "2026-01-01",
        "until": null,
        "conditions": "two doses",
        "source": "https://example.org/agreements",
    })
}

#[test]
fn a_publisher_from_the_first_root_to_new_keys() {
    let desk = Publisher::new();
    for key in ["a", "b", "c", "d"] {
        let made = desk.done(&format!("keygen @{key}.age"));
        assert!(made["public"].as_str().unwrap().starts_with("carnet-pack-key1"));
    }
    let first = desk.done("init @pub --name Utopia --key @a.age.pub --key @b.age.pub --key @c.age.pub --threshold 2");
    assert_eq!(first["words"].as_array().unwrap().len(), 12);
    assert_eq!(first["root"]["ready"], false);

    // Two of three keys, on two machines.
    desk.agreements("one.json", &["AT", "XX1", "https://issuer.example"]);
    let added = desk.done("add @pub agreements @one.json");
    assert_eq!(added["entries"], json!({"agreements": 2}));
    assert_eq!(added["skipped"].as_array().unwrap().len(), 1);
    assert_eq!(added["skipped"][0]["entry"], "entry 2");
    let signed = desk.done("sign @pub --key @a.age");
    assert_eq!(signed["signed"].as_array().unwrap().len(), 3);
    assert_eq!(signed["waiting"].as_array().unwrap().len(), 3);
    assert_eq!(desk.refused("build @pub"), (1, "waiting".to_owned()));
    for part in ["root-1", "agreements-1", "index-1"] {
        desk.done(&format!("sign @pub/parts/{part}.part --key @b.age --out @{part}.b"));
        let merged = desk.done(&format!(
            "merge-signatures @pub/parts/{part}.part @{part}.b --out @{part}.both"
        ));
        assert_eq!(merged["signers"].as_array().unwrap().len(), 2);
        let taken = desk.done(&format!("merge-signatures @{part}.both @pub"));
        assert_eq!(taken["ready"], true, "{taken}");
    }
    let built = desk.done("build @pub");
    assert_eq!((&built["root"], &built["index"]), (&json!(1), &json!(1)));
    assert_eq!(desk.done("build @pub")["unchanged"], true);
    std::fs::copy(desk.path("pub/utopia.carnetpack"), desk.path("one.carnetpack")).unwrap();
    let verified = desk.done("verify @one.carnetpack");
    assert_eq!(verified["publisher"], first["publisher"]);
    assert_eq!(verified["development"], false);
    let inspected = desk.done("inspect @one.carnetpack");
    assert_eq!(inspected["proved"], true);
    assert_eq!(inspected["contents"][0]["signed_by"].as_array().unwrap().len(), 2);
    assert_eq!(inspected["contents"][0]["entries"], json!({"agreements": 2}));

    // The next one, for those who have the first.
    desk.agreements("two.json", &["AT", "DE", "https://issuer.example"]);
    assert_eq!(desk.done("add @pub agreements @two.json")["part"]["sequence"], 2);
    desk.done("sign @pub --key @a.age");
    let signed = desk.done("sign @pub --key @b.age --since @one.carnetpack");
    assert_eq!(signed["waiting"], json!([]));
    assert_eq!(signed["index"], 2);
    let (new, delta) = (&signed["pack"], &signed["delta"]);
    let (new, delta) = (new.as_str().unwrap(), delta.as_str().unwrap());
    assert!(signed["before"].as_str().unwrap().ends_with("utopia-1.1.carnetpack"));
    assert_eq!(
        desk.done(&format!("verify {new} --previous @one.carnetpack"))["index"],
        2
    );
    assert_eq!(
        desk.done(&format!("verify {delta} --previous @one.carnetpack"))["index"],
        2
    );
    let (code, back) = desk.pack(&format!("verify @one.carnetpack --previous {new}"));
    assert_eq!((code, &back["error"]), (1, &json!("rollback")));
    let made = desk.done(&format!("delta @one.carnetpack {new} --out @delta.carnetpack"));
    assert_eq!((&made["from"], &made["to"]), (&json!(1), &json!(2)));
    assert_eq!(
        std::fs::read(delta).unwrap(),
        std::fs::read(desk.path("delta.carnetpack")).unwrap()
    );
    std::fs::copy(new, desk.path("two.carnetpack")).unwrap();

    // Key a goes, key d comes: the old and the new keys sign the root, the new ones what it leaves.
    let rotated = desk.done("init @pub --rotate --key @b.age.pub --key @c.age.pub --key @d.age.pub --threshold 2");
    assert_eq!(rotated["root"]["sequence"], 2);
    assert_eq!(rotated["publisher"], first["publisher"]);
    desk.done("sign @pub --key @b.age");
    let signed = desk.done("sign @pub --key @c.age");
    assert_eq!((&signed["root"], &signed["waiting"]), (&json!(2), &json!([])));
    let new = signed["pack"].as_str().unwrap();
    assert_eq!(
        desk.done(&format!("verify {new} --previous @two.carnetpack"))["root"],
        2
    );
    let after = desk.done(&format!("inspect {new}"));
    assert_eq!(after["roots"].as_array().unwrap().len(), 2);
    assert_eq!(after["publisher"], first["publisher"]);
    // The key that went signs nothing any more.
    desk.done("renew @pub");
    assert_eq!(desk.refused("sign @pub --key @a.age"), (2, "not_entitled".to_owned()));
}

#[test]
fn what_cannot_be_done_is_said_and_changes_nothing() {
    let desk = Publisher::new();
    desk.done("keygen @own.age");
    desk.done("keygen @other.age");
    let [one, two] = STRANGERS;
    desk.0.write("rubbish", "rubbish");
    desk.0.write("list.json", "[{\"at\": \"CH\"}]");
    desk.0.write("object.json", "{}");
    desk.agreements("good.json", &["AT"]);
    desk.done("init @pub --name Utopia --key @own.age.pub");
    desk.done("add @pub agreements @good.json");
    desk.done("init @else --name Elsewhere --key @other.age.pub");
    desk.0.write(
        "cut",
        &std::fs::read(desk.path("pub/parts/index-1.part")).unwrap()[..40],
    );
    let misspelt = one.replace('m', "n");
    let cases = [
        ("keygen @own.age".to_owned(), 2, "exists"),
        ("init @new --name Utopia".to_owned(), 2, "roles"),
        (format!("init @new --name Utopia --key {one} --key {two}"), 2, "roles"),
        (format!("init @new --name Utopia --key {one} --threshold 2"), 2, "roles"),
        (
            format!("init @new --name Utopia --key {one} --key {one} --threshold 1"),
            2,
            "roles",
        ),
        (
            format!("init @new --name Utopia --key {one} --role index=1"),
            2,
            "roles",
        ),
        (format!("init @new --name Utopia --key {misspelt}"), 2, "key_text"),
        ("init @new --name Utopia --key @own.age".to_owned(), 2, "key_file"),
        (format!("init @new --name \u{202e}Utopia --key {one}"), 1, "pack"),
        (
            format!("init @new --name Utopia --key {one} --refresh 2y --expires 1y"),
            2,
            "dates",
        ),
        (format!("init @pub --name Utopia --key {one}"), 2, "folder_there"),
        ("init @pub --rotate".to_owned(), 2, "root_waits"),
        ("add @rubbish agreements @good.json".to_owned(), 2, "not_a_folder"),
        ("add @pub agreements @rubbish".to_owned(), 2, "publication"),
        ("add @pub agreements @object.json".to_owned(), 2, "publication"),
        ("add @pub agreements @list.json".to_owned(), 2, "publication"),
        ("add @pub agreements @missing.json".to_owned(), 2, "cannot_read"),
        ("renew @pub verifiers".to_owned(), 2, "no_content"),
        ("sign @pub --key @own.age.pub".to_owned(), 2, "key_file"),
        ("sign @pub --key @rubbish".to_owned(), 2, "key_file"),
        ("sign @pub --key @other.age".to_owned(), 2, "not_entitled"),
        ("sign @pub/parts/index-1.part --key @own.age".to_owned(), 2, "usage"),
        ("sign @cut --key @own.age --out @signed".to_owned(), 1, "part"),
        ("build @pub".to_owned(), 1, "waiting"),
        ("build @else".to_owned(), 2, "empty"),
        ("inspect @rubbish".to_owned(), 2, "not_a_pack"),
        ("verify @rubbish".to_owned(), 1, "pack"),
        ("show @rubbish --gif @out.gif".to_owned(), 1, "pack"),
        (
            "merge-signatures @pub/parts/index-1.part @pub/parts/root-1.part --out @m".to_owned(),
            1,
            "part",
        ),
        ("merge-signatures @pub/parts/index-1.part @else".to_owned(), 1, "part"),
    ];
    let before = listing(&desk);
    for (call, code, error) in cases {
        assert_eq!(desk.refused(&call), (code, error.to_owned()), "{call}");
    }
    assert_eq!(listing(&desk), before);

    // A wrong passphrase, and one that is too easy for a new key.
    desk.0
        .write("secret", "plinth gravy osprey mantle kiosk tundra once more");
    assert_eq!(desk.refused("sign @pub --key @own.age"), (1, "passphrase".to_owned()));
    desk.0.write("secret", "password");
    assert_eq!(desk.refused("keygen @easy.age"), (1, "wallet".to_owned()));
}

/// Every file with its bytes.
fn listing(desk: &Publisher) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![desk.0.path("")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.clone(), std::fs::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn a_pack_is_shown_as_an_animation_and_roles_have_keys_of_their_own() {
    let desk = Publisher::new();
    desk.done("keygen @root.age");
    desk.done("keygen @daily.age");
    let daily = std::fs::read_to_string(desk.path("daily.age.pub")).unwrap();
    desk.done(&format!(
        "init @pub --name Utopia --key @root.age.pub --role index=1:{daily}"
    ));
    desk.agreements("list.json", &["AT"]);
    desk.done("add @pub agreements @list.json --refresh 1d --expires 1mo");
    desk.done("sign @pub --key @root.age");
    let signed = desk.done("sign @pub --key @daily.age");
    let kinds: Vec<&Value> = signed["signed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| &part["kind"])
        .collect();
    assert_eq!(kinds, ["index"]);
    let pack = signed["pack"].as_str().unwrap();
    let shown = desk.done(&format!("show {pack} --gif @pack.gif --apng @pack.png --fps 5"));
    assert!(shown["codes"].as_u64().unwrap() >= shown["needed"].as_u64().unwrap());
    let bytes = std::fs::read(desk.path("pack.gif")).unwrap();
    assert!(bytes.starts_with(b"GIF89a"));
    let file = std::fs::read(pack).unwrap();
    let received = wallet::moving::Receiver::new()
        .take_animation(&bytes, |_| std::ops::ControlFlow::Continue(()))
        .unwrap();
    assert_eq!(received, Some(file));
    assert_eq!(
        desk.refused(&format!("show {pack} --gif @pack.gif")),
        (2, "exists".to_owned())
    );

    // Two days on it is stale, two months on it has ended.
    let issued: jiff::Timestamp = desk.done(&format!("verify {pack}"))["issued"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let later = |days: i64| issued + jiff::SignedDuration::from_hours(24 * days);
    assert_eq!(desk.done(&format!("verify {pack} --at {}", later(2)))["stale"], true);
    let (code, ended) = desk.pack(&format!("verify {pack} --at {}", later(60)));
    assert_eq!((code, &ended["error"]), (1, &json!("expired")));
    let (code, early) = desk.pack(&format!("verify {pack} --at {}", later(-2)));
    assert_eq!((code, &early["error"]), (1, &json!("from_future")));
}

#[test]
fn manual_and_completions_know_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let made = carnet().args(["man", "--folder"]).arg(folder.path()).output().unwrap();
    assert!(made.status.success());
    let completions = carnet().args(["completions", "bash"]).output().unwrap();
    let completions = String::from_utf8(completions.stdout).unwrap();
    for command in [
        "keygen",
        "init",
        "add",
        "renew",
        "sign",
        "merge-signatures",
        "build",
        "delta",
        "inspect",
        "verify",
        "show",
    ] {
        assert!(
            folder.path().join(format!("carnet-pack-{command}.1")).is_file(),
            "{command}"
        );
        assert!(completions.contains(&format!("carnet,pack,{command}")) || completions.contains(command));
    }
}

#[test]
fn a_key_file_is_one_that_the_age_tool_opens() {
    let desk = Publisher::new();
    desk.done("keygen @own.age");
    let file = std::fs::read_to_string(desk.path("own.age")).unwrap();
    assert!(file.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"));
    let identity = age::scrypt::Identity::new(support::PASSPHRASE.to_owned().into());
    let plain = String::from_utf8(age::decrypt(&identity, file.as_bytes()).unwrap()).unwrap();
    let public = std::fs::read_to_string(desk.path("own.age.pub")).unwrap();
    assert!(plain.contains(&format!("# public key: {public}")));
    assert!(plain.lines().last().unwrap().starts_with("CARNET-PACK-SECRET-KEY-1"));
    // As `age -d own.age | age -p -a` writes it again.
    let mut again = age::scrypt::Recipient::new(support::PASSPHRASE.to_owned().into());
    again.set_work_factor(10);
    desk.0
        .write("again.age", age::encrypt_and_armor(&again, plain.as_bytes()).unwrap());
    desk.done("init @pub --name Utopia --key @own.age.pub");
    assert_eq!(desk.done("sign @pub --key @again.age")["waiting"], json!([]));
}
