use credential::{SigningKey, VerifyingKey, cose};
use serde_json::json;

use super::*;
use crate::revocation::{Form, Listed, hash_of};
use crate::testing::*;

const GOT: &str = "2022-06-01T00:00:00Z";

fn import_text(text: &str) -> Result<Imported, ImportError> {
    import(&"list".into(), text.as_bytes(), &About::got(time(GOT)))
}

fn listed(imported: &Imported, set: usize, id: &[u8; 16]) -> Option<Listed> {
    match &imported.content.sets[set].form {
        Form::Exact(set) => set.find(id),
        _ => panic!("small lists are exact"),
    }
}

fn skipped(imported: &Imported) -> Vec<(&str, SkipReason)> {
    let each = imported.skipped.iter();
    each.map(|skipped| (&*skipped.entry, skipped.reason)).collect()
}

#[test]
fn a_batch_of_the_gateway() {
    let (one, two) = (hash_of("one"), hash_of("two"));
    let batch = json!({
        "country": "DE", "expires": "2022-12-01T00:00:00Z", "kid": "9cWXDDA52FQ=", "hashType": "SIGNATURE",
        "entries": [{"hash": base64(&one)}, {"hash": "no Base64!"}, {"hash": "AQID"}, {}, {"hash": base64(&two)}],
    });
    let imported = import_text(&batch.to_string()).ok().unwrap();
    let set = &imported.content.sets[0];
    assert_eq!(
        set.scopes,
        [Scope::Key(credential::KeyId::from_base64("9cWXDDA52FQ=").unwrap())]
    );
    assert_eq!(
        (set.kind, set.made, imported.proof),
        (IdKind::Signature, time(GOT), Proof::None)
    );
    assert_eq!(listed(&imported, 0, &one), Some(Listed::Always));
    assert_eq!(listed(&imported, 0, &two), Some(Listed::Always));
    assert_eq!(
        skipped(&imported),
        [
            ("batch 1, entry 2", SkipReason::Base64),
            ("batch 1, entry 3", SkipReason::HashLength),
            ("batch 1, entry 4", SkipReason::Shape),
        ]
    );
}

#[test]
fn batches_of_one_scope_and_kind_become_one_set() {
    let batch = |kid: &str, kind: &str, id: &str| json!({"country": "AT", "kid": kid, "hashType": kind, "entries": [{"hash": base64(&hash_of(id))}]});
    let batches = json!([
        batch("UNKNOWN_KID", "UCI", "one"),
        batch("UNKNOWN_KID", "UCI", "two"),
        batch("UNKNOWN_KID", "COUNTRYCODEUCI", "three"),
        batch("9cWXDDA52FQ=", "SHA1", "four"),
        batch("", "UCI", "five"),
        {"hashType": 1, "entries": 2},
    ]);
    let imported = import_text(&batches.to_string()).ok().unwrap();
    let austria = Scope::Country(Country::from_alpha2("AT").unwrap());
    let told: Vec<_> = imported
        .content
        .sets
        .iter()
        .map(|set| (&set.scopes[..], set.kind))
        .collect();
    let of_austria = [austria];
    assert_eq!(
        told,
        [(&of_austria[..], IdKind::Uci), (&of_austria, IdKind::CountryUci)]
    );
    for id in ["one", "two"] {
        assert_eq!(listed(&imported, 0, &hash_of(id)), Some(Listed::Always));
    }
    let entries: Vec<&str> = imported.skipped.iter().map(|skipped| &*skipped.entry).collect();
    assert_eq!(entries, ["batch 4", "batch 5", "batch 6"]);
    let note = &imported.content.notes[0];
    assert_eq!((note.source.as_str(), note.proof), ("list", Proof::None));
    assert_eq!((note.taken, note.skipped), (3, 3));
}

#[test]
fn a_long_list_becomes_a_filter_with_buckets() {
    let entries: Vec<_> = (0..=limits::EXACT_IDS)
        .map(|number| json!({"hash": base64(&hash_of(&number.to_string()))}))
        .collect();
    let batch = json!({"country": "DE", "kid": "9cWXDDA52FQ=", "hashType": "UCI", "entries": entries});
    let imported = import_text(&batch.to_string()).ok().unwrap();
    assert!(matches!(imported.content.sets[0].form, Form::Filter(..)));
    assert!(!imported.buckets.is_empty());
}

