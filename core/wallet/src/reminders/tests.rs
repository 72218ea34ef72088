use credential::hc1::issue::{Claims, issue};
use credential::{KeyId, SigningKey};
use policy::import::{Publication, RulesImport};
use policy::rules::RuleBook;
use serde_json::{Value, json};

use super::*;
use crate::Scanned;
use crate::specimen::jwk;
use crate::testing::{NOW, Phone, time};

/// An issuer whom the wallet trusts.
struct Issuer {
    key: SigningKey,
    wallet: Wallet,
    phone: Phone,
}

impl Issuer {
    fn new() -> Self {
        let (phone, wallet) = Phone::new();
        let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap()).unwrap();
        let mut new = Self { key, wallet, phone };
        let keys = json!({"keys": [jwk(&new.key, &KeyId::new(b"demo-key").unwrap().to_string())]});
        let _ = new.wallet.add_trust("issuer", keys.to_string().as_bytes()).unwrap();
        new
    }

    /// A dose for the person given on a day, in a certificate that lives from `issued` to `expires`.
    fn dose(&mut self, family: &str, day: &str, disease: &str, issued: &str, expires: &str) {
        let certificate = json!({
            "ver": "1.3.0",
            "nam": {"fn": family, "fnt": family.to_uppercase(), "gn": "Ann", "gnt": "ANN"},
            "dob": "1990-01-01",
            "v": [{"tg": disease, "vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": 2, "sd": 2,
                   "dt": day, "co": "AT", "is": "Demo", "ci": format!("URN:UVCI:01:AT:{family}{day}{issued}")}],
        });
        self.keep(&certificate, issued, expires);
    }

    /// One that ends with the year.
    fn dose_of_january(&mut self) {
        self.dose(
            "Bock",
            "2026-01-10",
            COVID,
            "2026-01-10T00:00:00Z",
            "2026-12-31T00:00:00Z",
        );
    }

    /// One that goes on until the next May.
    fn dose_of_may(&mut self, family: &str) {
        self.dose(
            family,
            "2026-05-10",
            COVID,
            "2026-05-10T00:00:00Z",
            "2027-05-31T00:00:00Z",
        );
    }

    fn keep(&mut self, certificate: &Value, issued: &str, expires: &str) {
        let claims = Claims {
            issuer: "AT",
            issued: time(issued),
            expires: time(expires),
            certificate,
        };
        let text = issue(&claims, &KeyId::new(b"demo-key").unwrap(), &self.key).unwrap();
        let Scanned::Pass(pending) = self.wallet.scan(&text) else {
            panic!("not a pass")
        };
        self.wallet.keep(*pending).unwrap();
    }

    fn reminders(&self) -> Vec<(String, &'static str)> {
        let reminders = self.wallet.pass_reminders().into_iter();
        reminders
            .map(|one| (one.at.to_string()[..10].to_owned(), one.code.name()))
            .collect()
    }

    fn at(self, now: &str) -> Self {
        let wallet = self.phone.again(self.wallet, now);
        Self { wallet, ..self }
    }
}

const COVID: &str = "840539006";

#[test]
fn a_pass_is_spoken_of_thirty_days_before_it_ends() {
    let mut issuer = Issuer::new();
    issuer.dose_of_january();
    assert_eq!(issuer.reminders(), [("2026-12-01".to_owned(), "expires")]);
    // Within those days it is spoken of now; once it has ended there is nothing left to remind of.
    let issuer = issuer.at("2026-12-20T00:00:00Z");
    assert_eq!(issuer.reminders(), [("2026-12-20".to_owned(), "expires")]);
    let issuer = issuer.at("2027-01-01T00:00:00Z");
    assert_eq!(issuer.reminders(), []);
}

#[test]
fn a_pass_made_for_one_journey_is_not_spoken_of() {
    let mut issuer = Issuer::new();
    issuer.dose(
        "Bock",
        "2026-05-30",
        COVID,
        "2026-05-30T00:00:00Z",
        "2026-07-20T00:00:00Z",
    );
    assert_eq!(issuer.reminders(), []);
}

#[test]
fn a_pass_that_another_of_the_same_person_outlives_is_not_spoken_of() {
    let mut issuer = Issuer::new();
    issuer.dose_of_january();
    issuer.dose_of_may("Bock");
    assert_eq!(issuer.reminders(), [("2027-05-01".to_owned(), "expires")]);
    // Neither somebody else's nor one against something else takes its place.
    let mut issuer = Issuer::new();
    issuer.dose_of_january();
    issuer.dose_of_may("Weiss");
    assert_eq!(issuer.reminders().len(), 2);
}

#[test]
fn another_dose_is_due_by_the_rules_of_the_issuer_after_the_last_dose_only() {
    let mut issuer = Issuer::new();
    let (issued, ends) = ("2026-01-10T00:00:00Z", "2026-12-31T00:00:00Z");
    issuer.dose("Bock", "2026-01-10", COVID, issued, ends);
    issuer.dose("Bock", "2026-05-10", COVID, "2026-05-10T00:00:00Z", ends);
    let rule = json!([{"Identifier": "BNR-AT-0001", "Type": "BoosterNotification", "Country": "AT", "Version": "1.0.0",
        "SchemaVersion": "1.0.0", "Engine": "CERTLOGIC", "EngineVersion": "1.0.0", "CertificateType": "Vaccination",
        "Description": [{"lang": "en", "desc": "Another dose after half a year."}],
        "ValidFrom": "2021-07-03T00:00:00Z", "ValidTo": "2030-06-01T00:00:00Z", "AffectedFields": ["v.0.dt"],
        "Logic": {"not-before": [{"plusTime": [{"var": "external.validationClock"}, 0, "day"]},
            {"plusTime": [{"var": "payload.v.0.dt"}, 180, "day"]}]}}]);
    let (mut import, rule) = (RulesImport::new(), rule.to_string());
    let written = Publication {
        source: "a test",
        bytes: rule.as_bytes(),
        fetched: Some(time(NOW)),
    };
    import.add(&written).unwrap();
    let (content, skipped) = import.finish();
    assert!(skipped.is_empty());
    let mut book = RuleBook::default();
    assert!(book.add(&content, None, Some(time(NOW))).is_empty());
    assert!(issuer.wallet.rules_cell().set(book).is_ok());
    let due: Vec<_> = issuer
        .reminders()
        .into_iter()
        .filter(|(_, code)| *code != "expires")
        .collect();
    // 2026-05-10 and 180 days, at the hour of asking.
    assert_eq!(due, [("2026-11-06".to_owned(), "booster_due")]);
}

#[test]
fn a_clock_that_is_behind_reminds_of_nothing() {
    let mut issuer = Issuer::new();
    issuer.dose_of_january();
    let mut issuer = issuer.at("2026-07-20T00:00:00Z");
    // What is kept says what time it is.
    issuer.dose_of_may("Weiss");
    assert_eq!(issuer.reminders().len(), 2);
    let issuer = issuer.at(NOW);
    assert_eq!(issuer.reminders(), []);
}
