//! Showings from end to end, and every attack on one that is this crate's to stop.

use std::collections::{HashMap, HashSet};

use credential::native::{Binding, Field, NativeClaims, NativeKind, NativePass};
use credential::sdcwt::{Issuing, SdCwtError, Terms, UnverifiedKeyBinding, UnverifiedSdCwt, bind};
use credential::{KeyId, Pass, Refusal, SignatureError, Verified};
use jiff::Timestamp;
use proptest::prelude::*;
use zeroize::Zeroizing;

use crate::testing::{DAYS, after, claims, copy, issuer, issuer_key, key, now, pass_copy, random, recovery};
use crate::{Age, LIVE_AUDIENCE, LiveError, LiveRefusal, PassCopy, Prefix, Replay, Seen, check, limits};

const ALL: [Field; 5] = [
    Field::Name,
    Field::BirthDate,
    Field::Disease,
    Field::Date,
    Field::ValidUntil,
];
const HOLDER: u8 = 20;
const ID: [u8; limits::FRAME_ID] = *b"frame-01";

fn frame(fields: &[Field], at: Timestamp) -> String {
    pass_copy(HOLDER).choose(fields).unwrap().frame(at, &ID).unwrap().text
}

/// What a verifier finds in a text.
fn seen(text: &str) -> Result<Verified<Pass>, String> {
    let unverified = credential::parse(text).map_err(|refusal| refusal.code().to_owned())?;
    let verified = unverified
        .verify([&issuer_key()])
        .map_err(|failed| failed.reason.to_string())?;
    Ok(verified.0)
}

fn with<T>(text: &str, look: impl FnOnce(&NativePass, &Binding) -> T) -> T {
    let verified = seen(text).unwrap();
    let pass = verified.pass();
    look(pass.native().unwrap(), pass.binding().unwrap())
}

fn checked(text: &str, at: Timestamp) -> Result<i64, LiveRefusal> {
    with(text, |_, binding| check(&binding.terms(), at).map(Age::seconds))
}

fn age(seconds: i64) -> Age {
    let terms = Terms {
        issued: Some(now()),
        expires: Some(after(1)),
        id: Some(&ID),
        ..Terms::to(LIVE_AUDIENCE)
    };
    // Far off, so that it is always refused; the age is in the refusal.
    match check(&terms, after(seconds)) {
        Ok(age) | Err(LiveRefusal::TooOld(age) | LiveRefusal::FromTheFuture(age)) => age,
        Err(other) => panic!("{other:?}"),
    }
}

/// Bound by the holder's own key to any terms.
fn bound(terms: &Terms<'_>) -> String {
    let whole = pass_copy(HOLDER);
    Prefix::Presentation.write(&bind(whole.bytes(), terms, &key(HOLDER)).unwrap())
}

fn live() -> Terms<'static> {
    Terms {
        issued: Some(now()),
        expires: Some(after(limits::LIVE_SECONDS)),
        id: Some(&ID),
        ..Terms::to(LIVE_AUDIENCE)
    }
}

#[test]
fn exactly_what_was_chosen_is_shown() {
    let text = frame(&[Field::Name, Field::Disease, Field::Route], now());
    with(&text, |pass, binding| {
        let shown: Vec<Field> = pass.claims.iter().map(|(field, _)| field).collect();
        assert_eq!(shown, [Field::Name, Field::Disease]);
        assert_eq!(pass.hidden, 10);
        assert_eq!(
            (binding.audience.as_str(), binding.id.as_deref()),
            (LIVE_AUDIENCE, Some(&ID[..]))
        );
    });
    with(&frame(&[], now()), |pass, _| {
        assert_eq!((pass.claims.iter().count(), pass.hidden), (0, 12))
    });
    with(&frame(&ALL, now()), |pass, _| assert!(pass.claims == recovery()));
}

/// The frames of one showing are of one copy, and differ in what makes them frames alone.
#[test]
fn frames_of_a_showing_follow_each_other() {
    let chosen = pass_copy(HOLDER).choose(&ALL).unwrap();
    let one = chosen.frame(now(), b"11111111").unwrap();
    assert_eq!(one.until, after(limits::LIVE_SECONDS));
    let two = chosen.frame(one.until, b"22222222").unwrap();
    assert_eq!(one.text.len(), two.text.len());
    assert_ne!(one.text, two.text);
    let holder = |text: &str| with(text, |_, binding| binding.holder.clone());
    assert_eq!(holder(&one.text), holder(&two.text));
    // Fractions of a second are nobody's business.
    let fraction = now().checked_add(jiff::SignedDuration::from_millis(900)).unwrap();
    assert_eq!(chosen.frame(fraction, b"11111111").unwrap().text, one.text);
}

