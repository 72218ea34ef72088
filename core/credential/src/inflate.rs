//! zlib (RFC 1950) and raw DEFLATE (RFC 1951) with a hard cap on what comes out.

use thiserror::Error;
use zlib_rs::{Inflate, InflateFlush, Status};

/// Why bytes did not inflate. Holds no content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum InflateError {
    /// The bytes do not begin as zlib does (RFC 1950 section 2.2), or need a preset dictionary.
    #[error("the data is not compressed with zlib")]
    NotZlib,
    /// The compressed data breaks RFC 1951.
    #[error("the compressed data is damaged")]
    Corrupt,
    /// The data inflated, but not to what had been compressed: its Adler-32 is another.
    #[error("the compressed data is damaged: its checksum does not fit")]
    Checksum,
    /// The data inflates to more than the cap.
    #[error("the compressed data becomes too large")]
    TooLarge,
    /// The compressed data ends too early.
    #[error("the compressed data ends too early")]
    Truncated,
    /// Bytes follow the end of the compressed data.
    #[error("bytes follow the end of the compressed data")]
    TrailingBytes,
}

/// Inflates exactly one zlib stream to at most `cap` bytes, and never holds more than that.
///
/// # Errors
/// When the bytes are anything else, or inflate to more than `cap`.
pub fn zlib(bytes: &[u8], cap: usize) -> Result<Vec<u8>, InflateError> {
    let Some((&[method, flags], compressed)) = bytes.split_first_chunk() else {
        return Err(InflateError::Truncated);
    };
    if !is_header(method, flags) {
        return Err(InflateError::NotZlib);
    }
    let (out, rest) = inflate(compressed, cap)?;
    let Some((checksum, rest)) = rest.split_first_chunk() else {
        return Err(InflateError::Truncated);
    };
    if zlib_rs::adler32::adler32(ADLER32_START, &out) != u32::from_be_bytes(*checksum) {
        return Err(InflateError::Checksum);
    }
    if rest.is_empty() {
        Ok(out)
    } else {
        Err(InflateError::TrailingBytes)
    }
}

/// Bytes of the zlib stream that `bytes` begins with, its checksum among them whether it is there or not; `None` where they
/// do not begin with one that ends, or it inflates to more than `cap`.
pub(crate) fn zlib_length(bytes: &[u8], cap: usize) -> Option<usize> {
    let (&[method, flags], compressed) = bytes.split_first_chunk()?;
    if !is_header(method, flags) {
        return None;
    }
    let (_, rest) = inflate(compressed, cap).ok()?;
    bytes.len().checked_sub(rest.len())?.checked_add(CHECKSUM)
}

/// Inflates exactly one raw DEFLATE stream to at most `cap` bytes, and never holds more than that.
///
/// # Errors
/// When the bytes are anything else, or inflate to more than `cap`; never [`InflateError::NotZlib`] or
/// [`InflateError::Checksum`].
pub fn raw(bytes: &[u8], cap: usize) -> Result<Vec<u8>, InflateError> {
    let (out, rest) = inflate(bytes, cap)?;
    if rest.is_empty() {
        Ok(out)
    } else {
        Err(InflateError::TrailingBytes)
    }
}

/// Bytes of the Adler-32 behind a zlib stream's data (RFC 1950 section 2.2).
const CHECKSUM: usize = 4;

/// The Adler-32 of nothing (RFC 1950 section 8.2).
const ADLER32_START: u32 = 1;

/// The window every stream fits in: 32 KiB.
const WINDOW_BITS: u8 = 15;

/// Passes deflate to between a half and a third: this often one piece of memory is enough.
const EXPECTED_RATIO: usize = 4;

/// More bytes than this are taken at once, however short the input.
const LEAST: usize = 256;

/// Whether the first two bytes say DEFLATE, a window of at most 32 KiB and no preset dictionary (RFC 1950 section 2.2).
fn is_header(method: u8, flags: u8) -> bool {
    let (deflate, window) = (method & 0x0f == 8, method >> 4 <= 7);
    let dictionary = flags & 0x20 != 0;
    deflate && window && !dictionary && u16::from_be_bytes([method, flags]).is_multiple_of(31)
}

