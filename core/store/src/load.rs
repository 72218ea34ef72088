//! Opening the summary: everything that does not fit is named, and what fits is used.

use std::collections::BTreeMap;

use crate::database::{Database, records};
use crate::id::StoreId;
use crate::key::StoreKeys;
use crate::summary::head::{Head, Rosters, Seal};
use crate::summary::segment::Segment;
use crate::summary::{Place, Summary};
use crate::{Damage, DamageKind, Table, seal};

/// What was read of the summary.
pub(crate) struct Loaded {
    pub(crate) summary: Summary,
    /// `None` where the head does not open.
    pub(crate) head: Option<Head>,
    /// Revision the head has in the file.
    pub(crate) head_revision: u64,
    pub(crate) damage: Vec<Damage>,
}

/// A segment as found: what names it, and its content where it opens.
type FoundSegment = (Seal, Option<Segment>);

pub(crate) fn load(database: &Database, keys: &StoreKeys, store: StoreId) -> Loaded {
    let mut damage = Vec::new();
    if database.is_salvaged() {
        damage.push(Damage {
            table: None,
            row: None,
            what: DamageKind::FileBroken,
        });
    }
    if database.journal_broken() {
        damage.push(Damage {
            table: None,
            row: None,
            what: DamageKind::JournalBroken,
        });
    }
    let (head_revision, head) = match records::head(database.sql()) {
        Ok((revision, sealed)) => {
            let plain = seal::open(&keys.index, &seal::head_place(store, revision), &sealed).ok();
            (revision, plain.and_then(|plain| Head::decode(&plain).ok()))
        }
        Err(_) => (0, None),
    };
    let (head, rosters) = match head {
        Some((head, rosters)) => (Some(head), Some(rosters)),
        None => {
            damage.push(Damage {
                table: None,
                row: None,
                what: DamageKind::HeadBroken,
            });
            (None, None)
        }
    };
    let found = find(database, keys, store, rosters.as_ref());
    let summary = compare(found, rosters, &mut damage);
    Loaded {
        summary,
        head,
        head_revision,
        damage,
    }
}

/// Every segment in the file, opened. One statement; where a page does not read, each expected segment on its own.
fn find(
    database: &Database,
    keys: &StoreKeys,
    store: StoreId,
    rosters: Option<&Rosters>,
) -> BTreeMap<(Table, u32), FoundSegment> {
    let mut found = BTreeMap::new();
    let mut take = |table, place, revision, sealed: &[u8]| {
        let plain = seal::open(&keys.index, &seal::segment_place(store, table, place, revision), sealed).ok();
        let segment = plain.and_then(|plain| Segment::decode(plain).ok());
        let tag = seal::tag(sealed).unwrap_or_default();
        found.insert((table, place), (Seal { revision, tag }, segment));
    };
    if records::each_segment(database.sql(), &mut take).is_err() {
        let expected = rosters
            .into_iter()
            .flat_map(|rosters| Table::ALL.into_iter().zip(rosters));
        for (table, place) in
            expected.flat_map(|(table, roster)| (0..).zip(roster).map(move |(place, _)| (table, place)))
        {
            if let Ok(Some((revision, sealed))) = records::segment(database.sql(), table, place) {
                take(table, place, revision, &sealed);
            }
        }
    }
    found
}

/// Puts the segments in their places, where they are the ones the head lists.
fn compare(
    mut found: BTreeMap<(Table, u32), FoundSegment>,
    rosters: Option<Rosters>,
    damage: &mut Vec<Damage>,
) -> Summary {
    let mut summary = Summary::default();
    let mut rosters = rosters.map(IntoIterator::into_iter);
    for table in Table::ALL {
        let roster = rosters.as_mut().map(|rosters| rosters.next().unwrap_or_default());
        let beyond = found
            .range((table, 0)..=(table, u32::MAX))
            .next_back()
            .map_or(0, |((_, place), _)| place.saturating_add(1));
        let listed = roster
            .as_ref()
            .map_or(0, |roster| u32::try_from(roster.len()).unwrap_or(u32::MAX));
        for position in 0..beyond.max(listed) {
            let here = found.remove(&(table, position));
            let expected = roster
                .as_ref()
                .map(|roster| roster.get(place_index(position)).copied().unwrap_or_default());
            let (place, what) = judge(here, expected, position);
            damage.extend(what.map(|what| Damage {
                table: Some(table),
                row: None,
                what,
            }));
            summary.table_mut(table).push(place);
        }
    }
    summary
}

/// One place: `expected` is what the head lists, `None` where there is no head to say.
fn judge(here: Option<FoundSegment>, expected: Option<Seal>, position: u32) -> (Place, Option<DamageKind>) {
    let lost = |seal, what| (Place { seal, segment: None }, Some(what));
    match (here, expected) {
        (None, expected) => lost(expected.unwrap_or_default(), DamageKind::SegmentMissing { position }),
        (Some((seal, None)), expected) => lost(expected.unwrap_or(seal), DamageKind::SegmentBroken { position }),
        (Some((seal, Some(_))), Some(expected)) if seal != expected => {
            lost(expected, DamageKind::SegmentReplaced { position })
        }
        (Some((seal, segment)), _) => (Place { seal, segment }, None),
    }
}

fn place_index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
