//! Attempts at a picture, one after another, until codes are found or time is up.

use super::binary::Binary;
use super::corner::corners;
use super::finder::finders;
use super::frame::Frames;
use super::grey::Grey;
use super::plane::Point;
use super::reader::{Code, Effort, code};
use std::time::{Duration, Instant};

/// How long a picture is tried for. One without a code costs all of it.
pub(crate) const MAX_PICTURE_TIME: Duration = Duration::from_millis(2500);

/// How long a camera frame is tried for: the next one comes after 33 ms.
pub(crate) const MAX_FRAME_TIME: Duration = Duration::from_millis(25);

/// How long more codes are looked for in a picture when one was found.
const MAX_TIME_FOR_MORE: Duration = Duration::from_millis(100);

/// The side to which large pictures are reduced first: codes that people photograph fill a good part of the picture.
const FIRST_SIDE: usize = 1400;

/// Pictures are enlarged to at most this side.
const LARGEST_SIDE: usize = 2800;

/// The codes in a camera frame.
pub(crate) fn quick(grey: &Grey) -> Vec<Code> {
    let deadline = Deadline::after(MAX_FRAME_TIME);
    let mut codes = Vec::new();
    for threshold in [Threshold::Squares(8), Threshold::Mean(16)] {
        look(grey, &threshold.binary(grey), 2, Effort::Quick, deadline, &mut codes);
        if !codes.is_empty() || deadline.passed() {
            return codes;
        }
    }
    let negative = grey.negative();
    look(&negative, &Threshold::Squares(8).binary(&negative), 2, Effort::Quick, deadline, &mut codes);
    codes
}

/// The codes in a picture.
pub(crate) fn thorough(grey: &Grey) -> Vec<Code> {
    let mut deadline = Deadline::after(MAX_PICTURE_TIME);
    let mut codes: Vec<Code> = Vec::new();
    let mut grey = grey.clone();
    for attempt in attempts(&grey) {
        if deadline.passed() {
            break;
        }
        if !codes.is_empty() && !attempt.is_for_more() {
            continue;
        }
        let Some((picture, scale)) = attempt.picture(&grey) else { continue };
        let binary = attempt.threshold.binary(&picture);
        let mut found = Vec::new();
        look(&picture, &binary, attempt.step, Effort::Thorough, deadline, &mut found);
        if std::env::var("QRDEBUG").is_ok() { eprintln!("{:?} {:?} {}x{} found {}", std::time::Instant::now(), attempt, picture.width(), picture.height(), found.len()); }
        if found.is_empty() {
            continue;
        }
        for mut code in found {
            code.corners = code.corners.map(|(x, y)| (x / scale, y / scale));
            grey.cover(code.corners);
            codes.push(code);
        }
        deadline = deadline.sooner(Deadline::after(MAX_TIME_FOR_MORE));
    }
    codes
}

/// One way to look at a picture.
#[derive(Clone, Copy,Debug)]
struct Attempt {
    size: Size,
    filter: Filter,
    threshold: Threshold,
    /// Which rows are looked at for finder patterns.
    step: usize,
}

#[derive(Clone, Copy,Debug)]
enum Size {
    Reduced(usize),
    Enlarged(usize),
}

#[derive(Clone, Copy,Debug)]
enum Filter {
    None,
    Negative,
    Smooth(usize),
    Sharp(i32),
}

#[derive(Clone, Copy,Debug)]
enum Threshold {
    Squares(usize),
    /// The mean over a part of the long side.
    Mean(usize),
    /// The mean out to so many pixels, two or three modules: edges show where the shade turns, however blurred they are.
    Near(usize),
    One,
}

impl Attempt {
    /// The picture to look at, and how many of its pixels stand for one of the original.
    fn picture(&self, grey: &Grey) -> Option<(Grey, f32)> {
        let (sized, scale) = match self.size {
            Size::Reduced(factor) => (
                if factor == 1 {
                    grey.clone()
                } else {
                    grey.reduced(factor)?
                },
                1.0 / factor as f32,
            ),
            Size::Enlarged(factor) => (grey.enlarged(factor), factor as f32),
        };
        let filtered = match self.filter {
            Filter::None => sized,
            Filter::Negative => sized.negative(),
            Filter::Smooth(times) => sized.smoothed(times),
            Filter::Sharp(strength) => sized.sharpened(strength),
        };
        Some((filtered, scale))
    }

    /// Whether it may show further codes at little cost when one was found.
    fn is_for_more(&self) -> bool {
        matches!(self.size, Size::Reduced(_))
            && matches!((self.filter, self.threshold), (Filter::None | Filter::Negative, Threshold::Squares(8)))
    }
}

