//! The attacks that the TUF specification lists in section 1.5.2, each built; those on keys are in `keys.rs`.

use super::*;

const TWO: [(Kind, u64); 2] = [(Kind::Trust, 3), (Kind::Rules, 3)];

/// What is kept after number 3 of everything.
fn third(publisher: &Publisher) -> Accepted {
    take(&publisher.numbered(3, &TWO), None).unwrap()
}

#[test]
fn arbitrary_installation_a_body_that_nobody_signed() {
    let publisher = Publisher::new();
    let mut pack = publisher.numbered(1, &TWO);
    pack.contents[0].body = Body::Whole(b"mine".as_slice().into());
    assert_eq!(refusal(&pack, None), PackError::Digest(Kind::Trust));
    // Of the same length.
    let mut same = body(3);
    same[0] ^= 1;
    pack.contents[0].body = Body::Whole(same.into());
    assert_eq!(refusal(&pack, None), PackError::Digest(Kind::Trust));
}

#[test]
fn arbitrary_installation_a_pack_that_strangers_signed() {
    let mut publisher = Publisher::new();
    publisher.seeds = vec![3, 4];
    assert_eq!(
        refusal(&publisher.numbered(1, &TWO), None),
        signatures(Kind::Index, 0, 2)
    );
    let stranger = Publisher::with(&root(&[1, 2], 2), &[3, 4]);
    assert_eq!(refusal(&stranger.numbered(1, &TWO), None), signatures(Kind::Root, 0, 2));
}

#[test]
fn endless_data_a_file_beyond_the_limit() {
    let mut file = Publisher::new().numbered(1, &TWO).write().unwrap();
    file.resize(limits::PACK_FILE + 1, 0);
    assert_eq!(take_file(&file, None).map(drop), Err(PackError::TooLarge));
}

#[test]
fn endless_data_a_file_that_inflates_without_end() {
    let zeros = vec![0; limits::PACK_INFLATED + 1];
    let bomb = [&MAGIC[..], &credential::deflate::zlib(&zeros).unwrap()].concat();
    assert!(bomb.len() < 64 * 1024);
    assert_eq!(take_file(&bomb, None).map(drop), Err(PackError::TooLarge));
}

#[test]
fn endless_data_a_signed_part_beyond_the_limit() {
    let mut long = root(&[1, 2], 2);
    long.name = "U".repeat(limits::PACK_PART);
    let publisher = Publisher::with(&long, &[1, 2]);
    assert_eq!(refusal(&publisher.numbered(1, &TWO), None), PackError::TooLarge);
}

#[test]
fn endless_data_bodies_beyond_the_limit_together() {
    let publisher = Publisher::new();
    let half = vec![0; limits::PACK_BODIES / 2];
    let pack = |last: &[u8]| {
        let contents = [
            (Kind::Trust, &half[..]),
            (Kind::Revocation, &half[..]),
            (Kind::Rules, last),
        ];
        publisher.pack(1, contents.map(|(kind, body)| publisher.content(kind, 1, body)).into())
    };
    assert_eq!(refusal(&pack(&[0]), None), PackError::TooLarge);
    // What is taken can be kept.
    assert!(take(&pack(&[]), None).unwrap().whole.write().is_some());
}

#[test]
fn endless_data_more_roots_than_the_limit() {
    let mut publisher = Publisher::new();
    publisher.roots = vec![publisher.roots[0].clone(); limits::PACK_ROOTS + 1];
    assert_eq!(refusal(&publisher.numbered(1, &TWO), None), PackError::Damaged);
}

#[test]
fn extraneous_dependencies_a_content_that_the_index_does_not_list() {
    let publisher = Publisher::new();
    let mut pack = publisher.numbered(1, &TWO);
    pack.contents.push(publisher.content(Kind::Verifiers, 1, &body(1)));
    assert_eq!(refusal(&pack, None), PackError::NotListed(Kind::Verifiers));
}

#[test]
fn extraneous_dependencies_a_kind_that_no_pack_has() {
    let publisher = Publisher::new();
    let mut pack = publisher.numbered(1, &TWO);
    for odd in [b"\xa1\x07\x82\x01".as_slice(), b"\xa1\x00\x82\x01", b"\xa1\x01\x82\x01"] {
        let entry = [odd, b"\x58\x20", &[0; 32]].concat();
        let mut part = pack.index.part().clone();
        part.body = entry;
        pack.index = sign(part, &[1, 2]);
        assert_eq!(refusal(&pack, None), PackError::Form(Kind::Index));
    }
}

