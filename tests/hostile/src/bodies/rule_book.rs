//! Business rules: chosen, described and asked about a pass.

use policy::Clock;
use policy::import::{Publication, RulesImport};
use policy::rules::{Facts, Outcome, RuleBook, RuleKind, Supposed};
use serde_json::{Value, json};

use crate::vectors::json as published;

/// Takes the data as a publication of rules and value sets. Whatever is in the book is in force alone in its version, described
/// in bounded words, and answers a pass with one of three words.
pub fn rule_book(data: &[u8]) {
    let mut import = RulesImport::new();
    let publication = Publication {
        source: "hostile",
        bytes: data,
        fetched: None,
    };
    if import.add(&publication).is_err() {
        return;
    }
    let (content, _) = import.finish();
    let mut book = RuleBook::default();
    let passed_over = book.add(&content, None, None);
    let not_understood = book.not_understood().count();
    assert!(passed_over.len() <= not_understood, "what a head says is forgotten");
    for rule in book.rules() {
        let words = rule.description(&["de", "en"]);
        assert!(words.words.chars().count() <= 2_001 && !words.words.contains(char::is_control));
        let Some(country) = rule.country() else {
            continue;
        };
        for facts in [vaccination(), test()] {
            let at = rule.valid_from();
            let judged = book.judge_by(rule.kind(), &facts, country, rule.region(), at);
            let mut ids: Vec<&str> = judged.iter().map(|one| one.rule.id()).collect();
            ids.dedup();
            assert_eq!(ids.len(), judged.len(), "a rule in two versions");
            for one in &judged {
                assert!(one.rule.kind() == rule.kind() && one.rule.is_in_force(at));
                let is_open = matches!(one.outcome, Outcome::Open(_));
                assert!(
                    is_open || one.rule.logic().is_ok(),
                    "an answer of what is not understood"
                );
            }
            if rule.kind() == RuleKind::Acceptance {
                assert!(book.judge(&facts, country, rule.region(), at).len() >= judged.len());
            }
        }
        let _ = rule.source().age(&Clock::at(rule.valid_until()));
    }
}

/// Single rules of states, and value sets.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let entries = published("certlogic/covpass-rules").flat_map(|file| match file {
        Value::Array(entries) => entries,
        other => vec![other],
    });
    let short = entries
        .map(|entry| entry.to_string())
        .filter(|entry| entry.len() < 8_000);
    let seeds: Vec<Vec<u8>> = short.map(String::into_bytes).collect();
    assert!(seeds.len() > 200, "seeds are missing");
    seeds
}

fn vaccination() -> Facts {
    facts(
        json!({"v": [{"tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": 2, "sd": 2,
        "dt": "2021-06-01", "co": "DE", "is": "Ministry", "ci": "URN:UVCI:01DE/A51018097/1#S"}]}),
    )
}

fn test() -> Facts {
    facts(
        json!({"t": [{"tg": "840539006", "tt": "LP217198-3", "ma": "1232", "sc": "2021-06-01T12:00:00Z",
        "tr": "260415000", "tc": "Gate", "co": "AT", "is": "Ministry", "ci": "URN:UVCI:01:AT:1#S"}]}),
    )
}

fn facts(mut payload: Value) -> Facts {
    payload["ver"] = "1.3.0".into();
    payload["dob"] = "1990-01".into();
    let pass = Supposed {
        payload,
        issuer: Some("DE"),
        ..Supposed::default()
    };
    pass.facts().expect("a certificate")
}
