//! Every kind of content from its publications to a pack, and what the pack makes of a pass at a check.

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
use support::publisher::Publisher;
use support::{Case, case, checked, vectors};
use wallet::revocation::{Entry, IdKind, RevocationSet, hash_of};

/// A publisher of one key.
fn publisher() -> Publisher {
    let desk = Publisher::new();
    desk.done("keygen @own.age");
    desk.done("init @pub --name Utopia --key @own.age.pub");
    desk
}

/// The signed pack of what was added, proved and looked into.
fn packed(desk: &Publisher) -> (String, Value) {
    let signed = desk.done("sign @pub --key @own.age");
    assert_eq!(signed["waiting"], json!([]));
    let pack = signed["pack"].as_str().unwrap().to_owned();
    assert_eq!(desk.done(&format!("verify {pack}"))["accepted"], true);
    assert_eq!(desk.done("build @pub")["unchanged"], true);
    let shown = desk.done(&format!("show {pack} --gif {pack}.{}.gif", signed["index"]));
    assert!(shown["codes"].as_u64().unwrap() >= shown["needed"].as_u64().unwrap());
    let inspected = desk.done(&format!("inspect {pack}"));
    assert_eq!(inspected["proved"], true);
    (pack, inspected)
}

fn content<'i>(inspected: &'i Value, kind: &str) -> &'i Value {
    let contents = inspected["contents"].as_array().unwrap();
    contents.iter().find(|content| content["kind"] == kind).unwrap()
}

/// A real certificate of vaccination, its signer in a publisher's pack, and the identifier it is taken back by.
struct Vaccinated {
    desk: Publisher,
    case: Case,
    uci: String,
}

impl Vaccinated {
    fn new() -> Self {
        let (desk, case) = (publisher(), case("AT/2DCode/raw/1.json"));
        desk.0.write("signer.der", &case.certificate);
        let added = desk.done("add @pub trust @signer.der");
        assert_eq!(added["entries"]["keys"], 1);
        let uci = case.payload["v"][0]["ci"].as_str().unwrap().to_owned();
        Self { desk, case, uci }
    }

    /// Takes these identifiers back, as Switzerland's list does.
    fn take_back(&self, ucis: &[String]) -> Value {
        self.desk
            .0
            .write("list.json", json!({"revokedCerts": ucis}).to_string());
        self.desk.done("add @pub revocation @list.json --country AT")
    }

    /// Verdict, reason and what is known of its being taken back, with these trusted.
    fn check(&self, trust: &[&str]) -> (String, Value, Value) {
        let trust = trust.iter().flat_map(|path| ["--trust", path]);
        let arguments: Vec<&str> = ["--at", &self.case.clock]
            .into_iter()
            .chain(trust)
            .chain(["-"])
            .collect();
        let (_, answer) = checked(arguments, self.case.text.as_bytes());
        let verdict = answer["verdict"].as_str().unwrap().to_owned();
        (verdict, answer["reason"].clone(), answer["revocation"].clone())
    }
}

#[test]
fn a_pass_on_an_exact_list_is_revoked() {
    let pass = Vaccinated::new();
    let hash = |uci: &str| support::to_base64(&hash_of(uci));
    let batch = |uci: &str| {
        json!([{"country": "AT", "expires": "2027-01-01T00:00:00Z", "kid": "UNKNOWN_KID", "hashType": "UCI",
            "entries": [{"hash": hash(uci)}, {"hash": "short"}]}])
    };
    pass.desk.0.write("other.json", batch("another").to_string());
    let added = pass.desk.done("add @pub revocation @other.json");
    assert_eq!(added["entries"], json!({"sets": 1, "status_lists": 0}));
    assert_eq!(added["skipped"][0]["entry"], "batch 1, entry 2");
    let (pack, inspected) = packed(&pass.desk);
    let publication = &content(&inspected, "revocation")["publications"][0];
    assert_eq!(
        (&publication["proof"], &publication["taken"], &publication["skipped"]),
        (&json!("none"), &json!(1), &json!(1))
    );
    let (verdict, reason, revocation) = pass.check(&[&pack]);
    assert_eq!((verdict.as_str(), reason), ("valid", Value::Null));
    assert!(revocation["checked"].is_string(), "{revocation}");

    // A second publication beside the first.
    pass.desk.0.write("own.json", batch(&pass.uci).to_string());
    pass.desk.done("add @pub revocation @other.json @own.json");
    let (pack, inspected) = packed(&pass.desk);
    assert_eq!(content(&inspected, "revocation")["entries"]["sets"], 2);
    let (verdict, reason, _) = pass.check(&[&pack]);
    assert_eq!((verdict.as_str(), reason), ("revoked", json!("revoked")));
}

