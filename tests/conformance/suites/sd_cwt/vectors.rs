//! Our own SD-CWTs with Ed25519, made from published seeds: the issuer's key has the seed of 32 bytes 1, the holder's of 32 bytes 2,
//! and the nth salt of a case is the first 16 bytes of SHA-256 over its name and n as four bytes.

use std::collections::BTreeMap;

use credential::cbor::{Encoder, Map};
use credential::sdcwt::{
    Contents, Disclosure, Issuing, Planned, PlannedArray, PlannedMap, Terms, UnverifiedSdCwt, bind,
};
use credential::{Ed25519SigningKey, KeyId};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

pub(crate) const ISSUER: u8 = 1;
pub(crate) const HOLDER: u8 = 2;

type Error = Box<dyn std::error::Error>;

/// A pass, and what of it is shown.
struct Case {
    name: &'static str,
    plan: PlannedMap,
    shown: fn(&Disclosure<'_>) -> bool,
}

pub(crate) fn key(seed: u8) -> Ed25519SigningKey {
    Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32]))
}

pub(crate) fn salts(name: &str, bytes: usize) -> Vec<u8> {
    let salt = |n: u32| {
        Sha256::digest([name.as_bytes(), &n.to_be_bytes()].concat())
            .into_iter()
            .take(16)
    };
    (0..).flat_map(salt).take(bytes).collect()
}

/// Files by their names, `expected.tsv` among them.
///
/// # Errors
/// When one of the cases is refused.
pub(crate) fn made() -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let mut files = BTreeMap::new();
    let mut table = "file\tread\tdisclosures\thidden\tclaims\n".to_owned();
    for case in [flat()?, nested()?, bare()?] {
        let issuing = Issuing::new(&case.plan)
            .holder(&key(HOLDER).verifying_key()?)?
            .status("https://issuer.example/status/1", 7)?
            .key_id(KeyId::new(b"issuer-1").ok_or("too long")?);
        let issued = issuing.sign(&salts(case.name, issuing.salts()), &key(ISSUER))?;
        let shown = UnverifiedSdCwt::parse(&issued)?.claimed().disclose(case.shown);
        let terms = Terms {
            issued: Some(Timestamp::from_second(1_795_000_060)?),
            expires: Some(Timestamp::from_second(1_795_000_080)?),
            id: Some(b"0123456789abcdef"),
            ..Terms::to("urn:example:gate")
        };
        let showing = bind(&shown, &terms, &key(HOLDER))?;
        for (step, bytes) in [("issued", issued), ("shown", shown), ("showing", showing)] {
            let name = format!("{}.{step}.cbor", case.name);
            if step != "showing" {
                table.push_str(&line(&name, &bytes)?);
            }
            files.insert(name, bytes);
        }
    }
    refused(&mut files, &mut table)?;
    files.insert("expected.tsv".to_owned(), table.into_bytes());
    Ok(files)
}

fn line(name: &str, token: &[u8]) -> Result<String, Error> {
    let read = UnverifiedSdCwt::parse(token)?;
    let Seen {
        disclosures,
        hidden,
        claims,
    } = seen(read.claimed());
    Ok(format!("{name}\tread\t{disclosures}\t{hidden}\t{claims}\n"))
}

/// What the table says of a token.
pub(crate) struct Seen {
    pub(crate) disclosures: usize,
    pub(crate) hidden: usize,
    pub(crate) claims: String,
}

pub(crate) fn seen(contents: &Contents<'_>) -> Seen {
    Seen {
        disclosures: contents.disclosures().len(),
        hidden: contents.hidden(),
        claims: contents
            .claims()
            .to_cbor()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    }
}

fn registered(plan: &mut PlannedMap) -> Result<(), Error> {
    plan.clear(1, "https://issuer.example")?;
    plan.clear(4, 1_795_600_000)?
        .clear(5, 1_795_000_000)?
        .clear(6, 1_795_000_000)?;
    Ok(())
}

/// Claims of one level, three decoys among eight digests.
fn flat() -> Result<Case, Error> {
    let mut plan = PlannedMap::new();
    registered(&mut plan)?;
    plan.redactable(2, "urn:example:ann")?
        .redactable("name", "BOCK<<ANN")?
        .redactable("born", "1990-01-01")?;
    plan.redactable(500, true)?
        .redactable(501, Planned::bytes(b"ABCD"))?
        .pad(8);
    Ok(Case {
        name: "flat",
        plan,
        shown: |disclosure| matches!(disclosure.key(), Some(key) if *key == "name".into() || *key == 500.into()),
    })
}

