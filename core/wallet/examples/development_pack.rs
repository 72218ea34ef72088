//! Makes the pack that comes with development builds: WHO's list of signers, and a dated sample of yellow fever requirements,
//! signed with a key whose seed core/RELEASING.md publishes.
//!
//! ```text
//! cargo run --package carnet-wallet --example development_pack
//! ```
//!
//! writes core/wallet/data/bundled/development.pack. A test compares that file with what is made here.

use std::error::Error;
use std::sync::Arc;

use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use sha2::{Digest as _, Sha256};
use wallet::Zeroizing;
use wallet::import::{Publication, RulesImport, TrustImport};
use wallet::packs::{
    Body, Content, Dates, Ed25519SigningKey, Index, Kind, Pack, PackKey, Part, PublisherId, PublisherKey, Root,
    SignedPart,
};

/// The sentence of core/RELEASING.md.
const SENTENCE: &str = "Carnet development root: whoever reads this has its private key, so it proves nothing.";

/// WHO's list as it was published; see SOURCE.md beside it.
const LIST: &[u8] = include_bytes!("../../../tests/vectors/trust/who-gdhcn/did.json");

/// Where the list stands, for whoever asks what the pack was made from.
const SOURCE: &str = "https://tng-cdn.who.int/v2/trustlist/did.json";

/// What some states asked of travellers in 2020: a sample, not a current statement of any of them; see SOURCE.md beside it.
const REQUIREMENTS: &[u8] = include_bytes!("../../policy/data/requirements/yellow-fever.json");

/// The number of the pack. It rises with every change, or who has the one before keeps it: 1 had the list of signers alone.
const NUMBER: u64 = 2;

/// When the pack was signed last. WHO's list in it stays as old as it is.
const SIGNED: &str = "2026-11-20T00:00:00Z";

/// Days after which WHO's list shows as stale, counted from its own date.
const LIST_DAYS: i64 = 90;

/// Days after which the rest shows as stale, counted from its signing.
const PACK_DAYS: i64 = 180;

/// Years after which nothing is valid by it.
const YEARS: i64 = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/bundled/development.pack");
    let file = development_pack()?
        .write()
        .ok_or("the pack is larger than any pack may be")?;
    std::fs::write(path, &file)?;
    println!("{path}: {} bytes", file.len());
    Ok(())
}

/// The pack, always the same.
pub(crate) fn development_pack() -> Result<Pack, Box<dyn Error>> {
    let mut import = TrustImport::new();
    import.add(&Publication {
        source: SOURCE,
        bytes: LIST,
        fetched: None,
    })?;
    let (content, _) = import.finish();
    // The list dates itself in its proof.
    let made = content
        .notes
        .iter()
        .find_map(|note| note.date)
        .ok_or("the list has no date")?;
    let (list, pack) = (dates(made, LIST_DAYS)?, dates(SIGNED.parse()?, PACK_DAYS)?);
    let body = content.encode();
    let mut import = RulesImport::new();
    import.add(&Publication {
        source: "core/policy/data/requirements/yellow-fever.json",
        bytes: REQUIREMENTS,
        fetched: None,
    })?;
    let (rules, skipped) = import.finish();
    if let Some(skipped) = skipped.first() {
        return Err(format!("requirement {}: {}", skipped.entry, skipped.reason).into());
    }
    let seed: [u8; 32] = Sha256::digest(SENTENCE).into();
    let key = PublisherKey::new(Ed25519SigningKey::from_seed(&Zeroizing::new(seed)));
    let public = PackKey::new(key.public()).ok_or("the sentence gives no key")?;
    let name = format!("Carnet project's copy of WHO's list of {}", made.strftime("%Y-%m-%d"));
    let root = Root::shared(&name, [public], 1, true);
    let first = SignedPart::sign(Part::root(None, 1, list, &root), &[&key]);
    let id = PublisherId(*first.digest());
    // The first root, by whose words the publisher is known, is as old as the first pack. The second has newer dates alone.
    let second = SignedPart::sign(Part::root(Some(id), 2, pack, &root), &[&key]);
    let contents = [(Kind::Trust, body, list), (Kind::Rules, rules.encode(), pack)].map(|(kind, body, dates)| {
        let body: Arc<[u8]> = body.into();
        Content {
            part: SignedPart::sign(Part::content(kind, id, NUMBER, dates, &body), &[&key]),
            body: Body::Whole(body),
        }
    });
    let index = Index::of(contents.iter().map(|content| &content.part));
    Ok(Pack {
        index: SignedPart::sign(Part::index(id, NUMBER, pack, &index), &[&key]),
        roots: vec![first, second],
        contents: contents.into(),
    })
}

fn dates(made: Timestamp, fresh_days: i64) -> Result<Dates, Box<dyn Error>> {
    let issued = Timestamp::from_second(made.as_second())?;
    let day = issued.to_zoned(TimeZone::UTC);
    let refresh_by = day.checked_add(fresh_days.days())?.timestamp();
    let expires = day.checked_add(YEARS.years())?.timestamp();
    Ok(Dates::new(issued, refresh_by, expires).ok_or("the dates are out of order")?)
}
