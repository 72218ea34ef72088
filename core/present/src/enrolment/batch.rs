//! The batch: what an issuer seals for a wallet, and what the wallet makes sure of before it keeps any of it.

use credential::VerifyingKey;
use credential::cbor::{CborError, Decoder, Encoder, Profile};
use credential::native::{NativeError, NativePass};
use credential::sdcwt::{Contents, SdCwtError, UnverifiedSdCwt, draft};
use zeroize::Zeroizing;

use super::compare::{Unshared, alike};
use super::{Enrolment, EnrolmentKeys, answer};
use crate::cbor;
use crate::limits;
use crate::live::PassCopy;
use crate::sealed::{self, Sealed, SealedError, Use};

/// Why a batch was not taken, or not made. Nothing of it is kept then: an issuer that marks one copy may have marked all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BatchError {
    /// It cannot be opened.
    #[error(transparent)]
    Sealed(#[from] SealedError),
    /// It opens, and is no batch.
    #[error("this is no batch of passes: ask the issuer for it once more")]
    Shape,
    /// There are fewer or more copies than keys.
    #[error("the batch has not one copy for each key: ask the issuer for it once more")]
    Count,
    /// A copy cannot be read, its issuer did not sign it, or it hides something.
    #[error("a copy in the batch is refused: {0}")]
    Copy(#[from] SdCwtError),
    /// Another issuer's name than the one that invited.
    #[error("the passes are of another issuer than the one that was enrolled with")]
    Issuer,
    /// Another kind of pass than was offered.
    #[error("the passes are of another kind than was offered")]
    Kind,
    /// A copy is no whole pass of its kind, or says more.
    #[error("the passes are not what their kind is: {0}; ask the issuer to issue them once more")]
    Pass(#[from] NativeError),
    /// A header has something that passes do not have there.
    #[error(
        "the passes have something in their headers that passes do not have, by which they could be known: they are refused"
    )]
    Header,
    /// Copies say different things, or are protected differently.
    #[error(
        "the copies in the batch differ in more than they have to, so that showings could be told apart: it is refused"
    )]
    CopiesDiffer,
    /// Copies share a salt or a place in the status list.
    #[error("copies in the batch share a mark by which showings could be linked: it is refused")]
    Linked,
    /// A copy is bound to a key that was not enrolled, or two to the same one.
    #[error("a copy in the batch is bound to a key that is not this wallet's, or that another copy has")]
    Holder,
}

impl From<CborError> for BatchError {
    fn from(_: CborError) -> Self {
        Self::Shape
    }
}

/// A batch in which everything is in order.
pub struct Batch {
    /// What every copy says.
    pub pass: NativePass,
    /// The copies, each with its holder's key, in the order in which they came.
    pub copies: Vec<PassCopy>,
}

/// Seals copies for the wallet that enrolled, one for each of [`Enrolment::holders`]. `seed` is 32 fresh random bytes.
///
/// # Errors
/// When there are not as many copies as keys, or one is too long.
pub fn seal_batch<C: AsRef<[u8]>>(
    enrolment: &Enrolment,
    copies: &[C],
    seed: &Zeroizing<[u8; 32]>,
) -> Result<Sealed, BatchError> {
    if copies.len() != enrolment.holders().len() {
        return Err(BatchError::Count);
    }
    if copies.iter().any(|copy| copy.as_ref().len() > limits::COPY) {
        return Err(BatchError::Copy(SdCwtError::TooLarge));
    }
    // A head of three bytes each, and the array's.
    let length = copies.iter().map(|copy| copy.as_ref().len().saturating_add(3));
    let mut encoder = Encoder::with_capacity(length.fold(3, usize::saturating_add));
    encoder.array(copies.len());
    for copy in copies {
        encoder.bytes(copy.as_ref());
    }
    let content = Zeroizing::new(encoder.finish());
    Ok(sealed::seal(
        enrolment.seal_to(),
        Use::Batch,
        &enrolment.info(),
        &content,
        seed,
    )?)
}

