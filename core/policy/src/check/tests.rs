use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::testing::*;
use crate::trust::{Domain, KeyState};

mod keyless;

const NOW: &str = "2022-06-01T00:00:00Z";

fn at(draft: &Draft, trust: &Trust, now: &str) -> Check {
    check(draft.scanned(), trust, &clock(now))
}

/// Verdict and reason code of a pass by the signer of `file`, with the file itself as trust.
fn outcome(file: &[u8], change: impl FnOnce(&mut Draft)) -> (Verdict, Option<&'static str>) {
    outcome_at(file, NOW, change)
}

fn outcome_at(file: &[u8], now: &str, change: impl FnOnce(&mut Draft)) -> (Verdict, Option<&'static str>) {
    let mut draft = Draft::signed_by(file);
    change(&mut draft);
    let check = at(&draft, &trust(&[file]), now);
    (check.verdict, check.reason.as_ref().map(Reason::code))
}

const VALID: (Verdict, Option<&str>) = (Verdict::Valid, None);

fn not_allowed(code: &'static str) -> (Verdict, Option<&'static str>) {
    (Verdict::SignerNotAllowed, Some(code))
}

/// Trust in the DSC of `SIGNER` as WHO's list would place it.
fn placed(place: &str) -> Trust {
    let jwk = json!({"kty": "EC", "crv": "P-256", "x5c": [base64(&der_of(SIGNER))]});
    let id = format!("did:web:tng-cdn.who.int:v2:trustlist:{place}#{}", key_id(SIGNER));
    let document = json!({"verificationMethod": [{"id": id, "publicKeyJwk": jwk}]});
    trust(&[document.to_string().as_bytes()])
}

#[test]
fn a_good_pass_is_valid_and_tells_who_signed() {
    let check = at(&Draft::signed_by(SIGNER), &trust(&[SIGNER]), NOW);
    assert_eq!((check.verdict, check.reason), (Verdict::Valid, None));
    let signer = check.signer.unwrap();
    assert_eq!(signer.key_id, key_id(SIGNER));
    let key = signer.key.unwrap();
    assert_eq!(
        (key.issuer.as_deref(), key.jurisdiction.as_deref(), &*key.source),
        (Some("Test signer"), Some("DE"), "file 0")
    );
    assert_eq!(check.warnings, []);
    assert!(matches!(check.pass, Some(CheckedPass::Verified(_))));
}

#[test]
fn text_comes_before_everything() {
    let check = check(credential::parse("HC1:!"), &trust(&[SIGNER]), &clock(NOW));
    assert_eq!(check.verdict, Verdict::Undecodable);
    assert!(check.signer.is_none() && check.pass.is_none() && check.format().is_none());
}

#[test]
fn who_signed_has_to_be_told_and_known() {
    let unknown = outcome(SIGNER, |draft| draft.key_id = None);
    assert_eq!(unknown, (Verdict::UnknownSigner, Some("no_key_id")));
    let unknown = outcome(SIGNER, |draft| draft.key_id = Some(key_id(P384)));
    assert_eq!(unknown, (Verdict::UnknownSigner, Some("unknown_key")));
    let check = at(&Draft::signed_by(SIGNER), &Trust::new(), NOW);
    assert!(check.signer.is_some_and(|signer| signer.key.is_none()));
    assert!(matches!(check.pass, Some(CheckedPass::Claimed(_))));
}

#[test]
fn a_signature_that_fits_no_key_with_the_id_is_invalid() {
    let jwk = json!({"kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM", "kid": key_id(SIGNER).to_string()});
    let other = jwk.to_string();
    let draft = Draft::signed_by(SIGNER);
    let refused = at(&draft, &trust(&[other.as_bytes()]), NOW);
    assert_eq!(
        (refused.verdict, refused.reason),
        (Verdict::Invalid, Some(Reason::BadSignature))
    );
    // A shared id: the key that fits counts.
    assert_eq!(
        at(&draft, &trust(&[other.as_bytes(), SIGNER]), NOW).verdict,
        Verdict::Valid
    );
}

