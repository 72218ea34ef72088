//! Specimen passes for the demo and for "try with specimens": signed by an issuer made up on the spot, for the specimen
//! person of ICAO's passports, so that they are never valid under real trust.

mod counter;
mod json;
mod publisher;

use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use credential::certificate::draft::{CertificateDraft, authority_key_extension, document_types, extended_key_usage};
use credential::hc1::issue::{Certificate, Claims, issue_as};
use credential::{KeyId, SigningKey, base45, hc1, inflate, limits, vds_nc};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::WalletError;
pub use counter::Counter;
use json::JsonSpecimens;
pub use publisher::{accreditation, packs};

/// Name of the trust source, clearly marked.
pub const SOURCE: &str = "DEMO ISSUER (specimens, no real state)";

/// Issuing state of the specimens: Utopia, which ICAO 9303 uses for specimens and no state has as its code.
const UTOPIA: &str = "UT";

/// Specimen passes and the keys that vouch for them.
pub struct Specimens {
    texts: Vec<String>,
    counter: Counter,
    trust: Vec<u8>,
}

impl Specimens {
    /// Issues the specimens around `now`, under keys that are made now and thrown away afterwards.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn issue(now: Timestamp) -> Result<Self, WalletError> {
        let key = new_key()?;
        let key_id = KeyId::of_certificate(key.public_point());
        let mut texts = passes(now)
            .iter()
            .map(|(kind, certificate)| {
                let claims = Claims {
                    issuer: UTOPIA,
                    issued: days_from(now, -10),
                    expires: days_from(now, 180),
                    certificate,
                };
                issue_as(*kind, &claims, &key_id, &key)
                    .map_err(|error| WalletError::Keystore(format!("The demo's passes cannot be issued: {error}.")))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let sealer = Sealer::new(now)?;
        texts.push(sealer.seal(now)?);
        let others = JsonSpecimens::issue(now)?;
        texts.extend(others.texts);
        let mut keys = vec![jwk(&key, &key_id.to_string()), sealer.jwk()];
        keys.extend(others.keys);
        let counter = Counter::new()?;
        keys.push(counter.jwk());
        let trust = json!({ "keys": keys });
        Ok(Self {
            texts,
            counter,
            trust: trust.to_string().into_bytes(),
        })
    }

    /// The texts of the specimen passes' codes: two doses and a test of one person, a recovery of another, and the first
    /// one's yellow card, WHO's documentation of a dose, a Visible Digital Seal, a SMART Health Card, Israel's green pass of
    /// its own form, and a DIVOC credential.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// The counter of an embassy that nobody has: it issues Carnet's own passes, which come by enrolment alone.
    pub fn counter(&mut self) -> &mut Counter {
        &mut self.counter
    }

    /// The first specimen as a forger would have it: one letter of the name changed, the signature kept, and all packed
    /// again as it should be.
    #[must_use]
    pub fn forged(&self) -> Option<String> {
        let base45 = self.texts.first()?.strip_prefix("HC1:")?;
        let mut packed = Vec::new();
        base45::decode(base45.as_bytes(), &mut packed).ok()?;
        let mut message = inflate::zlib(&packed, limits::HC1_INFLATED).ok()?;
        let (name, other) = (b"Eriksson", b"Eriksen ");
        let at = message.windows(name.len()).position(|bytes| bytes == name)?;
        message.get_mut(at..at.checked_add(name.len())?)?.copy_from_slice(other);
        hc1::encode(&message).ok()
    }

    /// The demo issuer's keys as a JWK set, to be trusted under the name [`SOURCE`].
    #[must_use]
    pub fn trust(&self) -> &[u8] {
        &self.trust
    }
}

fn new_key() -> Result<SigningKey, WalletError> {
    let key = SigningKey::generate_pkcs8().map_err(|_| WalletError::no_random_numbers())?;
    SigningKey::from_pkcs8(&key)
        .map_err(|_| WalletError::Keystore("The demo's key cannot be read; try again.".to_owned()))
}

pub(crate) fn jwk(key: &SigningKey, id: &str) -> Value {
    let point = key.public_point().get(1..).and_then(|point| point.split_at_checked(32));
    let (x, y) = point.unwrap_or_default();
    json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": id,
        "x": Base64UrlUnpadded::encode_string(x), "y": Base64UrlUnpadded::encode_string(y),
    })
}

/// Who makes the seal. Its certificate is handed in itself, so that its authority is needed no more.
struct Sealer {
    key: SigningKey,
    certificate: Vec<u8>,
}

impl Sealer {
    fn new(now: Timestamp) -> Result<Self, WalletError> {
        let (key, authority) = (new_key()?, new_key()?);
        let draft = CertificateDraft {
            serial: &[1],
            subject: (UTOPIA, "Utopia Specimen Office"),
            issuer: (UTOPIA, "Specimen CSCA of Utopia"),
            valid_from: days_from(now, -400),
            valid_until: days_from(now, 400),
            extensions: vec![
                authority_key_extension(&authority),
                extended_key_usage(&["2.23.136.1.1.14.2"]),
                document_types(&["NV"]),
            ],
        };
        let certificate = draft
            .sign(&key, &authority)
            .map_err(|_| WalletError::no_random_numbers())?;
        Ok(Self { key, certificate })
    }

    fn jwk(&self) -> Value {
        let mut jwk = jwk(&self.key, &KeyId::of_certificate(&self.certificate).to_string());
        if let Some(members) = jwk.as_object_mut() {
            members.insert("x5c".to_owned(), json!([Base64::encode_string(&self.certificate)]));
        }
        jwk
    }

