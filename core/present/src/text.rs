//! Prefix and Base45: how what is exchanged is written into codes.

use credential::native::PRESENTATION;

/// What a text is, by the prefix it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefix {
    /// `CEN1:`, an invitation or an enrolment.
    Enrolment,
    /// `CSE1:`, what is sealed to a key.
    Sealed,
    /// `CRP1:`, a presentation.
    Presentation,
    /// `CRQ1:`, a request.
    Request,
}

/// Why a text is not what its prefix says, or has another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// It begins in another way.
    #[error("this is not a text that begins with {}", .0.as_str())]
    Prefix(Prefix),
    /// It is longer than anything of its kind.
    #[error("the text is longer than anything of its kind: it was not made by a wallet or an issuer")]
    TooLarge,
    /// It is no Base45: a character was lost or changed on the way.
    #[error("{0}; scan or copy it once more")]
    Base45(#[from] base45::Base45Error),
}

impl Prefix {
    /// As it is written.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enrolment => "CEN1:",
            Self::Sealed => "CSE1:",
            Self::Presentation => PRESENTATION,
            Self::Request => "CRQ1:",
        }
    }

    /// Writes bytes as a text with this prefix.
    #[must_use]
    pub fn write(self, bytes: &[u8]) -> String {
        let body = base45::encode(bytes);
        let prefix = self.as_str();
        let mut text = String::with_capacity(prefix.len().saturating_add(body.len()));
        text.push_str(prefix);
        text.push_str(&body);
        text
    }

    /// Reads the bytes of a text with this prefix, at most so many. Line breaks around it, which a file may have, do not count; blanks
    /// do, for they are characters of Base45.
    ///
    /// # Errors
    /// When it has another prefix, is too long, or no Base45.
    pub fn read(self, text: &str, most: usize) -> Result<Vec<u8>, TextError> {
        let text = text.trim_matches(['\r', '\n']);
        let body = text.strip_prefix(self.as_str()).ok_or(TextError::Prefix(self))?;
        // Three characters for two bytes.
        if body.len().div_ceil(3).saturating_mul(2) > most.saturating_add(2) {
            return Err(TextError::TooLarge);
        }
        let mut bytes = Vec::new();
        base45::decode(body.as_bytes(), &mut bytes)?;
        if bytes.len() > most {
            return Err(TextError::TooLarge);
        }
        Ok(bytes)
    }
}
