//! What several of the tests need: an issuer, random-looking bytes, passes, a batch.

use credential::native::{Field, FieldValue, GRID, NativeClaims, NativeKind};
use credential::sdcwt::{Issuing, PlannedMap};
use credential::{Ed25519SigningKey, KeyId, VerifyingKey};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{Enrolment, EnrolmentKeys, Invitation, PassCopy};

/// The first and the last day of every pass here.
pub(crate) const DAYS: (i64, i64) = (20_780, 20_790);

pub(crate) fn key(seed: u8) -> Ed25519SigningKey {
    Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32]))
}

pub(crate) fn issuer() -> Ed25519SigningKey {
    key(1)
}

pub(crate) fn issuer_key() -> VerifyingKey {
    issuer().verifying_key().unwrap()
}

/// Bytes that look random, the same each time.
pub(crate) fn random(label: &str, bytes: usize) -> Zeroizing<Vec<u8>> {
    let block = |at: u64| {
        Sha256::new()
            .chain_update(label)
            .chain_update(at.to_be_bytes())
            .finalize()
    };
    Zeroizing::new((0..bytes.div_ceil(32) as u64).flat_map(block).take(bytes).collect())
}

/// Half an hour into the first day.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_second(DAYS.0 * GRID + 1800).unwrap()
}

pub(crate) fn after(seconds: i64) -> Timestamp {
    Timestamp::from_second(now().as_second() + seconds).unwrap()
}

pub(crate) fn claims(kind: NativeKind, fields: &[(Field, &str)]) -> NativeClaims {
    let mut claims = NativeClaims::new(kind);
    for (field, text) in fields {
        claims.set(*field, FieldValue::text(text)).unwrap();
    }
    claims
}

/// The pass of the byte budget.
pub(crate) fn recovery() -> NativeClaims {
    claims(
        NativeKind::Recovery,
        &[
            (Field::Name, "BOCK<<ANN<MARIA"),
            (Field::BirthDate, "1990-05-05"),
            (Field::Disease, "840539006"),
            (Field::Date, "2026-11-02"),
            (Field::ValidUntil, "2027-05-02"),
        ],
    )
}

pub(crate) fn invitation(copies: usize) -> Invitation {
    Invitation::new("AT-EMB", NativeKind::Recovery, copies, after(3600), [7; 16]).unwrap()
}

pub(crate) fn answer(invitation: &Invitation) -> (EnrolmentKeys, Enrolment) {
    EnrolmentKeys::answer(invitation, &random("wallet", invitation.random_bytes())).unwrap()
}

pub(crate) fn plan() -> PlannedMap {
    recovery().plan("AT-EMB", DAYS.0, DAYS.1).unwrap()
}

/// One copy, by its number in the batch.
pub(crate) fn copy(plan: &PlannedMap, holder: &VerifyingKey, number: usize) -> Vec<u8> {
    let issuing = Issuing::new(plan)
        .key_id(KeyId::new(b"issuer-1").unwrap())
        .holder(holder)
        .unwrap()
        .status("https://emb.example/1", 40_000 + number as u64)
        .unwrap();
    let salts = random(&format!("copy {number}"), issuing.salts());
    issuing.sign(&salts, &issuer()).unwrap()
}

pub(crate) fn copies(enrolment: &Enrolment) -> Vec<Vec<u8>> {
    let holders = enrolment.holders().iter().enumerate();
    holders.map(|(number, holder)| copy(&plan(), holder, number)).collect()
}

/// A copy bound to the key of `seed`.
pub(crate) fn pass_copy(seed: u8) -> PassCopy {
    let holder = key(seed).verifying_key().unwrap();
    PassCopy::new(copy(&plan(), &holder, usize::from(seed)), Zeroizing::new([seed; 32])).unwrap()
}
