//! Logic: an expression of CertLogic, checked and made compact once.

use serde_json::Value;

use super::LogicError;
use super::known;
use super::node::{Head, Node, Operation, Path, Run, Span, Step, Unit};
use super::value::whole_number;
use crate::import::json_text;
use crate::limits;

/// An expression of CertLogic (specification 1.3.3) in the form it is evaluated in.
pub struct Logic {
    nodes: Box<[Node]>,
    paths: Box<[Path]>,
    steps: Box<[Step]>,
    texts: Box<str>,
}

impl Logic {
    /// Reads an expression in JSON: exactly what the specification's grammar allows.
    ///
    /// # Errors
    /// When it is not JSON, not CertLogic, or past a limit.
    pub fn compile(json: &str) -> Result<Self, LogicError> {
        if json.len() > limits::LOGIC {
            return Err(LogicError::TooLarge);
        }
        if !json_text::is_unambiguous(json) {
            let is_deep = json_text::depth(json) > json_text::LEVELS;
            return Err(if is_deep { LogicError::TooDeep } else { LogicError::Json });
        }
        Self::from_json(&serde_json::from_str(json).map_err(|_| LogicError::Json)?)
    }

    /// The same of JSON that was read already, in which every name stood once.
    ///
    /// # Errors
    /// When it is not CertLogic, or past a limit.
    pub fn from_json(expression: &Value) -> Result<Self, LogicError> {
        let mut compiler = Compiler::default();
        compiler.nodes.push(Node::Boolean(false));
        compiler.compile(expression, 0, 1)?;
        Ok(Self {
            nodes: compiler.nodes.into_boxed_slice(),
            paths: compiler.paths.into_boxed_slice(),
            steps: compiler.steps.into_boxed_slice(),
            texts: compiler.texts.into_boxed_str(),
        })
    }

    /// Numbers of nodes come from this logic alone; the value for others is never seen.
    pub(super) fn node(&self, at: u32) -> Node {
        self.nodes.get(at as usize).copied().unwrap_or(Node::Boolean(false))
    }

    pub(super) fn text(&self, span: Span) -> &str {
        self.texts.get(span.from as usize..span.to as usize).unwrap_or_default()
    }

    pub(super) fn path(&self, number: u32) -> Option<Path> {
        self.paths.get(number as usize).copied()
    }

    /// The nodes of an array or of operands.
    pub(super) fn nodes(&self, run: Run) -> &[Node] {
        let range = run.iter();
        self.nodes
            .get(range.start as usize..range.end as usize)
            .unwrap_or_default()
    }

    pub(super) fn text_bytes(&self, span: Span) -> &[u8] {
        let bytes = self.texts.as_bytes();
        bytes.get(span.from as usize..span.to as usize).unwrap_or_default()
    }

    /// The steps of a path after those that its head stands for.
    pub(super) fn steps(&self, path: Path, head: u32) -> &[Step] {
        let steps = path.steps.iter();
        let from = steps.start.saturating_add(head);
        self.steps.get(from as usize..steps.end as usize).unwrap_or_default()
    }
}

#[derive(Default)]
struct Compiler {
    nodes: Vec<Node>,
    paths: Vec<Path>,
    steps: Vec<Step>,
    texts: String,
}

impl Compiler {
    /// Compiles an expression into the place that was kept for it.
    fn compile(&mut self, expression: &Value, at: usize, depth: usize) -> Result<(), LogicError> {
        if depth > limits::LOGIC_DEPTH {
            return Err(LogicError::TooDeep);
        }
        let node = match expression {
            Value::Null => return Err(LogicError::Null),
            Value::Bool(is) => Node::Boolean(*is),
            Value::Number(_) => Node::Integer(integer(expression).ok_or(LogicError::NotAnInteger)?),
            Value::String(text) => Node::Text(self.text(text)?),
            Value::Array(items) => {
                let run = self.operands(items, depth)?;
                if run.iter().all(|item| self.is_literal(item)) {
                    Node::Literals(run)
                } else {
                    Node::Array(run)
                }
            }
            Value::Object(members) => {
                let mut all = members.iter();
                match (all.next(), all.next()) {
                    (Some((name, operands)), None) => self.operation(name, operands, depth)?,
                    _ => return Err(LogicError::Members(members.len())),
                }
            }
        };
        if let Some(place) = self.nodes.get_mut(at) {
            *place = node;
        }
        Ok(())
    }

