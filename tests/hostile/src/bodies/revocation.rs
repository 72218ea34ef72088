//! Revocation: bodies of packs, buckets, and the publications they are made from.

use std::sync::{Arc, OnceLock};

use credential::{RevocationHash, deflate};
use policy::import::revocation::{About, import};
use policy::packs::Dates;
use policy::packs::content::Note;
use policy::revocation::{
    Bucket, Buckets, Cascade, Entry, ExactSet, Form, IdKind, RevocationContent, RevocationSet, Scope, StatusList,
    hash_of,
};
use policy::{Clock, Country, Proof, Trust, check};

use crate::bodies::cards::jws;
use crate::vectors::{contents, hex};

/// Takes the data for a body, a bucket and a publication.
pub fn revocation(data: &[u8]) {
    let source: Arc<str> = "hostile".into();
    if let Ok((content, skipped)) = RevocationContent::decode(data, &source) {
        if skipped.is_empty() {
            assert_eq!(content.encode(), data, "two encodings of one body");
        }
        answers(&source, content);
    }
    let mut trust = Trust::new();
    if Bucket::read(data).is_ok() {
        let waits = trust.add("bucket", data).is_ok_and(|added| added.waits);
        let refused = trust.refused().iter().all(|one| &*one.source == "bucket");
        assert!(
            waits && refused && !trust.refused().is_empty(),
            "a bucket that nobody names was taken"
        );
    }
    let about = About::got(dates().issued);
    if let Ok(imported) = import(&source, data, &about) {
        let bytes = imported.content.encode();
        let read = RevocationContent::decode(&bytes, &source);
        assert!(
            read.is_ok_and(|(content, skipped)| skipped.is_empty() && content == imported.content),
            "what was imported does not become a pack"
        );
        answers(&source, imported.content);
    }
}

/// Whatever is said, a check of a pass ends with a word.
fn answers(source: &Arc<str>, content: RevocationContent) {
    let mut trust = Trust::new();
    if trust.add_revocations(source, dates(), content).is_ok() {
        let _ = check(credential::parse(pass()), &trust, &Clock::at(dates().issued));
    }
}

fn pass() -> &'static str {
    static PASS: OnceLock<String> = OnceLock::new();
    PASS.get_or_init(|| jws().next().expect("a card"))
}

fn dates() -> Dates {
    let at = "2023-06-23T00:00:00Z".parse().expect("a time");
    Dates {
        issued: at,
        refresh_by: at,
        expires: at,
    }
}

/// A body of every form, the file of a bucket, and publications.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let made = dates().issued;
    let ids: Vec<RevocationHash> = (0..40_u8).map(|number| hash_of(&number.to_string())).collect();
    let entries = || ids.iter().map(|id| Entry::new(*id));
    let country = Scope::Country(Country::from_alpha2("AT").expect("a country"));
    let (buckets, files) = Buckets::cut(entries(), 8).expect("few ids");
    let cascade = Cascade::build(&ids[..10], &ids[10..], made..=made).expect("ids that differ");
    let timed = Entry {
        before: Some(7),
        ..Entry::new(ids[0])
    };
    let exact = ExactSet::new([timed, Entry::new(ids[1])], 16).expect("a width that is taken");
    let set = |scopes, form| RevocationSet {
        scopes,
        kind: IdKind::Rid,
        form,
        made,
        due: Some(made),
        counter: Some(1),
    };
    let packed = deflate::zlib(&[0xc9, 0x44, 0xf9]).expect("three bytes");
    let list = StatusList::new("https://example.com/1".to_owned(), 2, packed, made, None).expect("a list");
    let body = RevocationContent {
        sets: vec![
            set(vec![country], Form::Exact(exact)),
            set(vec![], Form::Cascade(cascade, Some(buckets))),
        ],
        lists: vec![list],
        notes: vec![Note {
            source: "a list".to_owned(),
            date: Some(made),
            proof: Proof::NotChecked,
            taken: 3,
            skipped: 0,
        }],
    };
    let batch =
        br#"[{"country":"AT","kid":"9cWXDDA52FQ=","hashType":"UCI","entries":[{"hash":"AAAAAAAAAAAAAAAAAAAAAA=="}]}]"#;
    let token = String::from_utf8(contents("sd-cwt/draft-ietf-oauth-status-list/examples", "md").concat());
    let tokens = token.expect("UTF-8");
    let cwt = tokens
        .split("encoded:")
        .map(|text| text.split_whitespace().collect::<String>());
    let digits = cwt.filter(|text| text.starts_with("d2") && text.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let lists = contents("shc/health-cards-examples/examples/issuer/.well-known/crl", "json");
    [body.encode(), batch.to_vec()]
        .into_iter()
        .chain(files)
        .chain(lists)
        .chain(digits.map(|digits| hex(&digits)))
        .collect()
}
