use proptest::prelude::*;

use super::*;
use crate::sdcwt::{Issuing, Terms, UnverifiedSdCwt, bind};
use crate::view::Event;
use crate::{Ed25519SigningKey, Format, Kind, Refusal, Unverified, base45, parse};

const ISSUER_SEED: [u8; 32] = [1; 32];
const HOLDER_SEED: [u8; 32] = [2; 32];

fn key(seed: [u8; 32]) -> Ed25519SigningKey {
    Ed25519SigningKey::from_seed(&zeroize::Zeroizing::new(seed))
}

fn recovery() -> NativeClaims {
    let mut claims = NativeClaims::new(NativeKind::Recovery);
    for (field, text) in [
        (Field::Name, "BOCK<<ANN<MARIA"),
        (Field::BirthDate, "1990-05-05"),
        (Field::Disease, "840539006"),
        (Field::Date, "2026-11-02"),
        (Field::ValidUntil, "2027-05-02"),
    ] {
        claims.set(field, FieldValue::text(text)).unwrap();
    }
    claims
}

/// A copy for the holder, from the beginning of one day to that of another.
fn issued(claims: &NativeClaims) -> Vec<u8> {
    let plan = claims.plan("AT-EMB", 20_780, 20_790).unwrap();
    let issuing = Issuing::new(&plan)
        .holder(&key(HOLDER_SEED).verifying_key().unwrap())
        .unwrap();
    let salts: Vec<u8> = (0..issuing.salts()).map(|at| (at / 16 + at % 16) as u8).collect();
    issuing.sign(&salts, &key(ISSUER_SEED)).unwrap()
}

/// The text of a showing of these fields.
fn shown(copy: &[u8], fields: &[Field]) -> String {
    let token = UnverifiedSdCwt::parse(copy).unwrap();
    let cut = token
        .claimed()
        .disclose(|one| fields.iter().any(|field| one.key() == Some(&field.label().into())));
    let terms = Terms {
        issued: jiff::Timestamp::from_second(20_781 * GRID).ok(),
        id: Some(b"12345678"),
        ..Terms::to("urn:carnet:live:1")
    };
    presented(&bind(&cut, &terms, &key(HOLDER_SEED)).unwrap())
}

fn presented(token: &[u8]) -> String {
    format!("{PRESENTATION}{}", base45::encode(token))
}

fn refused(result: Result<Unverified<crate::Pass>, Refusal>) -> Refusal {
    result.err().unwrap()
}

#[test]
fn what_is_shown_is_read_and_what_is_kept_back_is_not_there() {
    let text = shown(&issued(&recovery()), &[Field::Name, Field::Date]);
    let unverified = parse(&text).unwrap();
    let (verified, _) = unverified
        .verify([&key(ISSUER_SEED).verifying_key().unwrap()])
        .map_err(|no| no.reason)
        .unwrap();
    let pass = verified.pass();
    assert_eq!((pass.format(), pass.kind()), (Format::Native, Kind::Recovery));
    let view = pass.view();
    assert_eq!(
        (view.holder.name.as_str(), view.holder.birth_date),
        ("ANN MARIA BOCK", None)
    );
    let Some(Event::Recovery(event)) = view.event else {
        panic!("no recovery")
    };
    assert_eq!(
        (event.first_positive.as_deref(), event.disease.is_none()),
        (Some("2026-11-02"), true)
    );
    assert_eq!(
        pass.payload_json(),
        serde_json::json!({"name": "BOCK<<ANN<MARIA", "date": "2026-11-02"})
    );
    let (native, binding) = (pass.native().unwrap(), pass.binding().unwrap());
    assert_eq!((native.issuer.as_str(), native.hidden), ("AT-EMB", 10));
    assert_eq!(
        (binding.audience.as_str(), binding.id.as_deref()),
        ("urn:carnet:live:1", Some(&b"12345678"[..]))
    );
    assert_eq!(pass.expires().unwrap().as_second(), 20_790 * GRID - 1);
}

#[test]
fn a_forged_issuer_fits_no_key() {
    let unverified = parse(&shown(&issued(&recovery()), &[Field::Name])).unwrap();
    assert!(unverified.verify([&key([3; 32]).verifying_key().unwrap()]).is_err());
}

#[test]
fn a_copy_that_nobody_bound_is_refused_with_its_reason() {
    let text = issued_text(&issued(&recovery()));
    assert_eq!(refused(parse(&text)).code(), "no_key_binding");
    // The wallet that keeps it reads it, all of it.
    let kept = parse_issued(&text).unwrap();
    assert!(kept.claimed().binding().is_none());
    assert!(kept.claimed().native().unwrap().claims == recovery());
    // Not even where the prefix is that of a showing.
    assert!(parse(&presented(&issued(&recovery()))).is_err());
}

#[test]
fn another_phone_s_signature_is_refused() {
    let copy = issued(&recovery());
    let mut text = shown(&copy, &[Field::Name]);
    let mut token = Vec::new();
    base45::decode(text.strip_prefix(PRESENTATION).unwrap().as_bytes(), &mut token).unwrap();
    let last = token.len() - 1;
    token[last] ^= 1;
    text = presented(&token);
    assert_eq!(refused(parse(&text)), Refusal::HolderSignature);
}

