//! The host in an address.

use std::fmt::Write as _;

use crate::limits;

/// The host, and the port where it is not the scheme's own, from what follows the slashes of an address. `None` where a
/// browser would not know whom to ask. Tabs and line ends have been taken out.
pub(super) fn of_authority(rest: &str, default_port: &str) -> Option<String> {
    // Browsers take `\` for `/` (section 4.4, special authority slashes state).
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    // What stands before the last `@` is a user's name, however much it looks like a host.
    let host_and_port = authority.rsplit('@').next().unwrap_or_default();
    let (host, port) = match host_and_port.strip_prefix('[') {
        Some(rest) => {
            let (address, port) = rest.split_once(']')?;
            (
                version_6(address)?,
                port.strip_prefix(':').or_else(|| port.is_empty().then_some(""))?,
            )
        }
        None => {
            let (host, port) = host_and_port.rsplit_once(':').unwrap_or((host_and_port, ""));
            (name(host)?, port)
        }
    };
    if port.len() > PORT || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if port.is_empty() || port == default_port {
        Some(host)
    } else {
        Some(format!("{host}:{port}"))
    }
}

/// Digits of the largest port.
const PORT: usize = 5;

/// An address of version 6 in its brackets.
fn version_6(address: &str) -> Option<String> {
    let address: std::net::Ipv6Addr = address.parse().ok()?;
    Some(format!("[{address}]"))
}

/// A name, or an address of version 4, in small letters. Punycode stays as it is.
fn name(host: &str) -> Option<String> {
    let mut name = String::with_capacity(host.len());
    for byte in percent_decoded(host) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                name.push(char::from(byte.to_ascii_lowercase()));
            }
            0x80.. => write!(name, "%{byte:02X}").ok()?,
            // Section 3.6: forbidden, or of no use in a name.
            _ => return None,
        }
    }
    (!name.is_empty() && name.len() <= limits::HOST).then_some(name)
}

/// The bytes of a text with every `%` and two digits after it as one (RFC 3986 section 2.1).
pub(super) fn percent_decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let digits = behind.split_first_chunk::<2>().filter(|_| first == b'%');
        let value = digits.and_then(|(digits, behind)| {
            let digits = std::str::from_utf8(digits).ok()?;
            let hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            Some((u8::from_str_radix(digits, 16).ok().filter(|_| hexadecimal)?, behind))
        });
        let (byte, behind) = value.unwrap_or((first, behind));
        bytes.push(byte);
        rest = behind;
    }
    bytes
}
