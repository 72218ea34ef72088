//! What the specification's own suites leave open; those are in tests/conformance.

mod dates;
mod explaining;
mod properties;

use serde_json::{Value, json};

use super::*;
use crate::limits;

fn logic(expression: &Value) -> Logic {
    Logic::compile(&expression.to_string()).unwrap_or_else(|error| panic!("{expression}: {error}"))
}

fn answer(expression: Value, data: Value) -> Result<Value, EvaluationError> {
    let logic = logic(&expression);
    logic.evaluate(&Data::whole(&data)).map(|answer| answer.to_json())
}

fn refused(expression: Value, data: Value) -> &'static str {
    answer(expression, data).unwrap_err().code()
}

fn invalid(text: &str) -> &'static str {
    Logic::compile(text).err().map_or("valid", LogicError::code)
}

#[test]
fn what_is_no_expression() {
    for (text, code) in [
        ("", "json"),
        ("{", "json"),
        ("1 2", "json"),
        (r#"{"var": "a", "var": "b"}"#, "json"),
        ("null", "null_literal"),
        ("[null]", "null_literal"),
        ("1.5", "non_integer_literal"),
        ("9223372036854775808", "non_integer_literal"),
        ("{}", "members"),
        (r#"{"!": [1], "var": ""}"#, "members"),
        (r#"{"or": [true, false]}"#, "unknown_operation"),
        (r#"{"all": true}"#, "operands"),
        (r#"{"!": true}"#, "operands"),
        (r#"{"and": [true]}"#, "operand_count"),
        (r#"{"!": []}"#, "operand_count"),
        (r#"{"!": [1, 2]}"#, "operand_count"),
        (r#"{"if": [1, 2]}"#, "operand_count"),
        (r#"{"if": [1, 2, 3, 4]}"#, "operand_count"),
        (r#"{"<": [1, 2, 3, 4]}"#, "operand_count"),
        (r#"{"===": [1, 2, 3]}"#, "operand_count"),
        (r#"{"var": ["a"]}"#, "path"),
        (r#"{"var": 0}"#, "path"),
        (r#"{"var": "a..b"}"#, "empty_step"),
        (r#"{"var": ".a"}"#, "empty_step"),
        (r#"{"var": "."}"#, "empty_step"),
        (r#"{"plusTime": ["2021-01-01", {"var": "n"}, "day"]}"#, "amount"),
        (r#"{"plusTime": ["2021-01-01", 0.5, "day"]}"#, "amount"),
        (r#"{"plusTime": ["2021-01-01", 0, "days"]}"#, "unit"),
        (r#"{"plusTime": ["2021-01-01", 0, 1]}"#, "unit"),
        (r#"{"extractFromUVCI": ["a", "0"]}"#, "index"),
    ] {
        assert_eq!(invalid(text), code, "{text}");
    }
}

#[test]
fn past_its_limits_logic_is_refused() {
    let nested = |levels: usize| format!("{}1{}", r#"{"!":["#.repeat(levels), "]}".repeat(levels));
    assert_eq!(invalid(&nested(limits::LOGIC_DEPTH - 1)), "valid");
    assert_eq!(invalid(&nested(limits::LOGIC_DEPTH)), "logic_too_deep");
    assert_eq!(invalid(&nested(5_000)), "logic_too_deep");
    assert_eq!(invalid(&"[".repeat(20_000)), "logic_too_deep");
    let items = |number: usize| format!("[{}0]", "0,".repeat(number - 1));
    assert_eq!(invalid(&items(limits::LOGIC_NODES - 1)), "valid");
    assert_eq!(invalid(&items(limits::LOGIC_NODES)), "logic_too_large");
    let text = |bytes: usize| format!("\"{}\"", "a".repeat(bytes - 2));
    assert_eq!(invalid(&text(limits::LOGIC)), "valid");
    assert_eq!(invalid(&text(limits::LOGIC + 1)), "logic_too_large");
    assert_eq!(invalid(&format!("{}{}", text(limits::LOGIC), " ")), "logic_too_large");
    let long = Value::from("a".repeat(limits::LOGIC + 1));
    assert_eq!(Logic::from_json(&long).err(), Some(LogicError::TooLarge));
}

#[test]
fn integers_are_integers_however_they_are_written_and_fractions_are_errors() {
    let data = json!({"two": 2.0, "thousand": 1e3, "half": 0.5, "large": u64::MAX, "zero": -0.0});
    let read = |path: &str| json!({"var": path});
    assert_eq!(
        answer(json!({"+": [read("two"), read("thousand")]}), data.clone()),
        Ok(json!(1002))
    );
    assert_eq!(answer(json!({"===": [read("two"), 2]}), data.clone()), Ok(json!(true)));
    assert_eq!(answer(json!({"!": [read("zero")]}), data.clone()), Ok(json!(true)));
    assert_eq!(answer(read("half"), data.clone()), Ok(json!(0.5)), "handed through");
    assert_eq!(
        answer(json!({"===": [read("half"), "a"]}), data.clone()),
        Ok(json!(false))
    );
    for path in ["half", "large"] {
        for expression in [
            json!({"+": [1, read(path)]}),
            json!({"<": [1, read(path), 3]}),
            json!({"!": [read(path)]}),
            json!({"if": [read(path), 1, 2]}),
            json!({"and": [true, read(path)]}),
        ] {
            assert_eq!(refused(expression.clone(), data.clone()), "operand", "{expression}");
        }
        let same = json!({"===": [read(path), read(path)]});
        assert_eq!(refused(same, data.clone()), "not_comparable");
    }
}

#[test]
fn sums_do_not_overflow() {
    let (most, least) = (i64::MAX, i64::MIN);
    assert_eq!(answer(json!({"+": [most, least]}), json!(null)), Ok(json!(-1)));
    assert_eq!(refused(json!({"+": [most, 1]}), json!(null)), "overflow");
    assert_eq!(refused(json!({"+": [least, -1]}), json!(null)), "overflow");
    // Beyond what a double tells apart.
    let apart = json!({"===": [9_007_199_254_740_992_i64, 9_007_199_254_740_993_i64]});
    assert_eq!(answer(apart, json!(null)), Ok(json!(false)));
}

#[test]
fn what_is_the_same_and_what_nobody_defines() {
    let data = json!({"a": [1], "o": {"x": 1}, "n": null, "t": true});
    let same = |left: Value, right: Value| answer(json!({"===": [left, right]}), data.clone());
    let read = |path: &str| json!({"var": path});
    assert_eq!(same(read("n"), read("missing")), Ok(json!(true)));
    assert_eq!(same(read("t"), json!(true)), Ok(json!(true)));
    assert_eq!(same(json!(1), json!(true)), Ok(json!(false)));
    assert_eq!(same(read("a"), read("o")), Ok(json!(false)));
    assert_eq!(same(read("a"), json!(1)), Ok(json!(false)));
    let date = json!({"plusTime": ["2021-01-01", 0, "day"]});
    for (value, found) in [
        (read("a"), Kind::Array),
        (json!([1]), Kind::Array),
        (read("o"), Kind::Object),
        (date, Kind::DateTime),
    ] {
        let error = EvaluationError::NotComparable {
            operation: Operation::Same,
            found,
        };
        assert_eq!(same(value.clone(), value), Err(error));
    }
    assert_eq!(answer(json!({"in": [1, read("a")]}), data.clone()), Ok(json!(true)));
    assert_eq!(
        refused(json!({"in": [read("a"), [[1]]]}), data.clone()),
        "not_comparable"
    );
    assert_eq!(refused(json!({"in": ["a", "abc"]}), data.clone()), "operand");
    assert_eq!(refused(json!({"in": ["x", read("o")]}), data), "operand");
}

#[test]
fn a_date_is_neither_truthy_nor_falsy_and_only_dates_are_before_one_another() {
    let date = json!({"plusTime": ["2021-01-01", 0, "day"]});
    for expression in [
        json!({"if": [date, 1, 2]}),
        json!({"!": [date]}),
        json!({"and": [true, date]}),
        json!({"before": [date, "2022-01-01"]}),
        json!({"<": [date, date]}),
        json!({"plusTime": [date, 1, "day"]}),
        json!({"dccDateOfBirth": [date]}),
        json!({"+": [1, "1"]}),
        json!({"<": [1, 2, "3"]}),
        json!({"extractFromUVCI": [1, 0]}),
        json!({"reduce": ["abc", 1, 1]}),
    ] {
        assert_eq!(refused(expression.clone(), json!(null)), "operand", "{expression}");
    }
}

#[test]
fn all_operands_of_a_comparison_count_even_where_the_first_two_decide() {
    assert_eq!(refused(json!({"<": [2, 1, {"var": "x"}]}), json!({})), "operand");
    assert_eq!(refused(json!({"in": [1, [1, {"+": [1, "x"]}]]}), json!({})), "operand");
}

#[test]
fn a_lambda_sees_its_item_and_what_was_gathered_and_nothing_else() {
    let data = json!({"x": [1, 2], "payload": {"a": 1}});
    let reduce = |lambda: Value| json!({"reduce": [{"var": "x"}, lambda, 0]});
    assert_eq!(
        answer(reduce(json!({"var": "payload.a"})), data.clone()),
        Ok(json!(null))
    );
    assert_eq!(answer(reduce(json!({"var": "x"})), data.clone()), Ok(json!(null)));
    let nested = json!({"accumulator": {"accumulator": 0, "current": 1}, "current": 2});
    assert_eq!(answer(reduce(json!({"var": ""})), data.clone()), Ok(nested));
    let inner = json!({"reduce": [[10, {"var": "current"}], {"+": [{"var": "accumulator"}, {"var": "current"}]}, {"var": "accumulator"}]});
    assert_eq!(answer(reduce(inner), data.clone()), Ok(json!(23)));
    // Paths into what the rule put together.
    let path = json!({"reduce": [[[[7, 8]], [[{"var": "x.1"}, 9]]], {"var": "current.0.0"}, 0]});
    assert_eq!(answer(path, data), Ok(json!(2)));
}

#[test]
fn parts_of_the_data_are_the_whole_of_it() {
    let (payload, external) = (json!({"v": [{"dn": 1}]}), json!({"validationClock": "2021-01-01"}));
    let value_sets = json!({"tests": ["a", "b"]});
    let whole = json!({"payload": payload, "external": {
        "validationClock": "2021-01-01", "valueSets": {"tests": ["a", "b"]},
    }});
    let parts = Data::new(&payload, &external, &value_sets);
    for path in [
        "",
        "payload",
        "payload.v.0.dn",
        "external",
        "external.validationClock",
        "external.valueSets",
        "external.valueSets.tests.1",
        "external.nothing",
        "other",
    ] {
        for expression in [
            json!({"var": path}),
            json!({"!": [{"var": path}]}),
            json!({"reduce": [[{"var": path}], {"var": "current.external.valueSets.tests.0"}, 0]}),
            json!({"reduce": [[{"var": path}], {"var": "current.valueSets.tests.0"}, 0]}),
            json!({"reduce": [[{"var": path}], {"var": "current.payload.v.0"}, 0]}),
        ] {
            let logic = logic(&expression);
            let found = logic.evaluate(&parts).map(|answer| answer.to_json());
            assert_eq!(found, answer(expression.clone(), whole.clone()), "{expression}");
        }
    }
}

#[test]
fn a_rule_that_answers_anything_but_true_or_false_is_open() {
    let data = json!({"payload": {"v": [1]}});
    let holds = |expression: Value| logic(&expression).holds(&Data::whole(&data));
    assert_eq!(holds(json!({"!": [{"var": "payload.v"}]})), Ok(false));
    for (expression, kind) in [
        (json!({"var": "payload.v"}), Kind::Array),
        (json!({"var": "payload.t"}), Kind::Nothing),
        (json!(1), Kind::Integer),
        (json!("true"), Kind::Text),
        (json!([]), Kind::Array),
    ] {
        assert_eq!(holds(expression), Err(EvaluationError::NotBoolean(kind)));
    }
}

#[test]
fn work_without_end_is_cut_short() {
    let many: Vec<u32> = (0..1_000).collect();
    let inner = json!({"reduce": [{"var": "current"}, {"+": [1, {"var": "accumulator"}]}, 0]});
    let data = json!({"x": vec![many; 1_000]});
    let squared = json!({"reduce": [{"var": "x"}, inner, 0]});
    assert_eq!(refused(squared, data), "too_many_steps");
    // Texts that differ in their last letter only.
    let long = |last: char| format!("{}{last}", "a".repeat(1 << 20));
    let data = json!({"x": long('x'), "y": vec![long('y'); 100]});
    assert_eq!(
        refused(json!({"in": [{"var": "x"}, {"var": "y"}]}), data),
        "too_many_steps"
    );
    // 2^40 items, in forty arrays.
    let twice = json!({"reduce": [{"var": "x"}, [{"var": "accumulator"}, {"var": "accumulator"}], 0]});
    assert_eq!(refused(twice, json!({"x": vec![0; 40]})), "answer_too_large");
    let deep = json!({"reduce": [{"var": "x"}, [{"var": "accumulator"}], 0]});
    assert_eq!(refused(deep, json!({"x": vec![0; 5_000]})), "answer_too_large");
}

#[test]
fn examples_of_authors() {
    let read = |text: &str| Example::read(text).err().map_or("read", ExampleError::code);
    assert_eq!(
        read(r#"{"logic": true, "data": {}, "name": "other members are passed over"}"#),
        "read"
    );
    assert_eq!(read(r#"{"logic": true}"#), "read");
    assert_eq!(read(r#"{"data": {}}"#), "shape");
    assert_eq!(read("[]"), "shape");
    assert_eq!(read(""), "json");
    assert_eq!(read(r#"{"logic": true, "logic": false}"#), "json");
    assert_eq!(read(r#"{"logic": {"or": []}}"#), "unknown_operation");
    assert_eq!(read(&"[".repeat(1_000)), "too_deep");
    assert_eq!(read(&" ".repeat(limits::EXAMPLE + 1)), "too_large");
}
