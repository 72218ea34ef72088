//! Seals under authorities and revocation lists of the tests' own making.

use credential::certificate::draft::{
    CertificateDraft, authority_extensions, authority_key_extension, document_types, extended_key_usage, extension,
    private_key_usage, revocation_list,
};
use credential::vds_nc::issue::issue;
use credential::{SigningKey, parse};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::*;
use crate::testing::{clock, time};
use crate::trust::KeyState;

const NOW: &str = "2022-06-01T00:00:00Z";
const STATE: (&str, &str) = ("UT", "CSCA of Utopia");
const SEALS: &str = "2.23.136.1.1.14.2";

fn key() -> SigningKey {
    SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap()).unwrap_or_else(|_| panic!("no key"))
}

/// A state with one signer.
struct State {
    authority: SigningKey,
    signer: SigningKey,
    country: &'static str,
    issuer: (&'static str, &'static str),
    valid: (Timestamp, Timestamp),
    extensions: Vec<Vec<u8>>,
}

impl State {
    fn new() -> Self {
        let authority = key();
        Self {
            extensions: vec![
                authority_key_extension(&authority),
                extended_key_usage(&[SEALS]),
                document_types(&["NV", "NT"]),
            ],
            authority,
            signer: key(),
            country: "UT",
            issuer: STATE,
            valid: (time("2021-08-01T00:00:00Z"), time("2031-08-01T00:00:00Z")),
        }
    }

    fn with(extensions: impl FnOnce(&SigningKey) -> Vec<Vec<u8>>) -> Self {
        let state = Self::new();
        let extensions = extensions(&state.authority);
        Self { extensions, ..state }
    }

    /// The authority's certificate, with these extensions more or instead.
    fn authority_with(&self, change: impl FnOnce(&mut Vec<Vec<u8>>)) -> Vec<u8> {
        let mut extensions = authority_extensions(&self.authority);
        change(&mut extensions);
        let draft = CertificateDraft {
            serial: &[7],
            subject: self.issuer,
            issuer: self.issuer,
            valid_from: time("2020-05-05T00:00:00Z"),
            valid_until: time("2036-05-05T00:00:00Z"),
            extensions,
        };
        draft.sign(&self.authority, &self.authority).unwrap()
    }

    fn authority(&self) -> Vec<u8> {
        self.authority_with(|_| {})
    }

    fn certificate(&self) -> Vec<u8> {
        let draft = CertificateDraft {
            serial: &[0x18, 0xad],
            subject: (self.country, "Signer"),
            issuer: self.issuer,
            valid_from: self.valid.0,
            valid_until: self.valid.1,
            extensions: self.extensions.clone(),
        };
        draft.sign(&self.signer, &self.authority).unwrap()
    }

    fn seal(&self, data: &Value) -> String {
        issue(data, &self.certificate(), &self.signer).unwrap()
    }

    fn list(&self, serials: &[&[u8]], from: &str, until: &str) -> Vec<u8> {
        let dates = (time(from), time(until));
        let extensions = [authority_key_extension(&self.authority)];
        revocation_list(self.issuer, dates, serials, &extensions, &self.authority).unwrap()
    }
}

fn vaccination(issuer: &str) -> Value {
    json!({"hdr": {"t": "icao.vacc", "v": 1, "is": issuer}, "msg": {
        "uvci": "U1", "pid": {"n": "ERIKSSON  ANNA MARIA", "dob": "1974-08-12", "i": "L898902C3"},
        "ve": [{"des": "XM68M6", "nam": "Comirnaty", "dis": "RA01.0", "vd": [
            {"dvc": "2021-09-15", "seq": 1, "ctr": "UTO", "adm": "X", "lot": "1"}]}]}})
}

fn test(report: &str) -> Value {
    json!({"hdr": {"t": "icao.test", "v": 1, "is": "UTO"}, "msg": {
        "utci": "T1", "pid": {"n": "ERIKSSON  ANNA MARIA", "dob": "1974-08-12", "dt": "P", "dn": "L898902C3"},
        "sp": {"spn": "X", "ctr": "UTO", "cd": {}}, "dat": {"sc": report, "ri": report},
        "tr": {"tc": "antigen", "r": "negative"}}})
}

fn trust(files: &[&[u8]]) -> Trust {
    let mut trust = Trust::new();
    for (number, file) in files.iter().enumerate() {
        let _ = trust.add(&format!("file {number}"), file).unwrap();
    }
    trust
}

