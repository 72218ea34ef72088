//! The vectors of packs, made from published seeds: the private key with seed n is 32 bytes of n.

mod publisher;

use std::collections::BTreeMap;

use credential::{deflate, inflate};
use policy::packs::{Body, Dates, Index, Kind, MAGIC, Pack, Part, Piece, Root};

use publisher::{Publisher, body, dates, root, sign, time};

/// When the cases are judged.
const NOW: &str = "2026-11-15T00:00:00Z";
/// When everything has expired.
const LATE: &str = "2027-01-01T00:00:00Z";
/// More than a day before everything was made.
const EARLY: &str = "2026-10-30T23:59:59Z";

/// Files by their names, `expected.tsv` among them.
pub(crate) fn made() -> BTreeMap<String, Vec<u8>> {
    let mut vectors = Vectors {
        files: BTreeMap::new(),
        table: "file\tbefore\ttime\tcode\tof\n".to_owned(),
    };
    updates(&mut vectors);
    rotations(&mut vectors);
    refused(&mut vectors);
    forms(&mut vectors);
    let mut files = vectors.files;
    files.insert("expected.tsv".to_owned(), vectors.table.into_bytes());
    files
}

struct Vectors {
    files: BTreeMap<String, Vec<u8>>,
    table: String,
}

impl Vectors {
    fn file(&mut self, name: &str, bytes: Vec<u8>) {
        assert!(self.files.insert(name.to_owned(), bytes).is_none());
    }

    fn pack(&mut self, name: &str, pack: &Pack) {
        self.file(name, pack.write().expect("a small pack"));
    }

    fn case(&mut self, name: &str, before: &str, time: &str, code: &str, of: &str) {
        self.table += &format!("{name}\t{before}\t{time}\t{code}\t{of}\n");
    }

    fn refuse(&mut self, name: &str, pack: &Pack, before: &str, code: &str, of: &str) {
        self.pack(name, pack);
        self.case(name, before, NOW, code, of);
    }
}

/// A first pack, the next, and what the next brings for whoever has the first.
fn updates(vectors: &mut Vectors) {
    let publisher = Publisher::new();
    let words = publisher.words();
    let first = publisher.numbered(1, 1, 1);
    let second = publisher.numbered(2, 2, 1);
    vectors.pack("first.pack", &first);
    vectors.pack("second.pack", &second);
    vectors.pack("second-delta.pack", &second.since(&first));
    vectors.pack("empty.pack", &publisher.pack(1, Vec::new()));
    vectors.case("first.pack", "-", NOW, "taken", &words);
    vectors.case("first.pack", "first.pack", NOW, "taken", &words);
    vectors.case("second.pack", "-", NOW, "taken", &words);
    vectors.case("second.pack", "first.pack", NOW, "taken", &words);
    vectors.case("second-delta.pack", "first.pack", NOW, "taken", &words);
    vectors.case("empty.pack", "-", NOW, "taken", &words);
    vectors.case("second-delta.pack", "-", NOW, "base", "agreements");
    vectors.case("second-delta.pack", "second.pack", NOW, "taken", &words);
    vectors.case("second-delta.pack", "first.pack,second.pack", NOW, "taken", &words);
    vectors.case("first.pack", "second.pack", NOW, "rollback", "index");
    vectors.case("first.pack", "-", LATE, "expired", "root");
    vectors.case("first.pack", "-", EARLY, "from_future", "root");

    let mut delta = second.since(&first);
    if let Body::Delta { pieces, .. } = &mut delta.contents[0].body {
        pieces.push(Piece::New(vec![0]));
    }
    vectors.refuse("delta-other-result.pack", &delta, "first.pack", "digest", "agreements");
    let mut missing = second.clone();
    missing.contents.pop();
    vectors.refuse("missing-content.pack", &missing, "-", "missing", "verifiers");
}

