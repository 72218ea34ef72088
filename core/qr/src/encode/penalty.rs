//! The penalty score of a masked symbol (ISO/IEC 18004 section 7.8.3, table 11), on whole words of modules.

use super::matrix::{Line, inside};

/// Five or more modules of one colour in a line, three points and one more for each further module.
const N1: u32 = 3;
/// Every square of two by two modules of one colour.
const N2: u32 = 3;
/// Every run of 1:1:3:1:1 modules, dark first, with a light area of four modules before or behind it.
const N3: u32 = 40;
/// Every full five per cent by which the dark modules miss half of all.
const N4: u32 = 10;

/// The score of a symbol given by rows and by columns, or some value not below `limit` once that is reached.
///
/// The quiet zone counts as light for N3, as a reader sees it. Only the finder pattern's own size counts there.
pub(crate) fn score<const W: usize>(rows: &[Line<W>], columns: &[Line<W>], limit: u32) -> u32 {
    let side = rows.len();
    let pairs = inside::<W>(side - 1);
    let mut total = balance(rows) + squares(rows, &pairs);
    for lines in [rows, columns] {
        if total >= limit {
            return total;
        }
        total += runs(lines, &pairs) + finders(lines);
    }
    total
}

/// N1. `pairs` marks the modules that have a neighbour behind them.
fn runs<const W: usize>(lines: &[Line<W>], pairs: &Line<W>) -> u32 {
    let mut count = 0;
    for line in lines {
        let same = same(line, pairs);
        // Four neighbours alike in a row start at each of these: a run of n modules has n - 4 of them, in one group.
        let two = and(&same, &down(&same, 1));
        let four = and(&two, &down(&two, 2));
        let groups = and_not(&four, &up(&four, 1));
        count += ones(&four) + (N1 - 1) * ones(&groups);
    }
    count
}

/// N2.
fn squares<const W: usize>(rows: &[Line<W>], pairs: &Line<W>) -> u32 {
    let mut count = 0;
    for (row, below) in rows.iter().zip(rows.iter().skip(1)) {
        let mut square = and(&same(row, pairs), &same(below, pairs));
        for word in 0..W {
            square[word] &= !(row[word] ^ below[word]);
        }
        count += ones(&square);
    }
    N2 * count
}

/// N3.
fn finders<const W: usize>(lines: &[Line<W>]) -> u32 {
    let mut count = 0;
    for line in lines {
        // Bit i: light, dark, light, dark, dark, dark, light, dark, light from module i - 1 on.
        let ends = and(line, &down(line, 6));
        let core = and(&and(&down(line, 2), &down(line, 3)), &down(line, 4));
        let mut found = and(&ends, &core);
        for gap in [up(line, 1), down(line, 1), down(line, 5), down(line, 7)] {
            found = and_not(&found, &gap);
        }
        if found == [0; W] {
            continue;
        }
        let mut before = found;
        let mut behind = found;
        for distance in 1..5 {
            before = and_not(&before, &up(line, distance));
            behind = and_not(&behind, &down(line, 6 + distance));
        }
        for word in 0..W {
            count += (before[word] | behind[word]).count_ones();
        }
    }
    N3 * count
}

/// N4.
fn balance<const W: usize>(rows: &[Line<W>]) -> u32 {
    let dark: u32 = rows.iter().map(ones).sum();
    let all = (rows.len() * rows.len()) as u32;
    (20 * dark).abs_diff(10 * all) / all * N4
}

/// Modules that are like the next one.
fn same<const W: usize>(line: &Line<W>, pairs: &Line<W>) -> Line<W> {
    let mut next = down(line, 1);
    for word in 0..W {
        next[word] = !(line[word] ^ next[word]) & pairs[word];
    }
    next
}

fn ones<const W: usize>(line: &Line<W>) -> u32 {
    line.iter().map(|word| word.count_ones()).sum()
}

fn and<const W: usize>(a: &Line<W>, b: &Line<W>) -> Line<W> {
    let mut out = [0; W];
    for word in 0..W {
        out[word] = a[word] & b[word];
    }
    out
}

