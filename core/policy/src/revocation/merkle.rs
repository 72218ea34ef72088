//! The tree over a list's buckets: SHA-256, leaves and nodes set apart by a first byte as in RFC 9162 section 2.1.1. It is
//! full: a list has as many buckets as a power of two, empty ones among them.

use ring::digest::{Context, SHA256};

/// A hash in the tree.
pub(crate) type Hash = [u8; 32];

/// `HASH(0x00 || leaf)`.
pub(crate) fn leaf(content: &[u8]) -> Hash {
    hash(&[&[0], content])
}

/// `HASH(0x01 || left || right)`.
fn node(left: &Hash, right: &Hash) -> Hash {
    hash(&[&[1], left, right])
}

/// The root that a leaf and the neighbours on its way up lead to, the leaf's own neighbour first.
pub(crate) fn root(leaf: Hash, index: u32, path: &[Hash]) -> Hash {
    let (root, _) = path.iter().fold((leaf, index), |(hash, index), neighbour| {
        let up = if index % 2 == 0 {
            node(&hash, neighbour)
        } else {
            node(neighbour, &hash)
        };
        (up, index / 2)
    });
    root
}

/// All of a tree: every level, the leaves first, the root last.
pub(crate) struct Tree {
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// Of as many leaves as a power of two.
    pub(crate) fn new(leaves: Vec<Hash>) -> Self {
        let mut levels = vec![leaves];
        while let Some(below) = levels.last().filter(|level| level.len() > 1) {
            let (pairs, _) = below.as_chunks::<2>();
            let above = pairs.iter().map(|[left, right]| node(left, right)).collect();
            levels.push(above);
        }
        Self { levels }
    }

    pub(crate) fn root(&self) -> Hash {
        let top = self.levels.last().and_then(|level| level.first());
        top.copied().unwrap_or_default()
    }

    /// The neighbours on a leaf's way up.
    pub(crate) fn path(&self, leaf: usize) -> Vec<Hash> {
        let below_root = self.levels.len().saturating_sub(1);
        let mut index = leaf;
        let mut path = Vec::with_capacity(below_root);
        for level in self.levels.iter().take(below_root) {
            path.extend(level.get(index ^ 1));
            index /= 2;
        }
        path
    }
}

fn hash(parts: &[&[u8]]) -> Hash {
    let mut context = Context::new(&SHA256);
    parts.iter().for_each(|part| context.update(part));
    context.finish().as_ref().first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_leads_to_the_root_from_its_own_place_alone() {
        for depth in 0..6_u32 {
            let leaves: Vec<Hash> = (0..1_u8 << depth).map(|number| leaf(&[number])).collect();
            let tree = Tree::new(leaves.clone());
            for (index, leaf) in (0_u32..).zip(&leaves) {
                let path = tree.path(index as usize);
                assert_eq!(path.len(), depth as usize);
                assert_eq!(root(*leaf, index, &path), tree.root());
                if depth > 0 {
                    assert_ne!(root(*leaf, index ^ 1, &path), tree.root());
                }
            }
        }
    }

    /// The hash of RFC 9162's empty leaf, and of a node over two of them, by another implementation (`sha256sum`).
    #[test]
    fn leaves_and_nodes_are_set_apart() {
        let hex = |hash: Hash| hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let empty = leaf(&[]);
        assert_eq!(
            hex(empty),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        );
        let both = [empty, empty].concat();
        assert_ne!(node(&empty, &empty), leaf(&both));
    }
}
