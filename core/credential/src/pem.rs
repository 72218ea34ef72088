//! PEM blocks (RFC 7468), read leniently: any line length, any white space, any text around the blocks.

use base64ct::{Base64, Encoding};

/// One block of a PEM text.
#[derive(Clone, PartialEq, Eq)]
pub struct Block {
    /// What the block says it holds, e.g. `CERTIFICATE`.
    pub label: String,
    /// Its content.
    pub der: Vec<u8>,
}

impl Block {
    /// Whether the block holds a certificate, under any of the labels in use.
    #[must_use]
    pub fn is_certificate(&self) -> bool {
        matches!(
            self.label.as_str(),
            "CERTIFICATE" | "X509 CERTIFICATE" | "X.509 CERTIFICATE"
        )
    }

    /// Whether the block holds a certificate revocation list (RFC 7468 section 6).
    #[must_use]
    pub fn is_revocation_list(&self) -> bool {
        self.label == "X509 CRL"
    }

    /// Whether the block holds a signed message (RFC 7468 sections 8 and 9).
    #[must_use]
    pub fn is_message(&self) -> bool {
        matches!(self.label.as_str(), "CMS" | "PKCS7")
    }

    /// Whether the block holds a `SubjectPublicKeyInfo`.
    #[must_use]
    pub fn is_public_key(&self) -> bool {
        self.label == "PUBLIC KEY"
    }
}

/// A block without its end, or whose content is not Base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a PEM block is cut short, or its content is not Base64")]
pub struct PemError;

/// The blocks of a text, in order. A broken one spoils only itself. Text without any block gives none.
///
/// Costs no more than the text's length, whatever is in it.
pub fn blocks(text: &[u8]) -> impl Iterator<Item = Result<Block, PemError>> {
    let text = String::from_utf8_lossy(text).into_owned();
    let mut at = 0;
    std::iter::from_fn(move || {
        let (block, next) = next_block(text.get(at..)?)?;
        at = at.saturating_add(next);
        Some(block)
    })
}

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// The first block and where the text after it starts. Nothing beyond the next block's beginning is looked at: where that
/// comes before this one's end, this one is broken, and the next is not.
fn next_block(text: &str) -> Option<(Result<Block, PemError>, usize)> {
    let (before, rest) = text.split_once(BEGIN)?;
    let block = rest.split(BEGIN).next().unwrap_or_default();
    let next = [before.len(), BEGIN.len(), block.len()]
        .into_iter()
        .fold(0, usize::saturating_add);
    Some((read(block).ok_or(PemError), next))
}

/// A block from its label on.
fn read(block: &str) -> Option<Block> {
    let (label, rest) = block.split_once(DASHES)?;
    let (content, after) = rest.split_once(END)?;
    if content.contains('-') || !after.starts_with(label) {
        return None;
    }
    let content: String = content.split_ascii_whitespace().collect();
    Some(Block {
        label: label.to_owned(),
        der: Base64::decode_vec(&content).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Result<(String, Vec<u8>), PemError>> {
        blocks(text.as_bytes())
            .map(|block| block.map(|block| (block.label, block.der)))
            .collect()
    }

    #[test]
    fn reads_blocks_with_any_line_length_and_text_between() {
        let text = "Subject: someone\r\n-----BEGIN CERTIFICATE-----\r\nAQID\r\n BA==\r\n-----END CERTIFICATE-----\r\n\
                    then -----BEGIN PUBLIC KEY-----AQIDBAUG-----END PUBLIC KEY-----";
        assert_eq!(
            all(text),
            [
                Ok(("CERTIFICATE".into(), vec![1, 2, 3, 4])),
                Ok(("PUBLIC KEY".into(), vec![1, 2, 3, 4, 5, 6])),
            ]
        );
    }

    #[test]
    fn a_broken_block_spoils_only_itself() {
        let whole = "-----BEGIN A-----\nAQID\n-----END A-----\n";
        for broken in [
            "-----BEGIN A-----\nAQID\n",
            "-----BEGIN A-----\nA*ID\n-----END A-----\n",
            "-----BEGIN A-----\nAQID\n-----END B-----\n",
            "-----BEGIN A",
        ] {
            let blocks = all(&format!("{broken}{whole}"));
            assert_eq!(blocks.first(), Some(&Err(PemError)), "{broken}");
            assert_eq!(blocks.last(), Some(&Ok(("A".into(), vec![1, 2, 3]))), "{broken}");
        }
    }

    #[test]
    fn other_text_has_no_blocks() {
        assert_eq!(all("HC1:NCF"), []);
        assert_eq!(all(""), []);
    }

    /// Were each of them searched to the end of the text, this would take minutes.
    #[test]
    fn unfinished_blocks_cost_no_more_than_their_length() {
        const BLOCKS: usize = 800_000;
        for unfinished in ["-----BEGIN ", "-----BEGIN A-----", "-----BEGIN A-----\nAQID\n-----END"] {
            let text = unfinished.repeat(BLOCKS) + "-----BEGIN A-----AQID-----END A-----";
            let (mut broken, mut whole) = (0, 0);
            for block in blocks(text.as_bytes()) {
                if block.is_ok() { whole += 1 } else { broken += 1 }
            }
            assert_eq!((broken, whole), (BLOCKS, 1), "{unfinished}");
        }
    }

    #[test]
    fn a_block_may_begin_with_the_dashes_that_end_the_one_before() {
        assert_eq!(
            all("-----BEGIN A-----AQID-----END A-----BEGIN B-----BAUG-----END B-----"),
            [Ok(("A".into(), vec![1, 2, 3])), Ok(("B".into(), vec![4, 5, 6]))]
        );
    }
}
