//! One file of the set. Its members stand for the layers of a code; any of them may be missing.

use std::collections::BTreeMap;

use carnet_conformance::{Failed, base64, hex, vectors};
use credential::Certificate;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::Value;

pub(crate) struct Case {
    /// The certificate as JSON.
    pub(crate) json: Option<Value>,
    /// The CWT claims, or the certificate in them alone.
    pub(crate) cbor: Option<Vec<u8>>,
    /// The signed message.
    pub(crate) cose: Option<Vec<u8>>,
    pub(crate) compressed: Option<Vec<u8>>,
    pub(crate) base45: Option<String>,
    /// The text of the code.
    pub(crate) prefix: String,
    /// A PNG of the code.
    pub(crate) picture: Option<Vec<u8>>,
    pub(crate) certificate: Vec<u8>,
    pub(crate) clock: Timestamp,
    pub(crate) expected: BTreeMap<String, bool>,
}

impl Case {
    pub(crate) fn read(file: &vectors::File) -> Result<Self, Failed> {
        let members = file.json()?;
        let text = |name: &str| {
            members[name]
                .as_str()
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        let bytes = |name: &str| text(name).map(|digits| hex(&digits)).transpose();
        let context = &members["TESTCTX"];
        let expected = members["EXPECTEDRESULTS"].as_object().ok_or("no EXPECTEDRESULTS")?;
        Ok(Self {
            json: members.get("JSON").filter(|json| json.is_object()).cloned(),
            cbor: bytes("CBOR")?,
            cose: bytes("COSE")?,
            compressed: bytes("COMPRESSED")?,
            base45: text("BASE45"),
            prefix: text("PREFIX").ok_or("no PREFIX")?,
            picture: text("2DCODE").map(|picture| base64(&picture)).transpose()?,
            certificate: base64(context["CERTIFICATE"].as_str().ok_or("no CERTIFICATE")?)?,
            clock: clock(context["VALIDATIONCLOCK"].as_str().ok_or("no VALIDATIONCLOCK")?)?,
            expected: expected
                .iter()
                .filter_map(|(flag, set)| Some((flag.clone(), set.as_bool()?)))
                .collect(),
        })
    }

    /// The signer that the case trusts.
    pub(crate) fn signer(&self) -> Result<Certificate, Failed> {
        Ok(Certificate::parse(&self.certificate)?)
    }
}

/// Some clocks lack their offset: those are UTC.
fn clock(text: &str) -> Result<Timestamp, Failed> {
    text.parse()
        .or_else(|_| Ok(TimeZone::UTC.to_timestamp(text.parse::<DateTime>()?)?))
}
