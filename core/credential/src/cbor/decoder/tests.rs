use super::*;
use crate::cbor::testing::unhex;

/// What reading over the one item in `hex` answers.
fn check(hex: &str, profile: Profile) -> Result<(), CborError> {
    let bytes = unhex(hex);
    let mut decoder = Decoder::new(&bytes, profile);
    decoder.skip()?;
    decoder.finish()
}

#[track_caller]
fn well_formed(hex: &str) {
    assert_eq!(check(hex, Profile::Lenient), Ok(()), "{hex}");
}

#[track_caller]
fn refused(hex: &str, problem: Problem, position: usize) {
    assert_eq!(check(hex, Profile::Lenient), Err(problem.at(position)), "{hex}");
}

/// The encoding is borne by the lenient profile and refused by the strict one.
#[track_caller]
fn only_lenient(hex: &str, problem: Problem, position: usize) {
    well_formed(hex);
    assert_eq!(check(hex, Profile::Strict), Err(problem.at(position)), "{hex}");
}

mod reading {
    use super::*;

    #[test]
    fn integers() {
        let bytes = unhex("00 1bffffffffffffffff 20 3b7fffffffffffffff 3bffffffffffffffff");
        let mut decoder = Decoder::new(&bytes, Profile::Strict);
        assert_eq!(decoder.u64(), Ok(0));
        assert_eq!(decoder.i64(), Err(Problem::OutOfRange.at(1)));
        assert_eq!(decoder.u64(), Ok(u64::MAX));
        assert_eq!(decoder.u64(), Err(Problem::OutOfRange.at(10)));
        assert_eq!(decoder.i64(), Ok(-1));
        assert_eq!(decoder.i64(), Ok(i64::MIN));
        assert_eq!(decoder.i64(), Err(Problem::OutOfRange.at(20)));
        assert_eq!(decoder.int(), Ok(-0x1_0000_0000_0000_0000));
        assert_eq!(decoder.finish(), Ok(()));
    }

    #[test]
    fn strings_are_borrowed_unless_they_come_in_chunks() {
        let bytes = unhex("43010203 5f42010241 03ff 6161 7f61616162ff");
        let mut decoder = Decoder::new(&bytes, Profile::Lenient);
        assert!(matches!(decoder.bytes(), Ok(Cow::Borrowed(&[1, 2, 3]))));
        assert_eq!(decoder.bytes(), Ok(Cow::Owned(vec![1, 2, 3])));
        assert!(matches!(decoder.text(), Ok(Cow::Borrowed("a"))));
        assert_eq!(decoder.text(), Ok(Cow::Owned("ab".into())));
        assert_eq!(decoder.finish(), Ok(()));
    }

    #[test]
    fn floats_of_every_width() {
        let bytes = unhex("f93e00 fa3fc00000 fb3ff8000000000000 f90001 f9fc00 f97e00");
        let mut decoder = Decoder::new(&bytes, Profile::Lenient);
        for _ in 0..3 {
            assert_eq!(decoder.float(), Ok(1.5));
        }
        assert_eq!(decoder.float(), Ok(2_f64.powi(-24)));
        assert_eq!(decoder.float(), Ok(f64::NEG_INFINITY));
        assert!(decoder.float().unwrap().is_nan());
    }

    #[test]
    fn simple_values_assigned_or_not() {
        let bytes = unhex("f4 f5 f6 f7 f83b f0 f8ff f4 f6");
        let mut decoder = Decoder::new(&bytes, Profile::Strict);
        assert_eq!((decoder.bool(), decoder.bool()), (Ok(false), Ok(true)));
        assert_eq!((decoder.null(), decoder.undefined()), (Ok(()), Ok(())));
        assert_eq!(decoder.peek(), Ok(Type::Simple));
        assert_eq!(
            (decoder.simple(), decoder.simple(), decoder.simple()),
            (Ok(59), Ok(16), Ok(255))
        );
        assert_eq!((decoder.simple(), decoder.simple()), (Ok(20), Ok(22)));
    }

