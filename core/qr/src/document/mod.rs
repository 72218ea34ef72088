//! PDF documents (ISO 32000): pages are drawn at rising resolution until codes are found, and their text is read.
//!
//! The drawing is done by a thread of its own. A damaged document that makes the renderer panic ends that thread and not
//! the caller, and one that keeps it busy is given up when time is up: the thread is told to stop, and does so after the
//! page that it is drawing. Fonts are not built in: codes are pictures, paths, or glyphs of a font in the document, and which
//! characters a text has is written in it.

mod text;

use crate::decode::{
    DecodeError, Grey, MAX_PICTURE_TIME, drawn_codes, in_reading_order, joined, photographed_codes, texts,
};
use crate::found::Found;
use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// Longest document that is opened; certificates have less than one MiB.
pub const MAX_DOCUMENT_BYTES: usize = 32 << 20;

/// Pages that are looked at: certificates have one or two.
pub const MAX_DOCUMENT_PAGES: usize = 16;

/// How long a document is worked on in all.
pub const MAX_DOCUMENT_TIME: Duration = Duration::from_secs(20);

/// Most pixels that a page is drawn with: A3 at 400 dots an inch. Larger pages are drawn smaller.
const MAX_PAGE_PIXELS: f32 = 32_000_000.0;

/// The renderer counts pixels of a side in 16 bits.
const MAX_PAGE_SIDE: f32 = 60_000.0;

/// Dots an inch, one after another. Dense codes printed small need the last.
const RESOLUTIONS: [f32; 4] = [150.0, 300.0, 400.0, 600.0];

/// Dots an inch for scans, which are looked at last as photographs are.
const SCAN_RESOLUTION: f32 = 200.0;

/// Points of PDF's user space in an inch (ISO 32000-1 section 8.3.2.3).
const POINTS: f32 = 72.0;

/// What the renderer may use of the stack: documents nest.
const STACK_BYTES: usize = 64 << 20;

/// What a document says.
#[derive(Default)]
pub struct Document {
    /// All codes, page by page, from the top left to the bottom right, none twice; symbols of one message are put together,
    /// whatever pages they stand on.
    pub codes: Vec<Found>,
    /// The text of its pages, in the order in which it is drawn, as far as the document says which characters its glyphs
    /// are.
    pub text: String,
}

/// All codes in a PDF document, as in [`Document`].
///
/// # Errors
/// As [`read_pdf`].
pub fn codes_in_pdf(bytes: &[u8]) -> Result<Vec<Found>, DecodeError> {
    read_pdf(bytes).map(|document| document.codes)
}

/// The codes and the text of a PDF document.
///
/// # Errors
/// [`DecodeError`] when the bytes are no document that can be read, pass a limit, or take longer than
/// [`MAX_DOCUMENT_TIME`] without a code and without a text.
pub fn read_pdf(bytes: &[u8]) -> Result<Document, DecodeError> {
    if bytes.len() > MAX_DOCUMENT_BYTES {
        return Err(DecodeError::FileTooLarge {
            most: MAX_DOCUMENT_BYTES,
        });
    }
    if crate::sniff(bytes) != Some(crate::FileKind::Pdf) {
        return Err(DecodeError::NotADocument);
    }
    let stop = Arc::new(AtomicBool::new(false));
    let (sender, receiver) = channel();
    let (document, stopped) = (bytes.to_vec(), Arc::clone(&stop));
    std::thread::Builder::new()
        .name("document".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || work(document, &stopped, &sender))
        .map_err(|_| DecodeError::TookTooLong)?;
    let start = Instant::now();
    let mut document = Document::default();
    let whole = |document: Document| Document {
        codes: joined(document.codes),
        ..document
    };
    loop {
        let left = MAX_DOCUMENT_TIME.saturating_sub(start.elapsed());
        match receiver.recv_timeout(left) {
            Ok(Message::Codes(found)) => {
                for code in found {
                    if !document.codes.contains(&code) {
                        document.codes.push(code);
                    }
                }
            }
            Ok(Message::Text(text)) => document.text = text,
            Ok(Message::Done(result)) => return result.map(|()| whole(document)),
            Err(_) if !document.codes.is_empty() || !document.text.trim().is_empty() => {
                stop.store(true, Ordering::Relaxed);
                return Ok(whole(document));
            }
            Err(RecvTimeoutError::Timeout) => {
                stop.store(true, Ordering::Relaxed);
                return Err(DecodeError::TookTooLong);
            }
            // The thread is gone without a last word: the renderer panicked.
            Err(RecvTimeoutError::Disconnected) => return Err(DecodeError::Damaged),
        }
    }
}

