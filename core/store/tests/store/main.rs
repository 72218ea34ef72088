//! The store through its public face, and its file through the eyes of someone who damages it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs
)]

mod damage;
mod folder;
mod journey;
mod model;
mod pin;
mod rollback;
mod slots;
mod sqlite;
mod support;