    #[test]
    fn big_numbers_are_a_tag_and_bytes() {
        let bytes = unhex("c349010000000000000000");
        let mut decoder = Decoder::new(&bytes, Profile::Strict);
        assert_eq!(decoder.tag(), Ok(3));
        assert_eq!(decoder.bytes().unwrap(), [1, 0, 0, 0, 0, 0, 0, 0, 0].as_slice());
        assert_eq!(decoder.finish(), Ok(()));
    }

    #[test]
    fn maps_and_arrays_of_either_kind() {
        for hex in ["a2 6161 820102 6162 f6", "bf 6161 9f0102ff 6162 f6 ff"] {
            let bytes = unhex(hex);
            let mut decoder = Decoder::new(&bytes, Profile::Lenient);
            let mut seen = Vec::new();
            decoder.map().unwrap();
            while decoder.more().unwrap() {
                if decoder.text().unwrap() == "a" {
                    decoder.array().unwrap();
                    while decoder.more().unwrap() {
                        seen.push(decoder.u64().unwrap());
                    }
                } else {
                    decoder.null().unwrap();
                }
            }
            assert_eq!(seen, [1, 2]);
            assert_eq!(decoder.finish(), Ok(()));
        }
    }

    #[test]
    fn raw_items_begin_with_their_tags() {
        let bytes = unhex("82 c1a10102 03");
        let mut decoder = Decoder::new(&bytes, Profile::Strict);
        assert_eq!(decoder.array(), Ok(Some(2)));
        assert_eq!(decoder.tag(), Ok(1));
        assert_eq!(decoder.raw(), Ok([0xc1, 0xa1, 1, 2].as_slice()));
        assert_eq!(decoder.raw(), Ok([3].as_slice()));
        assert_eq!(decoder.end(), Ok(()));
        assert_eq!(decoder.finish(), Ok(()));
    }

    #[test]
    fn a_wrong_type_leaves_the_decoder_where_it_was() {
        let mut decoder = Decoder::new(&[0x61, b'a'], Profile::Strict);
        let wrong = |expected| {
            Problem::WrongType {
                expected,
                found: Type::Text,
            }
            .at(0)
        };
        assert_eq!(decoder.u64(), Err(wrong(Type::Unsigned)));
        assert_eq!(decoder.i64(), Err(wrong(Type::Unsigned)));
        assert_eq!(decoder.bytes(), Err(wrong(Type::Bytes)));
        assert_eq!(decoder.array(), Err(wrong(Type::Array)));
        assert_eq!(decoder.map(), Err(wrong(Type::Map)));
        assert_eq!(decoder.tag(), Err(wrong(Type::Tag)));
        assert_eq!(decoder.simple(), Err(wrong(Type::Simple)));
        assert_eq!(decoder.bool(), Err(wrong(Type::Bool)));
        assert_eq!(decoder.null(), Err(wrong(Type::Null)));
        assert_eq!(decoder.undefined(), Err(wrong(Type::Undefined)));
        assert_eq!(decoder.float(), Err(wrong(Type::Float)));
        assert_eq!(decoder.text().unwrap(), "a");
    }

    #[test]
    fn arrays_and_maps_are_read_to_their_end() {
        let decoder = |hex| Decoder::new(Box::leak(unhex(hex).into_boxed_slice()), Profile::Lenient);

        let mut few = decoder("8101");
        few.array().unwrap();
        few.u64().unwrap();
        assert_eq!(few.u64(), Err(Problem::TooFewItems.at(2)));

        let mut few = decoder("9f01ff");
        few.array().unwrap();
        few.u64().unwrap();
        assert_eq!(few.u64(), Err(Problem::TooFewItems.at(2)));

        let mut many = decoder("820102");
        many.array().unwrap();
        many.u64().unwrap();
        assert_eq!(many.end(), Err(Problem::ItemsLeft.at(2)));

        let mut open = decoder("8101");
        open.array().unwrap();
        open.u64().unwrap();
        assert_eq!(open.finish(), Err(Problem::ItemsLeft.at(2)));

        let mut tag = decoder("c101");
        tag.tag().unwrap();
        assert_eq!(tag.finish(), Err(Problem::ItemsLeft.at(1)));

        assert_eq!(decoder("01").end(), Err(Problem::ItemsLeft.at(0)));
    }
}