impl EnrolmentKeys {
    /// Opens the batch that answers this enrolment and makes sure, before any of it is kept, that
    /// - there is one copy for each key, and each is bound to a key of its own;
    /// - one of `issuers`' keys signed each, and it names the issuer and the kind that were offered;
    /// - each digest has its disclosure and the reverse, so that nothing is hidden;
    /// - each is a whole pass of its kind, and nothing stands in it or its header that passes do not have;
    /// - all copies say the same, redactable alike, and share no salt and no place in the status list.
    ///
    /// # Errors
    /// When one of these does not hold. The batch is refused as a whole.
    pub fn open<'k>(
        &self,
        sealed: &Sealed,
        issuers: impl IntoIterator<Item = &'k VerifyingKey>,
    ) -> Result<Batch, BatchError> {
        let body = self.body();
        let info = answer::info(&body.encode());
        let content = self.opening_key().open(&sealed.of(Use::Batch)?, &info)?;
        let copies = split(&content)?;
        if copies.len() != self.seeds.len() {
            return Err(BatchError::Count);
        }
        let issuers: Vec<&VerifyingKey> = issuers.into_iter().collect();
        let mut free: Vec<Free<'_>> = body.holders.into_iter().zip(self.seeds.iter()).collect();
        let (mut read, mut unshared) = (Vec::with_capacity(copies.len()), Unshared::default());
        for copy in &copies {
            let verified = UnverifiedSdCwt::parse(copy)?.verify(issuers.iter().copied());
            let verified = verified.map_err(|failed| SdCwtError::Issuer(failed.reason))?;
            verified.contents().complete()?;
            unshared.add(verified.contents())?;
            let seed = own(&mut free, verified.contents())?;
            read.push((verified, seed));
        }
        let (first, _) = read.first().ok_or(BatchError::Count)?;
        let pass = self.pass(first.contents())?;
        for (copy, _) in &read {
            alike(first.contents(), copy.contents())?;
        }
        let kept = copies.iter().zip(&read);
        let kept = kept.map(|(bytes, (_, seed))| PassCopy::of_batch(bytes.to_vec(), Zeroizing::new(**seed)));
        Ok(Batch {
            copies: kept.collect(),
            pass,
        })
    }

    /// What the first copy says, if it is what was offered.
    fn pass(&self, first: &Contents<'_>) -> Result<NativePass, BatchError> {
        header(first.protected())?;
        let pass = NativePass::read(first)?;
        pass.claims.complete()?;
        if pass.issuer != self.invitation.issuer() {
            return Err(BatchError::Issuer);
        }
        if pass.claims.kind() != self.invitation.kind() {
            return Err(BatchError::Kind);
        }
        Ok(pass)
    }
}

/// A public key to which no copy is bound yet, and its seed.
type Free<'s> = ([u8; 32], &'s [u8; 32]);

/// Takes the seed of the key that a copy is bound to.
fn own<'s>(free: &mut Vec<Free<'s>>, contents: &Contents<'_>) -> Result<&'s [u8; 32], BatchError> {
    let holder = contents.holder_key()?.to_cose_key();
    let is_own = |(public, _): &Free<'_>| {
        let key = VerifyingKey::from_ed25519(public).ok();
        key.and_then(|key| key.to_cose_key()) == holder
    };
    let at = free.iter().position(is_own).ok_or(BatchError::Holder)?;
    Ok(free.swap_remove(at).1)
}

/// Whether a protected header is `{alg, kid, typ, sd_alg}` and nothing else: the numbers were checked when it was read, and a
/// parameter that is read over could be a mark.
fn header(protected: &[u8]) -> Result<(), BatchError> {
    let mut decoder = Decoder::new(protected, Profile::Strict);
    let mut labels = Vec::with_capacity(HEADER.len());
    decoder.map()?;
    while decoder.more()? {
        let label = decoder.i64().map_err(|_| BatchError::Header)?;
        let value = decoder.raw()?;
        let fits = match label {
            KEY_ID => matches!(value, [EIGHT_BYTES, id @ ..] if id.len() == 8),
            // A text in the place of the number would be another way to write the same.
            draft::header::TYP => value.len() == 3,
            _ => true,
        };
        if !fits {
            return Err(BatchError::Header);
        }
        labels.push(label);
    }
    decoder.finish()?;
    if labels == HEADER {
        Ok(())
    } else {
        Err(BatchError::Header)
    }
}

/// `kid`, and how its encoding begins: an id of another length than everybody's (PROFILE.md, section 2) would be a mark.
const KEY_ID: i64 = 4;
const EIGHT_BYTES: u8 = 0x48;

/// `alg`, `kid`, `typ`, `sd_alg`.
const HEADER: [i64; 4] = [1, KEY_ID, draft::header::TYP, draft::header::SD_ALG];

/// The copies in a batch.
fn split(content: &[u8]) -> Result<Vec<&[u8]>, BatchError> {
    let mut decoder = Decoder::new(content, Profile::Strict);
    let count = decoder.array()?.and_then(|count| usize::try_from(count).ok());
    let count = count.filter(|count| (1..=limits::COPIES).contains(count));
    let mut copies = Vec::with_capacity(count.ok_or(BatchError::Count)?);
    while decoder.more()? {
        let copy = cbor::bytes(&mut decoder)?;
        if copy.len() > limits::COPY {
            return Err(BatchError::Copy(SdCwtError::TooLarge));
        }
        copies.push(copy);
    }
    decoder.finish()?;
    Ok(copies)
}
