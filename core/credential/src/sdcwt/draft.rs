//! Which draft is spoken, and all of its numbers: the one place to change when the RFC comes.
//!
//! draft-ietf-spice-sd-cwt-07 of 2 March 2026. Earlier drafts have other numbers and another order within a disclosure, and
//! nothing in a token tells which draft it follows.

/// The draft whose numbers these are.
pub const DRAFT: &str = "draft-ietf-spice-sd-cwt-07";

/// The draft whose `status` claim is read; the claim's number is [`claim::STATUS`].
pub const STATUS_DRAFT: &str = "draft-ietf-oauth-status-list-20";

/// Labels of header parameters beside those of RFC 9052.
pub mod header {
    /// `kcwt`: the SD-CWT within a key binding token (RFC 9528 section 3.5.3.1, section 8.1).
    pub const KCWT: i64 = 13;
    /// `CWT Claims` (RFC 9597).
    pub const CWT_CLAIMS: i64 = 15;
    /// `typ` (RFC 9596).
    pub const TYP: i64 = 16;
    /// `sd_claims`: the disclosures, unprotected (section 17.1.1).
    pub const SD_CLAIMS: i64 = 17;
    /// `sd_alg`: the hash that digests are made with, protected (section 17.1.2).
    pub const SD_ALG: i64 = 170;
    /// `sd_aead_encrypted_claims`: encrypted disclosures, unprotected (section 17.1.3).
    pub const SD_AEAD_ENCRYPTED_CLAIMS: i64 = 171;
}

/// Values of `typ` (section 5, section 8.1).
pub mod typ {
    /// CoAP content format of an SD-CWT.
    pub const SD_CWT: u64 = 293;
    /// The same as a media type.
    pub const SD_CWT_TEXT: &str = "application/sd-cwt";
    /// Ends the media type of a more specific kind of SD-CWT.
    pub const SD_CWT_SUFFIX: &str = "+sd-cwt";
    /// CoAP content format of a key binding token.
    pub const KB_CWT: u64 = 294;
    /// The same as a media type.
    pub const KB_CWT_TEXT: &str = "application/kb+cwt";
}

/// The simple value that is the key of a map's redacted claim keys (section 17.2).
pub const REDACTED_CLAIM_KEYS: u8 = 59;

/// Tags (section 17.3).
pub mod tag {
    /// `To Be Redacted`: only on the way to an issuer.
    pub const TO_BE_REDACTED: u64 = 58;
    /// `Redacted Claim Element`: a digest in the place of an array's element.
    pub const REDACTED_ELEMENT: u64 = 60;
    /// `To Be Decoy`: only on the way to an issuer.
    pub const TO_BE_DECOY: u64 = 62;
}

/// Keys of claims that mean something here (RFC 8392 section 4, RFC 8747, table 2, section 13).
pub mod claim {
    /// `iss`.
    pub const ISSUER: i64 = 1;
    /// `sub`.
    pub const SUBJECT: i64 = 2;
    /// `aud`.
    pub const AUDIENCE: i64 = 3;
    /// `exp`.
    pub const EXPIRES: i64 = 4;
    /// `nbf`.
    pub const NOT_BEFORE: i64 = 5;
    /// `iat`.
    pub const ISSUED: i64 = 6;
    /// `cti`.
    pub const ID: i64 = 7;
    /// `cnf`.
    pub const CONFIRMATION: i64 = 8;
    /// `vct`.
    pub const TYPE: i64 = 11;
    /// `cnonce`.
    pub const NONCE: i64 = 39;
    /// `status` ([`STATUS_DRAFT`](super::STATUS_DRAFT) section 6.3).
    pub const STATUS: i64 = 65535;

    /// Claims of the top level that nobody may leave out, and that are therefore never redacted. All but the last two by the
    /// draft's table 2. The draft leaves `vct` and `status` to profiles; a holder who could withhold them could pass one
    /// kind of pass for another, or a revoked one for one that cannot be revoked (SD-JWT VC forbids both as well).
    pub const MANDATORY: [i64; 10] = [
        ISSUER,
        AUDIENCE,
        EXPIRES,
        NOT_BEFORE,
        ISSUED,
        ID,
        CONFIRMATION,
        NONCE,
        TYPE,
        STATUS,
    ];
}

/// The member of `cnf` that is a COSE_Key (RFC 8747 section 3.1).
pub const CONFIRMATION_KEY: i64 = 1;

/// `sd_alg` for SHA-256, which is also what counts when there is none (section 7).
pub const SHA_256: i64 = -16;

/// Bytes of a digest.
pub const DIGEST: usize = 32;

/// Bytes of a salt, exactly (section 5.1).
pub const SALT: usize = 16;

/// Bytes of a text that is a map's key, at most; there is at least one (section 6.3).
pub const KEY_TEXT: usize = 255;

/// The largest second, and the negative of the smallest, that a float may tell (section 6.2): 2^53.
pub const FLOAT_SECONDS: f64 = 9_007_199_254_740_992.0;

/// Numbers of the signature algorithms. EdDSA (-8) leaves the curve to the key, is deprecated (RFC 9864 section 4.2) and
/// refused.
pub mod algorithm {
    /// Ed25519 (RFC 9864 section 2.2): what Carnet signs with.
    pub const ED25519: i64 = -19;
    /// ES256, taken with P-256 alone.
    pub const ES256: i64 = -7;
    /// ES384, taken with P-384 alone.
    pub const ES384: i64 = -35;
    /// ES256 with the curve in its name (RFC 9864 section 2.1).
    pub const ESP256: i64 = -9;
    /// ES384 with the curve in its name.
    pub const ESP384: i64 = -51;
}
