//! Setting, replacing and removing the ways to open a store, and drawing a new store key.

use crate::database::failure::{read_failed, write_failed};
use crate::database::records;
use crate::key::{self, StoreKeys};
use crate::locked::try_pin;
use crate::rows;
use crate::seal;
use crate::slot::{Slot, SlotSecret};
use crate::summary::Place;
use crate::summary::head::Seal;
use crate::summary::segment::Segment;
use crate::transaction::{Staged, next_head};
use crate::vault::entry::{PinFailures, VaultEntry};
use crate::{BiometricKey, BootClock, Pin, RecoveryCode, SlotKind, Store, StoreError, Table, Unlock};

impl Store {
    /// The ways to open the store.
    pub fn slots(&self) -> Vec<SlotKind> {
        self.head.slots.iter().map(|(kind, _)| *kind).collect()
    }

    /// Whether this PIN opens the store. A wrong one counts as a try, as when the store is locked.
    pub fn confirm_pin(&mut self, clock: &dyn BootClock, pin: &Pin) -> Result<(), StoreError> {
        let (slot, _) = records::slot(self.database.sql(), SlotKind::Pin)
            .map_err(read_failed)?
            .ok_or(StoreError::NoSuchSlot(SlotKind::Pin))?;
        let entry = self.entry.as_mut().ok_or(StoreError::DeviceKeyMissing)?;
        try_pin(&slot, self.id, self.vault.as_ref(), entry, clock, pin).map(drop)
    }

    /// Sets or replaces the PIN. Needs a vault that sees a rollback; one without an entry for this store, as after
    /// opening with the recovery code on a new device, gets one.
    pub fn change_pin(&mut self, new: &Pin) -> Result<(), StoreError> {
        if !self.vault.sees_rollback() {
            return Err(StoreError::PinNeedsKeystore);
        }
        self.adopt_device()?;
        self.set(&Unlock::Pin(new))?;
        let Some(entry) = &mut self.entry else {
            return Err(StoreError::DeviceKeyMissing);
        };
        entry.failures = PinFailures::default();
        entry.save(self.vault.as_ref())
    }

    /// Sets or replaces the recovery code.
    pub fn set_recovery(&mut self, code: &RecoveryCode) -> Result<(), StoreError> {
        self.set(&Unlock::Recovery(code))
    }

    /// Sets or replaces the biometric slot.
    pub fn set_biometric(&mut self, key: &dyn BiometricKey) -> Result<(), StoreError> {
        self.set(&Unlock::Biometric(key))
    }

    /// Sets the device slot: whoever opens the vault opens the store.
    pub fn set_device(&mut self) -> Result<(), StoreError> {
        self.adopt_device()?;
        self.set(&Unlock::Device)
    }

    /// Removes a slot; never the last.
    pub fn remove_slot(&mut self, kind: SlotKind) -> Result<(), StoreError> {
        match self.slots().as_slice() {
            slots if !slots.contains(&kind) => Err(StoreError::NoSuchSlot(kind)),
            [_] => Err(StoreError::LastSlot),
            _ => self.write(|tx| tx.delete_slot(kind)),
        }
    }

