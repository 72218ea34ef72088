//! Roots that follow each other, and keys in the wrong hands.

use super::*;

fn trust(number: u64) -> [(Kind, u64); 1] {
    [(Kind::Trust, number)]
}

#[test]
fn key_compromise_below_the_threshold_signs_nothing() {
    let mut thief = Publisher::new();
    for stolen in [vec![1], vec![1, 3], vec![1, 3, 4, 5]] {
        thief.seeds = stolen;
        assert_eq!(
            refusal(&thief.numbered(1, &trust(1)), None),
            signatures(Kind::Index, 1, 2)
        );
    }
    // The index is genuine, the content is not.
    let genuine = Publisher::new();
    thief.seeds = vec![2, 3];
    let mut pack = thief.numbered(1, &trust(1));
    pack.index = genuine.index(1, &Index::of([&pack.contents[0].part]));
    assert_eq!(refusal(&pack, None), signatures(Kind::Trust, 1, 2));
}

#[test]
fn key_compromise_one_key_signs_once_however_often_it_is_written_down() {
    // The same signer twice is no message at all.
    let publisher = Publisher::new();
    let pack = publisher.numbered(1, &trust(1));
    let one = sign(pack.index.part().clone(), &[1, 1]);
    assert_eq!(one.signers().len(), 1);
    let mut twice = pack.clone();
    twice.index = one;
    assert_eq!(refusal(&twice, None), signatures(Kind::Index, 1, 2));
}

#[test]
fn key_compromise_two_keys_of_one_private_key_are_refused() {
    // The second is the first with the point of order two added, (0, -1): (-x, -y). Whoever has the one private key makes
    // signatures that fit it for every second message.
    let mut two = root(&[1], 1);
    let first = key(1).public();
    // p - y, little-endian, with the other sign of x.
    let mut second = [0_u8; 32];
    let p: [u8; 32] = std::array::from_fn(|at| match at {
        0 => 0xed,
        31 => 0x7f,
        _ => 0xff,
    });
    let mut borrow = 0_i16;
    for at in 0..32 {
        let digit = if at == 31 { first[at] & 0x7f } else { first[at] };
        let difference = i16::from(p[at]) - i16::from(digit) - borrow;
        borrow = i16::from(difference < 0);
        second[at] = difference.rem_euclid(256) as u8;
    }
    second[31] |= (first[31] & 0x80) ^ 0x80;
    let twin = PackKey::new(second).expect("a point of the curve");
    for (_, ids) in two.roles.values_mut() {
        ids.insert(twin.id());
    }
    two.keys.insert(twin.id(), twin);
    let publisher = Publisher::with(&two, &[1]);
    assert_eq!(refusal(&publisher.numbered(1, &trust(1)), None), PackError::Roles);
}

#[test]
fn key_compromise_at_the_threshold_of_one_kind_reaches_that_kind_alone() {
    let publisher = Publisher::with_split_roles();
    let mut thief = publisher.clone();
    // Who has the key of the index, and nothing else.
    thief.special.extend([(Kind::Trust, vec![10])]);
    assert_eq!(
        refusal(&thief.numbered(1, &trust(1)), None),
        signatures(Kind::Trust, 0, 1)
    );
    thief = publisher.clone();
    // Who has the key of trust cannot have an index that lists it.
    thief.special.extend([(Kind::Index, vec![11])]);
    assert_eq!(
        refusal(&thief.numbered(1, &trust(1)), None),
        signatures(Kind::Index, 0, 1)
    );
    // Nor a next root, by which everything could be signed.
    thief.rotate(&root(&[11], 1), &[11, 10]);
    assert_eq!(
        refusal(&thief.numbered(1, &trust(1)), None),
        signatures(Kind::Root, 0, 3)
    );
}

#[test]
fn a_root_needs_the_threshold_of_the_old_and_of_the_new_keys() {
    let publisher = Publisher::new();
    let next = root(&[3, 4, 5], 2);
    let cases = [
        (vec![3, 4], Some(signatures(Kind::Root, 0, 2))),
        (vec![1, 3, 4], Some(signatures(Kind::Root, 1, 2))),
        (vec![1, 2], Some(signatures(Kind::Root, 0, 2))),
        (vec![1, 2, 3], Some(signatures(Kind::Root, 1, 2))),
        (vec![1, 2, 4, 5], None),
    ];
    for (signers, expected) in cases {
        let mut rotated = publisher.clone();
        rotated.rotate(&next, &signers);
        rotated.seeds = vec![4, 5];
        let taken = take(&rotated.numbered(1, &trust(1)), None).map(drop);
        assert_eq!(taken.err(), expected, "{signers:?}");
    }
}