#[test]
fn a_key_that_cannot_do_the_algorithm_is_no_failed_signature() {
    let rsa =
        json!({"kty": "RSA", "n": base64(&[0x81; 256]), "e": "AQAB", "kid": key_id(SIGNER).to_string()}).to_string();
    let check = at(&Draft::signed_by(SIGNER), &trust(&[rsa.as_bytes()]), NOW);
    assert_eq!(
        (check.verdict, check.reason),
        (Verdict::Invalid, Some(Reason::AlgorithmKeyMismatch))
    );
}

#[test]
fn kinds_bind_a_signer() {
    let test = TEST;
    assert_eq!(outcome(test, |draft| draft.event = "t"), VALID);
    assert_eq!(outcome(test, |_| {}), not_allowed("wrong_kind"));
    let vaccination = VACCINATION;
    assert_eq!(outcome(vaccination, |_| {}), VALID);
    assert_eq!(
        outcome(vaccination, |draft| draft.event = "r"),
        not_allowed("wrong_kind")
    );
    assert_eq!(outcome(SIGNER, |draft| draft.event = "r"), VALID);
}

#[test]
fn countries_bind_a_signer_where_both_are_named() {
    assert_eq!(
        outcome(SIGNER, |draft| draft.issuer = Some("FR")),
        not_allowed("wrong_country")
    );
    assert_eq!(
        outcome(SIGNER, |draft| draft.issuer = Some("FRA")),
        not_allowed("wrong_country")
    );
    for issuer in [
        Some(" de "),
        Some("DEU"),
        Some("CNAM"),
        Some("CH BAG"),
        Some("Ministry of Health"),
        Some("WW"),
        Some(""),
        None,
    ] {
        assert_eq!(outcome(SIGNER, |draft| draft.issuer = issuer), VALID, "{issuer:?}");
    }
    assert_eq!(outcome(NO_COUNTRY, |draft| draft.issuer = Some("FR")), VALID);
    assert_eq!(outcome(ISSUER_COUNTRY, |draft| draft.issuer = Some("FR")), VALID);
    assert_eq!(outcome(ISSUER_COUNTRY, |_| {}), not_allowed("wrong_country"));
    assert_eq!(outcome(ISSUER_COUNTRY, |draft| draft.issuer = Some("GP")), VALID);
}

#[test]
fn domain_and_usage_bind_a_signer() {
    let verdict = |place| {
        let check = at(&Draft::signed_by(SIGNER), &placed(place), NOW);
        (check.verdict, check.reason.as_ref().map(Reason::code))
    };
    assert_eq!(verdict("DCC:DEU:DSC"), VALID);
    assert_eq!(verdict("DCC:XXH:DSC"), not_allowed("wrong_country"));
    assert_eq!(verdict("DCC:DEU:SCA"), not_allowed("wrong_usage"));
    assert_eq!(verdict("DCC:DEU:DECA"), not_allowed("wrong_usage"));
    assert_eq!(verdict("ICVP:DEU:DSC"), not_allowed("wrong_domain"));
    assert_eq!(verdict("DCC:FRA:DSC"), not_allowed("wrong_country"));
}

#[test]
fn an_allowed_key_counts_before_one_that_is_not() {
    let jwk = json!({"kty": "EC", "crv": "P-256", "x5c": [base64(&der_of(SIGNER))]});
    let id = format!("did:web:tng-cdn.who.int:v2:trustlist:DCC:DEU:SCA#{}", key_id(SIGNER));
    let authority = json!({"verificationMethod": [{"id": id, "publicKeyJwk": jwk}]}).to_string();
    for files in [[authority.as_bytes(), SIGNER], [SIGNER, authority.as_bytes()]] {
        let trust = trust(&files);
        assert_eq!(trust.len(), 2);
        assert_eq!(at(&Draft::signed_by(SIGNER), &trust, NOW).verdict, Verdict::Valid);
    }
}

