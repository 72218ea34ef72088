//! Keys that are no longer in use, or in the wrong hands, known by their ids and by themselves.

use std::collections::HashMap;

use credential::{KeyId, VerifyingKey};

use super::KeyState;

/// What is known of the state of keys.
///
/// An id is the hash of a certificate, and a certificate that says the same of the same key may have another one: its
/// signature can be written in two ways where it is an ECDSA signature, and its authority may issue it again. What counts is
/// the public key; an id leads to it as soon as a key has come with it.
#[derive(Default)]
pub(super) struct Restrictions {
    by_id: HashMap<KeyId, KeyState>,
    by_key: HashMap<VerifyingKey, KeyState>,
}

impl Restrictions {
    /// Restricts what has this id.
    pub(super) fn restrict_id(&mut self, id: KeyId, state: KeyState) {
        tighten(&mut self.by_id, id, state);
    }

    /// Restricts a key; gives its state now.
    pub(super) fn restrict_key(&mut self, key: &VerifyingKey, state: KeyState) -> KeyState {
        tighten(&mut self.by_key, key.clone(), state)
    }

    /// The ids that were restricted.
    pub(super) fn ids(&self) -> Vec<(KeyId, KeyState)> {
        self.by_id.iter().map(|(id, state)| (*id, *state)).collect()
    }

    /// The state of a key that is named by these ids.
    pub(super) fn of<'i>(&self, key: &VerifyingKey, ids: impl IntoIterator<Item = &'i KeyId>) -> KeyState {
        let named = ids.into_iter().filter_map(|id| self.by_id.get(id));
        let states = named.chain(self.by_key.get(key)).copied();
        states.fold(KeyState::Active, KeyState::stricter)
    }
}

/// A state is never made milder.
fn tighten<K: std::hash::Hash + Eq>(states: &mut HashMap<K, KeyState>, of: K, state: KeyState) -> KeyState {
    let known = states.entry(of).or_insert(KeyState::Active);
    *known = known.stricter(state);
    *known
}
