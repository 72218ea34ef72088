//! Messages that stand in several symbols: structured append (ISO/IEC 18004 section 8).

use super::content::together;
use crate::found::{Found, Part};

/// Puts together the symbols of each message of which all are there; it stands where the first of them stood. Others stay
/// as they are.
pub(crate) fn joined(codes: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(codes.len());
    let mut codes = codes;
    while !codes.is_empty() {
        let first = codes.remove(0);
        let Some(part) = first.part else {
            out.push(first);
            continue;
        };
        match message(&first, part, &codes) {
            Some(message) => {
                codes.retain(|code| !belongs(code, part));
                out.push(message);
            }
            None => out.push(first),
        }
    }
    out
}

/// The message of a symbol and others; `None` unless each is there once and all bytes together have the parity that the
/// symbols declare.
fn message(first: &Found, part: Part, others: &[Found]) -> Option<Found> {
    let mut symbols: Vec<&Found> = others.iter().filter(|code| belongs(code, part)).collect();
    symbols.push(first);
    symbols.sort_by_key(|code| code.part.map(|part| part.number));
    let numbers = symbols.iter().filter_map(|code| code.part).map(|part| part.number);
    if !numbers.eq(1..=part.of) {
        return None;
    }
    let bytes: Vec<u8> = symbols.iter().flat_map(|code| &code.bytes).copied().collect();
    let parity = bytes.iter().fold(0, |parity, byte| parity ^ byte);
    let texts = symbols.iter().map(|code| code.text.as_deref()).collect();
    (parity == part.parity).then(|| together(bytes, texts))
}

fn belongs(code: &Found, part: Part) -> bool {
    code.part
        .is_some_and(|other| (other.of, other.parity) == (part.of, part.parity))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(number: usize, last: usize, parity: u8, bytes: &[u8]) -> Found {
        Found {
            bytes: bytes.to_vec(),
            text: std::str::from_utf8(bytes).ok().map(str::to_owned),
            part: Part::new(number, last, parity),
        }
    }

    fn parity(bytes: &[u8]) -> u8 {
        bytes.iter().fold(0, |parity, byte| parity ^ byte)
    }

    #[test]
    fn whole_messages_are_joined_where_their_first_symbol_stood() {
        let all = parity("né".as_bytes());
        // The second character is cut in two.
        let codes = vec![
            symbol(0, 0, 7, b"alone"),
            symbol(2, 2, all, b"\xa9"),
            symbol(0, 0, 0, b"between"),
            symbol(0, 2, all, b"n"),
            symbol(1, 2, all, b"\xc3"),
        ];
        let joined = joined(codes);
        let texts: Vec<_> = joined.iter().map(|code| code.text.as_deref().unwrap()).collect();
        assert_eq!(texts, ["alone", "né", "between"]);
        assert!(joined.iter().all(|code| code.part.is_none()));
    }

    #[test]
    fn what_is_not_whole_stays_apart() {
        let all = parity(b"abc");
        for codes in [
            vec![symbol(0, 2, all, b"a"), symbol(2, 2, all, b"c")],
            // Another parity than the bytes have, and a symbol that is there twice in two versions.
            vec![symbol(0, 1, 1, b"a"), symbol(1, 1, 1, b"b")],
            vec![symbol(0, 1, 3, b"a"), symbol(0, 1, 3, b"x"), symbol(1, 1, 3, b"b")],
        ] {
            assert!(joined(codes.clone()) == codes);
        }
        assert_eq!(
            symbol(0, 2, all, b"a").part,
            Some(Part {
                number: 1,
                of: 3,
                parity: all
            })
        );
        assert_eq!(symbol(3, 2, all, b"a").part, None);
    }
}
