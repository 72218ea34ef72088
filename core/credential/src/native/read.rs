//! Reading a pass out of a token: every rule of the profile that needs no key and no clock.

use jiff::Timestamp;

use super::{DIGESTS, Field, FieldValue, GRID, ISSUER, NativeClaims, NativeError, NativeKind, PASS, SUBJECT};
use crate::revocation::StatusReference;
use crate::sdcwt::draft::claim;
use crate::sdcwt::{Claims, Contents, Key};

/// What a token says: all of it, or what is shown.
///
/// Holds pass content: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct NativePass {
    /// `iss`.
    pub issuer: String,
    /// `iat`.
    pub issued: Timestamp,
    /// `exp`: it counts before this.
    pub expires: Timestamp,
    /// Where its issuer says whether it is revoked.
    pub status: Option<StatusReference>,
    /// The kind, and the fields that are to be seen.
    pub claims: NativeClaims,
    /// Digests without a disclosure: fields that are kept back, and decoys.
    pub hidden: usize,
}

/// Claims at the top level; another one would be a mark to know a holder by.
const CLEAR: [i64; 8] = [
    claim::ISSUER,
    claim::SUBJECT,
    claim::EXPIRES,
    claim::ISSUED,
    claim::CONFIRMATION,
    claim::TYPE,
    claim::STATUS,
    PASS,
];

impl NativePass {
    /// Reads a pass.
    ///
    /// # Errors
    /// When the token breaks a rule of the profile.
    pub fn read(contents: &Contents<'_>) -> Result<Self, NativeError> {
        let claims = contents.claims();
        let known =
            |key: &Key<'_>| matches!(key, Key::Int(key) if CLEAR.iter().any(|known| i128::from(*known) == *key));
        let nobody_in_particular = contents.subject() == Some(SUBJECT);
        if !nobody_in_particular || claims.hidden() > 0 || !claims.iter().all(|claim| known(&claim.key)) {
            return Err(NativeError::Foreign);
        }
        let vct = claims.get(claim::TYPE).and_then(|vct| vct.as_bytes());
        let kind = vct.and_then(NativeKind::of_vct).ok_or(NativeError::Kind)?;
        let issuer = contents
            .issuer()
            .filter(|issuer| super::value::is_short(issuer, ISSUER));
        let (issued, expires) = times(kind, contents)?;
        // That of a broken one is told in the token's own words.
        contents.holder_key()?;
        Ok(Self {
            issuer: issuer.ok_or(NativeError::Issuer)?.to_owned(),
            issued,
            expires,
            status: contents.status()?,
            claims: fields(kind, contents)?,
            hidden: contents.hidden(),
        })
    }
}

/// `iat` and `exp`, on the grid and not too far apart.
fn times(kind: NativeKind, contents: &Contents<'_>) -> Result<(Timestamp, Timestamp), NativeError> {
    let times = contents.times();
    let (Some(issued), Some(expires)) = (times.issued, times.expires) else {
        return Err(NativeError::Times);
    };
    let on_grid = |at: Timestamp| at.subsec_nanosecond() == 0 && at.as_second().checked_rem(GRID) == Some(0);
    let life = expires.duration_since(issued).as_secs();
    let short = GRID
        .checked_mul(kind.life_days())
        .is_some_and(|most| (1..=most).contains(&life));
    if on_grid(issued) && on_grid(expires) && short {
        Ok((issued, expires))
    } else {
        Err(NativeError::Times)
    }
}

fn fields(kind: NativeKind, contents: &Contents<'_>) -> Result<NativeClaims, NativeError> {
    let map: &Claims<'_> = contents
        .claims()
        .get(PASS)
        .and_then(|pass| pass.as_map())
        .ok_or(NativeError::Padding)?;
    let disclosures = contents.disclosures();
    let decoys = disclosures.iter().filter(|one| one.is_decoy()).count();
    let shown = map.iter().count();
    let padded = shown.checked_add(map.hidden()) == Some(DIGESTS);
    // And none anywhere else: each disclosure is a field of the map or one of its decoys, each digest stands there.
    let nowhere_else = shown.checked_add(decoys) == Some(disclosures.len())
        && contents.hidden().checked_add(decoys) == Some(map.hidden());
    if !padded || !nowhere_else || !map.iter().all(|claim| claim.disclosure.is_some()) {
        return Err(NativeError::Padding);
    }
    let mut claims = NativeClaims::new(kind);
    for claim in map.iter() {
        let Key::Int(label) = &claim.key else {
            return Err(NativeError::Foreign);
        };
        let field = i64::try_from(*label).ok().and_then(Field::of_label);
        let field = field.ok_or(NativeError::Foreign)?;
        let value = FieldValue::read(field, &claim.value).ok_or(NativeError::Value(field))?;
        claims.set(field, value)?;
    }
    Ok(claims)
}
