//! A publisher's folder: its parts, signed and to be signed, each in a file `parts/<kind>-<number>.part`.
//!
//! Everything else is made of them: a pack is the chain of roots, the newest index and the newest content of each kind.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use wallet::packs::{Draft, Index, Kind, PackKeyId, Part, PublisherId, Root};

use super::error::PackFailure;
use super::files;
use crate::failure::Failure;
use crate::inputs;

/// Where the parts are.
const PARTS: &str = "parts";

/// How a part's file ends.
const ENDING: &str = "part";

/// A publisher's folder, read.
pub(super) struct Folder {
    pub(super) path: PathBuf,
    drafts: BTreeMap<(Kind, u64), Draft>,
    roots: Vec<Root>,
}

/// The signatures that one role asks for, and those that are there.
pub(super) struct Quorum {
    /// The keys that may sign.
    pub(super) keys: BTreeSet<PackKeyId>,
    /// Those that did.
    pub(super) signed: BTreeSet<PackKeyId>,
    /// How many have to.
    pub(super) threshold: usize,
}

impl Quorum {
    pub(super) fn of(root: &Root, draft: &Draft) -> Self {
        let (threshold, keys) = root.roles.get(&draft.part().kind).cloned().unwrap_or_default();
        Self {
            keys,
            signed: draft.signed().map(|signed| signed.signed_by(root)).unwrap_or_default(),
            threshold,
        }
    }

    fn is_reached(&self) -> bool {
        self.threshold > 0 && self.signed.len() >= self.threshold
    }
}

impl Folder {
    /// Makes a new one.
    pub(super) fn create(path: &Path) -> Result<Self, Failure> {
        let parts = path.join(PARTS);
        if parts.exists() {
            return Err(PackFailure::FolderThere(path.to_owned()).into());
        }
        std::fs::create_dir_all(&parts).map_err(|cause| Failure::write(&parts, cause))?;
        Ok(Self {
            path: path.to_owned(),
            drafts: BTreeMap::new(),
            roots: Vec::new(),
        })
    }

