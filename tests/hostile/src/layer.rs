//! Where a code is mutated.

use std::fmt;

/// The layers of a code, the outermost first, and the certificate it is checked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Not at all: to see that the unharmed ones get through.
    None,
    /// The characters of the text.
    Text,
    /// What the Base45 stands for.
    Compressed,
    /// What it inflates to: the whole signed message.
    Message,
    /// The protected and unprotected headers, and the tags.
    Headers,
    /// The claims.
    Claims,
    /// The signature.
    Signature,
    /// The certificate in the trust file; the code names its new key id.
    Certificate,
}

impl Layer {
    /// The layers of the code itself, as often as each is to be hit.
    pub const OF_A_CODE: [Layer; 20] = {
        use Layer::{Claims, Compressed, Headers, Message, Signature, Text};
        [
            Text, Text, Text, Text, Compressed, Compressed, Message, Message, Message, Claims, Claims, Claims, Claims,
            Claims, Headers, Headers, Headers, Signature, Signature, Signature,
        ]
    };
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Layer::None => "none",
            Layer::Text => "text",
            Layer::Compressed => "compressed",
            Layer::Message => "message",
            Layer::Headers => "headers",
            Layer::Claims => "claims",
            Layer::Signature => "signature",
            Layer::Certificate => "certificate",
        })
    }
}
