//! Every hard limit on input, each with its reason. All are checked before memory is spent.

/// Bytes of an inflated HC1 pass.
///
/// A QR code holds at most 4,296 characters, which is 2,864 compressed bytes; CBOR of this kind deflates to a third at
/// best, and real passes inflate to less than 2 KiB. Ten times a full code is room for passes that arrive as files.
pub const HC1_INFLATED: usize = 32 * 1024;

/// Arrays and maps within each other. A DCC nests them 5 deep.
pub const CBOR_DEPTH: usize = 32;

/// Data items, tags included, in one lenient CBOR text: a DCC has about 60, a full QR code inflates to some hundreds.
pub const CBOR_ITEMS_LENIENT: u32 = 8 * 1024;

/// Data items, tags included, in one strict CBOR text: a list of 50,000 keys has about
/// 1,000,000.
pub const CBOR_ITEMS_STRICT: u32 = 4 * 1024 * 1024;

/// Bytes of one text or byte string in lenient CBOR. A pass is bounded by what it inflates to ([`HC1_INFLATED`]); the largest
/// other message is a status list token, whose list of four million entries is a string.
pub const CBOR_STRING_LENIENT: u64 = 4 * 1024 * 1024;

/// Bytes of one text or byte string in strict CBOR: a filter of ten million revoked passes has
/// 11 MiB. Such a string is borrowed, never copied.
pub const CBOR_STRING_STRICT: u64 = 16 * 1024 * 1024;

/// Signers of one COSE_Sign message: more than any committee that signs packs.
pub const COSE_SIGNERS: u64 = 32;

/// Entries of one map in lenient CBOR: the largest map of a DCC has 11; keys in any order have to be kept to be compared.
pub const CBOR_MAP_LENIENT: u64 = 256;

/// Entries of one map in strict CBOR: keys stand in order, so that only the last one is kept.
pub const CBOR_MAP_STRICT: u64 = 64 * 1024;

/// Bytes of a big number that is written out in decimal, which costs time with the square of its length; a larger one is
/// written as the bytes it is. 128 bytes is also where a JSON number's range ends.
pub const CBOR_DECIMAL: usize = 128;

/// Bytes of a pass as text. The largest QR code holds 4,296 alphanumeric characters; blanks around them come on top.
pub const TEXT: usize = 8 * 1024;

/// Bytes of a SMART Health Card as text: ten full codes of 7,089 digits, or a file with twenty cards of the largest size
/// that fits one code.
pub const SHC_TEXT: usize = 72 * 1024;

/// Codes of one SMART Health Card. The largest published one has three.
pub const SHC_PARTS: usize = 16;

/// SMART Health Cards in one file, and cards put together from parts at once.
pub const SHC_CREDENTIALS: usize = 32;

/// Characters of a JWS header in Base64url. Three members with a thumbprint have 112.
pub const SHC_HEADER: usize = 1024;

/// Bytes of an inflated SMART Health Card. One that fits a single code has 1.5 to 10 KiB; the largest published one, a
/// laboratory report of 55 resources, has 30 KiB. Bounds the depth and the items of its JSON too: the parser stops at 128
/// levels.
pub const SHC_INFLATED: usize = 128 * 1024;

/// Bytes of a Visible Digital Seal as text. A QR code holds 2,953, Data Matrix and Aztec less; indented over lines, as a
/// file may have it, it is twice as long. Bounds its JSON too: the parser stops at 128 levels.
pub const VDS_NC_TEXT: usize = 16 * 1024;

/// Bytes of the signature of a Visible Digital Seal: two numbers of P-521.
pub const VDS_NC_SIGNATURE: usize = 132;

/// Bytes of the URI of a status list. A pass in a QR code has no room for more.
pub const STATUS_URI: usize = 2 * 1024;

/// Fields beyond the minimum that are listed of one pass; each path is listed once.
pub const EXCESS: usize = 64;

/// Bytes of a key id. Passes use eight; some issuers write a text or a whole SHA-256.
pub const KEY_ID: usize = 32;

/// Bits of the smallest RSA modulus: 112-bit strength, the least that NIST SP 800-131A and SOG-IS still accept.
pub const RSA_BITS_LEAST: usize = 2048;