    fn seal(&self, now: Timestamp) -> Result<String, WalletError> {
        let day = |days: i64| days_from(now, days).strftime("%Y-%m-%d").to_string();
        let data = json!({
            "hdr": {"t": "icao.vacc", "v": 1, "is": "UTO"},
            "msg": {
                "uvci": "SPECIMEN-7",
                "pid": {"n": "ERIKSSON  ANNA MARIA", "dob": "1974-08-12", "sex": "F", "i": "L898902C3"},
                "ve": [{"des": "XM0GQ8", "nam": "Comirnaty", "dis": "RA01.0", "vd": [
                    {"dvc": day(-70), "seq": 1, "ctr": "UTO", "adm": "Utopia Airport", "lot": "SPECIMEN-3", "dvn": day(-40)},
                    {"dvc": day(-40), "seq": 2, "ctr": "UTO", "adm": "Utopia Airport", "lot": "SPECIMEN-4"},
                ]}],
            },
        });
        vds_nc::issue::issue(&data, &self.certificate, &self.key).map_err(|_| WalletError::no_random_numbers())
    }
}

fn passes(now: Timestamp) -> [(Certificate, Value); 6] {
    let day = |days: i64| days_from(now, days).strftime("%Y-%m-%d").to_string();
    let sampled = days_from(now, -1).strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let id = |number: u8| format!("URN:UVCI:01:UT:SPECIMEN/{number}");
    let anna = json!({"fn": "Eriksson", "fnt": "ERIKSSON", "gn": "Anna Maria", "gnt": "ANNA<MARIA"});
    let dose = |number: u8, days: i64| {
        json!({"ver": "1.3.0", "nam": anna, "dob": "1974-08-12", "v": [{
            "tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": number, "sd": 2,
            "dt": day(days), "co": UTOPIA, "is": "Utopia Specimen Office", "ci": id(number),
        }]})
    };
    let eu = |certificate| (Certificate::EuDcc, certificate);
    [
        eu(dose(1, -70)),
        eu(dose(2, -40)),
        eu(
            json!({"ver": "1.3.0", "nam": {"fn": "Eriksson", "fnt": "ERIKSSON", "gn": "Anna", "gnt": "ANNA"},
                "dob": "1974-08-12", "t": [{
                "tg": "840539006", "tt": "LP6464-4", "nm": "Specimen PCR", "sc": sampled, "tr": "260415000",
                "tc": "Utopia Airport", "co": UTOPIA, "is": "Utopia Specimen Office", "ci": id(3),
            }]}),
        ),
        eu(
            json!({"ver": "1.3.0", "nam": {"fn": "Eriksson", "fnt": "ERIKSSON", "gn": "Nils", "gnt": "NILS"},
                "dob": "2009-05", "r": [{
                "tg": "840539006", "fr": day(-50), "df": day(-39), "du": day(130), "co": UTOPIA,
                "is": "Utopia Specimen Office", "ci": id(4),
            }]}),
        ),
        (
            Certificate::Icvp,
            json!({"n": "Anna Maria Eriksson", "dob": "1974-08-12", "s": "female", "nt": "UTO", "v": "1.0",
            "vx": {"vp": "YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0", "dv": day(-200), "bo": "SPECIMEN-1",
                "cn": "Dr S. Specimen", "is": "Utopia Specimen Office"}}),
        ),
        (
            Certificate::DdccVaccination,
            json!({"name": "Anna Maria Eriksson", "birthDate": "1974-08-12",
            "certificate": {"issuer": "Utopia Specimen Office", "hcid": "UTOPIA-SPECIMEN-6", "version": "RC2"},
            "vaccination": {"vaccine": {"code": "XM68M6"}, "brand": {"code": "XM8NQ0"}, "lot": "SPECIMEN-2",
                "manufacturer": {"code": "ORG-100030215"}, "date": day(-15), "dose": 3, "totalDoses": 3,
                "country": {"code": "UTO"}, "disease": {"code": "RA01"}, "centre": "Utopia Airport"}}),
        ),
    ]
}

/// A time so many days away; the ends of the calendar are out of reach of any clock.
fn days_from(now: Timestamp, days: i64) -> Timestamp {
    now.checked_add(SignedDuration::from_hours(days.saturating_mul(24)))
        .unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use credential::Format;

    use super::*;
    use crate::{Trust, Verdict, check_text};

    #[test]
    fn one_of_every_format_marked_as_a_specimen_and_valid_under_its_own_trust_alone() {
        let now = Timestamp::now();
        let specimens = Specimens::issue(now).unwrap();
        let mut trust = Trust::new();
        let _ = trust.add(SOURCE, specimens.trust()).unwrap();
        assert!(trust.skipped().is_empty());
        let mut formats = Vec::new();
        for text in specimens.texts() {
            let check = check_text(text, &trust, now);
            let format = check.format().unwrap();
            assert_eq!(
                (check.verdict, check.reason.as_ref()),
                (Verdict::Valid, None),
                "{format:?}"
            );
            assert_eq!(&*check.signer.unwrap().key.unwrap().source, SOURCE);
            let pass = check.pass.unwrap();
            let payload = pass.pass().payload_json().to_string().to_uppercase();
            assert!(payload.contains("SPECIMEN"), "{format:?} does not say what it is");
            assert!(pass.pass().view().event.is_some(), "{format:?} shows nothing");
            assert_ne!(check_text(text, &Trust::new(), now).verdict, Verdict::Valid);
            formats.push(format);
        }
        // A certificate that is not read is nothing to show; one of Carnet's own comes by enrolment alone.
        let others = [Format::Hcert, Format::Native];
        for format in Format::ALL.into_iter().filter(|format| !others.contains(format)) {
            assert!(formats.contains(&format), "no {format:?}");
        }
    }
}