fn checked(text: &str, trust: &Trust, now: &str) -> Check {
    check(parse(text), trust, &clock(now))
}

/// Verdict and reason of a proof of vaccination under the state's authority.
fn outcome(state: &State) -> (Verdict, Option<&'static str>) {
    outcome_of(state, &vaccination("UTO"), NOW)
}

fn outcome_of(state: &State, data: &Value, now: &str) -> (Verdict, Option<&'static str>) {
    let check = checked(&state.seal(data), &trust(&[&state.authority()]), now);
    (check.verdict, check.reason.as_ref().map(Reason::code))
}

const VALID: (Verdict, Option<&str>) = (Verdict::Valid, None);
const UNKNOWN: (Verdict, Option<&str>) = (Verdict::UnknownSigner, Some("unknown_key"));

fn not_allowed(code: &'static str) -> (Verdict, Option<&'static str>) {
    (Verdict::SignerNotAllowed, Some(code))
}

#[test]
fn a_seal_whose_chain_is_trusted_is_valid_and_tells_who_signed() {
    let state = State::new();
    let check = checked(&state.seal(&vaccination("UTO")), &trust(&[&state.authority()]), NOW);
    assert_eq!((check.verdict, check.reason), (Verdict::Valid, None));
    assert_eq!(check.warnings, []);
    assert_eq!(check.revocation, Revocation::NotAvailable);
    let key = check.signer.unwrap().key.unwrap();
    assert_eq!(
        (key.issuer.as_deref(), key.jurisdiction.as_deref(), &*key.source),
        (Some("Signer"), Some("UT"), "file 0")
    );
    assert!(matches!(check.pass, Some(CheckedPass::Verified(_))));
    assert_eq!(
        check.holder_check.unwrap().document_number.as_deref(),
        Some("L898902C3")
    );
    assert_eq!(outcome_of(&state, &test("2021-12-12T12:00:00Z"), NOW), VALID);
}

#[test]
fn without_an_authority_nothing_is_proved_but_a_forgery_is_still_seen() {
    let state = State::new();
    let text = state.seal(&vaccination("UTO"));
    let other = State::new();
    let no_issuer = state.authority_with(|extensions| {
        extensions.remove(0);
    });
    let for_lists_alone = state.authority_with(|extensions| {
        extensions[1] = extension("2.5.29.15", true, &[3, 2, 1, 2]);
    });
    let odd = state.authority_with(|extensions| extensions.push(extension("1.2.3.4", true, &[5, 0])));
    let for_others = state.authority_with(|extensions| extensions.push(extended_key_usage(&["2.23.136.1.1.3"])));
    for files in [
        &[][..],
        &[other.authority().as_slice()],
        &[no_issuer.as_slice()],
        &[for_lists_alone.as_slice()],
        &[odd.as_slice()],
        &[for_others.as_slice()],
    ] {
        let check = checked(&text, &trust(files), NOW);
        assert_eq!(
            (check.verdict, check.reason),
            (Verdict::UnknownSigner, Some(Reason::UnknownKey))
        );
        assert!(check.signer.unwrap().key.is_none());
        assert!(matches!(check.pass, Some(CheckedPass::Claimed(_))));
        let forged = checked(&text.replace("L898902C3", "X00000000"), &trust(files), NOW);
        assert_eq!(
            (forged.verdict, forged.reason),
            (Verdict::Invalid, Some(Reason::BadSignature))
        );
    }
    let health = state.authority_with(|extensions| extensions.push(extended_key_usage(&["2.23.136.1.1.14.1"])));
    assert_eq!(checked(&text, &trust(&[&health]), NOW).verdict, Verdict::Valid);
    let forged = checked(&text.replace("L898902C3", "X00000000"), &trust(&[&health]), NOW);
    assert_eq!(
        (forged.verdict, forged.reason),
        (Verdict::Invalid, Some(Reason::BadSignature))
    );
}

#[test]
fn a_certificate_that_its_authority_did_not_sign_gives_no_chain() {
    let (state, forger) = (State::new(), State::new());
    // The forger's authority bears the name and the key identifier of the state's.
    let forged = State {
        extensions: state.extensions.clone(),
        ..forger
    };
    let check = checked(&forged.seal(&vaccination("UTO")), &trust(&[&state.authority()]), NOW);
    assert_eq!(
        (check.verdict, check.reason),
        (Verdict::UnknownSigner, Some(Reason::UnknownKey))
    );
    // An authority that is trusted, among others that only bear its name.
    let several = trust(&[&forged.authority(), &state.authority(), &State::new().authority()]);
    assert_eq!(
        checked(&state.seal(&vaccination("UTO")), &several, NOW).verdict,
        Verdict::Valid
    );
}

