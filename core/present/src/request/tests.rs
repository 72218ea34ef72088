use credential::native::{Field, NativeKind};
use credential::sdcwt::Terms;
use credential::{Country, Unverified};
use proptest::prelude::*;
use zeroize::Zeroizing;

use super::*;
use crate::sealed::{Use, seal};
use crate::testing::{after, key, now, pass_copy, random};
use crate::text::Prefix;
use crate::{EnrolmentKeys, LIVE_AUDIENCE, Sealed, check};

const ALL: [Field; 5] = [
    Field::Name,
    Field::BirthDate,
    Field::Disease,
    Field::Date,
    Field::ValidUntil,
];
const HOLDER: u8 = 20;
const POST: u8 = 60;

fn wanted() -> Wanted {
    Wanted {
        requester: "Border police, Vienna airport".to_owned(),
        place: "Gate F".to_owned(),
        country: Country::from_alpha2("AT"),
        purpose: "border".to_owned(),
        asks: vec![Ask::new(&[NativeKind::Recovery, NativeKind::Vaccination], &ALL).unwrap()],
        kept: 0,
    }
}

fn bytes(label: &str) -> Zeroizing<[u8; limits::ASKING_RANDOM]> {
    Zeroizing::new(random(label, limits::ASKING_RANDOM).as_slice().try_into().unwrap())
}

fn asking(label: &str) -> Asking {
    Asking::new(&wanted(), now(), &key(POST), &bytes(label)).unwrap()
}

fn seed() -> Zeroizing<[u8; 32]> {
    Zeroizing::new([3; 32])
}

/// An answer by the pass of five fields, and by another format's.
fn answer(request: &Request, fields: &[Field]) -> Sealed {
    let mut answering = Answering::new(request, after(5)).unwrap();
    answering.present(&pass_copy(HOLDER).choose(fields).unwrap()).unwrap();
    answering.enclose("HC1:NOT REALLY ONE").unwrap();
    answering.seal(&seed()).unwrap()
}

