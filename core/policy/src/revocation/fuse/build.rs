//! Making a filter: keys are taken away one after the other, each from a place that no other key left has, and the table is
//! filled in the opposite order (Graf and Lemire, algorithm 1).

use ring::digest::{Context, SHA256};

use super::{ARITY, Fuse, Layout, RevocationError, SEGMENT_BITS, fingerprint, hash};
use crate::limits;

/// Seeds that are tried. One in about five does not work for few keys, fewer for many; after every eighth the table grows.
const TRIES: u8 = 64;

pub(super) fn build(keys: &[u64], salt: &[u8]) -> Result<Fuse, RevocationError> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys.dedup();
    let mut layout = Layout::of(keys.len());
    let digest = digest_of(&keys, salt);
    for attempt in 0..TRIES {
        if attempt > 0 && attempt.is_multiple_of(8) {
            layout.segments = layout.segments.saturating_add(layout.segments / 16).saturating_add(1);
        }
        let length = layout.length().filter(|length| *length <= limits::FILTER);
        let length = length.ok_or(RevocationError::TooLarge)?;
        let seed = seed_of(&digest, attempt);
        let mut hashes: Vec<u64> = keys.iter().map(|key| hash(*key, seed)).collect();
        // In the order of their first places, so that what follows walks through memory.
        hashes.sort_unstable();
        if let Some(order) = Peeling::new(layout, length).peel(&hashes) {
            return Ok(Fuse {
                count: keys.len() as u64,
                seed,
                layout,
                table: fill(layout, length, &order),
            });
        }
    }
    Err(RevocationError::Filter)
}

/// Segments that follow the last in which a key's first place may lie.
const NEIGHBOURS: u64 = ARITY as u64 - 1;

impl Layout {
    /// The layout for so many keys (section 4, and the authors' own code for four places).
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers below 2^27, and powers of small numbers"
    )]
    fn of(keys: usize) -> Self {
        let count = keys.max(2) as f64;
        let exponent = (count.ln() / 2.91_f64.ln() - 0.5).floor();
        let segment_bits = (exponent.max(2.0) as u32).min(SEGMENT_BITS);
        let factor = (0.77 + 0.305 * 600_000_f64.ln() / count.ln()).max(1.075);
        let capacity = (count * factor).round() as u64;
        let all = capacity.div_ceil(1 << segment_bits);
        Self {
            segment_bits,
            segments: all.saturating_sub(NEIGHBOURS).max(1),
        }
    }
}

/// The seeds follow from the keys: nobody who does not know them all can choose some for which no seed works.
fn digest_of(keys: &[u64], salt: &[u8]) -> [u8; 32] {
    let mut context = Context::new(&SHA256);
    context.update(salt);
    for key in keys {
        context.update(&key.to_be_bytes());
    }
    first(context)
}

fn seed_of(digest: &[u8; 32], attempt: u8) -> u64 {
    let mut context = Context::new(&SHA256);
    context.update(digest);
    context.update(&[attempt]);
    let [a, b, c, d, e, f, g, h, ..] = first(context);
    u64::from_be_bytes([a, b, c, d, e, f, g, h])
}

fn first(context: Context) -> [u8; 32] {
    context.finish().as_ref().first_chunk().copied().unwrap_or_default()
}

/// A key on its way out: its hash, and which of its places was its own.
type Taken = (u64, u8);

/// What lies on every place: how many keys, and the exclusive or of their hashes and of which place of theirs it is.
struct Peeling {
    layout: Layout,
    /// The count in the upper six bits, the place in the lower two.
    counts: Vec<u8>,
    hashes: Vec<u64>,
}

/// One more key on a place.
const ONE: u8 = 1 << 2;

impl Peeling {
    fn new(layout: Layout, length: usize) -> Self {
        Self {
            layout,
            counts: vec![0; length],
            hashes: vec![0; length],
        }
    }

    /// The order in which the keys were taken away; `None` where it cannot go on before all are.
    fn peel(mut self, hashes: &[u64]) -> Option<Vec<Taken>> {
        for &hash in hashes {
            for (which, place) in (0_u8..).zip(self.layout.places(hash)) {
                let count = self.counts.get_mut(place)?;
                // More keys on one place than can be counted: another seed.
                *count = count.checked_add(ONE)? ^ which;
                *self.hashes.get_mut(place)? ^= hash;
            }
        }
        let mut alone: Vec<usize> = (0..self.counts.len()).filter(|place| self.is_alone(*place)).collect();
        let mut order = Vec::with_capacity(hashes.len());
        while let Some(place) = alone.pop() {
            if !self.is_alone(place) {
                continue;
            }
            let own = *self.counts.get(place)? & (ONE - 1);
            let hash = *self.hashes.get(place)?;
            order.push((hash, own));
            for (which, place) in (0_u8..).zip(self.layout.places(hash)) {
                let count = self.counts.get_mut(place)?;
                *count = count.checked_sub(ONE)? ^ which;
                *self.hashes.get_mut(place)? ^= hash;
                if self.is_alone(place) {
                    alone.push(place);
                }
            }
        }
        (order.len() == hashes.len()).then_some(order)
    }

    fn is_alone(&self, place: usize) -> bool {
        self.counts.get(place).is_some_and(|count| count / ONE == 1)
    }
}

/// The last that was taken away is the first to be put in: its own place is then still free.
fn fill(layout: Layout, length: usize, order: &[Taken]) -> Vec<u8> {
    let mut table = vec![0_u8; length];
    for &(hash, own) in order.iter().rev() {
        let places = layout.places(hash);
        let mixed = places
            .iter()
            .filter_map(|place| table.get(*place))
            .fold(fingerprint(hash), |mixed, byte| mixed ^ byte);
        let place = places.get(usize::from(own)).copied().unwrap_or_default();
        // Its own place is still zero, so that it does not count in the mixture.
        if let Some(byte) = table.get_mut(place) {
            *byte = mixed;
        }
    }
    table
}
