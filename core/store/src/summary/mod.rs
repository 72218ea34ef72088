//! The summary: one line for every row of every table, opened at once, so that a list needs no row and no row can be
//! swapped, dropped or put back unnoticed.
//!
//! Lines stand in segments of up to 64, each sealed as one; the head lists revision and tag of every segment. A change
//! writes one segment and the head, whatever the number of rows.

pub(crate) mod head;
pub(crate) mod segment;

use std::cell::{Cell, OnceCell};
use std::collections::HashMap;

use self::head::{Rosters, Seal};
use self::segment::{Line, Segment};
use crate::limits::MAX_SEGMENT_ROWS;
use crate::{RowId, Table};

/// What an opened store knows of all its rows.
#[derive(Default)]
pub(crate) struct Summary {
    tables: [TableSummary; Table::ALL.len()],
}

/// What it knows of one table.
#[derive(Default)]
pub(crate) struct TableSummary {
    places: Vec<Place>,
    /// In which place a row's line stands.
    index: OnceCell<HashMap<RowId, u32>>,
    /// Look-ups made without the index.
    walks: Cell<u8>,
}

/// Look-ups after which the index is made.
const WALKS: u8 = 8;

/// One segment's place.
pub(crate) struct Place {
    /// What the head says belongs here; what is here, where the head does not open.
    pub(crate) seal: Seal,
    /// `None` where it is damaged: nothing is ever written to such a place.
    pub(crate) segment: Option<Segment>,
}

impl Summary {
    pub(crate) fn table(&self, table: Table) -> &TableSummary {
        let [passes, ledger, trust, settings] = &self.tables;
        match table {
            Table::Passes => passes,
            Table::Ledger => ledger,
            Table::Trust => trust,
            Table::Settings => settings,
        }
    }

    pub(crate) fn table_mut(&mut self, table: Table) -> &mut TableSummary {
        let [passes, ledger, trust, settings] = &mut self.tables;
        match table {
            Table::Passes => passes,
            Table::Ledger => ledger,
            Table::Trust => trust,
            Table::Settings => settings,
        }
    }

    /// What the head has to list.
    pub(crate) fn rosters(&self) -> Rosters {
        Table::ALL.map(|table| self.table(table).places.iter().map(|place| place.seal).collect())
    }
}

impl TableSummary {
    pub(crate) fn places(&self) -> &[Place] {
        &self.places
    }

    /// The place whose segment has the row's line.
    pub(crate) fn place_of(&self, id: RowId) -> Option<u32> {
        let numbered = || (0_u32..).zip(&self.places);
        // Showing one pass after unlocking asks a few times: walking the lines is quicker than indexing them all.
        let walks = self.walks.get();
        if self.index.get().is_none() && walks < WALKS {
            self.walks.set(walks.saturating_add(1));
            let has_line = |place: &Place| place.segment.as_ref().is_some_and(|segment| segment.line(id).is_some());
            return numbered().find(|(_, place)| has_line(place)).map(|(number, _)| number);
        }
        let index = self.index.get_or_init(|| {
            let mut index = HashMap::with_capacity(self.places.len().saturating_mul(MAX_SEGMENT_ROWS));
            for (number, place) in numbered() {
                if let Some(segment) = &place.segment {
                    index.extend(segment.lines().map(|(line, _)| (line.id, number)));
                }
            }
            index
        });
        index.get(&id).copied()
    }

    pub(crate) fn segment(&self, place: u32) -> Option<&Segment> {
        self.places.get(usize::try_from(place).ok()?)?.segment.as_ref()
    }

    pub(crate) fn line(&self, id: RowId) -> Option<&Line> {
        self.segment(self.place_of(id)?)?.line(id)
    }

    /// Every line with its card, in order of insertion.
    pub(crate) fn lines(&self) -> impl ExactSizeIterator<Item = (&Line, &[u8])> {
        self.lines_where(|_| true)
    }

    /// Those of its lines that are wanted, with their cards, in order of insertion.
    pub(crate) fn lines_where(&self, wanted: impl Fn(&Line) -> bool) -> impl ExactSizeIterator<Item = (&Line, &[u8])> {
        let mut lines: Vec<_> = self
            .places
            .iter()
            .filter_map(|place| place.segment.as_ref())
            .flat_map(Segment::lines)
            .filter(|(line, _)| wanted(line))
            .collect();
        lines.sort_by_key(|(line, _)| line.seq);
        lines.into_iter()
    }

    /// Puts a place behind the last.
    pub(crate) fn push(&mut self, place: Place) {
        let number = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        if let (Some(segment), Some(index)) = (&place.segment, self.index.get_mut()) {
            index.extend(segment.lines().map(|(line, _)| (line.id, number)));
        }
        self.places.push(place);
    }

    /// Puts a changed segment in its place; the next one where it is new.
    pub(crate) fn replace(&mut self, number: u32, place: Place) {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        if let Some(held) = self.places.get_mut(at) {
            if let Some(index) = self.index.get_mut() {
                if let Some(segment) = &held.segment {
                    segment.lines().for_each(|(line, _)| {
                        index.remove(&line.id);
                    });
                }
                if let Some(segment) = &place.segment {
                    index.extend(segment.lines().map(|(line, _)| (line.id, number)));
                }
            }
            *held = place;
        } else {
            self.push(place);
        }
    }
}
