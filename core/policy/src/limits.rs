//! Every hard limit on trust files, packs and machine-readable zones, each with its reason.

use jiff::SignedDuration;

/// Bytes of one trust file. The largest list known, Germany's with 610 certificates, has 2.8 MB; three times that is
/// room for growth, and parsed JSON of that size stays below 100 MB in the worst case.
pub const TRUST_FILE: usize = 8 * 1024 * 1024;

/// Bytes of a file of directory entries (LDIF), which is read line by line: ICAO's master lists have 9.7 MiB.
pub const LDIF_FILE: usize = 16 * 1024 * 1024;

/// Bytes of the same where it is made into a pack: the complete directory has 79 MiB.
pub const LDIF_IMPORT: usize = 128 * 1024 * 1024;

/// Certificates and lists in one file of directory entries: ICAO's complete directory has some 30,000, of which few sign
/// passes.
pub const LDIF_ENTRIES: usize = 100_000;

/// Entries of one trust file. The largest lists known have 610 (Germany) and 501 (WHO).
pub const TRUST_ENTRIES: usize = 10_000;

/// Keys that one [`Trust`](crate::Trust) holds, over all its files: a folder of ten lists as large as a list may be.
pub const TRUST_KEYS: usize = 100_000;

/// Bytes of signed lists that wait for the key of their publisher, over all files.
pub const TRUST_WAITING: usize = 4 * TRUST_FILE;

/// Bytes of one key's entry in a pack: one with an RSA modulus of 8192 bits and long names has 1.5 KiB.
pub const PACK_ENTRY: usize = 16 * 1024;

/// Ids of one key in a pack. Those of key sets have three at most: the bytes, the text, the certificate's.
pub const PACK_IDS: usize = 8;

/// Notes on where a pack's entries come from: one for each publication it was made from.
pub const PACK_NOTES: usize = 1_000;

/// Rules of one pack: all states of the EU's gateway together published 271.
pub const PACK_RULES: usize = 10_000;

/// Value sets of one pack. The EU has nine.
pub const PACK_VALUE_SETS: usize = 256;

/// Bytes of one rule, or of the values of one value set, in JSON without blanks: the largest real rule has 20 KB with its
/// words in several languages, the largest value set 70 KB.
pub const PACK_RULE: usize = 256 * 1024;

/// Bytes of the logic of one rule in JSON: the largest real one has 1.7 KB.
pub const LOGIC: usize = 64 * 1024;

/// Literals, arrays and operations of one rule's logic. The largest real one has 198.
pub const LOGIC_NODES: usize = 10_000;

/// Levels of one rule's logic, each an operation or array inside of another. The deepest real one has 24; twice this, as JSON has
/// them, stays below the 128 that the parser reads.
pub const LOGIC_DEPTH: usize = 60;

/// Steps of one evaluation: one for each node, each item of an array that is searched, each 256 bytes of text. Real rules take
/// fewer than 200, and 3,000 where they search the largest value set; this many take a few milliseconds.
pub const EVALUATION_STEPS: u32 = 200_000;

/// Values in an answer that a rule put together itself. Rules answer true or false.
pub const ANSWER_NODES: u32 = 10_000;

/// Levels of such an answer.
pub const ANSWER_DEPTH: usize = 120;

/// Parts of an explanation: the largest real rule has 198, and a `reduce` shows its lambda once for each item.
pub const EXPLANATION_NODES: u32 = 5_000;

/// Values of an array or object that an explanation shows; of a larger one it says the size. One vaccination has 10.
pub const EXPLAINED_VALUE: u32 = 40;

/// Bytes of logic and data in one line, as authors of rules try them: a pass with all value sets has 120 KB.
pub const EXAMPLE: usize = 2 * 1024 * 1024;

/// Characters of the name of a value set. The longest of the EU's has 36.
pub const VALUE_SET_NAME: usize = 64;

/// Requirements of one pack: 250 countries and territories, and eight for each.
pub const PACK_REQUIREMENTS: usize = 2_000;

/// Bytes of one requirement in JSON or in a pack: one with all countries, and words of [`REQUIREMENT_TEXT`] in ten languages.
pub const REQUIREMENT: usize = 64 * 1024;

/// Characters of a requirement's words in one language, or of its source.
pub const REQUIREMENT_TEXT: usize = 1_000;

/// Languages of one requirement: more than the EU has.
pub const REQUIREMENT_LANGUAGES: usize = 64;

/// Codes of one disease and of the vaccines against it, in all systems that passes use.
pub const REQUIREMENT_CODES: usize = 64;

/// Characters of such a code. A SNOMED CT code has 18, a code of WHO's catalogue of products 51.
pub const REQUIREMENT_CODE: usize = 64;

/// Characters of a requirement's name.
pub const REQUIREMENT_ID: usize = 64;

/// Days that a requirement may count, ten years.
pub const REQUIREMENT_DAYS: u16 = 3_653;

/// Hours that a requirement may count, a year.
pub const REQUIREMENT_HOURS: u16 = 8_784;

/// Months of an age, 150 years.
pub const REQUIREMENT_MONTHS: u16 = 1_800;

/// How long rules count that nobody dated, from the day on which their file was read. States changed theirs monthly at most.
pub const RULES_AGE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Characters of a rule's description on a screen. The longest real one has 1,217.
pub const RULE_WORDS: usize = 2_000;

/// Characters of a language's tag (RFC 5646 section 4.4.1 counts 35 for the longest).
pub const LANGUAGE_TAG: usize = 35;

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

