//! Every domain-separation label of the store, and nowhere else.
//!
//! A label goes into a key derivation or into associated data, so that bytes made for one purpose never open for
//! another. A label is never changed in place: a new meaning takes a new number at its end.

/// HKDF info of the key that seals pass rows.
pub(crate) const PASSES_KEY: &str = "carnet/store/key/passes/1";
/// HKDF info of the key that seals trust rows.
pub(crate) const TRUST_KEY: &str = "carnet/store/key/trust/1";
/// HKDF info of the key that seals settings rows.
pub(crate) const SETTINGS_KEY: &str = "carnet/store/key/settings/1";
/// HKDF info of the key that seals ledger rows.
pub(crate) const LEDGER_KEY: &str = "carnet/store/key/ledger/1";
/// HKDF info of the key that seals the summary: its head and its segments.
pub(crate) const INDEX_KEY: &str = "carnet/store/key/index/1";
/// HKDF info of the key that wraps the store key in the PIN slot.
pub(crate) const PIN_SLOT_KEY: &str = "carnet/store/key/slot/pin/1";
/// HKDF info of the key that wraps the store key in the device slot.
pub(crate) const DEVICE_SLOT_KEY: &str = "carnet/store/key/slot/device/1";
/// HKDF info of the key that wraps the store key in the recovery slot.
pub(crate) const RECOVERY_SLOT_KEY: &str = "carnet/store/key/slot/recovery/1";
/// HKDF info of the key that seals the file vault.
pub(crate) const FILE_VAULT_KEY: &str = "carnet/store/key/file-vault/1";
/// HKDF info of the key that seals a backup's blocks.
pub(crate) const BACKUP_KEY: &str = "carnet/store/key/backup/1";
/// HKDF info of the value that tells a wrong passphrase from damage.
pub(crate) const BACKUP_CHECK_KEY: &str = "carnet/store/key/backup-check/1";

/// Associated data of a row.
pub(crate) const ROW: &str = "carnet/store/row/1";
/// Associated data of a segment of the summary.
pub(crate) const SEGMENT: &str = "carnet/store/segment/1";
/// Associated data of the summary's head.
pub(crate) const HEAD: &str = "carnet/store/head/1";
/// First item of a slot's header, which is its associated data.
pub(crate) const SLOT: &str = "carnet/store/slot/1";
/// First item of a vault entry.
pub(crate) const VAULT_ENTRY: &str = "carnet/store/vault-entry/1";
/// First item of a file vault's header, which is its associated data.
pub(crate) const FILE_VAULT: &str = "carnet/store/file-vault/1";
/// First item of a backup's header.
pub(crate) const BACKUP: &str = "carnet/store/backup/1";
/// Associated data of a backup's block.
pub(crate) const BACKUP_BLOCK: &str = "carnet/store/backup-block/1";
/// Prefix of what a link of the ledger's chain is taken from.
pub(crate) const LEDGER_LINK: &str = "carnet/store/ledger-link/1";
/// Prefix of what the check symbols of a recovery code are taken from.
pub(crate) const RECOVERY_CHECK: &str = "carnet/store/recovery-check/1";
