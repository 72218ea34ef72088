//! A symbol in half blocks: two modules stand in one character cell, which is about twice as high as wide.

use crate::symbol::Symbol;

/// How a terminal tells dark from light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TerminalStyle {
    /// ANSI colours, black on white from the fixed 256-colour palette: scans whatever the terminal's own colours are.
    Colour,
    /// No ANSI codes, for a terminal that writes dark on light: blocks are dark modules.
    DarkOnLight,
    /// No ANSI codes, for a terminal that writes light on dark: blocks are light modules.
    LightOnDark,
}

/// Black letters on white: 16 and 231 are the palette's black and white that themes do not change.
const BLACK_ON_WHITE: &str = "\x1b[38;5;16;48;5;231m";
const RESET: &str = "\x1b[0m";

/// The symbol as lines of text, each ended by a line feed; `size()` columns wide and half as many lines high.
pub fn terminal(symbol: &Symbol, style: TerminalStyle) -> String {
    let mut text = String::new();
    for y in (0..symbol.size()).step_by(2) {
        if style == TerminalStyle::Colour {
            text.push_str(BLACK_ON_WHITE);
        }
        for x in 0..symbol.size() {
            let inked = |y| symbol.is_dark(x, y) != (style == TerminalStyle::LightOnDark);
            text.push(match (inked(y), inked(y.saturating_add(1))) {
                (false, false) => ' ',
                (true, false) => '▀',
                (false, true) => '▄',
                (true, true) => '█',
            });
        }
        if style == TerminalStyle::Colour {
            text.push_str(RESET);
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode;

    #[test]
    fn half_blocks_in_every_style() {
        let symbol = encode("01234567").unwrap();
        let dark = terminal(&symbol, TerminalStyle::DarkOnLight);
        let light = terminal(&symbol, TerminalStyle::LightOnDark);
        let colour = terminal(&symbol, TerminalStyle::Colour);
        assert_eq!(dark.lines().count(), 15);
        assert!(dark.lines().all(|line| line.chars().count() == 29));
        assert_eq!(
            dark.lines().nth(2).unwrap().chars().skip(4).take(7).collect::<String>(),
            "█▀▀▀▀▀█"
        );
        assert_eq!(
            light
                .lines()
                .nth(2)
                .unwrap()
                .chars()
                .skip(4)
                .take(7)
                .collect::<String>(),
            " ▄▄▄▄▄ "
        );
        assert_eq!(colour.replace(BLACK_ON_WHITE, "").replace(RESET, ""), dark);
        assert!(
            colour
                .lines()
                .all(|line| line.starts_with(BLACK_ON_WHITE) && line.ends_with(RESET))
        );
        // The quiet zone shows as light, below the last row too.
        assert!(light.lines().last().unwrap().chars().all(|cell| cell == '█'));
    }
}
