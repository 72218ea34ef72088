//! The wallet's end of a request: what is answered, bound to it and sealed to it.

use credential::cbor::{CborError, Decoder, Encoder, Profile};
use credential::sdcwt::{SdCwtError, Terms};
use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroizing;

use super::{Request, RequestError};
use crate::live::{Chosen, LiveError};
use crate::sealed::{self, Sealed, SealedError, Use};
use crate::{cbor, limits};

/// An answer in the making: the presentations and texts that go into it.
pub struct Answering<'r> {
    request: &'r Request,
    now: Timestamp,
    items: Vec<AnswerItem>,
}

/// One pass in an answer.
#[derive(Clone, PartialEq, Eq)]
pub enum AnswerItem {
    /// A presentation of one of Carnet's own passes: the key binding token.
    Presentation(Zeroizing<Vec<u8>>),
    /// The text of a pass of another format, whole: nothing of it can be kept back, and a copy of it looks the same.
    Text(Zeroizing<String>),
}

/// Why nothing is answered, or an answer cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerError {
    /// The request may not be answered now.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// A pass cannot be shown.
    #[error(transparent)]
    Pass(#[from] LiveError),
    /// It cannot be sealed, or was not sealed for this request.
    #[error(transparent)]
    Sealed(#[from] SealedError),
    /// No pass, or more than [`limits::ANSWER_PASSES`].
    #[error("an answer has 1 to {} passes", limits::ANSWER_PASSES)]
    Passes,
    /// It is larger than any answer.
    #[error("the answer is larger than any that a wallet makes: ask for fewer passes")]
    TooLarge,
    /// What was sealed is not in the form of an answer.
    #[error("this is no answer to a request, or was damaged: ask the traveller to answer once more")]
    Shape,
}

/// Why a presentation is no answer to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerRefusal {
    /// It was made for another check: a live frame, or an answer to another request.
    #[error("the pass was shown for another check than this one: ask the traveller to answer this request")]
    WrongAudience,
    /// It does not bring back the request's nonce.
    #[error("the answer does not bring back what the request asked it to: ask the traveller to answer this request")]
    WrongNonce,
    /// It does not say when it was made, or was not made while the request counted.
    #[error("the answer was not made while the request counted: compare the clocks of both devices, and ask again")]
    Untimely,
}

/// Seconds between the making of an answer and now; negative where the phone's clock is ahead.
pub type AnswerAge = i64;

impl From<CborError> for AnswerError {
    fn from(_: CborError) -> Self {
        Self::Shape
    }
}

impl<'r> Answering<'r> {
    /// Begins an answer.
    ///
    /// # Errors
    /// Where the request may not be answered now.
    pub fn new(request: &'r Request, now: Timestamp) -> Result<Self, AnswerError> {
        request.open_at(now)?;
        let now = Timestamp::from_second(now.as_second()).map_err(|_| RequestError::NotYet)?;
        Ok(Self {
            request,
            now,
            items: Vec::new(),
        })
    }

    /// Adds what was chosen of one of Carnet's own passes, signed for this request by the copy's key.
    ///
    /// # Errors
    /// Where the pass has ended or not begun, or there are too many.
    pub fn present(&mut self, chosen: &Chosen) -> Result<(), AnswerError> {
        let audience = self.request.audience();
        let terms = Terms {
            issued: Some(self.now),
            nonce: Some(self.request.nonce()),
            ..Terms::to(&audience)
        };
        let token = chosen.bind(&terms, self.now)?;
        self.add(AnswerItem::Presentation(Zeroizing::new(token)))
    }

    /// Adds a pass of another format, as it is.
    ///
    /// # Errors
    /// Where there are too many.
    pub fn enclose(&mut self, text: &str) -> Result<(), AnswerError> {
        self.add(AnswerItem::Text(Zeroizing::new(text.to_owned())))
    }

    fn add(&mut self, item: AnswerItem) -> Result<(), AnswerError> {
        if self.items.len() >= limits::ANSWER_PASSES {
            return Err(AnswerError::Passes);
        }
        self.items.push(item);
        Ok(())
    }