#[test]
fn the_lists_of_two_states() {
    let uci = "urn:uvci:01:CH:F0FDABC1708A81BB1A843891";
    let swiss = json!({"revokedCerts": [uci, "", 7, "no country in it"], "validDuration": 172_800_000});
    let imported = import_text(&swiss.to_string()).ok().unwrap();
    let switzerland = Scope::Country(Country::from_alpha2("CH").unwrap());
    assert_eq!(imported.content.sets[0].scopes, [switzerland]);
    assert_eq!(listed(&imported, 0, &hash_of(uci)), Some(Listed::Always));
    let entries: Vec<&str> = imported.skipped.iter().map(|skipped| &*skipped.entry).collect();
    assert_eq!(entries, ["entry 2", "entry 3", "entry 4"]);

    let whole = ring::digest::digest(&ring::digest::SHA256, b"URN:UVCI:01IT0#8");
    let italian = json!({"version": 3, "revokedUcvi": [base64(whole.as_ref())]});
    let imported = import_text(&italian.to_string()).ok().unwrap();
    assert_eq!(listed(&imported, 0, &hash_of("URN:UVCI:01IT0#8")), Some(Listed::Always));
    let delta = json!({"version": 3, "delta": {"insertions": [], "deletions": []}});
    assert_eq!(import_text(&delta.to_string()).err(), Some(ImportError::Delta));
}

#[test]
fn a_health_card_issuers_list() {
    let list = json!({"kid": "3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s", "method": "rid", "ctr": "4",
        "rids": ["AQPCj4wwk6Mt", "lHKzqFUMjhs.1636977600", "$wrongrid!", 5]});
    let imported = import_text(&list.to_string()).ok().unwrap();
    let set = &imported.content.sets[0];
    assert!(matches!(set.scopes[..], [Scope::Key(_)]));
    assert_eq!((set.kind, set.counter), (IdKind::Rid, Some(4)));
    assert_eq!(listed(&imported, 0, &hash_of("AQPCj4wwk6Mt")), Some(Listed::Always));
    assert_eq!(
        listed(&imported, 0, &hash_of("lHKzqFUMjhs")),
        Some(Listed::Before(1_636_977_600))
    );
    assert_eq!(
        skipped(&imported),
        [("rid 3", SkipReason::Identifier), ("rid 4", SkipReason::Identifier)]
    );
    let issuer = Some("https://example.org");
    let about = About {
        issuer,
        ..About::got(time(GOT))
    };
    let imported = import(&"list".into(), list.to_string().as_bytes(), &about)
        .ok()
        .unwrap();
    assert!(
        matches!(&imported.content.sets[0].scopes[..], [Scope::IssuerKey { issuer, .. }] if issuer == "https://example.org")
    );
    let other = json!({"kid": "AQID", "method": "other", "rids": []});
    assert_eq!(import_text(&other.to_string()).err(), Some(ImportError::Method));
}

fn signer() -> SigningKey {
    SigningKey::from_pkcs8(SIGNER_PRIVATE).ok().unwrap()
}

fn with_key(token: &[u8], key: Option<&VerifyingKey>) -> Result<Imported, ImportError> {
    let about = About {
        keys: key.map_or(&[], std::slice::from_ref),
        ..About::got(time(GOT))
    };
    import(&"token".into(), token, &about)
}

fn other_key() -> VerifyingKey {
    let key = SigningKey::from_pkcs8(PUBLISHER_PRIVATE).ok().unwrap();
    key.verifying_key().ok().unwrap()
}

fn jwt(header: &Value, payload: &Value) -> String {
    use base64ct::{Base64UrlUnpadded, Encoding};
    let part = |value: &Value| Base64UrlUnpadded::encode_string(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(header), part(payload));
    let signature = signer().sign(signed.as_bytes()).unwrap();
    format!("{signed}.{}", Base64UrlUnpadded::encode_string(&signature))
}

