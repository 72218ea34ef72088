//! Whole checks, with publishers that say what was taken back.

use std::sync::Arc;

use credential::{Country, KeyId, RevocationIds, SigningKey};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::packs::Dates;
use crate::testing::*;
use crate::trust::{SkipReason, TrustError};
use crate::{Check, Clock, Reason, Revocation as State, Trust, Verdict, check};

const NOW: &str = "2022-06-01T00:00:00Z";
const MADE: &str = "2022-05-31T00:00:00Z";

fn dates() -> Dates {
    Dates {
        issued: time("2022-05-31T12:00:00Z"),
        refresh_by: time("2022-06-07T00:00:00Z"),
        expires: time("2022-07-01T00:00:00Z"),
    }
}

fn source(name: &str) -> Arc<str> {
    name.into()
}

fn pass_ids() -> RevocationIds {
    Draft::signed_by(SIGNER).scanned().ok().unwrap().revocation_ids()
}

fn uci() -> [u8; 16] {
    pass_ids().uci().unwrap()
}

fn of_signer() -> Vec<Scope> {
    vec![Scope::Key(key_id(SIGNER))]
}

fn exact(scopes: Vec<Scope>, kind: IdKind, ids: &[[u8; 16]]) -> RevocationSet {
    let entries = ids.iter().map(|id| Entry::new(*id));
    let (set, files) = RevocationSet::of(scopes, kind, entries, time(MADE)).unwrap();
    assert!(files.is_empty());
    set
}

fn saying(sets: Vec<RevocationSet>) -> RevocationContent {
    RevocationContent {
        sets,
        ..RevocationContent::default()
    }
}

/// Trust in the signer, and publishers that say these.
fn trusting(contents: Vec<RevocationContent>) -> Trust {
    let mut trust = trust(&[SIGNER]);
    for (number, content) in contents.into_iter().enumerate() {
        let name = source(&format!("publisher {number}"));
        trust.add_revocations(&name, dates(), content).unwrap();
    }
    trust
}

fn checked(trust: &Trust, now: &str) -> Check {
    check(Draft::signed_by(SIGNER).scanned(), trust, &clock(now))
}

fn outcome(contents: Vec<RevocationContent>) -> (Verdict, Option<&'static str>, State) {
    let check = checked(&trusting(contents), NOW);
    (check.verdict, check.reason.as_ref().map(Reason::code), check.revocation)
}

fn fresh() -> State {
    State::Checked(time(MADE))
}

#[test]
fn a_pass_on_an_exact_list_is_revoked_by_each_of_its_ids() {
    let ids = pass_ids();
    for (kind, id) in [
        (IdKind::Uci, ids.uci().unwrap()),
        (IdKind::CountryUci, ids.country_uci().unwrap()),
    ] {
        let told = outcome(vec![saying(vec![exact(of_signer(), kind, &[id])])]);
        assert_eq!(told, (Verdict::Revoked, Some("revoked"), fresh()));
    }
    // Each signature is another: the pass that is checked is the one that is listed.
    let pass = Draft::signed_by(SIGNER).scanned().ok().unwrap();
    let signature = pass.revocation_ids().signature();
    let trust = trusting(vec![saying(vec![exact(of_signer(), IdKind::Signature, &[signature])])]);
    let check = check(Ok(pass), &trust, &clock(NOW));
    assert_eq!((check.verdict, check.reason), (Verdict::Revoked, Some(Reason::Revoked)));
    assert_eq!(check.revocation_source.as_deref(), Some("publisher 0"));
}

#[test]
fn a_pass_that_is_on_no_list_of_its_issuer_was_checked() {
    let other = exact(of_signer(), IdKind::Uci, &[[7; 16]]);
    assert_eq!(outcome(vec![saying(vec![other])]), (Verdict::Valid, None, fresh()));
    assert_eq!(outcome(vec![]), (Verdict::Valid, None, State::NotAvailable));
}

