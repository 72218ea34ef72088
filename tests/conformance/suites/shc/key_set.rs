//! Key sets of issuers: whether a key in one may sign cards, and whose it is.

use carnet_conformance::{Outcome, ensure, vectors};
use policy::{Domain, Trust};

use crate::{Case, TESTDATA};

/// The issuer that a certificate of the test keys names.
const SUBJECT_ALT_NAME: &str = "https://smarthealth.cards/examples/issuer";

/// Carnet asks a certificate whose the key is, and leaves its chain alone: the key set vouches for the key, issuers let
/// certificates expire, and no root of theirs is trusted anyway.
const CHAIN_IS_NOT_ASKED: &str = "key: invalid x5c cert chain";

pub(crate) fn outcome(case: &Case) -> Outcome {
    let mut trust = Trust::new();
    let added = trust.add(&case.name, &vectors::file(TESTDATA, &case.files[0]).bytes()?);
    let owner = match case.options.strip_prefix("san=").unwrap_or_default().trim_matches('\'') {
        "" => None,
        "EXPECTED_SUBJECT_ALT_NAME" => Some(SUBJECT_ALT_NAME),
        other => Some(other),
    };
    let may_sign = added.is_ok()
        && trust.iter().any(|key| {
            let is_owners = owner.is_none_or(|owner| key.issuer_url.as_deref() == Some(owner));
            key.domain == Some(Domain::Shc) && is_owners
        });
    let expected = case.wallet == "accept" || case.name == CHAIN_IS_NOT_ASKED;
    ensure!(may_sign == expected, "may sign: {may_sign}, expected {expected}");
    Ok(())
}
