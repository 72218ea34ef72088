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

/// The first block and where the text after it starts.
fn next_block(text: &str) -> Option<(Result<Block, PemError>, usize)> {
    let (before, rest) = text.split_once(BEGIN)?;
    let start = before.len().saturating_add(BEGIN.len());
    let Some(((label, rest), end)) = rest.split_once(DASHES).zip(rest.find(END)) else {
        return Some((Err(PemError), start));
    };
    // The next block may begin before this one ends: then this one is broken, and the next is not.
    let next = start.saturating_add(end).saturating_add(END.len());
    let block = rest
        .split_once(END)
        .filter(|(content, after)| !content.contains('-') && after.starts_with(label))
        .and_then(|(content, _)| {
            let content: String = content.split_ascii_whitespace().collect();
            let der = Base64::decode_vec(&content).ok()?;
            Some(Block {
                label: label.to_owned(),
                der,
            })
        });
    match block {
        Some(block) => Some((Ok(block), next)),
        None => Some((Err(PemError), start)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Result<(String, Vec<u8>), PemError>> {
        blocks(text.as_bytes())
            .map(|block| block.map(|block| (block.label, block.der)))
            .collect()
    }

    #[test]
    fn reads_blocks_with_any_line_length_and_text_between() {
        let text = "Subject: someone\r\n-----BEGIN CERTIFICATE-----\r\nAQID\r\n BA==\r\n-----END CERTIFICATE-----\r\n\
                    then -----BEGIN PUBLIC KEY-----AQIDBAUG-----END PUBLIC KEY-----";
        assert_eq!(
            read(text),
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
            let blocks = read(&format!("{broken}{whole}"));
            assert_eq!(blocks.first(), Some(&Err(PemError)), "{broken}");
            assert_eq!(blocks.last(), Some(&Ok(("A".into(), vec![1, 2, 3]))), "{broken}");
        }
    }

    #[test]
    fn other_text_has_no_blocks() {
        assert_eq!(read("HC1:NCF"), []);
        assert_eq!(read(""), []);
    }
}
