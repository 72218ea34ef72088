//! `carnet rules eval`: the contract that authors of rules rely on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Output, Stdio};

use serde_json::{Value, json};
use support::{Desk, answer, carnet};

fn eval(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = carnet()
        .args(["rules", "eval"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// One answer a line.
fn answers(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_line_in_is_a_line_out_whatever_the_line_is() {
    let lines = [
        r#"{"logic": {"var": "payload.v.0.dn"}, "data": {"payload": {"v": [{"dn": 2}]}}}"#,
        r#"{"logic": {"plusTime": ["2021-01-31", 1, "month"]}}"#,
        r#"{"logic": [{"dccDateOfBirth": ["2004-02"]}], "data": null}"#,
        "not JSON",
        "",
        r#"{"data": {}}"#,
        r#"{"logic": {"or": [true, false]}, "data": {}}"#,
        r#"{"logic": {"<": [{"var": "x"}, 1]}, "data": {"x": "1"}}"#,
        r#"{"logic": {"===": [{"var": "x"}, null]}, "data": {}}"#,
        "\u{0}",
        r#"{"logic": true, "data": {}}"#,
    ];
    let output = eval(&["--lines"], lines.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let answers = answers(&output);
    assert_eq!(answers.len(), lines.len());
    assert_eq!(answers[0], json!({"result": 2}));
    assert_eq!(answers[1], json!({"result": "2021-03-03T00:00:00.000Z"}));
    assert_eq!(answers[2], json!({"result": ["2004-02-29T00:00:00.000Z"]}));
    let codes = [
        (3, "json"),
        (4, "json"),
        (5, "shape"),
        (6, "unknown_operation"),
        (7, "operand"),
        (8, "null_literal"),
    ];
    for (line, code) in codes {
        assert_eq!(answers[line]["error"], code, "{}", lines[line]);
        assert!(answers[line]["message"].as_str().is_some_and(|text| text.len() > 10));
    }
    assert_eq!(answers[9]["error"], "json");
    assert_eq!(answers[10], json!({"result": true}));
}

#[test]
fn with_nothing_but_results_it_exits_0() {
    let line = "{\"logic\": {\"!\": [{\"var\": \"x\"}]}, \"data\": {}}\r\n";
    let output = eval(&["--lines"], line.repeat(3).as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(answers(&output), vec![json!({"result": true}); 3]);
    assert_eq!(eval(&["--lines"], b"").status.code(), Some(0));
}

#[test]
fn a_line_past_the_limit_is_an_error_and_the_next_one_is_read() {
    let long = format!(r#"{{"logic": true, "data": "{}"}}"#, "a".repeat(3 << 20));
    let output = eval(&["--lines"], format!("{long}\n{{\"logic\": 1}}\n").as_bytes());
    let answers = answers(&output);
    assert_eq!(answers[0]["error"], "too_large");
    assert_eq!(answers[1], json!({"result": 1}));
    assert_eq!(answers.len(), 2);
}

#[test]
fn whoever_waits_for_an_answer_gets_it_before_the_next_line() {
    let mut child = carnet()
        .args(["rules", "eval", "--lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut ask, mut answers) = (
        child.stdin.take().unwrap(),
        BufReader::new(child.stdout.take().unwrap()),
    );
    for number in 0..3 {
        writeln!(ask, "{{\"logic\": {number}}}").unwrap();
        let mut line = String::new();
        answers.read_line(&mut line).unwrap();
        assert_eq!(line, format!("{{\"result\":{number}}}\n"));
    }
    drop(ask);
    assert!(child.wait().unwrap().success());
}

#[test]
fn one_example_in_a_file_for_people_and_for_programs() {
    let desk = Desk::new();
    let rule = r#"{"logic": {"if": [{"var": "payload.v.0"}, {">=": [{"var": "payload.v.0.dn"}, 2]}, true]},
        "data": {"payload": {"v": [{"dn": 1}]}}}"#;
    let file = desk.write("rule.json", format!("\u{feff}{rule}"));
    let file = file.to_str().unwrap();
    let plain = eval(&[file], b"");
    assert_eq!(String::from_utf8(plain.stdout).unwrap(), "false\n");
    assert_eq!(plain.status.code(), Some(0));
    let json = eval(&["--json", file], b"");
    assert_eq!(answer(&json), json!({"result": false}));
    let told = String::from_utf8(eval(&["--explain", file], b"").stdout).unwrap();
    for part in ["then: >= → false", "else: value (not looked at)", "payload.v.0.dn = 1"] {
        assert!(told.contains(part), "{told}");
    }
    let told = answer(&eval(&["--explain", "--json", file], b""));
    assert_eq!(told["read"][1], json!({"path": "payload.v.0.dn", "result": 1}));
    assert_eq!(told["tree"]["operation"], "if");
}

#[test]
fn an_error_of_one_example_says_what_is_wrong() {
    let output = eval(
        &[],
        br#"{"logic": {"plusTime": [{"var": "d"}, 0, "day"]}, "data": {"d": "2021-02-30"}}"#,
    );
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("no date") && text.contains("(date)"), "{text}");
    let output = eval(&["--json"], b"{");
    assert_eq!(answer(&output)["error"], "json");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_file_that_is_not_there_is_a_usage_error() {
    for arguments in [&["--lines", "no such file"][..], &["no such file"]] {
        let output = eval(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(output.stdout.is_empty());
    }
}
