//! What is encoded is what is read: by rxing, a port of ZXing, and by our own reader.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs
)]

use std::time::Duration;

use proptest::prelude::*;
use qr::{EncodeError, Level, Symbol};
use rxing::common::BitMatrix;
use rxing::qrcode::decoder::qrcode_decoder::decode_bitmatrix;

/// The text of the symbol's modules as rxing reads them.
fn by_rxing(symbol: &Symbol) -> String {
    let side = symbol.size() - 8;
    let mut modules = BitMatrix::new(side as u32, side as u32).unwrap();
    for y in 0..side {
        for x in 0..side {
            modules.set_bool(x as u32, y as u32, symbol.is_dark(x + 4, y + 4));
        }
    }
    decode_bitmatrix(&modules).unwrap().getText().to_owned()
}

/// Time for a picture on a machine that does many other things.
const ENOUGH: Duration = Duration::from_secs(60);

fn check(text: &str) -> Symbol {
    let symbol = qr::encode(text).unwrap();
    assert_eq!(by_rxing(&symbol), text);
    let picture = qr::render::png(&symbol, 3).unwrap();
    assert_eq!(qr::texts_in_picture_within(&picture, ENOUGH).unwrap(), [text]);
    symbol
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn texts_of_passes(text in "HC1:[0-9A-Z $%*+./:-]{1,1200}") {
        check(&text);
    }

    #[test]
    fn texts_of_all_modes(text in "([0-9]{0,40}[A-Z $%*+./:-]{0,30}[a-z#&?=]{0,30}){1,5}") {
        prop_assume!(!text.is_empty());
        check(&text);
    }

    #[test]
    fn texts_in_all_scripts(text in "[a-zà-ÿЀ-ӿ֐-׿一-龥😀-😏0-9]{1,150}") {
        check(&text);
    }
}

#[test]
fn every_version() {
    let mut versions = std::collections::BTreeSet::new();
    for length in (1..130).step_by(11).chain((130..4200).step_by(23)) {
        versions.insert(check(&"CARNET-%: ".chars().cycle().take(length).collect::<String>()).version());
    }
    assert_eq!(versions.len(), 40);
}

#[test]
fn levels_for_scanning() {
    let chosen = |length| {
        let symbol = qr::encode(&"A".repeat(length)).unwrap();
        (symbol.version(), symbol.level())
    };
    // Capacities of ISO/IEC 18004 table 7, alphanumeric.
    assert_eq!(chosen(10), (1, Level::H));
    assert_eq!(chosen(16), (1, Level::Q));
    assert_eq!(chosen(17), (2, Level::H));
    assert_eq!(chosen(702), (20, Level::Q));
    // Level Q would need version 21; level M has room in 17.
    assert_eq!(chosen(703), (17, Level::M));
    assert_eq!(chosen(3391), (40, Level::M));
    assert_eq!(chosen(3392).1, Level::L);
    assert_eq!(chosen(4296), (40, Level::L));
    assert_eq!(qr::encode(&"A".repeat(4297)), Err(EncodeError::TooLong { bytes: 4297 }));
    assert_eq!(qr::encode(&"7".repeat(7089)).unwrap().version(), 40);
    assert_eq!(qr::encode(&"7".repeat(7090)), Err(EncodeError::TooLong { bytes: 7090 }));
    assert_eq!(qr::encode(""), Err(EncodeError::Empty));
}

#[test]
fn the_quiet_zone_is_part_of_the_frame() {
    let symbol = qr::encode("01234567").unwrap();
    assert_eq!((symbol.version(), symbol.size()), (1, 29));
    let modules = symbol.modules();
    for y in 0..29 {
        for x in 0..29 {
            let inside = (4..25).contains(&x) && (4..25).contains(&y);
            assert!(inside || !symbol.is_dark(x, y));
            assert_eq!(modules[y * 29 + x] == 1, symbol.is_dark(x, y));
        }
    }
    assert!(!symbol.is_dark(500, 2) && !symbol.is_dark(2, 500));
    assert!(!format!("{symbol:?}").contains("0123"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn bytes_are_read_back_as_bytes(bytes in prop::collection::vec(any::<u8>(), 1..600)) {
        let picture = qr::render::png(&qr::encode_bytes(&bytes).unwrap(), 3).unwrap();
        let found = qr::codes_in_picture(&picture).unwrap();
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].bytes, &bytes);
    }
}

#[test]
fn the_bytes_of_an_archive_are_no_text() {
    let archive = [
        &b"PK\x03\x04\x14\0\x08\0"[..],
        &[0xbc, 0x54, 0x5d, 0x73, 0xea, 0x36, 0x10, 0xfd],
    ]
    .concat();
    let symbol = qr::encode_bytes(&archive).unwrap();
    let found = qr::codes_in_picture(&qr::render::png(&symbol, 3).unwrap()).unwrap();
    assert!(found.len() == 1 && found[0].bytes == archive && found[0].text.is_none() && found[0].part.is_none());
    let longest = vec![0xff; 2953];
    assert_eq!(qr::encode_bytes(&longest).unwrap().version(), 40);
    assert_eq!(
        qr::encode_bytes(&[&longest[..], &[0]].concat()),
        Err(qr::EncodeError::TooLong { bytes: 2954 })
    );
    assert_eq!(qr::encode_bytes(&[]), Err(qr::EncodeError::Empty));
}
