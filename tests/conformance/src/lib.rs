//! Conformance: one named test per published case, over the files in `tests/vectors`.
//!
//! Each suite in `suites/` lists its cases and runs them with [`run`]; this library holds what the suites share.
//! `cargo test -p carnet-conformance --test cose -- sign1` runs the cases whose name holds `sign1`.

mod bytes;
mod report;
pub mod vectors;

pub use bytes::{base64, hex, sha256_hex};
pub use libtest_mimic::{Failed, Trial};
pub use report::{Outcome, run, same};
