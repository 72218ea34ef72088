//! Germany's signer list: a line with a signature in Base64, then JSON that it signs.
//!
//! The signature is ECDSA with SHA-256, as `r || s` or in DER, over every byte after the first line's newline. The JSON
//! is `{"certificates": [{"certificateType", "country", "kid", "rawData", …}]}` with certificates in Base64 of DER.

use std::sync::Arc;

use credential::{Algorithm, Certificate, Curve, KeyKind, VerifyingKey, base64};
use serde_json::{Map, Value};
use x509_cert::der::asn1::UintRef;
use x509_cert::der::{Reader, SliceReader};

use super::jwk::text;
use super::{Country, Domain, Import, Proof, SkipReason, TrustError, TrustedKey, Usage};
use crate::limits;

/// A list and its signature, not checked yet.
pub(super) struct SignedList<'b> {
    signature: Vec<u8>,
    signed: &'b [u8],
}

impl<'b> SignedList<'b> {
    /// Splits a file into signature and list; `None` where it is not such a list.
    pub(super) fn split(bytes: &'b [u8]) -> Option<Self> {
        let line_end = bytes
            .iter()
            .take(limits::LIST_SIGNATURE)
            .position(|&byte| byte == b'\n')?;
        let (line, rest) = bytes.split_at_checked(line_end)?;
        let signed = rest.strip_prefix(b"\n")?;
        let signature = base64::decode(std::str::from_utf8(line).ok()?, limits::LIST_SIGNATURE)?;
        (!signature.is_empty() && signed.trim_ascii_start().first() == Some(&b'{'))
            .then_some(Self { signature, signed })
    }

    /// The keys of the list, once its signature fits one of `publishers`.
    pub(super) fn import(&self, source: &Arc<str>, publishers: &[VerifyingKey]) -> Result<Import, TrustError> {
        if !publishers.iter().any(|publisher| self.is_signed_by(publisher)) {
            return Err(TrustError::ListSignature);
        }
        let list: Value = serde_json::from_slice(self.signed).map_err(|_| TrustError::BrokenList)?;
        let entries = list
            .get("certificates")
            .and_then(Value::as_array)
            .ok_or(TrustError::BrokenList)?;
        if entries.len() > limits::TRUST_ENTRIES {
            return Err(TrustError::TooManyKeys);
        }
        let mut import = Import {
            proof: Proof::Checked,
            ..Import::default()
        };
        for (index, entry) in entries.iter().enumerate() {
            let kid = entry.get("kid").and_then(Value::as_str);
            let key = entry
                .as_object()
                .ok_or(SkipReason::Shape)
                .and_then(|entry| key_of(entry, source));
            import.file(source, index.saturating_add(1), kid, key);
        }
        Ok(import)
    }

    fn is_signed_by(&self, publisher: &VerifyingKey) -> bool {
        let size = match publisher.kind() {
            KeyKind::Ec(Curve::P256) => 32,
            KeyKind::Ec(Curve::P384) => 48,
            _ => return false,
        };
        let fits = |signature: &[u8]| publisher.verify(Algorithm::Es256, self.signed, signature).is_ok();
        fits(&self.signature) || fixed_signature(&self.signature, size).is_some_and(|signature| fits(&signature))
    }
}

/// The key of one entry, as the EU gateway hands them to states.
pub(super) fn key_of(entry: &Map<String, Value>, source: &Arc<str>) -> Result<TrustedKey, SkipReason> {
    let raw = text(entry, "rawData").ok_or(SkipReason::Shape)?;
    let der = base64::decode(raw, limits::CERTIFICATE).ok_or(SkipReason::Base64)?;
    let certificate = Certificate::parse(&der)?;
    let key = TrustedKey::from_certificate(&certificate, source);
    let kid = base64::decode(text(entry, "kid").ok_or(SkipReason::Shape)?, limits::CERTIFICATE);
    if kid.ok_or(SkipReason::Base64)? != key.key_id.as_bytes() {
        return Err(SkipReason::KeyIdMismatch);
    }
    // The list's country counts, not the certificate's: `WW` and its like bind to none.
    let country = text(entry, "country");
    let mut key = key.in_country(country.and_then(Country::from_alpha2), country);
    key.domain = Some(Domain::Dcc);
    key.usage = text(entry, "certificateType").map_or(Usage::Dsc, Usage::from_code);
    Ok(key)
}

/// An ECDSA signature in DER (RFC 3279 section 2.2.3) as `r || s`, each of `size` bytes.
fn fixed_signature(der: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut reader = SliceReader::new(der).ok()?;
    let (r, s) = reader
        .sequence(|numbers| {
            Ok::<_, x509_cert::der::Error>((numbers.decode::<UintRef<'_>>()?, numbers.decode::<UintRef<'_>>()?))
        })
        .ok()?;
    reader.finish().ok()?;
    let mut fixed = Vec::with_capacity(size.saturating_mul(2));
    for number in [r.as_bytes(), s.as_bytes()] {
        fixed.resize(fixed.len().saturating_add(size.checked_sub(number.len())?), 0);
        fixed.extend_from_slice(number);
    }
    Some(fixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_starts_with_the_line_of_its_signature() {
        assert!(SignedList::split(b"AQID\n{}").is_some_and(|list| list.signature == [1, 2, 3] && list.signed == b"{}"));
        assert!(SignedList::split(b"AQID\r\n{}").is_some_and(|list| list.signed == b"{}"));
        for other in [&b"{}"[..], b"\n{}", b"not base64!\n{}", b"AQID\n[]", b"AQID", b"AQID\n"] {
            assert!(SignedList::split(other).is_none());
        }
        assert!(SignedList::split(&[&[b'A'; 600][..], b"\n{}"].concat()).is_none());
    }

    #[test]
    fn signatures_in_der_become_fixed_ones() {
        let der = [0x30, 0x07, 0x02, 0x02, 0x00, 0x80, 0x02, 0x01, 0x7f];
        assert_eq!(fixed_signature(&der, 2).unwrap(), [0, 0x80, 0, 0x7f]);
        for broken in [
            &[][..],
            &der[..8],
            &[&der[..], &[0]].concat(),
            &[0x30, 0x03, 0x02, 0x01, 0x80],
        ] {
            assert!(fixed_signature(broken, 2).is_none());
        }
        assert!(
            fixed_signature(&[0x30, 0x08, 0x02, 0x03, 0x01, 0, 0, 0x02, 0x01, 0x01], 2).is_none(),
            "too long"
        );
    }
}
