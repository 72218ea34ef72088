//! The pack that comes with Carnet: signed in the build's place, kept beside nothing, and newer ones take its place.

use std::sync::LazyLock;

use policy::packs::{Accepted, Kind, Pack, PublisherId};

use super::rows::Kept;

/// The pack: the production one where the build was given it, else the one for development. See core/RELEASING.md.
const PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bundled.pack"));

/// What it says, proved once for as long as the program runs: it cannot change.
static ACCEPTED: LazyLock<Option<Accepted>> = LazyLock::new(|| Pack::read(PACK).ok()?.prove().ok());

/// What the pack that comes with Carnet says.
pub(super) fn accepted() -> Option<&'static Accepted> {
    ACCEPTED.as_ref()
}

/// The pack that comes with Carnet as a file, for a check without a wallet.
#[must_use]
pub fn bundled_pack() -> &'static [u8] {
    PACK
}

/// Whether this publisher came with Carnet.
#[must_use]
pub fn is_bundled(id: PublisherId) -> bool {
    accepted().is_some_and(|bundled| bundled.id == id)
}

/// What is kept, or what came with a later Carnet where that is newer. Who was removed stays so.
pub(super) fn newest(row: Kept) -> Kept {
    let number = |kept: &Kept, kind| kept.marks.0.get(&kind).map(|(number, _)| *number);
    let is_newer = |bundled: &Kept| {
        number(bundled, Kind::Root) >= number(&row, Kind::Root)
            && number(bundled, Kind::Index) > number(&row, Kind::Index)
    };
    let bundled = kept(row.id).filter(|bundled| row.file.is_some() && is_newer(bundled));
    bundled.unwrap_or(row)
}

/// What is known of a publisher that came with Carnet and of which nothing newer is kept.
pub(super) fn kept(id: PublisherId) -> Option<Kept> {
    let accepted = accepted().filter(|bundled| bundled.id == id)?;
    Some(Kept {
        id,
        marks: accepted.marks.clone(),
        file: Some(PACK.to_vec()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_a_later_carnet_takes_the_place_of_an_older_pack_unless_its_publisher_was_removed() {
        let id = accepted().unwrap().id;
        let bundled = kept(id).unwrap();
        let with = |number: u64, file: Option<Vec<u8>>| {
            let mut row = Kept {
                file,
                ..bundled.clone()
            };
            row.marks.0.insert(Kind::Index, (number, [0; 32]));
            newest(row)
        };
        let current = bundled.marks.0[&Kind::Index].0;
        assert!(with(current - 1, Some(vec![1])).marks == bundled.marks);
        assert_eq!(with(current, Some(vec![1])).file.as_deref(), Some(&[1][..]));
        assert!(with(current - 1, None).file.is_none());
    }
}