#[test]
fn a_list_speaks_of_its_scope_alone() {
    let code = |code| vec![Scope::Country(Country::from_alpha2(code).unwrap())];
    let of_other_key = vec![Scope::Key(KeyId::new(b"another").unwrap())];
    let revoked = (Verdict::Revoked, Some("revoked"), fresh());
    let silent = (Verdict::Valid, None, State::NotAvailable);
    for (scopes, expected) in [
        (code("DE"), revoked),
        (code("AT"), silent),
        (of_other_key.clone(), silent),
        ([of_other_key, of_signer()].concat(), revoked),
        (vec![], revoked),
    ] {
        let told = outcome(vec![saying(vec![exact(scopes, IdKind::Uci, &[uci()])])]);
        assert_eq!(told, expected);
    }
    // Of every issuer there is nobody knows all.
    let of_all = exact(vec![], IdKind::Uci, &[[7; 16]]);
    assert_eq!(outcome(vec![saying(vec![of_all])]), silent);
}

#[test]
fn a_list_past_its_date_is_stale_and_a_hit_on_it_still_counts() {
    let trust = trusting(vec![saying(vec![exact(of_signer(), IdKind::Uci, &[[7; 16]])])]);
    let late = "2022-06-07T00:00:01Z";
    assert_eq!(checked(&trust, "2022-06-07T00:00:00Z").revocation, fresh());
    assert_eq!(checked(&trust, late).revocation, State::Stale(time(MADE)));
    let mut own_date = exact(of_signer(), IdKind::Uci, &[uci()]);
    own_date.due = Some(time("2022-05-31T23:00:00Z"));
    let told = outcome(vec![saying(vec![own_date])]);
    assert_eq!(told, (Verdict::Revoked, Some("revoked"), State::Stale(time(MADE))));
}

#[test]
fn a_list_past_its_end_leaves_open_what_is_not_on_it() {
    let miss = || saying(vec![exact(of_signer(), IdKind::Uci, &[[7; 16]])]);
    let said = |trust: &Trust, now: &str| {
        let check = checked(trust, now);
        (check.verdict, check.reason.as_ref().map(Reason::code), check.revocation)
    };
    let (before, end) = ("2022-06-30T23:59:59Z", "2022-07-01T00:00:00Z");
    let stale = State::Stale(time(MADE));
    let open = (Verdict::Unknown, Some("stale_revocation"), stale);
    let trust = trusting(vec![miss()]);
    assert_eq!(said(&trust, before), (Verdict::Valid, None, stale));
    assert_eq!(said(&trust, end), open);
    // A list of cards knows it without looking again.
    let standing = checked(&trust, NOW).standing;
    assert_eq!(standing.at(&clock(before)), Verdict::Valid);
    assert_eq!(standing.at(&clock(end)), Verdict::Unknown);
    // What it has against a pass it has for ever, and the end of the pass comes first.
    let hit = trusting(vec![saying(vec![exact(of_signer(), IdKind::Uci, &[uci()])])]);
    assert_eq!(said(&hit, end), (Verdict::Revoked, Some("revoked"), stale));
    assert_eq!(said(&trust, "2024-01-01T00:00:00Z").0, Verdict::Expired);
    // Another who speaks for the signer still says so.
    let mut two = trusting(vec![miss()]);
    let later = Dates {
        expires: time("2022-08-01T00:00:00Z"),
        ..dates()
    };
    two.add_revocations(&source("another"), later, miss()).unwrap();
    assert_eq!(said(&two, end), (Verdict::Valid, None, stale));
    assert_eq!(said(&two, "2022-08-01T00:00:00Z"), open);
}

