//! Moving QR from screen to camera: every frame is drawn as a picture by our encoder and read from it by our decoder.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs
)]

mod scene;

use std::f64::consts::TAU;
use std::ops::ControlFlow;
use std::time::Duration;

use qr::moving::{MovingError, Receiver, Sender};
use qr::render::{RenderError, animation};
use qr::{DecodeError, Symbol};
use scene::{Random, Scene, png};

/// Codes that the sender shows in a second.
const RATE: f64 = 8.0;

/// 60 KB, the size of the goal: at most 20 s with 30 % of the frames lost.
const GOAL: usize = 60 << 10;
const GOAL_SECONDS: f64 = 20.0;

/// Time for a picture on a machine that does many other things.
const ENOUGH: Duration = Duration::from_secs(60);

fn object(size: usize) -> Vec<u8> {
    let mut random = Random::new(size as u64);
    (0..size).map(|_| random.bits() as u8).collect()
}

/// The texts of the codes in a picture of a symbol as a screen shows it.
fn seen(symbol: &Symbol) -> Vec<String> {
    qr::texts_in_picture_within(&qr::render::png(symbol, 3).unwrap(), ENOUGH).unwrap()
}

/// Shows frames, of which those at `shown` are seen, until the object is whole; the seconds that took.
fn seconds(object: &[u8], shown: impl Iterator<Item = (u32, bool)>, look: impl Fn(&Sender, u32) -> Vec<String>) -> f64 {
    let (sender, mut receiver) = (Sender::new(object).unwrap(), Receiver::new());
    for (count, (n, is_seen)) in (1_u32..).zip(shown) {
        if !is_seen {
            continue;
        }
        for text in look(&sender, n) {
            if let Some(received) = receiver.take(&text).ok().and_then(|progress| progress.done) {
                assert!(received == object);
                return f64::from(count) / RATE;
            }
        }
    }
    panic!("not whole at the end");
}

/// Endless frames in order, of which a share is lost at random.
fn random_loss(lost: f64, seed: u64) -> impl Iterator<Item = (u32, bool)> {
    let mut random = Random::new(seed);
    (0..).map(move |n| (n, random.between(0.0, 1.0) >= lost))
}

#[test]
fn sixty_kilobytes_in_twenty_seconds_from_pictures() {
    let object = object(GOAL);
    let took = seconds(&object, random_loss(0.3, 1), |sender, n| seen(&sender.symbol(n)));
    assert!(took <= GOAL_SECONDS, "{took} s");
}

#[test]
fn sixty_kilobytes_in_twenty_seconds_whatever_is_lost() {
    let object = object(GOAL);
    let sender = |sender: &Sender, n| vec![sender.frame(n)];
    for seed in 0..100 {
        let took = seconds(&object, random_loss(0.3, seed), sender);
        assert!(took <= GOAL_SECONDS, "{took} s with seed {seed}");
    }
}

#[test]
fn bursts_reversed_order_and_duplicates() {
    let object = object(10 << 10);
    let needed = Sender::new(&object).unwrap().needed();
    // Three seconds seen, two not: somebody walked through the picture.
    let bursts = (0..).map(|n| (n, n % 40 < 24));
    let reversed = (0..needed * 2).rev().map(|n| (n, n % 10 >= 3));
    // The camera is faster than the screen.
    let thrice = (0..).map(|n| (n / 3, true));
    let least = f64::from(needed) / RATE;
    for (name, took, most) in [
        (
            "bursts",
            seconds(&object, bursts, |sender, n| seen(&sender.symbol(n))),
            least * 2.0 + 2.0,
        ),
        (
            "reversed",
            seconds(&object, reversed, |sender, n| seen(&sender.symbol(n))),
            least / 0.7 + 1.0,
        ),
        (
            "duplicates",
            seconds(&object, thrice, |sender, n| seen(&sender.symbol(n))),
            least * 3.0,
        ),
    ] {
        assert!(took >= least && took <= most, "{name}: {took} s");
    }
}

/// How a camera in a hand sees a screen.
fn photograph(symbol: &Symbol, random: &mut Random) -> Vec<String> {
    let module = random.between(3.0, 4.0);
    let scene = Scene {
        turn: random.between(-0.3, 0.3),
        tilt: random.between(0.0, 0.3),
        tilt_towards: random.between(0.0, TAU),
        blur: module * random.between(0.2, 0.35),
        noise: random.between(2.0, 6.0),
        shade: random.between(0.0, 0.3),
        ..Scene::roomy(symbol, module)
    };
    let pixels = scene.picture(symbol, random);
    qr::texts_in_picture_within(&png(scene.width, scene.height, &pixels), ENOUGH).unwrap()
}

#[test]
fn photographs_of_a_screen() {
    let object = object(5000);
    let random = std::cell::RefCell::new(Random::new(3));
    let look = |sender: &Sender, n| photograph(&sender.symbol(n), &mut random.borrow_mut());
    let took = seconds(&object, (0..40).map(|n| (n, true)), look);
    // Seven frames are needed; some may not be read.
    assert!(took <= 12.0 / RATE, "{took} s");
}

