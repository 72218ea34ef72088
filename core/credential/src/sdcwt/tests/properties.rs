//! Over generated claim trees: exactly what was chosen is seen, and no bit can be changed.

use proptest::prelude::*;

use super::*;
use crate::sdcwt::{Issuing, Key, Planned, PlannedArray, PlannedMap, Terms, UnverifiedKeyBinding, Value, bind};

/// A value and, in the same shape, which of its parts are redactable.
#[derive(Clone, Debug)]
enum Tree {
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
    Array(Vec<(Tree, bool)>),
    Map(Vec<(Name, Tree, bool)>),
}

#[derive(Clone, Debug, PartialEq)]
enum Name {
    Number(i64),
    Text(String),
}

impl Name {
    fn key(&self) -> Key<'static> {
        match self {
            Self::Number(number) => Key::from(*number),
            Self::Text(text) => Key::from(text.as_str()).into_owned(),
        }
    }
}

fn name() -> impl Strategy<Value = Name> {
    // Far from the registered claims, which have types.
    prop_oneof![
        (100..2000_i64).prop_map(Name::Number),
        (-2000..-1_i64).prop_map(Name::Number),
        "[a-z]{1,30}".prop_map(Name::Text),
    ]
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(Tree::Number),
        ".{0,20}".prop_map(Tree::Text),
        proptest::collection::vec(any::<u8>(), 0..40).prop_map(Tree::Bytes),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            proptest::collection::vec((inner.clone(), any::<bool>()), 0..5).prop_map(Tree::Array),
            entries(inner).prop_map(Tree::Map),
        ]
    })
}

fn entries(inner: impl Strategy<Value = Tree>) -> impl Strategy<Value = Vec<(Name, Tree, bool)>> {
    proptest::collection::vec((name(), inner, any::<bool>()), 0..5).prop_map(|mut entries| {
        let mut seen = Vec::new();
        entries.retain(|(name, _, _)| {
            !seen.contains(name) && {
                seen.push(name.clone());
                true
            }
        });
        entries
    })
}

fn planned(tree: &Tree, pad: usize) -> Planned {
    match tree {
        Tree::Number(number) => (*number).into(),
        Tree::Text(text) => text.as_str().into(),
        Tree::Bytes(bytes) => Planned::bytes(bytes),
        Tree::Array(elements) => {
            let mut array = PlannedArray::new();
            for (element, redactable) in elements {
                let value = planned(element, pad);
                if *redactable {
                    array.redactable(value)
                } else {
                    array.clear(value)
                };
            }
            let redactable = elements.iter().filter(|(_, redactable)| *redactable).count();
            array.pad(redactable.max(pad));
            array.into()
        }
        Tree::Map(entries) => planned_map(entries, pad).into(),
    }
}

fn planned_map(entries: &[(Name, Tree, bool)], pad: usize) -> PlannedMap {
    let mut map = PlannedMap::new();
    for (name, value, redactable) in entries {
        let value = planned(value, pad);
        if *redactable {
            map.redactable(name.key(), value).unwrap();
        } else {
            map.clear(name.key(), value).unwrap();
        }
    }
    let redactable = entries.iter().filter(|(_, _, redactable)| *redactable).count();
    map.pad(redactable.max(pad));
    map
}

/// What a value has to look like when `shown` is asked, in the order of the tree, of each redactable part that can be reached.
fn expected(tree: &Tree, shown: &mut dyn FnMut() -> bool) -> Vec<u8> {
    match tree {
        Tree::Number(value) => number(*value),
        Tree::Text(value) => text(value),
        Tree::Bytes(bytes) => encoded(|encoder| encoder.bytes(bytes)),
        Tree::Array(elements) => {
            let mut seen = Vec::new();
            for (element, redactable) in elements {
                if !*redactable || shown() {
                    seen.push(expected(element, shown));
                }
            }
            encoded(|encoder| {
                seen.iter()
                    .fold(encoder.array(seen.len()), |array, element| array.raw(element))
            })
        }
        Tree::Map(entries) => expected_map(entries, Vec::new(), shown),
    }
}

