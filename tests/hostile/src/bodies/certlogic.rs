//! Logic and data, as publishers sign the one and passes carry the other.

use policy::certlogic::{Data, EvaluationError, Example, Logic};
use serde_json::{Value, json};

use crate::vectors::{contents, json as files};

const SUITES: &str = "certlogic/eu-dcc-business-rules/certlogic/specification";
const RULES: &str = "certlogic/dgc-business-rules-testdata";

/// Takes the data as an example (`{"logic", "data"}`), and as logic alone. Told or not, with its data whole or in parts, an
/// example has one answer.
pub fn certlogic(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = Logic::compile(&text);
    let Ok(example) = Example::read(&text) else {
        return;
    };
    let whole = Data::whole(&example.data);
    let answer = example.logic.evaluate(&whole).map(|answer| answer.to_json());
    let told = example.logic.explain(&whole);
    let (text, json) = (told.to_string(), told.to_json());
    assert!(!text.is_empty() && json.is_object());
    // Only the limit on steps may cut one short and not the other.
    if told.answer != Err(EvaluationError::TooManySteps) {
        assert_eq!(told.answer, answer, "told otherwise than answered");
    }
    if let (Ok(Value::Bool(answer)), Ok(holds)) = (&answer, example.logic.holds(&whole)) {
        assert_eq!(*answer, holds);
    }
    let part = |name: &str| example.data.get(name);
    let sets = part("external").and_then(|external| external.get("valueSets"));
    if let (Some(payload), Some(external), Some(sets), Some(2)) = (
        part("payload"),
        part("external"),
        sets,
        example.data.as_object().map(serde_json::Map::len),
    ) {
        let parts = example.logic.evaluate(&Data::new(payload, external, sets));
        assert_eq!(
            parts.map(|answer| answer.to_json()),
            answer,
            "in parts otherwise than whole"
        );
    }
}

/// Every assertion of the specification's suite, and some of the states' rules with their tests, without value sets that they
/// do not read.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for suite in files(&format!("{SUITES}/testSuite")) {
        for case in suite["cases"].as_array().into_iter().flatten() {
            for assertion in case["assertions"].as_array().into_iter().flatten() {
                let own = &assertion["certLogicExpression"];
                let logic = if own.is_null() {
                    &case["certLogicExpression"]
                } else {
                    own
                };
                seeds.push(
                    json!({"logic": logic, "data": assertion["data"]})
                        .to_string()
                        .into_bytes(),
                );
            }
        }
    }
    let rules: Vec<Value> = contents(RULES, "json")
        .iter()
        .filter_map(|file| serde_json::from_slice(file).ok())
        .collect();
    let mut logic = Value::Null;
    for (number, file) in rules.iter().enumerate() {
        if let Some(next) = file.get("Logic") {
            logic.clone_from(next);
        } else if file.get("payload").is_some() && number % 10 == 0 {
            let mut data = json!({"payload": file["payload"], "external": file["external"]});
            if let Some(sets) = data["external"]["valueSets"].as_object_mut() {
                let text = logic.to_string();
                sets.retain(|name, _| text.contains(name.as_str()));
            }
            seeds.push(json!({"logic": logic, "data": data}).to_string().into_bytes());
        }
    }
    seeds
}