/// Prepared once, a frame is what a token bound by itself is.
#[test]
fn a_frame_is_a_key_binding_token() {
    let text = frame(&ALL, now());
    let copy = pass_copy(HOLDER);
    let read = UnverifiedSdCwt::parse(copy.bytes()).unwrap();
    let shown = read.claimed().disclose(|_| true);
    let token = bind(&shown, &live(), &key(HOLDER)).unwrap();
    assert_eq!(Prefix::Presentation.read(&text, limits::FRAME).unwrap(), token);
}

#[test]
fn a_frame_ends_with_its_pass() {
    let end = DAYS.1 * 86_400;
    let at = |seconds| Timestamp::from_second(end + seconds).unwrap();
    let chosen = pass_copy(HOLDER).choose(&ALL).unwrap();
    assert_eq!(chosen.frame(at(-5), &ID).unwrap().until, at(0));
    assert_eq!(chosen.frame(at(0), &ID).err(), Some(LiveError::Expired));
    assert_eq!(chosen.frame(Timestamp::MAX, &ID).err(), Some(LiveError::Expired));
    let begin = DAYS.0 * 86_400;
    let before = Timestamp::from_second(begin - 1).unwrap();
    assert_eq!(chosen.frame(before, &ID).err(), Some(LiveError::NotYet));
    assert_eq!(chosen.frame(Timestamp::MIN, &ID).err(), Some(LiveError::NotYet));
    assert!(chosen.frame(Timestamp::from_second(begin).unwrap(), &ID).is_ok());
}

/// The table of PROFILE.md, section 11: what is shown of the pass of five fields, and of every field of the largest kinds. One code of
/// version 25-M holds 1,451 characters, which is 964 bytes.
#[test]
fn byte_budget() {
    let size = |claims: &NativeClaims, revocable: bool, fields: &[Field]| {
        let plan = claims.plan("AT-EMB", DAYS.0, DAYS.1).unwrap();
        let issuing = Issuing::new(&plan).key_id(KeyId::new(b"issuer-1").unwrap());
        let mut issuing = issuing.holder(&key(HOLDER).verifying_key().unwrap()).unwrap();
        if revocable {
            issuing = issuing.status("https://emb.example/1", 40_000).unwrap();
        }
        let copy = issuing.sign(&random("copy", issuing.salts()), &issuer()).unwrap();
        let copy = PassCopy::new(copy, Zeroizing::new([HOLDER; 32])).unwrap();
        let text = copy.choose(fields).unwrap().frame(now(), &ID).unwrap().text;
        (
            Prefix::Presentation.read(&text, limits::FRAME).unwrap().len(),
            text.len(),
        )
    };
    let all = |claims: &NativeClaims| claims.iter().map(|(field, _)| field).collect::<Vec<_>>();
    let vaccination = claims(
        NativeKind::Vaccination,
        &[
            (Field::Name, "BOCK<<ANN<MARIA"),
            (Field::BirthDate, "1990-05-05"),
            (Field::DocumentType, "P"),
            (Field::DocumentNumber, "U1234567"),
            (Field::Disease, "840539006"),
            (Field::Prophylaxis, "1119349007"),
            (Field::Product, "EU/1/20/1528"),
            (Field::Date, "2026-11-02"),
            (Field::Country, "AT"),
            (Field::ValidUntil, "2027-05-02"),
        ],
    );
    let pass = recovery();
    assert_eq!(size(&pass, true, &ALL), (939, 1414));
    assert_eq!(size(&pass, false, &ALL), (889, 1339));
    assert_eq!(size(&pass, true, &ALL[..2]), (844, 1271));
    assert_eq!(size(&pass, true, &[]), (773, 1165));
    assert_eq!(size(&pass, false, &[]), (723, 1090));
    assert_eq!(size(&vaccination, true, &all(&vaccination)), (1083, 1630));
}

// --- attacks

#[test]
fn stale_frame() {
    let text = frame(&ALL, now());
    assert_eq!(checked(&text, after(0)), Ok(0));
    assert_eq!(checked(&text, after(79)), Ok(79));
    assert_eq!(checked(&text, after(80)), Err(LiveRefusal::TooOld(age(80))));
    let refusal = LiveRefusal::TooOld(age(3000));
    assert!(refusal.to_string().contains("3000 seconds old"));
}

