//! Slots: each wraps the store key on its own. A slot's header is the associated data of what it wraps.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::biometric::BiometricKey;
use crate::cbor::{Decoder, Encoder, Malformed};
use crate::id::StoreId;
use crate::key::{self, DeviceKey, Key as _, SlotKey, StoreKey};
use crate::limits::MAX_SLOT_HEADER;
use crate::seal::{self, NotGenuine};
use crate::stretch::{Cost, StretchFailed, stretch};
use crate::{Pin, RecoveryCode, StoreError, labels};

/// A way to open the store. A store has at most one slot of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotKind {
    /// This device's key together with a PIN.
    Pin,
    /// This device's key alone: a file vault's passphrase stands before it.
    Device,
    /// A generated code, on any device.
    Recovery,
    /// A biometric key of the operating system.
    Biometric,
}

impl SlotKind {
    pub(crate) const ALL: [SlotKind; 4] = [SlotKind::Pin, SlotKind::Device, SlotKind::Recovery, SlotKind::Biometric];

    /// The kind's name in the file and in the header.
    pub(crate) fn name(self) -> &'static str {
        match self {
            SlotKind::Pin => "pin",
            SlotKind::Device => "device",
            SlotKind::Recovery => "recovery",
            SlotKind::Biometric => "biometric",
        }
    }
}

impl std::fmt::Display for SlotKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            SlotKind::Pin => "PIN",
            SlotKind::Device => "device",
            SlotKind::Recovery => "recovery code",
            SlotKind::Biometric => "biometric",
        })
    }
}

/// Bytes of a slot's digest.
pub(crate) const DIGEST: usize = 16;

/// One slot as it stands in the file.
pub(crate) struct Slot {
    pub(crate) kind: SlotKind,
    pub(crate) header: Vec<u8>,
    pub(crate) sealed: Vec<u8>,
}

/// What a header says, within its limits.
struct Header<'a> {
    salt: [u8; 16],
    cost: Option<Cost>,
    wrapped: &'a [u8],
}