fn payload() -> Value {
    let packed = base64(&credential::deflate::zlib(&[0xb9, 0xa3]).unwrap());
    json!({"sub": "https://example.com/statuslists/1", "iat": 1_686_920_170, "exp": 2_291_720_170_i64, "ttl": 43_200,
        "status_list": {"bits": 1, "lst": packed}})
}

#[test]
fn a_token_is_checked_with_the_key_that_is_handed_in() {
    let header = json!({"alg": "ES256", "kid": "12", "typ": "statuslist+jwt"});
    let token = jwt(&header, &payload());
    let key = signer().verifying_key().ok().unwrap();
    let imported = with_key(token.as_bytes(), Some(&key)).ok().unwrap();
    let list = &imported.content.lists[0];
    assert_eq!((list.uri(), list.len()), ("https://example.com/statuslists/1", 16));
    assert_eq!(
        (imported.proof, imported.content.notes[0].proof),
        (Proof::Checked, Proof::Checked)
    );
    let several = About {
        keys: &[other_key(), key.clone()],
        ..About::got(time(GOT))
    };
    assert!(import(&"token".into(), token.as_bytes(), &several).is_ok());
    // 43,200 seconds after it was made.
    assert_eq!(list.due().map(jiff::Timestamp::as_second), Some(1_686_963_370));
    assert_eq!(with_key(token.as_bytes(), None).ok().unwrap().proof, Proof::NotChecked);
    let refused = |token: &str, key: &VerifyingKey| with_key(token.as_bytes(), Some(key)).err();
    assert_eq!(refused(&token, &other_key()), Some(ImportError::Signature));
    let altered = token.replacen('I', "J", 30);
    assert!(with_key(altered.as_bytes(), Some(&key)).is_err());
    let none = jwt(&json!({"alg": "none", "typ": "statuslist+jwt"}), &payload());
    assert_eq!(refused(&none, &key), Some(ImportError::Signature));
}

#[test]
fn a_token_has_to_have_its_type_and_claims() {
    let header = json!({"alg": "ES256", "typ": "statuslist+jwt"});
    for (header, change) in [
        (json!({"alg": "ES256", "typ": "JWT"}), None),
        (json!({"alg": "ES256", "typ": "statuslist+jwt", "crit": ["x"]}), None),
        (header.clone(), Some("sub")),
        (header.clone(), Some("iat")),
        (header.clone(), Some("status_list")),
    ] {
        let mut payload = payload();
        if let Some(missing) = change {
            payload.as_object_mut().unwrap().remove(missing);
        }
        let token = jwt(&header, &payload);
        assert_eq!(
            with_key(token.as_bytes(), None).err(),
            Some(ImportError::Token),
            "{change:?}"
        );
    }
    let mut broken = payload();
    broken["status_list"]["bits"] = json!(3);
    let token = jwt(&header, &broken);
    let refused = ImportError::Revocation(RevocationError::StatusList);
    assert_eq!(with_key(token.as_bytes(), None).err(), Some(refused));
}

#[test]
fn a_cwt_without_its_type_is_no_status_list() {
    let message = cose::sign1(&[0xa0], None, b"", &signer()).unwrap();
    assert_eq!(with_key(&message, None).err(), Some(ImportError::Token));
}

#[test]
fn what_is_no_publication_says_so() {
    for text in [
        "",
        "{}",
        "[]",
        "[1]",
        "{\"keys\": []}",
        "{",
        "hello",
        "e",
        "a.b.c",
        "eyJ9.e.e",
        "\u{feff}{}",
    ] {
        assert_eq!(import_text(text).err(), Some(ImportError::Unknown), "{text}");
    }
}

#[test]
fn an_issuers_keys_are_read_from_whatever_holds_keys() {
    let key = certificate(SIGNER).key().clone();
    assert!(issuer_keys(SIGNER).ok().unwrap() == [key]);
    assert_eq!(issuer_keys(PUBLISHER).ok().unwrap().len(), 1);
    assert!(issuer_keys(b"hello").is_err());
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_a_publication_or_refused(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
        let _ = with_key(&bytes, None);
    }
}
