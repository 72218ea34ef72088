//! Cases of the Corona-Warn-App: a pass, rules, and how many of them are true, false and open.

use std::sync::Arc;

use carnet_conformance::{Failed, Outcome, Trial, base64, ensure, same, vectors};
use credential::Format;
use jiff::Timestamp;
use policy::Country;
use policy::packs::content::rules::ValueSet;
use policy::rules::{self, RuleBook, Supposed};
use serde_json::Value;

pub(crate) const CASES: usize = 14;

const FOLDER: &str = "eu-dcc/cwa-test-cases";
const FILE: &str = "dcc-validation-rules-common-test-cases.json";

/// Names of the value sets by their fields in the protocol buffer.
const SETS: [(u64, &str); 7] = [
    (1, "sct-vaccines-covid-19"),
    (2, "vaccines-covid-19-names"),
    (3, "vaccines-covid-19-auth-holders"),
    (4, "disease-agent-targeted"),
    (5, "covid-19-lab-test-type"),
    (6, "covid-19-lab-test-manufacturer-and-name"),
    (7, "covid-19-lab-result"),
];

pub(crate) fn trials() -> Vec<Trial> {
    let published = vectors::file(FOLDER, FILE).json().unwrap();
    let sets = published["general"]["valueSetProtocolBuffer"].as_str().unwrap();
    let sets = Arc::new(value_sets(&base64(sets).unwrap()));
    let cases = published["testCases"].as_array().unwrap().clone();
    let trial = |case: Value| {
        let sets = Arc::clone(&sets);
        let name = case["description"].as_str().unwrap().to_owned();
        Trial::test(name, move || one(&case, &sets))
    };
    cases.into_iter().map(trial).collect()
}

fn one(case: &Value, sets: &[ValueSet]) -> Outcome {
    let text = |member: &str| case[member].as_str().ok_or_else(|| Failed::from(member.to_owned()));
    let mut content = super::content(&[("rules", case["rules"].to_string().as_bytes())])?;
    for set in sets {
        content.add_value_set(set.clone())?;
    }
    let at = Timestamp::from_second(case["validationClock"].as_i64().ok_or("no clock")?)?;
    let mut book = RuleBook::default();
    same("not understood", &book.add(&content, None, Some(at)), &vec![])?;

    // Nobody trusts its signer, so that the facts are supposed.
    let unverified = credential::parse(text("dcc")?).map_err(|refusal| refusal.to_string())?;
    let pass = unverified.claimed();
    same("format", &pass.format(), &Format::EuDcc)?;
    let facts = Supposed {
        payload: pass.payload_json(),
        key_id: unverified.key_id().copied(),
        issuer: pass.issuer(),
        issued: pass.issued(),
        expires: pass.expires(),
    }
    .facts()?;
    let arrival = Country::from_alpha2(text("countryOfArrival")?).ok_or("no country")?;
    let judged = book.judge(&facts, arrival, None, at);
    let number = |name: &str| judged.iter().filter(|one| one.outcome.name() == name).count() as u64;
    for (outcome, expected) in [("passed", "expPass"), ("failed", "expFail"), ("open", "expOpen")] {
        same(outcome, &number(outcome), &case[expected].as_u64().ok_or(expected)?)?;
    }
    // A rule that looks into a value set is open without it: that it was true of an empty one cannot be.
    let without = super::content(&[("rules", case["rules"].to_string().as_bytes())])?;
    let mut bare = RuleBook::default();
    let _ = bare.add(&without, None, Some(at));
    let looks_into_sets = case["rules"].to_string().contains("external.valueSets.");
    let open = |one: &rules::RuleOutcome| one.outcome.name() == "open";
    let judged = bare.judge(&facts, arrival, None, at);
    ensure!(judged.iter().any(open) == looks_into_sets, "without value sets");
    Ok(())
}

/// The value sets of the protocol buffer, and the countries, of which the app has a list of its own.
fn value_sets(buffer: &[u8]) -> Vec<ValueSet> {
    let read = |name: &str, codes: &[String]| {
        assert!(!codes.is_empty(), "{name} is empty");
        ValueSet::read(name, None, &serde_json::to_string(codes).unwrap()).unwrap()
    };
    let sets = fields(buffer);
    let mut sets: Vec<ValueSet> = SETS
        .iter()
        .map(|(field, name)| {
            let (_, set) = sets.iter().find(|(number, _)| number == field).unwrap();
            let codes: Vec<String> = fields(set).iter().map(|(_, item)| first(item)).collect();
            read(name, &codes)
        })
        .collect();
    let shipped = vectors::file("certlogic/covpass-rules", "eu-value-sets.json")
        .json()
        .unwrap();
    let countries = shipped.as_array().unwrap().iter();
    let countries = countries
        .clone()
        .find(|set| set["valueSetId"] == "country-2-codes")
        .unwrap();
    let codes = countries["valueSetValues"].as_object().unwrap().keys().cloned();
    // The app's own list has the codes of ISO 3166-1, which Kosovo's is none of.
    let codes: Vec<String> = codes.filter(|code| code != "XK").collect();
    sets.push(read("country-2-codes", &codes));
    sets
}

/// An item's key: its first field.
fn first(item: &[u8]) -> String {
    let (_, key) = fields(item).into_iter().find(|(number, _)| *number == 1).unwrap();
    String::from_utf8(key.to_vec()).unwrap()
}

/// The fields of a message (protocol buffers, wire format), all of which have lengths here.
fn fields(mut message: &[u8]) -> Vec<(u64, &[u8])> {
    let mut fields = Vec::new();
    while !message.is_empty() {
        let tag = varint(&mut message);
        assert_eq!(tag & 7, 2, "a field without a length");
        let length = varint(&mut message) as usize;
        let (field, rest) = message.split_at(length);
        fields.push((tag >> 3, field));
        message = rest;
    }
    fields
}

fn varint(message: &mut &[u8]) -> u64 {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = message.split_first().unwrap();
        *message = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}
