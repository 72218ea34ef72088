//! The pack that comes with Carnet: signed in the build's place, kept beside nothing, and newer ones take its place.

use policy::packs::{Kind, Pack, PublisherId};

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
    let accepted = packs().find(|pack| pack.publisher() == Some(id))?.prove().ok()?;
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
        let id = packs().next().and_then(|pack| pack.publisher()).unwrap();
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
