//! Properties of decoder, encoder and printers together, and a second opinion by another decoder.

use ciborium::Value;
use proptest::prelude::*;

use super::*;

/// Any data that ciborium can hold too, without NaN, which equals nothing.
fn data() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-300..300_i64).prop_map(Value::from),
        prop::collection::vec(any::<u8>(), 0..40).prop_map(Value::Bytes),
        ".{0,12}".prop_map(Value::Text),
        "[ab]".prop_map(Value::Text),
        any::<f64>()
            .prop_filter("NaN", |float| !float.is_nan())
            .prop_map(Value::Float),
        any::<f32>()
            .prop_filter("NaN", |float| !float.is_nan())
            .prop_map(|float| Value::Float(float.into())),
        (-2000..2000_i16).prop_map(|float| Value::Float(f64::from(float) / 8.0)),
        any::<bool>().prop_map(Value::Bool),
        Just(Value::Null),
    ];
    leaf.prop_recursive(4, 40, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::Array),
            prop::collection::vec((inner.clone(), inner.clone()), 0..40).prop_map(|entries| {
                let mut unique = std::collections::BTreeMap::new();
                unique.extend(entries.into_iter().map(|entry| (encoded(&entry.0), entry)));
                // In some order that is not the keys' own.
                let mut entries: Vec<_> = unique.into_values().collect();
                entries.reverse();
                Value::Map(entries)
            }),
            (
                prop_oneof![Just(0), 4..300_u64, any::<u64>().prop_map(|tag| tag | 4)],
                inner
            )
                .prop_map(|(tag, value)| Value::Tag(tag, Box::new(value))),
        ]
    })
}

/// The data as our encoder writes it.
fn encoded(value: &Value) -> Vec<u8> {
    fn write<'e>(encoder: &'e mut Encoder, value: &Value) -> &'e mut Encoder {
        match value {
            Value::Integer(integer) => encoder.int((*integer).into()),
            Value::Bytes(bytes) => encoder.bytes(bytes),
            Value::Text(text) => encoder.text(text),
            Value::Float(float) => encoder.float(*float),
            Value::Bool(value) => encoder.bool(*value),
            Value::Null => encoder.null(),
            Value::Tag(tag, content) => write(encoder.tag(*tag), content),
            Value::Array(items) => items.iter().fold(encoder.array(items.len()), write),
            Value::Map(entries) => {
                let mut map = Map::new();
                for (key, value) in entries {
                    map.entry(|encoder| write(encoder, key), |encoder| write(encoder, value))
                        .unwrap();
                }
                encoder.map(&map)
            }
            _ => unreachable!(),
        }
    }
    let mut encoder = Encoder::new();
    write(&mut encoder, value);
    encoder.finish()
}

