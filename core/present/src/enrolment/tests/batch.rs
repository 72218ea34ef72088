//! What a wallet makes sure of before it keeps a batch.

use std::collections::BTreeMap;

use credential::cbor::{Decoder, Encoder, Map, Profile};
use credential::native::{Field, FieldValue, NativeClaims, NativeError, NativeKind, PASS, SUBJECT};
use credential::sdcwt::{Contents, Issuing, Planned, PlannedMap, SdCwtError, UnverifiedSdCwt};
use credential::{Ed25519SigningKey, KeyId, SignatureError, VerifyingKey};
use proptest::prelude::*;
use zeroize::Zeroizing;

use super::super::{Batch, BatchError, Enrolment, EnrolmentKeys, Invitation, seal_batch};
use crate::sealed::{Sealed, SealedError};
use crate::testing::{DAYS, after, answer, copies, copy, invitation, issuer, issuer_key, key, plan, random, recovery};
use crate::{TextError, limits};

fn seal<C: AsRef<[u8]>>(enrolment: &Enrolment, copies: &[C]) -> Sealed {
    seal_batch(enrolment, copies, &Zeroizing::new([9; 32])).unwrap()
}

fn opened(keys: &EnrolmentKeys, sealed: &Sealed) -> Result<Batch, BatchError> {
    keys.open(sealed, [&key(3).verifying_key().unwrap(), &issuer_key()])
}

/// What a wallet says of a batch of two copies.
fn verdict(make: impl Fn(&VerifyingKey, usize) -> Vec<u8>) -> Option<BatchError> {
    let (keys, enrolment) = answer(&invitation(2));
    let made: Vec<_> = (0..2)
        .map(|number| make(&enrolment.holders()[number], number))
        .collect();
    opened(&keys, &seal(&enrolment, &made)).err()
}

#[test]
fn a_batch_opens_for_the_wallet_that_enrolled() {
    let (keys, enrolment) = answer(&invitation(3));
    let mut made = copies(&enrolment);
    // Their order is the issuer's.
    made.rotate_left(1);
    let sealed = seal(&enrolment, &made);
    let batch = opened(&keys, &sealed).unwrap();
    assert!(batch.pass.claims == recovery());
    assert_eq!(batch.copies.len(), 3);
    for (copy, bytes) in batch.copies.iter().zip(&made) {
        assert_eq!(copy.bytes(), bytes);
        // Copy and key belong together.
        assert!(crate::PassCopy::decode(&copy.encode()).is_ok());
    }
    // By file, as bytes or as a text.
    for input in [sealed.bytes().to_vec(), sealed.text().into_bytes()] {
        assert!(Sealed::is_sealed(&input));
        assert!(opened(&keys, &Sealed::read(&input).unwrap()).is_ok());
    }
    assert!(!Sealed::is_sealed(b"CEN1:"));
    // What was kept opens it as well.
    let kept = EnrolmentKeys::decode(&keys.encode()).unwrap();
    assert!(opened(&kept, &sealed).is_ok());
}

/// The seed alone decides, so that vectors can be made; another one gives other bytes of the same length.
#[test]
fn the_same_seed_seals_the_same() {
    let (_, enrolment) = answer(&invitation(2));
    let made = copies(&enrolment);
    let sealed = seal(&enrolment, &made);
    assert_eq!(sealed.bytes(), seal(&enrolment, &made).bytes());
    let other = seal_batch(&enrolment, &made, &Zeroizing::new([8; 32])).unwrap();
    assert_ne!(other.bytes(), sealed.bytes());
    assert_eq!(other.bytes().len(), sealed.bytes().len());
}

#[test]
fn a_batch_for_another_enrolment_does_not_open() {
    let (keys, enrolment) = answer(&invitation(2));
    let sealed = seal(&enrolment, &copies(&enrolment));
    let not_ours = Some(BatchError::Sealed(SealedError::NotOurs));
    // Of another wallet.
    let (stranger, _) = EnrolmentKeys::answer(&invitation(2), &random("stranger", 96)).unwrap();
    assert_eq!(opened(&stranger, &sealed).err(), not_ours);
    // Of the same keys, for another invitation: nobody can have them sign again for what they did not mean.
    let later = Invitation::new("AT-EMB", NativeKind::Recovery, 2, after(7200), [7; 16]).unwrap();
    let (again, _) = answer(&later);
    assert_eq!(opened(&again, &sealed).err(), not_ours);
    assert!(opened(&keys, &sealed).is_ok());
}