    /// Seals it to the request's key, for this request alone. `seed` is 32 fresh random bytes.
    ///
    /// # Errors
    /// Where there is nothing in it, or it is too large.
    pub fn seal(self, seed: &Zeroizing<[u8; 32]>) -> Result<Sealed, AnswerError> {
        let content = encode(&self.items)?;
        let request = self.request;
        Ok(sealed::seal(
            request.seal_to(),
            Use::Answer,
            &request.info(),
            &content,
            seed,
        )?)
    }
}

/// `[1*8 [form, bytes / text]]`.
fn encode(items: &[AnswerItem]) -> Result<Zeroizing<Vec<u8>>, AnswerError> {
    if items.is_empty() {
        return Err(AnswerError::Passes);
    }
    let size = |item: &AnswerItem| match item {
        AnswerItem::Presentation(token) => token.len(),
        AnswerItem::Text(text) => text.len(),
    };
    let total = items.iter().fold(16, |total: usize, item| {
        total.saturating_add(size(item)).saturating_add(16)
    });
    if total > limits::ANSWER {
        return Err(AnswerError::TooLarge);
    }
    let mut encoder = Encoder::with_capacity(total);
    encoder.array(items.len());
    for item in items {
        match item {
            AnswerItem::Presentation(token) => encoder.array(2).u64(PRESENTATION).bytes(token),
            AnswerItem::Text(text) => encoder.array(2).u64(TEXT).text(text),
        };
    }
    Ok(Zeroizing::new(encoder.finish()))
}

const PRESENTATION: u64 = 0;
const TEXT: u64 = 1;

pub(super) fn decode(content: &[u8]) -> Result<Vec<AnswerItem>, AnswerError> {
    let mut decoder = Decoder::new(content, Profile::Strict);
    let count = decoder.array()?.and_then(|count| usize::try_from(count).ok());
    let count = count.filter(|count| (1..=limits::ANSWER_PASSES).contains(count));
    let mut items = Vec::with_capacity(count.ok_or(AnswerError::Passes)?);
    while decoder.more()? {
        cbor::array(&mut decoder, 2)?;
        items.push(match decoder.u64()? {
            PRESENTATION => AnswerItem::Presentation(Zeroizing::new(cbor::bytes(&mut decoder)?.to_vec())),
            TEXT => AnswerItem::Text(Zeroizing::new(decoder.text()?.into_owned())),
            _ => return Err(AnswerError::Shape),
        });
        decoder.end()?;
    }
    decoder.finish()?;
    Ok(items)
}

/// Whether what a holder signed answers this request: its digest as audience, its nonce, and made while it counted, clocks apart by
/// [`limits::SKEW`] at most. A live frame never does, nor what answers another request.
///
/// # Errors
/// When it does not.
pub fn answered(terms: &Terms<'_>, request: &Request, now: Timestamp) -> Result<AnswerAge, AnswerRefusal> {
    if terms.audience != request.audience() {
        return Err(AnswerRefusal::WrongAudience);
    }
    if terms.nonce != Some(&request.nonce()[..]) {
        return Err(AnswerRefusal::WrongNonce);
    }
    let issued = terms.issued.ok_or(AnswerRefusal::Untimely)?;
    let apart = |early: Timestamp, late: Timestamp| early.duration_since(late) > limits::SKEW;
    let outside = apart(request.issued(), issued) || apart(issued, request.expires()) || apart(issued, now);
    let over = terms
        .expires
        .is_some_and(|expires| now.duration_since(expires) >= limits::SKEW);
    if outside || over || terms.not_before.is_some_and(|begins| apart(begins, now)) {
        return Err(AnswerRefusal::Untimely);
    }
    Ok(now.duration_since(issued).as_secs())
}

impl Chosen {
    /// A token with these terms.
    fn bind(&self, terms: &Terms<'_>, now: Timestamp) -> Result<Vec<u8>, LiveError> {
        if self
            .ends()
            .is_some_and(|ends| ends.duration_since(now) <= SignedDuration::ZERO)
        {
            return Err(LiveError::Expired);
        }
        self.token(terms).map_err(|error| match error {
            // It has not ended, so that what is left is that it begins too late.
            SdCwtError::BindingOutside => LiveError::NotYet,
            other => LiveError::Copy(other),
        })
    }
}
