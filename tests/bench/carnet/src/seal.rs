//! A Visible Digital Seal's text to verdict, against the bare checks it needs: one ES256 for each seal, and for the first of a
//! signer one of RSA with 4096 bits for its certificate.

use std::hint::black_box;

use credential::{Certificate, base64, jcs};
use policy::{Clock, Trust, Verdict};
use ring::signature::{ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde_json::Value;

use crate::Failure;
use crate::race::{By, Race, repeated};

/// Calls for one reading of the clock.
const CALLS: u32 = 20;

const TEXT: &str = include_str!("../../../vectors/vds-nc/who-gdhcn-validator/ICAOAUQR1Contents.txt");
const AUTHORITY: &[u8] = include_bytes!("../../../vectors/vds-nc/dfat-extracted/csca.cer.der");

pub fn bench() -> Result<(), Failure> {
    let text = TEXT.trim();
    let seal: Value = serde_json::from_str(text)?;
    let bytes =
        |member: &str| base64::decode(seal["sig"][member].as_str().unwrap_or_default(), 4096).ok_or("no Base64");
    let (der, signature) = (bytes("cer")?, bytes("sigvl")?);
    let message = jcs::canonical(&seal["data"].to_string()).ok_or("no canonical form")?;
    Certificate::parse(&der)?;
    // The point of an uncompressed P-256 key, behind the head of its bit string.
    let head = [0x03, 0x42, 0x00, 0x04];
    let at = der
        .windows(head.len())
        .position(|window| window == head)
        .ok_or("no point")?
        + 3;
    let point = der.get(at..at + 65).ok_or("no point")?;
    // The signed content of the certificate, its signature, and the authority's key as PKCS#1.
    let content = der
        .get(4..4 + 4 + usize::from(u16::from_be_bytes([der[6], der[7]])))
        .ok_or("no content")?;
    let above = der.get(der.len() - 512..).ok_or("no signature")?;
    let head = [0x03, 0x82, 0x02, 0x0f, 0x00];
    let at = AUTHORITY
        .windows(head.len())
        .position(|window| window == head)
        .ok_or("no key")?
        + head.len();
    let authority = AUTHORITY.get(at..at + 0x20e).ok_or("no key")?;

    let clock = Clock::at("2021-10-01T00:00:00Z".parse()?);
    let trusting = || {
        let mut trust = Trust::new();
        let added = trust.add("authority", AUTHORITY);
        assert!(added.is_ok());
        trust
    };
    let trust = trusting();
    let (one, other) = (
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point),
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, authority),
    );
    let es256 = || one.verify(black_box(&message), &signature).is_ok();
    let rsa = || other.verify(black_box(content), above).is_ok();
    assert!(es256() && rsa());
    let known = || policy::check(credential::parse(black_box(text)), &trust, &clock);
    assert_eq!(known().verdict, Verdict::Valid);

    Race::new(
        By::Processor,
        format!("seal of {} characters to verdict, its signer met before", text.len()),
    )
    .run("policy: text to verdict", repeated(CALLS, known))
    .against("ring: ES256 alone", 1.5, repeated(CALLS, es256))
    .print(400);
    Race::new(
        By::Processor,
        "the first seal of a signer to verdict, its authority read",
    )
    .run(
        "policy: authority and text to verdict",
        repeated(CALLS, || {
            policy::check(credential::parse(black_box(text)), &trusting(), &clock)
        }),
    )
    .against(
        "ring: ES256 and RSA-4096 alone",
        1.5,
        repeated(CALLS, || es256() && rsa()),
    )
    .print(400);
    Ok(())
}
