//! One small file out of a zip archive (APPNOTE 6.3.10), stored or deflated.

use std::io::Write as _;

use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchive, ZipArchiveWriter, crc32};

use crate::refusal::Refusal;
use crate::shc::issue::deflated;
use crate::{inflate, limits};

/// Whether bytes begin as a zip archive with a file in it does.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The bytes of the file called `name`, at most `most`. Its checksum is not asked: what passes are made of is signed.
///
/// # Errors
/// [`Refusal::Compression`] where the archive is damaged or packed in another way, [`Refusal::TooLarge`] past `most`,
/// [`Refusal::NoCertificate`] where it is not among the first [`limits::ARCHIVE_ENTRIES`] files.
pub fn file(archive: &[u8], name: &str, most: usize) -> Result<Vec<u8>, Refusal> {
    let archive = ZipArchive::from_slice(archive).map_err(|_| Refusal::Compression)?;
    let mut entries = archive.entries();
    for _ in 0..limits::ARCHIVE_ENTRIES {
        let Some(entry) = entries.next_entry().map_err(|_| Refusal::Compression)? else {
            break;
        };
        if entry.file_path().as_ref() != name.as_bytes() {
            continue;
        }
        let packed = archive.get_entry(entry.wayfinder()).map_err(|_| Refusal::Compression)?;
        return match entry.compression_method() {
            CompressionMethod::DEFLATE => Ok(inflate::raw(packed.data(), most)?),
            CompressionMethod::STORE if packed.data().len() <= most => Ok(packed.data().to_vec()),
            CompressionMethod::STORE => Err(Refusal::TooLarge),
            _ => Err(Refusal::Compression),
        };
    }
    Err(Refusal::NoCertificate)
}

/// An archive of one file. `None` where it could not be compressed.
#[must_use]
pub fn of(name: &str, content: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    let (mut entry, _) = archive
        .new_file(name)
        .compression_method(CompressionMethod::DEFLATE)
        .start()
        .ok()?;
    entry.write_all(&deflated(content).ok()?).ok()?;
    let length = u64::try_from(content.len()).ok()?;
    entry.finish(DataDescriptorOutput::new(crc32(content), length)).ok()?;
    archive.finish().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_packed_comes_out(content in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let packed = of("a.json", &content).unwrap();
            prop_assert!(is_archive(&packed));
            prop_assert_eq!(file(&packed, "a.json", content.len().max(1)).unwrap(), content.clone());
            prop_assert_eq!(file(&packed, "b.json", content.len()), Err(Refusal::NoCertificate));
            if !content.is_empty() {
                // A last byte too many is found as a stream that did not end.
                let refused = file(&packed, "a.json", content.len() - 1).err();
                prop_assert!(matches!(refused, Some(Refusal::TooLarge | Refusal::Compression)));
            }
        }

        #[test]
        fn any_other_bytes_do_not_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..300), packed in any::<bool>(), at in any::<prop::sample::Index>()) {
            if packed {
                let mut archive = of("a.json", &bytes).unwrap();
                let at = at.index(archive.len());
                archive[at] ^= 0x41;
                bytes = archive;
            }
            let _ = file(&bytes, "a.json", 1000);
        }
    }
}