fn expected_map(
    entries: &[(Name, Tree, bool)],
    mut seen: Vec<(Vec<u8>, Vec<u8>)>,
    shown: &mut dyn FnMut() -> bool,
) -> Vec<u8> {
    for (name, value, redactable) in entries {
        if !*redactable || shown() {
            let name = encoded(|encoder| {
                name.key().write(encoder);
                encoder
            });
            seen.push((name, expected(value, shown)));
        }
    }
    map(&seen)
}

/// The marks of a tree's redactable parts, in the order in which [`expected`] asks for them, chosen by what is disclosed.
fn disclosed(value: &Value<'_>, tree: &Tree, kept: &mut Vec<bool>) {
    match (value, tree) {
        (Value::Array(array), Tree::Array(elements)) => {
            // All are to be seen in an issued copy, in their order.
            for (element, (tree, redactable)) in array.iter().zip(elements) {
                assert_eq!(element.disclosure.is_some(), *redactable);
                disclosed(&element.value, tree, kept);
            }
        }
        (Value::Map(claims), Tree::Map(entries)) => {
            for (name, tree, redactable) in entries {
                let claim = claims.claim(&name.key()).unwrap();
                assert_eq!(claim.disclosure.is_some(), *redactable);
                disclosed(&claim.value, tree, kept);
            }
        }
        _ => kept.push(true),
    }
}

fn copy(entries: &[(Name, Tree, bool)], pad: usize) -> Vec<u8> {
    let mut plan = planned_map(entries, pad);
    plan.clear(2, "ann").unwrap();
    let issuing = Issuing::new(&plan)
        .holder(&key(HOLDER).verifying_key().unwrap())
        .unwrap();
    issuing.sign(&salts(issuing.salts()), &key(ISSUER)).unwrap()
}

