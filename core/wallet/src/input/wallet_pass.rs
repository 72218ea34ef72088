//! Passes of phones' own wallets (`.pkpass`): a zip archive whose `pass.json` says what its code says.
//!
//! The archive's own signature is Apple's business: what counts is the signature of the pass in the code.

use credential::archive;
use serde_json::Value;

use super::limits;

/// The file that describes the pass, and its codes: the present member, and the one of iOS 8 (Apple, "Wallet Passes").
const DESCRIPTION: &str = "pass.json";
const CODES: &str = "barcodes";
const CODE: &str = "barcode";

/// What the codes of a wallet pass say; `None` where the archive is none.
pub(super) fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let description = archive::file(bytes, DESCRIPTION, limits::WALLET_PASS).ok()?;
    let description: Value = serde_json::from_slice(&description).ok()?;
    let several = description.get(CODES).and_then(Value::as_array).into_iter().flatten();
    let codes = several.chain(description.get(CODE)).take(limits::WALLET_PASS_CODES);
    let messages = codes.filter_map(|code| code.get("message")?.as_str());
    Some(messages.map(str::to_owned).collect())
}