    /// Reads one.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let mut folder = Self {
            path: path.to_owned(),
            drafts: BTreeMap::new(),
            roots: Vec::new(),
        };
        let parts = path.join(PARTS);
        let Ok(entries) = std::fs::read_dir(&parts) else {
            return Err(PackFailure::NotAFolder(path.to_owned()).into());
        };
        for entry in entries.flatten().map(|entry| entry.path()) {
            if entry.extension().is_none_or(|ending| ending != ENDING) {
                continue;
            }
            let draft = Draft::read(&inputs::read(&entry)?).map_err(PackFailure::draft(&entry))?;
            let (kind, sequence) = (draft.part().kind, draft.part().sequence);
            if entry != folder.file(kind, sequence) {
                return Err(folder
                    .damaged(format!("{} is {kind} {sequence}", entry.display()))
                    .into());
            }
            folder.drafts.insert((kind, sequence), draft);
        }
        folder.read_roots()?;
        Ok(folder)
    }

    fn read_roots(&mut self) -> Result<(), PackFailure> {
        let chain: Vec<&Draft> = self.of_kind(Kind::Root).collect();
        let mut roots = Vec::new();
        for (version, draft) in (1..).zip(chain) {
            if draft.part().sequence != version {
                return Err(self.damaged(format!("root {version} is missing")));
            }
            let path = self.file(Kind::Root, version);
            let root = Root::of(draft.part()).map_err(PackFailure::pack(&path))?;
            roots.push(root);
        }
        self.roots = roots;
        let Some(id) = self.publisher() else {
            return Err(PackFailure::NotAFolder(self.path.clone()));
        };
        let stranger = self
            .drafts
            .values()
            .find(|draft| draft.part().publisher.is_some_and(|publisher| publisher != id));
        stranger.map_or(Ok(()), |draft| {
            let part = draft.part();
            Err(self.damaged(format!("{} {} is another publisher's", part.kind, part.sequence)))
        })
    }

    fn damaged(&self, what: String) -> PackFailure {
        PackFailure::Folder {
            folder: self.path.clone(),
            what,
        }
    }

    /// Where a part's file is.
    pub(super) fn file(&self, kind: Kind, sequence: u64) -> PathBuf {
        self.path.join(PARTS).join(format!("{kind}-{sequence}.{ENDING}"))
    }

    /// Who the publisher is: known from the first root on, signed or not.
    pub(super) fn publisher(&self) -> Option<PublisherId> {
        let first = self.drafts.get(&(Kind::Root, 1))?;
        Some(PublisherId(first.digest()))
    }

    /// The publisher, and the root that counts: the newest one with all its signatures, else the first.
    pub(super) fn ruling_root(&self) -> Result<(u64, &Root), PackFailure> {
        let signed = self.whole_chain();
        let version = signed.max(1);
        let at = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
        let root = self
            .roots
            .get(at)
            .ok_or_else(|| PackFailure::NotAFolder(self.path.clone()))?;
        Ok((version, root))
    }

    /// The newest root, signed or not.
    pub(super) fn newest_root(&self) -> Result<(u64, &Root), PackFailure> {
        let root = self
            .roots
            .last()
            .ok_or_else(|| PackFailure::NotAFolder(self.path.clone()))?;
        Ok((self.roots.len() as u64, root))
    }

    /// Roots from the first on that have all their signatures.
    pub(super) fn whole_chain(&self) -> u64 {
        let drafts = self.of_kind(Kind::Root);
        drafts.take_while(|draft| self.is_ready(draft)).count() as u64
    }

    /// Drafts of a kind, oldest first.
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Draft> {
        self.drafts.range((kind, 0)..=(kind, u64::MAX)).map(|(_, draft)| draft)
    }

    /// The newest draft of a kind.
    pub(super) fn newest(&self, kind: Kind) -> Option<&Draft> {
        self.of_kind(kind).last()
    }

    /// What belongs to the next pack: every root, the newest index, and the contents that it lists.
    pub(super) fn current(&self) -> impl Iterator<Item = &Draft> {
        let others = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Root);
        self.of_kind(Kind::Root)
            .chain(others.filter_map(|kind| self.newest(kind)))
    }

    /// The thresholds that a part has to meet: a root its own and that of the root before, all others that of the root that
    /// counts.
    pub(super) fn quorums(&self, draft: &Draft) -> Vec<Quorum> {
        if draft.part().kind != Kind::Root {
            let ruling = self.ruling_root().map(|(_, root)| Quorum::of(root, draft));
            return ruling.into_iter().collect();
        }
        let version = usize::try_from(draft.part().sequence).unwrap_or(usize::MAX);
        let at = |version: usize| version.checked_sub(1).and_then(|at| self.roots.get(at));
        [version.checked_sub(1).and_then(at), at(version)]
            .into_iter()
            .flatten()
            .map(|root| Quorum::of(root, draft))
            .collect()
    }

    /// Whether every threshold is met.
    pub(super) fn is_ready(&self, draft: &Draft) -> bool {
        let quorums = self.quorums(draft);
        !quorums.is_empty() && quorums.iter().all(Quorum::is_reached)
    }

    /// Whether this key may sign this part, by the root that counts, or by the one that waits to follow it.
    pub(super) fn may_sign(&self, key: PackKeyId, draft: &Draft) -> bool {
        let newest = self.newest_root().ok().map(|(_, root)| Quorum::of(root, draft));
        let mut quorums = self.quorums(draft).into_iter().chain(newest);
        quorums.any(|quorum| quorum.keys.contains(&key))
    }

    /// The number for a new part of a kind, and the waiting one that it takes the place of. A part that is signed, even by
    /// some, keeps its number for ever: somebody may have it.
    pub(super) fn next_number(&self, kind: Kind) -> (u64, bool) {
        match self.newest(kind) {
            None => (1, false),
            Some(draft) if draft.signed().is_none() => (draft.part().sequence, true),
            Some(draft) => (draft.part().sequence.saturating_add(1), false),
        }
    }

    /// Keeps a part. One of the same number is replaced.
    pub(super) fn put(&mut self, draft: Draft) -> Result<PathBuf, Failure> {
        let (kind, sequence) = (draft.part().kind, draft.part().sequence);
        let path = self.file(kind, sequence);
        files::replace(&path, &draft.write())?;
        self.drafts.insert((kind, sequence), draft);
        if kind == Kind::Root {
            self.read_roots()?;
        }
        Ok(path)
    }

    /// Keeps the buckets that belong to revocation number `sequence`, where there are any. Gives their folder.
    pub(super) fn put_buckets(&self, sequence: u64, buckets: &[Vec<u8>]) -> Result<Option<PathBuf>, Failure> {
        if buckets.is_empty() {
            return Ok(None);
        }
        let path = self.path.join(format!("buckets-{sequence}"));
        std::fs::create_dir_all(&path).map_err(|cause| Failure::write(&path, cause))?;
        for (number, bucket) in buckets.iter().enumerate() {
            files::replace(&path.join(format!("{number:06}.bucket")), bucket)?;
        }
        Ok(Some(path))
    }

    /// The index of the newest contents; `None` where there are none.
    pub(super) fn index_of_newest(&self) -> Option<Index> {
        let contents = Kind::CONTENTS.into_iter().filter_map(|kind| self.newest(kind));
        let entry = |draft: &Draft| {
            let part: &Part = draft.part();
            (part.kind, (part.sequence, draft.digest()))
        };
        let parts: BTreeMap<_, _> = contents.map(entry).collect();
        (!parts.is_empty()).then_some(Index { parts })
    }

    /// The name of the pack's file, from the publisher's name.
    pub(super) fn pack_file(&self) -> Result<PathBuf, PackFailure> {
        let (_, root) = self.ruling_root()?;
        let mut name = String::new();
        for letter in root.name.chars() {
            if letter.is_alphanumeric() {
                name.extend(letter.to_lowercase());
            } else if !name.ends_with('-') && !name.is_empty() {
                name.push('-');
            }
        }
        let name = name.trim_end_matches('-');
        let name = if name.is_empty() { "pack" } else { name };
        Ok(self.path.join(format!("{name}.carnetpack")))
    }
}