#[test]
fn animations_are_read_back() {
    let object = object(20_000);
    let sender = Sender::new(&object).unwrap();
    let frames = || (0..sender.round()).map(|n| sender.symbol(n));
    for file in [animation::gif(frames(), 3, 8), animation::apng(frames(), 3, 8)] {
        let file = file.unwrap();
        let mut percents = Vec::new();
        let received = Receiver::new().take_animation(&file, |progress| {
            percents.push(progress.percent);
            ControlFlow::Continue(())
        });
        assert!(received.unwrap().as_ref() == Some(&object));
        assert!(percents.is_sorted() && percents.len() == sender.needed() as usize && percents.last() == Some(&100));
        // The caller may stop, and go on with the same receiver.
        let mut receiver = Receiver::new();
        assert!(
            receiver
                .take_animation(&file, |_| ControlFlow::Break(()))
                .unwrap()
                .is_none()
        );
        let rest = receiver.take_animation(&file, |_| ControlFlow::Continue(()));
        assert!(rest.unwrap().as_ref() == Some(&object));
    }
}

#[test]
fn a_gif_painted_in_parts_is_read() {
    // As programs save animations: each picture only paints what changed. The second code covers the first.
    let paint = |text: &str| {
        let symbol = qr::encode(text).unwrap();
        let side = symbol.size() as u16 * 3;
        let modules = symbol.modules();
        let size = symbol.size();
        let pixels: Vec<u8> = (0..usize::from(side).pow(2))
            .map(|at| 1 - modules[at / usize::from(side) / 3 * size + at % usize::from(side) / 3])
            .collect();
        (side, pixels)
    };
    let (side, first) = paint("CPK1:FIRST");
    let (_, second) = paint("CPK1:OTHER");
    let mut encoder = gif::Encoder::new(Vec::new(), side + 40, side + 40, &[0, 0, 0, 255, 255, 255]).unwrap();
    for pixels in [first, second] {
        let frame = gif::Frame {
            left: 20,
            top: 20,
            width: side,
            height: side,
            buffer: pixels.into(),
            ..gif::Frame::default()
        };
        encoder.write_frame(&frame).unwrap();
    }
    let file = encoder.into_inner().unwrap();
    let mut texts = Vec::new();
    qr::codes_in_animation(&file, |codes| {
        texts.extend(codes.into_iter().filter_map(|code| code.text));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(texts, ["CPK1:FIRST", "CPK1:OTHER"]);
}

#[test]
fn hostile_animations_are_refused() {
    let all = |file: &[u8]| qr::codes_in_animation(file, |_| ControlFlow::Continue(()));
    let symbol = qr::encode("CPK1:").unwrap();
    let mut huge = animation::gif([symbol.clone(), symbol.clone()].into_iter(), 2, 8).unwrap();
    huge[6..10].fill(0xff);
    assert_eq!(all(&huge), Err(DecodeError::TooManyPixels));
    let animated = animation::apng([symbol.clone(), symbol.clone()].into_iter(), 2, 8).unwrap();
    assert_eq!(all(&animated[..animated.len() / 2]), Err(DecodeError::Damaged));
    assert_eq!(all(b"CPK1:"), Err(DecodeError::NotAPicture));
    assert!(matches!(
        all(&vec![0; qr::MAX_ANIMATION_BYTES + 1]),
        Err(DecodeError::FileTooLarge { .. })
    ));
    // More pictures than any sender makes.
    let many: Vec<Symbol> = (0..animation::MAX_FRAMES + 1).map(|_| symbol.clone()).collect();
    assert_eq!(animation::gif(many.into_iter(), 1, 8), Err(RenderError::Animation));
    let mut encoder = gif::Encoder::new(Vec::new(), 1, 1, &[0, 0, 0, 255, 255, 255]).unwrap();
    for _ in 0..=animation::MAX_FRAMES {
        let frame = gif::Frame {
            width: 1,
            height: 1,
            buffer: vec![1].into(),
            ..gif::Frame::default()
        };
        encoder.write_frame(&frame).unwrap();
    }
    assert_eq!(all(&encoder.into_inner().unwrap()), Err(DecodeError::TooManyPixels));
    // Pictures without a frame.
    let other = animation::gif([qr::encode("HC1:6BFOXN").unwrap()].into_iter(), 3, 8).unwrap();
    let received = Receiver::new().take_animation(&other, |_| ControlFlow::Continue(()));
    assert_eq!(received.err(), Some(MovingError::NotAFrame));
    // Damage anywhere ends in an error, or in fewer codes; never in a panic.
    let mut random = Random::new(5);
    for file in [huge, animated] {
        for _ in 0..60 {
            let mut file = file.clone();
            for _ in 0..=random.below(4) {
                let at = random.below(file.len());
                file[at] = random.bits() as u8;
            }
            let mut pictures = 0;
            let _ = qr::codes_in_animation(&file, |_| {
                pictures += 1;
                if pictures < 4 {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        }
    }
}
