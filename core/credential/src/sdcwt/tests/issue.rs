//! Issuing.

use super::*;
use crate::sdcwt::{IssueError, Issuing, Key, Planned, PlannedArray, PlannedMap, Step};
use crate::{KeyId, SigningKey};

fn plan() -> PlannedMap {
    let mut place = PlannedMap::new();
    place
        .clear("country", "us")
        .unwrap()
        .redactable("region", "ca")
        .unwrap()
        .pad(3);
    let mut dates = PlannedArray::new();
    dates
        .redactable(1_549_560_720)
        .redactable(1_612_560_720)
        .clear(1_674_004_740)
        .pad(4);
    let mut plan = PlannedMap::new();
    plan.clear(1, "https://issuer.example")
        .unwrap()
        .clear(2, "ann")
        .unwrap();
    plan.redactable(500, true)
        .unwrap()
        .redactable(501, "ABCD-123456")
        .unwrap();
    plan.redactable(502, dates)
        .unwrap()
        .redactable(503, place)
        .unwrap()
        .pad(8);
    plan
}

fn issued(plan: &PlannedMap) -> Result<Vec<u8>, IssueError> {
    let issuing = Issuing::new(plan)
        .holder(&key(HOLDER).verifying_key().unwrap())?
        .status("https://issuer.example/1", 9)?
        .key_id(KeyId::new(b"issuer").unwrap());
    issuing.sign(&salts(issuing.salts()), &key(ISSUER))
}

#[test]
fn a_copy_opens_to_the_plan() {
    let copy = issued(&plan()).unwrap();
    with(&copy, |contents| {
        assert_eq!(contents.complete(), Ok(()));
        assert_eq!(contents.key_id(), KeyId::new(b"issuer").as_ref());
        assert!(contents.status().unwrap().is_some_and(|status| status.index == 9));
        assert!(contents.holder_key().unwrap() == key(HOLDER).verifying_key().unwrap());
        // 8 at the top, 4 dates, 3 of the place: 8 of them decoys.
        assert_eq!(contents.disclosures().len(), 15);
        assert_eq!(
            contents
                .disclosures()
                .iter()
                .filter(|disclosure| disclosure.is_decoy())
                .count(),
            8
        );
        let claims = contents.claims();
        assert!(
            claims
                .at(&[Step::Key(Key::from(503)), Step::Key(Key::from("region"))])
                .is_some()
        );
        let dates = claims.get(502).and_then(|value| value.as_array()).unwrap();
        let dates: Vec<i64> = dates.iter().filter_map(|element| element.value.as_i64()).collect();
        assert_eq!(dates, [1_549_560_720, 1_612_560_720, 1_674_004_740]);
        for (digest, next) in contents.disclosures().iter().zip(&contents.disclosures()[1..]) {
            assert!(digest.digest() < next.digest());
        }
    });
}

#[test]
fn what_is_within_brings_what_is_around_it() {
    let copy = issued(&plan()).unwrap();
    let region = [Step::Key(Key::from(503)), Step::Key(Key::from("region"))];
    let shown = with(&copy, |contents| {
        let index = contents.disclosure_of(&region).unwrap();
        assert!(contents.disclosures()[index].parent() == contents.disclosure_of(&region[..1]));
        contents.disclose(|disclosure| disclosure.path() == region)
    });
    with(&shown, |contents| {
        assert_eq!(contents.disclosures().len(), 2);
        assert!(contents.claims().at(&region).is_some());
        assert!(contents.claims().get(500).is_none());
        // Seven at the top and two of the place.
        assert_eq!(contents.hidden(), 9);
        // Nothing more can be taken out of what is shown than it has.
        assert_eq!(contents.disclose(|_| true), shown);
    });
    with(&copy, |contents| {
        let nothing = contents.disclose(|_| false);
        with(&nothing, |contents| assert!(contents.disclosures().is_empty()));
    });
}

#[test]
fn the_same_salts_give_the_same_bytes_and_others_other_digests() {
    assert_eq!(issued(&plan()), issued(&plan()));
    let (plan, other) = (plan(), salts(1024));
    let issuing = Issuing::new(&plan)
        .holder(&key(HOLDER).verifying_key().unwrap())
        .unwrap();
    let fresh = issuing.sign(&other[512..512 + issuing.salts()], &key(ISSUER)).unwrap();
    let digests = |token: &[u8]| {
        with(token, |contents| {
            contents.disclosures().iter().map(|d| *d.digest()).collect::<Vec<_>>()
        })
    };
    let (one, two) = (digests(&issued(&plan).unwrap()), digests(&fresh));
    assert!(one.iter().all(|digest| !two.contains(digest)));
}