#[test]
fn fewer_or_more_copies_than_keys_are_refused() {
    let (keys, enrolment) = answer(&invitation(2));
    let mut made = copies(&enrolment);
    let third = copy(&plan(), &enrolment.holders()[0], 9);
    made.push(third);
    for wrong in [&made[..1], &made] {
        let sealing = seal_batch(&enrolment, wrong, &Zeroizing::new([9; 32]));
        assert_eq!(sealing.err(), Some(BatchError::Count));
        let mut content = Encoder::new();
        content.array(wrong.len());
        for copy in wrong {
            content.bytes(copy);
        }
        assert_eq!(
            opened(&keys, &by_hand(&enrolment, &content.finish())).err(),
            Some(BatchError::Count)
        );
    }
    assert_eq!(
        seal_batch(
            &enrolment,
            &[vec![0; limits::COPY + 1], vec![]],
            &Zeroizing::new([9; 32])
        )
        .err(),
        Some(BatchError::Copy(SdCwtError::TooLarge))
    );
}

/// Seals anything, as an issuer with other software may.
fn by_hand(enrolment: &Enrolment, content: &[u8]) -> Sealed {
    let seed = Zeroizing::new([4; 32]);
    crate::sealed::seal(
        enrolment.seal_to(),
        crate::sealed::Use::Batch,
        &enrolment.info(),
        content,
        &seed,
    )
    .unwrap()
}

#[test]
fn what_is_no_batch_is_refused() {
    let (keys, enrolment) = answer(&invitation(2));
    let array = |items: &[&[u8]]| {
        let mut encoder = Encoder::new();
        encoder.array(items.len());
        for item in items {
            encoder.bytes(item);
        }
        encoder.finish()
    };
    for (content, expected) in [
        (vec![], BatchError::Shape),
        (vec![0xf6], BatchError::Shape),
        (vec![0x80], BatchError::Count),
        (vec![0x82, 0x01, 0x02], BatchError::Shape),
        (vec![0x9f, 0xff], BatchError::Shape),
        ([array(&[b"", b""]), vec![0]].concat(), BatchError::Shape),
        (
            array(&[&vec![0; limits::COPY + 1], b""]),
            BatchError::Copy(SdCwtError::TooLarge),
        ),
        (array(&[&b""[..]; limits::COPIES + 1]), BatchError::Count),
    ] {
        assert_eq!(opened(&keys, &by_hand(&enrolment, &content)).err(), Some(expected));
    }
}

#[test]
fn the_signature_of_another_issuer_is_refused() {
    let (keys, enrolment) = answer(&invitation(2));
    let sealed = seal(&enrolment, &copies(&enrolment));
    let wrong = |keys_of: &[VerifyingKey]| keys.open(&sealed, keys_of).err();
    let refused = |reason| Some(BatchError::Copy(SdCwtError::Issuer(reason)));
    assert_eq!(
        wrong(&[key(3).verifying_key().unwrap()]),
        refused(SignatureError::Mismatch)
    );
    assert_eq!(wrong(&[]), refused(SignatureError::NoKey));
    // One copy of two.
    let mixed = verdict(|holder, number| signed(&plan(), holder, number, &[issuer(), key(4)][number]));
    assert_eq!(mixed, refused(SignatureError::Mismatch));
    // A key that is trusted for something else signs the second: both are trusted, and both copies say the same.
    let both = verdict(|holder, number| signed(&plan(), holder, number, &[issuer(), key(3)][number]));
    assert_eq!(both, None);
}