#[test]
fn indefinite_freeze_ends_when_a_part_expires() {
    let publisher = Publisher::new();
    let pack = publisher.numbered(1, &TWO);
    let end = Clock::at(dates().expires);
    assert_eq!(
        pack.update(None, &Marks::default(), &end).map(drop),
        Err(PackError::Expired(Kind::Root))
    );
    let soon = Dates {
        expires: dates().refresh_by,
        ..dates()
    };
    let late = Clock::at(dates().refresh_by);
    let mut short = publisher.clone();
    short.dates = soon;
    let index = short.numbered(1, &TWO).update(None, &Marks::default(), &late).map(drop);
    assert_eq!(index, Err(PackError::Expired(Kind::Index)));
    let contents = vec![
        publisher.content(Kind::Trust, 1, &body(1)),
        short.content(Kind::Rules, 1, &body(1)),
    ];
    let content = publisher
        .pack(1, contents)
        .update(None, &Marks::default(), &late)
        .map(drop);
    assert_eq!(content, Err(PackError::Expired(Kind::Rules)));
    // One second before, it is only stale.
    let before = Clock::at(Timestamp::from_second(dates().expires.as_second() - 1).unwrap());
    assert!(pack.update(None, &Marks::default(), &before).is_ok());
}

#[test]
fn indefinite_freeze_a_clock_set_back_does_not_prolong_anything() {
    let pack = Publisher::new().numbered(1, &TWO);
    let set_back = Clock {
        highest_seen: Some(dates().expires),
        ..now()
    };
    assert_eq!(
        pack.update(None, &Marks::default(), &set_back).map(drop),
        Err(PackError::Clock)
    );
}

#[test]
fn fast_forward_of_time_a_part_from_the_future_is_refused() {
    let mut publisher = Publisher::new();
    publisher.dates.issued = time("2026-11-16T00:00:00Z");
    assert!(take(&publisher.numbered(1, &TWO), None).is_ok());
    publisher.dates.issued = time("2026-11-16T00:00:01Z");
    assert_eq!(
        refusal(&publisher.numbered(1, &TWO), None),
        PackError::FromFuture(Kind::Index)
    );
}

#[test]
fn fast_forward_needs_the_keys_of_the_kind() {
    let publisher = Publisher::with_split_roles();
    let after = take(&publisher.numbered(3, &TWO), None).unwrap();
    let mut thief = publisher.clone();
    thief.special.insert(Kind::Trust, vec![10]);
    let ahead = thief.numbered(u64::MAX, &[(Kind::Trust, u64::MAX), (Kind::Rules, 3)]);
    assert_eq!(refusal(&ahead, Some(&after)), signatures(Kind::Trust, 0, 1));
    // Nothing of the refused pack is remembered.
    assert!(take(&publisher.numbered(4, &TWO), Some(&after)).is_ok());
}

#[test]
fn malicious_mirrors_do_not_keep_a_good_pack_from_being_taken() {
    let publisher = Publisher::new();
    let after = third(&publisher);
    let good = publisher.numbered(4, &[(Kind::Trust, 4), (Kind::Rules, 3)]);
    let file = good.write().unwrap();
    let mut bare = good.clone();
    bare.contents.clear();
    let bad = [
        publisher.numbered(2, &TWO).write().unwrap(),
        bare.write().unwrap(),
        file[..file.len() / 2].to_vec(),
        b"<html>404</html>".to_vec(),
    ];
    for bad in bad {
        assert!(take_file(&bad, Some(&after)).is_err());
        assert!(take_file(&file, Some(&after)).is_ok());
    }
}

#[test]
fn mix_and_match_contents_of_two_genuine_packs() {
    let publisher = Publisher::new();
    let one = publisher.numbered(4, &[(Kind::Trust, 4), (Kind::Rules, 4)]);
    let two = publisher.numbered(5, &[(Kind::Trust, 5), (Kind::Rules, 5)]);
    let mut mixed = two.clone();
    mixed.contents[0] = one.contents[0].clone();
    assert_eq!(refusal(&mixed, None), PackError::NotListed(Kind::Trust));
    // The header of one with the body of the other.
    mixed = two.clone();
    mixed.contents[0].body = one.contents[0].body.clone();
    assert_eq!(refusal(&mixed, None), PackError::Digest(Kind::Trust));
    // The index of one with the contents of the other, whole or kept.
    mixed = two.clone();
    mixed.index = one.index.clone();
    assert_eq!(refusal(&mixed, None), PackError::NotListed(Kind::Trust));
    let after = take(&one, None).unwrap();
    mixed = two.clone();
    mixed.contents.truncate(1);
    assert_eq!(refusal(&mixed, Some(&after)), PackError::Missing(Kind::Rules));
}

