use credential::SigningKey;
use credential::certificate::draft::{CertificateDraft, signed_message};
use serde_json::json;

use super::*;
use crate::packs::content::rules::tests_support::rule;
use crate::requirements::tests_support::requirement;
use crate::testing::{base64, time};

fn publication(text: &str) -> Publication<'_> {
    Publication {
        source: "rules.json",
        bytes: text.as_bytes(),
        fetched: Some(time("2023-06-01T00:00:00Z")),
    }
}

fn imported(texts: &[String]) -> (RulesContent, Vec<SkippedRule>) {
    let mut import = RulesImport::new();
    for text in texts {
        import.add(&publication(text)).unwrap();
    }
    import.finish()
}

fn codes(skipped: &[SkippedRule]) -> Vec<(&str, &str)> {
    skipped
        .iter()
        .map(|skipped| (&*skipped.entry, skipped.reason.code()))
        .collect()
}

#[test]
fn a_rule_alone_and_in_a_list_is_kept_as_published() {
    let published = format!("  {}\n", serde_json::to_string_pretty(&rule()).unwrap());
    for text in [published.clone(), format!("\u{feff}[{published}]")] {
        let (content, skipped) = imported(&[text]);
        assert_eq!(skipped, []);
        let read = content.rules().next().unwrap();
        assert_eq!(read.json(), rule().to_string());
        assert_eq!(content.notes[0].taken, 1);
    }
}

#[test]
fn requirements_alone_in_a_list_and_beside_rules() {
    let text = requirement().to_string();
    let (content, skipped) = imported(std::slice::from_ref(&text));
    assert_eq!((content.requirements().len(), skipped), (1, vec![]));
    let mut wrong = requirement();
    wrong["topic"] = json!([]);
    let (content, skipped) = imported(&[format!("[{wrong}, {}, {text}, {text}]", rule())]);
    assert_eq!((content.requirements().len(), content.rules().len()), (1, 1));
    assert_eq!(codes(&skipped), [("1 (YF-EG)", "topic"), ("4 (YF-EG)", "twice")]);
    assert_eq!((content.notes[0].taken, content.notes[0].skipped), (2, 2));
}

