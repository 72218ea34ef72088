//! Exact buckets: what a filter's hit is looked up in. They lie outside of the pack, on any host, stick or code; the pack
//! names the root of the tree over them, so that each proves itself.

use credential::RevocationHash;
use credential::cbor::{Decoder, Encoder, Profile};

use super::RevocationError;
use super::exact::{ExactSet, Listed, leading};
use super::id::{Entry, in_order};
use super::merkle::{self, Hash, Tree};
use super::wire;
use crate::limits;

/// What a bucket's file begins with: no text does, and a transfer that changes line ends or the eighth bit is noticed.
const MAGIC: [u8; 8] = [0x89, b'C', b'B', b'K', b'1', 0x0d, 0x0a, 0x1a];

/// What every leaf begins with, so that it is not taken for anything else that is hashed.
const LABEL: &str = "carnet/bucket/1";

/// How a set names its buckets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Buckets {
    /// The root of the tree over them.
    pub root: [u8; 32],
    /// A bucket holds the ids that begin with the same so many bits; there are 2 to the power of this many.
    pub depth: u8,
}

/// A bucket that proved to belong under a root.
pub struct Bucket {
    root: Hash,
    depth: u8,
    index: u32,
    entries: ExactSet,
}

impl Buckets {
    /// Cuts a list into buckets, each a file of at most [`limits::BUCKET`] bytes; ids are cut to `width` bytes.
    ///
    /// # Errors
    /// [`RevocationError::Shape`] for a width that no set has, [`RevocationError::TooLarge`] where the ids cannot be cut so
    /// small.
    pub fn cut(
        entries: impl IntoIterator<Item = Entry>,
        width: usize,
    ) -> Result<(Self, Vec<Vec<u8>>), RevocationError> {
        let entries = in_order(entries);
        let least = entries.len().saturating_mul(width).div_ceil(limits::BUCKET).max(1);
        let mut depth = u8::try_from(least.next_power_of_two().trailing_zeros()).unwrap_or(limits::BUCKET_DEPTH);
        while depth <= limits::BUCKET_DEPTH {
            if let Some(leaves) = leaves(&entries, width, depth)? {
                return Ok(Self::sealed(depth, &leaves));
            }
            depth = depth.saturating_add(1);
        }
        Err(RevocationError::TooLarge)
    }

    fn sealed(depth: u8, leaves: &[Vec<u8>]) -> (Self, Vec<Vec<u8>>) {
        let tree = Tree::new(leaves.iter().map(|leaf| merkle::leaf(leaf)).collect());
        let files = leaves
            .iter()
            .enumerate()
            .map(|(index, leaf)| file(leaf, &tree.path(index)));
        let root = tree.root();
        (Self { root, depth }, files.collect())
    }

    /// The number of the bucket that an id would be in.
    pub fn index(&self, id: &RevocationHash) -> u32 {
        leading(Entry::key(id), self.depth).unwrap_or_default()
    }

    /// Writes `root, depth`.
    pub(crate) fn write(&self, encoder: &mut Encoder) {
        encoder.bytes(&self.root).u64(self.depth.into());
    }

    /// Reads the two.
    pub(crate) fn read(decoder: &mut Decoder<'_>) -> Result<Self, RevocationError> {
        let root = wire::fixed(decoder)?;
        let depth = u8::try_from(decoder.u64()?).map_err(|_| RevocationError::Shape)?;
        if depth > limits::BUCKET_DEPTH {
            return Err(RevocationError::Shape);
        }
        Ok(Self { root, depth })
    }
}

/// The contents of all buckets; `None` where one of them is too large.
fn leaves(entries: &[Entry], width: usize, depth: u8) -> Result<Option<Vec<Vec<u8>>>, RevocationError> {
    let mut rest = entries;
    let mut leaves = Vec::new();
    for index in 0..1_u32.wrapping_shl(depth.into()) {
        let is_in = |entry: &Entry| leading(Entry::key(&entry.id), depth) <= Some(index);
        let (here, after) = rest.split_at(rest.partition_point(is_in));
        rest = after;
        let set = ExactSet::new(here.iter().copied(), width)?;
        let mut encoder = Encoder::with_capacity(set.bytes().saturating_add(FRAME));
        encoder.array(5).text(LABEL).u64(index.into());
        set.write(&mut encoder);
        let leaf = encoder.finish();
        let path = usize::from(depth).saturating_mul(PER_NEIGHBOUR);
        if leaf.len().saturating_add(path).saturating_add(FRAME) > limits::BUCKET {
            return Ok(None);
        }
        leaves.push(leaf);
    }
    Ok(Some(leaves))
}

