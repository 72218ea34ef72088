//! The states' rules with their tests: a rule's logic on the pass and the external parameters answers what is expected.

use std::sync::Arc;

use carnet_conformance::{Failed, Outcome, Trial, same, vectors};
use policy::certlogic::{Data, Logic};
use serde_json::Value;

const FOLDER: &str = "certlogic/dgc-business-rules-testdata";

/// One test for each of theirs, named by its file.
pub(super) fn tests() -> Vec<Trial> {
    let mut trials = Vec::new();
    let (mut rule_of, mut rule) = (String::new(), Arc::new(Err("no rule".to_owned())));
    for file in vectors::files(FOLDER, &["json"]) {
        let Some((folder, _)) = file.name.split_once("/tests/") else {
            continue;
        };
        if rule_of != folder {
            folder.clone_into(&mut rule_of);
            rule = Arc::new(logic(folder).map_err(|error| format!("{error:?}")));
        }
        let rule = Arc::clone(&rule);
        trials.push(Trial::test(file.name.clone(), move || {
            answers(rule.as_ref().as_ref()?, &file.json()?)
        }));
    }
    trials
}

fn logic(folder: &str) -> Result<Logic, Failed> {
    let rule: Value = vectors::file(FOLDER, &format!("{folder}/rule.json")).json()?;
    Ok(Logic::compile(&rule["Logic"].to_string())?)
}

/// With the data whole, and with it in parts.
fn answers(logic: &Logic, test: &Value) -> Outcome {
    let expected = test["expected"].as_bool().ok_or("no expected answer")?;
    let (payload, external) = (&test["payload"], &test["external"]);
    same("answer", &logic.holds(&Data::whole(test))?, &expected)?;
    let parts = Data::new(payload, external, &external["valueSets"]);
    same("answer on parts", &logic.holds(&parts)?, &expected)?;
    let explanation = logic.evaluate(&parts)?.to_json();
    same("as a value", &explanation, &Value::Bool(expected))
}
