//! Text to QR code symbol (ISO/IEC 18004), and picture or document to texts.
//!
//! ```
//! let symbol = qr::encode("HC1:6BFOXN")?;
//! let picture = qr::render::png(&symbol, 4)?;
//! assert_eq!(qr::texts_in_picture(&picture)?, ["HC1:6BFOXN"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Nothing here knows what the texts mean. All that is decoded is hostile: files have limits that are checked before
//! memory is spent, and no picture makes a call panic.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

mod decode;
#[cfg(feature = "pdf")]
mod document;
mod encode;
mod found;
mod kind;
pub mod moving;
pub mod render;
mod symbol;
mod version;

pub use decode::{
    DecodeError, MAX_ANIMATION_BYTES, MAX_ANIMATION_TIME, MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MAX_PICTURE_TIME,
    MAX_UNPACKED_BYTES, codes_in_animation, codes_in_luma, codes_in_picture, codes_in_picture_within, texts_in_luma,
    texts_in_picture, texts_in_picture_within,
};
#[cfg(feature = "pdf")]
pub use document::{
    Document, MAX_DOCUMENT_BYTES, MAX_DOCUMENT_PAGES, MAX_DOCUMENT_TIME, codes_in_pdf, read_pdf, texts_in_pdf,
};
pub use encode::{EncodeError, encode, encode_bytes};
pub use found::{Found, Part};
pub use kind::{FileKind, sniff};
pub use symbol::Symbol;
pub use version::Level;
