//! Finding and reading the files in `tests/vectors`.

use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::Failed;
use serde_json::Value;

/// One vector file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Path below its suite's folder, with `/`: the case's name.
    pub name: String,
    path: PathBuf,
}

/// A file of a suite's folder by its name.
pub fn file(folder: &str, name: &str) -> File {
    File {
        name: name.to_owned(),
        path: root().join(folder).join(name),
    }
}

/// All files below a folder whose extension, in any case, is one of these; in order of their names.
///
/// # Panics
/// When the folder cannot be read.
pub fn files(folder: &str, extensions: &[&str]) -> Vec<File> {
    let top = root().join(folder);
    let mut found = Vec::new();
    walk(&top, &mut |path| {
        let extension = path
            .extension()
            .map(|extension| extension.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        if extensions.contains(&extension.as_str()) {
            let below = path.strip_prefix(&top).unwrap();
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            found.push(File {
                name: parts.join("/"),
                path,
            });
        }
    });
    found.sort();
    found
}

impl File {
    /// The file's bytes.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>, Failed> {
        fs::read(&self.path).map_err(|error| format!("{}: {error}", self.name).into())
    }

    /// The file's text.
    ///
    /// # Errors
    /// When it cannot be read, or is not UTF-8.
    pub fn text(&self) -> Result<String, Failed> {
        Ok(String::from_utf8(self.bytes()?)?)
    }

    /// The file's JSON.
    ///
    /// # Errors
    /// When it cannot be read, or is none.
    pub fn json(&self) -> Result<Value, Failed> {
        Ok(serde_json::from_slice(&self.bytes()?)?)
    }

    /// The lines of a table after its heading, each cut at its tabs.
    ///
    /// # Panics
    /// When it cannot be read: without its table a suite has no cases.
    pub fn table(&self) -> Vec<Vec<String>> {
        let text = fs::read_to_string(&self.path).unwrap();
        text.lines()
            .skip(1)
            .map(|line| line.split('\t').map(str::to_owned).collect())
            .collect()
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors")
}

fn walk(folder: &Path, found: &mut dyn FnMut(PathBuf)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, found) } else { found(path) }
    }
}