#[test]
fn what_would_be_refused_is_not_issued() {
    let refused = |write: &dyn Fn(&mut PlannedMap) -> Option<IssueError>| {
        let mut plan = plan();
        write(&mut plan).or_else(|| issued(&plan).err())
    };
    assert_eq!(refused(&|_| None), None);
    assert_eq!(
        refused(&|plan| (plan.pad(3).digests != 3).then_some(IssueError::Salts)),
        Some(IssueError::Padding)
    );
    assert_eq!(
        refused(&|plan| plan.redactable(4, 7).err()),
        Some(IssueError::Refused(SdCwtError::Mandatory))
    );
    assert_eq!(
        refused(&|plan| plan.clear(4, "x").err()),
        Some(IssueError::Refused(SdCwtError::ClaimType))
    );
    assert_eq!(
        refused(&|plan| plan.clear("", "x").err()),
        Some(IssueError::Refused(SdCwtError::Key))
    );
    assert_eq!(refused(&|plan| plan.clear(8, 1).err()), Some(IssueError::DuplicateKey));
    let plan = plan();
    let unbound = Issuing::new(&plan);
    let found = unbound.sign(&salts(unbound.salts()), &key(ISSUER)).err();
    assert_eq!(found, Some(IssueError::Refused(SdCwtError::NoHolderKey)));
    assert_eq!(unbound.sign(&salts(16), &key(ISSUER)), Err(IssueError::Salts));
    assert_eq!(
        unbound.sign(&salts(unbound.salts() + 1), &key(ISSUER)),
        Err(IssueError::Salts)
    );
    let mut two = PlannedMap::new();
    assert_eq!(issued(&two).err(), Some(IssueError::Refused(SdCwtError::NoSubject)));
    two.redactable(500, "yes").unwrap();
    assert_eq!(issued(&two).err(), Some(IssueError::Refused(SdCwtError::NoSubject)));
    let mut two = PlannedMap::new();
    two.clear(2, "ann").unwrap();
    two.redactable(500, "yes").unwrap().redactable(501, "no").unwrap();
    let alike = Issuing::new(&two)
        .holder(&key(HOLDER).verifying_key().unwrap())
        .unwrap();
    let found = alike.sign(&[7; 32], &key(ISSUER));
    assert_eq!(found, Err(IssueError::Refused(SdCwtError::RepeatedSalt)));
}

#[test]
fn values_of_all_kinds() {
    let mut plan = PlannedMap::new();
    plan.redactable(2, "ann").unwrap();
    plan.redactable(600, Planned::bytes(b"x")).unwrap();
    plan.redactable(601, Planned::null())
        .unwrap()
        .redactable(602, 1.5)
        .unwrap()
        .redactable(-603, -7)
        .unwrap();
    let tagged = encoded(|encoder| encoder.tag(1).u64(7));
    plan.redactable(604, Planned::cbor(&tagged).unwrap()).unwrap();
    with(&issued(&plan).unwrap(), |contents| {
        assert_eq!(
            contents.claims().get(604).map(|value| value.to_cbor()),
            Some(tagged.clone())
        );
        assert_eq!(contents.claims().get(-603).and_then(|value| value.as_i64()), Some(-7));
        assert_eq!(
            contents.claims().get(600).and_then(|value| value.as_bytes()),
            Some(&b"x"[..])
        );
    });
    for bad in [
        &[0x18, 0x01][..],
        &[0x01, 0x01],
        &[0xd8, 0x3a, 0x01],
        &[0xa1, 0x40, 0x01],
    ] {
        assert!(matches!(Planned::cbor(bad), Err(IssueError::Refused(_))));
    }
}

#[test]
fn a_copy_is_bound_to_other_kinds_of_keys_too() {
    let holder = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .unwrap()
        .verifying_key()
        .unwrap();
    let plan = plan();
    let issuing = Issuing::new(&plan).holder(&holder).unwrap();
    let copy = issuing.sign(&salts(issuing.salts()), &key(ISSUER)).unwrap();
    with(&copy, |contents| assert!(contents.holder_key().unwrap() == holder));
}
