//! Passes, lists and clocks for this crate's tests, signed with the keys of `testdata`.

use credential::cbor::{Encoder, Map};
use credential::{Certificate, KeyId, Pass, Refusal, SigningKey, Unverified, base45, cose};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{Clock, Trust};

pub(crate) const SIGNER: &[u8] = include_bytes!("../testdata/signer.pem");
pub(crate) const TEST: &[u8] = include_bytes!("../testdata/test.der");
pub(crate) const VACCINATION: &[u8] = include_bytes!("../testdata/vaccination.pem");
pub(crate) const NO_COUNTRY: &[u8] = include_bytes!("../testdata/no-country.pem");
pub(crate) const ISSUER_COUNTRY: &[u8] = include_bytes!("../testdata/issuer-country.pem");
pub(crate) const P384: &[u8] = include_bytes!("../testdata/p384.pem");
pub(crate) const SECP256K1: &[u8] = include_bytes!("../testdata/secp256k1.pem");
pub(crate) const RSA_2048: &[u8] = include_bytes!("../testdata/rsa2048.pem");
pub(crate) const RSA_1024: &[u8] = include_bytes!("../testdata/rsa1024.pem");
pub(crate) const ZERO_SERIAL: &[u8] = include_bytes!("../testdata/zero-serial.der");
pub(crate) const NEGATIVE_SERIAL: &[u8] = include_bytes!("../testdata/negative-serial.der");
pub(crate) const PUBLISHER: &[u8] = include_bytes!("../testdata/publisher.pem");
pub(crate) const SIGNER_PRIVATE: &[u8] = include_bytes!("../testdata/signer.pk8");
pub(crate) const PUBLISHER_PRIVATE: &[u8] = include_bytes!("../testdata/publisher.pk8");

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn clock(text: &str) -> Clock {
    Clock::at(time(text))
}

/// Trust in the given files, named by their numbers; every one gives something.
pub(crate) fn trust(files: &[&[u8]]) -> Trust {
    let mut trust = Trust::new();
    for (number, file) in files.iter().enumerate() {
        let _ = trust.add(&format!("file {number}"), file).unwrap();
    }
    trust
}

pub(crate) fn certificate(file: &[u8]) -> Certificate {
    Certificate::parse(file)
        .or_else(|_| Certificate::parse_pem(file))
        .unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn key_id(file: &[u8]) -> KeyId {
    certificate(file).key_id()
}

/// A pass to be signed: a vaccination issued by DE on 2022-01-01, good until 2023-01-01.
pub(crate) struct Draft {
    pub(crate) key_id: Option<KeyId>,
    pub(crate) issuer: Option<&'static str>,
    pub(crate) issued: Option<&'static str>,
    pub(crate) not_before: Option<&'static str>,
    pub(crate) expires: Option<&'static str>,
    /// `v`, `t` or `r`; anything else makes it a certificate of another kind.
    pub(crate) event: &'static str,
    pub(crate) family: &'static str,
    pub(crate) birth_date: &'static str,
    /// URI and index of a status list.
    pub(crate) status: Option<(&'static str, u64)>,
}

impl Draft {
    pub(crate) fn signed_by(file: &[u8]) -> Self {
        Self {
            key_id: Some(key_id(file)),
            issuer: Some("DE"),
            issued: Some("2022-01-01T00:00:00Z"),
            not_before: None,
            expires: Some("2023-01-01T00:00:00Z"),
            event: "v",
            family: "MUELLER",
            birth_date: "1964-08-12",
            status: None,
        }
    }

    pub(crate) fn text(&self) -> String {
        let key = SigningKey::from_pkcs8(SIGNER_PRIVATE).unwrap_or_else(|_| panic!("no key"));
        let message = cose::sign1(&self.claims(), self.key_id.as_ref(), b"", &key).unwrap();
        format!("HC1:{}", base45::encode(&stored(&message)))
    }

    pub(crate) fn scanned(&self) -> Result<Unverified<Pass>, Refusal> {
        credential::parse(&self.text())
    }

    fn claims(&self) -> Vec<u8> {
        let mut claims = Map::new();
        if let Some(issuer) = self.issuer {
            entry(&mut claims, 1, |value| value.text(issuer));
        }
        for (label, claim) in [(4, self.expires), (5, self.not_before), (6, self.issued)] {
            if let Some(text) = claim {
                entry(&mut claims, label, |value| value.i64(time(text).as_second()));
            }
        }
        if let Some((uri, index)) = self.status {
            let (mut list, mut status) = (Map::new(), Map::new());
            list.entry(|key| key.text("idx"), |value| value.u64(index)).unwrap();
            list.entry(|key| key.text("uri"), |value| value.text(uri)).unwrap();
            status
                .entry(|key| key.text("status_list"), |value| value.map(&list))
                .unwrap();
            entry(&mut claims, 65535, |value| value.map(&status));
        }
        let mut certificate = Map::new();
        let label = if matches!(self.event, "v" | "t" | "r") { 1 } else { -6 };
        entry(&mut certificate, label, |value| put(value, &self.certificate()));
        entry(&mut claims, -260, |value| value.map(&certificate));
        encoded(&claims)
    }

    fn certificate(&self) -> Value {
        let event = match self.event {
            "v" => json!({"tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": 2,
                "sd": 2, "dt": "2021-12-01", "co": "DE", "is": "Test", "ci": "URN:UVCI:01DE/TEST/1"}),
            "t" => json!({"tg": "840539006", "tt": "LP6464-4", "sc": "2021-12-31T10:00:00Z", "tr": "260415000",
                "tc": "Test", "co": "DE", "is": "Test", "ci": "URN:UVCI:01DE/TEST/2"}),
            _ => json!({"tg": "840539006", "fr": "2021-11-01", "df": "2021-12-01", "du": "2022-06-01", "co": "DE",
                "is": "Test", "ci": "URN:UVCI:01DE/TEST/3"}),
        };
        json!({"ver": "1.3.0", "dob": self.birth_date, self.event: [event],
            "nam": {"fn": "Müller", "fnt": self.family, "gn": "Zoë", "gnt": "ZOE"}})
    }
}

fn entry(map: &mut Map, label: i64, value: impl FnOnce(&mut Encoder) -> &mut Encoder) {
    map.entry(|key| key.i64(label), value)
        .unwrap_or_else(|_| panic!("label twice"));
}

fn put<'e>(encoder: &'e mut Encoder, value: &Value) -> &'e mut Encoder {
    match value {
        Value::String(text) => encoder.text(text),
        Value::Number(number) => encoder.i64(number.as_i64().unwrap()),
        Value::Array(items) => {
            encoder.array(items.len());
            items.iter().fold(encoder, |encoder, item| put(encoder, item))
        }
        Value::Object(members) => {
            let mut map = Map::new();
            for (member, value) in members {
                map.entry(|key| key.text(member), |encoder| put(encoder, value))
                    .unwrap_or_else(|_| panic!("twice"));
            }
            encoder.map(&map)
        }
        _ => panic!("not needed"),
    }
}

