//! What people see: styles that honour NO_COLOR and pipes, verdict badges, dates.

use std::io::Write as _;

use anstyle::{AnsiColor, Style};
use jiff::Timestamp;
use wallet::render::TerminalStyle;
use wallet::{Revealed, Verdict};

/// Bold.
pub(crate) const STRONG: Style = Style::new().bold();
/// For what matters less.
pub(crate) const QUIET: Style = Style::new().dimmed();
/// For what is right.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// For what needs a look.
pub(crate) const CARE: Style = AnsiColor::Yellow.on_default().bold();
/// For what is wrong.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();

/// Prints one line to standard output. A closed pipe ends the line, not the program's work.
pub(crate) fn line(text: impl std::fmt::Display) {
    let _ = writeln!(anstream::stdout(), "{text}");
}

/// Prints what a showing tells, field and value, one a line.
pub(crate) fn revealed(revealed: &[Revealed]) {
    let width = revealed.iter().map(|one| one.field.len()).max().unwrap_or_default();
    for one in revealed {
        line(format_args!("  {:width$}  {}", one.field, one.value));
    }
}

/// Prints one line to standard error.
pub(crate) fn note(text: impl std::fmt::Display) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Prints one JSON value as one line.
pub(crate) fn json(value: &impl serde::Serialize) {
    match serde_json::to_string(value) {
        Ok(text) => line(text),
        Err(error) => note(error),
    }
}

/// Text in a style.
pub(crate) fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// How a QR code is drawn on standard output: in colours that scan on any background, where colours are wanted.
pub(crate) fn symbol_style() -> TerminalStyle {
    if anstream::AutoStream::choice(&std::io::stdout()) == anstream::ColorChoice::Never {
        TerminalStyle::LightOnDark
    } else {
        TerminalStyle::Colour
    }
}

/// A verdict as shape, word and colour: colour is never the only signal.
pub(crate) fn badge(verdict: Verdict) -> String {
    let (style, shape) = match verdict {
        Verdict::Valid => (GOOD, "✔"),
        Verdict::Expired | Verdict::NotYetValid => (CARE, "◷"),
        Verdict::Unknown | Verdict::UnknownSigner => (CARE, "?"),
        Verdict::Undecodable | Verdict::Invalid | Verdict::SignerNotAllowed | Verdict::Revoked => (BAD, "✖"),
    };
    styled(style, format_args!("{shape} {}", verdict.name().replace('_', " ")))
}

/// A time as people read it: `2026-11-22 21:34 UTC`.
pub(crate) fn time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// A day or time as a pass writes it, to the minute: `2026-11-21T23:39:02Z` is `2026-11-21 23:39`.
pub(crate) fn written(date: &str) -> String {
    match date.split_once('T') {
        Some((day, time)) => format!("{day} {}", time.get(..5).unwrap_or(time)),
        None => date.to_owned(),
    }
}

/// A day: `2026-11-22`.
pub(crate) fn day(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}

/// Whole days from one time to another.
pub(crate) fn days(from: Timestamp, to: Timestamp) -> i64 {
    to.duration_since(from).as_hours().checked_div(24).unwrap_or_default()
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A cause as a sentence: first letter large, full stop.
pub(crate) fn sentence(text: &impl std::fmt::Display) -> String {
    let text = text.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}.", first.to_uppercase(), letters.as_str())
    })
}
