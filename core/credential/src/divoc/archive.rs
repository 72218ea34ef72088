//! The zip archive in a code: one small entry, `certificate.json`.

use std::io::Write as _;

use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchive, ZipArchiveWriter, crc32};

use crate::refusal::Refusal;
use crate::shc::issue::deflated;
use crate::{inflate, limits};

/// The entry that holds the credential (DIVOC, "QR code", and every program that issues or reads it).
const ENTRY: &str = "certificate.json";

/// The credential in an archive. Its checksum is not asked: the signature says more.
pub(super) fn credential(archive: &[u8]) -> Result<Vec<u8>, Refusal> {
    let archive = ZipArchive::from_slice(archive).map_err(|_| Refusal::Compression)?;
    let mut entries = archive.entries();
    for _ in 0..limits::DIVOC_ENTRIES {
        let Some(entry) = entries.next_entry().map_err(|_| Refusal::Compression)? else {
            break;
        };
        if entry.file_path().as_ref() != ENTRY.as_bytes() {
            continue;
        }
        let packed = archive.get_entry(entry.wayfinder()).map_err(|_| Refusal::Compression)?;
        return match entry.compression_method() {
            CompressionMethod::DEFLATE => Ok(inflate::raw(packed.data(), limits::DIVOC_INFLATED)?),
            CompressionMethod::STORE if packed.data().len() <= limits::DIVOC_INFLATED => Ok(packed.data().to_vec()),
            CompressionMethod::STORE => Err(Refusal::TooLarge),
            _ => Err(Refusal::Compression),
        };
    }
    Err(Refusal::NoCertificate)
}

/// The archive of a credential. `None` where it could not be compressed.
pub(super) fn of(credential: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    let (mut entry, _) = archive
        .new_file(ENTRY)
        .compression_method(CompressionMethod::DEFLATE)
        .start()
        .ok()?;
    entry.write_all(&deflated(credential).ok()?).ok()?;
    let length = u64::try_from(credential.len()).ok()?;
    entry
        .finish(DataDescriptorOutput::new(crc32(credential), length))
        .ok()?;
    archive.finish().ok()
}
