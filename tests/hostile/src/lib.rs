//! Hostile input.
//!
//! - [`BODIES`]: one function per way in for bytes from outside. Each takes any bytes, and panics where a promise is
//!   broken. The targets in `tests/fuzz` call them with what a coverage-guided search finds, `tests/deterministic.rs` with
//!   a fixed number of mutants of [`seeds`].
//! - [`mutant`]: real codes, mutated at one layer and wrapped validly again, for `carnet check --lines`.

pub mod bodies;
mod layer;
mod message;
mod mutant;
mod mutate;
mod originals;
mod random;
pub mod seeds;
pub mod vectors;

pub use bodies::BODIES;
pub use layer::Layer;
pub use mutant::{Certificates, mutant};
pub use mutate::mutate;
pub use originals::{Original, Originals};
pub use random::Random;