    fn operation(&mut self, name: &str, operands: &Value, depth: usize) -> Result<Node, LogicError> {
        if name == Operation::Variable.name() {
            return self.variable(operands.as_str().ok_or(LogicError::Path)?);
        }
        let operands = operands.as_array().ok_or(LogicError::Operands)?;
        let operation = Operation::named(name).ok_or(LogicError::UnknownOperation)?;
        if !operation.takes(operands.len()) {
            return Err(LogicError::Count {
                operation,
                operands: operands.len(),
            });
        }
        match (operation, operands.as_slice()) {
            (Operation::PlusTime, [date, amount, unit]) => {
                let unit = unit.as_str().and_then(Unit::named).ok_or(LogicError::Unit)?;
                integer(amount).ok_or(LogicError::Amount)?;
                let run = self.operands([date, amount], depth)?;
                Ok(Node::PlusTime(run.first, unit))
            }
            (Operation::ExtractFromUvci, [_, index]) if integer(index).is_none() => Err(LogicError::Index),
            _ => Ok(Node::Apply(operation, self.operands(operands, depth)?)),
        }
    }

    /// Keeps places for operands side by side, and compiles each into its place.
    fn operands<'v, I>(&mut self, operands: I, depth: usize) -> Result<Run, LogicError>
    where
        I: IntoIterator<Item = &'v Value, IntoIter: ExactSizeIterator>,
    {
        let operands = operands.into_iter();
        let first = self.nodes.len();
        let end = first.saturating_add(operands.len());
        if end > limits::LOGIC_NODES {
            return Err(LogicError::TooLarge);
        }
        self.nodes.resize(end, Node::Boolean(false));
        let run = Run {
            first: number(first)?,
            len: number(operands.len())?,
        };
        for (at, operand) in (first..end).zip(operands) {
            self.compile(operand, at, depth.saturating_add(1))?;
        }
        Ok(run)
    }

    fn is_literal(&self, at: u32) -> bool {
        matches!(
            self.nodes.get(at as usize),
            Some(Node::Boolean(_) | Node::Integer(_) | Node::Text(_) | Node::Literals(_))
        )
    }

    /// A path: steps between full stops, none of them empty, or nothing at all for the whole data.
    fn variable(&mut self, path: &str) -> Result<Node, LogicError> {
        let again = self.paths.iter().position(|known| self.texts_at(known.text) == path);
        if let Some(again) = again {
            return Ok(Node::Variable(number(again)?, known::number(path)));
        }
        let text = self.text(path)?;
        let first = number(self.steps.len())?;
        let mut from = text.from;
        for step in path.split('.').filter(|_| !path.is_empty()) {
            if step.is_empty() {
                return Err(LogicError::EmptyStep);
            }
            let to = from.saturating_add(number(step.len())?);
            self.steps.push(Step {
                name: Span { from, to },
                index: index(step),
            });
            from = to.saturating_add(1);
        }
        let len = number(self.steps.len())?.saturating_sub(first);
        let variable = Node::Variable(number(self.paths.len())?, known::number(path));
        self.paths.push(Path {
            text,
            steps: Run { first, len },
            head: Head::of(path),
        });
        Ok(variable)
    }

    fn text(&mut self, text: &str) -> Result<Span, LogicError> {
        let from = number(self.texts.len())?;
        self.texts.push_str(text);
        if self.texts.len() > limits::LOGIC {
            return Err(LogicError::TooLarge);
        }
        let to = number(self.texts.len())?;
        Ok(Span { from, to })
    }

    fn texts_at(&self, span: Span) -> &str {
        self.texts.get(span.from as usize..span.to as usize).unwrap_or_default()
    }
}

fn integer(number: &Value) -> Option<i64> {
    number.as_i64().or_else(|| whole_number(number.as_f64()?))
}

/// A step of nothing but digits is the index of an item.
fn index(step: &str) -> Option<u32> {
    let is_number = step.bytes().all(|byte| byte.is_ascii_digit());
    step.parse().ok().filter(|_| is_number)
}

/// The limits keep all of these numbers small.
fn number(of: usize) -> Result<u32, LogicError> {
    u32::try_from(of).map_err(|_| LogicError::TooLarge)
}
