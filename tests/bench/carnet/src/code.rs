//! QR symbols: text to modules, against other encoders at the same level and version.

use std::hint::black_box;

use crate::Failure;
use crate::race::{By, Race, repeated};
use crate::sample::Sample;

const CALLS: u32 = 5;

pub fn bench() -> Result<(), Failure> {
    let pass = Sample::read()?.text;
    let long: String = pass.chars().chain(pass.chars().skip(4)).take(600).collect();
    for text in [&long[..], "HC1:6BFOXN"] {
        let symbol = qr::encode(text)?;
        let (level, other_level) = match symbol.level() {
            qr::Level::L => (fast_qr::ECL::L, qrcode::EcLevel::L),
            qr::Level::M => (fast_qr::ECL::M, qrcode::EcLevel::M),
            qr::Level::Q => (fast_qr::ECL::Q, qrcode::EcLevel::Q),
            qr::Level::H => (fast_qr::ECL::H, qrcode::EcLevel::H),
        };
        let ours = || qr::encode(black_box(text)).map(|symbol| symbol.size()).ok();
        let fast = || {
            fast_qr::QRBuilder::new(black_box(text))
                .ecl(level)
                .build()
                .map(|code| code.size)
                .ok()
        };
        let other = || {
            qrcode::QrCode::with_error_correction_level(black_box(text), other_level)
                .map(|code| code.width())
                .ok()
        };
        let side = usize::from(symbol.version()) * 4 + 17;
        assert!(
            fast() == Some(side) && other() == Some(side),
            "all make the same version"
        );
        Race::new(
            By::Processor,
            format!(
                "QR, {} characters, version {}-{:?}",
                text.len(),
                symbol.version(),
                symbol.level()
            ),
        )
        .run("qr::encode", repeated(CALLS, ours))
        .against("fast_qr", 1.0, repeated(CALLS, fast))
        .against("qrcode", 1.0, repeated(CALLS, other))
        .print(200);
    }
    Ok(())
}
