use proptest::prelude::*;

use super::blocks::SEALED;
use super::*;
use crate::key::BackupKey;
use crate::limits::{BACKUP_BLOCK, MIN_BACKUP_BLOCKS};

const WORDS: &str = "plinth gravy osprey mantle kiosk tundra";

fn passphrase() -> Passphrase {
    Passphrase::choose(WORDS).unwrap()
}

fn kind(number: u8) -> Kind {
    Kind::new(number).unwrap()
}

/// `count` records of `size` bytes, each full of its own number.
fn records(count: u8, size: usize) -> Vec<Record> {
    (1..=count)
        .map(|number| Record::new(kind(number), &vec![number; size]))
        .collect()
}

fn numbers(opened: &[Record]) -> Vec<u8> {
    for record in opened {
        assert!(record.bytes.iter().all(|byte| *byte == record.kind.number()));
    }
    opened.iter().map(|record| record.kind.number()).collect()
}

/// A file whose key is made once, for tests that open it many times.
struct Desk {
    header: Header,
    key: BackupKey,
    sealed: Vec<u8>,
}

impl Desk {
    fn with(records: &[Record]) -> Self {
        let (header, key) = Header::new(&passphrase()).unwrap();
        let file = blocks::seal(&header, &key, &stream::write(records).unwrap()).unwrap();
        let sealed = file[header.bytes.len()..].to_vec();
        Desk { header, key, sealed }
    }

    fn open(&self, sealed: &[u8]) -> Opened {
        Opened::of(&blocks::open(&self.header, &self.key, sealed))
    }
}

#[test]
fn what_was_sealed_comes_back_in_its_order() {
    let file = seal(&passphrase(), &records(5, 9000)).unwrap();
    assert!(is_backup(&file));
    let opened = open(&file, &passphrase()).unwrap();
    assert!(opened.is_whole());
    assert_eq!(numbers(&opened.records), [1, 2, 3, 4, 5]);
    assert!(opened.records.iter().all(|record| record.bytes.len() == 9000));
    assert!(!file.windows(8).any(|window| window == [1; 8]));
}

#[test]
fn an_empty_wallet_has_a_backup_too() {
    let opened = open(&seal(&passphrase(), &[]).unwrap(), &passphrase()).unwrap();
    assert!(opened.is_whole() && opened.records.is_empty());
}

#[test]
fn a_wrong_passphrase_and_a_damaged_file_are_told_apart() {
    let file = seal(&passphrase(), &records(1, 100)).unwrap();
    let other = Passphrase::new("plinth gravy osprey mantle kiosk tundrA").unwrap();
    assert!(matches!(open(&file, &other), Err(BackupError::WrongPassphrase)));
    for at in [9, 12, 40, 80, 120] {
        let mut damaged = file.clone();
        damaged[at] ^= 1;
        for secret in [&passphrase(), &other] {
            assert!(
                matches!(open(&damaged, secret), Err(BackupError::HeaderDamaged)),
                "byte {at}"
            );
        }
    }
    let mut damaged = file;
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    let opened = open(&damaged, &passphrase()).unwrap();
    assert_eq!((opened.damaged, opened.cut_short, opened.records.len()), (1, false, 1));
    assert!(matches!(open(&damaged, &other), Err(BackupError::WrongPassphrase)));
}

#[test]
fn what_is_no_backup_or_a_newer_one_says_so() {
    for bytes in [&b""[..], b"HC1:NCF", b"C\x9aRNET\n", &[0; 4096]] {
        assert!(matches!(open(bytes, &passphrase()), Err(BackupError::NotABackup)));
        assert!(!is_backup(bytes));
    }
    let mut newer = seal(&passphrase(), &[]).unwrap();
    newer[8] = 2;
    assert!(matches!(open(&newer, &passphrase()), Err(BackupError::Newer)));
    for end in 8..160 {
        assert!(matches!(
            open(&newer[..end], &passphrase()),
            Err(BackupError::HeaderDamaged | BackupError::Newer)
        ));
    }
}

/// By whoever writes a file of their own: the digest is right, and a gibibyte is asked for.
#[test]
fn a_header_that_asks_for_too_much_is_refused_before_memory_is_spent() {
    use sha2::{Digest as _, Sha256};

    use crate::cbor::Encoder;
    for (memory, passes, lanes) in [
        (1 << 20, 3, 4),
        (1 << 10, 3, 4),
        (64 << 10, 11, 4),
        (64 << 10, 3, 5),
        (64 << 10, 0, 1),
    ] {
        let fields = Encoder::with_capacity(256)
            .array(7)
            .text(crate::labels::BACKUP)
            .bytes(&[1; 16])
            .uint(memory)
            .uint(passes)
            .uint(lanes)
            .bytes(&[2; 16])
            .bytes(&[3; 16])
            .finish();
        let mut file = header::MAGIC.to_vec();
        file.extend_from_slice(&[1, 0, u8::try_from(fields.len()).unwrap()]);
        file.extend_from_slice(&fields);
        let digest = Sha256::digest(&file);
        file.extend_from_slice(&digest);
        assert!(
            matches!(open(&file, &passphrase()), Err(BackupError::TooCostly)),
            "{memory} {passes} {lanes}"
        );
    }
}

#[test]
fn a_weak_passphrase_is_refused() {
    let weak = Passphrase::new("summer2026").unwrap();
    let refused = seal(&weak, &[]);
    assert!(matches!(
        refused,
        Err(BackupError::Passphrase(PassphraseError::TooWeak { .. }))
    ));
}

