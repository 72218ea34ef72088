use credential::cbor::Encoder;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::tests_support::rule;
use super::*;
use crate::requirements::tests_support::with;

fn source() -> Arc<str> {
    "Publisher".into()
}

fn read(rule: &Value) -> Result<Rule, RuleProblem> {
    Rule::read(&rule.to_string())
}

fn content(rules: &[Value]) -> RulesContent {
    let mut content = RulesContent::default();
    for rule in rules {
        content
            .add_rule(read(rule).unwrap_or_else(|error| panic!("{error}")))
            .unwrap();
    }
    content
}

/// A body with these entries as its rules.
fn body(rules: &[Vec<u8>]) -> Vec<u8> {
    let mut list = Encoder::new();
    list.array(rules.len());
    rules.iter().for_each(|rule| {
        list.bytes(rule);
    });
    [&[0xa2, 0x01], list.finish().as_slice(), &[0x02, 0x80]].concat()
}

#[test]
fn a_rule_says_what_it_is_to_be_chosen_by() {
    let mut published = rule();
    published["Region"] = json!("SH");
    published["ValidFrom"] = json!("2023-01-30T00:00:00+01:00");
    let rule = read(&published).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        (&*rule.id, &*rule.version, &*rule.country),
        ("GR-AT-0001", "1.0.15", "AT")
    );
    assert_eq!((rule.region.as_deref(), &*rule.engine), (Some("SH"), "CERTLOGIC"));
    assert_eq!(
        (rule.kind, rule.certificate_type),
        (RuleKind::Acceptance, CertificateType::General)
    );
    assert_eq!(rule.valid_from.to_string(), "2023-01-29T23:00:00Z");
    published["Type"] = json!("Mask");
    published["Identifier"] = json!("MA-AT-0001");
    assert_eq!(read(&published).map(|rule| rule.kind), Ok(RuleKind::Domestic));
}

#[test]
fn a_rule_of_another_shape_is_refused_with_its_reason() {
    for (member, value, problem) in [
        ("Identifier", json!("GR-DE-0001"), RuleProblem::Identifier),
        ("Identifier", json!("GR-AT"), RuleProblem::Identifier),
        ("Identifier", json!("GR-AT-1-2"), RuleProblem::Identifier),
        ("Identifier", json!("G-AT-1"), RuleProblem::Identifier),
        ("Identifier", json!("GR-AT-123456789"), RuleProblem::Identifier),
        ("Identifier", json!(1), RuleProblem::Identifier),
        ("Country", json!("AUT"), RuleProblem::Country),
        ("Country", json!("at"), RuleProblem::Country),
        ("Version", json!("1.0"), RuleProblem::Version),
        ("Version", json!("1.0.x"), RuleProblem::Version),
        ("EngineVersion", Value::Null, RuleProblem::Version),
        ("SchemaVersion", json!("1.0.0.0"), RuleProblem::Version),
        ("Engine", json!(""), RuleProblem::Shape),
        ("Type", Value::Null, RuleProblem::Shape),
        ("AffectedFields", json!("v"), RuleProblem::Shape),
        ("Region", json!(7), RuleProblem::Region),
        ("Region", json!("somewhere"), RuleProblem::Region),
        ("CertificateType", json!("Passport"), RuleProblem::CertificateType),
        ("ValidFrom", json!("2023-01-30"), RuleProblem::Validity),
        ("ValidTo", json!("2023-01-30T00:00:00Z"), RuleProblem::Validity),
        ("Logic", json!(true), RuleProblem::Logic),
        ("Description", json!([]), RuleProblem::Description),
        ("Description", json!([{"lang": "en"}]), RuleProblem::Description),
    ] {
        let mut other = rule();
        other[member] = value;
        assert_eq!(read(&other).err(), Some(problem), "{other}");
    }
    let mut large = rule();
    large["Logic"] = json!({"var": "x".repeat(limits::PACK_RULE)});
    assert_eq!(read(&large).err(), Some(RuleProblem::TooLarge));
    let twice = rule().to_string().replacen('{', "{\"Logic\":{},", 1);
    assert_eq!(Rule::read(&twice).err(), Some(RuleProblem::Json));
    assert_eq!(Rule::read("[]").err(), Some(RuleProblem::Shape));
}

#[test]
fn a_pack_that_says_something_else_than_its_rule_does_not_give_it() {
    let entry = encode_rule(&read(&rule()).unwrap_or_else(|error| panic!("{error}")));
    let (content, skipped) = RulesContent::decode(&body(std::slice::from_ref(&entry)), &source()).unwrap();
    assert_eq!((content.rules().len(), skipped.len()), (1, 0));
    let at = entry.windows(2).position(|bytes| bytes == b"AT").unwrap();
    let mut other = entry.clone();
    // The identifier's country, which stands before the JSON.
    other[at] = b'B';
    let mut both = vec![entry, other, vec![0x00]];
    both.sort();
    let (content, skipped) = RulesContent::decode(&body(&both), &source()).unwrap();
    assert_eq!(content.rules().len(), 1);
    let codes: Vec<_> = skipped
        .iter()
        .map(|skipped| (&*skipped.entry, skipped.reason.code()))
        .collect();
    assert_eq!(codes, [("rule 1", "shape"), ("rule 3", "contradiction")]);
}