fn presentation(items: &[AnswerItem]) -> Unverified<credential::Pass> {
    let AnswerItem::Presentation(token) = &items[0] else {
        panic!("no presentation")
    };
    credential::parse(&Prefix::Presentation.write(token)).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn judged(items: &[AnswerItem], request: &Request, seconds: i64) -> Result<AnswerAge, AnswerRefusal> {
    let shown = presentation(items);
    answered(&shown.claimed().binding().unwrap().terms(), request, after(seconds))
}

#[test]
fn a_request_is_read_as_it_was_made() {
    let asking = asking("one");
    let text = asking.request().text();
    let read = Request::read(&format!("{text}\n")).unwrap();
    assert!(read == *asking.request());
    assert_eq!(read.wanted(), &wanted());
    assert_eq!(read.key(), &key(POST).public());
    assert_eq!((read.issued(), read.expires()), (now(), after(300)));
    assert!(read.audience().starts_with("urn:carnet:req:") && read.audience().len() == 15 + 43);
    assert!(text.len() < 520, "one small code: {}", text.len());
}

#[test]
fn an_answer_is_opened_by_whoever_asked() {
    let asking = asking("one");
    let request = Request::read(&asking.request().text()).unwrap();
    let items = asking.open(&answer(&request, &ALL[..2]), after(9)).unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(judged(&items, asking.request(), 9), Ok(4));
    let shown = presentation(&items);
    let native = shown.claimed().native().unwrap();
    assert_eq!(
        native.claims.iter().map(|(field, _)| field).collect::<Vec<_>>(),
        ALL[..2]
    );
    assert!(matches!(&items[1], AnswerItem::Text(text) if text.starts_with("HC1:")));
    // In another process than it was asked in.
    let again = Asking::decode(&asking.encode()).unwrap();
    assert_eq!(again.open(&answer(&request, &[]), after(9)).unwrap().len(), 2);
}

/// Whoever sees the code and cannot open it learns nothing of how much was answered.
#[test]
fn the_size_of_an_answer_says_nothing_of_the_choice() {
    let asking = asking("one");
    for count in 0..=ALL.len() {
        let sealed = answer(asking.request(), &ALL[..count]);
        // Four steps of 256, the tag, the key and the heads.
        assert_eq!(sealed.bytes().len(), 4 * limits::PADDING + 16 + 32 + 12, "{count}");
    }
}

// --- attacks

#[test]
fn forged_request() {
    let asking = asking("one");
    let honest = Prefix::Request.read(&asking.request().text(), limits::REQUEST).unwrap();
    for at in 0..honest.len() {
        let mut forged = honest.clone();
        forged[at] ^= 1;
        assert!(Request::read(&Prefix::Request.write(&forged)).is_err(), "byte {at}");
    }
    // Somebody else's key in its place, and the signature of the first.
    let other = Asking::new(&wanted(), now(), &key(61), &bytes("one")).unwrap();
    let stolen = Prefix::Request.read(&other.request().text(), limits::REQUEST).unwrap();
    let mixed = [&stolen[..stolen.len() - 64], &honest[honest.len() - 64..]].concat();
    assert_eq!(
        Request::read(&Prefix::Request.write(&mixed)).err(),
        Some(RequestError::Signature)
    );
}

#[test]
fn expired_request() {
    let asking = asking("one");
    let request = asking.request();
    assert!(request.open_at(after(-60)).is_ok() && request.open_at(after(359)).is_ok());
    assert_eq!(request.open_at(after(-61)), Err(RequestError::NotYet));
    assert_eq!(request.open_at(after(360)), Err(RequestError::Expired));
    assert!(matches!(
        Answering::new(request, after(360)).err(),
        Some(AnswerError::Request(RequestError::Expired))
    ));
    let sealed = answer(request, &ALL);
    assert!(matches!(
        asking.open(&sealed, after(360)).err(),
        Some(AnswerError::Request(RequestError::Expired))
    ));
}

#[test]
fn answer_to_another_nonce_or_request() {
    let (one, two) = (asking("one"), asking("two"));
    let sealed = answer(one.request(), &ALL);
    assert_eq!(
        two.open(&sealed, after(9)).err(),
        Some(AnswerError::Sealed(crate::SealedError::NotForThisRequest))
    );
    // Sealed anew by whoever read it, to the other request.
    let items = one.open(&sealed, after(9)).unwrap();
    assert_eq!(judged(&items, two.request(), 9), Err(AnswerRefusal::WrongAudience));
    let shown = presentation(&items);
    let terms = shown.claimed().binding().unwrap().terms();
    for nonce in [None, Some(&[9; 16][..]), Some(&[][..])] {
        assert_eq!(
            answered(&Terms { nonce, ..terms }, one.request(), after(9)),
            Err(AnswerRefusal::WrongNonce)
        );
    }
}

#[test]
fn answer_sealed_to_another_key_or_use() {
    let (one, two) = (asking("one"), asking("two"));
    let request = one.request();
    let content = [0x81, 0x82, 0x01, 0x61, b'x'];
    let to_another = seal(two.request().seal_to(), Use::Answer, &request.info(), &content, &seed()).unwrap();
    assert!(one.open(&to_another, after(9)).is_err());
    let as_batch = seal(request.seal_to(), Use::Batch, &request.info(), &content, &seed()).unwrap();
    assert_eq!(
        one.open(&as_batch, after(9)).err(),
        Some(AnswerError::Sealed(crate::SealedError::Use))
    );
    assert!(!as_batch.is_answer());
    let other_info = seal(request.seal_to(), Use::Answer, b"carnet/sealed/1", &content, &seed()).unwrap();
    assert!(one.open(&other_info, after(9)).is_err());
    let right = seal(request.seal_to(), Use::Answer, &request.info(), &content, &seed()).unwrap();
    assert!(right.is_answer() && one.open(&right, after(9)).is_ok());
    // And an answer is no batch.
    let invitation = crate::testing::invitation(1);
    let (keys, _) = EnrolmentKeys::answer(&invitation, &random("wallet", invitation.random_bytes())).unwrap();
    assert!(keys.open(&right, []).is_err());
}

#[test]
fn live_frame_offered_as_answer_and_the_reverse() {
    let asking = asking("one");
    let live = Terms {
        issued: Some(now()),
        expires: Some(after(20)),
        id: Some(b"frame-01"),
        ..Terms::to(LIVE_AUDIENCE)
    };
    assert_eq!(
        answered(&live, asking.request(), now()),
        Err(AnswerRefusal::WrongAudience)
    );
    let with_nonce = Terms {
        nonce: Some(asking.request().nonce()),
        ..live
    };
    assert_eq!(
        answered(&with_nonce, asking.request(), now()),
        Err(AnswerRefusal::WrongAudience)
    );
    let items = asking.open(&answer(asking.request(), &ALL), after(9)).unwrap();
    let shown = presentation(&items);
    let terms = shown.claimed().binding().unwrap().terms();
    assert!(check(&terms, after(5)).is_err());
    let as_live = Terms {
        audience: LIVE_AUDIENCE,
        ..terms
    };
    assert!(check(&as_live, after(5)).is_err(), "it has a nonce");
}

#[test]
fn answer_made_before_or_after_its_request() {
    let asking = asking("one");
    let audience = asking.request().audience();
    let at = |seconds| Terms {
        issued: Some(after(seconds)),
        nonce: Some(asking.request().nonce()),
        ..Terms::to(&audience)
    };
    let judge = |seconds, now| answered(&at(seconds), asking.request(), after(now));
    assert_eq!(judge(-60, 5), Ok(65));
    assert_eq!(judge(-61, 5), Err(AnswerRefusal::Untimely));
    assert_eq!(judge(65, 5), Ok(-60));
    assert_eq!(judge(66, 5), Err(AnswerRefusal::Untimely));
    assert_eq!(judge(361, 400), Err(AnswerRefusal::Untimely));
    let timeless = Terms { issued: None, ..at(0) };
    assert_eq!(
        answered(&timeless, asking.request(), after(5)),
        Err(AnswerRefusal::Untimely)
    );
    let over = Terms {
        expires: Some(after(10)),
        ..at(0)
    };
    assert_eq!(answered(&over, asking.request(), after(69)), Ok(69));
    assert_eq!(
        answered(&over, asking.request(), after(70)),
        Err(AnswerRefusal::Untimely)
    );
}

#[test]
fn oversized_answer() {
    let asking = asking("one");
    let mut answering = Answering::new(asking.request(), now()).unwrap();
    answering.enclose(&"A".repeat(limits::ANSWER)).unwrap();
    assert_eq!(answering.seal(&seed()).err(), Some(AnswerError::TooLarge));
    let content = vec![0; limits::ANSWER];
    let info = asking.request().info();
    let large = seal(asking.request().seal_to(), Use::Answer, &info, &content, &seed()).unwrap();
    assert_eq!(asking.open(&large, now()).err(), Some(AnswerError::TooLarge));
    let mut many = Answering::new(asking.request(), now()).unwrap();
    for _ in 0..limits::ANSWER_PASSES {
        many.enclose("HC1:").unwrap();
    }
    assert_eq!(many.enclose("HC1:").err(), Some(AnswerError::Passes));
    let nothing = Answering::new(asking.request(), now()).unwrap();
    assert_eq!(nothing.seal(&seed()).err(), Some(AnswerError::Passes));
}

/// What is asked stands on one level. A request that hides a claim below another one is none, and so is one that asks in an order, or
/// twice, so that a screen could be misled.
#[test]
fn over_asking_hidden_in_a_nested_claim() {
    use credential::cbor::Encoder;
    use credential::cose::sign1_typed;
    type Write<'w> = &'w dyn for<'e> Fn(&'e mut Encoder) -> &'e mut Encoder;
    let body = |asks: Write<'_>| {
        let mut body = Encoder::new();
        body.array(11)
            .bytes(&key(POST).public())
            .text("Border")
            .text("")
            .text("")
            .text("border");
        asks(&mut body);
        body.u64(0)
            .bytes(&[1; 16])
            .bytes(&[2; 32])
            .i64(now().as_second())
            .i64(after(300).as_second());
        let id = credential::KeyId::of_certificate(&key(POST).public());
        Prefix::Request.write(&sign1_typed("carnet/request/1", &body.finish(), &id, &key(POST)))
    };
    let honest = body(&|e| e.array(1).array(2).array(1).text("clearance").array(2).i64(1).i64(19));
    assert_eq!(
        Request::read(&honest).unwrap().wanted().asks[0].fields(),
        [Field::Name, Field::Evidence]
    );
    let hidden: [Write<'_>; 8] = [
        // A list in the place of a label, a label in the place of a list.
        &|e| {
            e.array(1)
                .array(2)
                .array(1)
                .text("clearance")
                .array(2)
                .i64(1)
                .array(1)
                .i64(19)
        },
        &|e| e.array(1).array(2).array(1).text("clearance").i64(1),
        // A third item, no item, an unknown label, an unknown kind.
        &|e| {
            e.array(1)
                .array(3)
                .array(1)
                .text("clearance")
                .array(1)
                .i64(1)
                .array(1)
                .i64(19)
        },
        &|e| e.array(0),
        &|e| e.array(1).array(2).array(1).text("clearance").array(1).i64(24),
        &|e| e.array(1).array(2).array(1).text("passport").array(1).i64(1),
        // Twice, and out of order.
        &|e| e.array(1).array(2).array(1).text("clearance").array(2).i64(1).i64(1),
        &|e| e.array(1).array(2).array(1).text("clearance").array(2).i64(19).i64(1),
    ];
    for (number, asks) in hidden.iter().enumerate() {
        assert!(Request::read(&body(asks)).is_err(), "{number}");
    }
    // A claim that no pass of the kind has.
    assert_eq!(
        Ask::new(&[NativeKind::Venue], &[Field::Name]).err(),
        Some(RequestError::Asks)
    );
}

