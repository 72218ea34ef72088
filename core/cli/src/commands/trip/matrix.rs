//! `carnet trip matrix`: every country with rules against every pass, as a table and as a picture.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::{Value, json};
use wallet::Country;
use wallet::trips::{Colour, Given};

use super::{print, stateless};
use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, QUIET, STRONG, styled};
use crate::profile;

/// What each pass is worth at each border.
struct Matrix {
    /// What each pass is called.
    passes: Vec<String>,
    /// A country, and a colour a pass.
    rows: Vec<(Country, Vec<Colour>)>,
}

pub(super) fn run(
    at: Option<Timestamp>,
    passes: &[PathBuf],
    trust: &[PathBuf],
    svg: Option<&Path>,
    global: &Global,
) -> Result<(), Failure> {
    let now = at.unwrap_or_else(Timestamp::now);
    let matrix = if passes.is_empty() {
        kept(at, global)?
    } else {
        given(passes, trust, now)?
    };
    if let Some(path) = svg {
        std::fs::write(path, picture(&matrix)).map_err(|cause| Failure::write(path, cause))?;
    }
    if global.json {
        let rows: Vec<Value> = matrix
            .rows
            .iter()
            .map(|(country, colours)| json!({"country": country, "colours": colours}))
            .collect();
        output::json(&json!({"at": now.to_string(), "passes": matrix.passes, "countries": rows}));
    } else {
        table(&matrix);
    }
    Ok(())
}

fn kept(at: Option<Timestamp>, global: &Global) -> Result<Matrix, Failure> {
    let wallet = profile::open(global)?;
    let at = at.unwrap_or_else(|| wallet.now());
    let cards = wallet.cards();
    let row = |country: Country| {
        let colours = cards
            .iter()
            .map(|card| Ok(wallet.at_border(&card.id, country, at)?.colour));
        Ok((country, colours.collect::<Result<_, Failure>>()?))
    };
    Ok(Matrix {
        passes: cards
            .iter()
            .map(|card| format!("{:.8} {}", card.id.to_string(), card.title))
            .collect(),
        rows: wallet.rules().countries().map(row).collect::<Result<_, Failure>>()?,
    })
}

fn given(passes: &[PathBuf], trust: &[PathBuf], at: Timestamp) -> Result<Matrix, Failure> {
    let (trust, book) = stateless::load(trust, at)?;
    let checks = stateless::checks(passes, &trust, at)?;
    let given = Given {
        trust: &trust,
        book: &book,
        now: at,
        languages: &[],
    };
    let row = |country| {
        (
            country,
            checks
                .iter()
                .map(|check| given.at_border(check, country, at).colour)
                .collect(),
        )
    };
    Ok(Matrix {
        passes: (1..=checks.len()).map(|number| format!("pass {number}")).collect(),
        rows: book.countries().map(row).collect(),
    })
}

fn table(matrix: &Matrix) {
    if matrix.rows.is_empty() {
        output::line("None of your publishers has rules of a country.");
    }
    for (number, name) in (1..).zip(&matrix.passes) {
        output::line(format_args!("{} {name}", styled(STRONG, format_args!("{number}"))));
    }
    for (country, colours) in &matrix.rows {
        let cells: Vec<String> = colours.iter().map(|colour| print::badge(*colour)).collect();
        output::line(format_args!(
            "{}  {}",
            styled(STRONG, country),
            cells.join(styled(QUIET, "  ").as_str())
        ));
    }
}

/// Side of a cell in the picture.
const CELL: usize = 32;

/// A grid without a map: a row a country, a column a pass; each cell has a shape and a word besides its colour.
fn picture(matrix: &Matrix) -> String {
    let (columns, rows) = (matrix.passes.len(), matrix.rows.len());
    let (width, height) = (
        CELL.saturating_mul(columns.saturating_add(2)),
        CELL.saturating_mul(rows.saturating_add(1)),
    );
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\" text-anchor=\"middle\">\n<title>What each pass is worth in each country</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
    );
    let place = |cell: usize| cell.saturating_mul(CELL).saturating_add(CELL.div_euclid(2));
    let mut text = |x: usize, y: usize, fill: &str, words: &str| {
        // Writing to a text cannot fail.
        let _ = writeln!(
            svg,
            "<text x=\"{x}\" y=\"{}\" fill=\"{fill}\">{words}</text>",
            y.saturating_add(4)
        );
    };
    for number in 1..=columns {
        text(
            place(number.saturating_add(1)),
            place(0),
            "#1b1b1b",
            &number.to_string(),
        );
    }
    for (row, (country, _)) in (1..).zip(&matrix.rows) {
        text(
            place(0).saturating_add(CELL.div_euclid(2)),
            place(row),
            "#1b1b1b",
            country.as_str(),
        );
    }
    for (row, (country, colours)) in (1_usize..).zip(&matrix.rows) {
        for (column, colour) in (2_usize..).zip(colours) {
            let (fill, shape) = match colour {
                Colour::Green => ("#1b6e3c", "✔"),
                Colour::Yellow => ("#8a5a00", "▲"),
                Colour::Unknown => ("#5f6368", "?"),
                Colour::Red => ("#a61b1b", "✖"),
            };
            let (x, y) = (column.saturating_mul(CELL), row.saturating_mul(CELL));
            let _ = writeln!(
                svg,
                "<g><title>{country}, pass {}: {}</title><rect x=\"{x}\" y=\"{y}\" width=\"{CELL}\" height=\"{CELL}\" fill=\"{fill}\" stroke=\"#ffffff\"/><text x=\"{}\" y=\"{}\" fill=\"#ffffff\">{shape}</text></g>",
                column.saturating_sub(1),
                colour.name(),
                place(column),
                place(row).saturating_add(4),
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}
