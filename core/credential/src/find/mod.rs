//! Finds the texts of passes in any text: a message, a page, a link, whatever a share sheet hands over.
//!
//! ```
//! use credential::find;
//!
//! let link = "Your card: https://viewer.example/#shc:/56762909524320603460\nThank you";
//! let found = find::texts(link);
//! assert_eq!(found[0].text, "shc:/56762909524320603460");
//! assert_eq!(&link[found[0].at.clone()], "shc:/56762909524320603460");
//! assert!(find::texts("nothing but words").is_empty());
//! ```
//!
//! What a form of text begins with, which characters go on and where it ends stands in the table of `shape.rs`. A code may
//! be broken over lines, quoted as in an answer, interspersed with characters of no width, or percent-encoded in a link.
//! Time is linear in the length of the text, whatever is in it.

mod object;
mod run;
mod shape;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::limits;
use shape::{SHAPES, Shape};

/// The text of a code within another text. May be a pass: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Found {
    /// The code's text, put together where it was broken.
    pub text: String,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// All codes in a text, in their order. Of a code that is damaged the rest of its line is given, for a check to say why.
#[must_use]
pub fn texts(text: &str) -> Vec<Found> {
    let mut work = Work::of(text);
    let found = search(text, true, &mut work).into_iter();
    found.map(|one| one.found).collect()
}

/// A code, and whether it is undamaged as far as its own form can tell.
struct One {
    found: Found,
    whole: bool,
}

impl One {
    fn new(text: String, at: Range<usize>, whole: bool) -> Self {
        let found = Found { text, at };
        Self { found, whole }
    }
}

fn search(text: &str, links: bool, work: &mut Work) -> Vec<One> {
    let mut all: Vec<One> = Vec::new();
    let mut at = 0;
    for (here, byte) in text.bytes().enumerate() {
        if here < at || !shape::may_begin(byte) {
            continue;
        }
        let one = match byte {
            b'{' => object::plain(text, here, work),
            b'#' => object::signed(text, at..here, work),
            b'%' if links => linked(text, at..here, work),
            _ => SHAPES
                .iter()
                .find(|shape| shape.begins_at(text, here))
                .and_then(|shape| whole(text, shape, here, work).or_else(|| line(text, shape, here, work))),
        };
        if let Some(one) = one {
            at = one.found.at.end;
            all.push(one);
        }
        if work.is_done() {
            break;
        }
    }
    all
}

/// A code that begins at a place, as long as it says itself. More and more of what follows is looked at, until the code ends
/// within it or nothing goes on: where passes stand one a line, what follows is other passes.
fn whole(text: &str, shape: &Shape, start: usize, work: &mut Work) -> Option<One> {
    let mut most = shape.first;
    loop {
        let mut goes_on = false;
        for reading in shape.readings() {
            let run = run::run(text, shape, start, *reading, most);
            work.take(run.source(run.clean.len()).saturating_sub(start));
            goes_on |= run.clean.len() >= most && (shape.may_go_on)(&run.clean);
            let Some(length) = (shape.length)(&run.clean) else {
                continue;
            };
            let end = run.source(length);
            if run::is_boundary(text, end) {
                let code = run.clean.get(..length)?;
                return Some(One::new(code.to_owned(), start..end, true));
            }
        }
        if !goes_on || most >= shape.most || work.is_done() {
            return None;
        }
        most = most.saturating_mul(2).min(shape.most);
    }
}

/// A damaged code to the end of its line.
fn line(text: &str, shape: &Shape, start: usize, work: &mut Work) -> Option<One> {
    let line = run::line(text, shape, start);
    work.take(line.len());
    (shape.is_meant)(line).then(|| One::new(line.to_owned(), start..start.saturating_add(line.len()), false))
}

/// A code whose beginning is percent-encoded, as in the query of a link: what stands before the percent sign belongs to it.
/// A plus sign is one, or a blank as forms write it.
fn linked(text: &str, before: Range<usize>, work: &mut Work) -> Option<One> {
    let start = shape::encoded_start(text, before)?;
    let token = run::token(text.get(start..)?);
    let readings = [token.replace('+', " "), token.to_owned()].map(|token| {
        let decoded = run::percent_decoded(&token);
        work.take(decoded.len());
        let first = search(&decoded, false, work).into_iter().next()?;
        (first.found.at.start == 0).then_some(first)
    });
    let [blank, plus] = readings;
    let one = blank.filter(|one| one.whole).or(plus)?;
    Some(One::new(
        one.found.text,
        start..start.saturating_add(token.len()),
        one.whole,
    ))
}

/// How much is left to be looked at. Codes may seem to begin everywhere, and what follows be looked at from each of these
/// places; this is what keeps the whole linear.
struct Work(usize);

impl Work {
    fn of(text: &str) -> Self {
        Self(
            text.len()
                .saturating_mul(limits::FIND_WORK)
                .saturating_add(limits::SHC_TEXT),
        )
    }

    fn take(&mut self, bytes: usize) {
        self.0 = self.0.saturating_sub(bytes.max(1));
    }

    fn is_done(&self) -> bool {
        self.0 == 0
    }
}