/// The data in some other encoding; each of `choices` picks a longer form or an indefinite length.
fn wild(value: &Value, choices: &mut impl Iterator<Item = u8>, out: &mut Vec<u8>) {
    fn head(major: u8, argument: u64, choice: u8, out: &mut Vec<u8>) {
        let least = match argument {
            0..24 => 0,
            24..0x100 => 1,
            0x100..0x1_0000 => 2,
            0x1_0000..0x1_0000_0000 => 4,
            _ => 8,
        };
        let width = least.max([0, 0, 0, 1, 2, 4, 8][usize::from(choice % 7)]);
        let first = |info| major << 5 | info;
        match width {
            0 => out.push(first(argument as u8)),
            1 => out.extend([first(24), argument as u8]),
            2 => out.extend([&[first(25)][..], &(argument as u16).to_be_bytes()].concat()),
            4 => out.extend([&[first(26)][..], &(argument as u32).to_be_bytes()].concat()),
            _ => out.extend([&[first(27)][..], &argument.to_be_bytes()].concat()),
        }
    }
    let choice = choices.next().unwrap_or(0);
    let indefinite = choice % 5 == 4;
    match value {
        Value::Integer(integer) => {
            let number = i128::from(*integer);
            head(
                u8::from(number < 0),
                if number < 0 { !number } else { number } as u64,
                choice,
                out,
            );
        }
        Value::Float(float) if choice > 100 => out.extend([&[0xfb][..], &float.to_be_bytes()].concat()),
        Value::Bytes(bytes) if indefinite => {
            out.push(0x5f);
            for chunk in bytes.chunks(7) {
                head(2, chunk.len() as u64, choice, out);
                out.extend(chunk);
            }
            out.push(0xff);
        }
        Value::Text(text) if indefinite => {
            out.push(0x7f);
            for character in text.chars() {
                head(3, character.len_utf8() as u64, choice, out);
                out.extend(character.to_string().bytes());
            }
            out.push(0xff);
        }
        Value::Bytes(bytes) => {
            head(2, bytes.len() as u64, choice, out);
            out.extend(bytes);
        }
        Value::Text(text) => {
            head(3, text.len() as u64, choice, out);
            out.extend(text.bytes());
        }
        Value::Tag(tag, content) => {
            head(6, *tag, choice, out);
            wild(content, choices, out);
        }
        Value::Array(items) => {
            if indefinite {
                out.push(0x9f)
            } else {
                head(4, items.len() as u64, choice, out)
            }
            items.iter().for_each(|item| wild(item, choices, out));
            out.extend(indefinite.then_some(0xff));
        }
        Value::Map(entries) => {
            if indefinite {
                out.push(0xbf)
            } else {
                head(5, entries.len() as u64, choice, out)
            }
            for (key, value) in entries {
                wild(key, choices, out);
                wild(value, choices, out);
            }
            out.extend(indefinite.then_some(0xff));
        }
        other => out.extend(encoded(other)),
    }
}

/// The data as our decoder reads it.
fn decoded(bytes: &[u8], profile: Profile) -> Result<Value, CborError> {
    fn read(decoder: &mut Decoder<'_>) -> Result<Value, CborError> {
        Ok(match decoder.peek()? {
            Type::Unsigned | Type::Negative => Value::Integer(decoder.int()?.try_into().unwrap()),
            Type::Bytes => Value::Bytes(decoder.bytes()?.into_owned()),
            Type::Text => Value::Text(decoder.text()?.into_owned()),
            Type::Float => Value::Float(decoder.float()?),
            Type::Bool => Value::Bool(decoder.bool()?),
            Type::Null | Type::Undefined | Type::Simple => {
                decoder.simple()?;
                Value::Null
            }
            Type::Tag => Value::Tag(decoder.tag()?, Box::new(read(decoder)?)),
            Type::Array => {
                decoder.array()?;
                let mut items = Vec::new();
                while decoder.more()? {
                    items.push(read(decoder)?);
                }
                Value::Array(items)
            }
            Type::Map => {
                decoder.map()?;
                let mut entries = Vec::new();
                while decoder.more()? {
                    entries.push((read(decoder)?, read(decoder)?));
                }
                Value::Map(entries)
            }
        })
    }
    let mut decoder = Decoder::new(bytes, profile);
    let value = read(&mut decoder)?;
    decoder.finish()?;
    Ok(value)
}

fn by_ciborium(bytes: &[u8]) -> Value {
    ciborium::from_reader(bytes).unwrap()
}