#[test]
fn states_bind_a_signer() {
    let verdict = |state, issued| {
        let mut trust = trust(&[SIGNER]);
        trust.restrict(key_id(SIGNER), state);
        let check = at(
            &Draft {
                issued,
                ..Draft::signed_by(SIGNER)
            },
            &trust,
            NOW,
        );
        (check.verdict, check.reason.as_ref().map(Reason::code))
    };
    let from = time("2022-01-01T00:00:00Z");
    assert_eq!(verdict(KeyState::Retired { from }, Some("2021-12-31T23:59:59Z")), VALID);
    assert_eq!(
        verdict(KeyState::Retired { from }, Some("2022-01-01T00:00:00Z")),
        not_allowed("signer_retired")
    );
    assert_eq!(verdict(KeyState::Retired { from }, None), not_allowed("signer_retired"));
    assert_eq!(
        verdict(KeyState::Compromised { from }, Some("2021-12-31T23:59:59Z")),
        not_allowed("signer_compromised")
    );
}

#[test]
fn both_ends_of_the_time_belong_to_it() {
    let expired = (Verdict::Expired, Some("expired"));
    let early = (Verdict::NotYetValid, Some("issued_in_future"));
    assert_eq!(outcome_at(SIGNER, "2023-01-01T00:00:00Z", |_| {}), VALID);
    assert_eq!(outcome_at(SIGNER, "2023-01-01T00:00:01Z", |_| {}), expired);
    assert_eq!(outcome_at(SIGNER, "2022-01-01T00:00:00Z", |_| {}), VALID);
    assert_eq!(outcome_at(SIGNER, "2021-12-31T23:59:59Z", |_| {}), early);
    let later = |draft: &mut Draft| draft.not_before = Some("2022-07-01T00:00:00Z");
    assert_eq!(
        outcome_at(SIGNER, NOW, later),
        (Verdict::NotYetValid, Some("not_yet_valid"))
    );
    assert_eq!(outcome_at(SIGNER, "2022-07-01T00:00:00Z", later), VALID);
}

#[test]
fn the_signers_end_ends_the_pass() {
    let long = |draft: &mut Draft| draft.expires = Some("2030-01-01T00:00:00Z");
    assert_eq!(outcome_at(SIGNER, "2023-06-01T00:00:00Z", long), VALID);
    assert_eq!(
        outcome_at(SIGNER, "2023-06-01T00:00:01Z", long),
        (Verdict::Expired, Some("signer_expired"))
    );
    let endless = |draft: &mut Draft| draft.expires = None;
    assert_eq!(
        outcome_at(SIGNER, "2023-06-01T00:00:01Z", endless),
        (Verdict::Expired, Some("signer_expired"))
    );
    let after = |draft: &mut Draft| {
        draft.issued = Some("2023-06-01T00:00:01Z");
        draft.expires = Some("2024-01-01T00:00:00Z");
    };
    assert_eq!(
        outcome_at(SIGNER, "2023-07-01T00:00:00Z", after),
        not_allowed("issued_after_signer")
    );
}

#[test]
fn what_is_borne_is_told() {
    let warnings = |change: fn(&mut Draft)| {
        let mut draft = Draft::signed_by(SIGNER);
        change(&mut draft);
        let check = at(&draft, &trust(&[SIGNER]), NOW);
        assert_eq!(check.verdict, Verdict::Valid);
        check.warnings
    };
    assert_eq!(warnings(|draft| draft.expires = None), [Warning::NoExpiry]);
    assert!(warnings(|draft| draft.issued = None).contains(&Warning::NoIssueDate));
    assert_eq!(
        warnings(|draft| draft.issued = Some("2021-05-01T00:00:00Z")),
        [Warning::IssuedBeforeSigner]
    );
    assert_eq!(
        warnings(|draft| draft.expires = Some("2030-01-01T00:00:00Z")),
        [Warning::OutlivesSigner]
    );
}

#[test]
fn a_clock_that_lags_judges_nothing_that_depends_on_time() {
    let late = |draft: &Draft, trust: &Trust| {
        let clock = Clock {
            now: time("2019-01-01T00:00:00Z"),
            highest_seen: Some(time(NOW)),
        };
        let check = check(draft.scanned(), trust, &clock);
        (check.verdict, check.reason.as_ref().map(Reason::code))
    };
    let own = trust(&[SIGNER]);
    assert_eq!(late(&Draft::signed_by(SIGNER), &own), (Verdict::Unknown, Some("clock")));
    assert_eq!(
        late(
            &Draft {
                issuer: Some("FR"),
                ..Draft::signed_by(SIGNER)
            },
            &own
        ),
        not_allowed("wrong_country")
    );
    assert_eq!(
        late(&Draft::signed_by(SIGNER), &Trust::new()),
        (Verdict::UnknownSigner, Some("unknown_key"))
    );
}