fn rotations(vectors: &mut Vectors) {
    let publisher = Publisher::new();
    let words = publisher.words();
    let ahead = vec![
        publisher.content(Kind::Agreements, u64::MAX, dates(), &body(9)),
        publisher.content(Kind::Verifiers, u64::MAX, dates(), &body(1)),
    ];
    vectors.pack("fast-forward.pack", &publisher.pack(u64::MAX, ahead));
    let rotated = publisher.rotated(&root(&[1, 2, 6], &[7, 8]), &[1, 2], &[7, 8]);
    vectors.pack("rotated.pack", &rotated.numbered(3, 3, 2));
    vectors.case("rotated.pack", "first.pack", NOW, "taken", &words);
    vectors.case("rotated.pack", "fast-forward.pack", NOW, "taken", &words);
    vectors.case("second.pack", "fast-forward.pack", NOW, "rollback", "index");
    vectors.case("second.pack", "rotated.pack", NOW, "rollback", "root");
    let same_keys = publisher.rotated(&root(&[1, 2, 6], &[4, 5]), &[1, 2], &[4, 5]);
    vectors.refuse(
        "rotated-roots-only.pack",
        &same_keys.numbered(3, 3, 2),
        "fast-forward.pack",
        "rollback",
        "index",
    );
    vectors.case("rotated-roots-only.pack", "rotated.pack", NOW, "root_chain", "-");

    let next = root(&[6, 7, 8], &[4, 5]);
    for (name, signers) in [("root-old-keys-only.pack", [1, 2]), ("root-new-keys-only.pack", [6, 7])] {
        let pack = publisher.rotated(&next, &signers, &[4, 5]).numbered(2, 2, 2);
        vectors.refuse(name, &pack, "-", "signatures", "root");
    }
    let mut gap = rotated
        .rotated(&root(&[1, 2, 6], &[7, 8]), &[1, 2], &[7, 8])
        .numbered(3, 3, 2);
    gap.roots.remove(1);
    vectors.refuse("root-gap.pack", &gap, "-", "root_chain", "-");
    let replaced = Publisher {
        seeds: vec![4, 5],
        ..rotated
    };
    vectors.refuse(
        "replaced-keys.pack",
        &replaced.numbered(3, 3, 2),
        "-",
        "signatures",
        "index",
    );
}

fn refused(vectors: &mut Vectors) {
    let publisher = Publisher::new();
    let good = publisher.numbered(2, 2, 2);
    let one = Publisher {
        seeds: vec![4, 1],
        ..publisher.clone()
    };
    vectors.refuse("one-signature.pack", &one.numbered(1, 1, 1), "-", "signatures", "index");
    let mut content = good.clone();
    content.contents[1] = one.content(Kind::Verifiers, 2, dates(), &body(2));
    let index = Index::of(content.contents.iter().map(|content| &content.part));
    content.index = publisher.index(2, dates(), &index);
    vectors.refuse("one-signature-content.pack", &content, "-", "signatures", "verifiers");

    let other = publisher.numbered(3, 3, 3);
    let mut mixed = good.clone();
    mixed.contents[0] = other.contents[0].clone();
    vectors.refuse("mixed-contents.pack", &mixed, "-", "not_listed", "agreements");
    mixed = good.clone();
    mixed.contents[0].body = other.contents[0].body.clone();
    vectors.refuse("mixed-bodies.pack", &mixed, "-", "digest", "agreements");
    mixed = good.clone();
    mixed.index = other.index.clone();
    vectors.refuse("mixed-index.pack", &mixed, "-", "not_listed", "agreements");

    vectors.refuse(
        "content-rollback.pack",
        &publisher.numbered(3, 1, 2),
        "second.pack",
        "rollback",
        "agreements",
    );
    let again = publisher.pack(
        3,
        vec![
            publisher.content(Kind::Agreements, 2, dates(), &body(3)),
            good.contents[1].clone(),
        ],
    );
    vectors.refuse("equivocation.pack", &again, "second.pack", "equivocation", "agreements");
    vectors.refuse("equivocation-index.pack", &good, "second.pack", "equivocation", "index");
    vectors.refuse(
        "vanished.pack",
        &publisher.pack(3, vec![good.contents[0].clone()]),
        "second.pack",
        "vanished",
        "verifiers",
    );

    let stranger = Publisher {
        roots: vec![sign(Part::root(None, 1, dates(), &root(&[1, 2], &[4, 5])), &[1, 2])],
        ..publisher.clone()
    };
    vectors.refuse(
        "other-publisher.pack",
        &stranger.numbered(2, 2, 2),
        "first.pack",
        "other_publisher",
        "root",
    );
    let foreign = publisher.pack(2, stranger.numbered(2, 2, 2).contents);
    vectors.refuse(
        "other-publishers-content.pack",
        &foreign,
        "-",
        "other_publisher",
        "agreements",
    );

    let short = Dates {
        expires: time("2026-11-15T00:00:00Z"),
        refresh_by: time("2026-11-02T00:00:00Z"),
        ..dates()
    };
    let expired = vec![publisher.content(Kind::Agreements, 1, short, &body(1))];
    vectors.refuse(
        "expired-content.pack",
        &publisher.pack(1, expired),
        "-",
        "expired",
        "agreements",
    );
    let tomorrow = Dates {
        issued: time("2026-11-16T00:00:01Z"),
        ..dates()
    };
    let early = Pack {
        index: publisher.index(2, tomorrow, &Index::of(good.contents.iter().map(|of| &of.part))),
        ..good
    };
    vectors.refuse("index-from-future.pack", &early, "-", "from_future", "index");
}

