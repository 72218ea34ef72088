//! Packs that bring only what changed.

use super::*;

fn entries(numbers: std::ops::Range<u32>) -> Vec<u8> {
    numbers.flat_map(|number| key::sha256(&number.to_be_bytes())).collect()
}

/// A pack, the next, and what the next brings for whoever has the first.
fn updated() -> (Publisher, Accepted, Pack, Pack) {
    let publisher = Publisher::new();
    let rules = publisher.content(Kind::Rules, 1, &body(1));
    let old = publisher.pack(
        1,
        vec![publisher.content(Kind::Trust, 1, &entries(0..500)), rules.clone()],
    );
    let new = publisher.pack(2, vec![publisher.content(Kind::Trust, 2, &entries(0..501)), rules]);
    let first = take(&old, None).unwrap();
    let delta = new.since(&old);
    (publisher, first, new, delta)
}

fn pieces(pack: &mut Pack) -> &mut Vec<Piece> {
    match &mut pack.contents[0].body {
        Body::Delta { pieces, .. } => pieces,
        Body::Whole(_) => panic!("no delta"),
    }
}

#[test]
fn a_delta_makes_the_new_content_of_the_kept_one() {
    let (_, first, new, delta) = updated();
    assert!(delta.write().unwrap().len() < 1500);
    // What did not change is not in it.
    assert_eq!(delta.contents.len(), 1);
    let second = take(&delta, Some(&first)).unwrap();
    assert_eq!(&second.contents[0].body[..], entries(0..501));
    assert_eq!(second.whole.write().unwrap(), new.write().unwrap());
    // The same again changes nothing.
    let again = take(&delta, Some(&second)).unwrap();
    assert_eq!(again.whole.write(), second.whole.write());
}

#[test]
fn a_delta_without_what_it_changes_is_refused() {
    let (publisher, first, _, delta) = updated();
    assert_eq!(refusal(&delta, None), PackError::Base(Kind::Trust));
    let other = publisher.pack(1, vec![publisher.content(Kind::Rules, 1, &body(1))]);
    let other = take(&other, None).unwrap();
    assert_eq!(refusal(&delta, Some(&other)), PackError::Base(Kind::Trust));
    assert_eq!(delta.prove().map(drop), Err(PackError::Base(Kind::Trust)));
    // Kept, but another version than the delta is from.
    let mut foreign = delta.clone();
    let Body::Delta { from, .. } = &mut foreign.contents[0].body else {
        panic!()
    };
    from[0] ^= 1;
    assert_eq!(refusal(&foreign, Some(&first)), PackError::Base(Kind::Trust));
}

#[test]
fn a_delta_that_makes_anything_but_the_signed_body_is_refused() {
    let (_, first, _, delta) = updated();
    let changes: [fn(&mut Vec<Piece>); 5] = [
        |pieces| drop(pieces.pop()),
        |pieces| pieces.push(Piece::New(vec![0])),
        |pieces| pieces.swap(0, 1),
        |pieces| {
            pieces[0] = Piece::Old {
                offset: 1,
                length: 16_000,
            }
        },
        |pieces| {
            pieces[0] = Piece::Old {
                offset: usize::MAX,
                length: 16_000,
            }
        },
    ];
    for change in changes {
        let mut altered = delta.clone();
        change(pieces(&mut altered));
        assert_eq!(refusal(&altered, Some(&first)), PackError::Digest(Kind::Trust));
    }
}

#[test]
fn a_delta_that_multiplies_what_is_kept_is_refused_before_it_is_made() {
    let (_, first, _, delta) = updated();
    let mut bomb = delta.clone();
    *pieces(&mut bomb) = vec![
        Piece::Old {
            offset: 0,
            length: 16_000
        };
        limits::DELTA_PIECES
    ];
    // The signed length stops it after one piece; a gigabyte and a half would be the whole.
    assert_eq!(refusal(&bomb, Some(&first)), PackError::Digest(Kind::Trust));
    bomb.contents[0].part = {
        let publisher = Publisher::new();
        let mut part = Part::content(Kind::Trust, publisher.id(), 2, dates(), b"");
        // [digest, length], the length four gigabytes.
        part.body.truncate(part.body.len() - 1);
        part.body.extend([0x1a, 0xff, 0xff, 0xff, 0xff]);
        sign(part, &[1, 2])
    };
    let publisher = Publisher::new();
    let index = Index::of([&bomb.contents[0].part, &first.whole.contents[1].part]);
    bomb.index = publisher.index(2, &index);
    assert_eq!(refusal(&bomb, Some(&first)), PackError::TooLarge);
}

#[test]
fn more_pieces_than_the_limit_are_not_read() {
    let (_, first, _, mut delta) = updated();
    *pieces(&mut delta) = vec![Piece::Old { offset: 0, length: 0 }; limits::DELTA_PIECES + 1];
    assert_eq!(refusal(&delta, Some(&first)), PackError::Damaged);
}

#[test]
fn what_was_only_signed_anew_is_brought_again() {
    let (mut publisher, first, new, _) = updated();
    publisher.rotate(&root(&[3, 4], 2), &[1, 2, 3, 4]);
    publisher.seeds = vec![3, 4];
    let resigned = |content: &Content| Content {
        part: sign(content.part.part().clone(), &[3, 4]),
        body: content.body.clone(),
    };
    let again = publisher.pack(3, new.contents.iter().map(resigned).collect());
    let delta = again.since(&new);
    assert_eq!(delta.contents.len(), 2);
    let second = take(&new, Some(&first)).unwrap();
    let third = take(&delta, Some(&second)).unwrap();
    assert_eq!(third.whole.write().unwrap(), again.write().unwrap());
    // Without the new signatures, what is kept is not enough.
    let mut bare = delta;
    bare.contents.clear();
    assert_eq!(refusal(&bare, Some(&second)), PackError::Missing(Kind::Trust));
}
