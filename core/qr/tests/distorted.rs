//! How many codes are read through each kind of damage that cameras and paper do. The pictures are made from seeds, so
//! the rates are the same everywhere: each picture has more time than any machine needs.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs
)]

mod scene;

use qr::Symbol;
use scene::{Random, Scene, png};
use std::f64::consts::TAU;
use std::time::Duration;

/// Time for a picture on a machine that does many other things.
const ENOUGH: Duration = Duration::from_secs(60);

/// Pictures of each kind.
const PICTURES: usize = 12;

/// Reads pictures of codes from version 2 to 19 as `scene` shows them; at least `least` must be read, and none wrongly.
fn rate(least: usize, scene: impl Fn(&Symbol, &mut Random) -> Scene) {
    let mut read = 0;
    for index in 0..PICTURES {
        let mut random = Random::new(index as u64 * 7919 + 1);
        let length = [20, 80, 200, 400, 560, 600][index % 6];
        let text = random.alphanumeric(length);
        let symbol = qr::encode(&text).unwrap();
        let scene = scene(&symbol, &mut random);
        let pixels = scene.picture(&symbol, &mut random);
        match qr::texts_in_picture_within(&png(scene.width, scene.height, &pixels), ENOUGH)
            .unwrap()
            .as_slice()
        {
            [] => {}
            [found] if *found == text => read += 1,
            other => panic!("picture {index}: {} texts, or a wrong one", other.len()),
        }
    }
    assert!(read >= least, "{read} of {PICTURES} read, {least} expected");
}

#[test]
fn turned() {
    rate(12, |symbol, random| Scene {
        turn: random.between(0.0, TAU),
        ..Scene::roomy(symbol, random.between(2.5, 4.0))
    });
}

#[test]
fn tilted_by_up_to_55_degrees() {
    rate(11, |symbol, random| Scene {
        turn: random.between(0.0, TAU),
        tilt: random.between(0.4, 0.96),
        tilt_towards: random.between(0.0, TAU),
        distance: random.between(1.5, 4.0),
        ..Scene::roomy(symbol, random.between(4.0, 6.0))
    });
}

#[test]
fn bent_by_up_to_60_degrees() {
    rate(11, |symbol, random| Scene {
        turn: random.between(0.0, TAU),
        bend: random.between(0.5, 1.05),
        ..Scene::roomy(symbol, random.between(4.0, 5.0))
    });
}

#[test]
fn blurred_over_more_than_half_a_module() {
    rate(11, |symbol, random| {
        let module = random.between(3.0, 4.0);
        Scene {
            turn: random.between(0.0, TAU),
            blur: module * random.between(0.5, 0.7),
            ..Scene::roomy(symbol, module)
        }
    });
}

#[test]
fn two_pixels_a_module() {
    rate(12, |symbol, random| Scene {
        turn: random.between(0.0, TAU),
        blur: 0.5,
        noise: 4.0,
        ..Scene::roomy(symbol, random.between(1.8, 2.4))
    });
}

#[test]
fn noisy() {
    rate(11, |symbol, random| Scene {
        turn: random.between(0.0, TAU),
        noise: random.between(30.0, 45.0),
        blur: 0.5,
        ..Scene::roomy(symbol, random.between(3.5, 4.5))
    });
}

#[test]
fn little_contrast() {
    rate(12, |symbol, random| {
        let dark = random.between(40.0, 180.0);
        let scene = Scene::roomy(symbol, random.between(3.0, 4.0));
        Scene {
            turn: random.between(0.0, TAU),
            dark,
            light: dark + 20.0,
            noise: 2.0,
            blur: 0.6,
            ..scene
        }
    });
}

#[test]
fn unevenly_lit() {
    rate(12, |symbol, random| Scene {
        turn: random.between(0.0, TAU),
        shade: random.between(0.6, 0.85),
        noise: 3.0,
        blur: 0.8,
        ..Scene::roomy(symbol, random.between(3.0, 4.0))
    });
}

#[test]
fn across_a_shadow() {
    rate(10, |symbol, random| Scene {
        turn: random.between(0.0, TAU),
        shadow: random.between(0.35, 0.5),
        noise: 3.0,
        blur: 0.8,
        ..Scene::roomy(symbol, random.between(3.0, 4.0))
    });
}

#[test]
fn among_other_print() {
    rate(12, |symbol, random| Scene {
        turn: random.between(0.0, TAU),
        clutter: 300,
        noise: 3.0,
        blur: 0.8,
        ..Scene::roomy(symbol, random.between(3.0, 4.0))
    });
}

#[test]
fn under_a_blot() {
    rate(11, |symbol, random| Scene {
        turn: random.between(0.0, TAU),
        blot: random.between(0.15, 0.22),
        noise: 3.0,
        blur: 0.8,
        ..Scene::roomy(symbol, random.between(3.0, 4.0))
    });
}

#[test]
fn light_on_dark() {
    rate(12, |symbol, random| Scene {
        turn: random.between(0.0, TAU),
        dark: 220.0,
        light: 40.0,
        noise: 3.0,
        blur: 0.8,
        ..Scene::roomy(symbol, random.between(3.0, 4.0))
    });
}

#[test]
fn as_a_phone_sees_paper() {
    rate(10, |symbol, random| {
        let module = random.between(2.8, 4.0);
        Scene {
            turn: random.between(-0.6, 0.6),
            tilt: random.between(0.0, 0.5),
            tilt_towards: random.between(0.0, TAU),
            distance: random.between(1.5, 3.0),
            bend: random.between(0.0, 0.5),
            blur: module * random.between(0.2, 0.45),
            noise: random.between(3.0, 12.0),
            shade: random.between(0.0, 0.5),
            dark: random.between(20.0, 70.0),
            light: random.between(140.0, 230.0),
            clutter: 100,
            ..Scene::roomy(symbol, module)
        }
    });
}
