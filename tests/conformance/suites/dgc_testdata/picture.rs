//! From a picture to the text in its code.

use carnet_conformance::{Outcome, ensure, same, vectors};
use credential::parse;

use crate::FOLDER;
use crate::case::Case;

/// Pixels a module where a case has no picture of its own and one is drawn.
const MODULE_PIXELS: u32 = 4;

/// The case's picture holds its text. Some cases set the flag and have no picture: those go through a drawn one.
pub(crate) fn decodes(case: &Case) -> Outcome {
    let picture = match &case.picture {
        Some(picture) => picture.clone(),
        None => qr::render::png(&qr::encode(&case.prefix)?, MODULE_PIXELS)?,
    };
    same(
        "texts in the picture",
        &qr::texts_in_picture(&picture)?,
        &vec![case.prefix.clone()],
    )
}

/// Ireland's certificates as files: QR and Aztec codes verify with the certificate of the raw case.
pub(crate) fn irish(file: &vectors::File) -> Outcome {
    let texts = qr::texts_in_picture(&file.bytes()?)?;
    let raw = file.name.replace("png/", "2DCode/Raw/");
    let raw = raw.replace("_qr.png", ".json").replace("_aztec.png", ".json");
    let case = Case::read(&vectors::file(FOLDER, &raw))?;
    ensure!(texts.len() == 1, "{} codes found", texts.len());
    let pass = parse(&texts[0])?;
    same("payload", &Some(pass.claimed().payload_json()), &case.json)?;
    ensure!(
        pass.verify([case.signer()?.key()]).is_ok(),
        "the signature does not verify"
    );
    Ok(())
}
