//! The biometric key: an OS key that never leaves its chip, asked through a trait the shells implement.

use zeroize::Zeroizing;

/// An operating system key that needs a fingerprint or a face for every use, and dies with a new enrolment.
///
/// It wraps a random key of the biometric slot, not the store key itself, so that the store key never leaves the
/// core. Calls are synchronous and may show the system's prompt: never call from a thread that paints.
pub trait BiometricKey: Send + Sync {
    /// Encrypts up to 32 bytes under the key.
    fn wrap(&self, secret: &[u8]) -> Result<Vec<u8>, BiometricError>;
    /// Decrypts what [`BiometricKey::wrap`] gave.
    fn unwrap(&self, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, BiometricError>;
}

/// Why the biometric key did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BiometricError {
    /// The person cancelled the prompt.
    #[error("fingerprint or face was not given; try again or use the PIN")]
    Cancelled,
    /// A finger or face was enrolled since: the key is dead for good.
    #[error("fingerprints or faces on this device have changed; use the PIN and set this up again")]
    Invalidated,
    /// No sensor, nothing enrolled, or locked out for now.
    #[error("fingerprint or face cannot be used now; use the PIN")]
    Unavailable,
}