fn own_claims() -> Vec<(Vec<u8>, Vec<u8>)> {
    vec![
        (number(claim::SUBJECT), text("ann")),
        (number(claim::CONFIRMATION), confirmation()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// All of it, none of it, and any part of it.
    #[test]
    fn exactly_what_was_chosen_is_seen(entries in entries(tree()), pad in 0..4_usize, choice in any::<u64>()) {
        let copy = copy(&entries, pad);
        with(&copy, |contents| {
            assert_eq!(contents.complete(), Ok(()));
            assert_eq!(contents.claims().to_cbor(), expected_map(&entries, own_claims(), &mut || true));
            let mut leaves = Vec::new();
            for (name, tree, redactable) in &entries {
                let claim = contents.claims().claim(&name.key()).unwrap();
                assert_eq!(claim.disclosure.is_some(), *redactable);
                disclosed(&claim.value, tree, &mut leaves);
            }
        });
        let nothing = with(&copy, |contents| contents.disclose(|_| false));
        with(&nothing, |contents| {
            assert_eq!(contents.claims().to_cbor(), expected_map(&entries, own_claims(), &mut || false));
        });
        // A subset by the digest, which is also what parents are chosen by.
        let chosen = |digest: &[u8]| choice >> (digest[0] & 63) & 1 == 1;
        let (shown, paths) = with(&copy, |contents| {
            let shown = contents.disclose(|disclosure| chosen(disclosure.digest()));
            let mut kept = vec![false; contents.disclosures().len()];
            for (index, disclosure) in contents.disclosures().iter().enumerate() {
                if disclosure.is_decoy() || !chosen(disclosure.digest()) {
                    continue;
                }
                let mut at = Some(index);
                while let Some(index) = at {
                    kept[index] = true;
                    at = contents.disclosures()[index].parent();
                }
            }
            let kept = contents.disclosures().iter().zip(kept).filter(|(_, kept)| *kept);
            (shown, kept.map(|(disclosure, _)| disclosure.digest().to_vec()).collect::<Vec<_>>())
        });
        with(&shown, |seen| {
            let found: Vec<_> = seen.disclosures().iter().map(|disclosure| disclosure.digest().to_vec()).collect();
            assert_eq!(found, paths);
            with(&copy, |all| {
                for disclosure in seen.disclosures() {
                    assert!(all.claims().at(disclosure.path()).is_some());
                    assert!(seen.claims().at(disclosure.path()).is_some());
                }
                for disclosure in all.disclosures().iter().filter(|disclosure| !disclosure.is_decoy()) {
                    let is_shown = paths.contains(&disclosure.digest().to_vec());
                    assert_eq!(seen.claims().at(disclosure.path()).is_some(), is_shown);
                }
            });
            // Encoded again, what is shown has the same bytes.
            assert_eq!(seen.disclose(|_| true), shown);
        });
    }

    #[test]
    fn no_bit_of_a_copy_or_a_showing_can_be_changed(entries in entries(tree()), at in any::<prop::sample::Index>(), bit in 0..8_u32) {
        let copy = copy(&entries, 2);
        let terms = Terms { id: Some(b"once"), ..Terms::to("urn:example:gate") };
        let issuer = key(ISSUER).verifying_key().unwrap();
        let showing = bind(&copy, &terms, &key(HOLDER)).unwrap();
        let flipped = |bytes: &[u8]| {
            let mut flipped = bytes.to_vec();
            flipped[at.index(bytes.len())] ^= 1 << bit;
            flipped
        };
        let changed = flipped(&copy);
        let accepted = UnverifiedSdCwt::parse(&changed).ok().and_then(|read| read.verify([&issuer]).ok());
        prop_assert!(accepted.is_none());
        let changed = flipped(&showing);
        let accepted = UnverifiedKeyBinding::parse(&changed).ok().and_then(|read| read.verify([&issuer]).ok());
        prop_assert!(accepted.is_none());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(UnverifiedSdCwt::parse(&bytes).is_err());
        prop_assert!(UnverifiedKeyBinding::parse(&bytes).is_err());
    }

    /// The keys' order is that of their encodings.
    #[test]
    fn keys_are_ordered_as_their_encodings(one in name(), two in name(), number in any::<i64>()) {
        let bytes = |name: &Key<'_>| encoded(|encoder| { name.write(encoder); encoder });
        for (one, two) in [(one.key(), two.key()), (one.key(), Key::from(number)), (Key::from(number), two.key())] {
            prop_assert_eq!(one.cmp(&two), bytes(&one).cmp(&bytes(&two)));
        }
    }
}

/// Every single bit of one copy and one showing.
#[test]
fn every_bit_counts() {
    let entries = vec![
        (Name::Number(500), Tree::Text("yes".into()), true),
        (
            Name::Number(502),
            Tree::Array(vec![(Tree::Number(1), true), (Tree::Number(2), false)]),
            true,
        ),
    ];
    let copy = copy(&entries, 3);
    let terms = Terms {
        id: Some(b"once"),
        ..Terms::to("urn:example:gate")
    };
    let issuer = key(ISSUER).verifying_key().unwrap();
    let showing = bind(&copy, &terms, &key(HOLDER)).unwrap();
    for bit in 0..copy.len() * 8 {
        let mut changed = copy.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let accepted = UnverifiedSdCwt::parse(&changed)
            .ok()
            .and_then(|read| read.verify([&issuer]).ok());
        assert!(accepted.is_none(), "bit {bit}");
    }
    for bit in 0..showing.len() * 8 {
        let mut changed = showing.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let accepted = UnverifiedKeyBinding::parse(&changed)
            .ok()
            .and_then(|read| read.verify([&issuer]).ok());
        assert!(accepted.is_none(), "bit {bit}");
    }
}
