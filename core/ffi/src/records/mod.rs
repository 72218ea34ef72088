//! Records that several screens share.

pub(crate) mod card;
pub(crate) mod detail;
pub(crate) mod own;
pub(crate) mod reason;

/// A count as the shells have them.
pub(crate) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
