//! What a file handed in as trust is, told by its content: names and suffixes are not asked.

use credential::certificate::cms::is_signed_data;
use serde_json::{Map, Value};

use super::TrustError;
use super::dsc_list::SignedList;

/// A file's content, by format.
pub(super) enum Content<'b> {
    /// At least one PEM block.
    Pem(&'b [u8]),
    /// One ASN.1 sequence and nothing else.
    Der(&'b [u8]),
    /// One message of the Cryptographic Message Syntax.
    MasterList(&'b [u8]),
    /// Entries of a directory (RFC 2849).
    Ldif(&'b [u8]),
    /// The entries of the EU gateway's trust list.
    Gateway(Vec<Value>),
    /// A snapshot of a directory of SMART Health Card issuers.
    Directory(Map<String, Value>),
    /// Germany's signer list with its signature.
    SignedList(SignedList<'b>),
    /// A DID document.
    Did(Map<String, Value>),
    /// The keys of a JWK set, or a single JWK.
    Jwks(Vec<Value>),
}

/// How a PEM block begins (RFC 7468 section 3).
const PEM: &[u8] = b"-----BEGIN ";

/// Finds out the format of `bytes`.
pub(super) fn content(bytes: &[u8]) -> Result<Content<'_>, TrustError> {
    if is_signed_data(bytes) {
        return Ok(Content::MasterList(bytes));
    }
    // A text may begin as a short sequence does; every key has bytes that no ASCII text has.
    if is_one_der_sequence(bytes) && !bytes.is_ascii() {
        return Ok(Content::Der(bytes));
    }
    // A byte order mark, as some editors leave it.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match bytes.first() {
        Some(b'{') => return json(bytes),
        Some(b'[') => return array(bytes),
        _ => {}
    }
    if let Some(text) = ldif(bytes) {
        return Ok(Content::Ldif(text));
    }
    if let Some(list) = SignedList::split(bytes) {
        return Ok(Content::SignedList(list));
    }
    let is_pem = bytes.windows(PEM.len()).any(|window| window == PEM);
    if is_pem {
        Ok(Content::Pem(bytes))
    } else {
        Err(TrustError::NotTrust)
    }
}

fn json(bytes: &[u8]) -> Result<Content<'_>, TrustError> {
    let Ok(Value::Object(mut document)) = serde_json::from_slice(bytes) else {
        return Err(TrustError::NotTrust);
    };
    if document.get("verificationMethod").is_some_and(Value::is_array)
        || document.get("assertionMethod").is_some_and(Value::is_array)
    {
        return Ok(Content::Did(document));
    }
    if let Some(Value::Array(keys)) = document.get_mut("keys") {
        return Ok(Content::Jwks(std::mem::take(keys)));
    }
    // One key with notes around it, as test data and key servers have it.
    if let Some(Value::Object(mut key)) = document.remove("jwk") {
        if let (None, Some(kid)) = (key.get("kid"), document.remove("kid")) {
            key.insert("kid".to_owned(), kid);
        }
        return Ok(Content::Jwks(vec![Value::Object(key)]));
    }
    if document.get("kty").is_some_and(Value::is_string) {
        return Ok(Content::Jwks(vec![Value::Object(document)]));
    }
    if document.get("issuerInfo").is_some_and(Value::is_array) {
        return Ok(Content::Directory(document));
    }
    if document.get("participating_issuers").is_some_and(Value::is_array) {
        return Err(TrustError::NoKeys);
    }
    if document.get("certificates").is_some_and(Value::is_array) {
        return Err(TrustError::Unsigned);
    }
    Err(TrustError::NotTrust)
}

/// The EU gateway's list, told by its first entry.
fn array(bytes: &[u8]) -> Result<Content<'_>, TrustError> {
    match serde_json::from_slice(bytes) {
        Ok(Value::Array(entries)) if entries.first().is_some_and(|first| first.get("rawData").is_some()) => {
            Ok(Content::Gateway(entries))
        }
        _ => Err(TrustError::NotTrust),
    }
}

/// The text, where it is one of directory entries: its first line that is no comment names a version or an entry.
pub(super) fn ldif(bytes: &[u8]) -> Option<&[u8]> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // Some of the directory's own files begin with a comment.
    let mut lines = text.split(|&byte| byte == b'\n').take(LDIF_LINES);
    let first = lines.find(|line| !matches!(line.first(), None | Some(b'#' | b' ' | b'\r')))?;
    let start = first.get(..first.len().min(8)).unwrap_or_default().to_ascii_lowercase();
    (start.starts_with(b"dn:") || start.starts_with(b"version:")).then_some(text)
}

/// Lines among which a directory's first entry has to begin.
const LDIF_LINES: usize = 64;

/// Whether the bytes are one SEQUENCE in DER whose length is that of the whole (X.690 section 8.1.3).
fn is_one_der_sequence(bytes: &[u8]) -> bool {
    let (length, header) = match bytes {
        [0x30, 0x81, a, ..] => (usize::from(*a), 3),
        [0x30, 0x83, a, b, c, ..] => (
            usize::try_from(u32::from_be_bytes([0, *a, *b, *c])).unwrap_or(usize::MAX),
            5,
        ),
        [0x30, 0x82, a, b, ..] => (usize::from(u16::from_be_bytes([*a, *b])), 4),
        [0x30, short @ ..=0x7f, ..] => (usize::from(*short), 2),
        _ => return false,
    };
    bytes.len().checked_sub(header) == Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sequence_that_fills_the_file_is_der() {
        assert!(is_one_der_sequence(&[0x30, 0x01, 0x00]));
        assert!(is_one_der_sequence(&[&[0x30, 0x81, 0x80][..], &[0; 0x80]].concat()));
        assert!(is_one_der_sequence(
            &[&[0x30, 0x82, 0x01, 0x00][..], &[0; 0x100]].concat()
        ));
        assert!(!is_one_der_sequence(&[0x30, 0x02, 0x00]));
        assert!(!is_one_der_sequence(b"0 is the first character of this text"));
        assert!(!is_one_der_sequence(&[]));
    }

    #[test]
    fn a_short_text_is_not_taken_for_a_sequence() {
        let list = format!("0n{}\n{{\"certificates\":[[[]]]}}", "A".repeat(86));
        assert!(is_one_der_sequence(list.as_bytes()));
        assert!(matches!(content(list.as_bytes()), Ok(Content::SignedList(_))));
    }

    #[test]
    fn what_is_no_trust_file_says_so() {
        for file in [
            &b""[..],
            b"hello",
            b"{}",
            b"{\"keys\": 1}",
            b"[]",
            b"{\"keys\": [",
            b"\xff\xfe",
            b"-----BEGIN",
        ] {
            assert!(matches!(content(file), Err(TrustError::NotTrust)));
        }
        assert!(matches!(content(b"{\"certificates\": []}"), Err(TrustError::Unsigned)));
        assert!(matches!(content(b"\xef\xbb\xbf {\"keys\": []}"), Ok(Content::Jwks(keys)) if keys.is_empty()));
        assert!(matches!(content(b"{\"verificationMethod\": []}"), Ok(Content::Did(_))));
        let noted = content(br#"{"kid": "AQ==", "issuer": "XCL", "jwk": {"kty": "EC"}}"#);
        assert!(matches!(noted, Ok(Content::Jwks(keys)) if keys[0]["kid"] == "AQ==" && keys[0]["kty"] == "EC"));
    }
}
