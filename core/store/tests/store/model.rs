//! Random operations against a plain model: summary and rows never disagree, whatever is committed, dropped or reopened.

use proptest::prelude::*;
use store::{RowId, Store, StoreError, Table};

use crate::support::Device;

#[derive(Clone, Debug)]
enum Step {
    Add(u8, u16),
    Update(u8, u8),
    UpdateCard(u8, u16),
    Remove(u8),
    Restore(u8),
    Delete(u8),
    Ledger(u8),
    DeleteLedger(u8),
    Abort,
    Crash,
    Lock,
    Rotate,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (any::<u8>(), 0_u16..400).prop_map(|(content, card)| Step::Add(content, card)),
        3 => (any::<u8>(), any::<u8>()).prop_map(|(which, content)| Step::Update(which, content)),
        3 => (any::<u8>(), 0_u16..4000).prop_map(|(which, card)| Step::UpdateCard(which, card)),
        3 => any::<u8>().prop_map(Step::Remove),
        2 => any::<u8>().prop_map(Step::Restore),
        3 => any::<u8>().prop_map(Step::Delete),
        2 => any::<u8>().prop_map(Step::Ledger),
        1 => any::<u8>().prop_map(Step::DeleteLedger),
        2 => Just(Step::Abort),
        2 => Just(Step::Crash),
        1 => Just(Step::Lock),
        1 => Just(Step::Rotate),
    ]
}

/// What should be in the store.
#[derive(Clone, Default, Debug, PartialEq)]
struct Model {
    /// In order of insertion: content, card, removed.
    passes: Vec<(RowId, Vec<u8>, Vec<u8>, bool)>,
    /// In order of insertion.
    ledger: Vec<(RowId, Vec<u8>)>,
    forgotten: u64,
}

impl Model {
    fn of(store: &Store) -> Model {
        let mut cards: Vec<_> = store
            .cards()
            .chain(store.removed())
            .map(|card| (card.id, card.bytes.to_vec(), card.removed))
            .collect();
        // Cards come in order among their own kind; the model compares them so.
        cards.sort_by_key(|card| card.0);
        let passes = cards
            .into_iter()
            .map(|(id, card, removed)| (id, store.read(Table::Passes, id).unwrap().to_vec(), card, removed));
        let read = store.ledger().unwrap();
        assert!(read.whole && read.missing == 0);
        let numbers = read.entries.iter().map(|entry| entry.number.unwrap());
        assert!(numbers.eq(read.forgotten + 1..=read.forgotten + read.entries.len() as u64));
        let ledger = read.entries.into_iter().map(|entry| (entry.id, entry.content.to_vec()));
        Model {
            passes: passes.collect(),
            ledger: ledger.collect(),
            forgotten: read.forgotten,
        }
    }

    fn sorted(&self) -> Model {
        let mut sorted = self.clone();
        sorted.passes.sort_by_key(|pass| pass.0);
        sorted
    }

    fn pick(&mut self, which: u8) -> Option<&mut (RowId, Vec<u8>, Vec<u8>, bool)> {
        let count = self.passes.len().max(1);
        self.passes.get_mut(usize::from(which) % count)
    }
}

fn apply(tx: &mut store::Tx<'_>, model: &mut Model, step: &Step) -> Result<(), StoreError> {
    match *step {
        Step::Add(content, card) => {
            let (content, card) = (vec![content; 700], vec![content; usize::from(card)]);
            model
                .passes
                .push((tx.insert_pass(&content, &card)?, content, card, false));
        }
        Step::Update(which, content) => {
            if let Some(pass) = model.pick(which) {
                pass.1 = vec![content; 300 + usize::from(content) * 40];
                tx.update(Table::Passes, pass.0, &pass.1)?;
            }
        }
        Step::UpdateCard(which, card) => {
            if let Some(pass) = model.pick(which) {
                pass.2 = vec![which; usize::from(card)];
                tx.update_card(pass.0, &pass.2)?;
            }
        }
        Step::Remove(which) | Step::Restore(which) => {
            if let Some(pass) = model.pick(which) {
                pass.3 = matches!(step, Step::Remove(_));
                if pass.3 {
                    tx.mark_removed(pass.0)?
                } else {
                    tx.restore(pass.0)?
                }
            }
        }
        Step::Delete(which) => {
            if let Some(id) = model.pick(which).map(|pass| pass.0) {
                tx.delete(Table::Passes, id)?;
                model.passes.retain(|pass| pass.0 != id);
            }
        }
        Step::Ledger(content) => {
            model
                .ledger
                .push((tx.insert(Table::Ledger, &[content])?, vec![content]));
        }
        Step::DeleteLedger(which) => {
            // The oldest, as many as it says.
            let count = usize::from(which) % model.ledger.len().max(1);
            if let Some((id, _)) = count.checked_sub(1).and_then(|last| model.ledger.get(last)) {
                tx.forget_ledger(*id)?;
                model.ledger.drain(..count);
                model.forgotten += count as u64;
            }
        }
        Step::Abort | Step::Crash | Step::Lock | Step::Rotate => {}
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn the_store_is_what_the_model_says(transactions in prop::collection::vec(prop::collection::vec(step(), 1..12), 1..40)) {
        let device = Device::new();
        let mut store = device.create();
        let mut model = Model::default();
        for steps in &transactions {
            let mut next = model.clone();
            let aborts = steps.iter().any(|step| matches!(step, Step::Abort));
            let done = store.write(|tx| {
                steps.iter().try_for_each(|step| apply(tx, &mut next, step))?;
                if aborts { Err(StoreError::NoRandomness) } else { Ok(()) }
            });
            prop_assert_eq!(done.is_err(), aborts);
            if !aborts {
                model = next;
            }
            if steps.iter().any(|step| matches!(step, Step::Rotate)) {
                store.rotate_store_key(&[store::Unlock::Device]).unwrap();
            }
            if steps.iter().any(|step| matches!(step, Step::Crash)) {
                drop(store);
                store = device.open();
            }
            if steps.iter().any(|step| matches!(step, Step::Lock)) {
                drop(store.lock().unwrap());
                store = device.open();
                model.passes.retain(|pass| !pass.3);
            }
            let listed: Vec<RowId> = store.cards().map(|card| card.id).collect();
            let expected: Vec<RowId> = model.passes.iter().filter(|pass| !pass.3).map(|pass| pass.0).collect();
            prop_assert_eq!(listed, expected);
        }
        drop(store);
        let store = device.open();
        prop_assert_eq!(Model::of(&store), model.sorted());
        prop_assert!(store.inspect().is_empty());
        prop_assert!(store.condition().is_sound());
        let rows: i64 = { drop(store); device.file().query_row("SELECT count(*) FROM passes", [], |row| row.get(0)).unwrap() };
        prop_assert_eq!(usize::try_from(rows).unwrap(), model.passes.len());
    }
}
