//! The compact form of a rule's logic: one row of nodes, in which the operands of an operation stand side by side.

use std::fmt;

/// An operation of CertLogic, by its specification's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// `var`
    Variable,
    /// `if`
    If,
    /// `and`
    And,
    /// `!`
    Not,
    /// `===`
    Same,
    /// `in`
    In,
    /// `+`
    Plus,
    /// `<`
    Less,
    /// `>`
    Greater,
    /// `<=`
    LessOrSame,
    /// `>=`
    GreaterOrSame,
    /// `before`
    Before,
    /// `after`
    After,
    /// `not-after`
    NotAfter,
    /// `not-before`
    NotBefore,
    /// `plusTime`
    PlusTime,
    /// `dccDateOfBirth`
    DateOfBirth,
    /// `reduce`
    Reduce,
    /// `extractFromUVCI`
    ExtractFromUvci,
}

impl Operation {
    pub(super) const ALL: [Self; 19] = [
        Self::Variable,
        Self::If,
        Self::And,
        Self::Not,
        Self::Same,
        Self::In,
        Self::Plus,
        Self::Less,
        Self::Greater,
        Self::LessOrSame,
        Self::GreaterOrSame,
        Self::Before,
        Self::After,
        Self::NotAfter,
        Self::NotBefore,
        Self::PlusTime,
        Self::DateOfBirth,
        Self::Reduce,
        Self::ExtractFromUvci,
    ];

    /// Its name in rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Variable => "var",
            Self::If => "if",
            Self::And => "and",
            Self::Not => "!",
            Self::Same => "===",
            Self::In => "in",
            Self::Plus => "+",
            Self::Less => "<",
            Self::Greater => ">",
            Self::LessOrSame => "<=",
            Self::GreaterOrSame => ">=",
            Self::Before => "before",
            Self::After => "after",
            Self::NotAfter => "not-after",
            Self::NotBefore => "not-before",
            Self::PlusTime => "plusTime",
            Self::DateOfBirth => "dccDateOfBirth",
            Self::Reduce => "reduce",
            Self::ExtractFromUvci => "extractFromUVCI",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.name() == name)
    }

    /// Whether it answers true or false and nothing else.
    pub(super) fn is_test(self) -> bool {
        !matches!(
            self,
            Self::Variable
                | Self::If
                | Self::And
                | Self::Plus
                | Self::PlusTime
                | Self::DateOfBirth
                | Self::Reduce
                | Self::ExtractFromUvci
        )
    }

    /// Whether an operation takes so many operands.
    pub(super) fn takes(self, operands: usize) -> bool {
        match self {
            Self::Variable | Self::Not | Self::DateOfBirth => operands == 1,
            Self::Same | Self::In | Self::Plus | Self::ExtractFromUvci => operands == 2,
            Self::If | Self::PlusTime | Self::Reduce => operands == 3,
            Self::And => operands >= 2,
            Self::Less
            | Self::Greater
            | Self::LessOrSame
            | Self::GreaterOrSame
            | Self::Before
            | Self::After
            | Self::NotAfter
            | Self::NotBefore => operands == 2 || operands == 3,
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// What `plusTime` counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Month,
    Day,
    Hour,
}

impl Unit {
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Year, Self::Month, Self::Day, Self::Hour]
            .into_iter()
            .find(|unit| unit.name() == name)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Hour => "hour",
        }
    }
}

/// One node. Numbers point into the [`Logic`](super::Logic) that it belongs to.
#[derive(Clone, Copy)]
pub(super) enum Node {
    Boolean(bool),
    Integer(i64),
    Text(Span),
    /// An array of nothing but literals, which is a value as it stands.
    Literals(Run),
    /// An array of which an item has to be evaluated.
    Array(Run),
    /// The number of its path, and its place among the known paths.
    Variable(u32, Option<u8>),
    /// The date, and then the amount as an integer.
    PlusTime(u32, Unit),
    /// Any other operation, with its operands.
    Apply(Operation, Run),
}

/// Nodes, or steps of a path, that stand side by side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) first: u32,
    pub(super) len: u32,
}

impl Run {
    pub(super) fn at(self, index: u32) -> u32 {
        self.first.saturating_add(index)
    }

    pub(super) fn iter(self) -> std::ops::Range<u32> {
        self.first..self.first.saturating_add(self.len)
    }
}

/// Bytes of a text, from and to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: u32,
    pub(super) to: u32,
}

/// The path of a `var`, split once.
#[derive(Clone, Copy)]
pub(super) struct Path {
    /// As it is written.
    pub(super) text: Span,
    pub(super) steps: Run,
    pub(super) head: Head,
}

/// What a path begins with, so that the roots that rules use need not be looked up by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Whole,
    Payload,
    External,
    ValueSets,
    Current,
    Accumulator,
    Other,
}

impl Head {
    pub(super) fn of(path: &str) -> Self {
        let mut steps = path.split('.');
        match (steps.next(), steps.next()) {
            (Some(""), None) => Self::Whole,
            (Some("payload"), _) => Self::Payload,
            (Some("external"), Some("valueSets")) => Self::ValueSets,
            (Some("external"), _) => Self::External,
            (Some("current"), _) => Self::Current,
            (Some("accumulator"), _) => Self::Accumulator,
            _ => Self::Other,
        }
    }

    /// How many steps of the path it stands for.
    pub(super) fn steps(self) -> u32 {
        match self {
            Self::Whole | Self::Other => 0,
            Self::Payload | Self::External | Self::Current | Self::Accumulator => 1,
            Self::ValueSets => 2,
        }
    }
}

/// One step of a path: the name of a member and, where it is a number, the index of an item.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) name: Span,
    pub(super) index: Option<u32>,
}