#[test]
fn rollback_of_the_roots() {
    let mut publisher = Publisher::new();
    let old = publisher.numbered(4, &TWO);
    publisher.rotate(&root(&[1, 2], 2), &[1, 2]);
    let after = take(&publisher.numbered(3, &TWO), None).unwrap();
    assert_eq!(refusal(&old, Some(&after)), PackError::Rollback(Kind::Root));
    // By the marks alone as well, should nothing else be kept.
    let marks = Marks(after.marks.0.clone());
    assert_eq!(
        old.update(None, &marks, &now()).map(drop),
        Err(PackError::Rollback(Kind::Root))
    );
}

#[test]
fn rollback_of_the_index() {
    let publisher = Publisher::new();
    let after = third(&publisher);
    assert_eq!(
        refusal(&publisher.numbered(2, &TWO), Some(&after)),
        PackError::Rollback(Kind::Index)
    );
    // The same again is no fault.
    assert!(take(&publisher.numbered(3, &TWO), Some(&after)).is_ok());
}

#[test]
fn rollback_of_each_kind_of_content() {
    let publisher = Publisher::new();
    let at = |index, odd: Option<Kind>| {
        let of = |kind| (kind, if odd == Some(kind) { 2 } else { 3 });
        publisher.numbered(index, &Kind::CONTENTS.map(of))
    };
    let after = take(&at(3, None), None).unwrap();
    for kind in Kind::CONTENTS {
        assert_eq!(refusal(&at(4, Some(kind)), Some(&after)), PackError::Rollback(kind));
    }
    assert!(take(&at(4, None), Some(&after)).is_ok());
}

#[test]
fn rollback_by_leaving_a_kind_out() {
    let publisher = Publisher::new();
    let after = third(&publisher);
    assert_eq!(
        refusal(&publisher.numbered(4, &TWO[..1]), Some(&after)),
        PackError::Vanished(Kind::Rules)
    );
    assert_eq!(
        refusal(&publisher.numbered(4, &[]), Some(&after)),
        PackError::Vanished(Kind::Trust)
    );
}

#[test]
fn equivocation_two_packs_of_one_number() {
    let publisher = Publisher::new();
    let after = third(&publisher);
    let other = publisher.numbered(3, &[(Kind::Trust, 4), (Kind::Rules, 3)]);
    assert_eq!(refusal(&other, Some(&after)), PackError::Equivocation(Kind::Index));
    let contents = vec![
        publisher.content(Kind::Trust, 3, b"another"),
        publisher.content(Kind::Rules, 3, &body(3)),
    ];
    let other = publisher.pack(4, contents);
    assert_eq!(refusal(&other, Some(&after)), PackError::Equivocation(Kind::Trust));
}

#[test]
fn slow_retrieval_a_file_that_did_not_arrive_whole_is_not_begun_with() {
    let file = Publisher::new().numbered(1, &TWO).write().unwrap();
    for cut in 0..file.len() {
        assert!(Pack::read(&file[..cut]).is_err());
    }
}

#[test]
fn wrong_software_a_pack_of_another_publisher() {
    let publisher = Publisher::new();
    let after = third(&publisher);
    let other = Publisher::with(&root(&[1, 2, 3], 2), &[1, 2]);
    assert_eq!(
        refusal(&other.numbered(4, &TWO), Some(&after)),
        PackError::OtherPublisher(Kind::Root)
    );
    let genuine = publisher.numbered(4, &TWO);
    let mut mixed = genuine.clone();
    mixed.index = other.numbered(4, &TWO).index;
    assert_eq!(refusal(&mixed, None), PackError::OtherPublisher(Kind::Index));
    mixed = publisher.pack(4, other.numbered(4, &TWO).contents);
    assert_eq!(refusal(&mixed, None), PackError::OtherPublisher(Kind::Trust));
    mixed = genuine;
    let foreign = Part::root(Some(other.id()), 2, dates(), &root(&[1, 2], 2));
    mixed.roots.push(sign(foreign, &[1, 2]));
    assert_eq!(refusal(&mixed, None), PackError::OtherPublisher(Kind::Root));
}

#[test]
fn wrong_software_a_content_of_one_kind_as_another() {
    let publisher = Publisher::new();
    let trust = publisher.content(Kind::Trust, 1, &body(1));
    let index = Index {
        parts: [(Kind::Rules, (1, *trust.part.digest()))].into(),
    };
    let pack = Pack {
        index: publisher.index(1, &index),
        ..publisher.pack(1, vec![trust])
    };
    assert_eq!(refusal(&pack, None), PackError::NotListed(Kind::Trust));
}

#[test]
fn a_pack_whose_index_lists_nothing_adds_a_publisher_and_nothing_else() {
    let publisher = Publisher::new();
    let first = take(&publisher.numbered(1, &[]), None).unwrap();
    assert!(first.contents.is_empty());
    assert!(take(&publisher.numbered(2, &TWO), Some(&first)).is_ok());
}