/// Keys that a pass is tried with that names none, as Israel's green passes do; only such are counted as could have made its
/// signature. The ministry has used four; each further one costs one signature check.
pub const KEYLESS_TRIES: usize = 64;

/// Bytes of a pack as a file: a filter of ten million revoked passes has 11 MiB and does not compress; kept, it has to fit
/// one row of the store.
pub const PACK_FILE: usize = 15 * 1024 * 1024;

/// Bytes of an inflated pack. The largest list of signers known, with 50,000 keys for room, has 12 MB beside the filter.
pub const PACK_INFLATED: usize = 28 * 1024 * 1024;

/// Bytes of all bodies of a pack made whole. With the largest chain of roots beside them they fit
/// [`PACK_INFLATED`], so that what is taken can be written again.
pub const PACK_BODIES: usize = 24 * 1024 * 1024;

/// Bytes of one signed part, its body apart: a root of [`PUBLISHER_KEYS`] keys, all of which sign every kind, has 20 KiB, and
/// 32 signatures have 4.
pub const PACK_PART: usize = 32 * 1024;

/// Roots in one pack's chain: one a year for a human life.
pub const PACK_ROOTS: usize = 80;

/// Keys of one publisher. More than any committee.
pub const PUBLISHER_KEYS: u64 = 64;

/// Characters of a publisher's name, which has to fit two lines of a screen.
pub const PUBLISHER_NAME: usize = 80;

/// Pieces of one delta: a copied and a new piece for each of 50,000 entries.
pub const DELTA_PIECES: usize = 100_000;

/// Agreements in one pack: each of 193 states with each other one fits.
pub const AGREEMENTS: u64 = 40_000;

/// Agreements of all publishers together.
pub const AGREEMENTS_HEARD: u64 = 4 * AGREEMENTS;

/// Characters of an agreement's conditions or source.
pub const AGREEMENT_TEXT: usize = 1_000;

/// Verifiers in one pack: every airport's gates and every larger border post, with room.
pub const VERIFIERS: u64 = 50_000;

/// Purposes of one verifier.
pub const PURPOSES: u64 = 32;

/// Purposes that one pack publishes the least of.
pub const PURPOSES_PUBLISHED: u64 = 256;

/// Characters of a verifier's name, of who accredited it, of a purpose.
pub const VERIFIER_TEXT: usize = 200;

/// Sets of one revocation pack. The EU's gateway has thirty states with three kinds of hash, some a hundred keys each.
pub const REVOCATION_SETS: usize = 16 * 1024;

/// Whose passes one set speaks of: every key of the largest lists of signers.
pub const REVOCATION_SCOPES: usize = TRUST_ENTRIES;

/// Bytes of an issuer's or a status list's URI, as long as a pass may name one ([`credential::limits::STATUS_URI`]).
pub const REVOCATION_URI: usize = credential::limits::STATUS_URI;

/// Bytes that an id is cut to at least: with a million ids in a set, another is taken for one of them with a chance of 2^-44.
pub const ID_WIDTH: usize = 8;

/// Ids up to which a list is kept as an exact set: as many as one bucket holds whole. A filter would save 60 KB at
/// most, and leave one pass in 256 open.
pub const EXACT_IDS: usize = 4 * 1024;

/// Bytes of a filter's table: 14 million ids, half as many again as the design's 10 million.
pub const FILTER: usize = 15 * 1024 * 1024;

/// Filters in one cascade: each is a hundredth of the one two before it, so that real ones have about six.
pub const CASCADE_LEVELS: usize = 32;

/// Bytes of the file of one bucket.
pub const BUCKET: usize = 64 * 1024;

/// Bits of a bucket's prefix: a million buckets, some five thousand million ids.
pub const BUCKET_DEPTH: u8 = 20;

/// Bytes of ids in all buckets that one [`Trust`](crate::Trust) holds: a thousand full ones.
pub const BUCKETS_HELD: usize = 1_000 * BUCKET;

/// Buckets that wait for the list that names them, in one [`Trust`](crate::Trust): those of ten million ids, twice. Empty ones
/// have no bytes of ids to be counted by.
pub const BUCKETS_WAITING: usize = 4_096;

/// Status lists of one revocation pack.
pub const STATUS_LISTS: usize = 1_024;

/// Bytes of one status list unpacked: four million entries of eight bits. The draft's largest example has a million.
pub const STATUS_LIST: usize = 4 * 1024 * 1024;

/// Bytes of all status lists of one revocation pack unpacked.
pub const STATUS_UNPACKED: usize = 32 * 1024 * 1024;

/// Bytes of all sets and status lists that one [`Trust`](crate::Trust) holds, over all publishers: five times the filter of
/// 10 million ids.
pub const REVOCATION_HELD: usize = 64 * 1024 * 1024;

/// Bytes of one publication that revocations are made from: the EU's gateway bounds a batch at 1,000 hashes, Switzerland's
/// list had 1 MB, a status list token of four million entries in Base64 has 6.
pub const REVOCATION_FILE: usize = 64 * 1024 * 1024;

/// Stops of one trip: three flights a day for a week.
pub const TRIP_STOPS: usize = 24;

/// Days that one trip takes at most: two years abroad. What is longer has a mistake in its years.
pub const TRIP_DAYS: i64 = 2 * 366;

/// Characters of a region's name.
pub const REGION_NAME: usize = 40;
