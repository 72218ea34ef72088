//! Invitations, enrolments and sealed batches of Carnet's own passes.

use std::sync::LazyLock;

use credential::native::{Field, FieldValue, NativeClaims, NativeKind};
use credential::sdcwt::Issuing;
use credential::{Ed25519SigningKey, KeyId, VerifyingKey};
use jiff::Timestamp;
use present::{Enrolling, Enrolment, EnrolmentKeys, Invitation, PassCopy, Sealed, seal_batch};
use zeroize::Zeroizing;

/// A wallet that waits for its batch, and what an issuer of two copies needs.
struct Counter {
    invitation: Invitation,
    keys: EnrolmentKeys,
    enrolment: Enrolment,
    issuer: VerifyingKey,
    copies: Vec<Vec<u8>>,
}

static COUNTER: LazyLock<Counter> = LazyLock::new(|| {
    let expires = Timestamp::from_second(1_795_651_200).expect("a time");
    let invitation = Invitation::new("AT-EMB", NativeKind::Venue, 2, expires, [7; 16]).expect("it is short");
    let random = Zeroizing::new((0..96).collect::<Vec<u8>>());
    let (keys, enrolment) = EnrolmentKeys::answer(&invitation, &random).expect("two keys");
    let issuer = Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]));
    let mut claims = NativeClaims::new(NativeKind::Venue);
    let until = FieldValue::text("2026-12-01");
    claims.set(Field::ValidUntil, until).expect("a venue pass has it");
    let plan = claims.plan("AT-EMB", 20_780, 20_790).expect("ten days");
    let copy = |(number, holder): (usize, &VerifyingKey)| {
        let issuing = Issuing::new(&plan).key_id(KeyId::new(b"issuer-1").expect("eight bytes"));
        let issuing = issuing.holder(holder).expect("an Ed25519 key");
        let salts: Vec<u8> = (0..issuing.salts())
            .map(|at| (at / 16 * 2 + number + at % 16 * 32) as u8)
            .collect();
        issuing.sign(&salts, &issuer).expect("a pass")
    };
    let copies = enrolment.holders().iter().enumerate().map(copy).collect();
    Counter {
        invitation,
        keys,
        issuer: issuer.verifying_key().expect("a key"),
        enrolment,
        copies,
    }
});

/// Takes the data as a text, as something sealed, as what a wallet keeps, and as the two copies that an issuer seals: the first
/// two bytes say where the first ends.
pub fn enrolment(data: &[u8]) {
    let counter = &*COUNTER;
    if let Ok(text) = std::str::from_utf8(data) {
        match Enrolling::read(text) {
            Ok(Enrolling::Invitation(invitation)) => {
                let again = Invitation::read(&invitation.text()).expect("our own text");
                assert!(again == invitation, "two invitations for the same text");
            }
            Ok(Enrolling::Enrolment(enrolment)) => {
                let again = Enrolment::read(&enrolment.text()).expect("our own text");
                assert_eq!(again.text(), enrolment.text(), "two texts for the same enrolment");
            }
            Err(_) => {}
        }
    }
    if let Ok(sealed) = Sealed::read(data) {
        let again = Sealed::read(sealed.text().as_bytes()).expect("our own text");
        assert_eq!(again.bytes(), sealed.bytes());
        let _ = counter.keys.open(&sealed, [&counter.issuer]);
    }
    if let Ok(keys) = EnrolmentKeys::decode(data) {
        assert_eq!(*keys.encode(), data, "what is kept is kept in one form");
    }
    if let Ok(copy) = PassCopy::decode(data) {
        assert_eq!(*copy.encode(), data, "what is kept is kept in one form");
    }
    if let [high, low, rest @ ..] = data {
        let at = usize::from(u16::from_be_bytes([*high, *low])).min(rest.len());
        let (one, two) = rest.split_at(at);
        batch(counter, one, two);
    }
}

/// An issuer with other software: whatever it seals, only whole passes come out.
fn batch(counter: &Counter, one: &[u8], two: &[u8]) {
    let Ok(sealed) = seal_batch(&counter.enrolment, &[one, two], &Zeroizing::new([9; 32])) else {
        return;
    };
    let Ok(batch) = counter.keys.open(&sealed, [&counter.issuer]) else {
        return;
    };
    assert_eq!(batch.copies.len(), 2);
    assert_eq!(batch.pass.issuer, counter.invitation.issuer());
    assert_eq!(batch.pass.hidden, 0);
    for copy in &batch.copies {
        let bytes = copy.bytes().to_vec();
        assert!(counter.copies.contains(&bytes), "a copy that its issuer never made");
        assert!(PassCopy::decode(&copy.encode()).is_ok(), "a copy without its key");
    }
}

/// Both halves, a batch as bytes and as a text, what a wallet keeps, and the copies.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let counter = &*COUNTER;
    let sealed = seal_batch(&counter.enrolment, &counter.copies, &Zeroizing::new([8; 32])).expect("two copies");
    let batch = counter.keys.open(&sealed, [&counter.issuer]).expect("a batch");
    let mut seeds = vec![
        counter.invitation.text().into_bytes(),
        counter.enrolment.text().into_bytes(),
        sealed.text().into_bytes(),
        sealed.bytes().to_vec(),
        counter.keys.encode().to_vec(),
    ];
    seeds.extend(batch.copies.iter().map(|copy| copy.encode().to_vec()));
    let first = u16::try_from(counter.copies[0].len()).expect("a short copy");
    seeds.push([&first.to_be_bytes()[..], &counter.copies.concat()].concat());
    seeds
}
