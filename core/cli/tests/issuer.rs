//! `carnet issuer`, as a counter uses it: invite, issue, derive, revoke, publish; and what its folder never holds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use age::scrypt;
use age::secrecy::SecretString;
use credential::VerifyingKey;
use credential::native::Field;
use jiff::{SignedDuration, Timestamp};
use present::{Batch, EnrolmentKeys, Invitation, Sealed};
use serde_json::{Value, json};
use wallet::Zeroizing;

use crate::support::publisher::Publisher;
use crate::support::{PASSPHRASE, checked, to_base64};

const URI: &str = "https://example.org/status/1";

/// A counter with a folder `@issuer`.
struct Counter(Publisher);

impl Counter {
    fn new(kinds: &str) -> Self {
        let counter = Self(Publisher::new());
        counter.done(&format!(
            "init @issuer --name AT-EMBASSY-CAIRO --kind {kinds} --status {URI}"
        ));
        counter
    }

    /// `carnet issuer`, with `@` for paths of this desk.
    fn run(&self, arguments: &str) -> (i32, Value, Value) {
        let mut all = vec!["--json".to_owned(), "issuer".to_owned()];
        all.extend(
            arguments
                .split_whitespace()
                .map(|argument| match argument.strip_prefix('@') {
                    Some(name) => self.0.path(name),
                    None => argument.to_owned(),
                }),
        );
        let output = self.0.0.carnet(all);
        let json = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let last = text.lines().last().unwrap_or_default().to_owned();
            serde_json::from_str(&last).unwrap_or_default()
        };
        (
            output.status.code().unwrap(),
            json(&output.stdout),
            json(&output.stderr),
        )
    }

    fn done(&self, arguments: &str) -> Value {
        let (code, answer, error) = self.run(arguments);
        assert_eq!(code, 0, "{arguments}: {error}");
        answer
    }

    /// Exit code and error of a call that fails.
    fn refused(&self, arguments: &str) -> (i32, String) {
        let (code, _, error) = self.run(arguments);
        let message = error["message"].as_str().unwrap_or_default();
        assert!(
            error.is_null() || message.ends_with('.') || message.ends_with(')'),
            "{error}"
        );
        (code, error["error"].as_str().unwrap_or_default().to_owned())
    }

    /// Opens the key file once, and seals it again with little work, as its owner may: a hundred commands open it.
    fn cheapen(&self) {
        let path = self.0.0.path("issuer/issuer-key.age");
        let mut identity = scrypt::Identity::new(SecretString::from(PASSPHRASE));
        identity.set_max_work_factor(22);
        let plain = age::decrypt(&identity, &std::fs::read(&path).unwrap()).unwrap();
        let mut cheap = scrypt::Recipient::new(SecretString::from(PASSPHRASE));
        cheap.set_work_factor(2);
        std::fs::write(path, age::encrypt_and_armor(&cheap, &plain).unwrap()).unwrap();
    }

    /// A wallet that answers a new invitation; its answer is the file `@answer`.
    fn enrol(&self, kind: &str, copies: usize, seed: u8) -> Wallet {
        let invited = self.done(&format!("enrol @issuer --kind {kind} --copies {copies}"));
        let invitation = Invitation::read(invited["text"].as_str().unwrap()).unwrap();
        assert_eq!(invited["copies"], copies);
        let random = (0..invitation.random_bytes()).map(|at| (at % 251) as u8 ^ seed ^ (at / 251) as u8);
        let (keys, enrolment) = EnrolmentKeys::answer(&invitation, &Zeroizing::new(random.collect())).unwrap();
        self.0.0.write("answer", format!("{}\n", enrolment.text()));
        Wallet(keys)
    }

    /// The issuer's key, as `trust.json` has it.
    fn key(&self) -> VerifyingKey {
        let trust: Value = serde_json::from_slice(&std::fs::read(self.0.0.path("issuer/trust.json")).unwrap()).unwrap();
        let x = trust["keys"][0]["x"].as_str().unwrap();
        VerifyingKey::from_ed25519(&credential::base64::decode(x, 32).unwrap()).unwrap()
    }

    fn opened(&self, wallet: &Wallet, file: &str) -> Batch {
        let sealed = Sealed::read(&std::fs::read(self.0.0.path(file)).unwrap()).unwrap();
        wallet.0.open(&sealed, [&self.key()]).unwrap()
    }

    /// `carnet check` of a text, with these trusted.
    fn check(&self, text: &str, trust: &[&str], at: Timestamp) -> Value {
        let mut arguments = vec!["--at".to_owned(), at.to_string()];
        for file in trust {
            arguments.extend(["--trust".to_owned(), self.0.path(file)]);
        }
        checked(arguments, text.as_bytes()).1
    }
}

