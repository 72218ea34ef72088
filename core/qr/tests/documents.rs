//! PDF documents: a code drawn as paths on a page, and files that mean harm.
#![cfg(feature = "pdf")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs
)]

mod scene;

use qr::DecodeError;
use scene::Random;
use std::fmt::Write;
use std::time::Instant;

/// A document whose pages have content streams.
fn document(pages: &[String]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 3 + 2 * page)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()),
    ];
    for (page, content) in pages.iter().enumerate() {
        let stream = 4 + 2 * page;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {stream} 0 R>>"
        ));
        objects.push(format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()));
    }
    let mut file = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        offsets.push(file.len());
        write!(file, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for offset in offsets {
        writeln!(file, "{offset:010} 00000 n ").unwrap();
    }
    write!(
        file,
        "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    )
    .unwrap();
    file.into_bytes()
}

/// The code as filled squares, `module` points each.
fn code(text: &str, left: f64, bottom: f64, module: f64) -> String {
    let symbol = qr::encode(text).unwrap();
    let mut content = String::from("0 g\n");
    for y in 0..symbol.size() {
        for x in (0..symbol.size()).filter(|&x| symbol.is_dark(x, y)) {
            let (at, up) = (
                left + x as f64 * module,
                bottom + (symbol.size() - 1 - y) as f64 * module,
            );
            writeln!(content, "{at:.3} {up:.3} {module} {module} re f").unwrap();
        }
    }
    content
}

/// A document with one page whose text is in this font, which it names and does not carry.
fn printed(content: &str, font: &str) -> Vec<u8> {
    let file = String::from_utf8(document(&[content.to_owned()])).unwrap();
    let resources = format!("/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/{font}>>>>>>/Contents");
    // Offsets behind the page are wrong now: the reader looks for objects itself, as it does for many real documents.
    file.replacen("/Contents", &resources, 1).into_bytes()
}

#[test]
fn text_in_fonts_that_are_not_in_the_document() {
    let lines = "BT /F1 12 Tf 14 TL 72 700 Td (HC1:6BF+70790T9WJWG.FKY) Tj T* (SECOND LINE) Tj 200 0 Td (APART) Tj ET";
    for font in ["Helvetica", "Courier-Bold", "Arial"] {
        let text = qr::read_pdf(&printed(lines, font)).unwrap().text;
        assert_eq!(text.trim(), "HC1:6BF+70790T9WJWG.FKY\nSECOND LINE APART", "{font}");
    }
}

#[test]
fn codes_of_all_pages() {
    let dense = Random::new(2).alphanumeric(600);
    let pages = [
        code("ON PAGE ONE", 100.0, 500.0, 4.0),
        code(&dense, 60.0, 90.0, 2.0) + &code("BELOW", 400.0, 20.0, 3.0),
    ];
    assert_eq!(
        qr::texts_in_pdf(&document(&pages)).unwrap(),
        ["ON PAGE ONE", &dense, "BELOW"]
    );
}

#[test]
fn a_dense_code_printed_small_needs_more_resolution() {
    let dense = Random::new(4).alphanumeric(600);
    // 101 modules on 14 mm: at 150 dots an inch a module has 0.8 pixels.
    assert_eq!(
        qr::texts_in_pdf(&document(&[code(&dense, 200.0, 300.0, 0.4)])).unwrap(),
        [dense]
    );
}

#[test]
fn files_that_are_no_documents() {
    assert_eq!(qr::texts_in_pdf(b""), Err(DecodeError::NotADocument));
    assert_eq!(qr::texts_in_pdf(b"HC1:"), Err(DecodeError::NotADocument));
    assert!(qr::texts_in_pdf(b"%PDF-1.7\n").is_err());
    let long = vec![b'%'; qr::MAX_DOCUMENT_BYTES + 1];
    assert!(matches!(qr::texts_in_pdf(&long), Err(DecodeError::FileTooLarge { .. })));
}

#[test]
fn mutated_documents_end() {
    let file = document(&[code("HC1", 100.0, 500.0, 6.0)]);
    let mut random = Random::new(17);
    let start = Instant::now();
    for _ in 0..12 {
        let mut file = file.clone();
        for _ in 0..=random.below(20) {
            let at = 8 + random.below(file.len() - 8);
            file[at] = random.bits() as u8;
        }
        let _ = qr::texts_in_pdf(&file);
    }
    assert!(start.elapsed() < 12 * qr::MAX_DOCUMENT_TIME);
}