#[test]
fn replaced_keys_sign_nothing_more() {
    let mut publisher = Publisher::new();
    publisher.rotate(&root(&[3, 4], 2), &[1, 2, 3, 4]);
    assert_eq!(
        refusal(&publisher.numbered(1, &trust(1)), None),
        signatures(Kind::Index, 0, 2)
    );
}

#[test]
fn a_gap_in_the_chain_of_roots_is_refused() {
    let mut publisher = Publisher::new();
    publisher.rotate(&root(&[1, 2], 2), &[1, 2]);
    publisher.rotate(&root(&[1, 2], 2), &[1, 2]);
    let whole = publisher.numbered(1, &trust(1));
    let after = take(&whole, None).unwrap();
    for keep in [vec![0, 2], vec![0, 2, 1], vec![0, 0, 1], vec![0, 1, 1, 2]] {
        let mut pack = whole.clone();
        pack.roots = keep.iter().map(|&at| publisher.roots[at].clone()).collect();
        assert_eq!(refusal(&pack, None), PackError::RootChain, "{keep:?}");
    }
    // Without its first root it is another publisher, whose first root names somebody.
    let mut pack = whole.clone();
    pack.roots.remove(0);
    assert_eq!(refusal(&pack, None), PackError::RootChain);
    assert_eq!(refusal(&pack, Some(&after)), PackError::OtherPublisher(Kind::Root));
}

#[test]
fn a_fork_of_the_chain_of_roots_is_refused() {
    let mut publisher = Publisher::new();
    let mut forked = publisher.clone();
    publisher.rotate(&root(&[3, 4], 2), &[1, 2, 3, 4]);
    forked.rotate(&root(&[1, 2, 5], 2), &[1, 2]);
    publisher.seeds = vec![3, 4];
    let after = take(&publisher.numbered(1, &trust(1)), None).unwrap();
    assert_eq!(
        refusal(&forked.numbered(9, &trust(9)), Some(&after)),
        PackError::RootChain
    );
    // Nor by way of the fork to a root that names the newer keys.
    let mut detour = forked.clone();
    detour.rotate(&root(&[3, 4], 2), &[1, 2, 3, 4]);
    assert_eq!(
        refusal(&detour.numbered(9, &trust(9)), Some(&after)),
        PackError::RootChain
    );
}

#[test]
fn a_fork_that_leads_back_to_the_known_root_is_refused() {
    let mut publisher = Publisher::new();
    let mut forked = publisher.clone();
    publisher.rotate(&root(&[3, 4], 2), &[1, 2, 3, 4]);
    publisher.rotate(&root(&[3, 4], 2), &[3, 4]);
    publisher.seeds = vec![3, 4];
    let good = publisher.numbered(1, &trust(1));
    let after = take(&good, None).unwrap();
    // Keys 1 and 2 are lost by now; the forged second root hands over to the genuine third.
    forked.rotate(&with_role(root(&[3, 4], 2), Kind::Trust, &[1], 1), &[1, 2, 3, 4]);
    forked.roots.push(publisher.roots[2].clone());
    forked.seeds = vec![3, 4];
    assert_eq!(
        refusal(&forked.numbered(2, &trust(2)), Some(&after)),
        PackError::RootChain
    );
}

#[test]
fn the_expiry_of_roots_in_between_does_not_matter() {
    let mut publisher = Publisher::new();
    let past = |year: i16| {
        Dates::new(
            time(&format!("{year}-01-01T00:00:00Z")),
            time(&format!("{year}-02-01T00:00:00Z")),
            time(&format!("{year}-03-01T00:00:00Z")),
        )
    };
    publisher.roots = vec![sign(
        Part::root(None, 1, past(2001).unwrap(), &root(&[1, 2], 2)),
        &[1, 2],
    )];
    let expired = publisher.numbered(1, &trust(1));
    assert_eq!(refusal(&expired, None), PackError::Expired(Kind::Root));
    publisher.rotate(&root(&[1, 2], 2), &[1, 2]);
    assert!(take(&publisher.numbered(1, &trust(1)), None).is_ok());
}

#[test]
fn a_publisher_for_development_stays_one() {
    let mut first = root(&[1, 2], 2);
    first.development = true;
    let mut publisher = Publisher::with(&first, &[1, 2]);
    assert!(take(&publisher.numbered(1, &trust(1)), None).unwrap().development);
    publisher.rotate(&root(&[1, 2], 2), &[1, 2]);
    assert!(take(&publisher.numbered(1, &trust(1)), None).unwrap().development);
}

