//! SD-CWTs and key binding tokens: as they come, and with claims and disclosures signed on the way.

use std::sync::LazyLock;

use credential::cbor::{Decoder, Encoder, Map, Profile};
use credential::sdcwt::{Contents, Terms, UnverifiedKeyBinding, UnverifiedSdCwt, bind};
use credential::{Ed25519SigningKey, SignatureError, VerifyingKey};
use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::vectors::contents;

/// The issuer and the holder of our own vectors, and a stranger.
static KEYS: LazyLock<[Ed25519SigningKey; 3]> =
    LazyLock::new(|| [1, 2, 9].map(|seed| Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32]))));

fn verifying(of: usize) -> VerifyingKey {
    KEYS[of].verifying_key().expect("a key")
}

/// First byte even: a token; odd: the claims of one and, after as many bytes as the second byte says times eight, what is
/// unprotected in it.
pub fn sd_cwt(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    if first & 1 == 0 {
        token(rest);
        return;
    }
    let Some((length, rest)) = rest.split_first() else {
        return;
    };
    let (claims, unprotected) = rest.split_at((usize::from(*length) * 8).min(rest.len()));
    // Anything but one item would shift what follows.
    let mut decoder = Decoder::new(unprotected, Profile::Strict);
    if decoder.skip().is_ok() && decoder.finish().is_ok() {
        token(&signed(claims, unprotected));
    }
}

fn signed(claims: &[u8], unprotected: &[u8]) -> Vec<u8> {
    // {1: -19, 16: 293}
    const PROTECTED: &[u8] = &[0xa2, 0x01, 0x32, 0x10, 0x19, 0x01, 0x25];
    let mut to_be_signed = Encoder::new();
    to_be_signed
        .array(4)
        .text("Signature1")
        .bytes(PROTECTED)
        .bytes(b"")
        .bytes(claims);
    let signature = KEYS[0].sign(&to_be_signed.finish());
    let mut token = Encoder::new();
    token
        .tag(18)
        .array(4)
        .bytes(PROTECTED)
        .raw(unprotected)
        .bytes(claims)
        .bytes(&signature);
    token.finish()
}

fn token(bytes: &[u8]) {
    if let Ok(read) = UnverifiedKeyBinding::parse(bytes) {
        assert!(UnverifiedSdCwt::parse(bytes).is_err(), "a token of both kinds");
        consistent(read.claimed());
        let _ = read.claimed_terms();
        assert!(read.verify([&verifying(2)]).is_err(), "a stranger issued it");
    }
    let Ok(read) = UnverifiedSdCwt::parse(bytes) else {
        return;
    };
    consistent(read.claimed());
    bound(bytes);
    let failed = read.verify([&verifying(2)]).err().expect("a stranger issued it");
    assert!(failed.reason != SignatureError::NoKey);
    let _ = failed.unverified.verify([&verifying(0)]);
}

/// What holds for every token that can be read.
fn consistent(contents: &Contents<'_>) {
    let claims = contents.claims().to_cbor();
    // Shown in full, and read again, it says the same.
    let shown = contents.disclose(|_| true);
    let again = UnverifiedSdCwt::parse(&shown).expect("what is shown of a token is one");
    assert!(
        again.claimed().claims().to_cbor() == claims,
        "shown in full, it says something else"
    );
    assert!(again.claimed().disclose(|_| true) == shown);
    let nothing = contents.disclose(|_| false);
    assert!(UnverifiedSdCwt::parse(&nothing).is_ok_and(|read| read.claimed().disclosures().is_empty()));
    // The claims set is plain: nothing in it is redacted any more.
    let mut decoder = Decoder::new(&claims, Profile::Strict);
    decoder.skip().expect("deterministic CBOR");
    decoder.finish().expect("one item");
    for (index, disclosure) in contents.disclosures().iter().enumerate() {
        if !disclosure.is_decoy() {
            assert!(
                contents.claims().at(disclosure.path()).is_some(),
                "a disclosure shows nothing"
            );
            assert!(contents.disclosure_of(disclosure.path()) == Some(index));
        }
        assert!(disclosure.parent() != Some(index) && disclosure.salt().len() == 16);
    }
    assert!(contents.complete().is_err() || contents.hidden() == 0);
    let _ = (
        contents.status(),
        contents.holder_key(),
        contents.issuer(),
        contents.times(),
    );
}

/// The holder of our vectors shows what is its own; whoever issued it.
fn bound(token: &[u8]) {
    let terms = Terms {
        issued: Timestamp::from_second(1_795_000_060).ok(),
        ..Terms::to("urn:example:gate")
    };
    if let Ok(showing) = bind(token, &terms, &KEYS[1]) {
        let read = UnverifiedKeyBinding::parse(&showing).expect("our own showing");
        assert!(*read.claimed_terms().audience == *terms.audience);
    }
}

/// The draft's tokens and our own, and their claims with what was unprotected.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let tokens = [
        contents("native/sd-cwt", "cbor"),
        contents("sd-cwt/draft-ietf-spice-sd-cwt", "cbor"),
    ]
    .concat();
    let parts = tokens.iter().filter_map(|token| {
        let mut decoder = Decoder::new(token, Profile::Strict);
        decoder.tag().ok()?;
        decoder.array().ok()?;
        decoder.skip().ok()?;
        let unprotected = decoder.raw().ok()?;
        let claims = decoder.bytes().ok()?;
        // Eight bytes at a time: what is left over is lost, and the token is read no more; so it is filled up by a claim.
        let claims = filled(&claims)?;
        Some([&[1, u8::try_from(claims.len() / 8).ok()?][..], &claims, unprotected].concat())
    });
    let parts: Vec<Vec<u8>> = parts.collect();
    tokens
        .iter()
        .map(|token| [&[0], &token[..]].concat())
        .chain(parts)
        .collect()
}

/// The claims with a further one that makes their length a multiple of eight.
fn filled(claims: &[u8]) -> Option<Vec<u8>> {
    (0..8).find_map(|length| {
        let mut decoder = Decoder::new(claims, Profile::Strict);
        let mut map = Map::new();
        decoder.map().ok()?;
        while decoder.more().ok()? {
            let (key, value) = (decoder.raw().ok()?, decoder.raw().ok()?);
            map.entry(|k| k.raw(key), |v| v.raw(value)).ok()?;
        }
        map.entry(|key| key.i64(999), |value| value.bytes(&[0; 8][..length]))
            .ok()?;
        let mut encoder = Encoder::new();
        encoder.map(&map);
        Some(encoder.finish()).filter(|filled| filled.len() % 8 == 0)
    })
}