#[test]
fn a_certificate_that_is_not_read_is_never_valid() {
    let other = |draft: &mut Draft| draft.event = "x";
    assert_eq!(outcome(SIGNER, other), (Verdict::Unknown, Some("not_understood")));
    let check = at(
        &Draft {
            event: "x",
            ..Draft::signed_by(SIGNER)
        },
        &placed("DCC:DEU:DSC"),
        NOW,
    );
    assert_eq!(
        (check.verdict, check.reason),
        (Verdict::SignerNotAllowed, Some(Reason::WrongDomain))
    );
    assert!(matches!(Domain::from_code("DCC"), Domain::Dcc));
}

#[test]
fn a_lists_without_country_binds_to_none() {
    let list = signed_list(&[list_entry(SIGNER, "WW")]);
    let trust = trust(&[PUBLISHER, &list]);
    let check = at(
        &Draft {
            issuer: Some("FR"),
            ..Draft::signed_by(SIGNER)
        },
        &trust,
        NOW,
    );
    assert_eq!(check.verdict, Verdict::Valid);
    assert_eq!(check.signer.unwrap().key.unwrap().jurisdiction.as_deref(), Some("WW"));
}

/// A TD3 zone for a name and a date of birth, with its check digits.
fn zone(name: &str, birth_date: &str) -> String {
    let digit = |text: &str| {
        let sum: u32 = text
            .bytes()
            .zip([7, 3, 1].into_iter().cycle())
            .map(|(byte, weight)| weight * char::from(byte).to_digit(36).unwrap_or(0))
            .sum();
        sum % 10
    };
    let (number, expiry) = ("C01X00T47", "300101");
    let (number_digit, birth_digit, expiry_digit) = (digit(number), digit(birth_date), digit(expiry));
    let optional = "<".repeat(14);
    let composite = digit(&format!(
        "{number}{number_digit}{birth_date}{birth_digit}{expiry}{expiry_digit}{optional}<"
    ));
    format!(
        "P<D<<{name:<<39}\n{number}{number_digit}D<<{birth_date}{birth_digit}F{expiry}{expiry_digit}{optional}<{composite}"
    )
}

fn compared(draft: &Draft, zone: &str) -> Comparison {
    at(draft, &trust(&[SIGNER]), NOW)
        .holder_check
        .unwrap()
        .compare_mrz(zone)
}

#[test]
fn the_holder_is_compared_with_the_travel_document() {
    let draft = Draft::signed_by(SIGNER);
    assert_eq!(compared(&draft, &zone("MUELLER<<ZOE", "640812")), Comparison::Match);
    // Other states' spellings of the name as written.
    for name in ["MULLER<<ZOE", "MUXXLLER<<ZOE"] {
        assert_eq!(compared(&draft, &zone(name, "640812")), Comparison::Match, "{name}");
    }
    assert_eq!(
        compared(&draft, &zone("MUSTER<<ZOE", "640812")),
        Comparison::Differs(vec![Clash::Name])
    );
    assert_eq!(
        compared(&draft, &zone("MUELLER<<ZOE<MARIA", "640812")),
        Comparison::Differs(vec![Clash::Name])
    );
    assert_eq!(
        compared(&draft, &zone("ZOE<<MUELLER", "640813")),
        Comparison::Differs(vec![Clash::Name, Clash::BirthDate])
    );
    assert_eq!(compared(&draft, "P<D<<MUELLER<<ZOE"), Comparison::Unreadable);
}

#[test]
fn partial_and_missing_birth_dates() {
    let draft = |birth_date| Draft {
        birth_date,
        ..Draft::signed_by(SIGNER)
    };
    assert_eq!(
        compared(&draft("1964"), &zone("MUELLER<<ZOE", "640812")),
        Comparison::Match
    );
    assert_eq!(
        compared(&draft(""), &zone("MUELLER<<ZOE", "640812")),
        Comparison::Differs(vec![Clash::BirthDate])
    );
}

