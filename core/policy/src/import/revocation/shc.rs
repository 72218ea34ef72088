//! A SMART Health Card issuer's list of one key (section "Revocation").

use credential::{KeyId, is_rid};
use serde_json::Value;

use super::{About, Draft, ImportError};
use crate::revocation::{Entry, IdKind, Scope, hash_of};
use crate::trust::SkipReason;

pub(super) fn read(document: &Value, about: &About<'_>, draft: &mut Draft<'_>) -> Result<(), ImportError> {
    if document.get("method").and_then(Value::as_str) != Some("rid") {
        return Err(ImportError::Method);
    }
    let kid = document.get("kid").and_then(Value::as_str).and_then(KeyId::from_base64);
    let key_id = kid.filter(|kid| !kid.as_bytes().is_empty());
    let rids = document.get("rids").and_then(Value::as_array);
    let (Some(key_id), Some(rids)) = (key_id, rids) else {
        return Err(ImportError::Unknown);
    };
    // The specification shows it as a text, its own examples have a number.
    draft.counter = document
        .get("ctr")
        .and_then(|counter| counter.as_u64().or_else(|| counter.as_str()?.parse().ok()));
    let scope = match about.issuer {
        Some(issuer) => Scope::IssuerKey {
            issuer: issuer.to_owned(),
            key_id,
        },
        None => Scope::Key(key_id),
    };
    let mut good = Vec::new();
    for (number, rid) in (1_usize..).zip(rids) {
        match rid.as_str().and_then(entry) {
            Some(entry) => good.push(entry),
            None => draft.skip(format!("rid {number}"), SkipReason::Identifier),
        }
    }
    draft.add(scope, IdKind::Rid, good);
    Ok(())
}

/// `rid`, or `rid.time`: of that id what was issued before then.
fn entry(text: &str) -> Option<Entry> {
    let (rid, before) = match text.split_once('.') {
        Some((rid, time)) => (rid, Some(time)),
        None => (text, None),
    };
    let before = match before {
        Some(time) if time.bytes().all(|digit| digit.is_ascii_digit()) => {
            Some(time.parse().ok().filter(|time| *time < u64::MAX)?)
        }
        Some(_) => return None,
        None => None,
    };
    is_rid(rid).then(|| Entry {
        id: hash_of(rid),
        before,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rid_may_have_a_time() {
        let id = hash_of("lHKzqFUMjhs");
        let at = |before| Some(Entry { id, before });
        assert_eq!(entry("lHKzqFUMjhs"), at(None));
        assert_eq!(entry("lHKzqFUMjhs.1636977600"), at(Some(1_636_977_600)));
        for bad in [
            "",
            ".1",
            "a.",
            "a.b",
            "a.1.2",
            "a.-1",
            "a.18446744073709551615",
            "a.18446744073709551616",
            "base64==",
        ] {
            assert_eq!(entry(bad), None, "{bad}");
        }
    }
}
