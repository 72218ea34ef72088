//! What can be wrong with a key or a signature.

/// Why bytes are not a key Carnet verifies with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Not the DER of a public key.
    #[error("the public key cannot be read")]
    BrokenDer,
    /// RSA below 2048 bits, which is no longer safe.
    #[error("an RSA key of {bits} bits is too weak: 2048 is the least")]
    Weak {
        /// Length of the modulus.
        bits: usize,
    },
    /// RSA beyond 8192 bits, which is not verified in useful time.
    #[error("an RSA key of {bits} bits is too large: 8192 is the most")]
    TooLarge {
        /// Length of the modulus.
        bits: usize,
    },
    /// A key type or curve that no accepted algorithm uses.
    #[error("this type of key or curve is not accepted for passes")]
    Unsupported,
    /// The private key is there as well: whoever reads it could sign.
    #[error("this is a private key, where a public one belongs")]
    Private,
    /// The numbers are not of the size the curve has, or are no public exponent.
    #[error("the numbers are not a public key of the type they are said to be")]
    NotAKey,
}

/// Why no key verifies a signature; in ascending order of how much it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, thiserror::Error)]
pub enum SignatureError {
    /// There was no key to try.
    #[error("there is no key with this id")]
    NoKey,
    /// The algorithm needs another type of key.
    #[error("the key with this id is not of the type that the signature's algorithm needs")]
    KeyMismatch,
    /// The signature does not fit: the content was altered, or another key signed it.
    #[error("the signature does not fit the content: it was altered, or another key signed it")]
    Mismatch,
}
