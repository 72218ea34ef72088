//! `carnet rules eval`: logic and data in, a result out. No profile, no keystore, no network.

use serde_json::{Value, json};
use wallet::certlogic::{Data, EvaluationError, Example, ExampleError, Explanation};

use crate::args::{Global, RulesEval as Arguments};
use crate::failure::Failure;
use crate::inputs;
use crate::output::{self, BAD, QUIET, STRONG, styled};

/// Longest line read, in bytes: one more than an example may have, so that a longer one is named as such.
const MAX_LINE: u64 = (2 << 20) + 1;

pub(crate) fn run(args: &Arguments, global: &Global) -> Result<(), Failure> {
    let all_answered = if args.lines { lines(args)? } else { files(args, global)? };
    if all_answered { Ok(()) } else { Err(Failure::No) }
}

/// What came of one: how it was, or why not.
struct Outcome {
    result: Result<Value, (&'static str, String)>,
    explanation: Option<Explanation>,
}

fn files(args: &Arguments, global: &Global) -> Result<bool, Failure> {
    let mut all_answered = true;
    for path in &args.inputs {
        let outcome = outcome(&inputs::read(path)?, args.explain);
        all_answered &= outcome.result.is_ok();
        if global.json {
            output::json(&outcome.to_json());
        } else {
            print(&outcome);
        }
    }
    Ok(all_answered)
}

/// One example a line in, one JSON object a line out.
fn lines(args: &Arguments) -> Result<bool, Failure> {
    inputs::answer_lines(&args.inputs, MAX_LINE, |line| {
        let outcome = outcome(line, args.explain);
        (outcome.to_json(), outcome.result.is_ok())
    })
}

fn outcome(bytes: &[u8], explain: bool) -> Outcome {
    let example = match std::str::from_utf8(bytes) {
        Ok(text) => Example::read(text.trim_start_matches('\u{feff}')),
        Err(_) => Err(ExampleError::Json),
    };
    let example = match example {
        Ok(example) => example,
        Err(error) => return Outcome::none((error.code(), error.to_string())),
    };
    let (logic, data) = (&example.logic, Data::whole(&example.data));
    let named = |error: EvaluationError| (error.code(), error.to_string());
    if explain {
        let explanation = logic.explain(&data);
        Outcome {
            result: explanation.answer.clone().map_err(named),
            explanation: Some(explanation),
        }
    } else {
        Outcome {
            result: logic.evaluate(&data).map(|answer| answer.to_json()).map_err(named),
            explanation: None,
        }
    }
}

impl Outcome {
    fn none(error: (&'static str, String)) -> Self {
        Self {
            result: Err(error),
            explanation: None,
        }
    }

    fn to_json(&self) -> Value {
        if let Some(explanation) = &self.explanation {
            return explanation.to_json();
        }
        match &self.result {
            Ok(result) => json!({"result": result}),
            Err((code, message)) => json!({"error": code, "message": message}),
        }
    }
}

fn print(outcome: &Outcome) {
    match &outcome.result {
        Ok(result) => output::line(styled(STRONG, result)),
        Err((code, message)) => output::line(format_args!(
            "{} {} {}",
            styled(BAD, "no result:"),
            output::sentence(message),
            styled(QUIET, format_args!("({code})"))
        )),
    }
    if let Some(explanation) = &outcome.explanation {
        output::line(format_args!("\n{explanation}"));
        if !explanation.read.is_empty() {
            output::line(format_args!("\n{}", styled(STRONG, "Read of the data:")));
        }
        for reading in &explanation.read {
            let path = if reading.path.is_empty() {
                "all of it"
            } else {
                &reading.path
            };
            output::line(format_args!("  {path} = {}", reading.seen));
        }
    }
}
