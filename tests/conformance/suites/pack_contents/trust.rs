//! Trust lists through the body of a trust pack.

use std::sync::Arc;

use carnet_conformance::{Outcome, Trial, ensure, same, vectors};
use credential::parse;
use policy::import::{Publication, TrustImport};
use policy::packs::content::trust::TrustContent;
use policy::{Clock, Proof, Trust, Verdict, check};
use serde_json::{Value, json};

pub(crate) const CASES: usize = 7;

/// Most bytes of a body of 500 keys before it is compressed.
const SMALL: usize = 120 * 1024;

/// Files of a folder, in the order they have to be handed in.
struct List {
    folder: &'static str,
    files: &'static [&'static str],
    keys: usize,
    skipped: usize,
    proof: Proof,
    date: Option<&'static str>,
}

const WHO: List = List {
    folder: "trust/who-gdhcn",
    files: &["did.json"],
    keys: 497,
    skipped: 4,
    proof: Proof::NotChecked,
    date: Some("2026-08-22T17:05:01Z"),
};

const GERMANY: List = List {
    folder: "trust/covpass-dsc-list",
    files: &["dsc-list-signing-key.pem", "dsc-list.json"],
    keys: 605,
    skipped: 5,
    proof: Proof::Checked,
    date: None,
};

pub(crate) fn trials() -> Vec<Trial> {
    let named = |name: &str, case: fn() -> Outcome| Trial::test(name, case);
    vec![
        named("who: every key says the same after a way through a pack", || {
            same_keys(&WHO)
        }),
        named("who: 500 keys stay below 120 KiB", || {
            let body = imported(&WHO)?.encode();
            ensure!(body.len() * 500 / WHO.keys < SMALL, "{} bytes", body.len());
            Ok(())
        }),
        named("germany: every key says the same after a way through a pack", || {
            same_keys(&GERMANY)
        }),
        named("the gateway's form of Germany's entries gives the same keys", gateway),
        named(
            "australia: authority and list reach the seals they vouch for",
            australia,
        ),
        named("cards: a directory of issuers opens the examples' cards", directory),
        named("one key more moves no other", one_more),
    ]
}

fn imported(list: &List) -> Result<TrustContent, carnet_conformance::Failed> {
    let mut import = TrustImport::new();
    for name in list.files {
        let bytes = vectors::file(list.folder, name).bytes()?;
        import.add(&Publication {
            source: name,
            bytes: &bytes,
            fetched: None,
        })?;
    }
    let (content, skipped) = import.finish();
    same("passed over", &skipped.len(), &list.skipped)?;
    let note = content.notes.first().ok_or("no note")?;
    same("proof", &note.proof, &list.proof)?;
    same(
        "counts",
        &(note.taken, note.skipped),
        &(list.keys as u64, list.skipped as u64),
    )?;
    same("date", &note.date.map(|date| date.to_string()).as_deref(), &list.date)?;
    Ok(content)
}

/// Trust in what a pack of this content carries, which is nothing but good.
fn carried(content: &TrustContent, source: &str) -> Result<Trust, carnet_conformance::Failed> {
    let source: Arc<str> = source.into();
    let (content, skipped) = TrustContent::decode(&content.encode(), &source)?;
    same("passed over in the pack", &skipped, &vec![])?;
    let mut trust = Trust::new();
    let added = trust.add_content(&source, content, skipped)?;
    same("skipped of the pack", &added.skipped, &0)?;
    Ok(trust)
}

fn same_keys(list: &List) -> Outcome {
    let mut direct = Trust::new();
    for name in list.files {
        let _ = direct.add("source", &vectors::file(list.folder, name).bytes()?)?;
    }
    let trust = carried(&imported(list)?, "source")?;
    same("keys", &trust.len(), &list.keys)?;
    same("keys of the list itself", &direct.len(), &list.keys)?;
    for key in direct.iter() {
        ensure!(
            trust.keys(&key.key_id).any(|carried| carried == key),
            "{} says something else",
            key.key_id
        );
    }
    Ok(())
}

fn gateway() -> Outcome {
    let text = vectors::file(GERMANY.folder, "dsc-list.json").text()?;
    let (_, content) = text.split_once('\n').ok_or("no line of a signature")?;
    let list: Value = serde_json::from_str(content)?;
    let mut trust = Trust::new();
    let added = trust.add("gateway", list["certificates"].to_string().as_bytes())?;
    same("keys", &added.keys, &GERMANY.keys)?;
    same("passed over", &added.skipped, &GERMANY.skipped)
}

fn australia() -> Outcome {
    let folder = "vds-nc/dfat-extracted";
    let mut import = TrustImport::new();
    for name in ["csca.cer.der", "au.crl.der"] {
        let bytes = vectors::file(folder, name).bytes()?;
        import.add(&Publication {
            source: name,
            bytes: &bytes,
            fetched: None,
        })?;
    }
    let (content, skipped) = import.finish();
    same(
        "authorities and lists",
        &(content.authorities.len(), content.lists.len()),
        &(1, 1),
    )?;
    same("passed over", &skipped.len(), &0)?;
    let trust = carried(&content, "pack")?;
    let text = vectors::file("vds-nc/who-gdhcn-validator", "ICAOAUQR1Contents.txt").text()?;
    let clock = Clock::at("2021-10-01T00:00:00Z".parse()?);
    same(
        "verdict",
        &check(parse(text.trim()), &trust, &clock).verdict,
        &Verdict::Valid,
    )
}

/// The examples' own key set, as a directory's snapshot holds it.
fn directory() -> Outcome {
    let folder = "shc/health-cards-examples";
    let keys = vectors::file(folder, "examples/issuer/.well-known/jwks.json").json()?;
    let text = vectors::file(folder, "examples/example-00-f-qr-code-numeric-value-0.txt").text()?;
    let clock = Clock::at("2023-07-01T00:00:00Z".parse()?);
    for (issuer, expected) in [
        ("https://spec.smarthealth.cards/examples/issuer", Verdict::Valid),
        ("https://example.org/another", Verdict::SignerNotAllowed),
    ] {
        let snapshot = json!({
            "directory": "https://example.org/issuers.json", "time": "2023-06-30T00:00:00Z",
            "issuerInfo": [{"issuer": {"iss": issuer, "name": "Examples"}, "keys": keys["keys"]}],
        });
        let mut import = TrustImport::new();
        import.add(&Publication {
            source: "snapshot",
            bytes: snapshot.to_string().as_bytes(),
            fetched: None,
        })?;
        let trust = carried(&import.finish().0, "pack")?;
        let check = check(parse(text.trim()), &trust, &clock);
        same(issuer, &check.verdict, &expected)?;
    }
    Ok(())
}

/// Without one of the keys a body has the same bytes before and after its place, so that a delta is as small as the key.
fn one_more() -> Outcome {
    let mut content = imported(&WHO)?;
    let whole = content.encode();
    content.keys.remove(WHO.keys / 2);
    let less = content.encode();
    let equal = |one: &mut dyn Iterator<Item = u8>, two: &mut dyn Iterator<Item = u8>| {
        one.zip(two).take_while(|(one, two)| one == two).count()
    };
    // Up to the head of the list, which tells how many there are, and from there.
    let head = 5;
    let before = equal(&mut whole[head..].iter().copied(), &mut less[head..].iter().copied());
    let after = equal(&mut whole.iter().rev().copied(), &mut less.iter().rev().copied());
    ensure!(
        head + before + after >= less.len(),
        "{before} bytes before and {after} after of {}",
        less.len()
    );
    Ok(())
}
