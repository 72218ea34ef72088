//! Files, messages and pages as people get them.

use std::time::{Duration, Instant};

use base64ct::{Base64, Encoding};

use super::*;

/// Three codes that are read far enough to be told apart.
const ONE: &str = "shc:/1/3/5676";
const TWO: &str = "shc:/2/3/2909";
const OTHER: &str = "shc:/3/3/5243";

fn found(bytes: &[u8]) -> Vec<String> {
    texts(bytes).unwrap()
}

fn picture(text: &str) -> Vec<u8> {
    qr::render::png(&qr::encode(text).unwrap(), 3).unwrap()
}

/// Base64 in lines, as MIME carries it.
fn attached(bytes: &[u8]) -> String {
    let text = Base64::encode_string(bytes);
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(76)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    lines.join("\r\n")
}

#[test]
fn a_wallet_pass_gives_what_its_code_says() {
    let pass = |description: &str| archive::of("pass.json", description.as_bytes()).unwrap();
    let both = format!(
        r#"{{"barcodes": [{{"message": "{ONE}"}}, {{"message": "{TWO}"}}], "barcode": {{"message": "{ONE}"}}}}"#
    );
    assert_eq!(found(&pass(&both)), [ONE, TWO]);
    let message = format!(
        "From: a\r\nContent-Type: application/vnd.apple.pkpass\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        attached(&pass(&format!(r#"{{"barcode": {{"message": "{OTHER}"}}}}"#)))
    );
    assert_eq!(found(message.as_bytes()), [OTHER]);
    assert_eq!(found(&pass("{}")), [""; 0]);
    // An archive of something else is handed on whole: it may be a pass itself.
    let other = archive::of("certificate.json", b"{}").unwrap();
    assert_eq!(found(&other), [binary::text_of(&other)]);
    assert_eq!(
        found(&[&b"PK\x03\x04"[..], &vec![0; credential::limits::BINARY]].concat()),
        [""; 0]
    );
}

#[test]
fn binary_codes_are_handed_on_as_text_and_back() {
    let archive = b"PK\x03\x04\x00\x00\xff\xfe";
    let picture = qr::render::png(&qr::encode_bytes(archive).unwrap(), 4).unwrap();
    let texts = found(&picture);
    assert_eq!(texts, [binary::text_of(archive)]);
    assert_eq!(binary::bytes_of(&texts[0]).as_deref(), Some(&archive[..]));
    assert_eq!(text_of_bytes(archive.to_vec()), texts[0]);
    assert_eq!(text_of_bytes("HC1:é".as_bytes().to_vec()), "HC1:é");
}

#[test]
fn a_code_that_is_a_link_with_a_pass_gives_the_pass() {
    assert_eq!(
        found(&picture(&format!("https://viewer.example/?lang=en#{ONE}"))),
        [ONE]
    );
    let look_up = "https://look-up.example/codes/4711";
    assert_eq!(found(&picture(look_up)), [look_up]);
}

#[test]
fn texts_with_words_around_the_codes() {
    assert_eq!(
        found(format!("Dear Ann,\r\nhere: {ONE} and\r\n{TWO}\r\n\r\nYours").as_bytes()),
        [ONE, TWO]
    );
    // None twice.
    assert_eq!(found(format!("{ONE}\n{TWO}\n{ONE}").as_bytes()), [ONE, TWO]);
    // Codes of some other kind in a list stay in it, words do not.
    let list = format!("HC2:ABCDEFGHIJKLMNOPQRST\n\n{ONE}\nPS: bye\nHC9:ABCDEFGHIJKLMNOPQRST");
    assert_eq!(
        found(list.as_bytes()),
        ["HC2:ABCDEFGHIJKLMNOPQRST", ONE, "HC9:ABCDEFGHIJKLMNOPQRST"]
    );
}

