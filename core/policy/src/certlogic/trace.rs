//! What an evaluation tells while it runs.

use super::value::{Made, Val};
use super::{Data, EvaluationError, Logic};

/// Hears of every node that is evaluated. `()` hears nothing, and costs nothing.
pub(super) trait Trace<'a> {
    /// Whether it listens at all.
    const IS_ON: bool;

    /// A node is about to be evaluated.
    fn enter(&mut self, at: u32);

    /// It was evaluated.
    fn leave(
        &mut self,
        logic: &'a Logic,
        data: Data<'a>,
        made: &[Made<'a>],
        at: u32,
        result: Result<Val<'a>, EvaluationError>,
    );
}

impl<'a> Trace<'a> for () {
    const IS_ON: bool = false;

    fn enter(&mut self, _: u32) {}

    fn leave(&mut self, _: &'a Logic, _: Data<'a>, _: &[Made<'a>], _: u32, _: Result<Val<'a>, EvaluationError>) {}
}