impl Threshold {
    fn binary(self, picture: &Grey) -> Binary {
        match self {
            Self::Squares(side) => Binary::by_squares(picture, side),
            Self::Mean(share) => Binary::by_mean(picture, (picture.long_side() / share).max(4), 12),
            Self::Near(reach) => Binary::by_mean(picture, reach, 2),
            Self::One => Binary::by_one_threshold(picture),
        }
    }
}

/// The attempts at a picture: those that mostly succeed first, then what each kind of damage asks for.
fn attempts(grey: &Grey) -> Vec<Attempt> {
    let long = grey.long_side();
    let first = long.div_ceil(FIRST_SIDE);
    let mut sizes = vec![Size::Reduced(first)];
    if first > 1 {
        sizes.push(Size::Reduced(first.div_ceil(2)));
    }
    if long / first > 400 {
        sizes.push(Size::Reduced(first.saturating_mul(2)));
    }
    for factor in [2, 3] {
        if long.saturating_mul(factor) <= LARGEST_SIDE {
            sizes.push(Size::Enlarged(factor));
        }
    }
    if first > 2 {
        sizes.push(Size::Reduced(1));
    }
    if long / first > 800 {
        sizes.push(Size::Reduced(first.saturating_mul(4)));
    }
    let looks = [
        (Filter::None, Threshold::Squares(8)),
        (Filter::None, Threshold::Mean(16)),
        (Filter::Negative, Threshold::Squares(8)),
        (Filter::None, Threshold::One),
        (Filter::Smooth(1), Threshold::Near(6)),
        (Filter::Smooth(1), Threshold::Near(10)),
        (Filter::Smooth(1), Threshold::Mean(30)),
        (Filter::Smooth(2), Threshold::Squares(8)),
        (Filter::Sharp(2), Threshold::Mean(8)),
        (Filter::None, Threshold::Squares(4)),
        (Filter::None, Threshold::Squares(20)),
        (Filter::Negative, Threshold::Mean(16)),
    ];
    let mut attempts = Vec::new();
    // The first looks at every size before the later ones at any.
    for looks in looks.chunks(4) {
        for &size in &sizes {
            for &(filter, threshold) in looks {
                let step = if matches!(size, Size::Enlarged(_)) || long < 700 {
                    1
                } else {
                    2
                };
                attempts.push(Attempt {
                    size,
                    filter,
                    threshold,
                    step,
                });
            }
        }
    }
    attempts
}

/// Reads all codes of one binary picture.
fn look(grey: &Grey, binary: &Binary, step: usize, effort: Effort, deadline: Deadline, codes: &mut Vec<Code>) {
    let candidates = corners(&finders(binary, step, deadline));
    let mut frames: Vec<Frames> = candidates.iter().filter_map(|corners| Frames::new(grey, binary, corners)).collect();
    // Those that look most like finder patterns first, of equal ones the squarest.
    frames.sort_by(|a, b| (b.likeness * 10.0).round().total_cmp(&(a.likeness * 10.0).round()));
    if std::env::var("QRDEBUG").is_ok() { eprintln!("   finders {:?}\n   candidates {} frames {} best {:?}", finders(binary, step, deadline).iter().map(|f|(f.x as i32,f.y as i32,f.module,f.seen)).collect::<Vec<_>>(), candidates.len(), frames.len(), frames.first().map(|f|(f.likeness,f.top_left.centre,f.top_right.centre,f.bottom_left.centre))); }
    for frames in frames {
        let centres = [frames.top_left, frames.top_right, frames.bottom_left].map(|frame| frame.centre);
        // Finder patterns of a code that was read belong to no other.
        if codes.iter().any(|code: &Code| centres.iter().any(|&centre| holds(&code.corners, centre))) {
            continue;
        }
        if deadline.passed() {
            break;
        }
        codes.extend(code(grey, binary, &frames, effort));
    }
}

/// When to give up.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Option<Instant>);

impl Deadline {
    fn after(time: Duration) -> Self {
        Self(Instant::now().checked_add(time))
    }

    pub(crate) fn passed(self) -> bool {
        self.0.is_none_or(|deadline| Instant::now() > deadline)
    }

    fn sooner(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }
}

/// Whether a point is within a convex area.
fn holds(corners: &[Point; 4], point: Point) -> bool {
    let [a, b, c, d] = *corners;
    let side = |from: Point, to: Point| (to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0);
    let sides = [side(a, b), side(b, c), side(c, d), side(d, a)];
    sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)
}
