//! Trust files: certificates, signer lists, key sets.

use credential::{Certificate, VerifyingKey, pem};
use policy::{Trust, TrustError};

/// Hands the data in as a trust file, alone and after another, and as what may stand in one.
pub fn certificates(data: &[u8]) {
    let mut trust = Trust::new();
    match trust.add("hostile", data) {
        Ok(added) => {
            let _ = added;
            assert!(trust.iter().count() == trust.len());
        }
        Err(error) => {
            let _: (TrustError, String) = (error, error.to_string());
            assert!(trust.is_empty(), "a file that was refused left keys behind");
        }
    }
    for key in trust.iter() {
        assert!(trust.keys(&key.key_id).count() > 0, "a key is not found by its id");
    }
    for skipped in trust.skipped() {
        let _ = skipped.reason.to_string();
    }
    let before = trust.len();
    let _ = trust.add("again", data);
    assert!(trust.len() >= before, "adding took keys away");
    let _ = trust.refused();
    let blocks = pem::blocks(data).count();
    assert!(blocks * "-----BEGIN ".len() <= data.len());
    let _ = Certificate::parse_pem(data);
    let _ = VerifyingKey::from_spki_der(data);
    if let Ok(certificate) = Certificate::parse(data) {
        let _ = (
            certificate.key(),
            certificate.subject_name(),
            certificate.issuer_name(),
            certificate.extended_key_usages(),
        );
        let _ = (
            certificate.not_before(),
            certificate.not_after(),
            certificate.is_authority(),
        );
    }
}