/// A neighbour in a file: 32 bytes and their head.
const PER_NEIGHBOUR: usize = 34;

/// More bytes than the magic, the label and the heads of a file take.
const FRAME: usize = 64;

fn file(leaf: &[u8], path: &[Hash]) -> Vec<u8> {
    let mut encoder = Encoder::with_capacity(leaf.len().saturating_add(FRAME));
    encoder.array(2).bytes(leaf).array(path.len());
    for neighbour in path {
        encoder.bytes(neighbour);
    }
    [&MAGIC[..], &encoder.finish()].concat()
}

impl Bucket {
    /// Whether bytes begin as a bucket's file does.
    pub fn is_bucket(bytes: &[u8]) -> bool {
        bytes.starts_with(&MAGIC)
    }

    /// Reads a bucket's file. Under which root it belongs follows from what is in it ([`Bucket::belongs_to`]).
    ///
    /// # Errors
    /// When it is none, or larger than [`limits::BUCKET`], or its ids are not those of its place.
    pub fn read(bytes: &[u8]) -> Result<Self, RevocationError> {
        if bytes.len() > limits::BUCKET {
            return Err(RevocationError::TooLarge);
        }
        let content = bytes.strip_prefix(&MAGIC).ok_or(RevocationError::Shape)?;
        let mut decoder = Decoder::new(content, Profile::Strict);
        if decoder.array()? != Some(2) {
            return Err(RevocationError::Shape);
        }
        let leaf = decoder.bytes()?;
        let mut path = Vec::new();
        decoder.array()?;
        while decoder.more()? {
            path.push(wire::fixed(&mut decoder)?);
        }
        decoder.end()?;
        decoder.finish()?;
        let depth = u8::try_from(path.len()).unwrap_or(u8::MAX);
        if depth > limits::BUCKET_DEPTH {
            return Err(RevocationError::Shape);
        }
        let (index, entries) = read_leaf(&leaf)?;
        if index.checked_shr(depth.into()).is_some_and(|rest| rest > 0) || !entries.is_of_prefix(depth, index) {
            return Err(RevocationError::Shape);
        }
        Ok(Self {
            root: merkle::root(merkle::leaf(&leaf), index, &path),
            depth,
            index,
            entries,
        })
    }

    /// Whether it is one of these.
    pub fn belongs_to(&self, buckets: &Buckets) -> bool {
        self.place() == *buckets
    }

    /// The buckets that it is one of.
    pub(crate) fn place(&self) -> Buckets {
        Buckets {
            root: self.root,
            depth: self.depth,
        }
    }

    /// The root it belongs under.
    pub(crate) fn root(&self) -> Hash {
        self.root
    }

    /// Its number among them.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// What it says of an id of its place.
    pub fn find(&self, id: &RevocationHash) -> Option<Listed> {
        self.entries.find(id)
    }

    /// Bytes of memory that its ids take.
    pub(crate) fn bytes(&self) -> usize {
        self.entries.bytes()
    }
}

