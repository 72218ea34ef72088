//! The chain of a publisher's roots, proved from the first one on (PACKS.md, section 8; TUF, section 5.3).

use std::collections::{BTreeMap, BTreeSet};

use super::file::Pack;
use super::root::Root;
use super::update::Marks;
use super::{Kind, PackError, PackKeyId, PublisherId, SignedPart};

/// A proved chain.
pub(super) struct Chain {
    /// Its last root.
    pub(super) newest: Root,
    /// Whether any of its roots is for development. Who knows the keys of one can sign a next one that does not say so.
    pub(super) development: bool,
    /// The kinds that are out of the hands of everybody who could sign them when the marks were made.
    pub(super) replaced: Vec<Kind>,
}

/// Proves the chain as the one that goes on where `kept` and `marks` are, and lowers the marks of the kinds whose keys were
/// replaced since.
pub(super) fn prove(
    roots: &[SignedPart],
    id: PublisherId,
    kept: Option<&Pack>,
    marks: &mut Marks,
) -> Result<Chain, PackError> {
    let known = marks.0.get(&Kind::Root).copied();
    let kept = kept.map_or(&[][..], |kept| &kept.roots);
    let newest = roots.last().ok_or(PackError::RootChain)?;
    let mut before: Option<Root> = None;
    let mut development = false;
    // The keys that could sign each kind until the root that is known.
    let mut old: BTreeMap<Kind, BTreeSet<PackKeyId>> = BTreeMap::new();
    for (version, signed) in (1..).zip(roots) {
        let part = signed.part();
        if part.kind != Kind::Root || part.sequence != version {
            return Err(PackError::RootChain);
        }
        if part.publisher.is_some_and(|publisher| publisher != id) {
            return Err(PackError::OtherPublisher(Kind::Root));
        }
        if known.is_some_and(|(known, digest)| known == version && digest != *signed.digest()) {
            return Err(PackError::RootChain);
        }
        let root = Root::decode(&part.body)?;
        // By the threshold of the root before, and by its own.
        if let Some(before) = &before {
            signed.check(&before.role(Kind::Root)?)?;
        }
        signed.check(&root.role(Kind::Root)?)?;
        if known.is_some_and(|(known, _)| version <= known) {
            for (&kind, (_, ids)) in &root.roles {
                old.entry(kind).or_default().extend(ids);
            }
        }
        development |= root.development;
        before = Some(root);
    }
    // What is kept was proved: no other chain leads to where it is, whoever has its old keys.
    if kept
        .iter()
        .zip(roots)
        .any(|(kept, root)| kept.digest() != root.digest())
    {
        return Err(PackError::RootChain);
    }
    let shorter = known.is_some_and(|(known, _)| newest.part().sequence < known);
    if shorter || kept.len() > roots.len() {
        return Err(PackError::Rollback(Kind::Root));
    }
    let root = before.ok_or(PackError::RootChain)?;
    let none = BTreeSet::new();
    let replaced: Vec<Kind> = match known {
        // A root's mark is never lowered: its chain is whole.
        Some(_) => Kind::ALL
            .into_iter()
            .filter(|&kind| kind != Kind::Root && root.is_free_of(kind, old.get(&kind).unwrap_or(&none)))
            .collect(),
        None => Vec::new(),
    };
    marks.0.retain(|kind, _| !replaced.contains(kind));
    marks.0.insert(Kind::Root, (newest.part().sequence, *newest.digest()));
    Ok(Chain {
        newest: root,
        development,
        replaced,
    })
}
