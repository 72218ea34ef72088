//! What holds for every rule and all data.

use proptest::prelude::*;

use super::*;

/// Data with few names, so that paths lead somewhere.
fn any_data() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3..4_i64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::sample::select(vec![
            "",
            "a",
            "2021",
            "2021-02-28",
            "2021-06-14T12:05:26+02:00",
            "URN:UVCI:01:NL:1/2#3"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("payload|external|valueSets|v|0|current", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Expressions, valid and nearly so.
fn any_logic() -> impl Strategy<Value = Value> {
    let paths = [
        "",
        "payload",
        "payload.v.0",
        "external.valueSets.v",
        "external",
        "current",
        "accumulator",
        "0.v",
        "a.",
    ];
    let leaf = prop_oneof![
        4 => prop::sample::select(paths.to_vec()).prop_map(|path| json!({"var": path})),
        2 => any_data(),
        1 => prop::sample::select(vec!["2021", "2021-01-31", "2021-01-31T00:00:00Z"])
            .prop_map(|date| json!({"plusTime": [date, 1, "month"]})),
    ];
    let names: Vec<&str> = Operation::ALL.iter().map(|operation| operation.name()).collect();
    leaf.prop_recursive(5, 40, 3, move |inner| {
        prop_oneof![
            6 => (prop::sample::select(names.clone()), prop::collection::vec(inner.clone(), 1..4))
                .prop_map(|(name, operands)| json!({name: operands})),
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            1 => (inner, any::<i64>(), prop::sample::select(vec!["year", "month", "day", "hour"]))
                .prop_map(|(date, amount, unit)| json!({"plusTime": [date, amount, unit]})),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn told_or_not_and_in_parts_or_whole_the_answer_is_the_same(
        expression in any_logic(), payload in any_data(), external in any_data(), value_sets in any_data(),
    ) {
        let compiled = Logic::compile(&expression.to_string());
        prop_assert_eq!(compiled.as_ref().err().copied(), Logic::from_json(&expression).err());
        let Ok(logic) = compiled else { return Ok(()) };
        let mut members = external.as_object().cloned().unwrap_or_default();
        members.insert("valueSets".to_owned(), value_sets.clone());
        let external = Value::Object(members);
        let data = json!({"payload": payload, "external": external});
        let (whole, parts) = (Data::whole(&data), Data::new(&payload, &external, &value_sets));
        let answer = logic.evaluate(&whole).map(|answer| answer.to_json());
        prop_assert_eq!(&logic.evaluate(&parts).map(|answer| answer.to_json()), &answer);
        let told = logic.explain(&whole);
        prop_assert_eq!(&told.answer, &answer);
        prop_assert!(!told.to_string().is_empty());
        // A rule holds exactly where it answers true.
        match (&answer, logic.holds(&whole)) {
            (Ok(Value::Bool(answer)), holds) => prop_assert_eq!(holds, Ok(*answer)),
            (Ok(_), holds) => prop_assert!(matches!(holds, Err(EvaluationError::NotBoolean(_)))),
            (Err(EvaluationError::AnswerTooLarge), _) => {}
            (Err(error), holds) => prop_assert_eq!(holds, Err(*error)),
        }
    }

    #[test]
    fn to_deny_twice_is_to_ask_whether_it_is_truthy(expression in any_logic(), data in any_data()) {
        let twice = json!({"!": [{"!": [expression.clone()]}]});
        let asked = json!({"if": [expression, true, false]});
        if let (Ok(twice), Ok(asked)) = (Logic::from_json(&twice), Logic::from_json(&asked)) {
            let data = Data::whole(&data);
            prop_assert_eq!(twice.holds(&data).ok(), asked.holds(&data).ok());
        }
    }

    #[test]
    fn no_text_brings_it_down(text in "[\\[\\]{}\",:a-z0-9 +=<>!.]{0,60}") {
        let _ = Logic::compile(&text);
        let _ = Example::read(&text);
    }
}
