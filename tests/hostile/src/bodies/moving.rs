//! Frames of moving QR codes, receivers that were saved, and animations.

use std::ops::ControlFlow;

use qr::codes_in_animation;
use qr::moving::{Frame, ObjectId, Receiver};

/// Pictures of an animation that are looked at: a search needs many tries.
const PICTURES: usize = 3;

/// Takes the data as the text of a frame, as a saved receiver, as an animation, and as frames of one object: its size in three
/// bytes, the length of a symbol in one, then the ids in three bytes each, with symbols made of them.
pub fn moving(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = Receiver::new().take(text);
        if let Ok(frame) = Frame::parse(text) {
            assert_eq!(frame.text(), text, "two texts for the same frame");
        }
    }
    if let Ok(receiver) = Receiver::restore(data) {
        assert_eq!(receiver.save(), data, "what is restored is what was saved");
    }
    let mut left = PICTURES;
    let _ = codes_in_animation(data, |_| {
        left -= 1;
        if left == 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    if let [s0, s1, s2, length, ids @ ..] = data {
        let object = ObjectId {
            digest: [0; 16],
            size: u32::from_be_bytes([0, *s0, *s1, *s2]),
        };
        series(object, usize::from(*length), ids);
    }
}

/// Nothing but the object is ever handed out, and nobody has one with this digest.
fn series(object: ObjectId, length: usize, ids: &[u8]) {
    let mut receiver = Receiver::new();
    let mut last = 0;
    for id in ids.chunks_exact(3) {
        let id = u32::from_be_bytes([0, id[0], id[1], id[2]]);
        let Ok(frame) = Frame::new(object, id, vec![id as u8; length]) else {
            continue;
        };
        match receiver.take(&frame.text()) {
            Ok(progress) => {
                assert!(progress.done.is_none() && progress.percent < 100);
                assert!(progress.percent >= last, "progress falls");
                last = progress.percent;
            }
            Err(_) => last = 0,
        }
        let again = Receiver::restore(&receiver.save()).expect("our own");
        assert_eq!(again.receiving().is_some(), receiver.receiving().is_some());
    }
}
