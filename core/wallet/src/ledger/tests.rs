use ciborium::cbor;
use jiff::Timestamp;

use super::{LedgerRow, ShownTo};
use crate::Mode;

fn row() -> LedgerRow {
    LedgerRow {
        at: 1_795_393_800,
        mode: Mode::Sealed,
        pass: "09".repeat(16),
        title: "COVID-19".to_owned(),
        revealed: vec!["name".to_owned(), "colour".to_owned()],
        to: None,
    }
}

fn recipient(accredited_by: Option<&str>) -> ShownTo {
    ShownTo {
        requester: "Border police".to_owned(),
        place: String::new(),
        purpose: "border".to_owned(),
        accredited_by: accredited_by.map(str::to_owned),
        kept: 3_600,
        request: [7; 32],
    }
}

fn same(one: LedgerRow, other: LedgerRow) -> bool {
    one.entry(Some(1)) == other.entry(Some(1))
}

#[test]
fn a_row_is_read_as_it_was_written_with_a_recipient_and_without() {
    assert!(same(LedgerRow::decode(&row().encode()).unwrap(), row()));
    for by in [None, Some("Ministry")] {
        let bytes = row().to(recipient(by)).encode();
        assert!(same(LedgerRow::decode(&bytes).unwrap(), row().to(recipient(by))));
    }
}

/// A map, of when every showing was of a code or live.
#[test]
fn a_row_of_the_version_before_is_read() {
    for (name, mode) in [("fixed", Mode::Fixed), ("live", Mode::Live)] {
        let map =
            cbor!({"at" => 1_795_393_800, "mode" => name, "pass" => "09", "title" => "", "revealed" => ["nam.fn"]});
        let mut bytes = Vec::new();
        ciborium::into_writer(&map.unwrap(), &mut bytes).unwrap();
        let entry = LedgerRow::decode(&bytes).unwrap().entry(None);
        assert_eq!(entry.at, Timestamp::from_second(1_795_393_800).unwrap());
        assert!(entry.mode == mode && entry.to.is_none() && entry.revealed == ["nam.fn"]);
    }
}

#[test]
fn what_is_no_row_is_not_read() {
    let bytes = row().to(recipient(None)).encode();
    for end in 0..bytes.len() {
        assert!(LedgerRow::decode(&bytes[..end]).is_none(), "{end}");
    }
    // Of a later version, and with more than a row has.
    let mut later = bytes.clone();
    later[1] = 2;
    assert!(LedgerRow::decode(&later).is_none());
    assert!(LedgerRow::decode(&[&bytes[..], &[0]].concat()).is_none());
    // A list that says that it has more than there are bytes.
    let mut long = row().encode();
    let list = long.len() - 1 - 5 - 7 - 1;
    assert_eq!(long[list], 0x82);
    long.splice(list..=list, [0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    assert!(LedgerRow::decode(&long).is_none());
}
