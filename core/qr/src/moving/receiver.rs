//! The receiving side: frames in any order, until the object is whole.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::fountain::Cut;
use super::frame::first;
use super::{Frame, MovingError, ObjectId, limits};

/// How far a [`Receiver`] is after a frame.
///
/// It may hold a pass: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Progress {
    /// 0 to 100; 100 only when the object is whole and its digest right. It never falls, unless all was dropped with
    /// [`MovingError::WrongDigest`] or to [start anew](Receiver::start_anew).
    pub percent: u8,
    /// Different frames received.
    pub received: u32,
    /// Frames needed, if all are from the object's own; often one or two more.
    pub needed: u32,
    /// What the frame was.
    pub arrival: Arrival,
    /// The object, with the frame that made it whole. It is the one that was sent; by whom, nobody said.
    pub done: Option<Vec<u8>>,
}

/// What a frame was to a [`Receiver`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// A new one of the object.
    New,
    /// One that was there before, or came after the object was whole.
    Again,
    /// One of another object, or of the same cut otherwise. It changed nothing: the receiver keeps to what it began with
    /// until it is told to [start anew](Receiver::start_anew).
    Other,
}

/// Collects the frames of one object: that of the first frame.
///
/// It takes no more memory than that object and a few frames. To keep it while an app is away, [`save`](Self::save) it.
/// It may hold a pass: no `Debug`.
#[derive(Clone, Default)]
pub struct Receiver {
    pub(super) state: State,
}

#[derive(Clone, Default)]
pub(super) enum State {
    #[default]
    Waiting,
    Collecting(Collection),
    Done(Done),
}

/// The symbols so far.
#[derive(Clone)]
pub(super) struct Collection {
    pub(super) object: ObjectId,
    pub(super) cut: Cut,
    pub(super) symbols: BTreeMap<u32, Vec<u8>>,
}

/// An object that is whole.
#[derive(Clone)]
pub(super) struct Done {
    pub(super) id: ObjectId,
    pub(super) cut: Cut,
    pub(super) object: Vec<u8>,
}

impl Receiver {
    /// A receiver that waits for its first frame.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the text of one code.
    ///
    /// # Errors
    /// [`MovingError`]. [`MovingError::WrongDigest`] drops all that was received; after any other the receiver is as
    /// it was, and the next frame may be taken.
    pub fn take(&mut self, text: &str) -> Result<Progress, MovingError> {
        let frame = Frame::parse(text)?;
        if matches!(self.state, State::Waiting) {
            self.state = State::Collecting(Collection::new(&frame));
        }
        let arrival = match &mut self.state {
            State::Collecting(collection) if collection.is_of(&frame) => collection.add(frame),
            State::Done(done) if done.id == frame.object() => Arrival::Again,
            _ => Arrival::Other,
        };
        let done = if arrival == Arrival::New {
            self.completed()?
        } else {
            None
        };
        Ok(self.progress(arrival, done))
    }

    /// Takes the frames of an animated GIF or PNG file, such as [`crate::render::animation`] writes, until the object is
    /// whole. `look` is shown the progress after each frame, and may end it. Pictures without a frame are passed over.
    ///
    /// # Errors
    /// [`MovingError::Unreadable`] where the file cannot be read, [`MovingError::NotAFrame`] where there is no frame in it, and
    /// [`MovingError::WrongDigest`].
    pub fn take_animation(
        &mut self,
        file: &[u8],
        mut look: impl FnMut(&Progress) -> ControlFlow<()>,
    ) -> Result<Option<Vec<u8>>, MovingError> {
        let mut result = Err(MovingError::NotAFrame);
        crate::codes_in_animation(file, |codes| {
            for text in codes.iter().filter_map(|code| code.text.as_deref()) {
                match self.take(text) {
                    Ok(progress) => {
                        let flow = look(&progress);
                        let whole = progress.done.is_some();
                        result = Ok(progress.done);
                        if whole || flow.is_break() {
                            return ControlFlow::Break(());
                        }
                    }
                    Err(MovingError::WrongDigest) => {
                        result = Err(MovingError::WrongDigest);
                        return ControlFlow::Break(());
                    }
                    // Some other text, or a frame that was misread: the next picture is another chance.
                    Err(_) => {}
                }
            }
            ControlFlow::Continue(())
        })?;
        result
    }

    /// The object, once it is whole.
    #[must_use]
    pub fn object(&self) -> Option<&[u8]> {
        match &self.state {
            State::Done(done) => Some(&done.object),
            _ => None,
        }
    }

    /// Which object is being received.
    #[must_use]
    pub fn receiving(&self) -> Option<ObjectId> {
        match &self.state {
            State::Waiting => None,
            State::Collecting(collection) => Some(collection.object),
            State::Done(done) => Some(done.id),
        }
    }

    /// Drops all that was received; the next frame's object is the one to receive.
    pub fn start_anew(&mut self) {
        self.state = State::Waiting;
    }

    /// Makes the object, if the symbols suffice for it.
    pub(super) fn completed(&mut self) -> Result<Option<Vec<u8>>, MovingError> {
        let State::Collecting(collection) = &self.state else {
            return Ok(None);
        };
        let Some(spare) = collection.symbols.len().checked_sub(collection.cut.needed()) else {
            return Ok(None);
        };
        let (id, cut) = (collection.object, collection.cut);
        match collection.solved() {
            Some(object) if first(&object) == id.digest => {
                let copy = object.clone();
                self.state = State::Done(Done { id, cut, object });
                Ok(Some(copy))
            }
            None if spare < limits::SPARE_SYMBOLS => Ok(None),
            _ => {
                self.start_anew();
                Err(MovingError::WrongDigest)
            }
        }
    }

    fn progress(&self, arrival: Arrival, done: Option<Vec<u8>>) -> Progress {
        let (percent, received, needed) = match &self.state {
            State::Waiting => (0, 0, 0),
            State::Collecting(collection) => {
                let (received, needed) = (collection.symbols.len(), collection.cut.needed());
                let percent = received.saturating_mul(100).checked_div(needed).unwrap_or(0).min(99);
                (percent as u8, received, needed)
            }
            State::Done(done) => (100, done.cut.needed(), done.cut.needed()),
        };
        Progress {
            percent,
            received: received as u32,
            needed: needed as u32,
            arrival,
            done,
        }
    }
}

impl Collection {
    fn new(frame: &Frame) -> Self {
        Self {
            object: frame.object(),
            cut: frame.cut(),
            symbols: BTreeMap::new(),
        }
    }

    fn is_of(&self, frame: &Frame) -> bool {
        self.object == frame.object() && self.cut == frame.cut()
    }

    /// The first symbol of an id is kept. There are never more than [`limits::SPARE_SYMBOLS`] too many.
    fn add(&mut self, frame: Frame) -> Arrival {
        if self.symbols.contains_key(&frame.id()) {
            return Arrival::Again;
        }
        self.symbols.insert(frame.id(), frame.into_symbol());
        Arrival::New
    }

    fn solved(&self) -> Option<Vec<u8>> {
        self.cut
            .solved(self.symbols.iter().map(|(&id, symbol)| (id, &symbol[..])))
    }
}
