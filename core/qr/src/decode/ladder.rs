//! Attempts at a picture, one after another, until codes are found or time is up.

use super::binary::Binary;
use super::grey::Grey;
use super::symbology::{Code, Effort, Look, Symbology};
use std::borrow::Cow;
use std::time::{Duration, Instant};

/// How long a picture is tried for. One without a code costs all of it.
pub const MAX_PICTURE_TIME: Duration = Duration::from_millis(2500);

/// How long a camera frame is tried for: the next one comes after 33 ms.
pub(crate) const MAX_FRAME_TIME: Duration = Duration::from_millis(25);

/// How long more codes are looked for in a picture when one was found.
const MAX_TIME_FOR_MORE: Duration = Duration::from_millis(100);

/// The side to which large pictures are reduced first: codes that people photograph fill a good part of the picture.
const FIRST_SIDE: usize = 1400;

/// Noise above which a picture is smoothed first.
const MOST_NOISE: u8 = 5;

/// Pictures are enlarged to at most this side.
const LARGEST_SIDE: usize = 2800;

/// The codes in a camera frame.
pub(crate) fn quick(grey: &Grey) -> Vec<Code> {
    let deadline = Deadline::after(MAX_FRAME_TIME);
    let looks = [
        (Filter::None, Threshold::Squares(8)),
        (Filter::Smooth(1), Threshold::Near(10)),
        (Filter::Negative, Threshold::Squares(8)),
    ];
    let mut codes = Vec::new();
    for (filter, threshold) in looks {
        let picture = filter.applied(grey);
        look(
            &picture,
            &threshold.binary(&picture),
            2,
            Effort::Quick,
            deadline,
            &mut codes,
        );
        if !codes.is_empty() || deadline.passed() {
            break;
        }
    }
    codes
}

/// The codes in a picture.
pub(crate) fn thorough(grey: &Grey, time: Duration) -> Vec<Code> {
    let mut deadline = Deadline::after(time);
    let mut codes: Vec<Code> = Vec::new();
    let mut grey = grey.clone();
    for attempt in attempts(&grey) {
        if deadline.passed() {
            break;
        }
        if !codes.is_empty() && !attempt.is_for_more() {
            continue;
        }
        let Some((picture, scale)) = attempt.picture(&grey) else {
            continue;
        };
        let binary = attempt.threshold.binary(&picture);
        let mut found = Vec::new();
        look(&picture, &binary, attempt.step, Effort::Thorough, deadline, &mut found);
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

/// The codes in a page or a frame of an animation that was drawn: sharp and evenly lit, but perhaps small on it.
pub(crate) fn drawn(grey: &Grey) -> Vec<Code> {
    let deadline = Deadline::after(MAX_PICTURE_TIME);
    let mut codes = Vec::new();
    for threshold in [Threshold::Squares(8), Threshold::One, Threshold::Mean(16)] {
        look(grey, &threshold.binary(grey), 1, Effort::Thorough, deadline, &mut codes);
        if !codes.is_empty() || deadline.passed() {
            break;
        }
    }
    codes
}

/// One way to look at a picture.
#[derive(Clone, Copy)]
struct Attempt {
    size: Size,
    filter: Filter,
    threshold: Threshold,
    /// Which rows are looked at for finder patterns.
    step: usize,
}

#[derive(Clone, Copy)]
enum Size {
    Reduced(usize),
    Enlarged(usize),
}

#[derive(Clone, Copy)]
enum Filter {
    None,
    Negative,
    Smooth(usize),
    Sharp(i32),
}

#[derive(Clone, Copy)]
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
        Some((self.filter.applied(&sized).into_owned(), scale))
    }

    /// Whether it may show further codes at little cost when one was found.
    fn is_for_more(&self) -> bool {
        matches!(self.size, Size::Reduced(_))
            && matches!(
                (self.filter, self.threshold),
                (Filter::None | Filter::Negative, Threshold::Squares(8))
            )
    }
}

impl Filter {
    fn applied(self, grey: &Grey) -> Cow<'_, Grey> {
        match self {
            Self::None => Cow::Borrowed(grey),
            Self::Negative => Cow::Owned(grey.negative()),
            Self::Smooth(times) => Cow::Owned(grey.smoothed(times)),
            Self::Sharp(strength) => Cow::Owned(grey.sharpened(strength)),
        }
    }
}

impl Threshold {
    fn binary(self, picture: &Grey) -> Binary {
        match self {
            Self::Squares(side) => Binary::by_squares(picture, side),
            Self::Mean(share) => {
                Binary::by_mean(picture, picture.long_side().checked_div(share).unwrap_or(0).max(4), 12)
            }
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
    if long > first.saturating_mul(400) {
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
    if long > first.saturating_mul(800) {
        sizes.push(Size::Reduced(first.saturating_mul(4)));
    }
    // Noise is smoothed away before anything else is tried.
    let noisy = grey.noise() > MOST_NOISE;
    let plain = if noisy { Filter::Smooth(2) } else { Filter::None };
    let softer = if noisy { Filter::Smooth(4) } else { Filter::Smooth(1) };
    let looks = [
        (Filter::None, Threshold::Squares(8)),
        (plain, Threshold::Mean(16)),
        (Filter::Negative, Threshold::Squares(8)),
        (plain, Threshold::One),
        (softer, Threshold::Near(6)),
        (softer, Threshold::Near(10)),
        (softer, Threshold::Mean(30)),
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

/// Reads the codes of every kind in one picture.
fn look(grey: &Grey, binary: &Binary, step: usize, effort: Effort, deadline: Deadline, codes: &mut Vec<Code>) {
    for symbology in Symbology::ALL {
        symbology.read(
            Look {
                grey,
                binary,
                step,
                effort,
                deadline,
            },
            codes,
        );
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
