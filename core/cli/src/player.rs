//! A moving QR code in the terminal: each symbol is drawn over the one before.

use std::io::{IsTerminal as _, Write};
use std::time::{Duration, Instant};

use terminal_size::{Height, Width, terminal_size};
use wallet::Symbol;
use wallet::render::{TerminalStyle, terminal};

use crate::failure::Failure;
use crate::output;

/// Lines below the code: one for the cursor, so that nothing scrolls.
const LINES_BELOW: usize = 1;

/// Modules a side that the terminal has room for, quiet zone included: a column each, and two in a line.
///
/// # Errors
/// [`Failure::Usage`] when standard output is no terminal.
pub(crate) fn room() -> Result<usize, Failure> {
    if !std::io::stdout().is_terminal() {
        return Err(no_terminal());
    }
    let (Width(columns), Height(lines)) = terminal_size().ok_or_else(no_terminal)?;
    let lines = usize::from(lines).saturating_sub(LINES_BELOW);
    Ok(usize::from(columns).min(lines.saturating_mul(2)))
}

/// Shows the symbols, `a_second` of them in each second, until there are no more or the program is interrupted: the cursor
/// and the screen stay as they are, so that nothing has to be put right afterwards.
///
/// # Errors
/// [`Failure::Usage`] when standard output is no terminal: a pipe or a file cannot show what moves.
pub(crate) fn play(symbols: impl Iterator<Item = Symbol>, a_second: u8) -> Result<(), Failure> {
    if !std::io::stdout().is_terminal() {
        return Err(no_terminal());
    }
    let style = output::symbol_style();
    let mut out = anstream::stdout();
    let pause = Duration::from_secs(1).checked_div(a_second.into()).unwrap_or_default();
    let mut next = Instant::now();
    draw(&mut out, symbols, style, || {
        next = next.checked_add(pause).unwrap_or(next);
        std::thread::sleep(next.saturating_duration_since(Instant::now()));
    });
    Ok(())
}

/// Draws each symbol over the one before and waits. A terminal that is gone ends it.
fn draw(out: &mut impl Write, symbols: impl Iterator<Item = Symbol>, style: TerminalStyle, mut wait: impl FnMut()) {
    let mut lines = 0;
    for symbol in symbols {
        let drawing = terminal(&symbol, style);
        // In one piece, so that an interruption leaves no half line.
        let text = if lines == 0 {
            drawing
        } else {
            format!("\x1b[{lines}A{drawing}")
        };
        if out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_err() {
            return;
        }
        lines = symbol.size().div_ceil(2);
        wait();
    }
}

fn no_terminal() -> Failure {
    Failure::Usage("A moving code needs a terminal: write it to a file instead, see --help.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wallet::moving::Sender;

    #[test]
    fn each_symbol_is_drawn_over_the_one_before() {
        let sender = Sender::within(&[7; 300], 60).expect("it fits");
        let (mut out, mut waits) = (Vec::new(), 0);
        let symbols = (0..3).map(|n| sender.symbol(n));
        draw(&mut out, symbols, TerminalStyle::LightOnDark, || waits += 1);
        let text = String::from_utf8(out).expect("text");
        let lines = sender.symbol(0).size().div_ceil(2);
        let parts: Vec<&str> = text.split(&format!("\x1b[{lines}A")).collect();
        assert_eq!((parts.len(), waits), (3, 3));
        for (part, n) in parts.into_iter().zip(0..) {
            assert_eq!(part, terminal(&sender.symbol(n), TerminalStyle::LightOnDark));
            assert_eq!(part.lines().count(), lines);
        }
    }

    #[test]
    fn a_terminal_that_is_gone_ends_it() {
        let sender = Sender::new(b"endless").expect("it fits");
        let mut room = [0; 100];
        draw(
            &mut &mut room[..],
            (0..).map(|n| sender.symbol(n)),
            TerminalStyle::Colour,
            || {},
        );
    }

    #[test]
    fn nothing_moves_in_a_pipe() {
        if std::io::stdout().is_terminal() {
            return;
        }
        let failure = play(std::iter::empty(), 8).expect_err("no terminal");
        assert!(failure.code() == 2 && failure.to_string().contains("to a file"));
        assert!(room().is_err());
    }
}
