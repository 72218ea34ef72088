//! The one form of everything, and what departs from it.

use credential::cbor::{Encoder, Map};

use super::*;

fn plain(pack: &Pack) -> Vec<u8> {
    pack.encode()
}

fn refused(plain: &[u8]) -> PackError {
    Pack::decode(plain).map(drop).unwrap_err()
}

/// A publisher's pack with one content.
fn simple() -> (Publisher, Pack) {
    let publisher = Publisher::new();
    let pack = publisher.numbered(1, &[(Kind::Trust, 1)]);
    (publisher, pack)
}

/// Why a pack with this as its only root is refused.
fn root_refused(part: Part) -> PackError {
    let (_, mut pack) = simple();
    pack.roots = vec![sign(part, &[1, 2])];
    refusal(&pack, None)
}

#[test]
fn a_file_is_a_magic_and_one_stream() {
    let (_, pack) = simple();
    let file = pack.write().unwrap();
    assert!(Pack::is_pack(&file));
    let other = [b"\x89CPK2\r\n\x1a", &file[8..]].concat();
    assert!(!Pack::is_pack(&other));
    let cases: [(&[u8], PackError); 5] = [
        (b"", PackError::NotAPack),
        (&other, PackError::NotAPack),
        (&file[..8], PackError::Damaged),
        (&[&file[..], &[0]].concat(), PackError::Damaged),
        (&[&file[..8], b"x\x9c nothing"].concat(), PackError::Damaged),
    ];
    for (file, expected) in cases {
        assert_eq!(Pack::read(file).map(drop), Err(expected));
    }
}

#[test]
fn a_newer_pack_asks_for_a_newer_app() {
    let (_, pack) = simple();
    let mut newer = plain(&pack);
    let at = newer.windows(13).position(|bytes| bytes == b"carnet/pack/1").unwrap() + 12;
    newer[at] = b'2';
    assert_eq!(refused(&newer), PackError::Version);
    newer[at - 1] = b'-';
    assert_eq!(refused(&newer), PackError::Damaged);
    // A kind that this app does not know.
    let mut unknown = plain(&pack);
    let at = unknown
        .windows(14)
        .position(|bytes| bytes == b"carnet/trust/1")
        .unwrap();
    unknown[at + 13] = b'2';
    assert_eq!(refused(&unknown), PackError::Version);
    unknown[at] = b'k';
    assert_eq!(refused(&unknown), PackError::Damaged);
}

#[test]
fn parts_stand_in_their_order_and_each_once() {
    let (publisher, pack) = simple();
    let rules = publisher.content(Kind::Rules, 1, &body(1));
    let trust = pack.contents[0].clone();
    let of = |part: SignedPart| Content {
        part,
        body: Body::Whole(b"".as_slice().into()),
    };
    for contents in [
        vec![rules, trust.clone()],
        vec![trust.clone(), trust],
        vec![of(pack.index.clone())],
        vec![of(pack.roots[0].clone())],
    ] {
        let disordered = Pack {
            contents,
            ..pack.clone()
        };
        assert_eq!(refused(&plain(&disordered)), PackError::Damaged);
    }
    let swapped = Pack {
        index: pack.roots[0].clone(),
        ..pack.clone()
    };
    assert_eq!(refused(&plain(&swapped)), PackError::Form(Kind::Index));
    let rootless = Pack {
        roots: Vec::new(),
        ..pack
    };
    assert_eq!(refused(&plain(&rootless)), PackError::Damaged);
}

#[test]
fn the_first_root_names_no_publisher_and_everything_else_does() {
    let (publisher, _) = simple();
    let body = root(&[1, 2], 2);
    let id = Some(publisher.id());
    assert_eq!(
        root_refused(Part::root(id, 1, dates(), &body)),
        PackError::Form(Kind::Root)
    );
    assert_eq!(
        root_refused(Part::root(None, 2, dates(), &body)),
        PackError::Form(Kind::Root)
    );
    assert_eq!(
        root_refused(Part::root(id, 0, dates(), &body)),
        PackError::Form(Kind::Root)
    );
    let mut pack = publisher.numbered(1, &[]);
    pack.index = sign(
        Part {
            publisher: None,
            ..pack.index.part().clone()
        },
        &[1, 2],
    );
    assert_eq!(refusal(&pack, None), PackError::Form(Kind::Index));
}

#[test]
fn numbers_begin_with_one() {
    let (publisher, pack) = simple();
    assert_eq!(refusal(&publisher.numbered(0, &[]), None), PackError::Form(Kind::Index));
    let listed = Index {
        parts: [(Kind::Trust, (0, *pack.contents[0].part.digest()))].into(),
    };
    let zero = Pack {
        index: publisher.index(1, &listed),
        ..pack
    };
    assert_eq!(refusal(&zero, None), PackError::Form(Kind::Index));
}

#[test]
fn dates_stand_in_their_order() {
    let right = dates();
    let body = root(&[1, 2], 2);
    let wrong = [
        Dates {
            issued: right.expires,
            ..right
        },
        Dates {
            refresh_by: time("2026-10-31T23:59:59Z"),
            ..right
        },
        Dates {
            expires: right.issued,
            ..right
        },
    ];
    for dates in wrong {
        assert_eq!(
            root_refused(Part::root(None, 1, dates, &body)),
            PackError::Dates(Kind::Root)
        );
    }
    let all_one = Dates {
        issued: right.issued,
        refresh_by: right.issued,
        expires: right.issued,
    };
    assert_eq!(
        root_refused(Part::root(None, 1, all_one, &body)),
        PackError::Expired(Kind::Root)
    );
}

