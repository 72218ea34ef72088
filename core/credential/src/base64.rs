//! Base64 as trust files and tokens carry it: either alphabet (RFC 4648 sections 4 and 5), padded or not, with line breaks.
//!
//! By table, five times as fast as the constant-time decoder for secrets: a list has megabytes of it, and all of it is
//! public.
//!
//! ```
//! use credential::base64;
//!
//! assert_eq!(base64::decode("AQID", 3), Some(vec![1, 2, 3]));
//! assert_eq!(base64::decode("AQID", 2), None);
//! ```

/// What a byte stands for: 0 to 63 for a digit, else one of these.
const BLANK: u8 = 64;
const PADDING: u8 = 65;
const OTHER: u8 = 66;

static VALUES: [u8; 256] = values();

/// Decodes `text`, or gives `None` where it is not Base64 or would give more than `limit` bytes.
#[must_use]
pub fn decode(text: &str, limit: usize) -> Option<Vec<u8>> {
    // Four digits are three bytes; room for what the last group leaves.
    let most = text.len().div_euclid(4).saturating_add(1).saturating_mul(3);
    let mut bytes = Vec::with_capacity(most.min(limit.saturating_add(3)));
    let (mut bits, mut digits, mut padding) = (0_u32, 0_u8, 0_u8);
    let mut rest = text.as_bytes();
    loop {
        if digits == 0 && padding == 0 {
            rest = groups(rest, &mut bytes, limit);
        }
        let Some((byte, after)) = rest.split_first() else {
            break;
        };
        rest = after;
        match value(*byte) {
            BLANK => {}
            PADDING => padding = padding.saturating_add(1),
            OTHER => return None,
            _ if padding > 0 => return None,
            value => {
                bits = bits << 6 | u32::from(value);
                digits = digits.wrapping_add(1);
                if digits == 4 {
                    let [_, group @ ..] = bits.to_be_bytes();
                    bytes.extend_from_slice(&group);
                    (bits, digits) = (0, 0);
                }
                if bytes.len() > limit {
                    return None;
                }
            }
        }
    }
    // What is left of the last group, whose unused bits have to be zero (section 3.5).
    match digits {
        0 => {}
        2 if bits & 0x0f == 0 => bytes.extend_from_slice(&(bits >> 4).to_be_bytes()[3..]),
        3 if bits & 0x03 == 0 => bytes.extend_from_slice(&(bits >> 2).to_be_bytes()[2..]),
        _ => return None,
    }
    (padding <= 2 && bytes.len() <= limit).then_some(bytes)
}

/// Decodes as many groups of four digits as stand at the beginning and fit below the limit; gives what follows them.
fn groups<'t>(text: &'t [u8], bytes: &mut Vec<u8>, limit: usize) -> &'t [u8] {
    let mut rest = text;
    loop {
        let (groups, _) = rest.as_chunks::<4>();
        let at = bytes.len();
        let room = limit.saturating_sub(at).div_euclid(3);
        let most = groups.len().min(room).min(STRIDE);
        // Room for all of them first: without it each group would cost a look at the capacity.
        bytes.resize(at.saturating_add(most.saturating_mul(3)), 0);
        let (out, _) = bytes.get_mut(at..).unwrap_or_default().as_chunks_mut::<3>();
        let mut read = 0_usize;
        for (out, group) in out.iter_mut().zip(groups) {
            let [a, b, c, d] = group.map(|byte| u32::from(value(byte)));
            if a | b | c | d >= u32::from(BLANK) {
                break;
            }
            let [_, decoded @ ..] = (a << 18 | b << 12 | c << 6 | d).to_be_bytes();
            *out = decoded;
            read = read.saturating_add(1);
        }
        bytes.truncate(at.saturating_add(read.saturating_mul(3)));
        rest = rest.get(read.saturating_mul(4)..).unwrap_or_default();
        if read < STRIDE {
            return rest;
        }
    }
}

/// Groups for which room is made at once: no more than this is made in vain where a line breaks.
const STRIDE: usize = 64;

fn value(byte: u8) -> u8 {
    VALUES.get(usize::from(byte)).copied().unwrap_or(OTHER)
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler, over constant bounds"
)]
const fn values() -> [u8; 256] {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut values = [OTHER; 256];
    let mut at = 0;
    while at < digits.len() {
        values[digits[at] as usize] = at as u8;
        at += 1;
    }
    values[b'-' as usize] = 62;
    values[b'_' as usize] = 63;
    values[b'=' as usize] = PADDING;
    values[b' ' as usize] = BLANK;
    values[b'\t' as usize] = BLANK;
    values[b'\r' as usize] = BLANK;
    values[b'\n' as usize] = BLANK;
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_alphabets_with_and_without_padding_and_breaks() {
        let bytes = Some(vec![0xfb, 0xff, 0xfe, 0x01]);
        for text in ["+//+AQ==", "+//+AQ", "-__-AQ==", "-__-AQ", " +//+\r\nAQ=="] {
            assert_eq!(decode(text, 16), bytes, "{text}");
        }
    }

    #[test]
    fn what_is_not_base64_or_too_long_is_none() {
        for text in ["+//+AQ===", "+//+A=Q=", "A", "AB*D", "Ä", "AR", "AQJ"] {
            assert_eq!(decode(text, 16), None, "{text}");
        }
        assert_eq!(decode(&"A".repeat(64), 16), None);
        assert_eq!(decode("AAAA", 3).map(|bytes| bytes.len()), Some(3));
        assert_eq!(decode("AAAAAA", 3), None);
    }

    proptest::proptest! {
        #[test]
        fn what_an_encoder_writes_is_read_back(bytes in proptest::collection::vec(0..=255_u8, 0..80)) {
            use base64ct::Encoding;
            for text in [base64ct::Base64::encode_string(&bytes), base64ct::Base64UrlUnpadded::encode_string(&bytes)] {
                proptest::prop_assert_eq!(decode(&text, 80), Some(bytes.clone()));
            }
        }
    }
}