#[test]
fn a_text_without_a_code_gives_its_lines() {
    assert_eq!(found(b"HC1:A\n\n HC1:B\r\n"), ["HC1:A", " HC1:B"]);
    assert_eq!(found(b"https://look-up.example/4711"), ["https://look-up.example/4711"]);
    assert!(found(b" \n\n").is_empty());
    assert!(matches!(texts(&[0, 159, 146, 150]), Err(Unreadable::UnknownKind)));
}

#[test]
fn utf_16_with_its_mark() {
    for (mark, bytes) in [
        ([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ([0xfe, 0xff], u16::to_be_bytes),
    ] {
        let text = format!("Paß: {ONE}\n");
        let file: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect();
        assert_eq!(found(&file), [ONE]);
    }
}

#[test]
fn pages() {
    let inline = Base64::encode_string(&picture(OTHER));
    let page = format!(
        "<!DOCTYPE html>\n<html><head><style>a > b {{}} </style><script>var a = \"{TWO}\";</script></head>\
         <body><p>Your&nbsp;pass:<br>shc&#58;/1/3/56<wbr>76</p><!-- {TWO} -->\
         <a title='a > b' href=\"https://viewer.example/#shc:/2/3/29&#x30;9\">open</a>\
         <img alt=\"\" src=\"data:image/png;base64,{inline}\"></body></html>"
    );
    assert_eq!(found(page.as_bytes()), [ONE, TWO, OTHER]);
}

#[test]
fn a_message_with_bodies_attachments_and_pictures() {
    let quoted = "<html><body>Your pass:<br>shc:/1/3/=\r\n56=37=36<br>Caf=E9</body></html>";
    let message = format!(
        "Received: from a\r\n by b\r\nFrom: Office <office@example.org>\r\nTo: ann@example.org\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed;\r\n boundary=\"=_outer\"\r\n\r\nThis is MIME.\r\n\
         --=_outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n\
         --inner\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nYour pass: {ONE}\r\n\
         --inner\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
         {quoted}\r\n--inner--\r\n\
         --=_outer\r\nContent-Type: application/octet-stream; name=\"scan.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         {}\r\n--=_outer\r\nContent-Type: message/rfc822\r\n\r\n\
         From: x@example.org\r\nSubject: the third\r\nContent-Type: text/plain\r\n\r\n{OTHER}\r\n\
         --=_outer--\r\nepilogue {ONE}9999\r\n",
        attached(&picture(TWO)),
    );
    assert_eq!(found(message.as_bytes()), [ONE, TWO, OTHER]);
    assert_eq!(found(message.replace("\r\n", "\n").as_bytes()), [ONE, TWO, OTHER]);
    // As a mailbox file has it, and cut short.
    assert_eq!(
        found(["From a Mon Jan 1\n", &message].concat().as_bytes()),
        [ONE, TWO, OTHER]
    );
    let cut = &message[..message.find("--=_outer--").unwrap()];
    assert_eq!(found(cut.as_bytes()), [ONE, TWO, OTHER]);
}

#[test]
fn of_alternatives_the_one_that_can_be_read() {
    let damaged = "shc:/1/3/567";
    let message = |first: &str, second: &str| {
        format!(
            "From: a@example.org\nSubject: b\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\n{first}\n--x\n\
             Content-Type: text/html\n\n<p>{second}</p>\n--x--\n"
        )
    };
    assert_eq!(found(message("nothing", ONE).as_bytes()), [ONE]);
    assert_eq!(found(message(ONE, "nothing").as_bytes()), [ONE]);
    assert_eq!(found(message(damaged, damaged).as_bytes()), [damaged]);
}

#[test]
fn a_message_without_a_code_has_none() {
    let message = "From: a@example.org\nTo: b@example.org\nSubject: HC1:\n\nHello,\nsee you.\n";
    assert!(found(message.as_bytes()).is_empty());
}

#[test]
fn what_only_looks_like_a_message_is_a_text() {
    for text in ["Subject: passes\nHC1:ABC", "Note: a\nTo: b\n", "HC1:ABC\nFrom: a\n"] {
        assert!(!mail::is_message(text.as_bytes()), "{text}");
    }
}

/// Messages made to keep a reader busy.
#[test]
fn hostile_messages_end() {
    const SIZE: usize = 1 << 20;
    let headers = "From: a@example.org\nTo: b@example.org\n";
    let nested: String = (0..20_000)
        .map(|level| format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"))
        .collect();
    let forwarded = "Content-Type: message/rfc822\n\n".repeat(SIZE / 30);
    let parts = [
        "Content-Type: multipart/mixed; boundary=b\n\n",
        &"--b\n\nx\n".repeat(SIZE / 8),
    ]
    .concat();
    let alternatives: String = (0..2_000)
        .map(|_| "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n--b\n")
        .collect();
    let qp = "Content-Transfer-Encoding: quoted-printable\n\n";
    for body in [
        nested,
        forwarded,
        parts,
        alternatives,
        format!("Content-Type: {}\n\n", "a; b=c ".repeat(SIZE / 7)),
        format!("Content-Type: multipart/mixed;{}\n\n", " b=\"\";".repeat(SIZE / 7)),
        format!("X: {}", "\n a".repeat(SIZE / 3)),
        "X:\n".repeat(SIZE / 3),
        format!("{qp}{}", "= ".repeat(SIZE / 2)),
        format!("{qp}{}", "=".repeat(SIZE)),
        format!("{qp}={}", " ".repeat(SIZE)),
        format!("Content-Type: text/html\n\n{}", "<".repeat(SIZE)),
        format!("Content-Type: text/html\n\n{}", "<a '".repeat(SIZE / 4)),
        format!("Content-Type: text/html\n\n{}>", "<a \"'".repeat(SIZE / 5)),
        format!("Content-Type: text/html\n\n{}", "<!--".repeat(SIZE / 4)),
        format!("Content-Type: text/html\n\n{}", "<\">\"".repeat(SIZE / 4)),
        format!("Content-Type: text/html\n\n{}", "<!-- >".repeat(SIZE / 6)),
        format!("Content-Type: text/html\n\n{}", "<script>".repeat(SIZE / 8)),
        format!("Content-Type: text/html\n\n{}", "</script".repeat(SIZE / 8)),
        format!("Content-Type: text/html\n\n<a{}>", " b=".repeat(SIZE / 3)),
        format!("Content-Type: text/html\n\n{}", "&#x".repeat(SIZE / 3)),
        format!(
            "Content-Type: text/html\n\n{}",
            "<a href=shc:/1/3/56>".repeat(SIZE / 20)
        ),
        format!(
            "Content-Type: text/html\n\n{}",
            "<img src=data:;base64,AAAA>".repeat(SIZE / 27)
        ),
    ] {
        let message = [headers, &body].concat();
        let start = Instant::now();
        let _ = texts(message.as_bytes());
        let took = start.elapsed();
        assert!(took < Duration::from_secs(4), "{took:?} for {:?}", body.get(..60));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_panics(pieces in proptest::collection::vec(
        "From: a\n|To: b\n|\n|--b\n|--b--\n|Content-Type: (multipart/mixed; boundary=b|text/html|message/rfc822)\n|\
         Content-Transfer-Encoding: (base64|quoted-printable)\n|=[0-9A-F]{0,2}|<[a-z]{0,4}>?|&#?[a-z0-9]{0,4};|[ -~]{0,12}|.",
        0..40,
    )) {
        let _ = texts(pieces.concat().as_bytes());
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_pass_that_a_document_prints_as_text_is_found() {
    let content = format!("BT /F1 12 Tf 72 700 Td (Your pass: {ONE}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>".to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
    ];
    let numbered = objects.iter().enumerate();
    let body: String = numbered
        .map(|(at, object)| format!("{} 0 obj\n{object}\nendobj\n", at + 1))
        .collect();
    // Without a table of its objects, which the reader then looks for itself.
    let document = format!("%PDF-1.4\n{body}trailer\n<</Size 5/Root 1 0 R>>\n%%EOF\n");
    assert_eq!(found(document.as_bytes()), [ONE]);
}
