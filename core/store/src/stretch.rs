//! Argon2id (RFC 9106): what makes guessing a PIN, a code or a passphrase slow. Costs stand in headers and are bounded
//! before any memory is spent.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use crate::limits::{
    MAX_ARGON2_KIB, MAX_ARGON2_PASSES, MAX_BACKUP_KIB, MAX_BACKUP_LANES, MAX_BACKUP_PASSES, MIN_ARGON2_KIB,
    MIN_ARGON2_PASSES, MIN_BACKUP_PASSES,
};

/// Memory, passes and lanes of one derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// For a PIN, which is useless without the device's key and counted besides: about 0.1 s on a phone.
    pub(crate) const PIN: Cost = Cost {
        memory_kib: 32 << 10,
        passes: 3,
        lanes: 1,
    };
    /// For a file that can be carried away and guessed at.
    pub(crate) const OFFLINE: Cost = Cost {
        memory_kib: 64 << 10,
        passes: 3,
        lanes: 1,
    };
    /// For a backup: RFC 9106 section 4's second recommendation, which a small phone can pay.
    pub(crate) const BACKUP: Cost = Cost {
        memory_kib: 64 << 10,
        passes: 3,
        lanes: 4,
    };

    /// A slot's cost, read from its header; `None` past the limits.
    pub(crate) fn bounded(memory_kib: u32, passes: u32) -> Option<Cost> {
        let fits = (MIN_ARGON2_KIB..=MAX_ARGON2_KIB).contains(&memory_kib)
            && (MIN_ARGON2_PASSES..=MAX_ARGON2_PASSES).contains(&passes);
        fits.then_some(Cost {
            memory_kib,
            passes,
            lanes: 1,
        })
    }

    /// A backup's cost, read from its header; `None` past the limits.
    pub(crate) fn bounded_of_backup(memory_kib: u32, passes: u32, lanes: u32) -> Option<Cost> {
        let fits = (MIN_ARGON2_KIB..=MAX_BACKUP_KIB).contains(&memory_kib)
            && (MIN_BACKUP_PASSES..=MAX_BACKUP_PASSES).contains(&passes)
            && (1..=MAX_BACKUP_LANES).contains(&lanes);
        fits.then_some(Cost {
            memory_kib,
            passes,
            lanes,
        })
    }

    pub(crate) fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    pub(crate) fn passes(self) -> u32 {
        self.passes
    }

    pub(crate) fn lanes(self) -> u32 {
        self.lanes
    }
}

/// Argon2id could not run: no memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StretchFailed;

/// 32 bytes from a secret.
pub(crate) fn stretch(cost: Cost, salt: &[u8; 16], secret: &[u8]) -> Result<Zeroizing<[u8; 32]>, StretchFailed> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| StretchFailed)?;
    let mut out = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, salt, out.as_mut_slice())
        .map_err(|_| StretchFailed)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_past_the_limits_are_refused_before_memory_is_spent() {
        for (memory, passes) in [
            (u32::MAX, 3),
            (MAX_ARGON2_KIB + 1, 3),
            (MIN_ARGON2_KIB - 1, 3),
            (0, 0),
            (64 << 10, 1),
            (64 << 10, u32::MAX),
        ] {
            assert_eq!(Cost::bounded(memory, passes), None, "{memory} KiB, {passes} passes");
        }
        for cost in [Cost::PIN, Cost::OFFLINE] {
            assert_eq!(Cost::bounded(cost.memory_kib, cost.passes), Some(cost));
        }
        for (memory, passes, lanes) in [
            (u32::MAX, 3, 4),
            (MAX_BACKUP_KIB + 1, 3, 4),
            (MIN_ARGON2_KIB - 1, 3, 4),
            (64 << 10, 0, 4),
            (64 << 10, MAX_BACKUP_PASSES + 1, 4),
            (64 << 10, 3, 0),
            (64 << 10, 3, MAX_BACKUP_LANES + 1),
        ] {
            assert_eq!(
                Cost::bounded_of_backup(memory, passes, lanes),
                None,
                "{memory} KiB, {passes}, {lanes}"
            );
        }
        let (memory, passes, lanes) = (Cost::BACKUP.memory_kib, Cost::BACKUP.passes, Cost::BACKUP.lanes);
        assert_eq!(Cost::bounded_of_backup(memory, passes, lanes), Some(Cost::BACKUP));
    }

    #[test]
    fn salt_and_secret_both_count() {
        let cost = Cost::bounded(MIN_ARGON2_KIB, MIN_ARGON2_PASSES).unwrap();
        let one = stretch(cost, &[1; 16], b"secret").unwrap();
        assert_ne!(one, stretch(cost, &[2; 16], b"secret").unwrap());
        assert_ne!(one, stretch(cost, &[1; 16], b"Secret").unwrap());
        assert_eq!(one, stretch(cost, &[1; 16], b"secret").unwrap());
    }
}