#[test]
fn clock_behind_and_ahead() {
    // The phone's clock is ahead, or the gate's behind.
    let text = frame(&ALL, after(60));
    assert_eq!(checked(&text, now()), Ok(-60));
    let text = frame(&ALL, after(61));
    assert_eq!(checked(&text, now()), Err(LiveRefusal::FromTheFuture(age(-61))));
    assert!(
        LiveRefusal::FromTheFuture(age(-61))
            .to_string()
            .contains("61 seconds ahead")
    );
    // The phone's clock is behind.
    assert_eq!(checked(&frame(&ALL, after(-79)), now()), Ok(79));
    let text = frame(&ALL, after(-80));
    assert!(matches!(checked(&text, now()), Err(LiveRefusal::TooOld(_))));
}

#[test]
fn downgrade_of_audience() {
    let for_somebody = |audience: &'static str| Terms { audience, ..live() };
    for audience in [
        "",
        "urn:carnet:live:2",
        "urn:carnet:live:1 ",
        "URN:CARNET:LIVE:1",
        "urn:carnet:req:AAAA",
        "urn:carnet:live",
    ] {
        let refused = checked(&bound(&for_somebody(audience)), now());
        assert_eq!(refused, Err(LiveRefusal::WrongAudience), "{audience}");
    }
    // An answer's nonce.
    let nonce = Terms {
        nonce: Some(b"0123456789abcdef"),
        ..live()
    };
    assert_eq!(checked(&bound(&nonce), now()), Err(LiveRefusal::WrongAudience));
    assert_eq!(checked(&bound(&live()), now()), Ok(0));
}

#[test]
fn a_frame_that_never_ends() {
    for terms in [
        Terms {
            expires: None,
            ..live()
        },
        Terms {
            issued: None,
            expires: None,
            ..live()
        },
        Terms { id: None, ..live() },
        Terms {
            id: Some(b"short"),
            ..live()
        },
        Terms {
            id: Some(b"far too long"),
            ..live()
        },
    ] {
        assert_eq!(checked(&bound(&terms), now()), Err(LiveRefusal::Unbounded));
    }
    let long = Terms {
        expires: Some(after(21)),
        ..live()
    };
    assert_eq!(checked(&bound(&long), now()), Err(LiveRefusal::TooLong));
}

/// `nbf` cannot be after `iat`; where it is before, it says nothing more.
#[test]
fn a_frame_made_for_later() {
    let early = Terms {
        not_before: Some(after(-1000)),
        issued: Some(after(61)),
        expires: Some(after(70)),
        ..live()
    };
    assert!(matches!(check(&early, now()), Err(LiveRefusal::FromTheFuture(_))));
    let late = Terms {
        not_before: Some(after(61)),
        ..live()
    };
    assert!(matches!(check(&late, now()), Err(LiveRefusal::FromTheFuture(_))));
}

#[test]
fn replayed_frame() {
    let text = frame(&ALL, now());
    let mut replay = Replay::new(Zeroizing::new([3; 32]));
    let mut see =
        |text: &str, at: Timestamp| with(text, |_, binding| replay.see(&binding.holder, &binding.terms(), at));
    assert_eq!(see(&text, after(1)), Seen::First);
    assert_eq!(see(&text, after(1)), Seen::Again { after: 0 });
    assert_eq!(see(&text, after(70)), Seen::Again { after: 69 });
    // The next frame of the same showing, and a frame of another copy with the same id.
    let next = pass_copy(HOLDER)
        .choose(&ALL)
        .unwrap()
        .frame(after(20), b"frame-02")
        .unwrap()
        .text;
    assert_eq!(see(&next, after(21)), Seen::First);
    let other = pass_copy(HOLDER + 1)
        .choose(&ALL)
        .unwrap()
        .frame(now(), &ID)
        .unwrap()
        .text;
    assert_eq!(see(&other, after(21)), Seen::First);
}

