//! What a file or a message holds: the texts of the codes in pictures, documents, e-mail and any text.

mod html;
mod limits;
mod mail;
#[cfg(test)]
mod tests;
mod text;
mod wallet_pass;

use std::time::{Duration, Instant};

use credential::{Refusal, archive, binary, find, shc};
use present::Sealed;
use qr::{FileKind, Found};

use text::readable;

/// Why bytes from outside give no texts.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Neither a picture that can be read, nor a PDF document, nor a wallet pass, nor an e-mail message, nor a text.
    #[error(
        "neither a picture (PNG, JPEG, WebP), nor a PDF document, nor a wallet pass, nor an e-mail message, nor a text"
    )]
    UnknownKind,
    /// A picture or document that is damaged or past a limit; the sentence says which.
    #[error("{0}")]
    Damaged(#[from] qr::DecodeError),
}

/// The texts in bytes from outside, in their order, none twice. They may be a picture, a PDF document, a wallet pass (`.pkpass`), an e-mail
/// message with all that is attached to it, a web page, or a text: a file, or what was shared or pasted.
///
/// There is one for each code in a picture or document and for each pass that is printed in a document as text, and one for each card of a SMART Health Card file. In a text they
/// are found whatever stands around them ([`credential::find`]); one that holds no code as far as can be told gives its
/// lines, blank ones left out. A code that is no text gives the text form of its bytes ([`credential::binary`]). Parts of a
/// pass stay apart: [`join`](crate::join) takes those of several files.
///
/// A picture, document or message without a code gives none. A file of passes that are sealed to a wallet (`CSE1`) gives its text.
///
/// # Errors
/// [`Unreadable`]: then it is no input at all, which is not the same as a file without a pass.
pub fn texts(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    let mut texts = Texts::default();
    let time = Time::new();
    if let Some(kind) = qr::sniff(bytes) {
        texts.drawn(kind, bytes, &time)?;
    } else if archive::is_archive(bytes) {
        texts.archive(bytes);
    } else if let Some(sealed) = sealed(bytes) {
        texts.all.push(sealed.text());
    } else if mail::is_message(bytes) {
        mail::read(bytes, &time, &mut texts);
    } else {
        let text = readable(bytes).ok_or(Unreadable::UnknownKind)?;
        if html::is_page(&text) {
            texts.page(&text, &time);
        } else {
            texts.text(&text);
        }
    }
    Ok(texts.all)
}

/// A file of what is sealed to a wallet.
fn sealed(bytes: &[u8]) -> Option<Sealed> {
    Sealed::is_sealed(bytes).then(|| Sealed::read(bytes).ok()).flatten()
}

/// Whether a text is a pass or holds one, as far as can be told without reading it: what tells it from the name of a file.
#[must_use]
pub fn holds_pass(text: &str) -> bool {
    (text.contains(':') && is_of_a_format(text)) || !find::texts(text).is_empty()
}

/// The texts of the codes in a camera frame: one byte of brightness a pixel, rows of `stride` bytes, the first pixel of
/// a row first. Of a code that is no text the text form of its bytes, as in [`texts`].
///
/// # Errors
/// [`Unreadable::Damaged`] where the sizes do not fit together or are past a limit.
pub fn texts_in_frame(width: u32, height: u32, stride: u32, luma: &[u8]) -> Result<Vec<String>, Unreadable> {
    let stride = usize::try_from(stride).unwrap_or(usize::MAX);
    let mut texts = Texts::default();
    texts.codes(qr::codes_in_luma(width, height, stride, luma)?);
    Ok(texts.all)
}

/// The text of a code that another reader, as phones have one, gives as bytes: its characters, or the text form of bytes
/// that are none.
#[must_use]
pub fn text_of_bytes(bytes: Vec<u8>) -> String {
    text_of(Found::of_bytes(bytes))
}

fn text_of(code: Found) -> String {
    code.text.unwrap_or_else(|| binary::text_of(&code.bytes))
}

/// How long one input may take.
struct Time(Instant);

impl Time {
    fn new() -> Self {
        Self(Instant::now())
    }

    fn left(&self) -> Duration {
        limits::TIME.saturating_sub(self.0.elapsed())
    }
}

