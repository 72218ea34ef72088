//! The 271 rules that states published, on one pass at five clocks, against the reference implementation of CertLogic.

use std::process::Command;

use policy::certlogic::{Data, Logic};
use serde_json::{Map, Value, json};

use crate::Failure;
use crate::peer::Peer;
use crate::race::{By, Race, repeated};

const RULES: &str = include_str!("../../../vectors/certlogic/covpass-rules/eu-rules.json");
const VALUE_SETS: &str = include_str!("../../../vectors/certlogic/covpass-rules/eu-value-sets.json");
const PASS: &str = include_str!("../../../vectors/eu-dcc/dgc-testdata/AT/2DCode/raw/1.json");

/// When a trip's five legs begin.
const LEGS: [&str; 5] = [
    "2021-07-01T08:00:00Z",
    "2021-07-01T13:30:00Z",
    "2021-07-04T09:15:00Z",
    "2021-07-15T06:00:00Z",
    "2022-03-01T20:45:00Z",
];

/// The folder that `tests/certlogic-js/install.sh` filled; without it that line is left out.
const PEER: &str = "CERTLOGIC_JS";

pub fn bench() -> Result<(), Failure> {
    let rules: Vec<Value> = serde_json::from_str::<Vec<Value>>(RULES)?
        .into_iter()
        .map(|mut rule| rule["Logic"].take())
        .collect();
    let compiled: Vec<Logic> = rules.iter().map(Logic::from_json).collect::<Result<_, _>>()?;
    let payload = serde_json::from_str::<Value>(PASS)?["JSON"].take();
    let value_sets = value_sets()?;
    let external = LEGS.map(|clock| {
        json!({
            "validationClock": clock, "countryCode": "DE", "issuerCountryCode": "AT", "kid": "", "region": "",
            "exp": "2022-06-01T00:00:00Z", "iat": "2021-06-01T00:00:00Z",
        })
    });

    let mut peer = std::env::var_os(PEER)
        .map(|_| start(&rules, &payload, &external, &value_sets))
        .transpose()?;
    let evaluations = (rules.len() * LEGS.len()) as f64;
    let (mut held, mut failed, mut open) = (0, 0, 0);
    for external in &external {
        for rule in &compiled {
            match rule.holds(&Data::new(&payload, external, &value_sets)) {
                Ok(true) => held += 1,
                Ok(false) => failed += 1,
                Err(_) => open += 1,
            }
        }
    }
    let all = || {
        let mut held = 0_u32;
        for external in &external {
            let data = Data::new(&payload, external, &value_sets);
            held += compiled
                .iter()
                .map(|rule| u32::from(rule.holds(&data) == Ok(true)))
                .sum::<u32>();
        }
        held
    };
    let mut race = Race::new(
        By::Processor,
        format!("{evaluations} evaluations: {held} hold, {failed} do not, {open} are open"),
    )
    .run("271 rules, 1 pass, 5 legs", repeated(20, all));
    match &mut peer {
        Some(peer) => race = race.against("certlogic-js", 0.02, Box::new(|| peer.round().unwrap())),
        None => eprintln!("{PEER} names no folder: certlogic-js is left out (see README.md)"),
    }
    race = race
        .run(
            "one rule on one leg, on average",
            Box::new(|| {
                let mut took = repeated(20, all)();
                took.wall /= evaluations;
                took.cpu /= evaluations;
                took
            }),
        )
        .run(
            "compile 271 rules of JSON that was read",
            repeated(20, || {
                rules.iter().filter_map(|rule| Logic::from_json(rule).ok()).count()
            }),
        )
        .run(
            "parse their file",
            repeated(2, || serde_json::from_str::<Vec<Value>>(RULES).unwrap().len()),
        );
    race.print(40);
    Ok(())
}

fn start(rules: &[Value], payload: &Value, external: &[Value], value_sets: &Value) -> Result<Peer, Failure> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../certlogic-js/evaluate.js");
    let mut peer = Peer::start(Command::new("node").args([script, "bench"]))?;
    let passes: Vec<Value> = external
        .iter()
        .map(|external| {
            let mut external = external.clone();
            external["valueSets"] = value_sets.clone();
            json!({"payload": payload, "external": external})
        })
        .collect();
    peer.tell(&json!([rules, passes]).to_string())?;
    Ok(peer)
}

/// By name, the codes alone, as rules see them.
fn value_sets() -> Result<Value, Failure> {
    let sets: Vec<Value> = serde_json::from_str(VALUE_SETS)?;
    let sets = sets.iter().map(|set| {
        let codes = set["valueSetValues"]
            .as_object()
            .map(|values| values.keys().cloned().collect::<Vec<_>>());
        let name = set["valueSetId"].as_str().ok_or("a value set without a name")?;
        Ok((name.to_owned(), json!(codes.ok_or("a value set without values")?)))
    });
    Ok(Value::Object(sets.collect::<Result<Map<_, _>, Failure>>()?))
}