/// A copy with every part of it chosen.
fn signed(plan: &PlannedMap, holder: &VerifyingKey, number: usize, by: &Ed25519SigningKey) -> Vec<u8> {
    let issuing = Issuing::new(plan)
        .key_id(KeyId::new(b"issuer-1").unwrap())
        .holder(holder)
        .unwrap()
        .status("https://emb.example/1", number as u64)
        .unwrap();
    issuing
        .sign(&random(&format!("copy {number}"), issuing.salts()), by)
        .unwrap()
}

#[test]
fn a_copy_for_a_key_that_was_not_enrolled_is_refused() {
    let stranger = key(20).verifying_key().unwrap();
    let second = |holder: &VerifyingKey, number: usize| if number == 1 { stranger.clone() } else { holder.clone() };
    assert_eq!(
        verdict(|holder, number| copy(&plan(), &second(holder, number), number)),
        Some(BatchError::Holder)
    );
    // Two copies for one key.
    let (keys, enrolment) = answer(&invitation(2));
    let both = [0, 1].map(|number| copy(&plan(), &enrolment.holders()[0], number));
    assert_eq!(opened(&keys, &seal(&enrolment, &both)).err(), Some(BatchError::Holder));
}

#[test]
fn a_hidden_digest_is_refused() {
    let hide = |bytes: Vec<u8>, decoys: bool| {
        let token = UnverifiedSdCwt::parse(&bytes).unwrap();
        token
            .claimed()
            .disclose(|one| decoys || one.key() != Some(&Field::Disease.label().into()))
    };
    let hidden = Some(BatchError::Copy(SdCwtError::DigestWithoutDisclosure));
    assert_eq!(
        verdict(|holder, number| hide(copy(&plan(), holder, number), false)),
        hidden
    );
    // Decoys without their disclosures could hide anything.
    assert_eq!(
        verdict(|holder, number| hide(copy(&plan(), holder, number), true)),
        hidden
    );
}

#[test]
fn a_disclosure_of_another_copy_is_refused() {
    let (keys, enrolment) = answer(&invitation(2));
    let made = copies(&enrolment);
    let taken = |bytes: &[u8]| {
        let token = UnverifiedSdCwt::parse(bytes).unwrap();
        let mut all = token.claimed().disclosures().iter();
        all.find(|one| !one.is_decoy()).unwrap().encoded().to_vec()
    };
    let (own, others) = (taken(&made[0]), taken(&made[1]));
    let at = made[0].windows(own.len()).position(|bytes| bytes == own).unwrap();
    let swapped = [&made[0][..at], &others, &made[0][at + own.len()..]].concat();
    let refused = opened(&keys, &seal(&enrolment, &[swapped, made[1].clone()])).err();
    assert!(matches!(refused, Some(BatchError::Copy(_))), "{refused:?}");
}

#[test]
fn copies_that_differ_are_refused() {
    let differ = Some(BatchError::CopiesDiffer);
    // What they say.
    let mut other = recovery();
    other.set(Field::Date, FieldValue::text("2026-11-03")).unwrap();
    let other = other.plan("AT-EMB", DAYS.0, DAYS.1).unwrap();
    let pick = |number: usize, second: &PlannedMap| if number == 1 { second.clone() } else { plan() };
    assert_eq!(
        verdict(|holder, number| copy(&pick(number, &other), holder, number)),
        differ
    );
    // How many fields they have.
    let mut more = recovery();
    more.set(Field::Country, FieldValue::text("AT")).unwrap();
    let more = more.plan("AT-EMB", DAYS.0, DAYS.1).unwrap();
    assert_eq!(
        verdict(|holder, number| copy(&pick(number, &more), holder, number)),
        differ
    );
    // When they count.
    for (from, until) in [(DAYS.0 - 1, DAYS.1), (DAYS.0, DAYS.1 + 1)] {
        let other = recovery().plan("AT-EMB", from, until).unwrap();
        assert_eq!(
            verdict(|holder, number| copy(&pick(number, &other), holder, number)),
            differ
        );
    }
    // The list that revokes them, and the key that is said to have signed.
    let odd = |holder: &VerifyingKey, number: usize, uri: &str, id: &[u8]| {
        let plan = plan();
        let issuing = Issuing::new(&plan)
            .key_id(KeyId::new(id).unwrap())
            .holder(holder)
            .unwrap();
        let issuing = issuing.status(uri, number as u64).unwrap();
        issuing
            .sign(&random(&format!("copy {number}"), issuing.salts()), &issuer())
            .unwrap()
    };
    let uris = ["https://emb.example/1", "https://emb.example/2"];
    assert_eq!(
        verdict(|holder, number| odd(holder, number, uris[number], b"issuer-1")),
        differ
    );
    let ids: [&[u8]; 2] = [b"issuer-1", b"issuer-2"];
    assert_eq!(
        verdict(|holder, number| odd(holder, number, uris[0], ids[number])),
        differ
    );
    // An id of another length than passes have.
    for id in [&b"issuer-"[..], b"issuer-10"] {
        let refused = verdict(|holder, number| odd(holder, number, uris[0], id));
        assert_eq!(refused, Some(BatchError::Header), "{id:?}");
    }
    // One can be revoked, the other cannot.
    let sometimes = |holder: &VerifyingKey, number: usize| {
        let plan = plan();
        let mut issuing = Issuing::new(&plan)
            .key_id(KeyId::new(b"issuer-1").unwrap())
            .holder(holder)
            .unwrap();
        if number == 1 {
            issuing = issuing.status(uris[0], 7).unwrap();
        }
        issuing
            .sign(&random(&format!("copy {number}"), issuing.salts()), &issuer())
            .unwrap()
    };
    assert_eq!(verdict(sometimes), differ);
}

