use std::collections::HashSet;

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;

/// Bytes that do not repeat.
fn object(size: usize) -> Vec<u8> {
    (0..size as u64)
        .map(|n| (n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as u8)
        .collect()
}

/// What comes of an attempt; nothing here has `Debug`, for it may hold a pass.
fn refusal<T>(result: Result<T, MovingError>) -> MovingError {
    result.err().expect("an error")
}

fn take(receiver: &mut Receiver, text: &str) -> Progress {
    receiver.take(text).unwrap()
}

fn sender(object: &[u8]) -> Sender {
    Sender::new(object).unwrap()
}

/// Takes these frames until the object is whole; how many that took.
fn received(sender: &Sender, frames: impl Iterator<Item = u32>) -> Option<(Vec<u8>, usize)> {
    let mut receiver = Receiver::new();
    let mut last = 0;
    for (taken, n) in (1..).zip(frames) {
        let progress = take(&mut receiver, &sender.frame(n));
        assert!(progress.percent >= last && (progress.percent == 100) == progress.done.is_some());
        last = progress.percent;
        if let Some(object) = progress.done {
            assert!(receiver.object() == Some(&object[..]));
            return Some((object, taken));
        }
    }
    None
}

#[test]
fn every_size_at_every_edge() {
    let symbol = limits::SYMBOL_BYTES;
    let sizes = [
        1,
        2,
        25,
        26,
        symbol - 1,
        symbol,
        symbol + 1,
        10 * symbol,
        10 * symbol + 1,
        60_000,
    ];
    for size in sizes.into_iter().chain([300_000, limits::OBJECT_BYTES]) {
        let object = object(size);
        let sender = sender(&object);
        let needed = sender.needed();
        assert_eq!(needed as usize, size.div_ceil(symbol));
        // None missed, in order and in reverse; and none of the object's own.
        let in_order = received(&sender, 0..needed).expect("whole");
        assert!(in_order.0 == object && in_order.1 == needed as usize);
        assert!(received(&sender, (0..needed).rev()).expect("whole").0 == object);
        let further = received(&sender, needed..needed * 2 + 8).expect("whole");
        assert!(further.0 == object && further.1 <= needed as usize + 3);
    }
}

#[test]
fn all_frames_of_a_sender_have_one_size() {
    for (size, version) in [(1, 2), (700, 19), (803, 20), (60_000, 20)] {
        let object = object(size);
        let sender = sender(&object);
        for n in [0, 1, 7, sender.round(), u32::MAX] {
            let symbol = sender.symbol(n);
            assert_eq!(
                (symbol.version(), symbol.level()),
                (version, limits::FRAME_LEVEL),
                "{size}"
            );
            assert!(sender.frame(n).len() <= limits::FRAME_CHARACTERS);
        }
    }
}

#[test]
fn small_displays_get_small_frames() {
    let object = object(20_000);
    let mut before = u32::MAX;
    // A terminal of 24 lines shows 48 modules; a phone's screen has room for all.
    for (modules, version) in [(48, 5), (65, 10), (105, 20), (1000, 20)] {
        let sender = Sender::within(&object, modules).unwrap();
        assert!(sender.symbol(3).size() <= modules);
        assert!(sender.symbol(3).version() == version && sender.needed() <= before);
        assert!(received(&sender, (0..).step_by(3)).expect("whole").0 == object);
        before = sender.needed();
    }
    assert_eq!(refusal(Sender::within(&object, 28)), MovingError::NoRoom);
    assert_eq!(refusal(Sender::within(&vec![1; 1 << 20], 48)), MovingError::NoRoom);
}

#[test]
fn too_large_goes_by_file_and_nothing_goes_not_at_all() {
    assert_eq!(refusal(Sender::new(&[])), MovingError::Empty);
    assert_eq!(refusal(Sender::new(&vec![0; (1 << 20) + 1])), MovingError::TooLarge);
    assert!(MovingError::TooLarge.to_string().contains("as a file"));
}

#[test]
fn progress_is_honest() {
    let object = object(40_000);
    let (sender, mut receiver) = (sender(&object), Receiver::new());
    assert_eq!(sender.needed(), 50);
    for n in 100..149 {
        let progress = take(&mut receiver, &sender.frame(n));
        assert_eq!(u32::from(progress.percent), (n - 99) * 2);
        assert_eq!((progress.received, progress.needed), (n - 99, 50));
        let again = take(&mut receiver, &sender.frame(n));
        assert!(again.arrival == Arrival::Again && again.percent == progress.percent && again.done.is_none());
    }
    let mut more = 149..;
    let last = more.find_map(|n| Some(take(&mut receiver, &sender.frame(n))).filter(|last| last.percent == 100));
    assert!(last.is_some_and(|last| last.done.as_ref() == Some(&object) && last.arrival == Arrival::New));
    // The object is handed out once and can be looked at again.
    let after = take(&mut receiver, &sender.frame(3));
    assert!(after.percent == 100 && after.done.is_none() && after.arrival == Arrival::Again);
    assert!(receiver.object() == Some(&object[..]));
}

#[test]
fn another_object_is_reported_and_changes_nothing() {
    let (first, second) = (object(5000), object(6000));
    let (first_sender, second_sender) = (sender(&first), sender(&second));
    let mut receiver = Receiver::new();
    assert!(receiver.receiving().is_none());
    let before = take(&mut receiver, &first_sender.frame(0));
    let other = take(&mut receiver, &second_sender.frame(0));
    assert_eq!((other.arrival, other.percent), (Arrival::Other, before.percent));
    assert!(receiver.receiving() == Some(first_sender.object()));
    // The same object in smaller frames is another series.
    let smaller = Sender::within(&first, 60).unwrap();
    assert_eq!(take(&mut receiver, &smaller.frame(1)).arrival, Arrival::Other);
    for n in 1..first_sender.needed() {
        take(&mut receiver, &first_sender.frame(n));
        take(&mut receiver, &second_sender.frame(n));
    }
    assert!(receiver.object() == Some(&first[..]));
    assert_eq!(take(&mut receiver, &second_sender.frame(0)).arrival, Arrival::Other);
    assert_eq!(take(&mut receiver, &smaller.frame(0)).arrival, Arrival::Again);
    receiver.start_anew();
    for n in 0..second_sender.needed() {
        take(&mut receiver, &second_sender.frame(n));
    }
    assert!(receiver.object() == Some(&second[..]));
}

/// A frame that passes every check, with a symbol that is not the object's.
fn forged(sender: &Sender, n: u32) -> String {
    let frame = Frame::parse(&sender.frame(n)).unwrap();
    let symbol = frame.symbol().iter().map(|byte| byte ^ 1).collect();
    let forged = Frame::new(frame.object(), frame.id(), symbol);
    forged.unwrap().text()
}

#[test]
fn a_wrong_digest_drops_all_symbols() {
    let object = object(9000);
    let sender = sender(&object);
    let needed = sender.needed();
    for first in [0, needed] {
        let mut receiver = Receiver::new();
        take(&mut receiver, &forged(&sender, first));
        let result = (1..needed + 9).find_map(|n| receiver.take(&sender.frame(first + n)).err());
        assert_eq!(result, Some(MovingError::WrongDigest));
        assert!(receiver.receiving().is_none() && receiver.object().is_none());
        // And then all goes well.
        let progress = take(&mut receiver, &sender.frame(0));
        assert_eq!((progress.received, progress.arrival), (1, Arrival::New));
        for n in 1..needed {
            take(&mut receiver, &sender.frame(n));
        }
        assert!(receiver.object() == Some(&object[..]));
    }
}

#[test]
fn saved_at_any_time_it_goes_on() {
    let object = object(12_345);
    let (sender, mut receiver) = (sender(&object), Receiver::new());
    let mut n = 5;
    while receiver.object().is_none() {
        let saved = receiver.save();
        assert!(saved.len() <= object.len() + 30 * sender.needed() as usize + 900);
        receiver = Receiver::restore(&saved).unwrap();
        assert!(receiver.save() == saved);
        take(&mut receiver, &sender.frame(n));
        n += 2;
    }
    let done = receiver.save();
    let again = Receiver::restore(&done).unwrap();
    assert!(again.object() == Some(&object[..]) && again.save() == done);
    for damage in (0..done.len()).step_by(37) {
        let mut damaged = done.clone();
        damaged[damage] ^= 4;
        assert_eq!(refusal(Receiver::restore(&damaged)), MovingError::DamagedState);
    }
    for length in (0..done.len()).step_by(37) {
        assert_eq!(refusal(Receiver::restore(&done[..length])), MovingError::DamagedState);
    }
}

/// Saved bytes with a check sum that holds.
fn resealed(body: &[u8]) -> Vec<u8> {
    [body, &Sha256::digest(body)[..4]].concat()
}

#[test]
fn a_saved_receiver_is_not_believed() {
    let object = object(3000);
    let (sender, mut receiver) = (sender(&object), Receiver::new());
    (0..3).for_each(|n| drop(take(&mut receiver, &sender.frame(n))));
    let saved = receiver.save();
    let body = &saved[..saved.len() - 4];
    let refused = |body: &[u8]| {
        assert_eq!(refusal(Receiver::restore(&resealed(body))), MovingError::DamagedState);
    };
    assert!(Receiver::restore(&resealed(body)).is_ok());
    let change = |at: usize, to: &[u8]| {
        let mut changed = body.to_vec();
        changed[at..at + to.len()].copy_from_slice(to);
        refused(&changed);
    };
    change(20, &0_u32.to_be_bytes());
    change(20, &u32::MAX.to_be_bytes());
    change(24, &0_u16.to_be_bytes());
    change(24, &804_u16.to_be_bytes());
    change(26, &(1_u32 << 24).to_be_bytes());
    change(26, &1_u32.to_be_bytes());
    refused(&body[..26]);
    refused(&[body, &[0]].concat());
    // All symbols there, one of them forged.
    take(&mut receiver, &sender.frame(3));
    let done = receiver.save();
    let mut body = done[..done.len() - 4].to_vec();
    body[40] ^= 1;
    refused(&body);
}

/// The text of a frame with these numbers, whatever they are.
fn raw(size: u32, id: u32, symbol: &[u8]) -> String {
    let said = [&[7; 16], &size.to_be_bytes()[1..], &id.to_be_bytes()[1..]].concat();
    let sum = Sha256::new().chain_update(&said).chain_update(symbol).finalize();
    let bytes = [&said, &sum[..4], symbol].concat();
    format!("{PREFIX}{}", base45::encode(&bytes))
}

#[test]
fn hostile_frames_are_refused_before_memory_is_spent() {
    let mut receiver = Receiver::new();
    for (text, error) in [
        (raw(0, 0, &[1]), MovingError::Malformed),
        (raw((1 << 20) + 1, 0, &[1; 803]), MovingError::TooLarge),
        (raw(0xff_ffff, 0, &[1; 803]), MovingError::TooLarge),
        (raw(100, 0, &[]), MovingError::Malformed),
        // Symbols so short that there would be more than 8,192.
        (raw(8193, 0, &[1]), MovingError::Malformed),
        (raw(1 << 20, 0, &[1; 127]), MovingError::Malformed),
        (raw(100, 0, &[1; 804]), MovingError::NotAFrame),
        (PREFIX.to_owned(), MovingError::Misread),
        ("CPK1:A".to_owned(), MovingError::Misread),
        ("CPK1:::::::".to_owned(), MovingError::Misread),
        (format!("CPK1:{}", base45::encode(&[0; 26])), MovingError::Misread),
        (String::new(), MovingError::NotAFrame),
        ("cpk1:BB8".to_owned(), MovingError::NotAFrame),
        ("HC1:6BFOXN".to_owned(), MovingError::NotAFrame),
        (format!("CPK1:{}", "0".repeat(1 << 20)), MovingError::NotAFrame),
        (raw(1, 0, &[1]).replace("CPK1:", "CPK1: "), MovingError::Misread),
    ] {
        assert_eq!(
            refusal(receiver.take(&text)),
            error,
            "{}",
            text.get(..40).unwrap_or(&text)
        );
        assert!(receiver.receiving().is_none());
    }
    for (size, id, symbol) in [(8192, 0xff_ffff, 1), (1 << 20, 0, 128), (804, 5, 803)] {
        assert_eq!(take(&mut Receiver::new(), &raw(size, id, &vec![1; symbol])).received, 1);
    }
}

/// The most symbols, at the ends of the ids' range, that never fit together: bounded in number, and none panics.
#[test]
fn what_a_receiver_holds_is_bounded() {
    let mut receiver = Receiver::new();
    let ids = (0..limits::SYMBOLS as u32 + 20).map(|n| (1 << 24) - 1 - n);
    let error = ids
        .enumerate()
        .find_map(|(count, id)| Some((count, receiver.take(&raw(8192, id, &[id as u8])).err()?)));
    let (count, error) = error.expect("symbols of nothing do not make an object");
    assert_eq!(error, MovingError::WrongDigest);
    assert!(count <= limits::SYMBOLS + limits::SPARE_SYMBOLS);
}

#[test]
fn every_frame_of_a_long_series_is_different() {
    let object = object(2000);
    let sender = sender(&object);
    let texts: HashSet<String> = (0..2000).map(|n| sender.frame(n)).collect();
    assert_eq!(texts.len(), 2000);
    assert_eq!(sender.frame(1 << 24), sender.frame(0), "after 24 days it starts again");
    assert_eq!(sender.frame(u32::MAX), sender.frame((1 << 24) - 1));
}

/// The vector of PACKS.md: six symbols of two bytes, in codes of version 2.
#[test]
fn the_published_vector() {
    let sender = Sender::within(b"Carnet moves", 33).unwrap();
    assert_eq!((sender.needed(), sender.symbol(0).version()), (6, 2));
    for (n, expected) in VECTOR {
        assert_eq!(sender.frame(n), expected, "{n}");
    }
}

const VECTOR: [(u32, &str); 4] = [
    (0, "CPK1:PJL7XGLMS2K1IU4KKFFMCHH0000CN1000AVTSCLEN8"),
    (5, "CPK1:PJL7XGLMS2K1IU4KKFFMCHH0000CN1500AL57%J6$C"),
    (6, "CPK1:PJL7XGLMS2K1IU4KKFFMCHH0000CN16002*SA67P24"),
    (16_777_215, "CPK1:PJL7XGLMS2K1IU4KKFFMCHH0000.S1FGWPF4:1V:IS"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_order_any_loss(size in 1_usize..20_000, lost in 0_u32..60, seed: u64, modules in 40_usize..110) {
        let object = object(size);
        let sender = Sender::within(&object, modules).unwrap();
        // Frames at random, some of them twice.
        let mut state = seed | 1;
        let frames = std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 20) as u32
        });
        let seen = frames.filter(|n| n % 100 >= lost).map(|n| n % (sender.needed() * 3 + 9));
        let (received, _) = received(&sender, seen).expect("an endless series");
        prop_assert!(received == object);
    }

    #[test]
    fn what_is_written_is_read(digest: [u8; 16], size in 1_u32..=1 << 20, id in 0_u32..1 << 24, symbol in prop::collection::vec(any::<u8>(), 128..=803)) {
        let frame = Frame::new(ObjectId { digest, size }, id, symbol).unwrap();
        let again = Frame::parse(&frame.text()).unwrap();
        prop_assert!(again == frame && again.text() == frame.text());
    }

    #[test]
    fn one_wrong_character_is_noticed(n in 0_u32..9, at in 5_usize..1000, with in "[0-9A-Z $%*+./:-]") {
        let text = sender(&object(5000)).frame(n);
        let mut changed = text.clone();
        changed.replace_range(at..at + 1, &with);
        prop_assert_eq!(Receiver::new().take(&changed).is_ok(), changed == text);
    }

    #[test]
    fn nothing_panics(text in "(CPK1:)?[0-9A-Z $%*+./:-]{0,200}", saved in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Receiver::new().take(&text);
        let _ = Receiver::restore(&saved);
        let _ = Receiver::restore(&resealed(&[b"CMR1", &saved[..]].concat()));
    }

    /// Ids anywhere, symbols of any kind: an object, none yet, or a wrong digest.
    #[test]
    fn any_ids_are_taken(size in 1_u32..400, length in 1_usize..60, ids in prop::collection::vec(0_u32..1 << 24, 1..40), near: bool) {
        let mut receiver = Receiver::new();
        for id in ids {
            let id = if near { id % 50 } else { id };
            match receiver.take(&raw(size, id, &vec![id as u8; length])) {
                Ok(progress) => prop_assert!(progress.percent < 100),
                Err(error) => prop_assert_eq!(error, MovingError::WrongDigest),
            }
        }
    }
}
