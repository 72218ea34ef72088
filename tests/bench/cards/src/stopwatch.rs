//! Time on the wall and time on the processor, nanoseconds each.

use std::hint::black_box;
use std::time::Instant;

use rustix::time::{ClockId, clock_gettime};

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// On the wall, waiting included.
    pub wall: f64,
    /// On the processor, by this thread, in the kernel too: what a busy neighbour does not change.
    pub cpu: f64,
}

/// Times `times` calls and gives the time of one. What a single call returns is dropped after the time is taken. More calls
/// follow one that does not count, so that no candidate pays for the caches its predecessor left.
pub fn time<T>(times: u32, mut f: impl FnMut() -> T) -> Time {
    if times > 1 {
        black_box(f());
    }
    let (wall, cpu) = (Instant::now(), on_processor());
    for _ in 1..times {
        black_box(f());
    }
    let last = f();
    let (cpu, wall) = (on_processor() - cpu, wall.elapsed().as_nanos() as f64);
    drop(black_box(last));
    Time {
        wall: wall / f64::from(times),
        cpu: cpu / f64::from(times),
    }
}

fn on_processor() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}