proptest! {
    #[test]
    fn what_is_encoded_is_strict_and_decodes(value in data()) {
        let bytes = encoded(&value);
        prop_assert_eq!(encoded(&decoded(&bytes, Profile::Strict).unwrap()), bytes);
    }

    #[test]
    fn ciborium_reads_what_is_encoded(value in data()) {
        let bytes = encoded(&value);
        prop_assert_eq!(by_ciborium(&bytes), decoded(&bytes, Profile::Strict).unwrap());
    }

    #[test]
    fn what_ciborium_encodes_is_read(value in data()) {
        let mut bytes = Vec::new();
        ciborium::into_writer(&value, &mut bytes).unwrap();
        prop_assert_eq!(decoded(&bytes, Profile::Lenient).unwrap(), value);
    }

    #[test]
    fn every_encoding_is_read_alike(value in data(), choices: Vec<u8>) {
        let mut bytes = Vec::new();
        wild(&value, &mut choices.into_iter().cycle(), &mut bytes);
        prop_assert_eq!(&decoded(&bytes, Profile::Lenient).unwrap(), &value);
        prop_assert_eq!(by_ciborium(&bytes), value);
    }

    #[test]
    fn every_encoding_has_one_deterministic_encoding(value in data(), choices: Vec<u8>) {
        let mut bytes = Vec::new();
        wild(&value, &mut choices.into_iter().cycle(), &mut bytes);
        let strict = deterministic(&bytes, Profile::Lenient).unwrap();
        prop_assert_eq!(&strict, &encoded(&value));
        prop_assert_eq!(deterministic(&bytes, Profile::Strict).ok(), (bytes == strict).then_some(strict));
    }

    #[test]
    fn a_key_written_in_two_ways_is_found(
        mut entries in prop::collection::vec((data(), Just(Value::Null)), 1..40),
        twice: prop::sample::Index,
        choices: Vec<u8>,
    ) {
        entries.push(twice.get(&entries).clone());
        let mut bytes = Vec::new();
        wild(&Value::Map(entries), &mut choices.into_iter().cycle(), &mut bytes);
        let error = decoded(&bytes, Profile::Lenient).unwrap_err();
        prop_assert_eq!(error.problem, Problem::DuplicateKey);
    }

    #[test]
    fn printers_print_whatever_decodes(value in data(), choices: Vec<u8>) {
        let mut bytes = Vec::new();
        wild(&value, &mut choices.into_iter().cycle(), &mut bytes);
        prop_assert!(diagnose(&bytes, Profile::Lenient).is_ok());
        let json = to_json(&bytes, Profile::Lenient);
        prop_assert!(json.is_ok() || json.is_err_and(|error| error.problem == Problem::JsonNameClash));
    }

    #[test]
    fn items_cut_short_are_refused(value in data(), cut: prop::sample::Index) {
        let bytes = encoded(&value);
        prop_assert!(decoded(&bytes[..cut.index(bytes.len())], Profile::Lenient).is_err());
    }

    #[test]
    fn items_changed_anywhere_panic_nowhere(value in data(), changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..4)) {
        let mut bytes = encoded(&value);
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        read_in_every_way(&bytes);
    }

    #[test]
    fn random_bytes_panic_nowhere(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_in_every_way(&bytes);
    }

    /// First bytes only, so that the items nest.
    #[test]
    fn random_heads_panic_nowhere(bytes in prop::collection::vec(prop::sample::select(&HEADS[..]), 0..60)) {
        read_in_every_way(&bytes);
    }
}

const HEADS: [u8; 24] = [
    0x00, 0x18, 0x20, 0x41, 0x5f, 0x61, 0x7f, 0x80, 0x81, 0x82, 0x9f, 0xa0, 0xa1, 0xa2, 0xbf, 0xc0, 0xc2, 0xc3, 0xd8,
    0xf4, 0xf6, 0xf8, 0xf9, 0xff,
];

/// Agrees with itself about the bytes, whatever they are.
fn read_in_every_way(bytes: &[u8]) {
    let lenient = deterministic(bytes, Profile::Lenient);
    let strict = deterministic(bytes, Profile::Strict);
    match &lenient {
        Ok(encoding) => assert_eq!(strict.is_ok(), encoding == bytes),
        Err(_) => assert!(strict.is_err()),
    }
    if let Ok(encoding) = &lenient {
        assert_eq!(deterministic(encoding, Profile::Strict).as_ref(), Ok(encoding));
    }
    for profile in [Profile::Lenient, Profile::Strict] {
        let read = deterministic(bytes, profile).is_ok();
        assert_eq!(diagnose(bytes, profile).is_ok(), read);
        let mut decoder = Decoder::new(bytes, profile);
        let skipped = decoder.skip();
        assert_eq!(skipped.and_then(|()| decoder.finish()).is_ok(), read);
        match to_json(bytes, profile) {
            Err(error) if error.problem == Problem::JsonNameClash => {}
            json => assert_eq!(json.is_ok(), read),
        }
    }
}