mod well_formedness {
    use super::*;

    #[test]
    fn bytes_that_end_inside_an_item() {
        refused("", Problem::Truncated, 0);
        for hex in [
            "18",
            "1901",
            "1a010203",
            "1b01020304050607",
            "4301",
            "62c3",
            "a1",
            "81",
            "f8",
            "f93c",
            "fa01",
            "fb01",
        ] {
            refused(hex, Problem::Truncated, 0);
        }
        refused("9f01", Problem::Truncated, 2);
        refused("bf01", Problem::Truncated, 2);
        refused("5f4101", Problem::Truncated, 3);
        refused("c1", Problem::Truncated, 1);
    }

    #[test]
    fn bytes_that_follow_the_item() {
        refused("0000", Problem::TrailingBytes, 1);
    }

    #[test]
    fn reserved_first_bytes() {
        for major in 0..8_u8 {
            for info in 28..31 {
                let first = major << 5 | info;
                refused(&format!("{first:02x}00000000"), Problem::Reserved, 0);
            }
        }
        for first in ["1f", "3f", "df"] {
            refused(first, Problem::Reserved, 0);
        }
    }

    #[test]
    fn misplaced_breaks() {
        refused("ff", Problem::MisplacedBreak, 0);
        refused("81ff", Problem::MisplacedBreak, 1);
        refused("a1ff", Problem::Truncated, 0);
        refused("a101ff", Problem::MisplacedBreak, 2);
        refused("9fc1ff", Problem::MisplacedBreak, 2);
        refused("bf01ff", Problem::OddMap, 2);
        refused("bfc101ff", Problem::OddMap, 3);
        refused("9fffff", Problem::TrailingBytes, 2);
    }

    #[test]
    fn chunks_of_another_type() {
        for hex in [
            "5f6161ff",
            "7f4161ff",
            "5f01ff",
            "5f5f4101ffff",
            "7f7f6161ffff",
            "5ff6ff",
        ] {
            refused(hex, Problem::BadChunk, 1);
        }
    }

    #[test]
    fn texts_that_are_not_utf8() {
        refused("61ff", Problem::NotUtf8, 0);
        refused("63eda080", Problem::NotUtf8, 0);
        refused("62c080", Problem::NotUtf8, 0);
        // One character cut between two chunks.
        refused("7f61c361bcff", Problem::NotUtf8, 1);
    }

    #[test]
    fn simple_values_in_a_reserved_form() {
        for number in 0..32 {
            refused(&format!("f8{number:02x}"), Problem::BadSimple, 0);
        }
        well_formed("f820");
    }

    #[test]
    fn big_numbers_of_another_type() {
        refused("c201", Problem::BadBigNumber, 0);
        refused("c36101", Problem::BadBigNumber, 0);
        refused("c2c24101", Problem::BadBigNumber, 0);
    }
}

mod strict {
    use super::*;

    #[test]
    fn lengths_are_definite() {
        only_lenient("5fff", Problem::IndefiniteLength, 0);
        only_lenient("7fff", Problem::IndefiniteLength, 0);
        only_lenient("9fff", Problem::IndefiniteLength, 0);
        only_lenient("bfff", Problem::IndefiniteLength, 0);
    }

    #[test]
    fn integers_are_shortest() {
        for hex in [
            "1800",
            "1817",
            "1900ff",
            "1a0000ffff",
            "1b00000000ffffffff",
            "3817",
            "3900ff",
        ] {
            only_lenient(hex, Problem::NotShortest, 0);
        }
    }

    #[test]
    fn lengths_and_tags_are_shortest() {
        for hex in ["5800", "7800", "9800", "b800", "d80001"] {
            only_lenient(hex, Problem::NotShortest, 0);
        }
        only_lenient("82 00 1801", Problem::NotShortest, 2);
    }

