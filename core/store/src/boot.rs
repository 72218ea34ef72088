//! Time since the device was switched on: what PIN delays are counted in. Wall time can be set by anyone.

use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};

use crate::StoreError;
use crate::id::random_bytes;

/// Names one run of the device, from switching on to switching off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BootId(pub [u8; 16]);

impl BootId {
    /// The run that a shell names by a text of its own.
    pub fn named(name: &str) -> Self {
        let digest: [u8; 32] = Sha256::digest(name.as_bytes()).into();
        let [first @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = digest;
        Self(first)
    }
}

/// A clock that starts with the device and cannot be set.
pub trait BootClock: Send + Sync {
    /// The run of the device this is.
    fn boot_id(&self) -> BootId;
    /// Time since it began.
    fn since_boot(&self) -> Duration;
}

/// The operating system's clock: `/proc` on Linux. Where the system gives none without unsafe code, the run of this
/// process stands for the run of the device, so that a new process waits again from the start: longer, never shorter.
pub struct SystemBootClock {
    boot_id: BootId,
    /// Where `/proc/uptime` does not answer: when this clock was made.
    since: Option<Instant>,
}

impl SystemBootClock {
    /// Reads the run of the device.
    pub fn new() -> Result<Self, StoreError> {
        match (proc_boot_id(), proc_uptime()) {
            (Some(boot_id), Some(_)) => Ok(SystemBootClock { boot_id, since: None }),
            _ => Ok(SystemBootClock {
                boot_id: BootId(random_bytes()?),
                since: Some(Instant::now()),
            }),
        }
    }
}

impl BootClock for SystemBootClock {
    fn boot_id(&self) -> BootId {
        self.boot_id
    }

    fn since_boot(&self) -> Duration {
        match self.since {
            Some(since) => since.elapsed(),
            None => proc_uptime().unwrap_or_default(),
        }
    }
}

/// Linux: a UUID that the kernel draws at boot.
fn proc_boot_id() -> Option<BootId> {
    let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let digits: String = text.trim().chars().filter(|c| *c != '-').collect();
    u128::from_str_radix(&digits, 16)
        .ok()
        .filter(|_| digits.len() == 32)
        .map(|id| BootId(id.to_be_bytes()))
}

/// Linux: seconds since boot, sleep included, with two decimals.
fn proc_uptime() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/uptime").ok()?;
    let seconds: f64 = text.split_ascii_whitespace().next()?.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_goes_forward_within_one_boot() {
        let clock = SystemBootClock::new().unwrap();
        let earlier = clock.since_boot();
        assert!(clock.since_boot() >= earlier);
        if cfg!(target_os = "linux") {
            assert_eq!(clock.boot_id(), SystemBootClock::new().unwrap().boot_id());
        }
    }
}