#[test]
fn the_certificate_says_what_its_key_is_for() {
    let eku = |ids: &[&str]| extended_key_usage(ids);
    let usage = |bits: u8| extension("2.5.29.15", true, &[3, 2, 0, bits]);
    assert_eq!(outcome(&State::with(|_| vec![])), not_allowed("wrong_usage"));
    assert_eq!(
        outcome(&State::with(|_| vec![eku(&["2.23.136.1.1.14.1"])])),
        not_allowed("wrong_usage")
    );
    assert_eq!(
        outcome(&State::with(|_| vec![eku(&["1.3.6.1.5.5.7.3.1"])])),
        not_allowed("wrong_usage")
    );
    assert_eq!(
        outcome(&State::with(|_| vec![eku(&["1.3.6.1.5.5.7.3.1", SEALS])])),
        VALID
    );
    assert_eq!(outcome(&State::with(|_| vec![eku(&[SEALS]), usage(0x80)])), VALID);
    assert_eq!(
        outcome(&State::with(|_| vec![eku(&[SEALS]), usage(0x06)])),
        not_allowed("wrong_usage")
    );
    let odd = extension("1.2.3.4", true, &[5, 0]);
    assert_eq!(
        outcome(&State::with(|_| vec![eku(&[SEALS]), odd])),
        not_allowed("wrong_usage")
    );
    let authority = State::with(|authority| {
        let mut extensions = authority_extensions(authority);
        extensions[1] = usage(0x80);
        extensions.push(eku(&[SEALS]));
        extensions
    });
    assert_eq!(outcome(&authority), not_allowed("wrong_usage"));
}

#[test]
fn document_types_bind_a_signer_to_kinds() {
    let signer = |types: &[&str]| State::with(|_| vec![extended_key_usage(&[SEALS]), document_types(types)]);
    let of_test = |state: &State| outcome_of(state, &test("2021-12-12T12:00:00Z"), NOW);
    assert_eq!(outcome(&signer(&["NV"])), VALID);
    assert_eq!(of_test(&signer(&["NV"])), not_allowed("wrong_kind"));
    assert_eq!(outcome(&signer(&["NT"])), not_allowed("wrong_kind"));
    assert_eq!(of_test(&signer(&["NT"])), VALID);
    assert_eq!(outcome(&signer(&["P"])), not_allowed("wrong_kind"));
    assert_eq!(outcome(&signer(&[])), not_allowed("wrong_kind"));
    // A kind that is not read is not vouched for.
    let mut recovery = vaccination("UTO");
    recovery["hdr"]["t"] = json!("icao.rcvy");
    assert_eq!(
        outcome_of(&signer(&["NR"]), &recovery, NOW),
        (Verdict::Unknown, Some("not_understood"))
    );
    assert_eq!(outcome_of(&signer(&["NV"]), &recovery, NOW), not_allowed("wrong_kind"));
}

#[test]
fn the_signer_is_of_the_state_that_the_seal_names() {
    let of = |country, issuer| {
        let state = State {
            country,
            issuer: (country, "CSCA"),
            ..State::new()
        };
        outcome_of(&state, &vaccination(issuer), NOW)
    };
    for (country, issuer) in [
        ("AU", "AUS"),
        ("DE", "D"),
        ("DE", "D<<"),
        ("GB", "GBR"),
        ("GB", "JEY"),
        ("UT", "UTO"),
        ("XX", "UTO"),
        ("UN", "UNO"),
        ("EU", "EUE"),
        ("au", "AUS"),
        ("AU", "AU"),
    ] {
        assert_eq!(of(country, issuer), VALID, "{country} {issuer}");
    }
    for (country, issuer) in [
        ("AU", "NZL"),
        ("AU", "UTO"),
        ("UT", "AUS"),
        ("XX", "AUS"),
        ("JE", "GBR"),
        ("AU", ""),
        ("AU", "aus"),
    ] {
        let expected = if issuer == "aus" {
            VALID
        } else {
            not_allowed("wrong_country")
        };
        assert_eq!(of(country, issuer), expected, "{country} {issuer}");
    }
    // Signer and authority of two states.
    let state = State {
        country: "NZ",
        issuer: ("AU", "CSCA"),
        ..State::new()
    };
    assert_eq!(
        outcome_of(&state, &vaccination("NZL"), NOW),
        not_allowed("wrong_country")
    );
}

