//! Every limit and every span of time of a showing, each with its reason. All are checked before memory is spent.

use jiff::SignedDuration;

/// Holder keys of one enrolment, and so copies of one batch: a fortnight with several showings a day.
pub const COPIES: usize = 64;

/// Bytes of an enrolment: 64 keys of 34 bytes and as many signatures of 66, and less than 200 for the rest.
pub const ENROLMENT: usize = 8 * 1024;

/// Bytes of what an enrolment's keys are kept as: 65 secrets of 34 bytes, and less than 200 for the rest.
pub const ENROLMENT_KEYS: usize = 4 * 1024;

/// Bytes of one copy of a pass in a batch. The largest kind, a clearance, has less than 4 KiB.
pub const COPY: usize = 8 * 1024;

/// Bytes of what is sealed: the largest batch, and less than 1 KiB for heads and padding. Less than the object of a moving QR may
/// have (1 MiB), which is how a batch comes.
pub const SEALED: usize = COPIES * COPY + 1024;

/// What is sealed is padded to a multiple of so many bytes, so that its size says little of what it says.
pub const PADDING: usize = 256;

/// Seconds for which a live frame counts: long enough to hold a phone to a camera, short enough that a picture of it is of no use.
pub const LIVE_SECONDS: i64 = 20;

/// How far the clocks of a phone and of a gate may be apart. Phones keep their clocks by the network and are within seconds; those
/// without one drift by a second a day.
pub const SKEW: SignedDuration = SignedDuration::from_secs(60);

/// Bytes of a live frame's id: two frames of one copy have the same one once in 2^64 tries.
pub const FRAME_ID: usize = 8;

/// Bytes of a live frame: a whole clearance with everything disclosed has less than 4 KiB, and one code holds 2,864.
pub const FRAME: usize = 8 * 1024;

/// Frames that a verifier remembers at once. Each is forgotten within 80 seconds and takes 24 bytes: a gate that sees more than 800
/// frames a second is no gate.
pub const REPLAY: usize = 64 * 1024;

/// Bytes of a request's nonce: 16, so that no two requests have the same.
pub const NONCE: usize = 16;

/// Random bytes that a request takes: its nonce, and what the key is derived from that its answer is sealed to.
pub const ASKING_RANDOM: usize = NONCE + 32;

/// Seconds for which a request counts: long enough to read it, choose and unlock a second pass.
pub const REQUEST_SECONDS: i64 = 300;

/// Bytes of a request: three names in any script, eight asks for everything, and less than 300 for the rest.
pub const REQUEST: usize = 2 * 1024;

/// Characters of a requester's name, a place, a purpose: two lines of a screen.
pub const REQUEST_TEXT: usize = 80;

/// Passes that one request asks for: what the strictest border asks of one person, with room.
pub const ASKS: usize = 8;

/// Claims that one ask names: all there are.
pub const FIELDS: u64 = 23;

/// Seconds for which a verifier may say that it keeps an answer: a hundred years.
pub const KEPT: u64 = 100 * 31_557_600;

/// Passes in one answer: one for each ask.
pub const ANSWER_PASSES: usize = ASKS;

/// Bytes of an answer: eight of the largest passes in other formats (a DIVOC certificate has 12 KB).
pub const ANSWER: usize = 128 * 1024;
