use credential::cbor::Encoder;
use proptest::prelude::*;

use super::*;
use crate::Trust;
use crate::import::{Publication, TrustImport};
use crate::testing::*;

fn source() -> Arc<str> {
    "Publisher".into()
}

fn key_of(file: &[u8]) -> TrustedKey {
    TrustedKey::from_certificate(&certificate(file), &source())
}

fn with(keys: Vec<TrustedKey>) -> TrustContent {
    TrustContent {
        keys,
        ..TrustContent::default()
    }
}

/// The keys that are read, which are all.
fn read(body: &[u8]) -> Vec<TrustedKey> {
    let (content, skipped) = TrustContent::decode(body, &source()).unwrap();
    assert_eq!(skipped, []);
    content.keys
}

/// A body with these entries as its keys, in the order they come.
fn body(entries: &[Vec<u8>]) -> Vec<u8> {
    let mut list = Encoder::new();
    list.array(entries.len());
    entries.iter().for_each(|entry| {
        list.bytes(entry);
    });
    [&[0xa1, 0x01], list.finish().as_slice()].concat()
}

fn refusal(body: &[u8]) -> PackError {
    TrustContent::decode(body, &source()).err().expect("refused")
}

/// Why the only key of a body is passed over.
fn reason(entry: &[u8]) -> SkipReason {
    let (content, skipped) = TrustContent::decode(&body(&[entry.to_vec()]), &source()).unwrap();
    assert!(content.keys.is_empty());
    skipped[0].reason
}

#[test]
fn a_small_key_is_small() {
    let entry = encode(&key_of(SIGNER));
    // Point, id and dates; a key of a certificate says who holds it, too.
    assert!(entry.len() < 160, "{} bytes", entry.len());
    assert_eq!(read(&body(&[entry])).len(), 1);
}

#[test]
fn the_form_is_the_one_in_the_specification() {
    let mut key = key_of(TEST);
    key.domain = Some(Domain::Icvp);
    key.usage = Usage::Sca;
    key.other_ids = vec![KeyId::new(b"a").unwrap()];
    key.state = KeyState::Retired {
        from: time("2022-01-01T00:00:00Z"),
    };
    let entry = encode(&key);
    let tail = [
        &[0x82, 0x48][..],
        key.key_id.as_bytes(),
        // 1 "a", 3: 6, 4: 1, 5: 1, 6: "DE", 9: "Test signer"
        &[
            0x41, b'a', 0x03, 0x06, 0x04, 0x01, 0x05, 0x01, 0x06, 0x62, b'D', b'E', 0x09, 0x6b,
        ],
        b"Test signer",
        // 10 and 11: dates; 12: retired
        &[0x0a, 0x1a, 0x60, 0xb5, 0x78, 0x80, 0x0b, 0x1a, 0x64, 0x77, 0xdf, 0x80],
        &[0x0c, 0x82, 0x01, 0x1a, 0x61, 0xcf, 0x99, 0x80],
    ]
    .concat();
    assert!(entry.starts_with(&[0xaa, 0x01, 0x58, 0x5b, 0x30, 0x59]));
    assert!(entry.ends_with(&tail), "{entry:02x?}");
}

#[test]
fn entries_stand_in_order_and_once() {
    let (one, two) = (encode(&key_of(SIGNER)), encode(&key_of(TEST)));
    let (low, high) = if one < two { (one, two) } else { (two, one) };
    assert_eq!(read(&body(&[low.clone(), high.clone()])).len(), 2);
    for wrong in [[high.clone(), low.clone()], [low.clone(), low]] {
        assert_eq!(refusal(&body(&wrong)), PackError::Form(Kind::Trust));
    }
    let content = with(vec![key_of(TEST), key_of(SIGNER), key_of(TEST)]);
    assert_eq!(content.encode(), with(vec![key_of(SIGNER), key_of(TEST)]).encode());
}

