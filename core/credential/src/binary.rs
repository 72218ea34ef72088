//! One text for a code that is no text: `B64:` and standard Base64 with padding (RFC 4648 section 4).
//!
//! Some passes are bytes in a QR code, DIVOC's zip archive for one. A wallet that hands passes on as texts needs one text
//! for them; this is the form that WHO's GDHCN validator writes.
//!
//! ```
//! use credential::binary;
//!
//! assert_eq!(binary::text_of(b"PK\x03\x04"), "B64:UEsDBA==");
//! assert_eq!(binary::bytes_of("B64:UEsDBA==").as_deref(), Some(&b"PK\x03\x04"[..]));
//! ```

use base64ct::{Base64, Encoding};

use crate::{base64, limits};

/// What the text begins with.
pub(crate) const PREFIX: &str = "B64:";

/// The text of a code's bytes.
#[must_use]
pub fn text_of(bytes: &[u8]) -> String {
    [PREFIX, &Base64::encode_string(bytes)].concat()
}

/// The bytes of a code by their text, white space left out; `None` where the text is not in this form, holds
/// nothing, or is longer than any code ([`limits::BINARY`]).
#[must_use]
pub fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let base64 = text.trim().strip_prefix(PREFIX)?;
    if base64.is_empty() || base64.len() > limits::BINARY_TEXT {
        return None;
    }
    base64::decode(base64, limits::BINARY)
}

/// Bytes of an archive's last record without its comment (APPNOTE.TXT section 4.3.16).
const END_OF_ARCHIVE: usize = 22;

/// Characters of the text that a run of Base64 begins with, prefix included. Padding tells the end, and so does the last
/// record of a zip archive; otherwise all of the run is the text.
pub(crate) fn length(run: &str) -> Option<usize> {
    let base64 = run.strip_prefix(PREFIX)?;
    let digits = base64.find('=').unwrap_or(base64.len());
    let length = if digits < base64.len() {
        digits.checked_next_multiple_of(4)?
    } else {
        let groups = digits.checked_sub(digits % 4)?;
        archive(base64.get(..groups)?).or((groups == digits).then_some(groups))?
    };
    let length = length.checked_add(PREFIX.len())?;
    bytes_of(run.get(..length)?).map(|_| length)
}

/// Digits of the archive that Base64 begins with, if it does.
fn archive(base64: &str) -> Option<usize> {
    let bytes = base64::decode(base64, limits::BINARY).filter(|bytes| bytes.starts_with(b"PK"))?;
    let mut places = bytes.windows(4).enumerate().rev();
    let (last, _) = places.find(|(_, window)| *window == b"PK\x05\x06")?;
    let end = last.checked_add(END_OF_ARCHIVE)?;
    // Without padding it ends with a whole group; a comment would stand behind this record.
    (end.is_multiple_of(3) && end <= bytes.len()).then_some(end.div_euclid(3).saturating_mul(4))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn other_texts_are_none() {
        for text in [
            "",
            "B64:",
            "B64:UEs$",
            "B64:UEsD=A",
            "b64:UEsDBA==",
            "UEsDBA==",
            "HC1:UEsDBA==",
        ] {
            assert!(bytes_of(text).is_none(), "{text}");
        }
        assert_eq!(bytes_of(" B64:UEsDBA==\r\n").as_deref(), Some(&b"PK\x03\x04"[..]));
        assert!(bytes_of(&text_of(&vec![7; limits::BINARY])).is_some());
        assert!(bytes_of(&text_of(&vec![7; limits::BINARY + 1])).is_none());
        assert_eq!(text_of(&vec![7; limits::BINARY]).len(), limits::BINARY_TEXT);
    }

    #[test]
    fn the_end_of_a_run() {
        for (run, text) in [
            ("B64:AAAA", Some("B64:AAAA")),
            ("B64:AAA=Regards", Some("B64:AAA=")),
            ("B64:AA==Regards", Some("B64:AA==")),
            ("B64:AA=", None),
            ("B64:AAAAB", None),
        ] {
            assert_eq!(length(run).and_then(|length| run.get(..length)), text, "{run}");
        }
        // An archive whose length is a multiple of three has no padding.
        let archive = [&b"PK\x03\x04xxxx"[..], b"PK\x05\x06", &[0; 18]].concat();
        let text = text_of(&archive);
        assert_eq!(length(&format!("{text}Regards")), Some(text.len()));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(bytes in prop::collection::vec(any::<u8>(), 1..400)) {
            let text = text_of(&bytes);
            prop_assert_eq!(length(&text), Some(text.len()));
            prop_assert_eq!(bytes_of(&text), Some(bytes));
        }

        #[test]
        fn nothing_panics(any in ".{0,80}") {
            let _ = bytes_of(&any);
            let _ = length(&[PREFIX, &any].concat());
        }
    }
}
