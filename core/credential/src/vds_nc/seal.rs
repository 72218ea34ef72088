//! The outer form: `{"data": {"hdr", "msg"}, "sig": {"alg", "cer", "sigvl"}}` (section 3.1 of the technical report).

use crate::certificate::{CertificateError, ChainCertificate};
use crate::cose::Algorithm;
use crate::json::Json;
use crate::refusal::Refusal;
use crate::{base64, limits};

/// A seal in its parts, not verified.
pub(super) struct Seal<'v> {
    /// What is signed.
    pub(super) data: Data<'v>,
    signature: Json<'v>,
}

/// The signed part.
pub(super) struct Data<'v> {
    pub(super) whole: Json<'v>,
    pub(super) header: Json<'v>,
    pub(super) message: Json<'v>,
}

impl<'v> Data<'v> {
    pub(super) fn read(whole: Json<'v>) -> Result<Self, Refusal> {
        Ok(Self {
            whole,
            header: object(whole, "hdr").ok_or(Refusal::NotClaims)?,
            message: object(whole, "msg").ok_or(Refusal::NotClaims)?,
        })
    }
}

fn object<'v>(value: Json<'v>, member: &str) -> Option<Json<'v>> {
    value.get(member).filter(|value| value.is_object())
}

impl<'v> Seal<'v> {
    pub(super) fn read(document: Json<'v>) -> Result<Self, Refusal> {
        let data = Data::read(object(document, "data").ok_or(Refusal::NotClaims)?)?;
        let signature = object(document, "sig").ok_or(Refusal::NotSigned)?;
        Ok(Self { data, signature })
    }

    /// ECDSA and nothing else (section 3.4): the name says which hash, the certificate which curve.
    pub(super) fn algorithm(&self) -> Result<Algorithm, Refusal> {
        match self.signature.get("alg").and_then(Json::as_str) {
            Some("ES256") => Ok(Algorithm::Es256),
            Some("ES384") => Ok(Algorithm::Es384),
            Some("ES512") => Ok(Algorithm::Es512),
            _ => Err(Refusal::Algorithm),
        }
    }

    /// The signer's certificate. Part of the seal, and not of what is signed: nothing but a chain makes it count.
    pub(super) fn certificate(&self) -> Result<ChainCertificate, Refusal> {
        ChainCertificate::parse(&self.bytes("cer", limits::CERTIFICATE)?).map_err(|error| match error {
            CertificateError::Key(_) => Refusal::Algorithm,
            _ => Refusal::NotSigned,
        })
    }

    /// `r || s`.
    pub(super) fn signature(&self) -> Result<Vec<u8>, Refusal> {
        self.bytes("sigvl", limits::VDS_NC_SIGNATURE)
    }

    /// Base64url by the specification; issuers write the other alphabet too, padded or not.
    fn bytes(&self, member: &str, limit: usize) -> Result<Vec<u8>, Refusal> {
        let text = self.signature.get(member).and_then(Json::as_str);
        base64::decode(text.ok_or(Refusal::NotSigned)?, limit).ok_or(Refusal::Encoding)
    }
}