#[test]
fn every_kind_fits_its_digests_and_every_field_belongs_to_a_kind() {
    for kind in NativeKind::ALL {
        assert!(
            kind.required().len() + kind.optional().len() <= DIGESTS,
            "{}",
            kind.name()
        );
        assert_eq!(NativeKind::of_vct(&kind.vct()), Some(kind));
        assert!(kind.required().iter().all(|field| !kind.optional().contains(field)));
    }
    for field in Field::ALL {
        assert_eq!(Field::of_label(field.label()), Some(field));
        assert_eq!(Field::named(field.name()), Some(field));
        assert!(NativeKind::ALL.iter().any(|kind| kind.has(field)), "{}", field.name());
    }
    assert_eq!(Field::of_label(0).or(Field::of_label(24)), None);
}

#[test]
fn a_value_is_written_in_one_way() {
    let refused = [
        (Field::Name, "Bock, Ann"),
        (Field::Name, ""),
        (Field::BirthDate, "5.5.1990"),
        (Field::BirthDate, "1990-02-30"),
        (Field::DocumentNumber, "p 123"),
        (Field::Disease, " 840539006"),
        (Field::Disease, "a\u{202e}b"),
        (Field::Date, "2026-11-02T10:00:00Z"),
        (Field::Country, "at"),
        (Field::Country, "AUT"),
    ];
    for (field, text) in refused {
        let mut claims = NativeClaims::new(NativeKind::Vaccination);
        assert_eq!(
            claims.set(field, FieldValue::text(text)),
            Err(NativeError::Value(field)),
            "{text:?}"
        );
    }
    let mut claims = NativeClaims::new(NativeKind::Venue);
    assert!(matches!(
        claims.set(Field::Name, FieldValue::text("BOCK")),
        Err(NativeError::NotOfKind(..))
    ));
    assert!(claims.set(Field::ValidUntil, FieldValue::Number(5)).is_err());
}

#[test]
fn what_could_tell_holders_apart_is_not_planned() {
    for (issuer, from, until) in [
        ("", 1, 2),
        ("an issuer whose name is far too long", 1, 2),
        ("AT", 2, 2),
        ("AT", 1, 33),
    ] {
        assert!(recovery().plan(issuer, from, until).is_err());
    }
    assert!(NativeClaims::new(NativeKind::Mark).plan("AT", 1, 2).is_err());
}

/// A copy with one thing changed about its plan.
fn odd(change: impl Fn(&mut crate::sdcwt::PlannedMap)) -> Result<NativePass, NativeError> {
    let mut plan = recovery().plan("AT", 20_780, 20_790).unwrap();
    change(&mut plan);
    let issuing = Issuing::new(&plan)
        .holder(&key(HOLDER_SEED).verifying_key().unwrap())
        .unwrap();
    let salts: Vec<u8> = (0..issuing.salts()).map(|at| (at / 16 + at % 16) as u8).collect();
    let copy = issuing.sign(&salts, &key(ISSUER_SEED)).unwrap();
    let token = UnverifiedSdCwt::parse(&copy).unwrap();
    NativePass::read(token.claimed())
}

#[test]
fn a_mark_to_know_a_holder_by_is_refused() {
    assert!(odd(|_| ()).is_ok());
    let extra = |key: i64| odd(move |plan| _ = plan.clear(key, "x").unwrap()).err();
    assert_eq!(extra(99), Some(NativeError::Foreign));
    assert_eq!(
        odd(|plan| _ = plan.redactable("note", "x").unwrap()).err(),
        Some(NativeError::Foreign)
    );
    assert_eq!(
        odd(|plan| {
            _ = plan
                .clear(crate::sdcwt::draft::claim::ID, crate::sdcwt::Planned::bytes(b"1234"))
                .unwrap();
        })
        .err(),
        Some(NativeError::Foreign)
    );
}

proptest! {
    #[test]
    fn any_choice_of_fields_shows_those_and_no_others(chosen in proptest::collection::vec(any::<bool>(), 5)) {
        let claims = recovery();
        let fields: Vec<Field> = claims.iter().zip(&chosen).filter(|(_, shown)| **shown).map(|((field, _), _)| field).collect();
        let text = shown(&issued(&claims), &fields);
        let unverified = parse(&text).unwrap();
        let native = unverified.claimed().native().unwrap();
        prop_assert_eq!(native.claims.iter().map(|(field, _)| field).collect::<Vec<_>>(), fields.clone());
        prop_assert!(fields.iter().all(|field| native.claims.get(*field) == claims.get(*field)));
        prop_assert_eq!(native.hidden, DIGESTS - fields.len());
    }

    #[test]
    fn a_changed_byte_is_no_showing_of_that_issuer_and_phone(at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let text = shown(&issued(&recovery()), &[Field::Name, Field::Disease]);
        let mut token = Vec::new();
        base45::decode(text.strip_prefix(PRESENTATION).unwrap().as_bytes(), &mut token).unwrap();
        let at = at.index(token.len());
        token[at] ^= 1 << bit;
        if let Ok(unverified) = parse(&presented(&token)) {
            prop_assert!(unverified.verify([&key(ISSUER_SEED).verifying_key().unwrap()]).is_err());
        }
    }
}
