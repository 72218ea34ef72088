//! A rule for tests.

use serde_json::{Value, json};

pub(crate) fn rule() -> Value {
    json!({
        "Identifier": "GR-AT-0001", "Type": "Acceptance", "Country": "AT", "Version": "1.0.15", "SchemaVersion": "1.0.0",
        "Engine": "CERTLOGIC", "EngineVersion": "0.7.5", "CertificateType": "General",
        "Description": [{"lang": "en", "desc": "Currently no entry rules."}],
        "ValidFrom": "2023-01-30T00:00:00Z", "ValidTo": "2030-06-01T00:00:00Z", "AffectedFields": ["v"], "Logic": {}
    })
}