#[test]
fn time_is_that_of_the_signer_and_of_its_authority() {
    let state = State::new();
    let at = |now| outcome_of(&state, &vaccination("UTO"), now);
    assert_eq!(
        at("2021-07-31T23:59:59Z"),
        (Verdict::NotYetValid, Some("issued_in_future"))
    );
    assert_eq!(at("2021-08-01T00:00:00Z"), VALID);
    assert_eq!(at("2031-08-01T00:00:00Z"), VALID);
    assert_eq!(at("2031-08-01T00:00:01Z"), (Verdict::Expired, Some("signer_expired")));
    let longer = State {
        valid: (time("2021-08-01T00:00:00Z"), time("2041-08-01T00:00:00Z")),
        ..State::new()
    };
    let at = |now| outcome_of(&longer, &vaccination("UTO"), now);
    assert_eq!(at("2036-05-05T00:00:00Z"), VALID);
    assert_eq!(at("2036-05-05T00:00:01Z"), (Verdict::Expired, Some("signer_expired")));
    let early = outcome_of(&state, &test("2022-06-02T00:00:00Z"), NOW);
    assert_eq!(early, (Verdict::NotYetValid, Some("issued_in_future")));
}

#[test]
fn what_was_signed_while_the_signer_was_in_use_counts_as_long_as_its_certificate() {
    let period = private_key_usage(time("2021-08-01T00:00:00Z"), time("2021-12-01T00:00:00Z"));
    let state = State::with(|_| vec![extended_key_usage(&[SEALS]), period]);
    assert_eq!(outcome_of(&state, &vaccination("UTO"), "2030-01-01T00:00:00Z"), VALID);
    assert_eq!(outcome_of(&state, &test("2021-12-01T00:00:00Z"), NOW), VALID);
    assert_eq!(
        outcome_of(&state, &test("2021-12-01T00:00:01Z"), NOW),
        not_allowed("issued_after_signer")
    );
    let mut late = vaccination("UTO");
    // A day begins 14 hours earlier in the east than in UTC.
    late["msg"]["ve"][0]["vd"][0]["dvc"] = json!("2021-12-01");
    assert_eq!(outcome_of(&state, &late, NOW), VALID);
    late["msg"]["ve"][0]["vd"][0]["dvc"] = json!("2021-12-02");
    assert_eq!(outcome_of(&state, &late, NOW), not_allowed("issued_after_signer"));
}

#[test]
fn a_revocation_list_counts_in_any_order_of_files() {
    let state = State::new();
    let text = state.seal(&vaccination("UTO"));
    let (authority, other) = (state.authority(), State::new());
    let fresh = state.list(&[], "2022-05-01T00:00:00Z", "2022-08-01T00:00:00Z");
    let made = time("2022-05-01T00:00:00Z");
    for files in [[&authority, &fresh], [&fresh, &authority]] {
        let trust = trust(&files.map(Vec::as_slice));
        let at = |now| {
            let check = checked(&text, &trust, now);
            assert_eq!(check.verdict, Verdict::Valid);
            check.revocation
        };
        assert_eq!(at(NOW), Revocation::Checked(made));
        assert_eq!(at("2022-08-01T00:00:00Z"), Revocation::Checked(made));
        assert_eq!(at("2022-08-01T00:00:01Z"), Revocation::Stale(made));
    }
    let revoked = state.list(&[&[9], &[0x18, 0xad]], "2022-05-02T00:00:00Z", "2022-08-01T00:00:00Z");
    for now in [NOW, "2021-09-01T00:00:00Z", "2026-01-01T00:00:00Z"] {
        let check = checked(&text, &trust(&[&authority, &fresh, &revoked]), now);
        assert_eq!(
            (check.verdict, check.reason),
            (Verdict::SignerNotAllowed, Some(Reason::SignerRevoked))
        );
        assert!(matches!(
            check.revocation,
            Revocation::Checked(_) | Revocation::Stale(_)
        ));
    }
    // A later list says otherwise; another authority's says nothing; the authority itself is on its own.
    let later = state.list(&[], "2022-05-03T00:00:00Z", "2022-08-01T00:00:00Z");
    assert_eq!(
        checked(&text, &trust(&[&authority, &revoked, &later]), NOW).verdict,
        Verdict::Valid
    );
    let forged = State { issuer: STATE, ..other };
    let foreign = forged.list(&[&[0x18, 0xad]], "2022-05-04T00:00:00Z", "2022-08-01T00:00:00Z");
    let check = checked(&text, &trust(&[&authority, &foreign]), NOW);
    assert_eq!(
        (check.verdict, check.revocation),
        (Verdict::Valid, Revocation::NotAvailable)
    );
    let itself = state.list(&[&[7]], "2022-05-05T00:00:00Z", "2022-08-01T00:00:00Z");
    let check = checked(&text, &trust(&[&authority, &itself]), NOW);
    assert_eq!(check.reason, Some(Reason::SignerRevoked));
}

