//! Codes that hold nothing to verify and only point to where it stands: an address, or a number in somebody's database.
//!
//! Nothing is asked and nothing is opened. The host is named as a browser would ask it (WHATWG URL Standard, section 4.4),
//! so that no user name before an `@`, no `\`, no look-alike letter and no mark that turns the direction of writing can
//! make it read as another: what is left is ASCII, and other letters are percent-encoded (RFC 3986 section 3.2.2).

mod host;
#[cfg(test)]
mod tests;

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::Value;

use crate::limits;
use crate::pass::Pass;
use crate::refusal::Refusal;
use crate::state::Unverified;

/// A SMART Health Link behind the address of its viewer, which ends with `#` (HL7 SMART Health Cards and Links, section
/// "Construct a SMART Health Link Payload"). Elsewhere in an address it is whatever the page takes it for.
const VIEWED_LINK: &str = "#shlink:/";

/// Characters of the longest scheme that is looked at: `openid-credential-offer` has 23.
const SCHEME: usize = 32;

/// Where OpenID for Verifiable Presentations (section 5.7) and for Verifiable Credential Issuance (section 4.1.3) say which
/// address to ask.
const OPENID_ADDRESSES: [&str; 3] = ["request_uri", "credential_offer_uri", "presentation_definition_uri"];

/// Where a code points.
struct Pointer {
    /// `None` for a bare token, and for an address that no browser would ask.
    host: Option<String>,
}

/// Whether a text is an address with its scheme, or a token.
pub(crate) fn is_text(text: &str) -> bool {
    address(text).is_some() || is_token(text)
}

/// Whether a text begins with the name of a host and goes on with a path, as people print addresses.
pub(crate) fn is_bare_address(text: &str) -> bool {
    bare_address(text).is_some()
}

/// Says where the text points.
///
/// # Errors
/// Always: there is no pass in it.
pub(crate) fn refuse(text: &str) -> Result<Unverified<Pass>, Refusal> {
    let pointer = address(text).or_else(|| bare_address(text));
    let host = pointer.and_then(|pointer| pointer.host);
    Err(Refusal::LookUp {
        host: host.map(String::into_boxed_str),
    })
}

fn address(text: &str) -> Option<Pointer> {
    let (scheme, rest) = text.split_once(':').filter(|(scheme, _)| scheme.len() <= SCHEME)?;
    let scheme = scheme.to_ascii_lowercase();
    // Identifiers, of a thing in general and of a certificate: who wants to know more asks who gave them.
    let begins = |name: &str| {
        rest.get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
    };
    match scheme.as_str() {
        "http" | "https" => {
            let viewer = web(text)?;
            // A viewer with a link behind it: who knows such links leaves the viewer alone and asks what the link names.
            Some(match behind_ignoring_case(text, VIEWED_LINK) {
                Some(link) => Pointer { host: linked(link) },
                None => viewer,
            })
        }
        "shlink" => rest.strip_prefix('/').map(|link| Pointer { host: linked(link) }),
        "urn" => (begins("uuid:") || begins("uvci:")).then_some(Pointer { host: None }),
        "haip" => Some(Pointer { host: openid(rest) }),
        scheme => scheme.contains("openid").then(|| Pointer { host: openid(rest) }),
    }
}

/// An `http` or `https` address.
fn web(text: &str) -> Option<Pointer> {
    let (scheme, rest) = text.split_once(':')?;
    let default_port = match scheme.to_ascii_lowercase().as_str() {
        "http" => "80",
        "https" => "443",
        _ => return None,
    };
    // Browsers take tabs and line ends out before they look (section 4.4, step 3).
    let rest: String = rest.chars().filter(|one| !matches!(one, '\t' | '\n' | '\r')).collect();
    // Without a slash it is "https: see below" as likely as an address.
    rest.starts_with(['/', '\\']).then(|| Pointer {
        host: host::of_authority(rest.trim_start_matches(['/', '\\']), default_port),
    })
}

fn bare_address(text: &str) -> Option<Pointer> {
    let (name, _) = text.split_once('/')?;
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let (labels, last) = name.rsplit_once('.')?;
    let top_level = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    (top_level && labels.split('.').all(is_label) && !text.contains(char::is_whitespace)).then(|| Pointer {
        host: host::of_authority(name, "443"),
    })
}

/// The host of a SMART Health Link, from the `url` in its payload.
fn linked(payload: &str) -> Option<String> {
    let payload = Base64UrlUnpadded::decode_vec(payload.trim_end_matches('=')).ok()?;
    let payload: Value = serde_json::from_slice(&payload).ok()?;
    web(payload.get("url")?.as_str()?)?.host
}

fn openid(rest: &str) -> Option<String> {
    let (_, query) = rest.split_once('?')?;
    let mut parameters = query.split('&').filter_map(|parameter| parameter.split_once('='));
    let (_, address) = parameters.find(|(name, _)| OPENID_ADDRESSES.contains(name))?;
    let address = String::from_utf8(host::percent_decoded(address)).ok()?;
    web(&address)?.host
}

/// Whether a text is a number or name in a database and nothing else: a UUID (RFC 9562), or a run of the letters of
/// Base64url that has digits. A JWS that was cut off begins with an object in Base64url and stays damaged.
fn is_token(text: &str) -> bool {
    let length = (limits::TOKEN_LEAST..=limits::TOKEN_MOST).contains(&text.len());
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let object = ["eyJ", "eyA", "ewo", "ewk"].iter().any(|start| text.starts_with(start));
    length && !object && text.bytes().all(letters) && text.bytes().any(|byte| byte.is_ascii_digit())
}

fn behind_ignoring_case<'t>(text: &'t str, separator: &str) -> Option<&'t str> {
    let at = text.to_ascii_lowercase().find(separator)?;
    text.get(at.saturating_add(separator.len())..)
}