/// A pack of an invented publisher that names the signer until `trust_ends`, where it does, and takes no pass of it back until
/// `list_ends`, where it has a list.
fn pack(seed: u8, trust_ends: Option<&str>, list_ends: Option<&str>) -> crate::packs::Accepted {
    use crate::packs::content::trust::TrustContent;
    use crate::packs::{Index, Kind, Pack, PackKey, Part, PublisherId, Root, SignedPart};

    let dates = |end: &str| Dates::new(time(MADE), time(end), time(end)).unwrap();
    let (key, far) = (crate::packs::tests::key(seed), dates("2030-01-01T00:00:00Z"));
    let root = Root::shared("Utopia", [PackKey::new(key.public()).unwrap()], 1, false);
    let first = SignedPart::sign(Part::root(None, 1, far, &root), &[&key]);
    let id = PublisherId(*first.digest());
    let keys = trust(&[SIGNER]).iter().cloned().collect();
    let named = TrustContent {
        keys,
        ..TrustContent::default()
    };
    let list = saying(vec![exact(of_signer(), IdKind::Uci, &[[7; 16]])]);
    let contents: Vec<_> = [
        (Kind::Trust, trust_ends, named.encode()),
        (Kind::Revocation, list_ends, list.encode()),
    ]
    .into_iter()
    .filter_map(|(kind, end, body)| {
        let part = Part::content(kind, id, 1, dates(end?), &body);
        Some(crate::packs::Content {
            part: SignedPart::sign(part, &[&key]),
            body: crate::packs::Body::Whole(body.into()),
        })
    })
    .collect();
    let parts = contents
        .iter()
        .map(|content| (content.part.part().kind, (1, *content.part.digest())))
        .collect();
    let index = SignedPart::sign(Part::index(id, 1, far, &Index { parts }), &[&key]);
    let pack = Pack {
        roots: vec![first],
        index,
        contents,
    };
    pack.prove().unwrap()
}

#[test]
fn the_list_that_ends_is_that_of_a_publisher_who_names_the_signer() {
    const LONG: &str = "2022-12-01T00:00:00Z";
    const SHORT: &str = "2022-07-01T00:00:00Z";
    let said = |packs: &[crate::packs::Accepted]| {
        let mut trust = Trust::new();
        for pack in packs {
            let _ = trust.add_pack(pack).unwrap();
        }
        let check = checked(&trust, SHORT);
        (
            check.verdict,
            check.reason.map(|reason| reason.code()),
            check.revocation,
        )
    };
    let (stale, open) = (State::Stale(time(MADE)), Some("stale_revocation"));
    let (own_ended, own) = (pack(1, Some(LONG), Some(SHORT)), pack(1, Some(LONG), Some(LONG)));
    assert_eq!(said(std::slice::from_ref(&own_ended)), (Verdict::Unknown, open, stale));
    assert_eq!(said(&[own]), (Verdict::Valid, None, fresh()));
    // One that does not name the signer says nothing any more, and what it says in time does not renew the other's.
    let names = || pack(1, Some(LONG), None);
    let none = (Verdict::Valid, None, State::NotAvailable);
    assert_eq!(said(&[names(), pack(2, None, Some(SHORT))]), none);
    assert_eq!(
        said(&[names(), pack(2, None, Some(LONG))]),
        (Verdict::Valid, None, fresh())
    );
    let other = said(&[own_ended.clone(), pack(2, None, Some(LONG))]);
    assert_eq!(other, (Verdict::Unknown, open, stale));
    // One that names it too and has a list in time does.
    let other = said(&[own_ended.clone(), pack(2, Some(LONG), Some(LONG))]);
    assert_eq!(other, (Verdict::Valid, None, stale));
    // Whoever no longer counts as to signers speaks for none.
    let other = said(&[pack(1, Some(SHORT), Some(SHORT)), pack(2, Some(LONG), None)]);
    assert_eq!(other, none);
    assert_eq!(said(&[pack(1, Some(SHORT), Some(LONG))]).1, Some("stale_trust"));
}

#[test]
fn revocation_comes_before_the_time_of_day_and_after_who_may_sign() {
    let trust = trusting(vec![saying(vec![exact(of_signer(), IdKind::Uci, &[uci()])])]);
    let expired = checked(&trust, "2024-01-01T00:00:00Z");
    assert_eq!(expired.verdict, Verdict::Revoked);
    assert_eq!(expired.standing.at(&clock("2024-01-01T00:00:00Z")), Verdict::Revoked);
    let mut foreign = Draft::signed_by(SIGNER);
    foreign.issuer = Some("AT");
    let check = check(foreign.scanned(), &trust, &clock(NOW));
    assert_eq!(check.reason, Some(Reason::WrongCountry));
}