#[test]
fn what_is_added_later_is_seen_although_chains_are_remembered() {
    let state = State::new();
    let text = state.seal(&vaccination("UTO"));
    let mut trust = Trust::new();
    assert_eq!(checked(&text, &trust, NOW).verdict, Verdict::UnknownSigner);
    let added = trust.add("authority", &state.authority()).unwrap();
    assert_eq!((added.keys, added.revocation_lists), (1, 0));
    for _ in 0..2 {
        assert_eq!(checked(&text, &trust, NOW).verdict, Verdict::Valid);
    }
    let list = state.list(&[&[0x18, 0xad]], "2022-05-01T00:00:00Z", "2022-08-01T00:00:00Z");
    let added = trust.add("list", &list).unwrap();
    assert_eq!((added.keys, added.revocation_lists), (0, 1));
    assert_eq!(checked(&text, &trust, NOW).reason, Some(Reason::SignerRevoked));

    let mut trust = Trust::new();
    let _ = trust.add("authority", &state.authority()).unwrap();
    assert_eq!(checked(&text, &trust, NOW).verdict, Verdict::Valid);
    let id = *parse(&text).unwrap_or_else(|_| panic!("no seal")).key_id().unwrap();
    trust.restrict(id, KeyState::Compromised { from: time(NOW) });
    assert_eq!(checked(&text, &trust, NOW).reason, Some(Reason::SignerCompromised));

    let mut trust = Trust::new();
    let authority = state.authority();
    let _ = trust.add("authority", &authority).unwrap();
    assert_eq!(checked(&text, &trust, NOW).verdict, Verdict::Valid);
    trust.restrict(
        KeyId::of_certificate(&authority),
        KeyState::Compromised { from: time(NOW) },
    );
    assert_eq!(checked(&text, &trust, NOW).reason, Some(Reason::SignerCompromised));
}

/// Each certificate that a state makes has another signature, and so another id, over the same key.
#[test]
fn a_restricted_signer_stays_so_in_another_certificate() {
    let state = State::new();
    let (one, other) = (state.seal(&vaccination("UTO")), state.seal(&vaccination("UTO")));
    let id = |text: &str| *parse(text).unwrap_or_else(|_| panic!("no seal")).key_id().unwrap();
    assert!(id(&one) != id(&other));
    let compromised = KeyState::Compromised { from: time(NOW) };
    let reason = |text: &str, trust: &Trust| checked(text, trust, NOW).reason;

    // By an id that was seen before; by that of a certificate that was handed in; by the key.
    let mut seen = trust(&[&state.authority()]);
    assert_eq!(reason(&one, &seen), None);
    seen.restrict(id(&one), compromised);
    let mut handed_in = trust(&[&state.authority(), &state.certificate()]);
    let handed_in_id = handed_in.iter().last().unwrap().key_id;
    handed_in.restrict(handed_in_id, compromised);
    let mut by_key = trust(&[&state.authority()]);
    by_key.restrict_key(
        &state.signer.verifying_key().unwrap_or_else(|_| panic!("no key")),
        compromised,
    );
    for trust in [&seen, &handed_in, &by_key] {
        assert_eq!(reason(&one, trust), Some(Reason::SignerCompromised));
        assert_eq!(reason(&other, trust), Some(Reason::SignerCompromised));
    }

    // The authority too, in a certificate that was made again.
    let (authority, again) = (state.authority(), state.authority());
    assert!(authority != again);
    let mut trust = trust(&[&again]);
    trust.restrict(KeyId::of_certificate(&authority), compromised);
    let _ = trust.add("authority", &authority).unwrap();
    assert_eq!(reason(&one, &trust), Some(Reason::SignerCompromised));
}

