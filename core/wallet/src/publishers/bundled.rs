//! The pack that comes with Carnet: signed in the build's place, kept beside nothing, and newer ones take its place.

use policy::packs::{Pack, PublisherId};

use super::rows::Kept;

/// The pack: the production one where the build was given it, else the one for development. See core/RELEASING.md.
const PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bundled.pack"));

/// The packs that come with Carnet.
pub(super) fn packs() -> impl Iterator<Item = Pack> {
    Pack::read(PACK).ok().into_iter()
}

/// The pack that comes with Carnet as a file, for a check without a wallet.
#[must_use]
pub fn bundled_pack() -> &'static [u8] {
    PACK
}

/// Whether this publisher came with Carnet.
#[must_use]
pub fn is_bundled(id: PublisherId) -> bool {
    packs().any(|pack| pack.publisher() == Some(id))
}

/// What is known of a publisher that came with Carnet and of which nothing newer is kept.
pub(super) fn kept(id: PublisherId) -> Option<Kept> {
    let accepted = packs().find(|pack| pack.publisher() == Some(id))?.prove().ok()?;
    Some(Kept {
        id,
        marks: accepted.marks.clone(),
        file: Some(PACK.to_vec()),
    })
}
