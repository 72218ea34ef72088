//! From a certificate's JSON to a code that could be scanned, but for its signature; and from claims to the certificate.

use carnet_conformance::Failed;
use credential::base45;
use credential::cbor::{Decoder, Encoder, Map, Profile, Type};
use serde_json::Value;

/// The text of a code around a certificate. Its signature is all zeros.
pub(crate) fn signed_text(certificate: &Value) -> String {
    let mut certificates = Map::new();
    certificates
        .entry(|key| key.i64(1), |value| write(certificate, value))
        .unwrap();
    let mut claims = Map::new();
    claims.entry(|key| key.i64(1), |value| value.text("XX")).unwrap();
    claims
        .entry(|key| key.i64(4), |value| value.u64(1_700_000_000))
        .unwrap();
    claims
        .entry(|key| key.i64(6), |value| value.u64(1_600_000_000))
        .unwrap();
    claims
        .entry(|key| key.i64(-260), |value| value.map(&certificates))
        .unwrap();
    let mut header = Map::new();
    header.entry(|key| key.i64(1), |value| value.i64(-7)).unwrap();
    header.entry(|key| key.i64(4), |value| value.bytes(&[0; 8])).unwrap();
    let (claims, header) = (
        encoder(|encoder| encoder.map(&claims)),
        encoder(|encoder| encoder.map(&header)),
    );
    let message = encoder(|message| {
        message
            .tag(18)
            .array(4)
            .bytes(&header)
            .map(&Map::new())
            .bytes(&claims)
            .bytes(&[0; 64])
    });
    format!("HC1:{}", base45::encode(&stored(&message)))
}

/// JSON in deterministic CBOR.
pub(crate) fn encoded(json: &Value) -> Vec<u8> {
    encoder(|encoder| write(json, encoder))
}

/// The certificate itself: claim -260, key 1, of CWT claims. CBOR without that claim is taken for the certificate.
pub(crate) fn certificate_in(cbor: &[u8]) -> Result<&[u8], Failed> {
    match member(cbor, -260)? {
        Some(certificates) => Ok(member(certificates, 1)?.ok_or("no certificate in the claims")?),
        None => Ok(cbor),
    }
}

/// The bytes of a map's value under an integer key.
fn member(map: &[u8], wanted: i64) -> Result<Option<&[u8]>, Failed> {
    let mut decoder = Decoder::new(map, Profile::Lenient);
    let mut found = None;
    decoder.map()?;
    while decoder.more()? {
        let is_wanted = match decoder.peek()? {
            Type::Unsigned | Type::Negative => decoder.i64()? == wanted,
            _ => decoder.skip().map(|()| false)?,
        };
        let value = decoder.raw()?;
        found = if is_wanted { Some(value) } else { found };
    }
    decoder.finish()?;
    Ok(found)
}

fn write<'e>(json: &Value, encoder: &'e mut Encoder) -> &'e mut Encoder {
    match json {
        Value::Null => encoder.null(),
        Value::Bool(value) => encoder.bool(*value),
        Value::Number(number) => match number.as_i64() {
            Some(integer) => encoder.i64(integer),
            None => encoder.float(number.as_f64().unwrap()),
        },
        Value::String(text) => encoder.text(text),
        Value::Array(items) => items
            .iter()
            .fold(encoder.array(items.len()), |encoder, item| write(item, encoder)),
        Value::Object(members) => {
            let mut map = Map::new();
            for (name, value) in members {
                map.entry(|key| key.text(name), |encoder| write(value, encoder))
                    .unwrap();
            }
            encoder.map(&map)
        }
    }
}

fn encoder(write: impl FnOnce(&mut Encoder) -> &mut Encoder) -> Vec<u8> {
    let mut encoder = Encoder::new();
    write(&mut encoder);
    encoder.finish()
}

/// A zlib stream (RFC 1950) of one stored block (RFC 1951 section 3.2.4).
fn stored(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    let mut stream = vec![0x78, 0x01, 0x01];
    stream.extend_from_slice(&length.to_le_bytes());
    stream.extend_from_slice(&(!length).to_le_bytes());
    stream.extend_from_slice(bytes);
    stream.extend_from_slice(&adler32(bytes).to_be_bytes());
    stream
}

/// RFC 1950 section 9.
fn adler32(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1, 0), |(a, b), &byte| {
        let a = (a + u32::from(byte)) % 65521;
        (a, (b + a) % 65521)
    });
    b << 16 | a
}