struct Wallet(EnrolmentKeys);

/// A day from today on.
fn day(days: i64) -> String {
    let day = Timestamp::now() + SignedDuration::from_hours(24 * days);
    day.strftime("%Y-%m-%d").to_string()
}

/// A live frame of a copy that shows everything.
fn frame(copy: present::PassCopy, at: Timestamp) -> String {
    copy.choose(&Field::ALL).unwrap().frame(at, &[7; 8]).unwrap().text
}

fn recovery(name: &str, born: &str, number: &str) -> String {
    json!({
        "name": name, "birth_date": born, "document_type": "P", "document_number": number,
        "disease": "840539006", "date": day(-20), "country": "EG",
    })
    .to_string()
}

#[test]
fn from_the_invitation_to_the_gate_and_back() {
    let counter = Counter::new("recovery,venue");
    counter.cheapen();
    let wallet = counter.enrol("recovery", 20, 1);
    counter
        .0
        .0
        .write("claims.json", recovery("BOCK<<ANN", "1990-05-05", "P1234567"));
    let until = day(20);
    let issued = counter.done(&format!(
        "issue @issuer @answer @claims.json --until {until} -o @batch --gif @batch.gif"
    ));
    assert_eq!((&issued["copies"], &issued["kind"]), (&json!(20), &json!("recovery")));
    assert_eq!((&issued["from"], &issued["until"]), (&json!(day(0)), &json!(until)));
    let receipt: Vec<u64> = serde_json::from_value(issued["receipt"].clone()).unwrap();
    assert_eq!(receipt.len(), 20);
    assert!(counter.0.0.path("batch.gif").is_file());

    // The moving code brings the same bytes.
    let gif = std::fs::read(counter.0.0.path("batch.gif")).unwrap();
    let moved = wallet::moving::Receiver::new().take_animation(&gif, |_| std::ops::ControlFlow::Continue(()));
    assert_eq!(
        moved.unwrap().unwrap(),
        std::fs::read(counter.0.0.path("batch")).unwrap()
    );

    let batch = counter.opened(&wallet, "batch");
    assert_eq!(batch.pass.claims.text(Field::Name), Some("BOCK<<ANN"));
    let now = Timestamp::now();
    let texts: Vec<String> = batch.copies.into_iter().map(|copy| frame(copy, now)).collect();
    let valid = counter.check(&texts[0], &["issuer/trust.json"], now);
    assert_eq!(valid["verdict"], "valid", "{valid}");
    assert_eq!(valid["signer"]["issuer"], "AT-EMBASSY-CAIRO");

    // An invitation serves once.
    let again = format!("issue @issuer @answer @claims.json --until {until} -o @again");
    assert_eq!(counter.refused(&again), (1, "answered".to_owned()));
    assert!(!counter.0.0.path("again").exists());

    // Taken back: not in the list of now, and in that of tomorrow.
    let numbers: Vec<String> = receipt.iter().map(u64::to_string).collect();
    let revoked = counter.done(&format!("revoke @issuer {}", numbers.join(" ")));
    assert_eq!((&revoked["revoked"], &revoked["decoys"]), (&json!(20), &json!(20)));
    let list = counter.done("status-list @issuer -o @now.cwt");
    assert_eq!((&list["uri"], &list["waiting"]), (&json!(URI), &json!(40)));
    let later = now + SignedDuration::from_hours(25);
    let list = counter.done(&format!("status-list @issuer --at {later}"));
    assert_eq!((&list["flipped"], &list["waiting"]), (&json!(40), &json!(0)));

    // A publisher takes the list, which its issuer signed, and `carnet check` takes the publisher's pack.
    counter.0.done("keygen @p.age");
    counter.0.done("init @pub --name Utopia --key @p.age.pub");
    let added = counter
        .0
        .done("add @pub revocation @issuer/status-list.cwt --issuer-key @issuer/trust.json");
    assert_eq!(added["entries"]["status_lists"], 1);
    let pack = counter.0.done("sign @pub --key @p.age")["pack"]
        .as_str()
        .unwrap()
        .to_owned();
    std::fs::copy(pack, counter.0.0.path("pack")).unwrap();
    for text in texts.iter().step_by(7) {
        let checked = counter.check(text, &["issuer/trust.json", "pack"], now);
        assert_eq!(checked["verdict"], "revoked", "{checked}");
    }
    // Not by another's key.
    counter.done("init @other --name OTHER --kind venue");
    let by_another = "add @pub revocation @issuer/status-list.cwt --issuer-key @other/trust.json";
    assert_eq!(counter.0.refused(by_another), (2, "publication".to_owned()));
}