fn and_not<const W: usize>(a: &Line<W>, b: &Line<W>) -> Line<W> {
    let mut out = [0; W];
    for word in 0..W {
        out[word] = a[word] & !b[word];
    }
    out
}

/// Module i + distance in the place of module i.
fn down<const W: usize>(line: &Line<W>, distance: usize) -> Line<W> {
    let mut out = [0; W];
    for word in 0..W {
        out[word] = line[word] >> distance;
        if word + 1 < W {
            out[word] |= line[word + 1] << (64 - distance);
        }
    }
    out
}

/// Module i - distance in the place of module i.
fn up<const W: usize>(line: &Line<W>, distance: usize) -> Line<W> {
    let mut out = [0; W];
    for word in 0..W {
        out[word] = line[word] << distance;
        if word > 0 {
            out[word] |= line[word - 1] >> (64 - distance);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::matrix::Lines;
    use proptest::prelude::*;

    /// The rules module by module.
    fn plain_score(dark: impl Fn(usize, usize) -> bool, side: usize) -> u32 {
        let mut total = 0;
        for turned in [false, true] {
            for line in 0..side {
                let at = |place: i64| {
                    let inside = usize::try_from(place).ok().filter(|&place| place < side);
                    inside.is_some_and(|place| if turned { dark(place, line) } else { dark(line, place) })
                };
                let mut start = 0;
                while start < side as i64 {
                    let end = (start..side as i64)
                        .find(|&end| at(end) != at(start))
                        .unwrap_or(side as i64);
                    if end - start >= 5 {
                        total += (end - start) as u32 - 2;
                    }
                    start = end;
                }
                for start in 0..side as i64 - 6 {
                    let finder = [false, true, false, true, true, true, false, true, false];
                    if (start - 1..).zip(finder).all(|(place, dark)| at(place) == dark)
                        && ((1..5).all(|gap| !at(start - gap)) || (7..11).all(|gap| !at(start + gap)))
                    {
                        total += 40;
                    }
                }
            }
        }
        let mut all_dark = 0;
        for y in 0..side {
            for x in 0..side {
                all_dark += u32::from(dark(y, x));
                if y + 1 < side && x + 1 < side {
                    let colours = [dark(y, x), dark(y + 1, x), dark(y, x + 1), dark(y + 1, x + 1)];
                    if colours == [true; 4] || colours == [false; 4] {
                        total += 3;
                    }
                }
            }
        }
        let percent = f64::from(all_dark) * 100.0 / (side * side) as f64;
        total + ((percent - 50.0).abs() / 5.0) as u32 * 10
    }

    fn compare<const W: usize>(modules: &[bool], side: usize) {
        let mut rows = Lines::<W>::light();
        for (index, _) in modules.iter().enumerate().filter(|(_, dark)| **dark) {
            rows.set(index / side, index % side);
        }
        let columns = rows.turned();
        let fast = score(rows.inner(side), columns.inner(side), u32::MAX);
        assert_eq!(fast, plain_score(|y, x| modules[y * side + x], side));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn words_score_as_modules_do(
            modules in prop::collection::vec(prop::bool::weighted(0.6), 117 * 117),
            repeat in 1_usize..9,
        ) {
            // Repeating modules makes long runs, and finder-like patterns among them.
            let modules: Vec<bool> = (0..117 * 117).map(|index| modules[index / repeat]).collect();
            compare::<1>(&modules[..21 * 21], 21);
            compare::<1>(&modules[..53 * 53], 53);
            compare::<2>(&modules[..57 * 57], 57);
            compare::<2>(&modules, 117);
        }
    }

    #[test]
    fn finder_patterns_count_once() {
        let side = 21;
        let line = "000010111010000101110";
        let modules: Vec<bool> = line
            .chars()
            .cycle()
            .map(|module| module == '1')
            .take(side * side)
            .collect();
        compare::<1>(&modules, side);
    }
}
