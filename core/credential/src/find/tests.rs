//! Texts of passes in what people and programs put around them.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::key::SigningKey;
use crate::shc::issue;
use crate::{binary, hc1, shc};

fn found(text: &str) -> Vec<String> {
    let found = super::texts(text);
    for one in &found {
        assert!(text.get(one.at.clone()).is_some(), "a place that is none");
    }
    found.into_iter().map(|one| one.text).collect()
}

/// Bytes that do not compress.
fn message(length: usize) -> Vec<u8> {
    let mut state = 7_u32;
    std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    })
    .take(length)
    .collect()
}

fn hc1_text(length: usize) -> String {
    hc1::encode(&message(length)).unwrap()
}

fn issued(payload: &serde_json::Value) -> String {
    let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap();
    issue::issue(payload, &key).unwrap()
}

fn jws() -> String {
    issued(&json!({"iss": "https://example.org", "nbf": 1, "vc": message(200)}))
}

fn archive() -> String {
    let bytes = [&b"PK\x03\x04"[..], &message(140), b"PK\x05\x06", &[0; 18]].concat();
    binary::text_of(&bytes)
}

/// One text of every form, in several lengths.
fn passes() -> Vec<String> {
    let jws = jws();
    let mut passes: Vec<String> = (200..212).map(hc1_text).collect();
    passes.extend([
        shc::code(&jws).into_owned(),
        jws,
        archive(),
        binary::text_of(&message(100)),
    ]);
    passes
}

fn folded(text: &str, width: usize, by: &str) -> String {
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(width)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    lines.join(by)
}

#[test]
fn between_words_and_marks() {
    for pass in passes() {
        for (before, after) in [
            ("", ""),
            ("Your pass: ", " Keep it safe."),
            ("Your pass:\r\n\r\n", "\r\n\r\nRegards\r\nThe office\r\n"),
            ("Your pass:\n", "\nRegards"),
            ("\"", "\""),
            ("„", "“"),
            ("(", ")"),
            ("<", ">"),
            ("see `", "`, and so on"),
            ("https://pass.example/#", " is the link"),
            ("https://pass.example/?code=", "&lang=en"),
            ("\u{200b}", "\u{200b}"),
            ("{", "}"),
            ("'", "'."),
            ("a: b, {\"c\": [1, ", ", 2"),
        ] {
            assert_eq!(
                found(&[before, &pass, after].concat()),
                std::slice::from_ref(&pass),
                "{before}…{after}"
            );
        }
    }
}

#[test]
fn broken_over_lines() {
    for pass in passes() {
        for by in ["\n", "\r\n", "=\r\n", "\n> ", "\r\n>> ", " \n", "\n\u{feff}"] {
            // These may be the pass's own.
            if (by == " \n" && pass.starts_with("HC1:")) || (by == "=\r\n" && pass.starts_with("B64:")) {
                continue;
            }
            for width in [20, 60, 76] {
                let text = ["Here it is:\n", &folded(&pass, width, by), "\n\nRegards"].concat();
                assert_eq!(found(&text), std::slice::from_ref(&pass), "{by:?} {width}");
            }
        }
        let (start, rest) = pass.split_at(5);
        let spread = rest.chars().flat_map(|character| ['\u{200b}', character]);
        assert_eq!(
            found(&start.chars().chain(spread).collect::<String>()),
            std::slice::from_ref(&pass)
        );
    }
}

/// Programs that break at blanks drop the blank.
#[test]
fn blanks_that_became_line_breaks() {
    let pass = (300..340)
        .map(hc1_text)
        .find(|text| text.matches(' ').count() > 5)
        .unwrap();
    let broken = pass.replace(' ', "\n");
    assert_eq!(found(&broken), std::slice::from_ref(&pass));
    assert_eq!(found(&format!("Look: {broken}\n-- \nAnn")), [pass]);
}