#[test]
fn a_body_of_another_shape_is_refused() {
    let many: Vec<Vec<u8>> = (0..=limits::PACK_NOTES).map(|at| at.to_be_bytes().to_vec()).collect();
    let mut list = Encoder::new();
    entries::write(&mut list, many);
    let many = [&[0xa2, 0x01, 0x80, 0x04], list.finish().as_slice()].concat();
    assert!(TrustContent::decode(&[0xa1, 0x01, 0x80], &source()).is_ok());
    for (what, body) in [
        ("no list of keys", &[0xa0][..]),
        ("an unknown member", &[0xa2, 0x01, 0x80, 0x05, 0x80]),
        ("a list that should be left out", &[0xa2, 0x01, 0x80, 0x02, 0x80]),
        ("an open length", &[0xa1, 0x01, 0x9f, 0xff]),
        ("a byte more", &[0xa1, 0x01, 0x80, 0x00]),
        ("members out of order", &[0xa2, 0x02, 0x80, 0x01, 0x80]),
        ("a member twice", &[0xa2, 0x01, 0x80, 0x01, 0x80]),
        ("a number in a longer form", &[0xa1, 0x18, 0x01, 0x80]),
        ("an entry that is no byte string", &[0xa1, 0x01, 0x81, 0xa0]),
        ("more notes than a pack holds", &many),
    ] {
        assert_eq!(refusal(body), PackError::Form(Kind::Trust), "{what}");
    }
}

#[test]
fn one_bad_entry_is_listed_and_spoils_no_other() {
    let good = encode(&key_of(SIGNER));
    let mut longer = good.clone();
    // One member more than the entry's map says.
    longer.extend([0x18, 0x20, 0x00]);
    for bad in [vec![0x00], vec![0xa0], longer, vec![0xff; 9]] {
        let mut both = vec![good.clone(), bad];
        both.sort();
        let (content, skipped) = TrustContent::decode(&body(&both), &source()).unwrap();
        assert_eq!((content.keys.len(), skipped.len()), (1, 1));
        assert_eq!(skipped[0].reason, SkipReason::Shape);
    }
}

#[test]
fn what_carnet_does_not_know_is_passed_over() {
    let entry = |change: &dyn Fn(&mut Map)| {
        let mut map = Map::new();
        put(&mut map, 1, |value| {
            value.bytes(&certificate(SIGNER).key().to_spki_der())
        });
        change(&mut map);
        encoded(&map)
    };
    let ids = |map: &mut Map| put(map, 2, |value| value.array(1).bytes(b"id"));
    let unknown = |number, code| {
        entry(&move |map| {
            ids(map);
            put(map, number, |value| value.u64(code));
        })
    };
    assert_eq!(read(&body(&[entry(&ids)]))[0].usage, Usage::Dsc);
    for (entry, expected) in [
        (unknown(3, 11), SkipReason::UnknownCode),
        (unknown(4, 5), SkipReason::UnknownCode),
        (unknown(5, 128), SkipReason::UnknownCode),
        // Written although it is what no word means too.
        (unknown(4, 0), SkipReason::Shape),
        (unknown(5, 127), SkipReason::Shape),
        (unknown(13, 0), SkipReason::Shape),
        (entry(&|_| {}), SkipReason::Shape),
        (entry(&|map| put(map, 2, |value| value.array(0))), SkipReason::Shape),
        (
            entry(&|map| put(map, 2, |value| value.array(1).bytes(&[0; 33]))),
            SkipReason::KeyIdTooLong,
        ),
        (
            entry(&|map| put(map, 2, |value| value.array(2).bytes(b"id").bytes(b"id"))),
            SkipReason::Shape,
        ),
        (
            entry(&|map| {
                ids(map);
                put(map, 6, |value| value.text("de"));
            }),
            SkipReason::Shape,
        ),
        (
            entry(&|map| {
                ids(map);
                put(map, 6, |value| value.text("ZZ"));
            }),
            SkipReason::UnknownCode,
        ),
        (
            entry(&|map| {
                ids(map);
                put(map, 12, |value| value.array(2).u64(3).u64(0));
            }),
            SkipReason::UnknownCode,
        ),
        (vec![0; limits::PACK_ENTRY + 1], SkipReason::TextTooLong),
    ] {
        assert_eq!(reason(&entry), expected, "{entry:02x?}");
    }
    let weak = [&[0xa2, 0x01, 0x43][..], &[0x30, 0x01, 0x00], &[0x02, 0x81, 0x41, 0x61]].concat();
    assert_eq!(reason(&weak).code(), "broken_key");
}

#[test]
fn notes_that_cannot_be_read_are_left_out() {
    let note = Note {
        source: "https://example.org/list".to_owned(),
        date: Some(time("2026-08-22T17:05:01Z")),
        proof: crate::Proof::NotChecked,
        taken: 497,
        skipped: 4,
    };
    let mut content = with(vec![key_of(SIGNER)]);
    content.notes = vec![note.clone()];
    let body = content.encode();
    assert_eq!(TrustContent::decode(&body, &source()).unwrap().0.notes, [note]);
    let mut altered = body;
    *altered.last_mut().unwrap() = 0x18;
    assert!(TrustContent::decode(&altered, &source()).unwrap().0.notes.is_empty());
}

