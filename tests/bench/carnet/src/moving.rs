//! Moving QR: seconds at eight frames a second with 30 % of them lost, beside the least that frames of that capacity allow,
//! and the time that each step of a frame takes.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cards::time;
use qr::moving::{Receiver, Sender, limits};
use qr::{Level, Symbol};

use crate::Failure;

const RATE: f64 = 8.0;
const LOST: f64 = 0.3;

/// Bytes of one code of version 20-L, in Base45: what a frame without header or prefix would carry.
const CAPACITY: f64 = 832.0;

/// Series of losses for each size; the median of the seconds is shown, and the most.
const SERIES: u64 = 101;

/// Rounds of each step.
const ROUNDS: usize = 61;

/// Seconds for 60 KB.
const GOAL: f64 = 20.0;

pub fn bench() -> Result<(), Failure> {
    println!(
        "\nMoving QR, {RATE} frames a second, {:.0} % lost ({SERIES} series)",
        LOST * 100.0
    );
    println!(
        "  {:>9} {:>7} {:>9} {:>9} {:>10} {:>7} {:>12}",
        "bytes", "frames", "median s", "most s", "least s", "ratio", "last frame"
    );
    for size in [10_000, 60_000, 61_440, 300_000, limits::OBJECT_BYTES] {
        transfer(size)?;
    }
    steps()
}

/// Bytes that do not repeat.
fn object(size: usize) -> Vec<u8> {
    let mut random = Random(size as u64);
    (0..size).map(|_| random.next() as u8).collect()
}

fn transfer(size: usize) -> Result<(), Failure> {
    let object = object(size);
    let sender = Sender::new(&object)?;
    // The texts are the same in every series.
    let texts: Vec<String> = (0..sender.needed() * 2 + 40).map(|n| sender.frame(n)).collect();
    let (mut seconds, mut last) = (Vec::new(), Duration::ZERO);
    for seed in 0..SERIES {
        let (mut random, mut receiver) = (Random(seed), Receiver::new());
        let took = (1_u32..).zip(&texts).find_map(|(count, text)| {
            if random.share() < LOST {
                return None;
            }
            let start = Instant::now();
            let done = receiver.take(text).ok()?.done?;
            last = last.max(start.elapsed());
            (done == object).then_some(f64::from(count) / RATE)
        });
        seconds.push(took.ok_or("not whole at the end")?);
    }
    seconds.sort_by(f64::total_cmp);
    let (median, most) = (seconds[seconds.len() / 2], seconds[seconds.len() - 1]);
    let least = size as f64 / CAPACITY / RATE / (1.0 - LOST);
    print!(
        "  {size:>9} {:>7} {median:>9.1} {most:>9.1} {least:>10.1} {:>7.3} {:>9.1} ms",
        sender.needed(),
        median / least,
        last.as_secs_f64() * 1e3
    );
    if size == 60_000 || size == 61_440 {
        print!("   goal {GOAL} s {}", if most <= GOAL { "met" } else { "MISSED" });
    }
    println!();
    Ok(())
}

fn steps() -> Result<(), Failure> {
    let object = object(60_000);
    let sender = Sender::new(&object)?;
    let largest = self::object(limits::OBJECT_BYTES);
    let symbol = sender.symbol(100);
    assert!(symbol.version() == 20 && symbol.level() == Level::L);
    let text = sender.frame(100);
    let picture = qr::render::png(&symbol, 4)?;
    let (side, luma) = screen(&symbol, 4);
    assert!(qr::texts_in_luma(side, side, side as usize, &luma)? == [text.clone()]);
    let mut count = 1000;
    let further = || {
        count += 1;
        sender.frame(count)
    };
    println!(
        "\nMoving QR, one frame of version 20-L; {RATE} a second leave {:.0} ms",
        1e3 / RATE
    );
    step("text of a frame that is not the object's own", 20, further);
    step("the same as symbol", 20, || sender.symbol(1000));
    step("PNG, four pixels a module", 2, || qr::render::png(&symbol, 4).ok());
    step("read from that PNG", 1, || {
        qr::texts_in_picture(black_box(&picture)).ok()
    });
    step("read from a camera frame of that size", 1, || {
        qr::texts_in_luma(side, side, side as usize, black_box(&luma)).ok()
    });
    step("text taken by a receiver", 20, || {
        Receiver::new().take(black_box(&text)).is_ok()
    });
    println!("\nMoving QR, one object, once");
    step("prepare 60,000 bytes for sending", 1, || {
        Sender::new(black_box(&object)).is_ok()
    });
    step("prepare 1 MiB", 1, || Sender::new(black_box(&largest)).is_ok());
    Ok(())
}

/// Prints the median of a step's processor time.
fn step<T>(name: &str, calls: u32, mut f: impl FnMut() -> T) {
    let mut took: Vec<f64> = (0..ROUNDS).map(|_| time(calls, &mut f).cpu).collect();
    took.sort_by(f64::total_cmp);
    println!("  {name:<50} {:>9.3} ms", took[took.len() / 2] / 1e6);
}

/// A symbol as a camera sees it at its best: one byte a pixel.
fn screen(symbol: &Symbol, pixels: usize) -> (u32, Vec<u8>) {
    let side = symbol.size() * pixels;
    let shade = |at: usize| {
        if symbol.is_dark(at % side / pixels, at / side / pixels) {
            30
        } else {
            225
        }
    };
    (side as u32, (0..side * side).map(shade).collect())
}

/// Splitmix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 0 to 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