#[test]
fn copies_that_share_a_mark_are_refused() {
    let linked = Some(BatchError::Linked);
    // The same place in the status list.
    assert_eq!(
        verdict(|holder, number| signed_with(holder, 5, &format!("copy {number}"))),
        linked
    );
    // The same salts, and so the same digests.
    assert_eq!(
        verdict(|holder, number| signed_with(holder, number as u64, "copy")),
        linked
    );
    assert_eq!(
        verdict(|holder, number| signed_with(holder, number as u64, &format!("copy {number}"))),
        None
    );
}

fn signed_with(holder: &VerifyingKey, place: u64, salts: &str) -> Vec<u8> {
    let plan = plan();
    let issuing = Issuing::new(&plan)
        .key_id(KeyId::new(b"issuer-1").unwrap())
        .holder(holder)
        .unwrap();
    let issuing = issuing.status("https://emb.example/1", place).unwrap();
    issuing.sign(&random(salts, issuing.salts()), &issuer()).unwrap()
}

#[test]
fn another_pass_than_was_offered_is_refused() {
    let with = |claims: NativeClaims, issuer: &str| {
        let plan = claims.plan(issuer, DAYS.0, DAYS.1).unwrap();
        verdict(move |holder, number| copy(&plan, holder, number))
    };
    assert_eq!(with(recovery(), "DE-EMB"), Some(BatchError::Issuer));
    let venue = crate::testing::claims(NativeKind::Venue, &[(Field::ValidUntil, "2026-12-01")]);
    assert_eq!(with(venue, "AT-EMB"), Some(BatchError::Kind));
}

#[test]
fn what_is_no_whole_pass_is_refused() {
    // A claim by which a holder could be known again.
    let mut marked = plan();
    marked.clear(99, "x").unwrap();
    assert_eq!(
        verdict(|holder, number| copy(&marked, holder, number)),
        Some(BatchError::Pass(NativeError::Foreign))
    );
    // A field that has to be there.
    let mut fields = PlannedMap::new();
    fields.redactable(1, "BOCK<<ANN").unwrap().pad(12);
    let mut plan = PlannedMap::new();
    plan.clear(1, "AT-EMB")
        .unwrap()
        .clear(2, SUBJECT)
        .unwrap()
        .clear(4, DAYS.1 * 86_400)
        .unwrap()
        .clear(6, DAYS.0 * 86_400)
        .unwrap();
    plan.clear(11, Planned::bytes(b"carnet/recovery"))
        .unwrap()
        .clear(PASS, fields)
        .unwrap();
    let refused = verdict(|holder, number| copy(&plan, holder, number));
    assert!(
        matches!(refused, Some(BatchError::Pass(NativeError::Missing(..)))),
        "{refused:?}"
    );
}