#[test]
fn a_country_is_not_all_read_unless_what_was_passed_over_is_there_already() {
    let members = rule();
    let members = members.as_object().unwrap().iter().rev();
    let members: Vec<String> = members
        .map(|(name, value)| format!("{}:{value}", json!(name)))
        .collect();
    let reordered = format!("{{{}}}", members.join(","));
    let unread = |second: &str| -> Vec<String> {
        let (content, skipped) = imported(&[format!("[{},{second}]", rule())]);
        assert_eq!((content.rules().len(), skipped.len()), (1, 1));
        content.unread().map(str::to_owned).collect()
    };
    let (mut other, mut broken) = (rule(), rule());
    other["Logic"] = json!({"var": "payload"});
    broken["Identifier"] = json!("GR-AT-0002");
    broken["Logic"] = json!(true);
    assert_eq!(unread(&reordered), [""; 0]);
    assert_eq!(unread(&other.to_string()), ["AT"]);
    assert_eq!(unread(&broken.to_string()), ["AT"]);
    assert_eq!(unread(r#"{"Identifier": "x"}"#), [""; 0]);
}

#[test]
fn characters_of_a_rule_stay_as_they_were_written() {
    let text = rule().to_string().replace(
        "\"Logic\":{}",
        "\"Logic\" : {\"var\" :\"\\u0061 b\\/\", \"n\": [1.0, 1e2, -0]}",
    );
    let (content, _) = imported(&[text]);
    let json = content.rules().next().unwrap().json();
    assert!(
        json.contains("\"Logic\":{\"var\":\"\\u0061 b\\/\",\"n\":[1.0,1e2,-0]}"),
        "{json}"
    );
}

#[test]
fn value_sets_in_both_forms() {
    let full = json!([{"valueSetId": "disease-agent-targeted", "valueSetDate": "2021-04-27",
        "valueSetValues": {"840539006": {"display": "COVID-19", "active": true}}}]);
    let short = json!({"country-2-codes": ["AD", "AE"], "disease-agent-targeted": ["840539006"]});
    let (content, skipped) = imported(&[full.to_string(), short.to_string(), full[0].to_string()]);
    let sets: Vec<_> = content.value_sets().map(|set| (&*set.id, set.values())).collect();
    let expected = [
        (
            "disease-agent-targeted",
            r#"{"840539006":{"active":true,"display":"COVID-19"}}"#,
        ),
        ("country-2-codes", r#"["AD","AE"]"#),
    ];
    assert_eq!(sets, expected);
    let expected = [
        ("2 (disease-agent-targeted)", "twice"),
        ("1 (disease-agent-targeted)", "twice"),
    ];
    assert_eq!(codes(&skipped), expected);
}

#[test]
fn bad_value_sets_are_listed() {
    let set = |id: &str, date: &str, values: &str| {
        format!(r#"{{"valueSetId": "{id}", "valueSetDate": "{date}", "valueSetValues": {values}}}"#)
    };
    let list = [
        set("a", "2021-04-27", "{}"),
        set("b", "2021-04-31", r#"{"1": {}}"#),
        set("C", "2021-04-27", r#"{"1": {}}"#),
        set("d", "2021-04-27", r#"{"1": {}, "1": {}}"#),
        set("e", "2021-04-27", r#"{"1": 1}"#),
        set("f", "2021-04-27", r#"{"1": {}}"#),
        r#"{"valueSetId": "g"}"#.to_owned(),
    ];
    let (content, skipped) = imported(&[format!("[{}]", list.join(","))]);
    assert_eq!(content.value_sets().next().unwrap().id, "f");
    let codes: Vec<_> = codes(&skipped).into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["values", "validity", "identifier", "json", "values", "values"]);
}

#[test]
fn the_gateways_messages_give_rules_whose_signatures_fit() {
    let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap()).unwrap_or_else(|_| panic!("no key"));
    let draft = CertificateDraft {
        serial: &[1],
        subject: ("AT", "Upload"),
        issuer: ("AT", "Upload"),
        valid_from: time("2021-01-01T00:00:00Z"),
        valid_until: time("2031-01-01T00:00:00Z"),
        extensions: Vec::new(),
    };
    let certificate = draft.sign(&key, &key).unwrap();
    let text = rule().to_string();
    let message = signed_message("1.2.840.113549.1.7.1", text.as_bytes(), &[&certificate], &key).unwrap();
    let mut altered = message.clone();
    *altered.last_mut().unwrap() ^= 1;
    let answer = json!({
        "GR-AT-0001": [{"version": "1.0.0", "cms": base64(&message)}],
        "GR-AT-0002": [{"cms": base64(&altered)}, {"cms": "AQID"}, {"cms": 1}],
    });
    let (content, skipped) = imported(&[answer.to_string()]);
    assert_eq!(content.rules().next().unwrap().json(), text);
    let codes: Vec<_> = codes(&skipped).into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["altered", "message", "message"]);
    assert_eq!(content.notes[0].proof, Proof::NotChecked);
}

#[test]
fn what_is_no_list_of_rules_changes_nothing() {
    let mut import = RulesImport::new();
    for text in [
        "",
        "{}",
        "[1]",
        "{\"a\": 1}",
        "[{\"a\": 1}]",
        "{\"a\": []}",
        "{\"a\": [\"b\", 1]}",
        "[",
        "\"x\"",
    ] {
        assert_eq!(import.add(&publication(text)), Err(RulesError::NotRules), "{text}");
    }
    let large = " ".repeat(limits::TRUST_FILE + 1);
    assert_eq!(import.add(&publication(&large)), Err(RulesError::TooLarge));
    let (content, skipped) = import.finish();
    assert_eq!((content.rules().len(), content.notes.len(), skipped.len()), (0, 0, 0));
}

#[test]
fn a_bad_rule_spoils_no_other() {
    let mut bad = rule();
    bad["ValidTo"] = bad["ValidFrom"].clone();
    let (content, skipped) = imported(&[json!([bad, 7, rule(), rule()]).to_string()]);
    assert_eq!(content.rules().len(), 1);
    assert_eq!(
        codes(&skipped),
        [
            ("1 (GR-AT-0001)", "validity"),
            ("2", "shape"),
            ("4 (GR-AT-0001)", "twice")
        ]
    );
    assert_eq!((content.notes[0].taken, content.notes[0].skipped), (1, 3));
}
