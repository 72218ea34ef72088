use credential::cbor::Profile;
use proptest::prelude::*;

use super::*;

fn written(filter: &Fuse) -> Vec<u8> {
    let mut encoder = Encoder::new();
    filter.write(&mut encoder);
    encoder.finish()
}

fn read(bytes: &[u8]) -> Result<Fuse, RevocationError> {
    let mut decoder = Decoder::new(bytes, Profile::Strict);
    let filter = Fuse::read(&mut decoder)?;
    decoder.finish()?;
    Ok(filter)
}

fn raw(count: u64, segment_bits: u64, segments: u64, table: &[u8]) -> Result<Fuse, RevocationError> {
    let mut encoder = Encoder::new();
    encoder
        .array(5)
        .u64(count)
        .u64(7)
        .u64(segment_bits)
        .u64(segments)
        .bytes(table);
    read(&encoder.finish())
}

/// Keys as hashes are: spread evenly.
fn keys(from: u64, count: u64) -> Vec<u64> {
    (from..from + count).map(|number| hash(number, 0)).collect()
}

#[test]
fn has_every_key_and_few_others() {
    let filter = Fuse::build(&keys(0, 20_000)).unwrap();
    assert!(keys(0, 20_000).into_iter().all(|key| filter.contains(key)));
    let others = 100_000;
    let hits = keys(1 << 40, others)
        .into_iter()
        .filter(|key| filter.contains(*key))
        .count();
    // 391 are expected; five times the deviation of 20.
    assert!((292..=490).contains(&hits), "{hits} of {others}");
    assert!(filter.bytes() * 8 < 20_000 * 10, "{} bytes", filter.bytes());
}

#[test]
fn of_few_keys_too() {
    for count in 0..200 {
        let filter = Fuse::build(&keys(0, count)).unwrap();
        assert!(keys(0, count).into_iter().all(|key| filter.contains(key)), "{count}");
        assert_eq!(filter.count(), count);
    }
}

#[test]
fn an_empty_filter_has_nothing() {
    let filter = Fuse::build(&[]).unwrap();
    assert!(!keys(0, 10_000).into_iter().any(|key| filter.contains(key)));
}

#[test]
fn the_same_keys_give_the_same_filter_and_another_salt_another() {
    let mut some = keys(0, 1000);
    let filter = Fuse::build(&some).unwrap();
    some.reverse();
    some.push(some[0]);
    assert!(Fuse::build(&some).unwrap() == filter);
    assert!(Fuse::build_salted(&some, b"salt").unwrap() != filter);
}

#[test]
fn a_table_of_another_length_is_refused() {
    assert!(raw(3, 2, 1, &[0; 16]).is_ok());
    for (count, bits, segments, length) in [
        (3, 2, 1, 15),
        (3, 2, 1, 17),
        (17, 2, 1, 16),
        (0, 2, 0, 12),
        (0, 19, 1, 16),
        (0, 64, 1, 16),
        (0, u64::MAX, 1, 16),
        (0, 2, u64::MAX, 16),
        (0, 2, u64::MAX - 3, 0),
        (0, 0, 0, 3),
    ] {
        let read = raw(count, bits, segments, &vec![0; length]);
        assert_eq!(
            read.err(),
            Some(RevocationError::Filter),
            "{count} {bits} {segments} {length}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_filter_has_its_keys_after_reading_too(keys in prop::collection::vec(any::<u64>(), 0..400)) {
        let filter = Fuse::build(&keys).unwrap();
        let bytes = written(&filter);
        let again = read(&bytes);
        prop_assert!(again.as_ref().is_ok_and(|again| *again == filter));
        let again = again.unwrap();
        prop_assert!(keys.iter().all(|key| again.contains(*key)));
        prop_assert_eq!(written(&again), bytes);
    }

    #[test]
    fn any_bytes_are_a_filter_that_answers_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60), key: u64) {
        if let Ok(filter) = read(&bytes) {
            filter.contains(key);
            prop_assert_eq!(written(&filter), bytes);
        }
    }

    #[test]
    fn any_header_answers(count in 0_u64..40, bits in 0_u64..4, segments in 1_u64..5, seed: u64, key: u64) {
        let length = (segments + 3) << bits;
        let table = seed.to_be_bytes().repeat(length.div_ceil(8) as usize)[..length as usize].to_vec();
        if let Ok(filter) = raw(count, bits, segments, &table) {
            filter.contains(key);
        }
    }
}