#[test]
fn replay_is_found_for_as_long_as_a_frame_counts() {
    let mut replay = Replay::new(Zeroizing::new([3; 32]));
    assert!(replay.is_empty());
    assert_eq!(replay.see(b"holder", &live(), now()), Seen::First);
    replay.forget(after(79));
    assert_eq!(replay.len(), 1);
    assert!(check(&live(), after(79)).is_ok());
    replay.forget(after(80));
    assert!(replay.is_empty() && check(&live(), after(80)).is_err());
    // The clock is set back, and the frame that was forgotten comes again.
    assert_eq!(replay.see(b"holder", &live(), now()), Seen::Unknown);
    assert!(replay.is_empty());
    // What has no end or no id cannot be told apart.
    assert_eq!(
        replay.see(
            b"holder",
            &Terms {
                expires: None,
                ..live()
            },
            now()
        ),
        Seen::Unknown
    );
    assert_eq!(
        replay.see(b"holder", &Terms { id: None, ..live() }, now()),
        Seen::Unknown
    );
}

#[test]
fn a_full_replay_set_takes_nothing_for_new() {
    let mut replay = Replay::new(Zeroizing::new([3; 32]));
    let see = |replay: &mut Replay, number: usize, at: Timestamp| {
        let id = (number as u64).to_be_bytes();
        let terms = Terms {
            issued: Some(at),
            expires: Some(Timestamp::from_second(at.as_second() + 20).unwrap()),
            id: Some(&id),
            ..live()
        };
        replay.see(b"holder", &terms, at)
    };
    for number in 0..limits::REPLAY {
        assert_eq!(see(&mut replay, number, now()), Seen::First);
    }
    assert_eq!(see(&mut replay, limits::REPLAY, now()), Seen::Unknown);
    assert_eq!(see(&mut replay, 0, now()), Seen::Again { after: 0 });
    // As soon as they are over, there is room again.
    assert_eq!(see(&mut replay, limits::REPLAY, after(80)), Seen::First);
    assert_eq!(replay.len(), 1);
}

#[test]
fn signature_of_another_key() {
    // A copied pass without its key: there is no way to a frame.
    let stolen = pass_copy(HOLDER).bytes().to_vec();
    let refused = PassCopy::new(stolen.clone(), Zeroizing::new([21; 32])).err();
    assert_eq!(
        refused,
        Some(LiveError::Copy(SdCwtError::Holder(SignatureError::KeyMismatch)))
    );
    // Signed all the same: the last 64 bytes are another's.
    let mut bytes = Prefix::Presentation.read(&frame(&ALL, now()), limits::FRAME).unwrap();
    let at = bytes.len() - 64;
    let forged = key(21).sign(b"anything");
    bytes[at..].copy_from_slice(&forged);
    let refusal = credential::parse(&Prefix::Presentation.write(&bytes)).err();
    assert_eq!(refusal, Some(Refusal::HolderSignature));
}

#[test]
fn wrong_issuer() {
    let refused = credential::parse(&frame(&ALL, now()))
        .unwrap()
        .verify([&key(3).verifying_key().unwrap()]);
    assert!(refused.is_err());
}

/// A disclosure of one showing is put into another one of the same pass, whose digests are others.
#[test]
fn swapped_disclosure() {
    let mine = Prefix::Presentation
        .read(&frame(&[Field::Name], now()), limits::FRAME)
        .unwrap();
    let other = pass_copy(HOLDER + 1)
        .choose(&[Field::Name])
        .unwrap()
        .frame(now(), &ID)
        .unwrap()
        .text;
    let other = Prefix::Presentation.read(&other, limits::FRAME).unwrap();
    let disclosure = |token: &[u8]| {
        let read = UnverifiedKeyBinding::parse(token).unwrap();
        let [one] = read.claimed().disclosures() else {
            panic!("one is shown")
        };
        one.encoded().to_vec()
    };
    let (own, others) = (disclosure(&mine), disclosure(&other));
    let at = mine.windows(own.len()).position(|bytes| bytes == own).unwrap();
    let swapped = [&mine[..at], &others, &mine[at + own.len()..]].concat();
    assert!(seen(&Prefix::Presentation.write(&swapped)).is_err());
}

/// Without its key binding a pass is nobody's, whatever prefix it has.
#[test]
fn a_pass_without_key_binding() {
    let whole = pass_copy(HOLDER);
    assert!(seen(&Prefix::Presentation.write(whole.bytes())).is_err());
    assert_eq!(
        seen(&format!("CRN1:{}", base45::encode(whole.bytes()))).err().unwrap(),
        "no_key_binding"
    );
}