/// What departs from the form.
fn forms(vectors: &mut Vectors) {
    let publisher = Publisher::new();
    let good = publisher.numbered(1, 1, 1);
    let file = good.write().expect("a small pack");
    let plain = inflate::zlib(&file[MAGIC.len()..], 1 << 20).expect("a pack");
    let mut raw = |name: &str, bytes: Vec<u8>, code: &str, of: &str| {
        vectors.file(name, bytes);
        vectors.case(name, "-", NOW, code, of);
    };
    let packed = |plain: &[u8]| [&MAGIC[..], &deflate::zlib(plain).expect("zlib")].concat();
    raw(
        "other-magic.pack",
        [b"\x89CPK1\n\x1a\n", &file[8..]].concat(),
        "not_a_pack",
        "-",
    );
    raw("cut-off.pack", file[..file.len() - 1].to_vec(), "damaged", "-");
    raw(
        "trailing-byte.pack",
        packed(&[&plain[..], &[0]].concat()),
        "damaged",
        "-",
    );
    let mut version = plain.clone();
    version[2 + 12] = b'2';
    raw("version-2.pack", packed(&version), "version", "-");
    // The array of four items with its length in two bytes.
    raw(
        "length-not-shortest.pack",
        packed(&[&[0x98, 0x04], &plain[1..]].concat()),
        "damaged",
        "-",
    );
    raw("bomb.pack", packed(&vec![0; 29 << 20]), "too_large", "-");

    let mut sorted = good.clone();
    sorted.contents.reverse();
    raw(
        "contents-out-of-order.pack",
        sorted.write().expect("a pack"),
        "damaged",
        "-",
    );
    let first = |root: &Root, dates| Pack {
        roots: vec![sign(Part::root(None, 1, dates, root), &[1, 2])],
        ..good.clone()
    };
    let mut high = root(&[1, 2, 3], &[4, 5]);
    high.roles.get_mut(&Kind::Rules).expect("a role").0 = 3;
    raw(
        "threshold-out-of-reach.pack",
        first(&high, dates()).write().expect("a pack"),
        "roles",
        "-",
    );
    let disordered = Dates {
        expires: time("2026-11-02T00:00:00Z"),
        ..dates()
    };
    let root = root(&[1, 2, 3], &[4, 5]);
    raw(
        "dates-out-of-order.pack",
        first(&root, disordered).write().expect("a pack"),
        "dates",
        "root",
    );
    let unseen = Root {
        name: "Uto\u{202e}pia".to_owned(),
        ..root
    };
    raw(
        "unseen-letter.pack",
        first(&unseen, dates()).write().expect("a pack"),
        "form",
        "root",
    );
}