fn read_leaf(leaf: &[u8]) -> Result<(u32, ExactSet), RevocationError> {
    let mut decoder = Decoder::new(leaf, Profile::Strict);
    if decoder.array()? != Some(5) || decoder.text()? != LABEL {
        return Err(RevocationError::Shape);
    }
    let index = u32::try_from(decoder.u64()?).map_err(|_| RevocationError::Shape)?;
    let entries = ExactSet::read(&mut decoder)?;
    decoder.end()?;
    decoder.finish()?;
    Ok((index, entries))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::revocation::id::hash_of;

    fn entries(count: usize) -> Vec<Entry> {
        (0..count)
            .map(|number| Entry::new(hash_of(&number.to_string())))
            .collect()
    }

    #[test]
    fn every_id_is_in_the_bucket_of_its_prefix_and_every_bucket_is_small() {
        let entries = entries(30_000);
        let (named, files) = Buckets::cut(entries.clone(), 16).unwrap();
        assert_eq!(files.len(), 1 << named.depth);
        assert!(files.iter().all(|file| file.len() <= limits::BUCKET));
        assert!(files.len() <= 16, "{} buckets for 480 KB", files.len());
        let buckets: Vec<Bucket> = files.iter().map(|file| Bucket::read(file).ok().unwrap()).collect();
        assert!(buckets.iter().all(|bucket| bucket.belongs_to(&named)));
        for entry in &entries {
            let bucket = &buckets[named.index(&entry.id) as usize];
            assert_eq!(
                (bucket.index(), bucket.find(&entry.id)),
                (named.index(&entry.id), Some(Listed::Always))
            );
        }
        let other = hash_of("another");
        assert_eq!(buckets[named.index(&other) as usize].find(&other), None);
    }

    #[test]
    fn one_bucket_needs_no_neighbours() {
        for count in [0, 1, 100] {
            let (named, files) = Buckets::cut(entries(count), 8).unwrap();
            assert_eq!((named.depth, files.len()), (0, 1));
            assert!(Bucket::read(&files[0]).is_ok_and(|bucket| bucket.belongs_to(&named)));
        }
    }

    #[test]
    fn an_altered_bucket_belongs_to_no_root() {
        let (named, files) = Buckets::cut(entries(20_000), 8).unwrap();
        let (other, _) = Buckets::cut(entries(20_001), 8).unwrap();
        let file = &files[1];
        assert!(Bucket::read(file).is_ok_and(|bucket| bucket.belongs_to(&named) && !bucket.belongs_to(&other)));
        for place in (0..file.len()).step_by(101) {
            let mut altered = file.clone();
            altered[place] ^= 1;
            assert!(
                Bucket::read(&altered).map_or(true, |bucket| !bucket.belongs_to(&named)),
                "byte {place}"
            );
        }
    }

    #[test]
    fn ids_that_are_alike_in_all_bits_that_count_cannot_be_cut() {
        let alike = (0..70_000_u32).map(|number| {
            let mut id = [7; 16];
            id[12..].copy_from_slice(&number.to_be_bytes());
            Entry::new(id)
        });
        assert_eq!(Buckets::cut(alike, 16).err(), Some(RevocationError::TooLarge));
    }

    #[test]
    fn what_is_out_of_form_is_refused() {
        let (_, files) = Buckets::cut(entries(3), 8).unwrap();
        let set = ExactSet::new(entries(3), 8).unwrap();
        let leaf = |label: &str, index: u64| {
            let mut encoder = Encoder::new();
            encoder.array(5).text(label).u64(index);
            set.write(&mut encoder);
            encoder.finish()
        };
        let refused = |bytes: &[u8]| Bucket::read(bytes).err();
        assert_eq!(refused(&file(&leaf(LABEL, 0), &[])), None);
        for file in [
            file(&leaf("carnet/other/1", 0), &[]),
            file(&leaf(LABEL, 1), &[]),
            file(&leaf(LABEL, u64::MAX), &[]),
            file(&leaf(LABEL, 0), &[[0; 32]]),
            file(&leaf(LABEL, 0), &[[0; 32]; limits::BUCKET_DEPTH as usize + 1]),
            files[0][1..].to_vec(),
        ] {
            assert_eq!(refused(&file), Some(RevocationError::Shape));
        }
        assert_eq!(refused(&files[0][..20]), Some(RevocationError::Cbor));
        assert_eq!(refused(&vec![0; limits::BUCKET + 1]), Some(RevocationError::TooLarge));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_bytes_are_a_bucket_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Bucket::read(&[&MAGIC[..], &bytes].concat());
        }

        #[test]
        fn a_bucket_is_written_as_it_is_read(count in 0_usize..300, width in 8_usize..=16) {
            let (named, files) = Buckets::cut(entries(count), width).unwrap();
            for bytes in &files {
                let bucket = Bucket::read(bytes);
                prop_assert!(bucket.is_ok_and(|bucket| bucket.belongs_to(&named)));
            }
        }
    }
}
