//! Every hard limit on trust files and machine-readable zones, each with its reason.

/// Bytes of one trust file. The largest list known, Germany's with 610 certificates, has 2.8 MB; three times that is
/// room for growth, and parsed JSON of that size stays below 100 MB in the worst case.
pub const TRUST_FILE: usize = 8 * 1024 * 1024;

/// Entries of one trust file. The largest lists known have 610 (Germany) and 501 (WHO).
pub const TRUST_ENTRIES: usize = 10_000;

/// Keys that one [`Trust`](crate::Trust) holds, over all its files: a folder of ten lists as large as a list may be.
pub const TRUST_KEYS: usize = 100_000;

/// Bytes of signed lists that wait for the key of their publisher, over all files.
pub const TRUST_WAITING: usize = 4 * TRUST_FILE;

/// Publishers' keys that signed lists are tried with. Each list costs one signature check per key.
pub const PUBLISHERS: usize = 64;

/// Revocation lists that one [`Trust`](crate::Trust) holds: one of each of the 193 states, several times over.
pub const REVOCATION_LISTS: usize = 1_000;

/// Signers whose chains are remembered. A state has a handful in use at a time; past this number all are looked at anew.
pub const CHAINS: usize = 1_000;

/// Bytes of one certificate in Base64 or DER. Real signer certificates have 0.5 to 3 KiB.
pub const CERTIFICATE: usize = 64 * 1024;

/// Characters of the first line of a signed list: Base64 of a DER signature, which is 72 bytes for P-256 and 104 for
/// P-384.
pub const LIST_SIGNATURE: usize = 512;

/// Characters of a machine-readable zone as typed or scanned: three lines of 30 at most, with blanks and line ends to
/// spare.
pub const MRZ_TEXT: usize = 512;

/// Characters of a name that is transliterated; the DCC schema allows 80 for each part, and a longer one is not
/// compared.
pub const NAME: usize = 512;

/// Keys that a pass is tried with that names none, as Israel's green passes do. The ministry has used four; each further
/// one costs one signature check.
pub const KEYLESS_TRIES: usize = 64;