#[test]
fn a_clearance_is_derived_from_passes_that_are_valid() {
    let counter = Counter::new("clearance");
    counter.cheapen();
    let specimens = wallet::specimen::Specimens::issue(Timestamp::now()).unwrap();
    counter.0.0.write("trusted.json", specimens.trust());
    counter.0.0.write("one.txt", &specimens.texts()[0]);
    counter.0.0.write("two.txt", &specimens.texts()[1]);
    counter.0.0.write("child.txt", &specimens.texts()[3]);
    counter.0.0.write("nothing.txt", "no pass at all");
    let wallet = counter.enrol("clearance", 5, 2);
    let journey = format!("--route EG,AT --from {} --until {}", day(1), day(6));
    let derive = |passes: &str, trust: &str, more: &str| {
        format!("derive @issuer @answer {passes} --trust @{trust} {journey} {more} -o @clearance")
    };
    let refused = |passes: &str, trust: &str, more: &str| counter.refused(&derive(passes, trust, more));
    let no = |kind: &str| (1, kind.to_owned());
    assert_eq!(refused("@one.txt", "issuer/trust.json", ""), no("pass_not_valid"));
    assert_eq!(refused("@nothing.txt", "trusted.json", ""), no("pass_not_valid"));
    assert_eq!(refused("@one.txt @child.txt", "trusted.json", ""), no("other_person"));
    assert_eq!(
        refused("@one.txt", "trusted.json", "--document-number p-1"),
        no("claims")
    );
    assert!(!counter.0.0.path("clearance").exists());

    let more = "--category foreigner --colour yellow --document-type P --document-number P1234567";
    let issued = counter.done(&derive("@one.txt @two.txt", "trusted.json", more));
    assert_eq!((&issued["copies"], &issued["kind"]), (&json!(5), &json!("clearance")));
    let batch = counter.opened(&wallet, "clearance");
    let claims = batch.pass.claims.to_json();
    assert_eq!(
        (&claims["name"], &claims["birth_date"]),
        (&json!("ERIKSSON<<ANNA<MARIA"), &json!("1974-08-12"))
    );
    assert_eq!(
        (&claims["route"], &claims["colour"]),
        (&json!(["EG", "AT"]), &json!("yellow"))
    );
    assert_eq!(
        (&claims["category"], &claims["document_number"]),
        (&json!("foreigner"), &json!("P1234567"))
    );
    assert_eq!(claims["evidence"].as_array().unwrap().len(), 2);
    assert_eq!(claims["evidence"][0]["format"], "eu-dcc");
    assert_clean(&counter, &[claims]);
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_issued() {
    let counter = Counter::new("venue");
    counter.cheapen();
    let no = |code: i32, kind: &str| (code, kind.to_owned());
    assert_eq!(
        counter.refused("init @issuer --name B --kind venue"),
        no(2, "folder_there")
    );
    assert_eq!(
        counter.refused("init @b --name B --kind venue --status nowhere"),
        no(1, "status_uri")
    );
    assert_eq!(
        counter.refused(&format!("init @b --name {} --kind venue", "B".repeat(33))),
        no(1, "name")
    );
    assert!(!counter.0.0.path("b/issuer.json").exists());
    assert_eq!(counter.refused("init @b --name B --kind visa"), no(2, ""));
    assert_eq!(counter.refused("enrol @nowhere --kind venue"), no(2, "not_a_folder"));
    assert_eq!(counter.refused("enrol @issuer --kind test"), no(1, "not_our_kind"));
    assert_eq!(
        counter.refused("enrol @issuer --kind venue --copies 65"),
        no(1, "enrolment")
    );
    assert_eq!(
        counter.refused("enrol @issuer --kind venue --life 8"),
        no(1, "open_days")
    );
    counter.enrol("venue", 2, 3);
    counter
        .0
        .0
        .write("claims.json", format!(r#"{{"valid_until": "{}"}}"#, day(3)));
    counter.0.0.write("named.json", r#"{"name": "BOCK<<ANN"}"#);
    counter.0.0.write("rubbish", "rubbish");
    let until = format!("--until {} -o @batch", day(3));
    let issue = |rest: &str| counter.refused(&format!("issue @issuer {rest}"));
    assert_eq!(issue(&format!("@rubbish @claims.json {until}")), no(2, "no_enrolment"));
    assert_eq!(issue(&format!("CEN1:RUBBISH @claims.json {until}")), no(1, "enrolment"));
    assert_eq!(issue(&format!("@answer @rubbish {until}")), no(1, "claims"));
    assert_eq!(issue(&format!("@answer @named.json {until}")), no(1, "claims"));
    assert_eq!(
        issue(&format!("@answer @claims.json --until {} -o @batch", day(31))),
        no(1, "until")
    );
    assert_eq!(
        issue(&format!("@answer @claims.json --until {}", day(3))),
        no(2, "usage")
    );
    assert_eq!(
        issue(&format!("@answer @claims.json --until {} -o @rubbish", day(3))),
        no(2, "exists")
    );
    let derive = format!(
        "derive @issuer @answer @rubbish --route AT --from {0} --until {0} -o @batch",
        day(1)
    );
    assert_eq!(counter.refused(&derive), no(1, "not_to_clearance"));
    assert!(!counter.0.0.path("batch").exists());
    counter.done(&format!("issue @issuer @answer @claims.json {until}"));

    let book = std::fs::read(counter.0.0.path("issuer/issuer.json")).unwrap();
    let taken: Value = serde_json::from_slice(&book).unwrap();
    let taken = taken["status"]["taken"].as_object().unwrap().values().next().unwrap()[0]
        .as_u64()
        .unwrap();
    let free = if taken == 0 { 1 } else { taken - 1 };
    assert_eq!(
        counter.refused(&format!("revoke @issuer {taken} {free}")),
        no(1, "no_such_index")
    );
    assert_eq!(std::fs::read(counter.0.0.path("issuer/issuer.json")).unwrap(), book);
    assert_eq!(counter.refused("status-list @issuer --at 2026-01-01"), no(2, "past"));

    // Without a status list nothing is taken back.
    counter.done("init @plain --name PLAIN --kind venue");
    assert_eq!(counter.refused("revoke @plain 1"), no(1, "no_status_list"));
    std::fs::write(counter.0.0.path("issuer/issuer.json"), "{}").unwrap();
    assert_eq!(counter.refused("enrol @issuer --kind venue"), no(1, "book"));
}

/// What the counter promises: after a hundred travellers nothing in its folder says who they were.
#[test]
fn after_a_hundred_passes_the_folder_holds_nobodys_data() {
    let counter = Counter::new("recovery");
    counter.cheapen();
    let mut all = Vec::new();
    for traveller in 0..100_u32 {
        let letters: String = (0..5)
            .map(|at| char::from(b'A' + (traveller / 5_u32.pow(at) % 5) as u8))
            .collect();
        let name = format!("TRAVELLER<{letters}<<GIVEN<{letters}");
        let born = format!(
            "{}-{:02}-{:02}",
            1930 + traveller % 70,
            traveller % 12 + 1,
            traveller % 28 + 1
        );
        let number = format!("P{:07}", 7_654_321 + u64::from(traveller) * 13);
        let claims = recovery(&name, &born, &number);
        let wallet = counter.enrol("recovery", 2, traveller as u8);
        counter.0.0.write("claims.json", &claims);
        let file = format!("batch-{traveller}");
        let issued = counter.done(&format!(
            "issue @issuer @answer @claims.json --until {} -o @{file}",
            day(20)
        ));
        if traveller % 25 == 0 {
            assert_eq!(
                counter.opened(&wallet, &file).pass.claims.text(Field::Name),
                Some(&*name)
            );
        }
        let mut values: Value = serde_json::from_str(&claims).unwrap();
        // Its holders' keys neither.
        let enrolment = wallet.0.enrolment().unwrap();
        let keys = enrolment.holders().iter().filter_map(VerifyingKey::to_cose_key);
        values["keys"] = keys.map(|key| json!(hex(&key[key.len() - 32..]))).collect();
        all.push(values);
        if traveller % 25 == 1 {
            let receipt = issued["receipt"].as_array().unwrap();
            counter.done(&format!("revoke @issuer {} {}", receipt[0], receipt[1]));
        }
    }
    let later = Timestamp::now() + SignedDuration::from_hours(25);
    assert_eq!(
        counter.done(&format!("status-list @issuer --at {later}"))["flipped"],
        40
    );
    assert_clean(&counter, &all);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// No file of the issuer's folder holds a value of these claims, as it is or in hexadecimal, Base64 or Base45.
fn assert_clean(counter: &Counter, claims: &[Value]) {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(counter.0.0.path("issuer")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        files.push((path, bytes));
    }
    assert!(files.len() >= 4);
    // The book has the days on which passes end, and the kinds: neither is anybody's.
    let mut values = Vec::new();
    for claims in claims {
        for (member, value) in claims.as_object().unwrap() {
            if !matches!(
                member.as_str(),
                "document_type" | "country" | "route" | "colour" | "category"
            ) {
                texts_of(value, &mut values);
            }
        }
    }
    // What is looked for is found where it is.
    files.push(("control".into(), format!("x{}y", values[0]).into_bytes()));
    let mut hits = Vec::new();
    for (path, bytes) in &files {
        let lower = bytes.to_ascii_lowercase();
        for value in &values {
            for form in forms(value) {
                if contains(bytes, form.as_bytes()) || contains(&lower, form.to_lowercase().as_bytes()) {
                    hits.push((path.clone(), value.clone()));
                    break;
                }
            }
        }
    }
    let found: Vec<_> = hits
        .iter()
        .filter(|(path, _)| path.to_str() != Some("control"))
        .collect();
    assert!(found.is_empty(), "{found:?}");
    assert!(!hits.is_empty(), "the control");
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Every text in a value that could tell anybody; a country's two letters are in everything.
fn texts_of(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) if text.len() > 3 => texts.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| texts_of(value, texts)),
        // Format, kind and issuer of a pass that was checked are anybody's; its digest and salt are not.
        Value::Object(members) => ["digest", "salt"]
            .iter()
            .filter_map(|name| members.get(*name))
            .for_each(|value| texts_of(value, texts)),
        _ => {}
    }
}

/// A value as it is, and written otherwise; of hexadecimal digits the bytes too.
fn forms(value: &str) -> Vec<String> {
    let mut plain = vec![value.as_bytes().to_vec()];
    if value.len() >= 32 && value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let byte = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).unwrap();
        plain.push((0..value.len()).step_by(2).map(byte).collect());
    }
    let mut forms = vec![value.to_owned()];
    for bytes in plain {
        forms.push(hex(&bytes));
        forms.push(credential::base45::encode(&bytes));
        // Wherever in a longer text it begins: the digits that depend on nothing before or after.
        for lead in 0..3 {
            let shifted = [&vec![0; lead][..], &bytes].concat();
            let digits = to_base64(&shifted);
            let digits = digits.trim_end_matches('=');
            let (start, end) = ([0, 2, 3][lead], digits.len() - usize::from(shifted.len() % 3 != 0));
            let digits = &digits[start..end];
            forms.push(digits.to_owned());
            forms.push(digits.replace('+', "-").replace('/', "_"));
        }
    }
    forms
}
