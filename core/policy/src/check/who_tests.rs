//! What WHO's network and the International Health Regulations make of its certificates.

use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use credential::hc1::issue::{Certificate, Claims, issue_as};
use credential::{KeyId, SigningKey, parse};
use serde_json::{Value, json};

use super::{Check, Reason, Verdict, check};
use crate::Clock;
use crate::trust::Trust;

const ID: &[u8] = b"who-test";

/// What is issued, and the place of its signer in the list.
struct Draft {
    certificate: Certificate,
    issuer: &'static str,
    place: &'static str,
    content: Value,
}

impl Draft {
    fn icvp(issuer: &'static str, place: &'static str) -> Self {
        Self {
            certificate: Certificate::Icvp,
            issuer,
            place,
            content: polio(),
        }
    }

    /// Issued on 2026-01-01 until 2030, checked then.
    fn checked(&self, now: &str) -> Check {
        let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap()).unwrap();
        let claims = Claims {
            issuer: self.issuer,
            issued: "2026-01-01T00:00:00Z".parse().unwrap(),
            expires: "2030-01-01T00:00:00Z".parse().unwrap(),
            certificate: &self.content,
        };
        let text = issue_as(self.certificate, &claims, &KeyId::new(ID).unwrap(), &key).unwrap();
        let (x, y) = key.public_point()[1..].split_at(32);
        let id = format!(
            "did:web:tng-cdn.who.int:v2:trustlist:{}#{}",
            self.place,
            Base64::encode_string(ID)
        );
        let jwk = json!({"kty": "EC", "crv": "P-256", "x": Base64UrlUnpadded::encode_string(x),
            "y": Base64UrlUnpadded::encode_string(y)});
        let list = json!({"verificationMethod": [{"id": id, "publicKeyJwk": jwk}]});
        let mut trust = Trust::new();
        let _ = trust.add("did.json", list.to_string().as_bytes()).unwrap();
        assert_eq!(trust.len(), 1);
        check(parse(&text), &trust, &Clock::at(now.parse().unwrap()))
    }

    fn outcome(&self, now: &str) -> (Verdict, Option<&'static str>) {
        let check = self.checked(now);
        (check.verdict, check.reason.as_ref().map(Reason::code))
    }
}

fn polio() -> Value {
    json!({"n": "Bock Ann", "dob": "1990-01-01", "s": "female", "ntl": "BRA", "v": {
        "dn": "1", "tg": "1C81", "vp": "XM79H3", "dt": "2026-01-05", "bo": "B1", "cn": "Dr A", "is": "Ministry",
        "vls": "2026-02-05", "vle": "2027-01-04"}})
}

fn yellow_fever() -> Value {
    json!({"n": "Bock Ann", "dob": "1990-01-01", "s": "female", "nt": "BRA", "v": "1.0", "vx": {
        "vp": "YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0", "dv": "2026-01-05", "bo": "B1", "is": "BRA",
        "vle": "2026-06-01"}})
}

const NOW: &str = "2026-06-15T12:00:00Z";
const VALID: (Verdict, Option<&str>) = (Verdict::Valid, None);

fn refused(reason: &'static str) -> (Verdict, Option<&'static str>) {
    (Verdict::SignerNotAllowed, Some(reason))
}

#[test]
fn an_issuer_is_bound_to_its_key_by_either_code() {
    for (issuer, place, outcome) in [
        ("BR", "ICVP:BRA:DSC", VALID),
        ("BRA", "ICVP:BRA:DSC", VALID),
        ("bra", "ICVP:BRA:DSC", VALID),
        ("CHL", "ICVP:BRA:DSC", refused("wrong_country")),
        ("CL", "ICVP:BRA:DSC", refused("wrong_country")),
        ("Ministry of Health", "ICVP:BRA:DSC", VALID),
        ("GUF", "ICVP:FRA:DSC", VALID),
        ("RKS", "ICVP:XKX:DSC", VALID),
        ("XCL", "ICVP:XCL:DSC", VALID),
        ("XL", "ICVP:XCL:DSC", VALID),
        ("IOM", "ICVP:IOM:DSC", VALID),
        ("BR", "ICVP:IOM:DSC", VALID),
        ("BR", "ICVP:XXH:DSC", refused("wrong_country")),
        ("BRA", "ICVP:XCL:DSC", refused("wrong_country")),
        ("BR", "ICVP:-:DSC", VALID),
    ] {
        assert_eq!(Draft::icvp(issuer, place).outcome(NOW), outcome, "{issuer} {place}");
    }
}