#[test]
fn what_a_pack_carries_is_trusted_as_its_publications_were() {
    let icao: &[u8] = include_bytes!("../../../../testdata/icao/pkd.ldif");
    let files = [SIGNER, TEST, VACCINATION, P384, RSA_2048, icao];
    let mut direct = Trust::new();
    let mut import = TrustImport::new();
    for bytes in files {
        let _ = direct.add("Publisher", bytes).unwrap();
        let publication = Publication {
            source: "Publisher",
            bytes,
            fetched: None,
        };
        import.add(&publication).unwrap();
    }
    let (content, _) = import.finish();
    let (content, skipped) = TrustContent::decode(&content.encode(), &source()).unwrap();
    let mut trust = Trust::new();
    let added = trust.add_content(&source(), content, skipped).unwrap();
    assert_eq!((added.keys, added.skipped), (direct.len(), 0));
    assert_eq!((added.authorities, added.revocation_lists), (3, 1));
    for key in direct.iter() {
        let same = trust.keys(&key.key_id).filter(|of| *of == key).count();
        assert_eq!(same, 1);
    }
}

#[test]
fn certificates_of_a_pack_that_are_none_are_listed() {
    let content = TrustContent {
        authorities: vec![b"no certificate".to_vec(), der_of(TEST)],
        lists: vec![b"no list".to_vec()],
        ..TrustContent::default()
    };
    let (content, skipped) = TrustContent::decode(&content.encode(), &source()).unwrap();
    let mut trust = Trust::new();
    let added = trust.add_content(&source(), content, skipped).unwrap();
    assert_eq!((added.authorities, added.revocation_lists, added.skipped), (0, 0, 3));
    let codes: Vec<_> = trust.skipped().iter().map(|skipped| skipped.reason.code()).collect();
    assert_eq!(codes, ["no_authority", "broken_certificate", "broken_revocation_list"]);
}

/// A key that a failing case can name.
#[derive(Clone)]
struct Shown(TrustedKey);

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02x?}", encode(&self.0))
    }
}

fn plain(keys: Vec<Shown>) -> Vec<TrustedKey> {
    keys.into_iter().map(|Shown(key)| key).collect()
}

fn any_key() -> impl Strategy<Value = Shown> {
    let time = || (-62_135_596_800_i64..253_402_300_800).prop_map(|second| Timestamp::from_second(second).unwrap());
    let id = || prop::collection::vec(any::<u8>(), 0..=32).prop_map(|id| KeyId::new(&id).unwrap());
    let state = prop_oneof![
        Just(KeyState::Active),
        time().prop_map(|from| KeyState::Retired { from }),
        time().prop_map(|from| KeyState::Compromised { from }),
    ];
    let domain = prop_oneof![
        Just(None),
        (0..DOMAINS.len()).prop_map(|at| Some(DOMAINS[at].clone())),
        "[A-Z]{0,6}".prop_map(|code| Some(Domain::from_code(&code))),
    ];
    let text = || prop::option::of(".{1,20}");
    let place = prop_oneof![
        prop::sample::select(vec!["DE", "AT", "XK", "EL"]).prop_map(str::to_owned),
        "[A-Z]{3}|\\PC{0,8}",
    ];
    (
        (
            prop::sample::select(vec![SIGNER, TEST, P384, RSA_2048]),
            id(),
            prop::collection::vec(id(), 0..4),
        ),
        (domain, 0..USAGES.len(), 0..32_u8, place, (state, any::<bool>())),
        (text(), text(), prop::option::of(time()), prop::option::of(time())),
    )
        .prop_map(
            |((file, key_id, other_ids), (domain, usage, kinds, place, (state, only_issues)), texts)| {
                let mut key = TrustedKey::bare(certificate(file).key().clone(), key_id, &source());
                // As readers of lists give them: each id once.
                key.other_ids = other_ids;
                let ids: Vec<KeyId> = key.ids().skip(1).collect();
                key.other_ids = ids;
                key.other_ids.sort();
                key.other_ids.dedup();
                key.domain = domain;
                key.usage = USAGES[usage];
                key.kinds = KindSet::from_bits(kinds).unwrap();
                (key.issuer_url, key.issuer, key.valid_from, key.valid_until) = texts;
                key.state = state;
                key.only_issues = only_issues;
                Shown(key.in_country(Country::from_alpha2(&place), Some(&place)))
            },
        )
}

