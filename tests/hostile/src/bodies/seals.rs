//! Visible Digital Seals, up to what a check prints of them, and what leads to their signers.

use std::sync::LazyLock;

use credential::{ChainCertificate, Format, RevocationList, jcs};
use policy::Trust;
use serde_json::Value;

use super::checked::checked;
use crate::vectors;

/// While Australia's revocation list is fresh: 2021-10-01.
const NOW: i64 = 1_633_046_400;

const AUTHORITY: &str = "vds-nc/dfat-extracted";

static TRUST: LazyLock<Trust> = LazyLock::new(|| {
    let mut trust = Trust::new();
    for file in vectors::contents(AUTHORITY, "der") {
        let _ = trust.add("authority", &file).expect("a trust file");
    }
    trust
});

/// The signed parts that Australia signed, in canonical form.
static ORIGINALS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let seals = texts()
        .into_iter()
        .filter_map(|text| serde_json::from_str::<Value>(&text).ok());
    seals.map(|seal| seal["data"].clone()).collect()
});

/// The texts of the published seals.
pub(crate) fn texts() -> Vec<String> {
    let texts = vectors::contents("vds-nc/who-gdhcn-validator", "txt").into_iter();
    texts.filter_map(|text| String::from_utf8(text).ok()).collect()
}

/// The published authority and its list.
pub(crate) fn authority() -> Vec<Vec<u8>> {
    vectors::contents(AUTHORITY, "der")
}

/// Takes the data for a text, a JSON value, a certificate and a revocation list.
pub fn seals(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Some(form) = jcs::canonical(&text) {
        let again = jcs::canonical(std::str::from_utf8(&form).expect("UTF-8"));
        assert_eq!(again.as_ref(), Some(&form), "the canonical form has another one");
    }
    let (check, fits) = checked(&text, &TRUST, NOW);
    if fits && check.format() == Some(Format::VdsNc) {
        let payload = check.pass.as_ref().map(|checked| checked.pass().payload_json());
        assert!(
            payload.is_some_and(|data| ORIGINALS.contains(&data)),
            "a forged seal counts as signed"
        );
    }
    if let Ok(certificate) = ChainCertificate::parse(data) {
        let _ = certificate.names_as_issuer(&certificate) && certificate.verify_issued_by(&certificate).is_ok();
    }
    if let Ok(list) = RevocationList::parse(data) {
        #[allow(clippy::len_zero, reason = "the two are compared")]
        let has_none = list.len() == 0;
        assert_eq!(list.is_empty(), has_none);
    }
}