fn encoded(map: &Map) -> Vec<u8> {
    let mut encoder = Encoder::new();
    encoder.map(map);
    encoder.finish()
}

/// A zlib stream that stores its content as it is (RFC 1950, RFC 1951 section 3.2.4).
fn stored(content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap();
    let (a, b) = content.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    let mut stream = vec![0x78, 0x01, 0x01];
    stream.extend(length.to_le_bytes());
    stream.extend((!length).to_le_bytes());
    stream.extend(content);
    stream.extend((b << 16 | a).to_be_bytes());
    stream
}

/// A signed signer list with these entries, signed by the publisher of `testdata`.
pub(crate) fn signed_list(entries: &[Value]) -> Vec<u8> {
    signed(&json!({ "certificates": entries }).to_string(), |signature| signature)
}

/// The same with its signature in DER.
pub(crate) fn signed_list_der(entries: &[Value]) -> Vec<u8> {
    signed(&json!({ "certificates": entries }).to_string(), |signature| {
        der_signature(&signature)
    })
}

/// Any text with a line that signs it.
pub(crate) fn signed(content: &str, form: fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let key = SigningKey::from_pkcs8(PUBLISHER_PRIVATE).unwrap_or_else(|_| panic!("no key"));
    format!("{}\n{content}", base64(&form(key.sign(content.as_bytes()).unwrap()))).into_bytes()
}

/// An entry of a signed signer list for the certificate of a file.
pub(crate) fn list_entry(file: &[u8], country: &str) -> Value {
    let der = der_of(file);
    let kid = KeyId::of_certificate(&der);
    json!({"certificateType": "DSC", "country": country, "kid": kid.to_string(), "rawData": base64(&der)})
}

pub(crate) fn der_of(file: &[u8]) -> Vec<u8> {
    match credential::pem::blocks(file).next() {
        Some(block) => block.unwrap().der,
        None => file.to_vec(),
    }
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    use base64ct::Encoding;
    base64ct::Base64::encode_string(bytes)
}

/// ECDSA's `r || s` in DER.
fn der_signature(fixed: &[u8]) -> Vec<u8> {
    let mut numbers = Vec::new();
    for number in fixed.chunks(32) {
        let start = number.iter().position(|&byte| byte != 0).unwrap();
        let significant = &number[start..];
        let sign = usize::from(significant[0] >= 0x80);
        numbers.extend([2, u8::try_from(significant.len() + sign).unwrap()]);
        numbers.extend(vec![0; sign]);
        numbers.extend(significant);
    }
    [&[0x30, u8::try_from(numbers.len()).unwrap()], numbers.as_slice()].concat()
}