#[test]
fn all_publishers_are_asked_and_what_weighs_most_counts() {
    let silent = || saying(vec![exact(of_signer(), IdKind::Uci, &[[7; 16]])]);
    let speaks = || saying(vec![exact(of_signer(), IdKind::Uci, &[uci()])]);
    for contents in [vec![silent(), speaks()], vec![speaks(), silent()]] {
        assert_eq!(outcome(contents).0, Verdict::Revoked);
    }
    let mut trust = trusting(vec![silent(), speaks()]);
    assert_eq!(checked(&trust, NOW).revocation_source.as_deref(), Some("publisher 1"));
    // A newer edition takes the place of the older one of the same publisher.
    trust
        .add_revocations(&source("publisher 1"), dates(), silent())
        .unwrap();
    assert_eq!(checked(&trust, NOW).verdict, Verdict::Valid);
}

/// A list too long to be carried whole: the pass, and enough others.
fn large(with_pass: bool) -> (RevocationSet, Vec<Vec<u8>>) {
    let others = (0..10_000).map(|number| Entry::new(hash_of(&number.to_string())));
    let pass = with_pass.then(|| Entry::new(uci()));
    RevocationSet::of(of_signer(), IdKind::Uci, others.chain(pass), time(MADE)).unwrap()
}

fn bucket_of(files: &[Vec<u8>], set: &RevocationSet) -> Vec<u8> {
    let index = set.buckets().unwrap().index(&uci());
    files[index as usize].clone()
}

#[test]
fn a_filter_hit_is_possible_until_the_bucket_says_yes() {
    let (set, files) = large(true);
    let bucket = bucket_of(&files, &set);
    let mut trust = trusting(vec![saying(vec![set])]);
    let check = checked(&trust, NOW);
    assert_eq!(
        (check.verdict, check.reason, check.revocation),
        (Verdict::Unknown, Some(Reason::PossiblyRevoked), State::Possible)
    );
    // It does not outweigh that the pass has expired.
    assert_eq!(checked(&trust, "2024-01-01T00:00:00Z").verdict, Verdict::Expired);
    let added = trust.add("bucket", &bucket).unwrap();
    assert_eq!((added.buckets, added.keys), (1, 0));
    let check = checked(&trust, NOW);
    assert_eq!((check.verdict, check.revocation), (Verdict::Revoked, fresh()));
}

#[test]
fn a_false_hit_is_cleared_by_the_bucket() {
    let (mut set, files) = large(false);
    let bucket = bucket_of(&files, &set);
    let Form::Filter(filter, _) = &mut set.form else {
        panic!("large lists are filters")
    };
    // A filter that has the pass by chance.
    let keys: Vec<u64> = (0..10_000)
        .map(|number| Entry::key(&hash_of(&number.to_string())))
        .chain([Entry::key(&uci())])
        .collect();
    *filter = Fuse::build(&keys).unwrap();
    let mut trust = trusting(vec![saying(vec![set])]);
    assert_eq!(checked(&trust, NOW).reason, Some(Reason::PossiblyRevoked));
    let _ = trust.add("bucket", &bucket).unwrap();
    let check = checked(&trust, NOW);
    assert_eq!((check.verdict, check.revocation), (Verdict::Valid, fresh()));
}

