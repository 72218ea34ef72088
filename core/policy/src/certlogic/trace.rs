//! What an evaluation tells while it runs.

use super::answer::View;
use super::value::Val;
use super::{EvaluationError, Logic};

/// Hears of every node that is evaluated. `()` hears nothing, and costs nothing.
pub(super) trait Trace<'a> {
    /// Whether it listens at all.
    const IS_ON: bool;

    /// A node is about to be evaluated.
    fn enter(&mut self, logic: &'a Logic, at: u32);

    /// It was evaluated: on the data, or on what a `reduce` gives its lambda.
    fn leave(&mut self, view: View<'_, 'a>, at: u32, on_data: bool, result: Result<Val<'a>, EvaluationError>);
}

impl<'a> Trace<'a> for () {
    const IS_ON: bool = false;

    fn enter(&mut self, _: &'a Logic, _: u32) {}

    fn leave(&mut self, _: View<'_, 'a>, _: u32, _: bool, _: Result<Val<'a>, EvaluationError>) {}
}