#[test]
fn a_name_that_was_cut_is_compared_as_far_as_it_goes() {
    let draft = Draft {
        family: "PAPANDROPOULOUS<WARRANDYTE<WOOLOOMOOLOO",
        ..Draft::signed_by(SIGNER)
    };
    let cut = "PAPANDROPOULOUS<WARRANDYTE<WOOLO<<ZOE<";
    assert_eq!(
        compared(&draft, &zone(cut, "640812")),
        Comparison::Differs(vec![Clash::Name]),
        "not cut: a filler ends it"
    );
    assert_eq!(
        compared(&draft, &zone("PAPANDROPOULOUS<WARRANDYTE<WOOLOO<<ZOE", "640812")),
        Comparison::Differs(vec![Clash::Name])
    );
    assert_eq!(
        compared(&draft, &zone("PAPANDROPOULOUS<WARRANDYTE<WOOLOOM<<ZOE", "640812")),
        Comparison::Match
    );
    assert_eq!(
        compared(&draft, &zone("PAPANDROPOULOUS<WARRANDYTE<WOOLOXM<<ZOE", "640812")),
        Comparison::Differs(vec![Clash::Name])
    );
}

#[test]
fn the_report_has_every_member_in_every_case() {
    let draft = Draft::signed_by(SIGNER);
    let good = serde_json::to_value(at(&draft, &trust(&[SIGNER]), NOW).report()).unwrap();
    assert_eq!(good["verdict"], "valid");
    assert_eq!(good["format"], "eu-dcc");
    assert_eq!(good["reason"], json!(null));
    assert_eq!(good["message"], json!(null));
    assert_eq!(
        good["signer"],
        json!({"key_id": key_id(SIGNER).to_string(), "issuer": "Test signer", "jurisdiction": "DE", "source": "file 0"})
    );
    assert_eq!(
        (&good["issued"], &good["expires"]),
        (&json!("2022-01-01T00:00:00Z"), &json!("2023-01-01T00:00:00Z"))
    );
    assert_eq!(
        (&good["revocation"], &good["assurance"]),
        (&json!("not_available"), &json!("static"))
    );
    assert_eq!(good["holder_check"]["name_mrz"], "MUELLER<<ZOE");
    assert_eq!(good["pass"]["kind"], "vaccination");
    assert_eq!(good["payload"]["ver"], "1.3.0");

    let unknown = serde_json::to_value(at(&draft, &Trust::new(), NOW).report()).unwrap();
    assert_eq!(
        unknown["signer"],
        json!({"key_id": key_id(SIGNER).to_string(), "issuer": null, "jurisdiction": null, "source": null})
    );
    let refused = check(credential::parse(""), &Trust::new(), &clock(NOW));
    let refused = serde_json::to_value(refused.report()).unwrap();
    assert_eq!(refused["reason"], "empty");
    for member in [
        "format",
        "signer",
        "issued",
        "expires",
        "holder_check",
        "pass",
        "payload",
    ] {
        assert_eq!(refused[member], json!(null), "{member}");
    }
    for report in [&unknown, &refused] {
        assert!(report["message"].is_string());
        assert!(good.as_object().unwrap().keys().eq(report.as_object().unwrap().keys()));
    }
}

