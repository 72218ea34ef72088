//! A symbol as a drawing (SVG 1.1).

use crate::symbol::Symbol;
use std::fmt::Write;

/// A drawing that scales to any size: the view box counts modules, one path holds all that is dark, on white.
pub fn svg(symbol: &Symbol) -> String {
    let size = symbol.size();
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\""
    );
    for y in 0..size {
        let mut x = 0;
        while let Some(start) = (x..size).find(|&x| symbol.is_dark(x, y)) {
            let end = (start..size).find(|&x| !symbol.is_dark(x, y)).unwrap_or(size);
            let length = end.saturating_sub(start);
            // Writing to a string cannot fail.
            let _ = write!(drawing, "M{start} {y}h{length}v1h-{length}z");
            x = end;
        }
    }
    drawing.push_str("\"/></svg>\n");
    drawing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode;

    #[test]
    fn the_path_covers_the_dark_modules() {
        let symbol = encode("01234567").unwrap();
        let drawing = svg(&symbol);
        assert!(drawing.contains("viewBox=\"0 0 29 29\""));
        assert_eq!(drawing.matches("<path").count(), 1);
        let path = drawing.split("d=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut modules = vec![0; 29 * 29];
        for bar in path.split_terminator('z') {
            let numbers: Vec<usize> = bar
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let [x, y, length, 1, back] = numbers[..] else {
                panic!("{bar}")
            };
            assert_eq!(length, back);
            modules[y * 29 + x..y * 29 + x + length].fill(1);
        }
        assert_eq!(modules, symbol.modules());
    }
}
