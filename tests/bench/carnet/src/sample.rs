//! A state's real test pass with its certificate, taken apart layer by layer.

use base64ct::{Base64, Encoding as _};
use credential::cbor::Profile;
use credential::cose::Sign1;
use credential::{Certificate, base45, inflate};
use serde_json::Value;

use crate::Failure;

const CASE: &str = include_str!("../../../vectors/eu-dcc/dgc-testdata/AT/2DCode/raw/1.json");

/// Most bytes the sample inflates to.
pub const CAP: usize = 1 << 16;

pub struct Sample {
    pub text: String,
    pub certificate: Vec<u8>,
    /// When the case is checked.
    pub at: jiff::Timestamp,
    pub compressed: Vec<u8>,
    pub cose: Vec<u8>,
    pub claims: Vec<u8>,
    pub message: Vec<u8>,
    pub signature: Vec<u8>,
    /// The signer's point, uncompressed.
    pub point: Vec<u8>,
}

impl Sample {
    pub fn read() -> Result<Self, Failure> {
        let case: Value = serde_json::from_str(CASE)?;
        let said = |path: &str| {
            case.pointer(path)
                .and_then(Value::as_str)
                .ok_or(format!("no {path} in the case"))
        };
        let text = said("/PREFIX")?.to_owned();
        let certificate = Base64::decode_vec(said("/TESTCTX/CERTIFICATE")?)?;
        let mut compressed = Vec::new();
        base45::decode(text.trim_start_matches("HC1:").as_bytes(), &mut compressed)?;
        let cose = inflate::zlib(&compressed, CAP)?;
        let sign1 = Sign1::parse(&cose, Profile::Lenient)?;
        let (claims, message, signature) = (
            sign1.payload().to_vec(),
            sign1.to_be_signed(&[]),
            sign1.signature().to_vec(),
        );
        let parsed: x509_cert::Certificate = x509_cert::der::Decode::from_der(&certificate)?;
        let point = parsed
            .tbs_certificate()
            .subject_public_key_info()
            .subject_public_key
            .raw_bytes()
            .to_vec();
        Certificate::parse(&certificate)?;
        Ok(Self {
            at: said("/TESTCTX/VALIDATIONCLOCK")?.parse()?,
            text,
            certificate,
            compressed,
            cose,
            claims,
            message,
            signature,
            point,
        })
    }
}
