//! Hard limits on what comes in, each with its reason.

use std::time::Duration;

/// How long one message or page is worked on in all: as long as one document may take. What is left then is not looked at.
pub(super) const TIME: Duration = Duration::from_secs(20);

/// Parts of a message within parts: an answer to a forwarded message with a signature has five levels.
pub(super) const MAIL_DEPTH: usize = 12;

/// Parts of a message in all. Newsletters have some thirty pictures.
pub(super) const MAIL_PARTS: usize = 128;

/// Bytes of one header of a message, folded lines together. RFC 5322 section 2.1.1 has lines of 998 characters.
pub(super) const MAIL_HEADER: usize = 8 * 1024;

/// Bytes among which the first two headers of a message must stand. What mail servers put before the others has 4 KiB.
pub(super) const MAIL_START: usize = 16 * 1024;

/// Bytes of the description in a wallet pass (`pass.json`). Real ones have 1 to 10 KiB.
pub(super) const WALLET_PASS: usize = 256 * 1024;

/// Codes of a wallet pass: one, in the forms that different readers want.
pub(super) const WALLET_PASS_CODES: usize = 16;

/// Pictures that a page carries in itself. Certificates as pages have one to three.
pub(super) const PAGE_PICTURES: usize = 16;

/// Links of a page whose targets are looked at.
pub(super) const PAGE_LINKS: usize = 4096;