    #[test]
    fn floats_are_shortest() {
        for hex in [
            "fa3fc00000",
            "fb3ff8000000000000",
            "fb36a0000000000000",
            "fb40f86a0000000000",
            "fa7f800000",
        ] {
            only_lenient(hex, Problem::NotShortest, 0);
        }
        for hex in ["f90001", "fa47c35000", "fb3ff199999999999a", "f97c00"] {
            assert_eq!(check(hex, Profile::Strict), Ok(()), "{hex}");
        }
    }

    #[test]
    fn there_is_one_nan() {
        for hex in ["f97e01", "f9fe00", "fa7fc00000", "fb7ff8000000000000"] {
            only_lenient(hex, Problem::NotShortest, 0);
        }
        assert_eq!(check("f97e00", Profile::Strict), Ok(()));
    }

    #[test]
    fn big_numbers_are_shortest() {
        only_lenient("c240", Problem::NotShortest, 0);
        only_lenient("c248ffffffffffffffff", Problem::NotShortest, 0);
        only_lenient("c349000000000000000001", Problem::NotShortest, 0);
        assert_eq!(check("c249010000000000000000", Profile::Strict), Ok(()));
    }

    #[test]
    fn keys_are_in_bytewise_order() {
        only_lenient("a2 02f6 01f6", Problem::UnsortedKeys, 3);
        // The order of RFC 7049 section 3.9, shorter keys first, is not this one.
        only_lenient("a2 20f6 1818f6", Problem::UnsortedKeys, 3);
        assert_eq!(check("a3 01f6 20f6 6161a2 02f6 03f6", Profile::Strict), Ok(()));
        assert_eq!(check("a2 1818f6 20f6", Profile::Strict), Ok(()));
    }

    #[test]
    fn keys_are_unique() {
        assert_eq!(check("a2 01f6 01f6", Profile::Strict), Err(Problem::DuplicateKey.at(3)));
    }
}

mod keys {
    use super::*;

    #[test]
    fn the_same_key_twice() {
        refused("a2 01f6 01f6", Problem::DuplicateKey, 3);
        refused("bf 6161f6 02f6 6161f6 ff", Problem::DuplicateKey, 6);
        refused("81a1 01 a2 01f6 01f6", Problem::DuplicateKey, 6);
        let long = "6a6161616161616161616";
        refused(&format!("a2 {long}1f6 {long}1f6"), Problem::DuplicateKey, 13);
        well_formed(&format!("a2 {long}1f6 {long}2f6"));
    }

    #[test]
    fn the_same_key_in_two_encodings() {
        refused("a2 01f6 1801f6", Problem::DuplicateKey, 3);
        refused("a2 1801f6 190001f6", Problem::DuplicateKey, 4);
        refused("a2 6161f6 7f6161fff6", Problem::DuplicateKey, 4);
        refused("a2 4161f6 580161f6", Problem::DuplicateKey, 4);
        refused("a2 f93c00f6 fa3f800000f6", Problem::DuplicateKey, 5);
        refused("a2 f97e00f6 fa7fc00001f6", Problem::DuplicateKey, 5);
        refused("a2 01f6 c24101f6", Problem::DuplicateKey, 3);
        refused("a2 c101f6 d80101f6", Problem::DuplicateKey, 4);
        refused("a2 8101f6 9f01fff6", Problem::DuplicateKey, 4);
        refused("a2 a2010102 02f6 a2020201 01f6", Problem::DuplicateKey, 7);
    }

    #[test]
    fn keys_that_only_look_alike() {
        well_formed("a4 01f6 6131f6 4101f6 f93c00f6");
        well_formed("a2 f90000f6 f98000f6");
        well_formed("a2 01f6 c101f6");
        // The same keys in maps side by side, around and inside.
        well_formed("82 a101a101f6 a101f6");
        well_formed("a2 01a2 01f6 02f6 02f6");
        well_formed("a2 a101f6f6 a101f5f6");
    }