#[test]
fn a_domain_and_a_usage_bind_the_key() {
    for (place, outcome) in [
        ("-:BRA:DSC", VALID),
        ("DCC:BRA:DSC", refused("wrong_domain")),
        ("DDCC:BRA:DSC", refused("wrong_domain")),
        ("RACSEL-DDVC:BRA:DSC", refused("wrong_domain")),
        ("IPS-PILGRIMAGE:BRA:DSC", refused("wrong_domain")),
        ("ICVP:BRA:SCA", refused("wrong_usage")),
    ] {
        assert_eq!(Draft::icvp("BR", place).outcome(NOW), outcome, "{place}");
    }
    let content =
        json!({"name": "Bock Ann", "birthDate": "1990-01-01", "vaccination": {"vaccine": {"code": "XM68M6"}}});
    for (place, outcome) in [
        ("DDCC:BRA:DSC", VALID),
        ("DCC:BRA:DSC", VALID),
        ("ICVP:BRA:DSC", refused("wrong_domain")),
    ] {
        let draft = Draft {
            certificate: Certificate::DdccVaccination,
            content: content.clone(),
            ..Draft::icvp("BR", place)
        };
        assert_eq!(draft.outcome(NOW), outcome, "{place}");
    }
}

#[test]
fn the_days_on_a_certificate_bind_a_check_while_its_signature_still_counts() {
    let draft = Draft::icvp("BR", "ICVP:BRA:DSC");
    assert_eq!(
        draft.outcome("2026-02-04T09:59:59Z"),
        (Verdict::NotYetValid, Some("not_yet_valid"))
    );
    assert_eq!(draft.outcome("2026-02-04T10:00:00Z"), VALID, "it is the 5th somewhere");
    assert_eq!(
        draft.outcome("2027-01-05T11:59:59Z"),
        VALID,
        "it is still the 4th somewhere"
    );
    assert_eq!(
        draft.outcome("2027-01-05T12:00:00Z"),
        (Verdict::Expired, Some("expired"))
    );
    let check = draft.checked(NOW);
    assert_eq!(
        check.expires,
        "2030-01-01T00:00:00Z".parse().ok(),
        "the signature's own end"
    );
    assert_eq!(check.standing.until(), "2027-01-05T11:59:59Z".parse().ok());
}

#[test]
fn yellow_fever_counts_from_the_tenth_day_and_for_life() {
    let draft = Draft {
        content: yellow_fever(),
        ..Draft::icvp("BR", "ICVP:BRA:DSC")
    };
    assert_eq!(
        draft.outcome("2026-01-14T09:59:59Z"),
        (Verdict::NotYetValid, Some("not_yet_valid"))
    );
    assert_eq!(draft.outcome("2026-01-15T00:00:00Z"), VALID);
    assert_eq!(draft.outcome("2029-12-31T00:00:00Z"), VALID, "whatever end is written");
    // What ends is the signature (HCERT specification, section 3.2.5): a new code is to be asked for.
    assert_eq!(
        draft.outcome("2030-01-01T00:00:01Z"),
        (Verdict::Expired, Some("expired"))
    );
}

#[test]
fn a_name_in_one_text_is_compared_in_either_order() {
    let holder = |name: &str| {
        let mut draft = Draft::icvp("BR", "ICVP:BRA:DSC");
        draft.content["n"] = json!(name);
        draft.checked(NOW).holder_check.unwrap()
    };
    let zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
    for (name, agrees) in [
        ("ERIKSSON ANNA MARIA", true),
        ("Anna Maria Eriksson", true),
        ("Anna Eriksson", false),
        ("Maria Anna Eriksson", false),
        ("Eriksson", false),
    ] {
        let clashes = match holder(name).compare_mrz(zone) {
            super::Comparison::Differs(clashes) => clashes,
            _ => panic!("another date of birth"),
        };
        assert_eq!(!clashes.contains(&super::Clash::Name), agrees, "{name}");
    }
}