#[test]
fn a_bucket_waits_for_the_list_that_names_it_and_is_refused_as_long_as_none_does() {
    let ((set, files), (other, _)) = (large(true), large(false));
    let bucket = bucket_of(&files, &set);
    let mut trust = trusting(vec![saying(vec![other])]);
    let added = trust.add("bucket", &bucket).unwrap();
    assert_eq!((added.buckets, added.waits), (1, true));
    let refused: Vec<_> = trust
        .refused()
        .into_iter()
        .map(|one| (one.source.to_string(), one.reason))
        .collect();
    let other_root = TrustError::Revocation(RevocationError::OtherRoot);
    assert_eq!(refused, [("bucket".to_owned(), other_root)]);
    trust
        .add_revocations(&source("publisher 1"), dates(), saying(vec![set]))
        .unwrap();
    assert!(trust.refused().is_empty());
    assert_eq!(checked(&trust, NOW).reason, Some(Reason::Revoked));
    let broken = Err(TrustError::Revocation(RevocationError::Cbor));
    assert_eq!(trust.add("bucket", &bucket[..bucket.len() - 1]), broken);
}

#[test]
fn buckets_of_an_edition_that_was_replaced_are_dropped() {
    let (set, files) = large(true);
    let bucket = bucket_of(&files, &set);
    let mut trust = trusting(vec![saying(vec![set.clone()])]);
    let _ = trust.add("bucket", &bucket).unwrap();
    let publisher = source("publisher 0");
    trust
        .add_revocations(&publisher, dates(), RevocationContent::default())
        .unwrap();
    trust.add_revocations(&publisher, dates(), saying(vec![set])).unwrap();
    assert_eq!(checked(&trust, NOW).revocation, State::Possible);
}

#[test]
fn a_cascade_refuses_what_it_lists_and_doubts_what_it_does_not() {
    let listed = |from, until| {
        let cascade = Cascade::build(&[uci()], &[[9; 16]], time(from)..=time(until)).unwrap();
        let form = Form::Cascade(cascade, None);
        let set = exact(of_signer(), IdKind::Uci, &[]);
        outcome(vec![saying(vec![RevocationSet { form, ..set }])])
    };
    // The pass was issued on 2022-01-01.
    assert_eq!(
        listed("2021-01-01T00:00:00Z", "2022-01-01T00:00:00Z").0,
        Verdict::Revoked
    );
    let unlisted = listed("2021-01-01T00:00:00Z", "2021-12-31T23:59:59Z");
    assert_eq!(unlisted, (Verdict::Unknown, Some("possibly_revoked"), State::Possible));
}

fn card(rid: Option<&str>, nbf: i64) -> (String, String, SigningKey) {
    let key = SigningKey::from_pkcs8(SIGNER_PRIVATE).ok().unwrap();
    let mut payload = json!({
        "iss": "https://example.org/issuer", "nbf": nbf,
        "vc": {"type": ["https://smarthealth.cards#health-card"], "credentialSubject": {"fhirVersion": "4.0.1",
            "fhirBundle": {"resourceType": "Bundle", "type": "collection", "entry": [
                {"fullUrl": "resource:0", "resource": {"resourceType": "Patient", "birthDate": "1990-01-01",
                    "name": [{"family": "Bock", "given": ["Ann"]}]}},
                {"fullUrl": "resource:1", "resource": {"resourceType": "Immunization", "status": "completed",
                    "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": "208"}]},
                    "patient": {"reference": "resource:0"}, "occurrenceDateTime": "2021-01-01"}}]}}},
    });
    if let Some(rid) = rid {
        payload["vc"]["rid"] = Value::from(rid);
    }
    let jws = credential::shc::issue::issue(&payload, &key).unwrap();
    let keys = credential::shc::issue::key_set(&key).to_string();
    (jws, keys, key)
}

