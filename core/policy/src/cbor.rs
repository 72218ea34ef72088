//! Writing maps whose keys are different constants.

use credential::cbor::{Encoder, Map};

/// Writes an item under its key.
pub(crate) fn put(map: &mut Map, key: impl Into<i128>, value: impl FnOnce(&mut Encoder) -> &mut Encoder) {
    let put = map.entry(|encoder| encoder.int(key.into()), value);
    debug_assert!(put.is_ok(), "a key twice");
}

/// A map by itself.
pub(crate) fn encoded(map: &Map) -> Vec<u8> {
    let mut encoder = Encoder::new();
    encoder.map(map);
    encoder.finish()
}