/// Bits of the largest RSA modulus: verification grows with the square of it, and the backend stops here.
pub const RSA_BITS_MOST: usize = 8192;

/// Bytes of one certificate. The largest of the 1,550 in real signer lists has 2,203.
pub const CERTIFICATE: usize = 16 * 1024;

/// How often each of the tags 18 and 61 may stand before one lenient message: real codes are tagged twice at most.
pub const COSE_TAGS: usize = 2;

/// Characters of a field name that are shown of a field no format has: enough to tell it by.
pub const FIELD_NAME: usize = 64;

/// Characters of the name of a host (RFC 1035 section 2.3.4: 255 octets with their lengths). A longer one has no address.
pub const HOST: usize = 253;

/// Characters of a token that is taken for a number in somebody's database: the 16 digits of 64 bits, as few as issuers
/// use; a code that carries a signature is longer than 128.
pub const TOKEN_LEAST: usize = 16;
/// The longest such token: SHA-512 in hexadecimal digits.
pub const TOKEN_MOST: usize = 128;

/// Bytes of an inflated DIVOC credential. Real ones have 2 KiB; what a QR code holds inflates to less than this.
pub const DIVOC_INFLATED: usize = 32 * 1024;

/// Files of an archive among which the one that is wanted has to be. DIVOC's archives have one; wallet passes have some
/// twenty pictures in several languages.
pub const ARCHIVE_ENTRIES: usize = 128;

/// Events of one DIVOC credential. Real ones have one; canonicalisation may grow with the factorial of those that look alike.
pub const DIVOC_EVENTS: usize = 4;

/// Bytes of a code that is no text: sixteen symbols of the largest size, 2,953 bytes each, is all that one message can
/// have (ISO/IEC 18004 section 8).
pub const BINARY: usize = 16 * 2953;

/// Characters of the text form of such a code: prefix and Base64.
pub const BINARY_TEXT: usize = 4 + BINARY.div_ceil(3) * 4;

/// How often the bytes of a text may be looked at again while codes are looked for in it. Every byte belongs to one code,
/// which is read in two ways at most, and in growing pieces that have four times its length together; more is a text made
/// to look like thousands of codes.
pub const FIND_WORK: usize = 10;

/// Characters that are looked at first of a code that tells its own end, and twice as many each time after. The shortest real
/// passes have some 300, and tokens that are none are told by their header, which has fewer.
pub const FIND_FIRST: usize = 128;

/// Bytes between two pieces of a code that are passed over: a line break with what a mail program puts around it. An answer
/// to an answer has some ten, lines set apart by blanks have a hundred.
pub const FIND_SKIPPED: usize = 256;

/// Characters of a path to a field that are shown: of the longest real one, `Observation.component.valueCodeableConcept`, four
/// times as many.
pub const FIELD_PATH: usize = 200;

/// Signers of one signed message, and certificates that come with it: a master list has one signer, its certificate and
/// that of the authority above it.
pub const CMS_SIGNERS: usize = 16;

/// Open lengths within each other in one signed message: message, data, content and its string are four.
pub const CMS_DEPTH: usize = 8;

/// Bytes of one SD-CWT with all its disclosures. A pass with 40 claims, each redacted on its own and with as many decoys, has
/// less than 8 KiB; what is shown of one fits a QR code.
pub const SD_CWT: usize = 32 * 1024;

/// Bytes of a key binding token: an SD-CWT and, of the holder's own, an audience, a nonce and a signature.
pub const KEY_BINDING: usize = SD_CWT + 2 * 1024;

/// Disclosures of one SD-CWT, decoys counted: three times those of the pass above. Each costs a hash.
pub const SD_CWT_DISCLOSURES: usize = 256;

/// Digests of one SD-CWT, those within disclosures counted. As many as disclosures: an issued copy has one for each, and what is
/// shown of it has no more.
pub const SD_CWT_DIGESTS: usize = SD_CWT_DISCLOSURES;

/// Levels of claims within claims (draft-ietf-spice-sd-cwt section 6.5, which advises against more). A disclosed claim counts
/// where it belongs, so that disclosures within disclosures go no deeper. Carnet's own passes have three.
pub const SD_CWT_DEPTH: usize = 16;
