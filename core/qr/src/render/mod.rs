//! A symbol for a terminal, as a picture, as a drawing; several as an animation.

pub mod animation;
mod png;
mod svg;
mod terminal;

pub use self::png::{RenderError, png};
pub use svg::svg;
pub use terminal::{TerminalStyle, terminal};
