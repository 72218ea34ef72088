//! Packs, up to their being taken as an update.

use std::sync::LazyLock;

use credential::{deflate, inflate, limits};
use policy::Clock;
use policy::packs::{Accepted, MAGIC, Marks, Pack, SignedPart};

use crate::vectors;

/// The pack that is kept.
static KEPT: LazyLock<Accepted> = LazyLock::new(|| {
    let first = Pack::read(&file("first.pack")).expect("a pack");
    first
        .update(None, &Marks::default(), &CLOCK)
        .expect("a pack that is taken")
});

/// When the published packs are judged: 2026-11-15.
static CLOCK: LazyLock<Clock> = LazyLock::new(|| Clock::at("2026-11-15T00:00:00Z".parse().expect("a time")));

/// What the published packs say that are taken: each body with its kind and number.
static SAID: LazyLock<Vec<Said>> = LazyLock::new(|| {
    let files = vectors::contents("packs", "pack").into_iter();
    let taken = files.filter_map(|file| Pack::read(&file).ok()?.update(None, &Marks::default(), &CLOCK).ok());
    let after = ["second-delta.pack", "rotated.pack"].map(|name| {
        Pack::read(&file(name))
            .ok()?
            .update(Some(&KEPT.whole), &KEPT.marks, &CLOCK)
            .ok()
    });
    taken
        .chain(after.into_iter().flatten())
        .map(|accepted| said(&accepted))
        .collect()
});

type Said = ([u8; 32], (u64, u64), Vec<(u64, u64, Vec<u8>)>);

fn said(accepted: &Accepted) -> Said {
    let contents = accepted.contents.iter();
    let contents = contents.map(|content| (content.kind.number(), content.sequence, content.body.to_vec()));
    (accepted.id.0, (accepted.root.0, accepted.index.0), contents.collect())
}

fn file(name: &str) -> Vec<u8> {
    let path = vectors::files("packs", "pack")
        .into_iter()
        .find(|path| path.ends_with(name));
    std::fs::read(path.expect("a published pack")).expect("a file")
}

/// The published packs, whole and inflated.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let files = vectors::contents("packs", "pack").into_iter();
    // A search needs many tries, and inflated bombs are slow.
    let files: Vec<_> = files.filter(|file| file.len() < 16 << 10).collect();
    let plain = files
        .iter()
        .filter_map(|file| inflate::zlib(file.strip_prefix(&MAGIC)?, limits::HC1_INFLATED).ok());
    plain.chain(files.iter().cloned()).collect()
}

/// Takes the data for a pack, for what is compressed in one, and for a signed part.
pub fn pack(data: &[u8]) {
    let _ = SignedPart::read_any(data);
    let packed = deflate::zlib(data).map(|stream| [&MAGIC[..], &stream].concat());
    for file in [Some(data.to_vec()), packed].into_iter().flatten() {
        let Ok(pack) = Pack::read(&file) else { continue };
        let written = pack.write().expect("what was read can be written");
        let again = Pack::read(&written).expect("what was written can be read");
        assert_eq!(again.write().as_ref(), Some(&written), "a pack has two forms");
        let _ = pack.prove();
        for (kept, marks) in [(None, &Marks::default()), (Some(&KEPT.whole), &KEPT.marks)] {
            if let Ok(accepted) = pack.update(kept, marks, &CLOCK) {
                assert!(SAID.contains(&said(&accepted)), "a forged pack is taken");
            }
        }
    }
}
