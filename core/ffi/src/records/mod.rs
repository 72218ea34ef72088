//! Records that several screens share.

pub(crate) mod card;
pub(crate) mod detail;
pub(crate) mod reason;
