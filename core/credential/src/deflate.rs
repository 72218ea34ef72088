//! zlib (RFC 1950), the writing side.

use zlib_rs::{DeflateConfig, ReturnCode, compress_bound, compress_slice};

/// Compresses `bytes` into one zlib stream, as small as the library makes it. `None` where the compressor fails.
#[must_use]
pub fn zlib(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut buffer = vec![0; compress_bound(bytes.len())];
    let (compressed, code) = compress_slice(&mut buffer, bytes, DeflateConfig::best_compression());
    let length = compressed.len();
    buffer.truncate(length);
    (code == ReturnCode::Ok).then_some(buffer)
}
