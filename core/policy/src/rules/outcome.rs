//! What a rule says of a pass.

use std::sync::Arc;

use super::Version;
use super::rule::{BookRule, Unread};
use crate::certlogic::EvaluationError;

/// What one rule says of one pass.
#[derive(Clone)]
#[must_use]
pub struct RuleOutcome {
    /// The rule, with whose it is.
    pub rule: Arc<BookRule>,
    /// What it says.
    pub outcome: Outcome,
}

/// True, false, or nobody knows.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub enum Outcome {
    /// True: accepted, not taken back; of a booster rule: another dose is due.
    Passed,
    /// False.
    Failed,
    /// It could not be evaluated: neither accepted nor refused.
    Open(Open),
}

/// Why a rule could not be evaluated.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Open {
    /// The rule itself is not understood.
    #[error(transparent)]
    Rule(#[from] Unread),
    /// The rule is for certificates of a newer schema than the pass, or of another generation, or the pass does not say
    /// which it has.
    #[error("the rule is for certificates of schema {rule}, which this pass does not have")]
    Schema {
        /// What the rule asks for.
        rule: Version,
        /// What the pass says it has.
        pass: Option<Version>,
    },
    /// Its publisher has no value set of this name.
    #[error("the rule's publisher has no list called {0}")]
    ValueSet(String),
    /// It gave no answer.
    #[error(transparent)]
    Evaluation(EvaluationError),
}

impl Open {
    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Rule(unread) => unread.code(),
            Self::Schema { .. } => "schema",
            Self::ValueSet(_) => "value_set",
            Self::Evaluation(_) => "evaluation",
        }
    }
}

impl Outcome {
    /// A stable name for programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Open(_) => "open",
        }
    }
}
