//! Sealing: XChaCha20-Poly1305 with a random 24-byte nonce, and what each sealed thing is bound to.

use chacha20poly1305::aead::{AeadInOut as _, Tag};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::cbor::Encoder;
use crate::id::{StoreId, random_bytes};
use crate::key::SealingKey;
use crate::{RowId, StoreError, Table, labels};

/// Version of how rows and summary are written; part of their associated data.
pub(crate) const FORMAT: u64 = 1;
/// Bytes of the nonce before the ciphertext.
pub(crate) const NONCE: usize = 24;
/// Bytes of the tag after the ciphertext.
pub(crate) const TAG: usize = 16;

/// Nonce, ciphertext and tag, as they stand in the file.
pub(crate) struct Sealed(Vec<u8>);

impl Sealed {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The authentication tag: names exactly these bytes to whoever holds the key.
    pub(crate) fn tag(&self) -> [u8; TAG] {
        tag(&self.0).unwrap_or_default()
    }
}

/// The tag at the end of sealed bytes; `None` where they are too short to have one.
pub(crate) fn tag(sealed: &[u8]) -> Option<[u8; TAG]> {
    sealed.last_chunk().copied()
}

/// Seals `plain` under `key`, bound to `associated`.
pub(crate) fn seal(key: &(impl SealingKey + ?Sized), associated: &[u8], plain: &[u8]) -> Result<Sealed, StoreError> {
    let nonce = random_bytes::<NONCE>()?;
    let mut sealed = Vec::with_capacity(plain.len().saturating_add(NONCE + TAG));
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(plain);
    let body = sealed.get_mut(NONCE..).unwrap_or_default();
    let tag = cipher(key)
        .encrypt_inout_detached(&XNonce::from(nonce), associated, body.into())
        .map_err(|_| StoreError::Crypto)?;
    sealed.extend_from_slice(&tag);
    Ok(Sealed(sealed))
}

/// The bytes were not sealed under this key for this place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotGenuine;

/// Opens what [`seal`] gave.
pub(crate) fn open(
    key: &(impl SealingKey + ?Sized),
    associated: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, NotGenuine> {
    open_owned(key, associated, sealed.to_vec())
}

/// Opens sealed bytes where they lie, without a copy of them.
pub(crate) fn open_owned(
    key: &(impl SealingKey + ?Sized),
    associated: &[u8],
    mut sealed: Vec<u8>,
) -> Result<Zeroizing<Vec<u8>>, NotGenuine> {
    let (nonce, rest) = sealed.split_first_chunk_mut::<NONCE>().ok_or(NotGenuine)?;
    let (body, tag) = rest.split_last_chunk_mut::<TAG>().ok_or(NotGenuine)?;
    let size = body.len();
    cipher(key)
        .decrypt_inout_detached(
            &XNonce::from(*nonce),
            associated,
            body.into(),
            &Tag::<XChaCha20Poly1305>::from(*tag),
        )
        .map_err(|_| NotGenuine)?;
    sealed.copy_within(NONCE..NONCE.saturating_add(size), 0);
    let mut plain = Zeroizing::new(sealed);
    plain.truncate(size);
    Ok(plain)
}

/// Associated data of a row.
pub(crate) fn row_place(store: StoreId, table: Table, id: RowId, revision: u64) -> Zeroizing<Vec<u8>> {
    Encoder::with_capacity(96)
        .array(6)
        .text(labels::ROW)
        .store(store)
        .text(table.name())
        .bytes(id.as_bytes())
        .uint(FORMAT)
        .uint(revision)
        .finish()
}

/// Associated data of a segment of the summary.
pub(crate) fn segment_place(store: StoreId, table: Table, position: u32, revision: u64) -> Zeroizing<Vec<u8>> {
    Encoder::with_capacity(96)
        .array(6)
        .text(labels::SEGMENT)
        .store(store)
        .text(table.name())
        .uint(u64::from(position))
        .uint(FORMAT)
        .uint(revision)
        .finish()
}

/// Associated data of the summary's head.
pub(crate) fn head_place(store: StoreId, revision: u64) -> Zeroizing<Vec<u8>> {
    Encoder::with_capacity(96)
        .array(4)
        .text(labels::HEAD)
        .store(store)
        .uint(FORMAT)
        .uint(revision)
        .finish()
}

fn cipher(key: &(impl SealingKey + ?Sized)) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{IndexKey, random};

    #[test]
    fn opens_only_as_it_was_sealed() {
        let (key, other) = (random::<IndexKey>().unwrap(), random::<IndexKey>().unwrap());
        for size in [0, 1, 63, 64, 1000] {
            let plain = vec![0x5a; size];
            let sealed = seal(&key, b"here", &plain).unwrap();
            assert_eq!(sealed.as_bytes().len(), size + NONCE + TAG);
            assert_eq!(*open(&key, b"here", sealed.as_bytes()).unwrap(), plain);
            assert!(open(&key, b"there", sealed.as_bytes()).is_err());
            assert!(open(&other, b"here", sealed.as_bytes()).is_err());
            for place in [0, NONCE - 1, sealed.as_bytes().len() - 1] {
                let mut flipped = sealed.as_bytes().to_vec();
                flipped[place] ^= 1;
                assert!(open(&key, b"here", &flipped).is_err());
            }
            for end in [0, NONCE, NONCE + TAG - 1] {
                assert!(open(&key, b"here", &sealed.as_bytes()[..end]).is_err());
            }
        }
    }

    #[test]
    fn every_part_of_a_rows_place_counts() {
        let (store, id) = (StoreId([1; 16]), RowId::from_bytes([2; 16]));
        let places = [
            row_place(store, Table::Passes, id, 1),
            row_place(StoreId([3; 16]), Table::Passes, id, 1),
            row_place(store, Table::Trust, id, 1),
            row_place(store, Table::Passes, RowId::from_bytes([4; 16]), 1),
            row_place(store, Table::Passes, id, 2),
            segment_place(store, Table::Passes, 0, 1),
            segment_place(store, Table::Passes, 1, 1),
            segment_place(store, Table::Trust, 0, 1),
            head_place(store, 1),
        ];
        for (place, bytes) in places.iter().enumerate() {
            assert!(places.iter().skip(place + 1).all(|other| other != bytes));
        }
    }
}