#[test]
fn a_damaged_copy_is_not_shown() {
    let kept = pass_copy(HOLDER).encode();
    assert!(PassCopy::decode(&kept).is_ok());
    for cut in 0..kept.len() {
        assert!(PassCopy::decode(&kept[..cut]).is_err(), "{cut}");
    }
    assert_eq!(PassCopy::decode(b"").err(), Some(LiveError::Damaged));
    let pass = PassCopy::decode(&kept).unwrap().pass().unwrap();
    assert!(pass.claims == recovery());
}

/// Showings of two copies share nothing of eight bytes or more but what the showings of all holders of that issuer have, and what is
/// disclosed: no salt, digest, key, place, time, id or signature. 1,035 pairs for each choice of fields.
#[test]
fn showings_of_two_copies_share_no_mark() {
    const COPIES: usize = 46;
    // Long enough that it is not there by chance; the bytes beside it may be the same by chance, as the last of a signature often is.
    const PART: usize = 6;
    let showing = |claims: &NativeClaims, number: usize, fields: &[Field]| {
        let holder = key(30 + number as u8).verifying_key().unwrap();
        let plan = claims.plan("AT-EMB", DAYS.0, DAYS.1).unwrap();
        let copy = PassCopy::new(copy(&plan, &holder, number), Zeroizing::new([30 + number as u8; 32])).unwrap();
        let id = random(&format!("id {number}"), 8)[..].try_into().unwrap();
        let text = copy
            .choose(fields)
            .unwrap()
            .frame(after(number as i64 * 1000), &id)
            .unwrap()
            .text;
        Prefix::Presentation.read(&text, limits::FRAME).unwrap()
    };
    // Of another person, with values of the same lengths: what everybody's showings have.
    let stranger = claims(
        NativeKind::Recovery,
        &[
            (Field::Name, "MUSTER<<ERIKA<X"),
            (Field::BirthDate, "1948-12-31"),
            (Field::Disease, "772828001"),
            (Field::Date, "2025-03-17"),
            (Field::ValidUntil, "2031-08-29"),
        ],
    );
    for fields in [&[][..], &ALL[..2], &ALL[..]] {
        let everybodys = showing(&stranger, COPIES, fields);
        let everybodys: HashSet<&[u8]> = everybodys.windows(PART).collect();
        let showings: Vec<Vec<u8>> = (0..COPIES).map(|number| showing(&recovery(), number, fields)).collect();
        let sizes: HashSet<usize> = showings.iter().map(Vec::len).collect();
        assert_eq!(sizes.len(), 1, "a size is a mark");
        let mut marks: HashMap<&[u8], usize> = HashMap::new();
        for (number, one) in showings.iter().enumerate() {
            // What everybody's showings have, and what is disclosed.
            let mut known = vec![false; one.len()];
            for (at, part) in one.windows(PART).enumerate() {
                if everybodys.contains(part) {
                    known[at..at + PART].fill(true);
                }
            }
            for field in fields {
                let value = recovery().text(*field).unwrap().to_owned();
                let at = one
                    .windows(value.len())
                    .position(|bytes| bytes == value.as_bytes())
                    .unwrap();
                known[at..at + value.len()].fill(true);
            }
            let own = known.windows(8).map(|known| known.iter().all(|known| !known));
            for ((at, window), own) in one.windows(8).enumerate().zip(own) {
                let before = own.then(|| marks.insert(window, number)).flatten();
                assert!(
                    before.is_none_or(|before| before == number),
                    "{} fields, copies {before:?} and {number}, byte {at}: {window:02x?}",
                    fields.len()
                );
            }
        }
        assert!(marks.len() > COPIES * 200, "what is a copy's own is looked at");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_choice_is_shown_and_counts_for_its_seconds(choice: [bool; 5], at in 0..800_000_i64, later in -70..90_i64, id: [u8; 8]) {
        let fields: Vec<Field> = ALL.into_iter().zip(choice).filter(|(_, chosen)| *chosen).map(|(field, _)| field).collect();
        let frame = pass_copy(HOLDER).choose(&fields).unwrap().frame(after(at), &id).unwrap();
        with(&frame.text, |pass, binding| {
            assert_eq!(pass.claims.iter().map(|(field, _)| field).collect::<Vec<_>>(), fields);
            let expected = (-60..80).contains(&later);
            assert_eq!(check(&binding.terms(), after(at + later)).is_ok(), expected);
        });
    }

    #[test]
    fn kept_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(PassCopy::decode(&bytes).is_err());
    }
}
