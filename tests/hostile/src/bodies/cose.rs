//! Signed messages, in both profiles.

use std::sync::LazyLock;

use credential::cbor::Profile;
use credential::cose::Sign1;
use credential::{Certificate, VerifyingKey};

use crate::Originals;

static KEYS: LazyLock<Vec<VerifyingKey>> = LazyLock::new(|| {
    let originals = Originals::read();
    let key = |der: &Vec<u8>| {
        Certificate::parse(der)
            .ok()
            .map(|certificate| certificate.key().clone())
    };
    let mut certificates: Vec<_> = originals
        .all()
        .iter()
        .map(|original| original.certificate.clone())
        .collect();
    certificates.dedup();
    // One of each kind and a few more: every message is tried with all of them.
    certificates.iter().step_by(8).filter_map(key).collect()
});

/// Reads a message, and tries its signature with real keys.
pub fn cose(data: &[u8]) {
    let strict = Sign1::parse(data, Profile::Strict);
    let lenient = Sign1::parse(data, Profile::Lenient);
    if let (Ok(strict), Ok(lenient)) = (&strict, &lenient) {
        assert!(
            strict.to_be_signed(b"aad") == lenient.to_be_signed(b"aad"),
            "the profiles read different messages"
        );
        assert!(strict.signature() == lenient.signature());
        if let Ok(algorithm) = strict.algorithm() {
            assert_eq!(Ok(algorithm), lenient.algorithm());
            assert!(strict.algorithm_is_protected());
        }
    }
    for message in [strict, lenient].into_iter().flatten() {
        assert!(message.payload().len() <= data.len() && message.signature().len() <= data.len());
        let _ = (
            message.key_id(),
            message.key_id_is_protected(),
            message.is_tagged_once(),
        );
        for key in &*KEYS {
            // The external data makes sure that no original fits either.
            assert!(
                !matches!(message.verify(key, b"hostile"), Ok(Ok(()))),
                "a signature over other bytes fits"
            );
        }
    }
}
