//! Every limit of the store, each with its reason.

/// Fewest characters of a PIN: a million possibilities, times what one try costs in time and waiting.
pub const MIN_PIN_CHARACTERS: usize = 6;
/// Most bytes of a PIN: what a person still types by heart; longer is a passphrase.
pub const MAX_PIN_BYTES: usize = 64;
/// Least strength of a file vault's passphrase in bits, as the estimator counts it: the file can be carried away and
/// guessed at without waiting.
pub const MIN_PASSPHRASE_BITS: f64 = 60.0;
/// Most bytes of a passphrase: a long sentence; bounds the estimator, which is quadratic.
pub const MAX_PASSPHRASE_BYTES: usize = 256;

/// PIN failures that cost no waiting: honest slips.
pub const FREE_PIN_TRIES: u32 = 5;
/// First wait after the free tries, in seconds; it doubles with every further failure.
pub const FIRST_PIN_DELAY_SECONDS: u64 = 30;
/// Longest wait in seconds: an owner who was locked out by a child gets back in the same day.
pub const MAX_PIN_DELAY_SECONDS: u64 = 3600;

/// Most bytes of a row: a country's whole signer list fits with room (about 3 MiB today).
pub const MAX_ROW_BYTES: usize = 16 << 20;
/// Most bytes of a card: a screen's line, not a pass. Keeps a segment of the summary small.
pub const MAX_CARD_BYTES: usize = 4 << 10;
/// Most rows one segment of the summary lists.
pub(crate) const MAX_SEGMENT_ROWS: usize = 64;
/// Most bytes a segment is filled to: sealed, it fits one page of the file, which is what one added pass writes again.
pub(crate) const FULL_SEGMENT_BYTES: usize = 8000;
/// Generation of a new store; 0 means that it is still being made.
pub(crate) const FIRST_GENERATION: u64 = 1;

/// Least Argon2id memory a header may ask for, in KiB: design and OWASP's floor.
pub(crate) const MIN_ARGON2_KIB: u32 = 19 << 10;
/// Most Argon2id memory a header may ask for, in KiB: what a small phone can spare once.
pub(crate) const MAX_ARGON2_KIB: u32 = 256 << 10;
/// Fewest Argon2id passes a header may ask for.
pub(crate) const MIN_ARGON2_PASSES: u32 = 2;
/// Most Argon2id passes a header may ask for: seconds, not minutes, on a small phone.
pub(crate) const MAX_ARGON2_PASSES: u32 = 8;

/// Most bytes of a vault's entry: Windows' credential blob holds 2560.
pub const MAX_VAULT_ENTRY: usize = 1024;
/// Most bytes of a slot's header; the largest holds what a biometric key wrapped.
pub(crate) const MAX_SLOT_HEADER: usize = 4 << 10;
/// Most bytes of a file vault's file: header, entry, digest.
pub(crate) const MAX_FILE_VAULT: u64 = 8 << 10;

/// Most Argon2id memory a backup's header may ask for, in KiB: half a GiB, once, on a phone with two.
pub(crate) const MAX_BACKUP_KIB: u32 = 512 << 10;
/// Fewest Argon2id passes a backup's header may ask for: RFC 9106 section 4 allows one with much memory.
pub(crate) const MIN_BACKUP_PASSES: u32 = 1;
/// Most Argon2id passes a backup's header may ask for: with the most memory still under a minute.
pub(crate) const MAX_BACKUP_PASSES: u32 = 10;
/// Most lanes a backup's header may ask for: what RFC 9106 section 4 recommends.
pub(crate) const MAX_BACKUP_LANES: u32 = 4;
/// Most bytes of a backup: ten thousand passes and the packs of fifty publishers fit, and a phone holds it in memory.
pub const MAX_BACKUP_BYTES: usize = 256 << 20;
/// Most bytes of a backup's header.
pub(crate) const MAX_BACKUP_HEADER: usize = 256;
/// Bytes of a backup's block before it is sealed: a handful of passes, and all that one bad sector costs.
pub(crate) const BACKUP_BLOCK: usize = 16 << 10;
/// Fewest blocks of a backup: one pass and twenty look alike from outside.
pub(crate) const MIN_BACKUP_BLOCKS: usize = 4;