    /// Draws a new store key and seals everything again under it, in one transaction.
    ///
    /// The new key can only be wrapped for secrets that are given: `keep` becomes the store's slots, the others are
    /// removed and returned. Refused in a damaged store, where it would write over what can still be saved.
    pub fn rotate_store_key(&mut self, keep: &[Unlock<'_>]) -> Result<Vec<SlotKind>, StoreError> {
        if !self.inspect().is_empty() {
            return Err(StoreError::Damaged);
        }
        if keep.is_empty() {
            return Err(StoreError::LastSlot);
        }
        let keys = StoreKeys::derive(key::random()?, self.id)?;
        let slots = keep
            .iter()
            .map(|how| self.wrap(&keys, how))
            .collect::<Result<Vec<_>, _>>()?;
        let dropped: Vec<SlotKind> = self
            .slots()
            .into_iter()
            .filter(|kind| slots.iter().all(|slot| slot.kind != *kind))
            .collect();
        let staged = self.reseal(&keys, &slots, &dropped)?;
        self.keys = keys;
        self.apply(staged);
        // The log still holds rows under the old key.
        self.database.fold()?;
        Ok(dropped)
    }

    fn set(&mut self, how: &Unlock<'_>) -> Result<(), StoreError> {
        let slot = self.wrap(&self.keys, how)?;
        self.write(|tx| tx.put_slot(&slot))
    }

    fn wrap(&self, keys: &StoreKeys, how: &Unlock<'_>) -> Result<Slot, StoreError> {
        let device = || {
            self.entry
                .as_ref()
                .map(|entry| &entry.device)
                .ok_or(StoreError::DeviceKeyMissing)
        };
        let secret = match how {
            Unlock::Pin(_) if !self.vault.sees_rollback() => return Err(StoreError::PinNeedsKeystore),
            Unlock::Pin(pin) => SlotSecret::Pin(device()?, pin),
            Unlock::Device => SlotSecret::Device(device()?),
            Unlock::Recovery(code) => SlotSecret::Recovery(code),
            Unlock::Biometric(os) => SlotSecret::Biometric(*os),
        };
        Slot::wrap(self.id, &keys.store, &secret)
    }

    /// Makes a vault entry where there is none; one of another store is left alone.
    fn adopt_device(&mut self) -> Result<(), StoreError> {
        if self.entry.is_none() {
            let entry = match VaultEntry::load(self.vault.as_ref(), self.id)? {
                Some(entry) => entry,
                None => {
                    let entry = VaultEntry::new(self.id, self.head.generation.max(1))?;
                    entry.save(self.vault.as_ref())?;
                    entry
                }
            };
            self.entry = Some(entry);
        }
        Ok(())
    }

    /// Seals every row, segment and the head again, and commits.
    fn reseal(&self, keys: &StoreKeys, slots: &[Slot], dropped: &[SlotKind]) -> Result<Staged, StoreError> {
        let transaction = self.database.begin()?;
        let mut rosters = self.summary.rosters();
        let mut places = Vec::new();
        for (table, roster) in Table::ALL.into_iter().zip(&mut rosters) {
            for ((number, place), listed) in (0..).zip(self.summary.table(table).places()).zip(roster) {
                let mut draft = place.segment.as_ref().ok_or(StoreError::Damaged)?.draft();
                for line in draft.lines_mut() {
                    let opened = rows::open(&transaction, &self.keys, self.id, table, line);
                    let plain = opened.map_err(|_| StoreError::RowDamaged { table, id: line.id })?;
                    let bound = seal::row_place(self.id, table, line.id, line.revision);
                    let sealed = seal::seal(keys.rows(table), &bound, &plain)?;
                    records::update_row(&transaction, table, line.seq, line.revision, sealed.as_bytes())
                        .map_err(write_failed)?;
                    line.tag = sealed.tag();
                }
                let revision = listed.revision.saturating_add(1);
                let plain = draft.encode();
                let sealed = seal::seal(
                    &keys.index,
                    &seal::segment_place(self.id, table, number, revision),
                    &plain,
                )?;
                records::put_segment(&transaction, table, number, revision, sealed.as_bytes(), false)
                    .map_err(write_failed)?;
                *listed = Seal {
                    revision,
                    tag: sealed.tag(),
                };
                let segment = Some(Segment::decode(plain).map_err(|_| StoreError::Crypto)?);
                places.push((table, number, Place { seal: *listed, segment }));
            }
        }
        dropped
            .iter()
            .try_for_each(|kind| records::delete_slot(&transaction, *kind))
            .map_err(write_failed)?;
        slots
            .iter()
            .try_for_each(|slot| records::put_slot(&transaction, slot))
            .map_err(write_failed)?;
        let mut head = next_head(self.head.clone(), self, true, false);
        head.slots = slots.iter().map(|slot| (slot.kind, slot.digest())).collect();
        let head_revision = self.head_revision.saturating_add(1);
        let sealed = seal::seal(
            &keys.index,
            &seal::head_place(self.id, head_revision),
            &head.encode(&rosters),
        )?;
        records::put_head(&transaction, head_revision, sealed.as_bytes()).map_err(write_failed)?;
        transaction.commit().map_err(write_failed)?;
        Ok(Staged {
            places,
            head,
            head_revision,
        })
    }
}
