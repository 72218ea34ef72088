//! `carnet pack`, run at a publisher's desk.

use serde_json::Value;

use super::Desk;

/// A desk, with paths in its folder.
pub(crate) struct Publisher(pub(crate) Desk);

impl Publisher {
    pub(crate) fn new() -> Self {
        Self(Desk::new())
    }

    /// `carnet pack` with what stands between slashes taken as a path of this desk: `@pub` is the file or folder `pub`.
    pub(crate) fn pack(&self, arguments: &str) -> (i32, Value) {
        let arguments = arguments
            .split_whitespace()
            .map(|argument| match argument.strip_prefix('@') {
                Some(name) => self.path(name),
                None => argument.to_owned(),
            });
        self.0.json(["pack".to_owned()].into_iter().chain(arguments))
    }

    pub(crate) fn done(&self, arguments: &str) -> Value {
        let (code, answer) = self.pack(arguments);
        assert_eq!(code, 0, "{arguments}: {answer}");
        answer
    }

    /// Exit code and error of a call that fails.
    pub(crate) fn refused(&self, arguments: &str) -> (i32, String) {
        let arguments = arguments
            .split_whitespace()
            .map(|argument| match argument.strip_prefix('@') {
                Some(name) => self.path(name),
                None => argument.to_owned(),
            });
        let mut all = vec!["--json".to_owned(), "pack".to_owned()];
        all.extend(arguments);
        let output = self.0.carnet(all);
        let error: Value = serde_json::from_slice(&output.stderr[last_line(&output.stderr)..]).unwrap_or_default();
        let kind = error["error"].as_str().unwrap_or_default().to_owned();
        assert!(
            kind.is_empty() || error["message"].as_str().unwrap().ends_with('.'),
            "{error}"
        );
        (output.status.code().unwrap(), kind)
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.path(name).to_str().unwrap().to_owned()
    }
}

fn last_line(bytes: &[u8]) -> usize {
    let end = bytes.len().saturating_sub(1);
    bytes[..end]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1)
}
