//! Damage to bytes of which nothing is known.

use crate::Random;

/// Bytes at which formats turn: ends of ranges, and heads of CBOR and DER items of any length.
const EDGES: [u8; 20] = [
    0x00, 0x01, 0x17, 0x18, 0x1b, 0x1f, 0x30, 0x3b, 0x5b, 0x5f, 0x7f, 0x80, 0x82, 0x9b, 0x9f, 0xbf, 0xc1, 0xdb, 0xfb,
    0xff,
];

/// Longest piece that is inserted or repeated, in bytes.
const PIECE: usize = 32;

/// Damages bytes in one to four places; `other` lends pieces.
pub fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let times = if random.once_in(2) { 1 } else { 1 + random.below(4) };
    for _ in 0..times {
        once(bytes, other, random);
    }
}

fn once(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len());
    match random.below(10) {
        0..=3 => replace(bytes, at, |byte, random| byte ^ 1 << random.below(8), random),
        4 => replace(bytes, at, |_, random| random.byte(), random),
        5 => replace(bytes, at, |_, random| *random.pick(&EDGES), random),
        6 => drop(bytes.drain(at..(at + random.below(PIECE)).min(bytes.len()))),
        7 => {
            let piece = piece(&bytes.clone(), random).to_vec();
            bytes.splice(at..at, piece).for_each(drop);
        }
        8 => {
            let piece = piece(other, random);
            let end = (at + piece.len()).min(bytes.len());
            bytes.splice(at..end, piece.iter().copied()).for_each(drop);
        }
        _ if random.once_in(4) => bytes.truncate(at),
        _ => {
            let piece: Vec<u8> = (0..random.below(4)).map(|_| random.byte()).collect();
            bytes.splice(at..at, piece).for_each(drop);
        }
    }
}

/// Changes bytes without changing their kind: digits stay digits and letters letters, so that most formats still read.
pub(crate) fn disguise(bytes: &mut [u8], random: &mut Random) {
    let digit = |random: &mut Random| b'0' + random.below(10) as u8;
    let letter = |random: &mut Random| b'a' + random.below(26) as u8;
    for _ in 0..=random.below(3) {
        // Most of a pass is text; where chance finds none, nothing changes.
        for _ in 0..20 {
            let at = random.below(bytes.len());
            let Some(byte) = bytes.get_mut(at) else { return };
            *byte = match *byte {
                b'0'..=b'9' => digit(random),
                b'a'..=b'z' => letter(random),
                b'A'..=b'Z' => letter(random).to_ascii_uppercase(),
                _ => continue,
            };
            break;
        }
    }
}

fn replace(bytes: &mut [u8], at: usize, with: fn(u8, &mut Random) -> u8, random: &mut Random) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte = with(*byte, random);
    }
}

fn piece<'b>(bytes: &'b [u8], random: &mut Random) -> &'b [u8] {
    let start = random.below(bytes.len());
    &bytes[start..(start + random.below(PIECE)).min(bytes.len())]
}
