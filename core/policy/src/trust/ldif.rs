//! ICAO's public key directory as it is downloaded: entries of LDIF (RFC 2849).
//!
//! Signers' certificates (`userCertificate`), authorities (`cACertificate`), revocation lists
//! (`certificateRevocationList`) and master lists (`pkdMasterListContent`, formerly `CscaMasterListData`) are read, each in
//! Base64; all other attributes are passed over, and values that are only referred to are never fetched. Certificates that
//! sign passports and not seals are nobody's key here.

use std::sync::Arc;

use credential::{ChainCertificate, base64};

use super::authority::key_of;
use super::master_list::{self, authority};
use super::{Import, SkipReason, TrustError, Usage};
use crate::limits;

/// The certificates and lists of every entry.
pub(super) fn import(source: &Arc<str>, text: &[u8]) -> Result<Import, TrustError> {
    let mut import = Import::default();
    let mut number = 0_usize;
    let mut name = String::new();
    for line in (Lines { rest: text }) {
        let Some((attribute, value)) = split(&line) else {
            continue;
        };
        if attribute == "dn" {
            number = number.saturating_add(1);
            name = value.text();
        }
        let Some(content) = Content::of(&attribute) else {
            continue;
        };
        let total = [
            import.keys.len(),
            import.authorities.len(),
            import.lists.len(),
            import.skipped.len(),
        ];
        if total.into_iter().fold(0, usize::saturating_add) >= limits::LDIF_ENTRIES {
            return Err(TrustError::TooManyKeys);
        }
        let name = Some(name.as_str());
        match value.bytes(content.limit()) {
            Some(der) => import.ldif_value(source, number, name, content, der),
            None => import.skip(source, number, name, SkipReason::Base64),
        }
    }
    Ok(import)
}

impl Import {
    fn ldif_value(&mut self, source: &Arc<str>, number: usize, name: Option<&str>, content: Content, der: Vec<u8>) {
        match content {
            Content::Signer => {
                let key = ChainCertificate::parse(&der)
                    .map_err(SkipReason::from)
                    .map(|certificate| key_of(&certificate, source));
                let key = key.and_then(|key| match key.usage {
                    Usage::Dsc => Ok(key),
                    _ => Err(SkipReason::OtherDocuments),
                });
                self.file(source, number, name, key);
            }
            Content::Authority => match authority(&der) {
                Ok(certificate) => self.authority(source, certificate, &der),
                Err(reason) => self.skip(source, number, name, reason),
            },
            Content::RevocationList => self.revocation_list(source, number, name, der),
            Content::MasterList => match master_list::import(source, &der) {
                Ok(list) => self.absorb(number, list),
                Err(_) => self.skip(source, number, name, SkipReason::MasterList),
            },
        }
    }
}

/// What an attribute holds.
#[derive(Clone, Copy)]
enum Content {
    Signer,
    Authority,
    RevocationList,
    MasterList,
}

impl Content {
    /// By the attribute's name in small letters, without its options (section 2: `;binary`).
    fn of(attribute: &str) -> Option<Self> {
        match attribute {
            "usercertificate" => Some(Self::Signer),
            "cacertificate" => Some(Self::Authority),
            "certificaterevocationlist" => Some(Self::RevocationList),
            "pkdmasterlistcontent" | "cscamasterlistdata" => Some(Self::MasterList),
            _ => None,
        }
    }

    fn limit(self) -> usize {
        match self {
            Self::Signer | Self::Authority => limits::CERTIFICATE,
            Self::RevocationList | Self::MasterList => limits::TRUST_FILE,
        }
    }
}

/// An attribute's value.
enum Written<'l> {
    Plain(&'l [u8]),
    Base64(&'l [u8]),
    Elsewhere,
}

impl Written<'_> {
    fn bytes(&self, limit: usize) -> Option<Vec<u8>> {
        match self {
            Self::Base64(digits) => base64::decode(std::str::from_utf8(digits).ok()?, limit),
            // No certificate is plain text.
            Self::Plain(_) | Self::Elsewhere => None,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Plain(text) => String::from_utf8_lossy(text).into_owned(),
            Self::Base64(_) => {
                let text = self.bytes(limits::CERTIFICATE).unwrap_or_default();
                String::from_utf8_lossy(&text).into_owned()
            }
            Self::Elsewhere => String::new(),
        }
    }
}

/// A line's attribute, in small letters and without options, and its value (section 2, `attrval-spec`).
fn split(line: &[u8]) -> Option<(String, Written<'_>)> {
    let colon = line.iter().position(|&byte| byte == b':')?;
    let (attribute, rest) = line.split_at_checked(colon)?;
    let attribute = attribute.split(|&byte| byte == b';').next()?;
    let attribute = std::str::from_utf8(attribute).ok()?.to_ascii_lowercase();
    let value = match rest {
        [b':', b':', rest @ ..] => Written::Base64(rest),
        [b':', b'<', ..] => Written::Elsewhere,
        [b':', rest @ ..] => Written::Plain(rest.trim_ascii_start()),
        _ => return None,
    };
    Some((attribute, value))
}

/// Lines as they were before they were folded; comments left out (section 2, notes 2 and 6).
struct Lines<'t> {
    rest: &'t [u8],
}

impl Iterator for Lines<'_> {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            let mut whole = self.physical()?.to_vec();
            while self.rest.first() == Some(&b' ') {
                let folded = self.physical().unwrap_or_default();
                whole.extend_from_slice(folded.get(1..).unwrap_or_default());
            }
            if !matches!(whole.first(), None | Some(b'#')) {
                return Some(whole);
            }
        }
    }
}

impl<'t> Lines<'t> {
    fn physical(&mut self) -> Option<&'t [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.iter().position(|&byte| byte == b'\n');
        let (line, rest) = match end {
            Some(end) => (self.rest.get(..end)?, self.rest.get(end.saturating_add(1)..)?),
            None => (self.rest, &[][..]),
        };
        self.rest = rest;
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    }
}
