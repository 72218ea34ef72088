//! How a suite is run and how a case says what went wrong.

use std::fmt::Debug;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

/// What a case ends in.
pub type Outcome = Result<(), Failed>;

/// Runs a suite's cases in parallel, with the arguments and the closing line of `cargo test`, and one more that counts
/// them: cases that went missing must not look like cases that passed.
pub fn run(expected: usize, cases: impl IntoIterator<Item = Trial>) -> ExitCode {
    let mut trials: Vec<Trial> = cases.into_iter().collect();
    let found = trials.len();
    trials.push(Trial::test(format!("all {expected} cases"), move || {
        same("number of cases", &found, &expected)
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Passes when both are the same; else says what differs.
///
/// # Errors
/// When they are not.
pub fn same<T: PartialEq + Debug + ?Sized>(what: &str, found: &T, expected: &T) -> Outcome {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what}\n   found: {found:?}\nexpected: {expected:?}").into())
}

/// Fails the case with a message, formatted as by [`format!`], unless the condition holds.
#[macro_export]
macro_rules! ensure {
    ($condition:expr, $($message:tt)+) => {
        if !$condition {
            return Err($crate::Failed::from(format!($($message)+)));
        }
    };
}