/// Inflates the DEFLATE stream that `bytes` begins with; gives what came out and the bytes after it.
fn inflate(bytes: &[u8], cap: usize) -> Result<(Vec<u8>, &[u8]), InflateError> {
    let mut state = Inflate::new(false, WINDOW_BITS);
    let mut out = vec![0; bytes.len().saturating_mul(EXPECTED_RATIO).max(LEAST).min(cap)];
    loop {
        // Neither count can exceed its slice.
        let rest = bytes.get(state.total_in() as usize..).unwrap_or_default();
        let free = out.get_mut(state.total_out() as usize..).unwrap_or_default();
        let room = free.len();
        let before = state.total_out();
        let status = state
            .decompress(rest, free, InflateFlush::Finish)
            .map_err(|_| InflateError::Corrupt)?;
        let written = state.total_out().saturating_sub(before);
        if status == Status::StreamEnd {
            out.truncate(state.total_out() as usize);
            return Ok((out, bytes.get(state.total_in() as usize..).unwrap_or_default()));
        }
        if written < room as u64 {
            return Err(InflateError::Truncated);
        }
        if out.len() < cap {
            let larger = out.len().saturating_mul(2).max(LEAST).min(cap);
            out.reserve_exact(larger.saturating_sub(out.len()));
            out.resize(larger, 0);
        } else if room == 0 {
            // Even without room the end of a stream is found, so this was not the end.
            let ended = state.total_in() as usize == bytes.len();
            return Err(if ended {
                InflateError::Truncated
            } else {
                InflateError::TooLarge
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use zlib_rs::{DeflateConfig, DeflateFlush, ReturnCode, compress_bound, compress_slice};

    use super::*;

    fn deflated(bytes: &[u8], level: i32) -> Vec<u8> {
        let mut out = vec![0; compress_bound(bytes.len())];
        let (compressed, code) = compress_slice(&mut out, bytes, DeflateConfig::new(level));
        assert_eq!(code, ReturnCode::Ok);
        compressed.to_vec()
    }

    fn raw_deflated(bytes: &[u8]) -> Vec<u8> {
        let compressed = deflated(bytes, 9);
        compressed[2..compressed.len() - 4].to_vec()
    }

    #[test]
    fn zlib_of_every_level() {
        let bytes = b"carnet de passage ".repeat(40);
        for level in 0..=9 {
            assert_eq!(zlib(&deflated(&bytes, level), 720).unwrap(), bytes, "level {level}");
        }
    }

    #[test]
    fn nothing_is_a_stream_too() {
        assert_eq!(zlib(&deflated(b"", 9), 0), Ok(Vec::new()));
    }

    #[test]
    fn the_cap_is_sharp() {
        for size in [1, 100, 255, 256, 257, 4096, 100_000] {
            let bytes = vec![7; size];
            let compressed = deflated(&bytes, 9);
            assert_eq!(zlib(&compressed, size).unwrap(), bytes);
            assert_eq!(zlib(&compressed, size + 1).unwrap(), bytes);
            assert_eq!(zlib(&compressed, size - 1), Err(InflateError::TooLarge), "{size}");
            assert_eq!(zlib(&compressed, 0), Err(InflateError::TooLarge), "{size}");
        }
    }

    #[test]
    fn no_more_is_held_than_the_cap() {
        let bomb = deflated(&vec![0; 1 << 24], 9);
        let (cap, small) = (10_000, deflated(&[0; 9_999], 9));
        assert_eq!(zlib(&bomb, cap), Err(InflateError::TooLarge));
        assert!(zlib(&small, cap).unwrap().capacity() <= cap);
    }

    #[test]
    fn what_is_not_zlib_is_refused() {
        // gzip, a window of 64 KiB, another method, wrong check bits, a preset dictionary.
        for header in [[0x1f, 0x8b], [0x88, 0x1c], [0x79, 0x9c], [0x78, 0x9d], [0x78, 0xbb]] {
            assert_eq!(
                zlib(&[header[0], header[1], 3, 0, 0, 0, 0, 1], 9),
                Err(InflateError::NotZlib),
                "{header:02x?}"
            );
        }
        assert_eq!(zlib(&[0x78, 0x9c, 3, 0, 0, 0, 0, 1], 9), Ok(Vec::new()));
    }

    #[test]
    fn damaged_data_is_refused() {
        // A reserved block type; a distance that reaches before the start.
        assert_eq!(zlib(&[0x78, 0x9c, 0x07, 0, 0, 0, 0, 1], 9), Err(InflateError::Corrupt));
        assert_eq!(raw(&[0x03, 0x02, 0x00], 9), Err(InflateError::Corrupt));
    }

    #[test]
    fn another_checksum_is_refused() {
        let mut compressed = deflated(b"carnet", 9);
        *compressed.last_mut().unwrap() ^= 1;
        assert_eq!(zlib(&compressed, 9), Err(InflateError::Checksum));
    }

    #[test]
    fn data_cut_anywhere_is_refused() {
        for level in [0, 6] {
            let compressed = deflated(&b"carnet de passage ".repeat(4), level);
            for end in 0..compressed.len() {
                assert_eq!(
                    zlib(&compressed[..end], 1000),
                    Err(InflateError::Truncated),
                    "{end} bytes at level {level}"
                );
                assert!(zlib(&compressed[..end], 72).is_err(), "{end} bytes at level {level}");
            }
        }
    }

    #[test]
    fn data_after_the_end_is_refused() {
        let mut compressed = deflated(b"carnet", 9);
        compressed.push(0);
        assert_eq!(zlib(&compressed, 9), Err(InflateError::TrailingBytes));
        let mut compressed = raw_deflated(b"carnet");
        compressed.push(0);
        assert_eq!(raw(&compressed, 9), Err(InflateError::TrailingBytes));
    }

    #[test]
    fn a_stream_flushed_in_between_is_one_stream() {
        let mut deflate = zlib_rs::Deflate::new(6, true, WINDOW_BITS);
        let mut out = [0; 100];
        let mut end = 0;
        for (part, flush) in [
            ("car", DeflateFlush::SyncFlush),
            ("net", DeflateFlush::FullFlush),
            ("", DeflateFlush::Finish),
        ] {
            deflate.compress(part.as_bytes(), &mut out[end..], flush).unwrap();
            end = deflate.total_out() as usize;
        }
        assert_eq!(zlib(&out[..end], 6).unwrap(), b"carnet");
    }

    proptest! {
        #[test]
        fn what_is_deflated_inflates(bytes in prop::collection::vec(any::<u8>(), 0..3000), repeat in 1..30_usize, level in 0..10) {
            let bytes = bytes.repeat(repeat);
            prop_assert_eq!(&zlib(&deflated(&bytes, level), bytes.len()).unwrap(), &bytes);
            prop_assert_eq!(&raw(&raw_deflated(&bytes), bytes.len()).unwrap(), &bytes);
        }

        #[test]
        fn nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), cap in 0..2000_usize) {
            let _ = zlib(&bytes, cap);
            let _ = zlib(&[&[0x78, 0x9c], &bytes[..]].concat(), cap);
            if let Ok(out) = raw(&bytes, cap) {
                prop_assert!(out.len() <= cap);
            }
        }

        #[test]
        fn damage_is_found_or_harmless(place: prop::sample::Index, byte: u8) {
            let bytes = b"carnet de passage en douane, carnet de voyage".as_slice();
            let mut compressed = deflated(bytes, 9);
            let place = place.index(compressed.len());
            compressed[place] = byte;
            if let Ok(out) = zlib(&compressed, 100) {
                prop_assert_eq!(out, bytes);
            }
        }
    }
}