#[test]
fn what_a_request_may_not_say() {
    let ask = |wanted: Wanted| Asking::new(&wanted, now(), &key(POST), &bytes("one")).err();
    let long = "x".repeat(limits::REQUEST_TEXT + 1);
    for requester in ["", "  ", "Border\u{202e}ecilop", "Border\npolice", &long] {
        let wanted = Wanted {
            requester: requester.to_owned(),
            ..wanted()
        };
        assert_eq!(ask(wanted), Some(RequestError::Words), "{requester:?}");
    }
    assert_eq!(
        ask(Wanted {
            place: long,
            ..wanted()
        }),
        Some(RequestError::Words)
    );
    assert_eq!(
        ask(Wanted {
            asks: vec![],
            ..wanted()
        }),
        Some(RequestError::Asks)
    );
    let nine = vec![wanted().asks[0].clone(); limits::ASKS + 1];
    assert_eq!(ask(Wanted { asks: nine, ..wanted() }), Some(RequestError::Asks));
    assert_eq!(
        ask(Wanted {
            kept: limits::KEPT + 1,
            ..wanted()
        }),
        Some(RequestError::Kept)
    );
    assert_eq!(ask(wanted()), None);
}

/// The largest request there can be is within its limit.
#[test]
fn the_largest_request_fits() {
    let everything: Vec<Field> = Field::ALL.into_iter().collect();
    let wanted = Wanted {
        requester: "\u{10ffff}".repeat(limits::REQUEST_TEXT),
        place: "\u{10ffff}".repeat(limits::REQUEST_TEXT),
        purpose: "\u{10ffff}".repeat(limits::REQUEST_TEXT),
        asks: vec![Ask::new(&NativeKind::ALL, &everything).unwrap(); limits::ASKS],
        kept: limits::KEPT,
        ..wanted()
    };
    let asking = Asking::new(&wanted, now(), &key(POST), &bytes("one")).unwrap();
    assert!(Request::read(&asking.request().text()).unwrap() == *asking.request());
    assert!(Asking::decode(&asking.encode()).is_ok());
}

