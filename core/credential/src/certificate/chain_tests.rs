use jiff::Timestamp;

use super::draft::{
    CertificateDraft, authority_extensions, authority_key_extension, document_types, element, extended_key_usage,
    extension, private_key_usage, revocation_list,
};
use super::*;
use crate::key::SigningKey;

fn key() -> SigningKey {
    SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap()
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

const STATE: (&str, &str) = ("UT", "CSCA of Utopia");

fn draft(extensions: Vec<Vec<u8>>) -> CertificateDraft<'static> {
    CertificateDraft {
        serial: &[0x80, 1],
        subject: ("UT", "Signer"),
        issuer: STATE,
        valid_from: time("2021-06-01T00:00:00Z"),
        valid_until: time("2051-06-01T00:00:00Z"),
        extensions,
    }
}

fn authority(key: &SigningKey) -> ChainCertificate {
    let draft = CertificateDraft {
        subject: STATE,
        ..draft(authority_extensions(key))
    };
    read(&draft.sign(key, key).unwrap())
}

fn read(der: &[u8]) -> ChainCertificate {
    ChainCertificate::parse(der).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_signer_is_bound_to_its_authority_by_name_key_and_signature() {
    let (above, below) = (key(), key());
    let state = authority(&above);
    let signer = read(
        &draft(vec![authority_key_extension(&above)])
            .sign(&below, &above)
            .unwrap(),
    );
    assert!(signer.names_as_issuer(&state));
    assert_eq!(signer.verify_issued_by(&state), Ok(()));

    let other = key();
    let other_key = read(
        &draft(vec![authority_key_extension(&other)])
            .sign(&below, &above)
            .unwrap(),
    );
    assert!(!other_key.names_as_issuer(&state));
    let unsaid = read(&draft(vec![]).sign(&below, &above).unwrap());
    assert!(unsaid.names_as_issuer(&state));
    let other_name = CertificateDraft {
        issuer: ("UT", "CSCA of Elsewhere"),
        ..draft(vec![authority_key_extension(&above)])
    };
    assert!(!read(&other_name.sign(&below, &above).unwrap()).names_as_issuer(&state));
    let forged = read(
        &draft(vec![authority_key_extension(&above)])
            .sign(&below, &other)
            .unwrap(),
    );
    assert!(forged.names_as_issuer(&state));
    assert_eq!(forged.verify_issued_by(&state), Err(ChainError::Mismatch));
    // Letter case and blanks make no other name.
    let spelt = CertificateDraft {
        issuer: ("ut", " CSCA  of UTOPIA"),
        ..draft(vec![])
    };
    assert!(read(&spelt.sign(&below, &above).unwrap()).names_as_issuer(&state));
}

#[test]
fn what_a_certificate_may_do() {
    let (above, below) = (key(), key());
    let state = authority(&above);
    assert!(state.may_issue() && state.may_sign_lists() && !state.may_sign_documents());
    let with = |extensions| read(&draft(extensions).sign(&below, &above).unwrap());
    let plain = with(vec![]);
    assert!(!plain.may_issue() && plain.may_sign_documents() && !plain.has_extended_key_usage());

    let usage = |bits: u8| extension("2.5.29.15", true, &element(3, &[&[0, bits]]));
    assert!(with(vec![usage(0x80)]).may_sign_documents());
    assert!(!with(vec![usage(0x06)]).may_sign_documents());
    let basic = extension("2.5.29.19", true, &element(0x30, &[&[1, 1, 0xff]]));
    assert!(with(vec![basic.clone()]).may_issue());
    assert!(!with(vec![basic.clone(), usage(0x80)]).may_issue());
    assert!(!with(vec![basic.clone(), usage(0x04)]).may_sign_lists());
    assert!(with(vec![basic.clone(), usage(0x04)]).may_issue());
    let unknown = |critical| extension("1.2.3.4", critical, &[5, 0]);
    assert!(with(vec![basic.clone(), unknown(false)]).may_issue());
    assert!(!with(vec![basic, unknown(true)]).may_issue());
    assert!(with(vec![unknown(true)]).has_unknown_critical());

    let seal = with(vec![
        extended_key_usage(&["2.23.136.1.1.14.2"]),
        document_types(&["NV", "NT"]),
        private_key_usage(time("2021-06-01T00:00:00Z"), time("2021-09-01T00:00:00Z")),
    ]);
    assert!(seal.has_extended_key_usage());
    assert_eq!(seal.certificate().extended_key_usages(), ["2.23.136.1.1.14.2"]);
    assert_eq!(seal.document_types().unwrap(), ["NV", "NT"]);
    assert_eq!(seal.used_until(), Some(time("2021-09-01T00:00:00Z")));
    assert_eq!(seal.certificate().not_after(), time("2051-06-01T00:00:00Z"));
}

#[test]
fn broken_extensions_and_ones_that_stand_twice_are_refused() {
    let (above, below) = (key(), key());
    for extensions in [
        vec![extension("2.5.29.16", false, &[1])],
        vec![extension("2.23.136.1.1.6.2", false, &[0x30, 0])],
        vec![document_types(&["NV"]), document_types(&["NT"])],
    ] {
        let der = draft(extensions).sign(&below, &above).unwrap();
        assert_eq!(ChainCertificate::parse(&der).err(), Some(CertificateError::BrokenDer));
    }
}

#[test]
fn the_algorithm_in_the_content_is_the_one_that_counts() {
    let (above, below) = (key(), key());
    let mut der = draft(vec![]).sign(&below, &above).unwrap();
    // The identifier outside of the content: SHA-384 instead of SHA-256.
    let id = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
    let at = der.windows(id.len()).rposition(|window| window == id).unwrap();
    der[at + id.len() - 1] = 0x03;
    assert_eq!(ChainCertificate::parse(&der).err(), Some(CertificateError::BrokenDer));
}

/// Certificates that sign themselves, each with another algorithm, made by another implementation (`testdata/README.md`).
#[test]
fn every_algorithm_of_authorities() {
    macro_rules! certificate {
        ($name:literal) => {
            read(include_bytes!(concat!("../../testdata/chain/", $name, ".der")))
        };
    }
    for (good, certificate) in [
        (true, certificate!("pkcs1-sha256")),
        (true, certificate!("pkcs1-sha384")),
        (true, certificate!("pkcs1-sha512")),
        (true, certificate!("pss-sha256")),
        (true, certificate!("pss-sha384")),
        (true, certificate!("pss-sha512")),
        (true, certificate!("p256-sha256")),
        (true, certificate!("p256-sha384")),
        (true, certificate!("p384-sha256")),
        (true, certificate!("p384-sha384")),
        (true, certificate!("p521-sha256")),
        (true, certificate!("p521-sha384")),
        (true, certificate!("p521-sha512")),
        // Shorter than the hash: the backend has no such thing.
        (false, certificate!("pss-short-salt")),
        // A hash longer than the curve: likewise.
        (false, certificate!("p256-sha512")),
        (false, certificate!("p384-sha512")),
    ] {
        assert!(certificate.may_issue() && certificate.names_as_issuer(&certificate));
        let expected = if good { Ok(()) } else { Err(ChainError::Unsupported) };
        assert_eq!(certificate.verify_issued_by(&certificate), expected);
    }
    let (one, other) = (certificate!("p521-sha512"), certificate!("p521-sha256"));
    assert_eq!(one.verify_issued_by(&other), Err(ChainError::Mismatch));
    let (one, other) = (certificate!("pss-sha256"), certificate!("p256-sha256"));
    assert_eq!(one.verify_issued_by(&other), Err(ChainError::Unsupported));
}

#[test]
fn a_revocation_list_names_what_its_authority_took_back() {
    let (above, below) = (key(), key());
    let state = authority(&above);
    let dates = (time("2021-08-01T00:00:00Z"), time("2021-11-01T00:00:00Z"));
    let list = |serials: &[&[u8]], extensions: &[Vec<u8>], key: &SigningKey| {
        RevocationList::parse(&revocation_list(STATE, dates, serials, extensions, key).unwrap())
    };
    let signer = read(&draft(vec![]).sign(&below, &above).unwrap());
    let listed = list(&[&[9], &[0x80, 1]], &[authority_key_extension(&above)], &above).unwrap();
    assert!(listed.names_as_issuer(&state));
    assert_eq!(listed.verify_signed_by(&state), Ok(()));
    assert!(listed.lists(&signer) && !listed.is_empty());
    assert_eq!(
        (listed.this_update(), listed.next_update(), listed.len()),
        (dates.0, Some(dates.1), 2)
    );

    let empty = list(&[], &[], &above).unwrap();
    assert!(!empty.lists(&signer) && empty.is_empty() && empty.names_as_issuer(&state));
    let stranger = list(&[], &[], &below).unwrap();
    assert_eq!(stranger.verify_signed_by(&state), Err(ChainError::Mismatch));
    // A list of a part of the certificates, or in another's place (`issuingDistributionPoint`), or of changes alone.
    for id in ["2.5.29.28", "2.5.29.27"] {
        let partial = list(&[], &[extension(id, true, &[0x30, 0])], &above);
        assert_eq!(partial.err(), Some(RevocationListError::Partial));
    }
    assert_eq!(RevocationList::parse(b"0").err(), Some(RevocationListError::BrokenDer));
}

proptest::proptest! {
    #[test]
    fn altered_bytes_never_panic(changes in proptest::collection::vec((0_usize..900, proptest::prelude::any::<u8>()), 1..4)) {
        let der = include_bytes!("../../testdata/chain/pss-sha256.der");
        let mut altered = der.to_vec();
        for (at, byte) in changes {
            if let Some(old) = altered.get_mut(at) {
                *old = byte;
            }
        }
        if let Ok(certificate) = ChainCertificate::parse(&altered) {
            let fits = certificate.verify_issued_by(&certificate).is_ok();
            proptest::prop_assert!(!fits || altered == der);
        }
        let _ = RevocationList::parse(&altered);
    }
}
