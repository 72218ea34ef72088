//! The zip archive in a code: one small entry, `certificate.json`.

use rawzip::{CompressionMethod, ZipArchive};

use crate::refusal::Refusal;
use crate::{inflate, limits};

/// The entry that holds the credential (DIVOC, "QR code", and every program that issues or reads it).
const ENTRY: &[u8] = b"certificate.json";

/// The credential in an archive. Its checksum is not asked: the signature says more.
pub(super) fn credential(archive: &[u8]) -> Result<Vec<u8>, Refusal> {
    let archive = ZipArchive::from_slice(archive).map_err(|_| Refusal::Compression)?;
    let mut entries = archive.entries();
    for _ in 0..limits::DIVOC_ENTRIES {
        let Some(entry) = entries.next_entry().map_err(|_| Refusal::Compression)? else {
            break;
        };
        if entry.file_path().as_ref() != ENTRY {
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
