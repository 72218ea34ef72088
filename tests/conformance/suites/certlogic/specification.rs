//! The specification's own suites: what expressions answer, and which are valid.

use carnet_conformance::{Failed, Outcome, Trial, same, vectors};
use policy::certlogic::{Data, Logic};
use serde_json::{Value, json};

const FOLDER: &str = "certlogic/eu-dcc-business-rules/certlogic/specification";

/// Assertions of `patched-reduce`, which the suite itself has skipped, that ask for `data` inside of a `reduce`. "CertLogic
/// may expand" to it, says the specification; until it does, `data` is nothing there, and this is what comes out.
const WITHOUT_DATA: [(&str, i64); 4] = [
    (r#"{"x":[null],"z":1}"#, 1),
    (r#"{"x":[1],"z":1}"#, 0),
    (r#"{"x":[1,2,1,1],"z":1}"#, 0),
    (r#"{"x":[1,2,1,1],"z":2}"#, 0),
];

/// One test for each assertion: that logic on that data answers just this.
pub(super) fn evaluations() -> Vec<Trial> {
    let mut trials = Vec::new();
    each_case("testSuite", &mut |file, number, suite, case| {
        let assertions = case["assertions"].as_array().cloned().unwrap_or_default();
        for (index, assertion) in assertions.into_iter().enumerate() {
            let name = case["name"].as_str().unwrap_or_default();
            let name = format!("{file}/{number} {name}/{index}");
            let logic = match assertion.get("certLogicExpression") {
                Some(own) => own.clone(),
                None => case["certLogicExpression"].clone(),
            };
            let is_patched = suite["name"] == "patched operations";
            trials.push(Trial::test(name, move || evaluates(&logic, &assertion, is_patched)));
        }
    });
    trials
}

fn evaluates(logic: &Value, assertion: &Value, is_patched: bool) -> Outcome {
    let mut expected = assertion["expected"].clone();
    if is_patched {
        let data = assertion["data"].to_string();
        if let Some((_, without)) = WITHOUT_DATA.iter().find(|(of, _)| *of == data) {
            expected = json!(without);
        }
    }
    let data = Data::whole(&assertion["data"]);
    let logic = Logic::compile(&logic.to_string())?;
    same("answer", &logic.evaluate(&data)?.to_json(), &expected)
}

/// One test for each expression: compiled if the suite has no issue with it, and refused if it has.
pub(super) fn validations() -> Vec<Trial> {
    let mut trials = Vec::new();
    each_case("validation-testSuite", &mut |file, number, _, case| {
        let logic = case["certLogicExpression"].to_string();
        let is_valid = case["issues"].as_array().is_some_and(Vec::is_empty);
        let word = if is_valid { "valid" } else { "invalid" };
        let name = format!("validation/{file}/{number} {word} {logic}");
        trials.push(Trial::test(name, move || {
            same("is valid", &Logic::compile(&logic).is_ok(), &is_valid)
        }));
    });
    trials
}

fn each_case(folder: &str, with: &mut dyn FnMut(&str, usize, &Value, &Value)) {
    for file in vectors::files(&format!("{FOLDER}/{folder}"), &["json"]) {
        let suite: Result<Value, Failed> = file.json();
        let suite = suite.unwrap_or_default();
        let cases = suite["cases"].as_array().cloned().unwrap_or_default();
        for (number, case) in cases.iter().enumerate() {
            with(file.name.trim_end_matches(".json"), number, &suite, case);
        }
    }
}
