//! The ways vectors write bytes.

use base64ct::{Base64Unpadded, Base64UrlUnpadded, Encoding};
use libtest_mimic::Failed;
use sha2::{Digest, Sha256};

/// Bytes from hexadecimal digits of either case.
///
/// # Errors
/// When they are not.
pub fn hex(digits: &str) -> Result<Vec<u8>, Failed> {
    let digits: Vec<u32> = digits
        .chars()
        .map(|c| c.to_digit(16))
        .collect::<Option<_>>()
        .ok_or("not hexadecimal")?;
    let (pairs, rest) = digits.as_chunks::<2>();
    if !rest.is_empty() {
        return Err("an odd number of hexadecimal digits".into());
    }
    Ok(pairs.iter().map(|[high, low]| (high * 16 + low) as u8).collect())
}

/// Bytes from Base64 (RFC 4648 section 4 or 5), padded or not.
///
/// # Errors
/// When it is neither.
pub fn base64(text: &str) -> Result<Vec<u8>, Failed> {
    let bare = text.trim_end_matches('=');
    Base64Unpadded::decode_vec(bare)
        .or_else(|_| Base64UrlUnpadded::decode_vec(bare))
        .map_err(Failed::from)
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
