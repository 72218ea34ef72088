//! Sealed answers to a request.

use std::sync::LazyLock;

use jiff::Timestamp;
use present::{AnswerItem, Answering, Asking, Sealed, limits};
use zeroize::Zeroizing;

use super::request::{MADE, asking};
use super::seals::texts;

/// A verifier that waits, another one, and what was sealed for the first.
struct Gate {
    asking: Asking,
    other: Asking,
    answers: Vec<Vec<u8>>,
}

fn now() -> Timestamp {
    Timestamp::from_second(MADE + 5).expect("a time")
}

static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let asking = asking(7);
    let short = seal(&asking, &["HC1:NOT REALLY ONE"]);
    let whole = texts();
    let long: Vec<&str> = whole.iter().take(2).map(String::as_str).collect();
    let answers = vec![short, seal(&asking, &long)];
    Gate {
        other: super::request::asking(8),
        asking,
        answers,
    }
});

fn seal(asking: &Asking, items: &[&str]) -> Vec<u8> {
    let mut answering = Answering::new(asking.request(), now()).expect("in its time");
    for text in items {
        answering.enclose(text).expect("few");
    }
    answering
        .seal(&Zeroizing::new([9; 32]))
        .expect("short")
        .bytes()
        .to_vec()
}

/// Takes the data as something sealed, and as the texts of an answer sealed on the way, one a line.
pub fn sealed(data: &[u8]) {
    let gate = &*GATE;
    if let Ok(sealed) = Sealed::read(data) {
        let again = Sealed::read(sealed.text().as_bytes()).expect("our own text");
        assert_eq!(again.bytes(), sealed.bytes());
        if gate.asking.open(&sealed, now()).is_ok() {
            assert!(sealed.is_answer());
            let bytes = sealed.bytes().to_vec();
            assert!(gate.answers.contains(&bytes), "an answer that nobody sealed");
        }
        assert!(gate.other.open(&sealed, now()).is_err(), "an answer to another request");
    }
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let lines: Vec<&str> = text.lines().take(limits::ANSWER_PASSES).collect();
    if lines.is_empty() || text.len() > limits::ANSWER / 2 {
        return;
    }
    let bytes = seal(&gate.asking, &lines);
    assert!(
        bytes.len() % limits::PADDING < 64,
        "the size tells less than {} bytes",
        limits::PADDING
    );
    let sealed = Sealed::read(&bytes).expect("our own");
    let items = gate.asking.open(&sealed, now()).expect("our own");
    let same = |(item, line): (&AnswerItem, &&str)| matches!(item, AnswerItem::Text(text) if text.as_str() == *line);
    assert!(
        items.len() == lines.len() && items.iter().zip(&lines).all(same),
        "another answer than was sealed"
    );
    assert!(gate.other.open(&sealed, now()).is_err(), "an answer to another request");
}

/// Answers as bytes and as texts, and what is in them.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let gate = &*GATE;
    let read = |bytes: &Vec<u8>| Sealed::read(bytes).expect("our own").text().into_bytes();
    let mut seeds: Vec<Vec<u8>> = gate.answers.iter().map(read).collect();
    seeds.extend(gate.answers.iter().cloned());
    seeds.push(texts().join("\n").into_bytes());
    seeds
}
