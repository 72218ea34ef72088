//! How long wrong PINs have to wait: free tries first, then a wait that doubles, counted while the device is on.

use std::time::Duration;

use crate::BootClock;
use crate::limits::{FIRST_PIN_DELAY_SECONDS, FREE_PIN_TRIES, MAX_PIN_DELAY_SECONDS};
use crate::vault::entry::PinFailures;

impl PinFailures {
    /// The wait that this many failures cost, from the last one on.
    pub(crate) fn wait(self) -> Duration {
        let Some(doublings) = self.count.checked_sub(FREE_PIN_TRIES) else {
            return Duration::ZERO;
        };
        let factor = 1_u64.checked_shl(doublings).unwrap_or(u64::MAX);
        Duration::from_secs(
            FIRST_PIN_DELAY_SECONDS
                .saturating_mul(factor)
                .min(MAX_PIN_DELAY_SECONDS),
        )
    }

    /// What is left of the wait. A run of the device other than the one of the last failure starts it again.
    pub(crate) fn remaining(self, clock: &dyn BootClock) -> Option<Duration> {
        let now = clock.since_boot();
        let waited = match self.last {
            Some((boot, at)) if boot == clock.boot_id() => now.saturating_sub(at),
            _ => now,
        };
        Some(self.wait().saturating_sub(waited)).filter(|left| !left.is_zero())
    }

    /// One more.
    pub(crate) fn counted(self, clock: &dyn BootClock) -> Self {
        PinFailures {
            count: self.count.saturating_add(1),
            last: Some((clock.boot_id(), clock.since_boot())),
        }
    }

    /// Tries left before waiting starts.
    pub(crate) fn free_tries(self) -> u32 {
        FREE_PIN_TRIES.saturating_sub(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BootId;

    struct At(u8, u64);
    impl BootClock for At {
        fn boot_id(&self) -> BootId {
            BootId([self.0; 16])
        }
        fn since_boot(&self) -> Duration {
            Duration::from_secs(self.1)
        }
    }

    fn failures(count: u32) -> PinFailures {
        PinFailures {
            count,
            last: Some((BootId([1; 16]), Duration::from_secs(100))),
        }
    }

    #[test]
    fn five_are_free_then_the_wait_doubles_to_an_hour() {
        let waits: Vec<u64> = (0..=14).map(|count| failures(count).wait().as_secs()).collect();
        assert_eq!(
            waits,
            [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
        );
        assert_eq!(failures(u32::MAX).wait().as_secs(), 3600);
    }

    #[test]
    fn the_wait_is_counted_from_the_failure_within_one_boot() {
        assert_eq!(failures(6).remaining(&At(1, 100)), Some(Duration::from_secs(60)));
        assert_eq!(failures(6).remaining(&At(1, 159)), Some(Duration::from_secs(1)));
        assert_eq!(failures(6).remaining(&At(1, 160)), None);
        assert_eq!(
            failures(6).remaining(&At(1, 50)),
            Some(Duration::from_secs(60)),
            "a clock that went back gains nothing"
        );
    }

    #[test]
    fn a_reboot_starts_the_wait_again() {
        assert_eq!(failures(6).remaining(&At(2, 0)), Some(Duration::from_secs(60)));
        assert_eq!(failures(6).remaining(&At(2, 59)), Some(Duration::from_secs(1)));
        assert_eq!(failures(6).remaining(&At(2, 60)), None);
        assert_eq!(failures(4).remaining(&At(2, 0)), None);
    }
}
