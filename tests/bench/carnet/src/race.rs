//! Candidates timed in turn, and their medians side by side.

use std::hint::black_box;
use std::time::Instant;

/// What is timed. Gives the nanoseconds of one run, so that it can leave out what does not belong to it.
pub type Run<'a> = Box<dyn FnMut() -> f64 + 'a>;

/// One table: ours, and what it is held against.
pub struct Race<'a> {
    title: String,
    candidates: Vec<(String, Run<'a>, Option<f64>)>,
}

impl<'a> Race<'a> {
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), candidates: Vec::new() }
    }

    /// What is measured; the first one is ours, and every other ratio is ours against it.
    pub fn run(mut self, name: &str, run: Run<'a>) -> Self {
        self.candidates.push((name.to_owned(), run, None));
        self
    }

    /// A limit or peer with the ratio that ours should not exceed.
    pub fn against(mut self, name: &str, goal: f64, run: Run<'a>) -> Self {
        self.candidates.push((name.to_owned(), run, Some(goal)));
        self
    }

    /// Runs all candidates in turn, `rounds` times after a first one that does not count, and prints the table.
    pub fn print(mut self, rounds: usize) {
        let mut times: Vec<Vec<f64>> = self.candidates.iter().map(|_| Vec::with_capacity(rounds)).collect();
        for round in 0..=rounds {
            for ((_, run, _), times) in self.candidates.iter_mut().zip(&mut times) {
                let took = run();
                if round > 0 {
                    times.push(took);
                }
            }
        }
        println!("{} ({rounds} rounds)", self.title);
        let medians: Vec<f64> = times.iter_mut().map(|times| median(times)).collect();
        for (position, ((name, _, goal), own)) in self.candidates.iter().zip(&medians).enumerate() {
            print!("  {name:<58} {:>10}", shown(*own));
            if position > 0 {
                print!("   ours is {:>6.3} of it", medians[0] / own);
            }
            if let Some(goal) = goal {
                let verdict = if medians[0] / own <= *goal { "met" } else { "MISSED" };
                print!("   goal {goal:.2} {verdict}");
            }
            println!();
        }
    }
}

/// Times one call; what it returns is dropped outside the time.
pub fn timed<T>(f: impl FnOnce() -> T) -> f64 {
    let begun = Instant::now();
    let value = f();
    let took = begun.elapsed();
    drop(black_box(value));
    took.as_nanos() as f64
}

/// Times a call that is too short for one reading of the clock: `times` calls, what they return included.
pub fn repeated<'a, T>(times: u32, mut f: impl FnMut() -> T + 'a) -> Run<'a> {
    Box::new(move || {
        let begun = Instant::now();
        for _ in 0..times {
            black_box(f());
        }
        begun.elapsed().as_nanos() as f64 / f64::from(times)
    })
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn shown(nanoseconds: f64) -> String {
    match nanoseconds {
        ns if ns < 1e3 => format!("{ns:.0} ns"),
        ns if ns < 1e6 => format!("{:.2} us", ns / 1e3),
        ns => format!("{:.2} ms", ns / 1e6),
    }
}