/// Maps and arrays within each other, each with digests of its own.
fn nested() -> Result<Case, Error> {
    let mut plan = PlannedMap::new();
    registered(&mut plan)?;
    let mut place = PlannedMap::new();
    place
        .clear("country", "us")?
        .redactable("region", "ca")?
        .redactable(3, "94188")?
        .pad(3);
    let mut inspection = PlannedMap::new();
    inspection.clear(500, true)?.redactable(503, place)?;
    let mut log = PlannedArray::new();
    log.redactable(inspection)
        .clear(1_674_004_740)
        .redactable(1_612_560_720)
        .pad(4);
    plan.clear(2, "urn:example:ann")?
        .redactable(504, log)?
        .redactable(-7, Planned::null())?
        .pad(4);
    Ok(Case {
        name: "nested",
        plan,
        // What is around the region comes with it.
        shown: |disclosure| disclosure.key().is_some_and(|key| *key == "region".into()),
    })
}

/// Nothing to keep back, and so no disclosures.
fn bare() -> Result<Case, Error> {
    let mut plan = PlannedMap::new();
    registered(&mut plan)?;
    plan.clear(2, "urn:example:ann")?.clear(500, 1.5)?;
    Ok(Case {
        name: "bare",
        plan,
        shown: |_| true,
    })
}

/// Tokens that nobody may take, with the name of the error.
fn refused(files: &mut BTreeMap<String, Vec<u8>>, table: &mut String) -> Result<(), Error> {
    let protected = |algorithm: i64| {
        let mut header = Map::new();
        header.entry(|key| key.i64(1), |value| value.i64(algorithm))?;
        header.entry(|key| key.i64(16), |value| value.i64(293))?;
        Ok::<_, Error>(encoded(|encoder| encoder.map(&header)))
    };
    let own = disclosure(1, 500, "yes");
    let clear = disclosure(2, 501, "no");
    let mandatory = disclosure(3, 4, "never");
    for (name, algorithm, digests, disclosures) in [
        ("Cose(UnsupportedAlgorithm)", -8, vec![&own], vec![&own]),
        ("DisclosureWithoutDigest", -19, vec![&own], vec![&own, &clear]),
        ("DuplicateDigest", -19, vec![&own, &own], vec![&own]),
        ("DuplicateDisclosure", -19, vec![&own], vec![&own, &own]),
        ("Overwrites", -19, vec![&clear], vec![&clear]),
        ("Mandatory", -19, vec![&mandatory], vec![&mandatory]),
    ] {
        let protected = protected(algorithm)?;
        let payload = payload(&digests)?;
        let to_be_signed = encoded(|encoder| {
            encoder
                .array(4)
                .text("Signature1")
                .bytes(&protected)
                .bytes(b"")
                .bytes(&payload)
        });
        let listed = encoded(|encoder| {
            disclosures
                .iter()
                .fold(encoder.array(disclosures.len()), |list, one| list.raw(one))
        });
        let mut unprotected = Map::new();
        unprotected.entry(|key| key.i64(17), |value| value.raw(&listed))?;
        let token = encoded(|encoder| {
            encoder
                .tag(18)
                .array(4)
                .bytes(&protected)
                .map(&unprotected)
                .bytes(&payload);
            encoder.bytes(&key(ISSUER).sign(&to_be_signed))
        });
        let file = format!(
            "refused.{}.cbor",
            name.to_lowercase().replace(['(', ')'], "-").trim_end_matches('-')
        );
        table.push_str(&format!("{file}\t{name}\t-\t-\t-\n"));
        files.insert(file, token);
    }
    Ok(())
}

/// Claim 501 in the clear, and these digests.
fn payload(disclosures: &[&Vec<u8>]) -> Result<Vec<u8>, Error> {
    let holder = key(HOLDER).verifying_key()?.to_cose_key().ok_or("no COSE_Key")?;
    let (mut claims, mut confirmation) = (Map::new(), Map::new());
    confirmation.entry(|key| key.i64(1), |value| value.raw(&holder))?;
    claims.entry(|key| key.i64(1), |value| value.text("https://issuer.example"))?;
    claims.entry(|key| key.i64(2), |value| value.text("urn:example:ann"))?;
    claims.entry(|key| key.i64(8), |value| value.map(&confirmation))?;
    claims.entry(|key| key.i64(501), |value| value.text("yes"))?;
    let digests = encoded(|encoder| {
        disclosures.iter().fold(encoder.array(disclosures.len()), |list, one| {
            list.bytes(&Sha256::digest(one))
        })
    });
    claims.entry(|key| key.raw(&[0xf8, 59]), |value| value.raw(&digests))?;
    Ok(encoded(|encoder| encoder.map(&claims)))
}

fn disclosure(salt: u8, key: i64, value: &str) -> Vec<u8> {
    let content = encoded(|encoder| encoder.array(3).bytes(&[salt; 16]).text(value).i64(key));
    encoded(|encoder| encoder.bytes(&content))
}

pub(crate) fn encoded(write: impl FnOnce(&mut Encoder) -> &mut Encoder) -> Vec<u8> {
    let mut encoder = Encoder::new();
    write(&mut encoder);
    encoder.finish()
}
