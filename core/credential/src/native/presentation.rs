//! A pass that is shown: `CRP1:`, Base45 of a key binding token. And one that is not (`CRN1:`), which proves nothing of whoever
//! shows it.

use jiff::{SignedDuration, Timestamp};

use super::{ISSUED, NativeError, NativePass, view};
use crate::base45;
use crate::cwt::Claims;
use crate::limits;
use crate::notes::Notes;
use crate::pass::{Content, Format, Pass};
use crate::refusal::Refusal;
use crate::sdcwt::{Contents, SdCwtError, Terms, UnverifiedKeyBinding, UnverifiedSdCwt};
use crate::state::{Origin, Signed, Unverified};

/// What the text of a pass that is shown begins with.
pub const PRESENTATION: &str = "CRP1:";

/// What the holder's phone signed with a showing. Whether it was for this verifier and this moment is for the showing's
/// verifier to say.
#[derive(Clone, PartialEq, Eq)]
pub struct Binding {
    /// `aud`: for whom.
    pub audience: String,
    /// `iat`: when.
    pub issued: Option<Timestamp>,
    /// `exp`: until when.
    pub expires: Option<Timestamp>,
    /// `cti`: which no other showing has.
    pub id: Option<Vec<u8>>,
    /// `cnonce`: the verifier's nonce.
    pub nonce: Option<Vec<u8>>,
    /// The holder's key, which only this copy of the pass has: its COSE_Key.
    pub holder: Vec<u8>,
}

pub(crate) fn is_presentation_text(text: &str) -> bool {
    text.starts_with(PRESENTATION)
}

pub(crate) fn is_issued_text(text: &str) -> bool {
    text.starts_with(ISSUED)
}

/// An issued pass is for enrolment alone: shown, it would be a copy that anybody can make.
pub(crate) fn refuse_issued(_: &str) -> Result<Unverified<Pass>, Refusal> {
    Err(Refusal::NoKeyBinding)
}

/// Reads a pass that is shown. The holder's signature is checked here, for the key that it takes is in the pass; the issuer's
/// is left to [`Unverified::verify`].
pub(crate) fn parse_presentation(text: &str) -> Result<Unverified<Pass>, Refusal> {
    let token = decode(text, PRESENTATION, limits::KEY_BINDING)?;
    let shown = UnverifiedKeyBinding::parse(&token)?;
    let contents = shown.claimed();
    let native = NativePass::read(contents)?;
    shown.holder_signed().map_err(|_| Refusal::HolderSignature)?;
    let terms = shown.claimed_terms();
    let binding = Binding {
        audience: terms.audience.to_owned(),
        issued: terms.issued,
        expires: terms.expires,
        id: terms.id.map(<[u8]>::to_vec),
        nonce: terms.nonce.map(<[u8]>::to_vec),
        holder: contents
            .holder_key()
            .ok()
            .and_then(|key| key.to_cose_key())
            .unwrap_or_default(),
    };
    Ok(unverified(text, contents, native, Some(binding)))
}

/// Reads an issued copy, for the wallet that keeps it: all of it is to be seen, and nobody has shown it.
///
/// # Errors
/// When it is none, or hides something.
pub fn parse_issued(text: &str) -> Result<Unverified<Pass>, Refusal> {
    let token = decode(text, ISSUED, limits::SD_CWT)?;
    let copy = UnverifiedSdCwt::parse(&token)?;
    let contents = copy.claimed();
    contents.complete()?;
    let native = NativePass::read(contents)?;
    native.claims.complete()?;
    Ok(unverified(text, contents, native, None))
}

/// The text of an issued copy.
#[must_use]
pub fn issued_text(copy: &[u8]) -> String {
    format!("{ISSUED}{}", base45::encode(copy))
}

fn decode(text: &str, prefix: &str, most: usize) -> Result<Vec<u8>, Refusal> {
    let base45 = text.strip_prefix(prefix).ok_or(Refusal::UnknownFormat)?;
    let mut token = Vec::new();
    base45::decode(base45.as_bytes(), &mut token)?;
    if token.len() > most {
        return Err(Refusal::TooLarge);
    }
    Ok(token)
}

fn unverified(text: &str, contents: &Contents<'_>, native: NativePass, binding: Option<Binding>) -> Unverified<Pass> {
    let origin = Origin {
        text: text.to_owned(),
        key_id: contents.key_id().copied(),
        algorithm: contents.algorithm(),
    };
    let signed = Signed {
        message: contents.to_be_signed(),
        signature: contents.signature().to_vec(),
    };
    let claims = Claims {
        issuer: Some(native.issuer.clone()),
        // It counts before that moment; what a check compares counts until its own.
        expires: native.expires.checked_sub(SignedDuration::from_secs(1)).ok(),
        not_before: None,
        issued: Some(native.issued),
    };
    let content = Content::Json(native.claims.to_json().to_string().into_bytes());
    let kind = native.claims.kind().common();
    let pass = Pass::new(Format::Native, kind, claims, content, Notes::default())
        .with_view(view::of(&native))
        .with_period(view::period(&native.claims))
        .with_status(native.status.clone())
        .with_native(native, binding);
    Unverified::new(pass, origin, signed)
}

impl Binding {
    /// The same as the terms of a showing.
    #[must_use]
    pub fn terms(&self) -> Terms<'_> {
        Terms {
            issued: self.issued,
            expires: self.expires,
            id: self.id.as_deref(),
            nonce: self.nonce.as_deref(),
            ..Terms::to(&self.audience)
        }
    }
}

impl From<SdCwtError> for Refusal {
    fn from(error: SdCwtError) -> Self {
        match error {
            SdCwtError::Cose(error) => error.into(),
            SdCwtError::TooLarge => Self::TooLarge,
            SdCwtError::Times => Self::Time,
            _ => Self::Token,
        }
    }
}

impl From<NativeError> for Refusal {
    fn from(error: NativeError) -> Self {
        match error {
            NativeError::Token(error) => error.into(),
            NativeError::Kind => Self::UnknownFormat,
            _ => Self::Token,
        }
    }
}