#[test]
fn a_health_card_is_revoked_by_its_rid_where_it_was_issued_before_the_time() {
    const ISSUED: i64 = 1_640_995_200;
    let told = |rid: Option<&str>, listed: &str, before: Option<u64>, issuer: &str| {
        let (jws, keys, key) = card(rid, ISSUED);
        let kid = KeyId::from_base64(&credential::shc::issue::thumbprint(&key)).unwrap();
        let scope = Scope::IssuerKey {
            issuer: issuer.to_owned(),
            key_id: kid,
        };
        let entry = Entry {
            id: hash_of(listed),
            before,
        };
        let (set, _) = RevocationSet::of(vec![scope], IdKind::Rid, [entry], time(MADE)).unwrap();
        let mut trust = trust(&[keys.as_bytes()]);
        trust
            .add_revocations(&source("issuer"), dates(), saying(vec![set]))
            .unwrap();
        let check = check(credential::parse(&jws), &trust, &clock(NOW));
        (check.verdict, check.revocation)
    };
    let (own, other) = ("https://example.org/issuer", "https://example.org/other");
    let issued = u64::try_from(ISSUED).unwrap();
    assert_eq!(told(Some("abc"), "abc", None, own), (Verdict::Revoked, fresh()));
    assert_eq!(told(Some("abc"), "abc", Some(issued + 1), own).0, Verdict::Revoked);
    assert_eq!(told(Some("abc"), "abc", Some(issued), own), (Verdict::Valid, fresh()));
    assert_eq!(told(Some("abd"), "abc", None, own), (Verdict::Valid, fresh()));
    assert_eq!(
        told(Some("abc"), "abc", None, other),
        (Verdict::Valid, State::NotAvailable)
    );
    // Cards before version 1.2 have none, and no list of this kind speaks of them.
    assert_eq!(told(None, "abc", None, own), (Verdict::Valid, State::NotAvailable));
}

fn status_list(uri: &str, bits: u64, statuses: &[u8]) -> RevocationContent {
    let packed = credential::deflate::zlib(statuses).unwrap();
    let list = StatusList::new(uri.to_owned(), bits, packed, time(MADE), None).unwrap();
    RevocationContent {
        lists: vec![list],
        ..RevocationContent::default()
    }
}

#[test]
fn a_pass_that_names_a_status_list_has_the_status_of_its_place() {
    const URI: &str = "https://example.org/statuslists/1";
    let told = |index, uri: &'static str| {
        let mut draft = Draft::signed_by(SIGNER);
        draft.status = Some((uri, index));
        // 0, 1, 2, 3 in the first byte.
        let trust = trusting(vec![status_list(URI, 2, &[0b1110_0100])]);
        let check = check(draft.scanned(), &trust, &Clock::at(time(NOW)));
        (check.verdict, check.reason.as_ref().map(Reason::code), check.revocation)
    };
    assert_eq!(told(0, URI), (Verdict::Valid, None, fresh()));
    assert_eq!(told(1, URI), (Verdict::Revoked, Some("revoked"), fresh()));
    assert_eq!(told(2, URI), (Verdict::Revoked, Some("suspended"), fresh()));
    assert_eq!(
        told(3, URI),
        (Verdict::Unknown, Some("possibly_revoked"), State::Possible)
    );
    assert_eq!(told(4, URI), (Verdict::Invalid, Some("status_out_of_range"), fresh()));
    assert_eq!(told(u64::MAX, URI).0, Verdict::Invalid);
    let other = "https://example.org/statuslists/2";
    assert_eq!(told(1, other), (Verdict::Valid, None, State::NotAvailable));
}

#[test]
fn a_body_is_written_as_it_is_read() {
    let (filter, _) = large(true);
    let cascade = Cascade::build(&[uci()], &[[9; 16]], time(MADE)..=time(NOW)).unwrap();
    let scopes = vec![Scope::Country(Country::from_alpha2("DE").unwrap())];
    let with_buckets = Form::Cascade(cascade.clone(), filter.buckets().copied());
    let plain = exact(scopes, IdKind::CountryUci, &[[1; 16], [2; 16]]);
    let sets = vec![
        RevocationSet {
            due: Some(time(NOW)),
            counter: Some(7),
            ..plain.clone()
        },
        filter,
        RevocationSet {
            form: Form::Cascade(cascade, None),
            ..plain.clone()
        },
        RevocationSet {
            form: with_buckets,
            ..plain
        },
    ];
    let note = |proof| crate::packs::content::Note {
        source: "publication".to_owned(),
        date: Some(time(MADE)),
        proof,
        taken: 1,
        skipped: 0,
    };
    let content = RevocationContent {
        sets,
        notes: vec![
            note(crate::trust::Proof::NotChecked),
            note(crate::trust::Proof::Checked),
        ],
        ..status_list("u", 8, &[1, 2, 3])
    };
    let bytes = content.encode();
    let (read, skipped) = RevocationContent::decode(&bytes, &source("publisher")).unwrap();
    assert!(read == content && skipped.is_empty());
    assert_eq!(read.encode(), bytes);
    assert_eq!(RevocationContent::default().encode(), [0xa1, 1, 0x80]);
}