/// The texts of the [codes in a PDF document](codes_in_pdf).
///
/// # Errors
/// As [`codes_in_pdf`].
pub fn texts_in_pdf(bytes: &[u8]) -> Result<Vec<String>, DecodeError> {
    codes_in_pdf(bytes).map(texts)
}

/// What the thread tells.
enum Message {
    Codes(Vec<Found>),
    Text(String),
    Done(Result<(), DecodeError>),
}

fn work(document: Vec<u8>, stop: &AtomicBool, sender: &Sender<Message>) {
    let result = pages(document, stop, sender);
    // Nobody listens any more when time is up.
    let _ = sender.send(Message::Done(result));
}

fn pages(document: Vec<u8>, stop: &AtomicBool, sender: &Sender<Message>) -> Result<(), DecodeError> {
    let pdf = Pdf::new(document).map_err(|error| match error {
        LoadPdfError::Decryption(_) => DecodeError::Locked,
        LoadPdfError::Invalid => DecodeError::Damaged,
    })?;
    let _ = sender.send(Message::Text(text_of(&pdf, stop)));
    let cache = RenderCache::new();
    let drawn = RESOLUTIONS.map(|resolution| (resolution, drawn_codes as fn(&Grey) -> Vec<_>));
    let photographed = |grey: &Grey| photographed_codes(grey, MAX_PICTURE_TIME);
    let scanned = (SCAN_RESOLUTION, photographed as fn(&Grey) -> Vec<_>);
    for (resolution, look) in drawn.into_iter().chain([scanned]) {
        let mut found = false;
        for page in pdf.pages().iter().take(MAX_DOCUMENT_PAGES) {
            if stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            let Some(grey) = draw(page, &cache, resolution) else {
                continue;
            };
            let codes = in_reading_order(look(&grey));
            found |= !codes.is_empty();
            let _ = sender.send(Message::Codes(codes));
        }
        if found {
            break;
        }
    }
    Ok(())
}

fn text_of(pdf: &Pdf, stop: &AtomicBool) -> String {
    let cache = InterpreterCache::new();
    let mut all = String::new();
    for page in pdf.pages().iter().take(MAX_DOCUMENT_PAGES) {
        if stop.load(Ordering::Relaxed) || all.len() >= text::MAX_CHARACTERS {
            break;
        }
        text::add_text(page, &cache, &mut all);
    }
    all
}

fn draw<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, resolution: f32) -> Option<Grey> {
    let (width, height) = page.render_dimensions();
    if !(width >= 1.0 && height >= 1.0 && width.is_finite() && height.is_finite()) {
        return None;
    }
    let scale = (resolution / POINTS)
        .min((MAX_PAGE_PIXELS / (width * height)).sqrt())
        .min(MAX_PAGE_SIDE / width.max(height));
    let settings = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let pixmap = render(
        page,
        cache,
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    let pixels = pixmap
        .data()
        .iter()
        .map(|pixel| crate::decode::shade([pixel.r, pixel.g, pixel.b]))
        .collect();
    Grey::new(usize::from(pixmap.width()), usize::from(pixmap.height()), pixels)
}