#[test]
fn two_rules_of_one_identifier_and_version_are_one_too_many() {
    let mut other = rule();
    other["Logic"] = json!({"var": "payload"});
    let (one, two) = (read(&rule()), read(&other));
    let mut both: Vec<Vec<u8>> = [one, two]
        .map(|rule| encode_rule(&rule.unwrap_or_else(|error| panic!("{error}"))))
        .into();
    both.sort();
    let (content, skipped) = RulesContent::decode(&body(&both), &source()).unwrap();
    assert_eq!((content.rules().len(), skipped[0].reason), (1, RuleProblem::Twice));
    let mut later = rule();
    later["Version"] = json!("1.0.16");
    assert_eq!(self::content(&[rule(), later]).rules().len(), 2);
}

#[test]
fn a_body_of_another_shape_is_refused() {
    assert!(RulesContent::decode(&[0xa2, 0x01, 0x80, 0x02, 0x80], &source()).is_ok());
    for (what, body) in [
        ("no rules", &[0xa1, 0x02, 0x80][..]),
        ("no value sets", &[0xa1, 0x01, 0x80]),
        ("an unknown member", &[0xa3, 0x01, 0x80, 0x02, 0x80, 0x05, 0x80]),
        (
            "requirements that are none",
            &[0xa3, 0x01, 0x80, 0x02, 0x80, 0x04, 0x80],
        ),
        ("no map", &[0x80]),
        ("an entry that is no byte string", &[0xa2, 0x01, 0x81, 0xa0, 0x02, 0x80]),
    ] {
        let refusal = RulesContent::decode(body, &source()).err();
        assert_eq!(refusal, Some(PackError::Form(Kind::Rules)), "{what}");
    }
}

#[test]
fn what_is_read_is_written_as_the_same_bytes() {
    let mut content = content(&[rule()]);
    let set = ValueSet::read("country-2-codes", Some("2021-04-27"), " [\"AD\", \"AE\"]");
    content
        .add_value_set(set.unwrap_or_else(|error| panic!("{error}")))
        .unwrap();
    let body = content.encode();
    let (read, skipped) = RulesContent::decode(&body, &source()).unwrap();
    assert_eq!(skipped, []);
    assert_eq!(read.encode(), body);
    assert_eq!(read.value_sets().next().unwrap().values(), "[\"AD\",\"AE\"]");
}

#[test]
fn requirements_stand_beside_rules_and_a_body_without_them_stays_as_it_was() {
    let mut content = content(&[rule()]);
    let without = content.encode();
    assert_eq!(without[0], 0xa2, "no empty list");
    let one = |version: u32| with(json!({ "version": version }));
    content.add_requirement(one(1)).unwrap();
    content.add_requirement(one(2)).unwrap();
    assert_eq!(content.add_requirement(one(2)), Err(RuleProblem::Twice));
    let body = content.encode();
    let (read, skipped) = RulesContent::decode(&body, &source()).unwrap();
    assert_eq!(skipped, []);
    assert_eq!(read.encode(), body);
    assert_eq!((read.rules().len(), read.requirements().len()), (1, 2));
    assert!(read.requirements().all(|read| *read == one(read.version)));
    let (read, _) = RulesContent::decode(&without, &source()).unwrap();
    assert_eq!(read.requirements().len(), 0);
}

#[test]
fn a_requirement_that_cannot_be_used_spoils_no_other() {
    let entry = with(json!({})).encode();
    let twice = with(json!({"source": "Another list"})).encode();
    let at = entry.windows(2).position(|bytes| bytes == b"EG").unwrap();
    let mut unknown = entry.clone();
    unknown[at..at + 2].copy_from_slice(b"Eg");
    let mut none = entry.clone();
    // The need is a number that there is not.
    let need = none
        .windows(4)
        .position(|bytes| *bytes == [0x0b, 0x82, 0x01, 0x0a])
        .unwrap();
    none[need + 2] = 0x09;
    let mut all = [entry, twice, unknown, none, vec![0xa0]];
    all.sort();
    let mut list = Encoder::new();
    list.array(all.len());
    all.iter().for_each(|one| {
        list.bytes(one);
    });
    let body = [&[0xa3, 0x01, 0x80, 0x02, 0x80, 0x04], list.finish().as_slice()].concat();
    let (content, skipped) = RulesContent::decode(&body, &source()).unwrap();
    assert_eq!(content.requirements().len(), 1);
    let mut codes: Vec<_> = skipped.iter().map(|skipped| skipped.reason.code()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["identifier", "shape", "shape", "twice"]);
    assert!(skipped.iter().all(|skipped| skipped.entry.starts_with("requirement ")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rules_are_read_as_they_were_written(
        numbers in prop::collection::btree_set((0..9999_u32, 0..20_u32), 0..6),
        words in "\\PC{0,20}",
    ) {
        let rules: Vec<Value> = numbers.iter().map(|(number, version)| {
            let mut rule = rule();
            rule["Identifier"] = json!(format!("VR-AT-{number:04}"));
            rule["Version"] = json!(format!("1.{version}.0"));
            rule["Logic"] = json!({"var": words});
            rule
        }).collect();
        let body = content(&rules).encode();
        let (read, skipped) = RulesContent::decode(&body, &source()).unwrap();
        prop_assert_eq!(skipped, []);
        prop_assert_eq!(read.encode(), body);
        let mut texts: Vec<String> = read.rules().map(|rule| rule.json().to_owned()).collect();
        let mut expected: Vec<String> = rules.iter().map(Value::to_string).collect();
        texts.sort();
        expected.sort();
        prop_assert_eq!(texts, expected);
    }

    #[test]
    fn no_flipped_byte_brings_the_reader_down(at in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let mut body = content(&[rule()]).encode();
        let at = at.index(body.len());
        body[at] ^= flip;
        if let Ok((read, skipped)) = RulesContent::decode(&body, &source())
            && skipped.is_empty()
        {
            prop_assert_eq!(read.encode(), body);
        }
    }
}