/// What a slot is opened with.
pub(crate) enum SlotSecret<'a> {
    Pin(&'a DeviceKey, &'a Pin),
    Device(&'a DeviceKey),
    Recovery(&'a RecoveryCode),
    Biometric(&'a dyn BiometricKey),
}

impl SlotSecret<'_> {
    pub(crate) fn kind(&self) -> SlotKind {
        match self {
            SlotSecret::Pin(..) => SlotKind::Pin,
            SlotSecret::Device(_) => SlotKind::Device,
            SlotSecret::Recovery(_) => SlotKind::Recovery,
            SlotSecret::Biometric(_) => SlotKind::Biometric,
        }
    }

    fn cost(&self) -> Option<Cost> {
        match self {
            SlotSecret::Pin(..) => Some(Cost::PIN),
            SlotSecret::Recovery(_) => Some(Cost::OFFLINE),
            SlotSecret::Device(_) | SlotSecret::Biometric(_) => None,
        }
    }

    /// The key that wraps the store key, from the secret and what the header says.
    fn slot_key(&self, header: &Header<'_>) -> Result<SlotKey, StoreError> {
        let stretched = |secret: &[u8]| -> Result<Zeroizing<[u8; 32]>, StoreError> {
            let cost = header.cost.ok_or(StoreError::SlotDamaged(self.kind()))?;
            stretch(cost, &header.salt, secret).map_err(|StretchFailed| StoreError::Crypto)
        };
        match self {
            SlotSecret::Pin(device, pin) => key::derive(
                &header.salt,
                &[device.bytes(), stretched(pin.as_bytes())?.as_slice()],
                labels::PIN_SLOT_KEY,
            ),
            SlotSecret::Device(device) => key::derive(&header.salt, &[device.bytes()], labels::DEVICE_SLOT_KEY),
            SlotSecret::Recovery(code) => key::derive(
                &header.salt,
                &[stretched(code.as_bytes())?.as_slice()],
                labels::RECOVERY_SLOT_KEY,
            ),
            SlotSecret::Biometric(os) => {
                let secret = os.unwrap(header.wrapped)?;
                key::from_slice(&secret).ok_or(StoreError::SlotDamaged(SlotKind::Biometric))
            }
        }
    }
}

impl Slot {
    /// Wraps the store key for `secret`.
    pub(crate) fn wrap(store: StoreId, store_key: &StoreKey, secret: &SlotSecret<'_>) -> Result<Slot, StoreError> {
        let kind = secret.kind();
        let mut wrapped = Vec::new();
        let mut drawn = None;
        if let SlotSecret::Biometric(os) = secret {
            let slot_key: SlotKey = key::random()?;
            wrapped = os.wrap(slot_key.bytes())?;
            drawn = Some(slot_key);
        }
        let header = Header {
            salt: key::random_salt()?,
            cost: secret.cost(),
            wrapped: &wrapped,
        };
        let slot_key = match drawn {
            Some(slot_key) => slot_key,
            None => secret.slot_key(&header)?,
        };
        let header = header.encode(store, kind);
        let sealed = seal::seal(&slot_key, &header, store_key.bytes())?.as_bytes().to_vec();
        Ok(Slot { kind, header, sealed })
    }

    /// The store key. [`StoreError::SlotDamaged`] where the header is not one; `Ok(None)` where the secret is wrong.
    pub(crate) fn unwrap(&self, store: StoreId, secret: &SlotSecret<'_>) -> Result<Option<StoreKey>, StoreError> {
        let damaged = StoreError::SlotDamaged(self.kind);
        if secret.kind() != self.kind {
            return Err(StoreError::NoSuchSlot(secret.kind()));
        }
        let Ok(header) = Header::decode(&self.header, store, self.kind) else {
            return Err(damaged);
        };
        let slot_key = secret.slot_key(&header)?;
        match seal::open(&slot_key, &self.header, &self.sealed) {
            Ok(store_key) => key::from_slice(&store_key).map(Some).ok_or(damaged),
            Err(NotGenuine) => Ok(None),
        }
    }

    /// Names exactly this slot; kept beside it to tell damage from a wrong secret, and sealed in the head to tell an
    /// older copy put back.
    pub(crate) fn digest(&self) -> [u8; DIGEST] {
        let digest = Sha256::new()
            .chain_update(&self.header)
            .chain_update(&self.sealed)
            .finalize();
        digest.first_chunk().copied().unwrap_or_default()
    }
}

impl<'a> Header<'a> {
    fn encode(&self, store: StoreId, kind: SlotKind) -> Vec<u8> {
        Encoder::with_capacity(self.wrapped.len().saturating_add(128))
            .array(7)
            .text(labels::SLOT)
            .store(store)
            .text(kind.name())
            .bytes(&self.salt)
            .uint(self.cost.map_or(0, |cost| u64::from(cost.memory_kib())))
            .uint(self.cost.map_or(0, |cost| u64::from(cost.passes())))
            .bytes(self.wrapped)
            .finish()
            .to_vec()
    }

    fn decode(bytes: &'a [u8], store: StoreId, kind: SlotKind) -> Result<Self, Malformed> {
        if bytes.len() > MAX_SLOT_HEADER {
            return Err(Malformed);
        }
        let mut from = Decoder::new(bytes);
        from.array_of(7)?;
        from.says(labels::SLOT)?;
        if from.store()? != store {
            return Err(Malformed);
        }
        from.says(kind.name())?;
        let salt = from.fixed()?;
        let cost = match (kind, from.small()?, from.small()?) {
            (SlotKind::Pin | SlotKind::Recovery, memory, passes) => {
                Some(Cost::bounded(memory, passes).ok_or(Malformed)?)
            }
            (_, 0, 0) => None,
            _ => return Err(Malformed),
        };
        let wrapped = from.bytes()?;
        from.finish()?;
        Ok(Header { salt, cost, wrapped })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::{MAX_ARGON2_KIB, MIN_ARGON2_KIB};

    const STORE: StoreId = StoreId([5; 16]);

    #[test]
    fn a_slot_opens_for_its_secret_its_device_and_its_store_alone() {
        let (store_key, device, other) = (key::random().unwrap(), key::random().unwrap(), key::random().unwrap());
        let (pin, wrong) = (Pin::new("271828").unwrap(), Pin::new("271829").unwrap());
        let slot = Slot::wrap(STORE, &store_key, &SlotSecret::Pin(&device, &pin)).unwrap();
        let opened = slot.unwrap(STORE, &SlotSecret::Pin(&device, &pin)).unwrap().unwrap();
        assert!(opened.bytes() == store_key.bytes());
        assert!(slot.unwrap(STORE, &SlotSecret::Pin(&device, &wrong)).unwrap().is_none());
        assert!(slot.unwrap(STORE, &SlotSecret::Pin(&other, &pin)).unwrap().is_none());
        assert!(matches!(
            slot.unwrap(StoreId([6; 16]), &SlotSecret::Pin(&device, &pin)),
            Err(StoreError::SlotDamaged(SlotKind::Pin))
        ));
        assert!(matches!(
            slot.unwrap(STORE, &SlotSecret::Device(&device)),
            Err(StoreError::NoSuchSlot(SlotKind::Device))
        ));
    }

    #[test]
    fn a_header_that_asks_for_too_much_is_refused_before_memory_is_spent() {
        let (store_key, device) = (key::random().unwrap(), key::random().unwrap());
        let pin = Pin::new("271828").unwrap();
        let mut slot = Slot::wrap(STORE, &store_key, &SlotSecret::Pin(&device, &pin)).unwrap();
        for (memory, passes) in [
            (u32::MAX, 3),
            (MAX_ARGON2_KIB + 1, 3),
            (MIN_ARGON2_KIB, u32::MAX),
            (MIN_ARGON2_KIB - 1, 3),
            (0, 0),
        ] {
            slot.header = Encoder::with_capacity(128)
                .array(7)
                .text(labels::SLOT)
                .store(STORE)
                .text("pin")
                .bytes(&[0; 16])
                .uint(u64::from(memory))
                .uint(u64::from(passes))
                .bytes(&[])
                .finish()
                .to_vec();
            let refused = slot.unwrap(STORE, &SlotSecret::Pin(&device, &pin));
            assert!(
                matches!(refused, Err(StoreError::SlotDamaged(SlotKind::Pin))),
                "{memory} KiB, {passes} passes"
            );
        }
    }

    #[test]
    fn every_byte_of_the_header_is_bound() {
        let (store_key, device) = (key::random().unwrap(), key::random().unwrap());
        let mut slot = Slot::wrap(STORE, &store_key, &SlotSecret::Device(&device)).unwrap();
        for place in 0..slot.header.len() {
            slot.header[place] ^= 1;
            assert!(
                !matches!(slot.unwrap(STORE, &SlotSecret::Device(&device)), Ok(Some(_))),
                "byte {place}"
            );
            slot.header[place] ^= 1;
        }
        assert!(slot.unwrap(STORE, &SlotSecret::Device(&device)).unwrap().is_some());
    }
}
