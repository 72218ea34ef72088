//! How an evaluation is told.

use super::*;

fn explain(expression: &Value, data: &Value) -> Explanation {
    logic(expression).explain(&Data::whole(data))
}

#[test]
fn a_rule_in_words_with_what_it_saw() {
    let rule = json!({"if": [
        {"var": "payload.v.0"},
        {"and": [
            {">=": [{"var": "payload.v.0.dn"}, {"var": "payload.v.0.sd"}]},
            {"not-after": [{"plusTime": [{"var": "payload.v.0.dt"}, 14, "day"]}, {"plusTime": ["2021-07-01", 0, "day"]}]},
        ]},
        true,
    ]});
    let data = json!({"payload": {"v": [{"dn": 1, "sd": 2, "dt": "2021-06-01"}]}});
    let told = explain(&rule, &data);
    assert_eq!(told.answer, Ok(json!(false)));
    assert_eq!(
        told.to_string(),
        r#"if → false
  if: var payload.v.0 → {"dn":1,"dt":"2021-06-01","sd":2}
  then: and → false
    >= → false
      var payload.v.0.dn → 1
      var payload.v.0.sd → 2
    not-after (not looked at)
  else: value (not looked at)"#
    );
    let read: Vec<&str> = told.read.iter().map(|reading| reading.path.as_str()).collect();
    assert_eq!(read, ["payload.v.0", "payload.v.0.dn", "payload.v.0.sd"]);
    let json = told.to_json();
    assert_eq!(json["result"], false);
    assert_eq!(json["tree"]["operands"][1]["operands"][0]["operands"][1]["result"], 2);
    assert_eq!(json["read"][1], json!({"path": "payload.v.0.dn", "result": 1}));
    assert_eq!(
        json["tree"]["operands"][2],
        json!({"operation": "value", "role": "else"})
    );
}

#[test]
fn a_reduce_shows_its_lambda_for_each_item() {
    let rule = json!({"reduce": [{"var": "x"}, {"+": [{"var": "accumulator"}, {"var": "current"}]}, 0]});
    let told = explain(&rule, &json!({"x": [3, 4]}));
    assert_eq!(
        told.to_string(),
        r#"reduce → 7
  items: var x → [3,4]
  start: 0
  each: + → 3
    var accumulator → 0
    var current → 3
  each: + → 7
    var accumulator → 3
    var current → 4"#
    );
    let read: Vec<&str> = told.read.iter().map(|reading| reading.path.as_str()).collect();
    assert_eq!(read, ["x"], "what a lambda is given is not read of the data");
}

#[test]
fn an_error_stands_where_it_arose_and_large_values_are_sizes() {
    let many: Vec<u32> = (0..1_000).collect();
    let rule = json!({"and": [{"in": [7, {"var": "many"}]}, {"plusTime": [{"var": "date"}, 0, "day"]}]});
    let told = explain(&rule, &json!({"many": many, "date": "yesterday"}));
    assert_eq!(told.answer, Err(EvaluationError::Date(Operation::PlusTime)));
    let json = told.to_json();
    assert_eq!(json["error"], "date");
    assert_eq!(json["tree"]["operands"][1]["error"], "date");
    assert_eq!(json["read"][0]["large"], "an array of 1000");
    assert!(told.to_string().contains("var many → an array of 1000"));
}

#[test]
fn what_is_long_is_shortened() {
    let many: Vec<u32> = (0..3_000).collect();
    let rule = json!({"reduce": [{"var": "x"}, {"+": [{"var": "accumulator"}, 1]}, 0]});
    let told = explain(&rule, &json!({"x": many}));
    assert_eq!(told.answer, Ok(json!(3_000)));
    assert!(told.is_shortened);
    assert!(told.to_string().ends_with("(shortened)"));
    let whole = explain(&rule, &json!({"x": [1]}));
    assert!(!whole.is_shortened);
}
