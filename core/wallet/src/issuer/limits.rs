//! Limits of an issuer, each with its reason.

/// Entries of a status list: a million, as in the draft's largest example. A list of which little is taken hides among its many
/// entries which ones are, and packs to a few KiB.
pub const ENTRIES: u64 = 1 << 20;

/// Of so many entries at most one is taken, so that decoys find room and a random choice comes to an end.
pub const ROOM: u64 = 2;

/// Hours over which the copies of a revoked pass are taken back, and their decoys: a day's worth of lists, in which one batch is
/// not seen as such.
pub const WINDOW_HOURS: i64 = 24;

/// Hours after which a list should be got again, which is how often one should be published.
pub const RENEW_HOURS: i64 = 1;

/// Hours for which a list serves at most: a verifier that gets no new one within two windows no longer knows.
pub const SERVES_HOURS: i64 = 48;

/// Decoys of one revocation, at least: a lone copy does not flip alone.
pub const DECOYS: usize = 8;

/// Days for which an invitation stays open, at most: it is answered across a counter.
pub const OPEN_DAYS: i64 = 7;

/// Days for which an index stays taken after its pass ended: verifiers' clocks differ, and by more than a day none judges.
pub const KEPT_DAYS: i64 = 2;

/// Bytes of an issuer's book: two million taken indexes of nine bytes, and room to spare.
pub const BOOK: usize = 32 << 20;

/// Bytes of a status list's URI, as long as a pass may name one.
pub const URI: usize = credential::limits::STATUS_URI;
