//! What holds for every pack and for all bytes.

use proptest::prelude::*;

use super::*;

/// Everything that a pack says and an attacker would like to change.
fn said(accepted: &Accepted) -> impl PartialEq + use<> {
    let contents = accepted.contents.iter();
    let contents: Vec<_> = contents
        .map(|of| (of.kind, of.sequence, of.dates, of.body.clone()))
        .collect();
    let (root, index) = (accepted.root, accepted.index);
    (
        accepted.id,
        accepted.name.clone(),
        accepted.development,
        root,
        index,
        contents,
    )
}

/// A pack of two roots, contents whole and as a delta, and what it is an update of.
fn sample() -> (Accepted, Pack) {
    let mut publisher = Publisher::with_split_roles();
    let old = publisher.numbered(1, &[(Kind::Trust, 1), (Kind::Rules, 1)]);
    publisher.rotate(&publisher.root(), &[2, 3, 4]);
    let first = take(&old, None).unwrap();
    let longer = [&body(1)[..], b" and more"].concat();
    let contents = vec![
        publisher.content(Kind::Trust, 2, &longer),
        publisher.content(Kind::Rules, 1, &body(1)),
        publisher.content(Kind::Verifiers, 9, &body(9)),
    ];
    let mut pack = publisher.pack(2, contents).since(&old);
    let length = body(1).len();
    pack.contents[0].body = Body::Delta {
        from: key::sha256(&body(1)),
        pieces: vec![Piece::Old { offset: 0, length }, Piece::New(b" and more".to_vec())],
    };
    assert_eq!(pack.contents.len(), 2);
    (first, pack)
}

fn update(pack: &Pack, first: &Accepted) -> Result<Accepted, PackError> {
    pack.update(Some(&first.whole), &first.marks, &now())
}

#[test]
fn one_changed_byte_is_refused_or_changes_nothing_that_is_said() {
    let (first, pack) = sample();
    let original = update(&pack, &first).unwrap();
    let plain = pack.encode();
    for at in 0..plain.len() {
        let mut changed = plain.clone();
        changed[at] ^= 1 << (at % 8);
        let Ok(read) = Pack::decode(&changed) else { continue };
        assert!(read.encode() == changed, "byte {at} is read as another");
        if let Ok(accepted) = update(&read, &first) {
            assert!(said(&accepted) == said(&original), "byte {at} says something else");
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_read_without_panic_and_written_as_they_were(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Pack::read(&bytes);
        let _ = Pack::read(&[&MAGIC[..], &bytes].concat());
        let _ = SignedPart::read_any(&bytes);
        let _ = Index::decode(&bytes);
        if let Ok(root) = Root::decode(&bytes) {
            prop_assert_eq!(root.encode(), &bytes[..]);
        }
        if let Ok(pack) = Pack::decode(&bytes) {
            prop_assert_eq!(pack.encode(), bytes);
        }
    }

    #[test]
    fn a_changed_part_of_a_pack_is_refused_or_written_as_it_was(
        at in any::<prop::sample::Index>(),
        length in 0_usize..20,
        with in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let (first, pack) = sample();
        let original = update(&pack, &first).unwrap();
        let mut plain = pack.encode();
        let at = at.index(plain.len());
        let end = plain.len().min(at + length);
        plain.splice(at..end, with);
        if let Ok(read) = Pack::decode(&plain) {
            prop_assert_eq!(read.encode(), plain);
            if let Ok(accepted) = update(&read, &first) {
                prop_assert!(said(&accepted) == said(&original));
            }
        }
    }

    #[test]
    fn a_pack_that_verifies_is_written_again_to_the_same_bytes(
        keys in 1_u8..6,
        threshold in 1_usize..6,
        number in 1_u64..,
        bodies in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 0..5),
        roots in 0_usize..3,
    ) {
        let seeds: Vec<u8> = (1..=keys).collect();
        let threshold = threshold.min(seeds.len());
        let mut publisher = Publisher::with(&root(&seeds, threshold), &seeds);
        for _ in 0..roots {
            publisher.rotate(&publisher.root(), &seeds);
        }
        let contents = Kind::CONTENTS.into_iter().zip(&bodies);
        let pack = publisher.pack(number, contents.map(|(kind, body)| publisher.content(kind, number, body)).collect());
        let file = pack.write().unwrap();
        let taken = take_file(&file, None).unwrap();
        prop_assert_eq!(taken.whole.write().unwrap(), &file[..]);
        let kept: Vec<&[u8]> = taken.contents.iter().map(|content| &content.body[..]).collect();
        prop_assert_eq!(kept, bodies.iter().map(|body| &body[..]).collect::<Vec<_>>());
    }
}