#[test]
fn roles_have_keys_that_are_listed_and_a_threshold_that_can_be_reached() {
    let changes: [fn(&mut Root); 5] = [
        |root| drop(root.roles.remove(&Kind::Verifiers)),
        |root| root.roles.get_mut(&Kind::Rules).unwrap().0 = 0,
        |root| root.roles.get_mut(&Kind::Rules).unwrap().0 = 3,
        |root| root.roles.get_mut(&Kind::Rules).unwrap().1.clear(),
        |root| drop(root.keys.pop_first()),
    ];
    for change in changes {
        let mut body = root(&[1, 2], 2);
        change(&mut body);
        assert_eq!(root_refused(Part::root(None, 1, dates(), &body)), PackError::Roles);
    }
}

#[test]
fn a_key_stands_under_its_own_id_and_is_a_point() {
    let mut body = root(&[1, 2], 2);
    let [one, two]: [PackKeyId; 2] = body.keys.keys().copied().collect::<Vec<_>>().try_into().unwrap();
    let (first, second) = (body.keys[&one].clone(), body.keys[&two].clone());
    body.keys = [(one, second), (two, first)].into();
    assert_eq!(
        root_refused(Part::root(None, 1, dates(), &body)),
        PackError::Form(Kind::Root)
    );
    // The neutral point, points of small order, and no point at all.
    let mut small = [0; 32];
    assert!(PackKey::new(small).is_none());
    small[0] = 1;
    assert!(PackKey::new(small).is_none());
    assert!(PackKey::new([2; 32]).is_none() || PackKey::new([7; 32]).is_none());
}

#[test]
fn a_name_has_only_letters_that_are_seen() {
    let named = |name: &str| Root {
        name: name.to_owned(),
        ..root(&[1, 2], 2)
    };
    for name in [
        "Utopia",
        "وزارة الصحة",
        "سازمان می\u{200c}خواهد",
        "क्\u{200d}ष",
        "世界衛生組織",
    ] {
        let publisher = Publisher::with(&named(name), &[1, 2]);
        assert_eq!(take(&publisher.numbered(1, &[]), None).unwrap().name, name);
    }
    let long = "U".repeat(limits::PUBLISHER_NAME + 1);
    let bad = [
        "",
        " ",
        " Utopia",
        "Uto\npia",
        "WHO\u{200b}",
        "WHO\u{202e}",
        "W\u{ad}HO",
        "WHO\u{feff}",
        "W\u{e0041}HO",
        &long,
    ];
    for name in bad {
        let part = Part::root(None, 1, dates(), &named(name));
        assert_eq!(root_refused(part), PackError::Form(Kind::Root), "{name:?}");
    }
}

#[test]
fn unknown_keys_and_other_bodies_are_refused() {
    let body = root(&[1, 2], 2).encode();
    // {…, 5: true}, and {…, 4: false}: the map's head counts four entries then.
    for (label, value) in [(5, 0xf5), (4, 0xf4)] {
        let mut longer = body.clone();
        longer[0] += 1;
        longer.extend([label, value]);
        let part = Part {
            body: longer,
            ..Part::root(None, 1, dates(), &root(&[1, 2], 2))
        };
        assert_eq!(root_refused(part), PackError::Form(Kind::Root));
    }
    let (publisher, mut pack) = simple();
    for odd in [b"\x80".as_slice(), b"\x81\x00", b"\x82\x41\x00\x00", b"\x00"] {
        let part = Part {
            body: odd.to_vec(),
            ..pack.contents[0].part.part().clone()
        };
        pack.contents[0].part = sign(part, &[1, 2]);
        pack.index = publisher.index(1, &Index::of([&pack.contents[0].part]));
        assert_eq!(refusal(&pack, None), PackError::Form(Kind::Trust));
    }
}

#[test]
fn a_part_has_its_seven_entries_and_no_more() {
    let (publisher, pack) = simple();
    let mut map = Map::new();
    for label in 1..=8 {
        let _ = map.entry(
            |key| key.u64(label),
            |value| match label {
                2 => value.bytes(&publisher.id().0),
                7 => value.map(&Map::new()),
                _ => value.u64(1),
            },
        );
    }
    let mut payload = Encoder::new();
    payload.map(&map);
    let keys = [key(1), key(2)];
    let signers: Vec<_> = keys.iter().map(|key| (key.id().0, key.signing())).collect();
    let message = credential::cose::sign_many("carnet/index/1", &payload.finish(), &signers);
    assert_eq!(
        SignedPart::read(&message, Kind::Index).map(drop),
        Err(PackError::Form(Kind::Index))
    );
    assert_eq!(
        SignedPart::read(pack.index.bytes(), Kind::Trust).map(drop),
        Err(PackError::Form(Kind::Trust))
    );
}

#[test]
fn signatures_made_apart_are_put_together() {
    let (_, mut pack) = simple();
    let part = pack.index.part().clone();
    let [one, two] = [1, 2].map(|seed| sign(part.clone(), &[seed]));
    pack.index = one.merge(&two).unwrap();
    assert!(take(&pack, None).is_ok());
    assert!(one.merge(&pack.roots[0]).is_none());
    let many: Vec<u8> = (1..=40).collect();
    assert!(
        sign(part.clone(), &many[..20])
            .merge(&sign(part, &many[20..]))
            .is_none()
    );
}