/// A trust that has this body from a publisher.
fn trusting(body: &[u8]) -> Trust {
    use crate::packs::tests::{Publisher, take};

    let publisher = Publisher::new();
    let pack = publisher.pack(1, vec![publisher.content(Kind::Trust, 1, body)]);
    let accepted = take(&pack, None).unwrap();
    let mut trust = Trust::new();
    let added = trust.add_pack(&accepted).unwrap();
    // The same again brings nothing.
    assert!(added.keys == 0 || trust.add_pack(&accepted).unwrap().keys == 0);
    trust
}

#[test]
fn what_cannot_be_read_in_a_pack_is_listed_and_found_by_nothing() {
    let good = encode(&key_of(SIGNER));
    let mut long = good.clone();
    // The same with the length of the public key in one byte more.
    long.splice(2..4, [0x59, 0, good[3]]);
    let mut entries = vec![good, long, b"no key".to_vec(), Vec::new()];
    entries.sort();
    let trust = trusting(&body(&entries));
    assert_eq!((trust.len(), trust.keys(&key_id(SIGNER)).count()), (1, 1));
    let skipped = trust.skipped();
    let skipped: Vec<_> = skipped.iter().map(|one| (&*one.entry, one.reason)).collect();
    let shape = SkipReason::Shape;
    assert_eq!(skipped, [("1", shape), ("2", shape), ("4", shape)]);
    assert_eq!(&*trust.skipped()[0].source, "Utopia");
}

#[test]
fn a_publishers_key_is_restricted_by_any_of_its_ids_before_and_after_it_is_read() {
    let (one, other) = (key_id(SIGNER), KeyId::new(b"another").unwrap());
    let mut again = key_of(SIGNER);
    again.key_id = other;
    let body = with(vec![key_of(SIGNER), again]).encode();
    let compromised = KeyState::Compromised {
        from: time("2022-01-01T00:00:00Z"),
    };
    let is_restricted = |trust: &Trust| {
        let states: Vec<KeyState> = [one, other]
            .iter()
            .flat_map(|id| trust.keys(id))
            .map(|key| key.state)
            .collect();
        states == [compromised; 2]
    };
    let mut read = trusting(&body);
    assert!(read.iter().all(|key| key.state == KeyState::Active));
    read.restrict(other, compromised);
    assert!(is_restricted(&read));
    let mut unread = Trust::new();
    unread.restrict(one, compromised);
    let publisher = crate::packs::tests::Publisher::new();
    let pack = publisher.pack(1, vec![publisher.content(Kind::Trust, 1, &body)]);
    let _ = unread
        .add_pack(&crate::packs::tests::take(&pack, None).unwrap())
        .unwrap();
    assert!(is_restricted(&unread));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_key_of_a_pack_is_found_by_each_of_its_ids_and_by_itself(keys in prop::collection::vec(any_key(), 0..8)) {
        let body = with(plain(keys)).encode();
        let trust = trusting(&body);
        let keys = read(&body);
        prop_assert_eq!(trust.len(), keys.len());
        for key in &keys {
            let says_so = |found: &TrustedKey| TrustedKey { voice: None, source: source(), ..found.clone() } == *key;
            for id in key.ids() {
                prop_assert!(trust.keys(&id).any(says_so));
            }
            prop_assert!(trust.known_as(&key.key).any(says_so));
            let url = key.issuer_url.as_deref();
            prop_assert!(url.is_none_or(|url| trust.has_keys_of(url)));
        }
        let stranger = KeyId::new(b"of nobody's key at all").unwrap();
        prop_assert_eq!(trust.keys(&stranger).count(), 0);
    }

    #[test]
    fn keys_are_read_as_they_were_written(keys in prop::collection::vec(any_key(), 0..8)) {
        let mut keys = plain(keys);
        let body = with(keys.clone()).encode();
        let (content, skipped) = TrustContent::decode(&body, &source()).unwrap();
        prop_assert_eq!(skipped, []);
        prop_assert_eq!(content.encode(), body);
        keys.sort_by_key(encode);
        keys.dedup();
        prop_assert!(content.keys == keys);
        prop_assert!(keys.iter().all(fits));
    }

    #[test]
    fn what_is_read_whole_is_written_as_it_stood(
        keys in prop::collection::vec(any_key(), 1..4),
        at in any::<prop::sample::Index>(),
        flip in 1..=255_u8,
    ) {
        let mut body = with(plain(keys)).encode();
        let at = at.index(body.len());
        body[at] ^= flip;
        if let Ok((content, skipped)) = TrustContent::decode(&body, &source())
            && skipped.is_empty()
        {
            prop_assert_eq!(content.encode(), body);
        }
    }
}