/// Texts in their order, none twice.
#[derive(Default)]
struct Texts {
    all: Vec<String>,
    /// What each is compared by: a SMART Health Card is the same as digits and as a JWS.
    known: std::collections::HashSet<String>,
}

impl Texts {
    fn add(&mut self, text: String) {
        if self.known.insert(shc::code(&text).into_owned()) {
            self.all.push(text);
        }
    }

    /// What codes say. A link with passes in it gives those.
    fn codes(&mut self, codes: Vec<Found>) {
        for code in codes {
            let text = text_of(code);
            let passes = if is_of_a_format(&text) {
                Vec::new()
            } else {
                find::texts(&text)
            };
            if passes.is_empty() {
                self.add(text);
            }
            self.found(passes);
        }
    }

    /// A wallet pass gives what its codes say; any other archive may be a pass itself.
    fn archive(&mut self, bytes: &[u8]) {
        let whole = || (bytes.len() <= credential::limits::BINARY).then(|| binary::text_of(bytes));
        let found = wallet_pass::texts(bytes).unwrap_or_else(|| whole().into_iter().collect());
        self.codes(
            found
                .into_iter()
                .map(|text| Found::of_bytes(text.into_bytes()))
                .collect(),
        );
    }

    /// A picture, or a document.
    fn drawn(&mut self, kind: FileKind, bytes: &[u8], time: &Time) -> Result<(), Unreadable> {
        if kind == FileKind::Pdf {
            return self.document(bytes);
        }
        let time = time.left().min(qr::MAX_PICTURE_TIME);
        self.codes(qr::codes_in_picture_within(bytes, time)?);
        Ok(())
    }

    /// The codes of a document, and passes that are printed in it as text. Beside codes only those that read count: what is
    /// printed below a code may be cut or set apart.
    #[cfg(feature = "pdf")]
    fn document(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        let document = qr::read_pdf(bytes)?;
        let alone = document.codes.is_empty();
        self.codes(document.codes);
        let mut printed = find::texts(&document.text);
        printed.retain(|pass| alone || credential::parse(&pass.text).is_ok());
        self.found(printed);
        Ok(())
    }

    #[cfg(not(feature = "pdf"))]
    fn document(&mut self, _: &[u8]) -> Result<(), Unreadable> {
        Err(Unreadable::UnknownKind)
    }

    /// Passes that stand in a text, and nothing else of it.
    fn found(&mut self, passes: Vec<find::Found>) {
        for pass in passes {
            self.code(pass.text);
        }
    }

    /// A code, or a file of several cards. One that cannot be taken apart is a text whose check says why.
    fn code(&mut self, text: String) {
        match shc::credentials(&text) {
            Some(Ok(cards)) => cards.into_iter().for_each(|card| self.add(card)),
            _ => self.add(text),
        }
    }

    /// A text of its own: its passes, or all of its lines.
    fn text(&mut self, text: &str) {
        for piece in text::pieces(text) {
            self.code(piece);
        }
    }

    /// A web page: the passes in its words and in its links, and the codes in pictures that it carries itself.
    fn page(&mut self, source: &str, time: &Time) {
        let page = html::read(source);
        self.found(find::texts(&page.text));
        for picture in &page.pictures {
            self.file(picture, time);
        }
    }

    /// A file within a message or page. One that cannot be read is passed over: it may be anything.
    fn file(&mut self, bytes: &[u8], time: &Time) {
        if time.left().is_zero() {
            return;
        }
        if let Some(kind) = qr::sniff(bytes) {
            let _ = self.drawn(kind, bytes, time);
        } else if archive::is_archive(bytes) {
            self.archive(bytes);
        } else if let Some(text) = readable(bytes) {
            if html::is_page(&text) {
                self.page(&text, time);
            } else {
                self.found(find::texts(&text));
            }
        }
    }
}

/// Whether some reader takes a text for its own: as a pass, or as a broken one.
fn is_of_a_format(text: &str) -> bool {
    !matches!(
        credential::parse(text),
        Err(Refusal::UnknownFormat | Refusal::LookUp { .. } | Refusal::TextTooLong | Refusal::Empty)
    )
}