/// A header parameter that no rule reads could say who the holder is, in all copies alike.
#[test]
fn a_mark_in_the_header_is_refused() {
    let marked = |label: i64, value: Write<'_>| {
        verdict(|holder, number| {
            let bytes = copy(&plan(), holder, number);
            let token = UnverifiedSdCwt::parse(&bytes).unwrap();
            rewritten(token.claimed(), label, value)
        })
    };
    assert_eq!(marked(99, &|value| value.text("holder 4711")), Some(BatchError::Header));
    assert_eq!(
        marked(16, &|value| value.text("application/sd-cwt")),
        Some(BatchError::Header)
    );
    assert_eq!(marked(16, &|value| value.u64(293)), None);
    // Without a key id nobody finds the key.
    let unnamed = verdict(|holder, number| {
        let plan = plan();
        let issuing = Issuing::new(&plan).holder(holder).unwrap();
        issuing
            .sign(&random(&format!("copy {number}"), issuing.salts()), &issuer())
            .unwrap()
    });
    assert_eq!(unnamed, Some(BatchError::Header));
}

/// A token signed again with this parameter in its protected header, added or in the place of its own.
fn rewritten(contents: &Contents<'_>, label: i64, value: Write<'_>) -> Vec<u8> {
    let mut parameters = BTreeMap::new();
    for (known, number) in [(1, -19_i64), (16, 293), (170, -16)] {
        parameters.insert(known, encoded(&|encoder| encoder.i64(number)));
    }
    parameters.insert(4, encoded(&|encoder| encoder.bytes(b"issuer-1")));
    parameters.insert(label, encoded(value));
    let mut header = Map::new();
    for (label, value) in &parameters {
        header.entry(|key| key.i64(*label), |to| to.raw(value)).unwrap();
    }
    let protected = encoded(&|encoder| encoder.map(&header));
    let to_be_signed = contents.to_be_signed();
    let mut decoder = Decoder::new(&to_be_signed, Profile::Strict);
    decoder.array().unwrap();
    for _ in 0..3 {
        decoder.skip().unwrap();
    }
    let payload = decoder.bytes().unwrap();
    let message = encoded(&|encoder| {
        let head = encoder.array(4).text("Signature1");
        head.bytes(&protected).bytes(b"").bytes(&payload)
    });
    let mut disclosures = Map::new();
    let listed = encoded(&|encoder| {
        let all = contents.disclosures();
        all.iter()
            .fold(encoder.array(all.len()), |list, one| list.raw(one.encoded()))
    });
    disclosures.entry(|key| key.i64(17), |to| to.raw(&listed)).unwrap();
    encoded(&|encoder| {
        let token = encoder.tag(18).array(4).bytes(&protected).map(&disclosures);
        token.bytes(&payload).bytes(&issuer().sign(&message))
    })
}

/// Writes one item.
type Write<'w> = &'w dyn Fn(&mut Encoder) -> &mut Encoder;

fn encoded(write: Write<'_>) -> Vec<u8> {
    let mut encoder = Encoder::new();
    write(&mut encoder);
    encoder.finish()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_bit_of_a_batch_can_be_changed(at: prop::sample::Index, bit in 0..8_u8) {
        let (keys, enrolment) = answer(&invitation(2));
        let mut bytes = seal(&enrolment, &copies(&enrolment)).bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let refused = Sealed::read(&bytes).map_err(BatchError::Sealed).and_then(|sealed| opened(&keys, &sealed)).is_err();
        prop_assert!(refused);
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Sealed::read(&bytes).is_err());
    }
}

#[test]
fn a_text_that_is_none_is_named() {
    assert_eq!(
        Sealed::read(b"CSE1:AAAAAa").err(),
        Some(SealedError::Text(TextError::Base45(base45::Base45Error::Character {
            position: 5
        })))
    );
    assert_eq!(
        Sealed::read(&vec![0; limits::SEALED + 1]).err(),
        Some(SealedError::TooLarge)
    );
}
