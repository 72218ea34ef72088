//! Germany's signed list of document signers.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use carnet_conformance::{Failed, Outcome, Trial, ensure, same, vectors};
use policy::{Country, Domain, Trust, TrustError, Usage};
use serde_json::Value;

use crate::{key_id, skipped_for};

const FOLDER: &str = "trust/covpass-dsc-list";

pub(crate) const CASES: usize = 13;

/// Entries that are passed over: key id and reason.
const SKIPPED: [(&str, &str); 5] = [
    ("5ukJcojnY4s=", "negative_serial"),
    ("EIudEAHBzdE=", "negative_serial"),
    ("G4KI51hekVU=", "negative_serial"),
    ("XxqXoPWy+Ss=", "negative_serial"),
    ("tIXJTzNgFXY=", "weak_key"),
];

static LIST: LazyLock<Vec<u8>> = LazyLock::new(|| vectors::file(FOLDER, "dsc-list.json").bytes().unwrap());
static PUBLISHER: LazyLock<Vec<u8>> =
    LazyLock::new(|| vectors::file(FOLDER, "dsc-list-signing-key.pem").bytes().unwrap());
static TRUST: LazyLock<Trust> = LazyLock::new(|| {
    let mut trust = Trust::new();
    let publisher = trust.add("publisher", &PUBLISHER).unwrap();
    let list = trust.add("list", &LIST).unwrap();
    assert_eq!((publisher.publishers, list.keys), (1, trust.len()));
    trust
});

pub(crate) fn trials() -> Vec<Trial> {
    let named = |name: &str, case: fn() -> Outcome| Trial::test(format!("germany: {name}"), case);
    let skipped = SKIPPED.iter().map(|(id, reason)| {
        Trial::test(format!("germany: {id} is passed over: {reason}"), || {
            skipped_for(&TRUST, id, reason)
        })
    });
    [
        named("610 entries give 605 keys", counts),
        named("key types", key_types),
        named(
            "every other entry is a key of its country that signs EU passes",
            every_entry,
        ),
        named("the publisher's key may come after the list", publisher_later),
        named("altered content is refused", || altered(|list| flip(list, 100_000))),
        named("one more entry is refused", || altered(one_more_entry)),
        named("an altered signature is refused", || altered(|list| flip(list, 20))),
        named("without its signature it is refused", unsigned),
    ]
    .into_iter()
    .chain(skipped)
    .collect()
}

fn counts() -> Outcome {
    same("keys", &TRUST.len(), &605)?;
    same("passed over", &TRUST.skipped().len(), &SKIPPED.len())
}

fn key_types() -> Outcome {
    let mut found = BTreeMap::new();
    for key in TRUST.iter() {
        *found.entry(format!("{:?}", key.key.kind())).or_insert(0) += 1;
    }
    let expected = [("Ec(P256)", 519), ("Rsa(2048)", 74), ("Rsa(3072)", 3), ("Rsa(4096)", 9)];
    same(
        "key types",
        &found,
        &expected.map(|(kind, count)| (kind.to_owned(), count)).into(),
    )
}

fn every_entry() -> Outcome {
    let text = std::str::from_utf8(&LIST)?;
    let (_signature, content) = text.split_once('\n').ok_or("no line of a signature")?;
    let list: Value = serde_json::from_str(content)?;
    let entries = list["certificates"].as_array().ok_or("no certificates")?;
    same("entries", &entries.len(), &610)?;
    for entry in entries {
        let (id, country) = (
            entry["kid"].as_str().ok_or("no kid")?,
            entry["country"].as_str().ok_or("no country")?,
        );
        if SKIPPED.iter().any(|(skipped, _)| *skipped == id) {
            continue;
        }
        let keys: Vec<_> = TRUST.keys(&key_id(id)?).collect();
        ensure!(keys.len() == 1, "{id}: {} keys", keys.len());
        // What names no country (DX, WW, XX) binds the key to none.
        same(id, &keys[0].country, &Country::from_alpha2(country))?;
        same(id, &keys[0].jurisdiction.as_deref(), &Some(country))?;
        same(id, &(&keys[0].domain, keys[0].usage), &(&Some(Domain::Dcc), Usage::Dsc))?;
    }
    Ok(())
}

fn publisher_later() -> Outcome {
    let mut trust = Trust::new();
    let _ = trust.add("list", &LIST)?;
    let _ = trust.add("publisher", &PUBLISHER)?;
    same("keys", &trust.len(), &605)?;
    ensure!(trust.refused().is_empty(), "the list still waits");
    Ok(())
}

/// The list gives no key and is named among the refused, whichever comes first.
fn altered(alter: fn(Vec<u8>) -> Vec<u8>) -> Outcome {
    let list = alter(LIST.clone());
    for files in [[&list, &*PUBLISHER], [&*PUBLISHER, &list]] {
        let mut trust = Trust::new();
        for file in files {
            let _ = trust.add("file", file)?;
        }
        same("keys", &trust.len(), &0)?;
        let reasons: Vec<_> = trust.refused().iter().map(|refused| refused.reason).collect();
        same("refused", &reasons, &vec![TrustError::ListSignature])?;
    }
    Ok(())
}

/// Another digit or letter at a place inside a Base64 text.
fn flip(mut list: Vec<u8>, at: usize) -> Vec<u8> {
    list[at] = if list[at] == b'A' { b'B' } else { b'A' };
    list
}

/// The first entry once more, at the end.
fn one_more_entry(list: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(list).unwrap();
    let (signature, content) = text.split_once('\n').unwrap();
    let mut content: Value = serde_json::from_str(content).unwrap();
    let first = content["certificates"][0].clone();
    content["certificates"].as_array_mut().unwrap().push(first);
    format!("{signature}\n{content}").into_bytes()
}

fn unsigned() -> Outcome {
    let content = LIST
        .splitn(2, |&byte| byte == b'\n')
        .nth(1)
        .ok_or("no line of a signature")?;
    let mut trust = Trust::new();
    let _ = trust.add("publisher", &PUBLISHER)?;
    let error = trust.add("list", content).err().ok_or_else(|| Failed::from("taken"))?;
    same("refusal", &error, &TrustError::Unsigned)?;
    same("keys", &trust.len(), &0)
}