#[test]
fn percent_encoded_in_links() {
    let encoded = |text: &str, blank: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b' ' => blank.to_owned(),
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
                _ => format!("%{byte:02x}"),
            })
            .collect()
    };
    for pass in passes() {
        for blank in ["%20", "+"] {
            let link = format!(
                "Open https://app.example/add?lang=de&code={}&v=1 now.",
                encoded(&pass, blank)
            );
            assert_eq!(found(&link), std::slice::from_ref(&pass));
        }
    }
}

#[test]
fn several_in_their_order() {
    let passes = passes();
    for by in ["\n", "\n\n", ", ", " and then\n"] {
        assert_eq!(found(&passes.join(by)), passes, "{by:?}");
    }
}

/// A travel agency's mail, with whatever it puts around each pass.
#[test]
fn a_hundred_one_a_line() {
    let card = |pass: usize| issued(&json!({"iss": "https://example.org", "nbf": pass, "vc": message(pass)}));
    let object = |pass: usize| json!({"verifiableCredential": [card(pass)]}).to_string();
    let of_each_form: [Vec<String>; 5] = [
        (300..400).map(hc1_text).collect(),
        (300..400).map(card).collect(),
        (300..400).map(|pass| shc::code(&card(pass)).into_owned()).collect(),
        (300..400).map(object).collect(),
        // With padding, which tells their end.
        (300..400).map(|pass| binary::text_of(&message(pass * 3 + 1))).collect(),
    ];
    for passes in of_each_form {
        assert_eq!(found(&passes.join("\n")), passes);
        for (before, by) in [
            ("", "\r\n\r\n"),
            ("PASS OF A. MILLER: ", "\n"),
            ("7. ", "\n"),
            ("> ", "\n"),
            ("", "\n-- \n"),
        ] {
            let mail: String = passes.iter().flat_map(|pass| [before, pass.as_str(), by]).collect();
            assert_eq!(found(&mail), passes, "{before:?} {by:?}");
        }
        for (width, by) in [(60, "\n"), (76, "\r\n")] {
            let mail: String = passes
                .iter()
                .map(|pass| folded(pass, width, by) + "\n\nNEXT. ")
                .collect();
            assert_eq!(found(&mail), passes, "{width} {by:?}");
        }
    }
}

/// Tokens of another kind take no more time than passes.
#[test]
fn behind_many_tokens_of_another_kind() {
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl\n";
    let pass = jws();
    let text = [&token.repeat(1000), pass.as_str(), "\n", token].concat();
    assert_eq!(found(&text), [pass]);
}

#[test]
fn parts_of_a_card() {
    let text = "1: shc:/1/2/5676, 2: shc:/2/2/29.";
    assert_eq!(found(text), ["shc:/1/2/5676", "shc:/2/2/29"]);
    assert_eq!(found("SHC:/1/2/5676"), ["SHC:/1/2/5676"]);
}

#[test]
fn objects_of_json() {
    let file = json!({"verifiableCredential": [jws()]}).to_string();
    assert_eq!(
        found(&format!("attached: {file}\nBye {{}}")),
        std::slice::from_ref(&file)
    );
    assert_eq!(found(&folded(&file, 64, "\r\n")), [file]);
    // Others are none, whatever they say.
    for other in ["{\"a\": 1}", "{}", "{\"a\"", "{{{", "if (a) {\"b\"}"] {
        assert!(found(other).is_empty(), "{other}");
    }
}

#[test]
fn a_signature_before_its_object() {
    use base64ct::{Base64, Encoding};
    let signature = Base64::encode_string(&message(256));
    let pass = format!("{signature}#{{\"id\":\"1\",\"et\":2,\"p\":[{{\"n\":\"}}\"}}]}}");
    assert_eq!(found(&pass), std::slice::from_ref(&pass));
    assert_eq!(found(&format!("Hello\n{pass} bye")), std::slice::from_ref(&pass));
    let (signature, object) = pass.split_once('#').unwrap();
    let text = format!("Hello,\nthe pass\n{}#{object}\n", folded(signature, 76, "\r\n"));
    assert_eq!(found(&text), [pass]);
    assert!(found("short#{\"a\":1}").is_empty());
}