#[test]
fn a_broken_set_is_passed_over_and_listed_and_a_broken_body_is_refused() {
    // A set of an id kind that there is not yet, and a list of no known width.
    let body = [
        &[
            0xa2, 1, 0x81, 0xa4, 1, 0x80, 2, 0x18, 99, 3, 0x84, 0, 8, 0xf4, 0x40, 4, 0,
        ][..],
        &[2, 0x81, 0xa4, 1, 0x61, b'u', 2, 3, 3, 0x40, 4, 0],
    ]
    .concat();
    let (content, skipped) = RevocationContent::decode(&body, &source("publisher")).unwrap();
    assert!(content == RevocationContent::default());
    let told: Vec<_> = skipped
        .iter()
        .map(|skipped| (&*skipped.entry, skipped.reason))
        .collect();
    assert_eq!(
        told,
        [
            ("set 1", SkipReason::Revocation(RevocationError::Shape)),
            ("status list 1", SkipReason::Revocation(RevocationError::StatusList)),
        ]
    );
    for (body, error) in [
        (&[][..], RevocationError::Cbor),
        (&[0xa0], RevocationError::Shape),
        (&[0xa1, 4, 0x80], RevocationError::Shape),
        (&[0xa2, 1, 0x80, 3, 0x80], RevocationError::Shape),
        (&[0xa1, 1, 0x80, 0], RevocationError::Cbor),
        (&[0xa1, 1, 0x9f, 0xff], RevocationError::Cbor),
    ] {
        assert_eq!(RevocationContent::decode(body, &source("publisher")).err(), Some(error));
    }
}

#[test]
fn more_than_is_held_is_refused_and_changes_nothing() {
    let mut sets = Vec::new();
    let full = Fuse::build(&(0..50_000).collect::<Vec<_>>()).unwrap();
    let (root, depth) = ([0; 32], 0);
    let one = exact(of_signer(), IdKind::Uci, &[]);
    for _ in 0..=crate::limits::REVOCATION_HELD / full.bytes() {
        sets.push(RevocationSet {
            form: Form::Filter(full.clone(), Buckets { root, depth }),
            ..one.clone()
        });
    }
    let mut trust = trusting(vec![saying(vec![exact(of_signer(), IdKind::Uci, &[uci()])])]);
    let refused = trust.add_revocations(&source("publisher 0"), dates(), saying(sets));
    assert_eq!(refused, Err(RevocationError::TooLarge));
    assert_eq!(checked(&trust, NOW).verdict, Verdict::Revoked, "what was held before");
    for number in 1..crate::limits::PUBLISHERS {
        let name = source(&format!("publisher {number}"));
        trust
            .add_revocations(&name, dates(), RevocationContent::default())
            .unwrap();
    }
    let one_more = trust.add_revocations(&source("one more"), dates(), RevocationContent::default());
    assert_eq!(one_more, Err(RevocationError::TooLarge));
}

proptest! {
    #[test]
    fn any_bytes_are_a_body_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = RevocationContent::decode(&bytes, &source("publisher"));
    }

    #[test]
    fn a_body_with_one_byte_changed_never_panics(place in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let content = RevocationContent {
            sets: vec![exact(of_signer(), IdKind::Uci, &[[1; 16], [2; 16]])],
            ..status_list("u", 2, &[1, 2, 3])
        };
        let mut bytes = content.encode();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        if let Ok((read, skipped)) = RevocationContent::decode(&bytes, &source("publisher")) && skipped.is_empty() {
            prop_assert_eq!(read.encode(), bytes);
        }
    }
}
