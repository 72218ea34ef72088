//! Certificates and bare public keys, in PEM (RFC 7468) or DER.

use std::sync::Arc;

use credential::{
    Certificate, CertificateError, ChainCertificate, RevocationList, RevocationListError, VerifyingKey, pem,
};

use super::authority::Authority;
use super::{Der, Import, SkipReason, Skipped, TrustError, TrustedKey, master_list};
use crate::limits;

/// Every block of a PEM text: a certificate gives a signer's key, `PUBLIC KEY` a publisher's.
pub(super) fn from_pem(source: &Arc<str>, text: &[u8]) -> Result<Import, TrustError> {
    let mut import = Import::default();
    let mut understood = false;
    for (index, block) in pem::blocks(text).enumerate() {
        let number = index.saturating_add(1);
        if number > limits::TRUST_ENTRIES {
            return Err(TrustError::TooManyKeys);
        }
        match block {
            Ok(block) if block.is_certificate() => {
                understood = true;
                import.certificate(source, number, &block.der);
            }
            Ok(block) if block.is_revocation_list() => {
                understood = true;
                import.revocation_list(source, number, None, block.der);
            }
            Ok(block) if block.is_message() => {
                understood = true;
                match master_list::import(source, &block.der) {
                    Ok(list) => import.absorb(number, list),
                    Err(_) => import.skip(source, number, None, SkipReason::MasterList),
                }
            }
            Ok(block) if block.is_public_key() => {
                understood = true;
                match VerifyingKey::from_spki_der(&block.der) {
                    Ok(key) => import.publishers.push(key),
                    Err(error) => import.skip(source, number, None, error.into()),
                }
            }
            Ok(block) if block.label.ends_with("PRIVATE KEY") => {
                import.skip(source, number, None, SkipReason::PrivateKey);
            }
            Ok(_) => import.skip(source, number, None, SkipReason::OtherContent),
            Err(_) => {
                understood = true;
                import.skip(source, number, None, CertificateError::BrokenPem.into());
            }
        }
    }
    if understood {
        Ok(import)
    } else {
        Err(TrustError::NotTrust)
    }
}

/// One certificate, or one public key of a publisher.
pub(super) fn from_der(source: &Arc<str>, der: &[u8]) -> Result<Import, TrustError> {
    let mut import = Import::default();
    if let Ok(publisher) = VerifyingKey::from_spki_der(der) {
        import.publishers.push(publisher);
        return Ok(import);
    }
    match RevocationList::parse(der) {
        Ok(list) => {
            import.lists.push(Der {
                read: list,
                der: der.to_vec(),
            });
            return Ok(import);
        }
        Err(error @ RevocationListError::Partial) => {
            import.skip(source, 1, None, error.into());
            return Ok(import);
        }
        Err(_) => {}
    }
    // Many things are an ASN.1 sequence: what is no certificate at all is no trust file.
    if matches!(Certificate::parse(der), Err(CertificateError::BrokenDer)) {
        return Err(TrustError::NotTrust);
    }
    import.certificate(source, 1, der);
    Ok(import)
}

impl Import {
    /// A certificate gives a signer's key; an authority's also vouches for the signers it issued certificates to. Which of
    /// the two it was handed in as is not asked: states list signers that call themselves an authority.
    fn certificate(&mut self, source: &Arc<str>, number: usize, der: &[u8]) {
        let certificate = Certificate::parse(der);
        let is_authority = certificate.as_ref().is_ok_and(Certificate::is_authority);
        let authority = is_authority.then(|| ChainCertificate::parse(der).ok()).flatten();
        if let Some(certificate) = authority.filter(ChainCertificate::may_issue) {
            self.authority(source, certificate, der);
        }
        let key = certificate.map(|certificate| TrustedKey::from_certificate(&certificate, source));
        self.file(source, number, None, key.map_err(SkipReason::from));
    }
}

impl Import {
    /// An authority that vouches for the signers it issued certificates to.
    pub(super) fn authority(&mut self, source: &Arc<str>, certificate: ChainCertificate, der: &[u8]) {
        let source = Arc::clone(source);
        self.authorities.push(Der {
            read: Authority {
                certificate,
                source,
                voice: None,
            },
            der: der.to_vec(),
        });
    }

    /// A revocation list in DER.
    pub(super) fn revocation_list(&mut self, source: &Arc<str>, number: usize, name: Option<&str>, der: Vec<u8>) {
        match RevocationList::parse(&der) {
            Ok(read) => self.lists.push(Der { read, der }),
            Err(error) => self.skip(source, number, name, error.into()),
        }
    }

    /// What a list that is one entry of this file holds.
    pub(super) fn absorb(&mut self, number: usize, other: Self) {
        self.authorities.extend(other.authorities);
        self.skipped.extend(other.skipped.into_iter().map(|skipped| Skipped {
            entry: format!("{number}.{}", skipped.entry),
            ..skipped
        }));
        self.proof = self.proof.and(other.proof);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unfinished_blocks_cost_no_more_than_their_length() {
        let source = "large.pem".into();
        let text = "-----BEGIN A-----\nAQ==\n".repeat(300_000);
        assert!(matches!(
            from_pem(&source, text.as_bytes()),
            Err(TrustError::TooManyKeys)
        ));
        let text =
            "-----BEGIN A-----\nAQ==\n".repeat(3) + "-----BEGIN PUBLIC KEY-----\nAQ==\n-----END PUBLIC KEY-----\n";
        let import = from_pem(&source, text.as_bytes()).unwrap();
        assert_eq!(import.skipped.len(), 4);
    }

    #[test]
    fn a_file_of_private_keys_alone_is_no_trust_file() {
        let source = "key.pem".into();
        let text = "-----BEGIN EC PRIVATE KEY-----\nAQ==\n-----END EC PRIVATE KEY-----\n";
        assert!(matches!(from_pem(&source, text.as_bytes()), Err(TrustError::NotTrust)));
    }
}
