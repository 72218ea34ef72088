//! A verifier's requests, and what it keeps while it waits.

use std::sync::LazyLock;

use credential::cbor::Profile;
use credential::cose::{Sign1, sign1_typed};
use credential::native::{Field, NativeKind};
use credential::{Country, Ed25519SigningKey, KeyId};
use jiff::{SignedDuration, Timestamp};
use present::{Ask, Asking, Prefix, Request, Wanted, limits};
use zeroize::Zeroizing;

/// What the signature of a request is for (PROFILE.md, Request).
const TYPE: &str = "carnet/request/1";

/// The second at which the request was made.
pub(super) const MADE: i64 = 20_781 * 86_400;

static ASKING: LazyLock<Asking> = LazyLock::new(|| asking(7));

fn key() -> Ed25519SigningKey {
    Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]))
}

/// A border post that asks for a recovery and a mark.
pub(super) fn asking(random: u8) -> Asking {
    let ask = |kinds: &[NativeKind], fields: &[Field]| Ask::new(kinds, fields).expect("fields of these kinds");
    let wanted = Wanted {
        requester: "Border police, Vienna airport".to_owned(),
        place: "Gate F".to_owned(),
        country: Country::from_alpha2("AT"),
        purpose: "border".to_owned(),
        asks: vec![
            ask(
                &[NativeKind::Vaccination, NativeKind::Recovery],
                &[Field::Name, Field::BirthDate, Field::Disease],
            ),
            ask(&[NativeKind::Mark], &[Field::Policy, Field::PolicyDigest, Field::Until]),
        ],
        kept: 3_600,
    };
    let now = Timestamp::from_second(MADE).expect("a time");
    let random = Zeroizing::new([random; limits::ASKING_RANDOM]);
    Asking::new(&wanted, now, &key(), &random).expect("it is in order")
}

/// Takes the data as the text of a request, as its bytes, as what a verifier keeps, and as a body signed on the way.
pub fn request(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        read(text);
    }
    read(&Prefix::Request.write(data));
    if let Ok(asking) = Asking::decode(data) {
        assert_eq!(*asking.encode(), data, "what is kept is kept in one form");
    }
    let id = KeyId::of_certificate(&key().public());
    read(&Prefix::Request.write(&sign1_typed(TYPE, data, &id, &key())));
}

/// Whatever is taken is within its limits, has one form, and counts for its minutes alone.
fn read(text: &str) {
    let Ok(request) = Request::read(text) else {
        return;
    };
    let again = Request::read(&request.text()).expect("our own text");
    assert!(again == request, "two requests for the same text");
    let wanted = request.wanted();
    let short = |text: &str| text.chars().count() <= limits::REQUEST_TEXT && !text.chars().any(char::is_control);
    assert!(short(&wanted.requester) && short(&wanted.place) && short(&wanted.purpose));
    assert!((1..=limits::ASKS).contains(&wanted.asks.len()) && wanted.kept <= limits::KEPT);
    for ask in &wanted.asks {
        let known = |field: &Field| ask.kinds().iter().any(|kind| kind.has(*field));
        assert!(
            !ask.fields().is_empty() && ask.fields().iter().all(known),
            "a field of no pass"
        );
    }
    let life = request.expires().duration_since(request.issued());
    assert!(life <= SignedDuration::from_secs(limits::REQUEST_SECONDS));
    assert!(request.open_at(request.issued()).is_ok());
    let later = request.expires().checked_add(SignedDuration::from_mins(5));
    assert!(later.is_err() || later.is_ok_and(|later| request.open_at(later).is_err()));
}

/// A request as a text, as bytes and as its body, and what is kept of it.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let asking = &*ASKING;
    let text = asking.request().text();
    let bytes = Prefix::Request.read(&text, limits::REQUEST).expect("our own");
    let message = Sign1::parse(&bytes, Profile::Strict).expect("our own");
    let body = message.payload().to_vec();
    let id = KeyId::of_certificate(&key().public());
    assert_eq!(
        sign1_typed(TYPE, &body, &id, &key()),
        bytes,
        "signed on the way as the real one is"
    );
    vec![text.into_bytes(), bytes, body, asking.encode().to_vec()]
}