#[test]
fn a_record_past_the_limit_is_refused_and_one_at_it_is_kept() {
    let over = [Record::new(kind(1), &vec![1; MAX_ROW_BYTES + 1])];
    assert!(matches!(stream::write(&over), Err(BackupError::TooLarge)));
    let at = [Record::new(kind(1), &vec![1; MAX_ROW_BYTES])];
    let blocks: Vec<_> = stream::write(&at).unwrap().into_iter().map(Some).collect();
    assert_eq!(numbers(&stream::read(&blocks)), [1]);
}

/// Whole blocks at every length, and single bytes around their ends.
#[test]
fn a_file_cut_short_gives_back_every_whole_record_in_it() {
    let size = 7000;
    let desk = Desk::with(&records(40, size));
    let count = desk.sealed.len() / SEALED;
    for blocks in 0..count {
        for beyond in [0, 1, SEALED - 1] {
            let opened = desk.open(&desk.sealed[..blocks * SEALED + beyond]);
            assert!(opened.cut_short && opened.damaged == 0 && !opened.is_whole());
            let whole = (blocks * (BACKUP_BLOCK - 2) / (size + 5)).min(40);
            assert_eq!(
                numbers(&opened.records),
                (1..=u8::try_from(whole).unwrap()).collect::<Vec<_>>()
            );
        }
    }
}

#[test]
fn a_damaged_block_costs_the_records_that_touch_it_and_no_other() {
    let size = 7000;
    let desk = Desk::with(&records(40, size));
    for block in 0..desk.sealed.len() / SEALED {
        let mut sealed = desk.sealed.clone();
        sealed[block * SEALED + 500] ^= 0x20;
        let opened = desk.open(&sealed);
        assert_eq!((opened.damaged, opened.cut_short, opened.followed), (1, false, false));
        let lost = block * (BACKUP_BLOCK - 2)..(block + 1) * (BACKUP_BLOCK - 2);
        let touched = |number: &u8| {
            let start = (usize::from(*number) - 1) * (size + 5);
            start < lost.end && start + size + 5 > lost.start
        };
        let expected: Vec<u8> = (1..=40).filter(|number| !touched(number)).collect();
        assert_eq!(numbers(&opened.records), expected, "block {block}");
    }
}

#[test]
fn blocks_swapped_repeated_or_of_another_backup_do_not_open() {
    let desk = Desk::with(&records(10, 7000));
    let block = |at: usize| desk.sealed[at * SEALED..(at + 1) * SEALED].to_vec();
    let mut swapped = desk.sealed.clone();
    swapped[..2 * SEALED].copy_from_slice(&[block(1), block(0)].concat());
    assert_eq!(desk.open(&swapped).damaged, 2);
    let mut repeated = desk.sealed.clone();
    repeated[SEALED..2 * SEALED].copy_from_slice(&block(0));
    assert_eq!(desk.open(&repeated).damaged, 1);
    let other = Desk::with(&records(10, 7000));
    assert!(desk.open(&other.sealed).records.is_empty());
    let followed = desk.open(&[desk.sealed.as_slice(), b"more"].concat());
    assert!(followed.followed && !followed.is_whole());
    assert_eq!(followed.records.len(), 10);
}

#[test]
fn the_size_of_a_backup_says_little_of_what_is_in_it() {
    let size = |count: u8| stream::write(&records(count, 2000)).unwrap().len();
    assert_eq!(size(0), MIN_BACKUP_BLOCKS);
    assert_eq!(size(1), size(20));
    let mut before = 0;
    for blocks in 0..5000 {
        let padded = stream::padded(blocks);
        assert!(padded >= blocks && padded >= before);
        assert!(
            blocks < MIN_BACKUP_BLOCKS || padded * 100 <= blocks * 112,
            "{blocks}: {padded}"
        );
        before = padded;
    }
    let different: std::collections::BTreeSet<usize> = (0..5000).map(stream::padded).collect();
    assert!(different.len() < 110, "{} sizes", different.len());
}

proptest! {
    #[test]
    fn records_of_any_size_come_back(
        sizes in prop::collection::vec((1..=255_u8, prop_oneof![0..40_usize, 16_300..16_500_usize, 32_700..32_800_usize]), 0..12),
    ) {
        let written: Vec<Record> = sizes.iter().map(|(number, size)| Record::new(kind(*number), &vec![*number; *size])).collect();
        let blocks: Vec<_> = stream::write(&written).unwrap().into_iter().map(Some).collect();
        let read: Vec<(u8, usize)> = stream::read(&blocks).iter().map(|record| (record.kind.number(), record.bytes.len())).collect();
        prop_assert_eq!(read, sizes);
    }

    /// A file made with its own passphrase may hold anything in its blocks.
    #[test]
    fn blocks_of_any_bytes_are_read_without_a_panic(
        blocks in prop::collection::vec(prop::option::of(prop::collection::vec(any::<u8>(), 0..64)), 0..6),
    ) {
        let blocks: Vec<_> = blocks.into_iter().map(|block| block.map(Zeroizing::new)).collect();
        let total: usize = blocks.iter().flatten().map(|block| block.len()).sum();
        prop_assert!(stream::read(&blocks).iter().map(|record| record.bytes.len()).sum::<usize>() <= total);
    }

    #[test]
    fn headers_of_any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Header::read(&[header::MAGIC.as_slice(), &bytes].concat());
    }
}