#[test]
fn an_authoritys_new_key_revokes_what_its_old_one_issued() {
    let (state, renewed) = (State::new(), State::new());
    let text = state.seal(&vaccination("UTO"));
    let (old, new) = (state.authority(), renewed.authority());
    let dates = ("2022-05-01T00:00:00Z", "2022-08-01T00:00:00Z");
    let list = renewed.list(&[&[0x18, 0xad]], dates.0, dates.1);
    let check = checked(&text, &trust(&[&old, &new, &list]), NOW);
    assert_eq!(check.reason, Some(Reason::SignerRevoked));
    // A later list of the new key alone does not undo what the old key's says.
    let list = state.list(&[&[0x18, 0xad]], "2022-04-01T00:00:00Z", dates.1);
    let later = renewed.list(&[], dates.0, dates.1);
    let check = checked(&text, &trust(&[&old, &new, &list, &later]), NOW);
    assert_eq!(check.reason, Some(Reason::SignerRevoked));
}

#[test]
fn a_signer_that_was_handed_in_itself_needs_no_authority() {
    let state = State::new();
    let text = state.seal(&vaccination("UTO"));
    let check = checked(&text, &trust(&[&text_certificate(&text)]), NOW);
    assert_eq!(
        (check.verdict, check.revocation),
        (Verdict::Valid, Revocation::NotAvailable)
    );
    // Its purpose binds it even so, and it vouches for nothing else.
    let plain = State::with(|_| vec![]);
    let seal = plain.seal(&vaccination("UTO"));
    let check = checked(&seal, &trust(&[&text_certificate(&seal)]), NOW);
    assert_eq!(check.reason, Some(Reason::WrongUsage));
    let again = State { signer: key(), ..state };
    let check = checked(
        &again.seal(&vaccination("UTO")),
        &trust(&[&text_certificate(&text)]),
        NOW,
    );
    assert_eq!((check.verdict, check.reason.as_ref().map(Reason::code)), UNKNOWN);
}

/// The certificate in a seal.
fn text_certificate(text: &str) -> Vec<u8> {
    let seal: Value = serde_json::from_str(text).unwrap();
    credential::base64::decode(seal["sig"]["cer"].as_str().unwrap(), 4096).unwrap()
}

#[test]
fn lists_and_authorities_come_as_pem_too() {
    use base64ct::{Base64, Encoding};

    let state = State::new();
    let list = state.list(&[], "2022-05-01T00:00:00Z", "2022-08-01T00:00:00Z");
    let block = |label, der: &[u8]| {
        format!(
            "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
            Base64::encode_string(der)
        )
    };
    let file = block("CERTIFICATE", &state.authority()) + &block("X509 CRL", &list);
    let check = checked(&state.seal(&vaccination("UTO")), &trust(&[file.as_bytes()]), NOW);
    assert_eq!(check.verdict, Verdict::Valid);
    assert_eq!(check.revocation, Revocation::Checked(time("2022-05-01T00:00:00Z")));
    let mut trust = Trust::new();
    let broken = block("X509 CRL", &list[1..]);
    assert_eq!(trust.add("broken", broken.as_bytes()).unwrap().skipped, 1);
    assert_eq!(trust.skipped()[0].reason.code(), "broken_revocation_list");
}

#[test]
fn the_name_in_one_field_is_compared_with_the_zone() {
    let state = State::new();
    let zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
    let compared = |name: &str, number: &str| {
        let mut data = vaccination("UTO");
        data["msg"]["pid"]["n"] = json!(name);
        data["msg"]["pid"]["i"] = json!(number);
        let check = checked(&state.seal(&data), &trust(&[&state.authority()]), NOW);
        check.holder_check.unwrap().compare_mrz(zone)
    };
    assert_eq!(compared("ERIKSSON  ANNA MARIA", "L898902C3"), Comparison::Match);
    assert_eq!(compared("ERIKSSON ANNA MARIA", "L898902C3"), Comparison::Match);
    assert_eq!(
        compared("ERIKSSON ANNA MARIA", "L898902C4"),
        Comparison::Differs(vec![Clash::DocumentNumber])
    );
    assert_eq!(
        compared("ERIKSSON BERTA MARIA", "L898902C3"),
        Comparison::Differs(vec![Clash::Name])
    );
    assert_eq!(
        compared("ANNA MARIA  ERIKSSON", "L898902C3"),
        Comparison::Differs(vec![Clash::Name])
    );
}
