//! Whether two passes are one person's: 38 pairs of holders and 19 names, from the Corona-Warn-App's test cases.

use std::process::ExitCode;

use carnet_conformance::{Outcome, Trial, run, same, vectors};
use serde_json::Value;
use wallet::holder::{Holder, components};

fn main() -> ExitCode {
    let pairs = cases("dcc-holder-comparison.gen.json")
        .into_iter()
        .map(|case| Trial::test(format!("pair {}", name(&case)), move || pair(&case)));
    let names = cases("dcc-holder-name-components.gen.json")
        .into_iter()
        .map(|case| Trial::test(format!("name {}", name(&case)), move || split(&case)));
    run(38 + 19, pairs.chain(names))
}

fn pair(case: &Value) -> Outcome {
    let (a, b) = (holder(&case["actHolderA"]), holder(&case["actHolderB"]));
    let expected = case["expIsSameHolder"].as_bool().unwrap();
    same("same holder", &a.same_as(&b), &expected)?;
    same("same holder, asked the other way round", &b.same_as(&a), &expected)
}

fn split(case: &Value) -> Outcome {
    let expected: Vec<&str> = case["expNameComponents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part.as_str().unwrap())
        .collect();
    same(
        "components",
        components(case["actName"].as_str().unwrap()).as_slice(),
        &expected.into_iter().map(str::to_owned).collect::<Vec<_>>(),
    )
}

fn cases(file: &str) -> Vec<Value> {
    let file = vectors::file("eu-dcc/cwa-test-cases", file).json().unwrap();
    file["data"].as_array().unwrap().clone()
}

fn name(case: &Value) -> &str {
    case["description"].as_str().unwrap()
}

fn holder(value: &Value) -> Holder {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let name = &value["nam"];
    Holder::new(&text(&name["fnt"]), &text(&name["gnt"]), &text(&value["dob"]))
}
