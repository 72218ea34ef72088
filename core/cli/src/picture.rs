//! One code as a picture in a file.

use std::path::Path;

use wallet::{Symbol, render};

use crate::failure::Failure;

/// Pixels a module in a PNG: 8 keeps a version 20 code readable on paper at 300 dpi.
const MODULE_PIXELS: u32 = 8;

/// Writes the code to whichever of the two is named; which one that was.
pub(crate) fn write<'p>(
    symbol: &Symbol,
    png: Option<&'p Path>,
    svg: Option<&'p Path>,
) -> Result<Option<&'p Path>, Failure> {
    let (path, bytes) = match (png, svg) {
        (Some(path), _) => {
            let png = render::png(symbol, MODULE_PIXELS);
            let png = png.map_err(|error| Failure::write(path, std::io::Error::other(error.to_string())))?;
            (path, png)
        }
        (None, Some(path)) => (path, render::svg(symbol).into_bytes()),
        (None, None) => return Ok(None),
    };
    std::fs::write(path, bytes).map_err(|cause| Failure::write(path, cause))?;
    Ok(Some(path))
}

/// The code's modules, a text of `0` and `1` for each row, quiet zone included.
pub(crate) fn rows(symbol: &Symbol) -> Vec<String> {
    let size = symbol.size();
    let row = |y| {
        (0..size)
            .map(|x| if symbol.is_dark(x, y) { '1' } else { '0' })
            .collect()
    };
    (0..size).map(row).collect()
}