/// More than are carried whole.
fn others(salt: usize) -> Vec<String> {
    (0..5_000)
        .map(|number| format!("URN:UVCI:01:AT:{salt}/{number}"))
        .collect()
}

/// Others in whose filter an identifier is by chance.
fn others_that_hide(uci: &str) -> Vec<String> {
    let id = hash_of(uci);
    let key = u64::from_be_bytes(*id.first_chunk().unwrap());
    let hit = |ucis: &[String]| {
        let entries = ucis.iter().map(|uci| Entry::new(hash_of(uci)));
        let (set, _) = RevocationSet::of(Vec::new(), IdKind::Uci, entries, jiff::Timestamp::UNIX_EPOCH).unwrap();
        matches!(set.form, wallet::revocation::Form::Filter(filter, _) if filter.contains(key))
    };
    (0..).map(others).find(|ucis| hit(ucis)).unwrap()
}

#[test]
fn a_hit_of_a_filter_is_open_until_its_bucket_says_yes_or_no_whatever_comes_first() {
    let pass = Vaccinated::new();
    let listed = |list: &[String]| {
        let added = pass.take_back(list);
        let (pack, _) = packed(&pass.desk);
        (pack, added["buckets"].as_str().unwrap().to_owned())
    };
    let possible = ("unknown".to_owned(), json!("possibly_revoked"), json!("possible"));
    let (pack, buckets) = listed(&[others(0), vec![pass.uci.clone()]].concat());
    assert_eq!(pass.check(&[&pack]), possible);
    for order in [[&pack, &buckets], [&buckets, &pack]] {
        let (verdict, reason, _) = pass.check(&order.map(String::as_str));
        assert_eq!((verdict.as_str(), reason), ("revoked", json!("revoked")));
    }
    // In a folder the buckets stand before the pack, as their names have it.
    let folder = pass.desk.0.path("all");
    std::fs::create_dir(&folder).unwrap();
    for entry in std::fs::read_dir(&buckets).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    std::fs::copy(&pack, folder.join("z.carnetpack")).unwrap();
    assert_eq!(pass.check(&[folder.to_str().unwrap()]).0, "revoked");
    // A bucket alone is named on standard error, and settles nothing.
    let bucket = std::fs::read_dir(&buckets).unwrap().next().unwrap().unwrap().path();
    let alone = support::check([std::ffi::OsStr::new("--trust"), bucket.as_os_str(), "-".as_ref()], b"");
    assert!(String::from_utf8(alone.stderr).unwrap().contains("belongs to no list"));

    let (pack, buckets) = listed(&others_that_hide(&pass.uci));
    assert_eq!(pass.check(&[&pack]), possible);
    for order in [[&pack, &buckets], [&buckets, &pack]] {
        let (verdict, reason, revocation) = pass.check(&order.map(String::as_str));
        assert_eq!((verdict.as_str(), reason), ("valid", Value::Null));
        assert!(revocation["checked"].is_string(), "{revocation}");
    }
}