fn moment() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(vec![
        None,
        Some("2021-01-01T00:00:00Z"),
        Some("2022-01-01T00:00:00Z"),
        Some("2022-06-01T00:00:00Z"),
        Some("2023-03-01T00:00:00Z"),
        Some("2024-01-01T00:00:00Z"),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever is claimed, the word is the first that applies: nothing is better than its signer's right, its times or
    /// its clock allow.
    #[test]
    fn precedence_is_total(
        issued in moment(), expires in moment(), now in moment(), seen in moment(),
        issuer in prop::sample::select(vec![None, Some("DE"), Some("FR"), Some("CNAM")]),
        event in prop::sample::select(vec!["v", "t", "r"]),
        retired in moment(), known in any::<bool>(),
    ) {
        let draft = Draft { issued, expires, issuer, event, ..Draft::signed_by(VACCINATION) };
        let mut trust = if known { trust(&[VACCINATION]) } else { Trust::new() };
        if let Some(from) = retired {
            trust.restrict(key_id(VACCINATION), KeyState::Retired { from: time(from) });
        }
        let now = time(now.unwrap_or(NOW));
        let clock = Clock { now, highest_seen: seen.map(time) };
        let check = check(draft.scanned(), &trust, &clock);

        let (issued, expires) = (issued.map(time), expires.map(time));
        let end = time("2023-06-01T00:00:00Z");
        let allowed = event == "v"
            && issuer != Some("FR")
            && retired.is_none_or(|from| issued.is_some_and(|issued| issued < time(from)))
            && issued.is_none_or(|issued| issued <= end);
        let expected = if !known {
            Verdict::UnknownSigner
        } else if !allowed {
            Verdict::SignerNotAllowed
        } else if clock.is_behind() {
            Verdict::Unknown
        } else if now > end || expires.is_some_and(|expires| now > expires) {
            Verdict::Expired
        } else if issued.is_some_and(|issued| now < issued) {
            Verdict::NotYetValid
        } else {
            Verdict::Valid
        };
        prop_assert_eq!(check.verdict, expected);
        prop_assert_eq!(check.reason.is_none(), check.verdict == Verdict::Valid);
    }
}

/// The key of `testdata` as an issuer of SMART Health Cards.
fn card_issuer() -> credential::SigningKey {
    credential::SigningKey::from_pkcs8(SIGNER_PRIVATE).unwrap_or_else(|_| panic!("no key"))
}

/// A card by [`card_issuer`] that names its key by this id.
fn card(key_id: &str) -> Result<Unverified<Pass>, Refusal> {
    let payload = json!({"iss": "https://issuer.example", "nbf": 1_640_995_200, "vc": {
        "type": ["https://smarthealth.cards#health-card"],
        "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": {"resourceType": "Bundle", "type": "collection", "entry": [
            {"fullUrl": "resource:0", "resource": {"resourceType": "Immunization", "status": "completed",
                "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": "208"}]},
                "occurrenceDateTime": "2021-12-01"}}]}}}});
    let header = json!({"zip": "DEF", "alg": "ES256", "kid": key_id});
    let jws = credential::shc::issue::sign(&header, payload.to_string().as_bytes(), &card_issuer());
    credential::parse(&jws.unwrap())
}

#[test]
fn a_health_card_counts_under_a_key_that_is_named_by_its_thumbprint() {
    let mut set = credential::shc::issue::key_set(&card_issuer());
    let thumbprint = credential::shc::issue::thumbprint(&card_issuer());
    let judged = |trust: &Trust, key_id: &str| {
        let check = check(card(key_id), trust, &clock(NOW));
        (check.verdict, check.reason.as_ref().map(Reason::code))
    };
    let named = trust(&[set.to_string().as_bytes()]);
    assert_eq!(judged(&named, &thumbprint), VALID);
    assert_eq!(
        named
            .keys(&credential::KeyId::from_base64(&thumbprint).unwrap())
            .count(),
        1
    );

    set["keys"][0]["kid"] = json!("b3RoZXI");
    let renamed = trust(&[set.to_string().as_bytes()]);
    assert_eq!(judged(&renamed, "b3RoZXI"), not_allowed("wrong_domain"));
    assert_eq!(
        judged(&renamed, &thumbprint),
        (Verdict::UnknownSigner, Some("unknown_key"))
    );
}

#[test]
fn the_key_of_health_cards_signs_no_other_passes() {
    let set = credential::shc::issue::key_set(&card_issuer());
    let thumbprint = credential::shc::issue::thumbprint(&card_issuer());
    let mut draft = Draft::signed_by(SIGNER);
    draft.key_id = credential::KeyId::from_base64(&thumbprint);
    let check = at(&draft, &trust(&[set.to_string().as_bytes()]), NOW);
    assert_eq!(
        (check.verdict, check.reason.as_ref().map(Reason::code)),
        not_allowed("wrong_domain")
    );
}
