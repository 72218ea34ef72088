//! CBOR, in both profiles.

use credential::cbor::{CborError, Decoder, Profile, Type, deterministic, diagnose, to_json};

/// Walks the data item by item, skips it, prints it, and encodes it again.
pub fn cbor(data: &[u8]) {
    for profile in [Profile::Lenient, Profile::Strict] {
        let walked = walk(data, profile).is_ok();
        assert_eq!(walked, skip(data, profile).is_ok(), "walking and skipping differ");
        let json = to_json(data, profile);
        assert!(walked || json.is_err(), "JSON of what is not well-formed");
        assert!(
            walked || diagnose(data, profile).is_err(),
            "notation of what is not well-formed"
        );
        let Ok(encoded) = deterministic(data, profile) else {
            continue;
        };
        assert!(walked, "encoded what is not well-formed");
        assert_eq!(
            deterministic(&encoded, Profile::Strict).as_deref(),
            Ok(&*encoded),
            "encoding again changes it"
        );
        walk(&encoded, Profile::Strict).expect("deterministic bytes are strict");
        if profile == Profile::Strict && json.is_ok() {
            assert_eq!(
                to_json(&encoded, profile).ok(),
                json.ok(),
                "encoding again changes the data"
            );
        }
    }
    assert!(
        walk(data, Profile::Strict).is_err() || is_within_lenient_limits(data),
        "strict, and yet not lenient"
    );
}

/// Reads one item with all it holds, by the calls for its types.
fn walk(data: &[u8], profile: Profile) -> Result<(), CborError> {
    let mut decoder = Decoder::new(data, profile);
    let mut depth = 0_usize;
    loop {
        assert!(decoder.position() <= data.len());
        match decoder.peek()? {
            Type::Unsigned | Type::Negative => drop(decoder.int()?),
            Type::Bytes => drop(decoder.bytes()?),
            Type::Text => drop(decoder.text()?),
            Type::Float => drop(decoder.float()?),
            Type::Bool | Type::Null | Type::Undefined | Type::Simple => drop(decoder.simple()?),
            Type::Array => {
                decoder.array()?;
                depth += 1;
            }
            Type::Map => {
                decoder.map()?;
                depth += 1;
            }
            Type::Tag => {
                decoder.tag()?;
                continue;
            }
        }
        while depth > 0 && !decoder.more()? {
            depth -= 1;
        }
        if depth == 0 {
            return decoder.finish();
        }
    }
}

fn skip(data: &[u8], profile: Profile) -> Result<(), CborError> {
    let mut decoder = Decoder::new(data, profile);
    decoder.skip()?;
    decoder.finish()
}

/// Lenient bears all that is strict, but less of it: only data beyond some kilobytes can pass its limits.
fn is_within_lenient_limits(data: &[u8]) -> bool {
    walk(data, Profile::Lenient).is_ok() || data.len() > 256
}