#[test]
fn fast_forward_is_recovered_from_by_replacing_the_keys() {
    let publisher = Publisher::with_split_roles();
    let mut marks = Vec::new();
    let after = take(&publisher.numbered(7, &[(Kind::Trust, 7), (Kind::Rules, 7)]), None).unwrap();
    // Whoever has the keys of trust and of the index goes to the end of all numbers.
    let contents = [(Kind::Trust, u64::MAX), (Kind::Rules, 7)];
    let after = take(&publisher.numbered(u64::MAX, &contents), Some(&after)).unwrap();
    let good = publisher.numbered(8, &[(Kind::Trust, 8), (Kind::Rules, 7)]);
    assert_eq!(refusal(&good, Some(&after)), PackError::Rollback(Kind::Index));

    let mut recovered = publisher.clone();
    let next = with_role(publisher.root(), Kind::Index, &[20], 1);
    let next = with_role(next, Kind::Trust, &[21], 1);
    recovered.rotate(&next, &[1, 2, 3]);
    recovered
        .special
        .extend([(Kind::Index, vec![20]), (Kind::Trust, vec![21])]);
    let pack = recovered.numbered(8, &[(Kind::Trust, 8), (Kind::Rules, 7)]);
    let taken = take(&pack, Some(&after)).unwrap();
    assert_eq!(taken.replaced, [Kind::Index, Kind::Trust]);
    marks.extend(taken.marks.0.iter().map(|(&kind, &(number, _))| (kind, number)));
    let expected = [(Kind::Root, 2), (Kind::Index, 8), (Kind::Trust, 8), (Kind::Rules, 7)];
    assert_eq!(marks, expected);
    // The old keys' packs do not come back.
    let old = publisher.numbered(u64::MAX, &contents);
    assert_eq!(refusal(&old, Some(&taken)), PackError::Rollback(Kind::Root));
    // And once taken, the marks hold again.
    let again = recovered.numbered(7, &[(Kind::Trust, 8), (Kind::Rules, 7)]);
    assert_eq!(refusal(&again, Some(&taken)), PackError::Rollback(Kind::Index));
}

#[test]
fn fast_forward_marks_of_kinds_whose_keys_were_not_replaced_stay() {
    let publisher = Publisher::with_split_roles();
    let contents = [(Kind::Trust, u64::MAX), (Kind::Rules, 7)];
    let after = take(&publisher.numbered(7, &contents), None).unwrap();
    let mut rotated = publisher.clone();
    // Only the index's keys, and those of a kind nobody went ahead with.
    let next = with_role(
        with_role(publisher.root(), Kind::Index, &[20], 1),
        Kind::Verifiers,
        &[22],
        1,
    );
    rotated.rotate(&next, &[1, 2, 3]);
    rotated.special.insert(Kind::Index, vec![20]);
    let lower = |trust, rules| rotated.numbered(1, &[(Kind::Trust, trust), (Kind::Rules, rules)]);
    assert_eq!(refusal(&lower(8, 8), Some(&after)), PackError::Rollback(Kind::Trust));
    assert_eq!(
        refusal(&lower(u64::MAX, 6), Some(&after)),
        PackError::Rollback(Kind::Rules)
    );
    assert!(take(&lower(u64::MAX, 7), Some(&after)).is_ok());
}

#[test]
fn a_key_added_or_taken_away_lowers_no_mark_while_the_others_can_sign() {
    let publisher = Publisher::with(&root(&[1, 2, 3], 2), &[1, 2]);
    let after = take(&publisher.numbered(7, &trust(7)), None).unwrap();
    for (next, seeds) in [
        (root(&[1, 2, 3, 4], 2), [1, 2]),
        (root(&[2, 3, 4], 2), [2, 3]),
        (root(&[1, 2, 3], 1), [1, 2]),
    ] {
        let mut rotated = publisher.clone();
        rotated.rotate(&next, &[1, 2, 3]);
        rotated.seeds = seeds.to_vec();
        assert_eq!(
            refusal(&rotated.numbered(6, &trust(7)), Some(&after)),
            PackError::Rollback(Kind::Index)
        );
    }
    // One of the old keys left, and two needed: nothing of before counts.
    let mut rotated = publisher.clone();
    rotated.rotate(&root(&[3, 4, 5], 2), &[1, 2, 4, 5]);
    rotated.seeds = vec![4, 5];
    assert!(take(&rotated.numbered(1, &trust(1)), Some(&after)).is_ok());
}

#[test]
fn keys_that_come_back_do_not_bring_their_old_packs_with_them() {
    let mut publisher = Publisher::new();
    let old = publisher.numbered(6, &trust(6));
    let after = take(&publisher.numbered(7, &trust(7)), None).unwrap();
    publisher.rotate(&root(&[3, 4], 2), &[1, 2, 3, 4]);
    publisher.rotate(&root(&[1, 2], 2), &[1, 2, 3, 4]);
    let replayed = Pack {
        roots: publisher.roots.clone(),
        ..old
    };
    assert_eq!(refusal(&replayed, Some(&after)), PackError::Rollback(Kind::Index));
}