#[test]
fn an_issuers_list_of_health_cards_revokes_the_card_that_is_on_it() {
    const ISSUER: &str = "https://spec.smarthealth.cards/examples/issuer";
    let desk = publisher();
    let examples = vectors().join("shc/health-cards-examples/examples");
    let examples = examples.to_str().unwrap();
    desk.done(&format!("add @pub trust {examples}/issuer/.well-known/jwks.json"));
    let list = format!("{examples}/issuer/.well-known/crl/3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s.json");
    let told = |issuer: &str| {
        desk.done(&format!("add @pub revocation {list} --issuer {issuer}"));
        let (pack, _) = packed(&desk);
        ["00", "03"].map(|number| {
            let card = format!("{examples}/example-{number}-d-jws.txt");
            let (_, answer) = checked(["--at", "2023-07-01T00:00:00Z", "--trust", &pack, &card], b"");
            answer["verdict"].as_str().unwrap().to_owned()
        })
    };
    assert_eq!(told(ISSUER), ["valid", "revoked"]);
    assert_eq!(told("https://example.org"), ["valid", "valid"], "another's list");
}

#[test]
fn a_status_list_says_whether_its_signature_was_checked() {
    let desk = publisher();
    let folder = vectors().join("sd-cwt/draft-ietf-oauth-status-list");
    let token = std::fs::read_to_string(folder.join("examples/status_list_cwt.md")).unwrap();
    desk.0.write("token", token.split_whitespace().collect::<String>());
    let derived: Value = serde_json::from_slice(&std::fs::read(folder.join("derived-vectors.json")).unwrap()).unwrap();
    let key = &derived["signing_key_public"];
    desk.0.write("issuer.json", json!({"keys": [key]}).to_string());
    let other = case("AT/2DCode/raw/1.json").certificate;
    desk.0.write("other.der", other);
    desk.0.write("rubbish", "rubbish");
    let proof = |options: &str| {
        let added = desk.done(&format!("add @pub revocation @token {options}"));
        assert_eq!(added["entries"], json!({"sets": 0, "status_lists": 1}));
        let (_, inspected) = packed(&desk);
        content(&inspected, "revocation")["publications"][0]["proof"].clone()
    };
    assert_eq!(proof(""), "not_checked");
    assert_eq!(proof("--issuer-key @issuer.json"), "checked");
    assert_eq!(proof("--issuer-key @other.der --issuer-key @issuer.json"), "checked");
    for key in ["other.der", "rubbish"] {
        let refused = desk.refused(&format!("add @pub revocation @token --issuer-key @{key}"));
        assert_eq!(refused, (2, "publication".to_owned()), "{key}");
    }
}

#[test]
fn rules_and_verifiers_become_contents() {
    let desk = publisher();
    let rule = vectors().join("certlogic/dgc-business-rules-testdata/ES/VR-ES-0001/rule.json");
    let added = desk.done(&format!("add @pub rules {}", rule.display()));
    assert_eq!(
        added["entries"],
        json!({"requirements": 0, "rules": 1, "value_sets": 0})
    );
    let key = std::fs::read_to_string(desk.path("own.age.pub")).unwrap();
    let verifier = json!({"name": "Gate 1", "key": key.trim(), "purposes": ["border"], "accredited_by": "Utopia",
        "until": "2030-01-01T00:00:00Z", "country": "AT"});
    let nameless = json!({"key": key.trim(), "purposes": ["border"], "accredited_by": "Utopia"});
    let least = json!({"purpose": "border", "kinds": ["vaccination"], "fields": ["name", "disease"]});
    desk.0
        .write("verifiers.json", json!([verifier, nameless, least]).to_string());
    let added = desk.done("add @pub verifiers @verifiers.json");
    assert_eq!(added["entries"], json!({"verifiers": 1, "purposes": 1}));
    assert_eq!(added["skipped"][0]["entry"], "entry 2");
    let (pack, inspected) = packed(&desk);
    assert_eq!(
        content(&inspected, "verifiers")["entries"],
        json!({"verifiers": 1, "purposes": 1})
    );
    assert_eq!(content(&inspected, "rules")["publications"][0]["source"], "rule.json");
    let kinds: Vec<Value> = desk.done(&format!("verify {pack}"))["contents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|content| content["kind"].clone())
        .collect();
    assert_eq!(kinds, ["rules", "verifiers"]);
}