    /// More keys than are compared each with each.
    #[test]
    fn many_keys() {
        let map = |keys: &[u8]| {
            let entries: String = keys.iter().map(|key| format!("18{key:02x}f6")).collect();
            format!("b8{:02x}{entries}", keys.len())
        };
        let mut keys: Vec<u8> = (100..200).rev().collect();
        well_formed(&map(&keys));
        keys.push(150);
        refused(&map(&keys), Problem::DuplicateKey, 2 + 100 * 3);
    }

    #[test]
    fn rewriting_keys_takes_no_longer_for_being_nested() {
        // Maps as keys of maps, each in need of being rewritten.
        let depth = limits::CBOR_DEPTH;
        let hex = format!("{}1801{}", "bf".repeat(depth), "f6ff".repeat(depth));
        well_formed(&hex);
    }
}

mod bounds {
    use super::*;

    #[test]
    fn depth() {
        let nested = |depth: usize| format!("{}01", "81".repeat(depth));
        well_formed(&nested(limits::CBOR_DEPTH));
        refused(&nested(limits::CBOR_DEPTH + 1), Problem::TooDeep, limits::CBOR_DEPTH);
        refused(&"9f".repeat(100_000), Problem::TooDeep, limits::CBOR_DEPTH);
        refused(&"bf".repeat(100_000), Problem::TooDeep, limits::CBOR_DEPTH);
    }

    #[test]
    fn items() {
        let items = limits::CBOR_ITEMS_LENIENT as usize;
        refused(&format!("9f{}ff", "01".repeat(items)), Problem::TooManyItems, items);
        well_formed(&format!("9f{}ff", "01".repeat(items - 1)));
        refused(&format!("{}01", "c1".repeat(items)), Problem::TooManyItems, items);
        refused(&format!("5f{}ff", "40".repeat(items)), Problem::TooManyItems, items);
        let strict = [vec![0x9a, 0, 0x40, 0, 0], vec![1; limits::CBOR_ITEMS_STRICT as usize]].concat();
        assert_eq!(
            Decoder::new(&strict, Profile::Strict).skip(),
            Err(Problem::TooManyItems.at(strict.len() - 1))
        );
    }

    #[test]
    fn declared_lengths_are_held_against_what_is_there() {
        for profile in [Profile::Lenient, Profile::Strict] {
            for hex in ["9bffffffffffffffff", "9affffffff00", "9818", "81", "b818", "a101"] {
                assert_eq!(check(hex, profile), Err(Problem::Truncated.at(0)), "{hex}");
            }
            for hex in ["5bffffffffffffffff", "7bffffffffffffffff", "5affffffff00"] {
                assert_eq!(check(hex, profile), Err(Problem::StringTooLong.at(0)), "{hex}");
            }
            assert_eq!(check("bbffffffffffffffff", profile), Err(Problem::TooManyEntries.at(0)));
            assert_eq!(check("bb8000000000000000", profile), Err(Problem::TooManyEntries.at(0)));
        }
        refused("43", Problem::Truncated, 0);
    }

    #[test]
    fn strings() {
        let chunk = format!("5910 00{}", "00".repeat(0x1000));
        let chunks = limits::CBOR_STRING_LENIENT as usize / 0x1000;
        well_formed(&format!("5f{}ff", chunk.repeat(chunks)));
        refused(&format!("5f{}4100ff", chunk.repeat(chunks)), Problem::StringTooLong, 0);
        let more = limits::CBOR_STRING_LENIENT + 1;
        refused(&format!("5a{more:08x}"), Problem::StringTooLong, 0);
    }

    #[test]
    fn map_entries() {
        let entries = |count: u64| {
            (0..count)
                .map(|key| format!("19{:04x}f6", key + 256))
                .collect::<String>()
        };
        let most = limits::CBOR_MAP_LENIENT;
        well_formed(&format!("bf{}ff", entries(most)));
        refused(
            &format!("bf{}ff", entries(most + 1)),
            Problem::TooManyEntries,
            1 + 4 * most as usize,
        );
        refused(
            &format!("b9{:04x}{}", most + 1, entries(most + 1)),
            Problem::TooManyEntries,
            0,
        );
    }
}
