//! Specimens of the formats that are JSON alone: a SMART Health Card, Israel's green pass of its own form, a DIVOC credential.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use credential::{SigningKey, divoc, israel, shc};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::{days_from, jwk, new_key};
use crate::WalletError;

/// Who issues these specimens. No address below `.example` is ever anybody's (RFC 2606 section 2).
const ISSUER: &str = "https://specimen.example/utopia";

/// The specimens, and the keys that vouch for them as members of a JWK set.
pub(super) struct JsonSpecimens {
    pub(super) texts: [String; 3],
    pub(super) keys: [Value; 3],
}

impl JsonSpecimens {
    pub(super) fn issue(now: Timestamp) -> Result<Self, WalletError> {
        let (card_key, pass_key, seed) = (new_key()?, new_key()?, new_seed()?);
        let card = shc::issue::issue(&card(now), &card_key).map_err(|_| WalletError::no_random_numbers())?;
        let pass = israel::issue::issue(&green_pass(now), &pass_key).map_err(|_| WalletError::no_random_numbers())?;
        let credential = credential(now, &seed)
            .ok_or_else(|| WalletError::Keystore("The demo's DIVOC credential cannot be issued.".to_owned()))?;
        let set = shc::issue::key_set(&card_key);
        Ok(Self {
            texts: [shc::code(&card).into_owned(), pass, credential],
            keys: [
                // The set's one key, under its thumbprint: that is how a card names it.
                set.pointer("/keys/0").cloned().unwrap_or_default(),
                jwk(&pass_key, "specimen-green-pass"),
                json!({
                    "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": "specimen-divoc",
                    "x": Base64UrlUnpadded::encode_string(&divoc::issue::public_key(&seed)),
                }),
            ],
        })
    }
}

/// An Ed25519 key: the digest of another new key, which nobody has.
fn new_seed() -> Result<[u8; 32], WalletError> {
    let key = SigningKey::generate_pkcs8().map_err(|_| WalletError::no_random_numbers())?;
    Ok(Sha256::digest(&key).into())
}

fn day(now: Timestamp, days: i64) -> String {
    days_from(now, days).strftime("%Y-%m-%d").to_string()
}

fn card(now: Timestamp) -> Value {
    json!({
        "iss": ISSUER, "nbf": days_from(now, -10).as_second(),
        "vc": {
            "type": ["https://smarthealth.cards#health-card", "https://smarthealth.cards#immunization", "https://smarthealth.cards#covid19"],
            "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": {"resourceType": "Bundle", "type": "collection", "entry": [
                {"fullUrl": "resource:0", "resource": {"resourceType": "Patient", "birthDate": "1974-08-12",
                    "name": [{"family": "Eriksson", "given": ["Anna", "Maria"]}]}},
                {"fullUrl": "resource:1", "resource": {"resourceType": "Immunization", "status": "completed",
                    "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": "208"}]},
                    "patient": {"reference": "resource:0"}, "occurrenceDateTime": day(now, -160),
                    "performer": [{"actor": {"display": "Utopia Specimen Office"}}], "lotNumber": "SPECIMEN-5"}},
            ]}},
        },
    })
}

fn green_pass(now: Timestamp) -> Value {
    let dose = |days: i64, batch: &str| {
        json!({"d": day(now, days), "vv": "Pfizer", "vt": "BNT162b2", "vb": batch, "vc": "208",
            "o": "Utopia Specimen Office", "c": "ISR"})
    };
    json!({
        "id": "01/IL/SPECIMEN#8", "et": 3, "ct": 2, "c": "SPECIMEN, NO MINISTRY", "g": "Anna Maria", "f": "Eriksson",
        "b": "1974-08-12", "idp": "L898902C3", "ps": "Vaccinated",
        "rd": day(now, -10), "a": day(now, -10), "e": day(now, 180),
        "d1": dose(-151, "SPECIMEN-6"), "d2": dose(-130, "SPECIMEN-7"),
    })
}

/// The text of the code, an archive as issuers make it.
fn credential(now: Timestamp, seed: &[u8; 32]) -> Option<String> {
    let time = |days: i64| days_from(now, days).strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string();
    let address = json!({"streetAddress": "", "city": "Utopia Airport", "addressRegion": "", "addressCountry": "UT", "postalCode": ""});
    let mut members = Map::new();
    for (name, value) in [
        (
            "@context",
            json!([
                "https://www.w3.org/2018/credentials/v1",
                "https://specimen.example/credentials/vaccination/v2"
            ]),
        ),
        ("type", json!(["VerifiableCredential", "ProofOfVaccinationCredential"])),
        (
            "credentialSubject",
            json!({"type": "Person", "id": "did:Passport:L898902C3", "name": "Anna Maria Eriksson", "gender": "Female",
                "dob": "1974-08-12", "nationality": "Utopian"}),
        ),
        ("issuer", json!(ISSUER)),
        ("issuanceDate", json!(time(-10))),
        (
            "evidence",
            json!([{"id": "https://specimen.example/vaccine/9", "certificateId": "SPECIMEN-9", "type": ["Vaccination"],
                "batch": "SPECIMEN-8", "vaccine": "COVISHIELD", "manufacturer": "Serum Institute of India",
                "icd11Code": "XM9QW8", "prophylaxis": "COVID-19 vaccine, non-replicating viral vector",
                "date": time(-100), "effectiveStart": day(now, -100), "effectiveUntil": day(now, 265),
                "dose": 1, "totalDoses": 2, "verifier": {"name": "Dr S. Specimen"},
                "facility": {"name": "Utopia Specimen Office", "address": address}}]),
        ),
        ("nonTransferable", json!("true")),
    ] {
        members.insert(name.to_owned(), value);
    }
    let signed = divoc::issue::issue(&members, &time(-10), seed)?;
    divoc::issue::pack(&signed).map(|archive| divoc::issue::code(&archive))
}
