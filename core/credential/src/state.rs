//! The states a pass goes through on its way to being believed: `Unverified` becomes `Verified` only by a key.

use crate::certificate::ChainCertificate;
use crate::cose::Algorithm;
use crate::key::{KeyId, SignatureError, VerifyingKey};

/// A pass whose signature nobody has checked.
pub struct Unverified<P> {
    pass: P,
    origin: Origin,
    signed: Signed,
    /// What the signature may be over instead.
    or_over: Option<Vec<u8>>,
    certificate: Option<Box<ChainCertificate>>,
    /// What is signed may have been computed otherwise by the issuer.
    doubtful: bool,
}

/// A pass whose signature fits a key. Whether that key may sign such a pass is policy's to say.
pub struct Verified<P> {
    pass: P,
    origin: Origin,
    signature: Vec<u8>,
}

/// What is kept of the way a pass came.
pub(crate) struct Origin {
    pub(crate) text: String,
    pub(crate) key_id: Option<KeyId>,
    pub(crate) algorithm: Algorithm,
}

/// What a signature check needs.
pub(crate) struct Signed {
    pub(crate) message: Vec<u8>,
    pub(crate) signature: Vec<u8>,
}

impl Signed {
    /// Of what cannot be checked at all. No key fits it: an empty signature is none of any algorithm.
    pub(crate) fn nothing() -> Self {
        Self {
            message: Vec::new(),
            signature: Vec::new(),
        }
    }
}

/// No key fits: the pass, still unverified, and why.
pub struct NotVerified<P> {
    /// The pass, as it was.
    pub unverified: Box<Unverified<P>>,
    /// The most telling reason among the keys that were tried.
    pub reason: SignatureError,
}

impl<P> Unverified<P> {
    pub(crate) fn new(pass: P, origin: Origin, signed: Signed) -> Self {
        Self {
            pass,
            origin,
            signed,
            or_over: None,
            certificate: None,
            doubtful: false,
        }
    }

    /// The same where what is signed may have been computed otherwise by the issuer: that no key fits then says nothing.
    pub(crate) fn with_doubt(self, doubtful: bool) -> Self {
        Self { doubtful, ..self }
    }

    /// Whether it says nothing of the pass when no key fits: what is signed could not be computed for certain.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.doubtful
    }

    /// The same where the signature may be over another message as well, for an issuer that changed its mind.
    pub(crate) fn or_over(self, message: Vec<u8>) -> Self {
        Self {
            or_over: Some(message),
            ..self
        }
    }

    /// The same with the signer's certificate that came with it.
    pub(crate) fn with_certificate(self, certificate: ChainCertificate) -> Self {
        Self {
            certificate: Some(Box::new(certificate)),
            ..self
        }
    }

    /// The signer's certificate, where the pass carries it. Anyone can make one: it takes a chain to a trusted authority
    /// before its key may be handed to [`verify`](Self::verify).
    #[must_use]
    pub fn certificate(&self) -> Option<&ChainCertificate> {
        self.certificate.as_deref()
    }

    /// Whether the signature fits the key of the certificate that came with the pass. Says that the pass is as its maker
    /// signed it, and nothing of who that was; without a certificate there is [no key](SignatureError::NoKey).
    ///
    /// # Errors
    /// When it does not fit.
    pub fn fits_own_certificate(&self) -> Result<(), SignatureError> {
        let certificate = self.certificate.as_ref().ok_or(SignatureError::NoKey)?;
        self.fits(certificate.certificate().key())
    }

    fn fits(&self, key: &VerifyingKey) -> Result<(), SignatureError> {
        let fits = |message: &[u8]| key.verify(self.origin.algorithm, message, &self.signed.signature);
        let other = || self.or_over.as_deref().ok_or(SignatureError::NoKey).and_then(fits);
        fits(&self.signed.message).or_else(|error| other().map_err(|_| error))
    }

    /// What the text claims. Nothing of it has been proved.
    #[must_use]
    pub fn claimed(&self) -> &P {
        &self.pass
    }

    /// Which key is said to have signed: protected header first, else the unprotected one.
    #[must_use]
    pub fn key_id(&self) -> Option<&KeyId> {
        self.origin.key_id.as_ref()
    }

    /// The algorithm of the signature.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.origin.algorithm
    }

    /// The signature, as the format writes it.
    pub(crate) fn signature(&self) -> &[u8] {
        &self.signed.signature
    }

    /// The original text, without white space around it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.origin.text
    }

    /// Whether a signature by this algorithm can be the key's at all, so that it is worth trying.
    #[must_use]
    pub fn could_be_by(&self, key: &VerifyingKey) -> bool {
        key.is_for(self.origin.algorithm)
    }

    /// Tries every key in turn: a key id may be shared by several (hcert specification, section 3.3.3). Gives the pass
    /// and the index of the key that fits.
    ///
    /// # Errors
    /// The unverified pass back, with the reason that says most, where none fits.
    pub fn verify<'k>(
        self,
        keys: impl IntoIterator<Item = &'k VerifyingKey>,
    ) -> Result<(Verified<P>, usize), NotVerified<P>> {
        let mut reason = SignatureError::NoKey;
        for (index, key) in keys.into_iter().enumerate() {
            match self.fits(key) {
                Ok(()) => {
                    let Self {
                        pass, origin, signed, ..
                    } = self;
                    let signature = signed.signature;
                    let verified = Verified {
                        pass,
                        origin,
                        signature,
                    };
                    return Ok((verified, index));
                }
                Err(error) => reason = reason.max(error),
            }
        }
        Err(NotVerified {
            unverified: Box::new(self),
            reason,
        })
    }
}

impl<P> Verified<P> {
    /// The pass.
    #[must_use]
    pub fn pass(&self) -> &P {
        &self.pass
    }

    /// The key id the pass names.
    #[must_use]
    pub fn key_id(&self) -> Option<&KeyId> {
        self.origin.key_id.as_ref()
    }

    /// The algorithm of the signature.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.origin.algorithm
    }

    /// The signature, as the format writes it.
    pub(crate) fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// The original text, without white space around it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.origin.text
    }
}
