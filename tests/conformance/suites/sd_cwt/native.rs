//! Our own vectors: the files are what `--example sd-cwt-vectors` makes, and each reads as its table says.

use carnet_conformance::{Outcome, Trial, ensure, same, vectors::file};
use credential::sdcwt::{SdCwtError, UnverifiedKeyBinding, UnverifiedSdCwt};

use crate::vectors::{HOLDER, ISSUER, Seen, key, made, seen};

const FOLDER: &str = "native/sd-cwt";

/// Files; rows of the table; showings.
pub(super) const TRIALS: usize = 16 + 12 + 3;

pub(super) fn trials() -> Vec<Trial> {
    let current = made().unwrap_or_default().into_iter().map(|(name, bytes)| {
        Trial::test(format!("current {name}"), move || {
            same("bytes", &(file(FOLDER, &name).bytes()? == bytes), &true)
        })
    });
    let rows = file(FOLDER, "expected.tsv").table();
    let rows = rows
        .into_iter()
        .map(|row| Trial::test(format!("native {}", row[0]), move || outcome(&row)));
    let showings = ["flat", "nested", "bare"]
        .map(|case| Trial::test(format!("native {case}.showing.cbor"), move || showing(case)));
    current.chain(rows).chain(showings).collect()
}

fn outcome(row: &[String]) -> Outcome {
    let [name, read, disclosures, hidden, claims] = row else {
        return Err("a line of five columns".into());
    };
    let token = file(FOLDER, name).bytes()?;
    let parsed = match UnverifiedSdCwt::parse(&token) {
        Ok(parsed) => parsed,
        Err(error) => return same("refused", format!("{error:?}").as_str(), read),
    };
    same("read", "read", read)?;
    let verified = parsed
        .verify([&key(ISSUER).verifying_key()?])
        .map_err(|failed| failed.reason)?;
    let contents = verified.contents();
    let Seen {
        disclosures: of,
        hidden: by,
        claims: found,
    } = seen(contents);
    same(
        "disclosures and hidden",
        &(of.to_string(), by.to_string()),
        &(disclosures.clone(), hidden.clone()),
    )?;
    same("claims", &found, claims)?;
    let complete = if by == 0 {
        Ok(())
    } else {
        Err(SdCwtError::DigestWithoutDisclosure)
    };
    same("complete", &contents.complete(), &complete)?;
    ensure!(
        contents.status()?.is_some_and(|status| status.index == 7),
        "another status"
    );
    ensure!(contents.holder_key()? == key(HOLDER).verifying_key()?, "another holder");
    Ok(())
}

fn showing(case: &str) -> Outcome {
    let (showing, shown) = (format!("{case}.showing.cbor"), format!("{case}.shown.cbor"));
    let (showing, shown) = (file(FOLDER, &showing).bytes()?, file(FOLDER, &shown).bytes()?);
    let unverified = UnverifiedKeyBinding::parse(&showing)?;
    let verified = unverified
        .verify([&key(ISSUER).verifying_key()?])
        .map_err(|failed| failed.reason)?;
    same(
        "what is shown",
        &verified.sd_cwt().contents().disclose(|_| true),
        &shown,
    )?;
    same("aud", verified.terms().audience, "urn:example:gate")?;
    same(
        "iat",
        &verified.terms().issued.map(|at| at.as_second()),
        &Some(1_795_000_060),
    )
}