proptest! {
    #[test]
    fn every_request_comes_back(
        requester in "[^\\p{C}\\p{Z}]{1,20}", place in "[^\\p{C}\\p{Z}]{0,20}", purpose in "[a-z]{1,20}",
        kinds in prop::sample::subsequence(NativeKind::ALL.to_vec(), 1..=6), fields in prop::sample::subsequence(Field::ALL.to_vec(), 1..=23),
        kept in 0..=limits::KEPT, seed: [u8; 32],
    ) {
        let fields: Vec<Field> = fields.into_iter().filter(|field| kinds.iter().any(|kind| kind.has(*field))).collect();
        prop_assume!(!fields.is_empty());
        let wanted = Wanted { requester, place, country: None, purpose, asks: vec![Ask::new(&kinds, &fields).unwrap()], kept };
        let random = Zeroizing::new([seed[0]; limits::ASKING_RANDOM]);
        let key = credential::Ed25519SigningKey::from_seed(&Zeroizing::new(seed));
        let asking = Asking::new(&wanted, now(), &key, &random).unwrap();
        let read = Request::read(&asking.request().text()).unwrap();
        prop_assert_eq!(read.wanted(), &wanted);
        prop_assert!(read == *asking.request());
    }

    #[test]
    fn hostile_bytes_are_no_request_and_no_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Request::read(&Prefix::Request.write(&bytes)).is_err());
        let asking = asking("one");
        let sealed = seal(asking.request().seal_to(), Use::Answer, &asking.request().info(), &bytes, &seed()).unwrap();
        // Opened, and read without a panic.
        let _ = asking.open(&sealed, now());
    }

    #[test]
    fn a_damaged_answer_is_refused(at in 0_usize..2000, bit in 0_u8..8) {
        let asking = asking("one");
        let mut bytes = answer(asking.request(), &ALL).bytes().to_vec();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        let opened = Sealed::read(&bytes).map(|sealed| asking.open(&sealed, after(9)).is_ok());
        prop_assert!(!opened.unwrap_or(false));
    }
}