#[test]
fn damaged_codes_are_given_to_the_end_of_their_line() {
    let pass = hc1_text(200);
    let damaged = [&pass[..100], "a", &pass[101..]].concat();
    assert_eq!(found(&format!("{damaged}\nnext")), std::slice::from_ref(&damaged));
    // What is glued to it belongs to it.
    assert_eq!(found(&format!("{pass}x")), [format!("{pass}x")]);
    let cut = &shc::code(&jws()).into_owned()[..301];
    assert_eq!(found(&format!("{cut} and words")), [cut]);
}

#[test]
fn words_are_no_codes() {
    for text in [
        "The prefix HC1: is that of a pass.",
        "shc:/ is a scheme, B64: a prefix",
        "https://app.example/login?token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "https://look-up.example/codes/4711",
        "eyJ",
        "%3A%7B%22 HC1%3A",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
}

/// Texts made to look like codes everywhere.
#[test]
fn time_is_linear() {
    const SIZE: usize = 1 << 20;
    let pass = hc1_text(300);
    let card = jws();
    let (header, rest) = card.split_once('.').unwrap();
    let (payload, _) = rest.split_once('.').unwrap();
    for unit in [
        &[header, ".\n"].concat(),
        &[header, ".", payload, "\n"].concat(),
        &[header, ".", payload, ".\n"].concat(),
        &[header, ".a.\n"].concat(),
        &card[..card.len() - 1],
        &[&card[..card.len() - 1], "\n"].concat(),
        "{\"a\":\"\n\",\"b\":",
        "{\"a\n\":",
        "{\"a\":\"\nHC1:6BF",
        "HC1:",
        "HC1:6BF ",
        "shc:/",
        "shc:/1/2/55\n",
        "eyJ",
        "eyJ.",
        "B64:",
        "B64:AAAA\n",
        "{",
        "{\"",
        "{\"a\":",
        "{\"a\":\"\n",
        "{\"sig\":{\"a\":1},\"data\":1}",
        "#{",
        "A",
        "\n",
        "\u{200b}",
        "%3A",
        "HC1%3A",
        "HC1%3AHC1:",
        "%7B%22",
        "AAAA\n#{\"a\":1}",
        &pass[..pass.len() - 8],
        &[&pass[..200], "\n"].concat(),
        &["HC1:".repeat(2000), "\u{200b}".repeat(SIZE / 4)].concat(),
        &["HC1:".repeat(2000), "\n".to_owned(), ">".repeat(SIZE / 2)].concat(),
    ] {
        let text = unit.repeat(SIZE / unit.len());
        let start = Instant::now();
        let _ = texts(&text);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(2), "{took:?} for {unit:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_text_in_junk_is_found(
        before in "([a-zA-Z ,.!?äß(\"]{0,30}\n?){0,4}",
        after in "[ \n,;!?\"'<)][a-zA-Z ,.!?äß\n]{0,60}",
        bytes in prop::collection::vec(any::<u8>(), 20..300),
        width in prop::option::of(30_usize..120),
    ) {
        prop_assume!(!before.ends_with(|last: char| last.is_ascii_alphanumeric()));
        for pass in [hc1::encode(&bytes).unwrap(), archive()] {
            let shown = width.map_or_else(|| pass.clone(), |width| folded(&pass, width, "\n"));
            prop_assert_eq!(found(&[before.as_str(), &shown, &after].concat()), [pass]);
        }
    }

    #[test]
    fn nothing_panics(pieces in prop::collection::vec("HC1:|shc:/|eyJ|B64:|#\\{|\\{\"a\":|%3A|%7B%22|[ -~]{0,9}|\n|.", 0..40)) {
        let _ = found(&pieces.concat());
    }
}
