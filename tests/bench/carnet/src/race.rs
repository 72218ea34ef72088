//! Candidates timed in turn, and their medians side by side.

use cards::{Time, time};

/// What is timed. Takes its own time, so that it can leave out what does not belong to it.
pub type Run<'a> = Box<dyn FnMut() -> Time + 'a>;

/// One table: ours, and what it is held against.
pub struct Race<'a> {
    title: String,
    by: By,
    candidates: Vec<(String, Run<'a>, Option<f64>)>,
}

/// Which time the ratios are of.
#[derive(Clone, Copy)]
pub enum By {
    /// Where nothing is waited for.
    Processor,
    /// Where the disk is.
    Wall,
}

impl<'a> Race<'a> {
    pub fn new(by: By, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            by,
            candidates: Vec::new(),
        }
    }

    /// What is measured; the first one is ours, and every other is shown with how much of it ours is.
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
        let mut times: Vec<Vec<Time>> = self.candidates.iter().map(|_| Vec::with_capacity(rounds)).collect();
        for round in 0..=rounds {
            for ((_, run, _), times) in self.candidates.iter_mut().zip(&mut times) {
                let took = run();
                if round > 0 {
                    times.push(took);
                }
            }
        }
        let by = match self.by {
            By::Processor => "processor",
            By::Wall => "wall",
        };
        println!("\n{} ({rounds} rounds, ratios by {by} time)", self.title);
        println!("  {:<58} {:>10} {:>10}   {:>6}", "", "processor", "wall", "ratio");
        let medians: Vec<Time> = times.iter().map(|times| median(times)).collect();
        for (position, ((name, _, goal), own)) in self.candidates.iter().zip(&medians).enumerate() {
            print!("  {name:<58} {:>10} {:>10}", shown(own.cpu), shown(own.wall));
            let ratio = match self.by {
                By::Processor => medians[0].cpu / own.cpu,
                By::Wall => medians[0].wall / own.wall,
            };
            if position > 0 {
                print!("   {ratio:>6.3}");
            }
            if let Some(goal) = goal {
                print!("   goal {goal:.2} {}", if ratio <= *goal { "met" } else { "MISSED" });
            }
            println!();
        }
    }
}

/// Times one call; what it returns is dropped outside the time.
pub fn once<'a, T>(f: impl FnMut() -> T + 'a) -> Run<'a> {
    repeated(1, f)
}

/// Times a call that is too short for one reading of the clock: `times` calls, what they return included.
pub fn repeated<'a, T>(times: u32, mut f: impl FnMut() -> T + 'a) -> Run<'a> {
    Box::new(move || time(times, &mut f))
}

fn median(times: &[Time]) -> Time {
    let of = |part: fn(&Time) -> f64| {
        let mut sorted: Vec<f64> = times.iter().map(part).collect();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    };
    Time {
        wall: of(|time| time.wall),
        cpu: of(|time| time.cpu),
    }
}

fn shown(nanoseconds: f64) -> String {
    match nanoseconds {
        ns if ns < 1e3 => format!("{ns:.0} ns"),
        ns if ns < 1e6 => format!("{:.2} us", ns / 1e3),
        ns => format!("{:.2} ms", ns / 1e6),
    }
}
