//! Files, folders and standard input: read with a limit, never further than needed.

use std::fs;
use std::io::{BufRead, BufReader, Read, stdin};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Largest file read, in bytes: four times the largest signer list in use, and more than any picture of a code needs.
const MAX_FILE: u64 = 64 << 20;

/// Most files taken from one folder given with `--trust`: all states' certificates, each in a file of its own, are
/// some thousands.
const MAX_FOLDER_FILES: usize = 20_000;

/// Deepest folder walked: exports of trust lists use three levels.
const MAX_FOLDER_DEPTH: usize = 8;

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let fail = |cause| Failure::read(path, cause);
    if path.as_os_str() == "-" {
        return limited(&mut stdin().lock()).map_err(fail);
    }
    if path.is_dir() {
        return Err(fail(std::io::Error::from(std::io::ErrorKind::IsADirectory)));
    }
    limited(&mut fs::File::open(path).map_err(fail)?).map_err(fail)
}

/// A file, or standard input for `-`, to be read line by line.
pub(crate) fn reader(path: &Path) -> Result<BufReader<Box<dyn Read>>, Failure> {
    let reader: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(stdin().lock())
    } else {
        Box::new(fs::File::open(path).map_err(|cause| Failure::read(path, cause))?)
    };
    Ok(BufReader::new(reader))
}

/// The next line without its end; of one that is too long the first `longest` bytes.
pub(crate) fn next_line(reader: &mut impl BufRead, longest: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    if reader.take(longest).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() != Some(&b'\n') && line.len() as u64 == longest {
        reader.skip_until(b'\n')?;
    }
    while matches!(line.last(), Some(b'\n' | b'\r')) {
        line.pop();
    }
    Ok(Some(line))
}

fn limited(from: &mut dyn Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_FILE.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(std::io::Error::new(
            std::io::ErrorKind::FileTooLarge,
            format!("larger than {} MiB", MAX_FILE >> 20),
        ));
    }
    Ok(bytes)
}

/// The file itself, or every file below a folder, sorted, so that the same folder reads the same everywhere.
pub(crate) fn walk(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    collect(path, 0, &mut files)?;
    Ok(files)
}

fn collect(path: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !fs::metadata(path).map_err(|cause| Failure::read(path, cause))?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let too_much = files.len() >= MAX_FOLDER_FILES || depth >= MAX_FOLDER_DEPTH;
    if too_much {
        return Err(Failure::Usage(format!(
            "{} holds more than {MAX_FOLDER_FILES} files or {MAX_FOLDER_DEPTH} levels of folders; name a smaller folder.",
            path.display()
        )));
    }
    let entries = fs::read_dir(path).map_err(|cause| Failure::read(path, cause))?;
    let mut below: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    below.sort();
    below
        .into_iter()
        .try_for_each(|path| collect(&path, depth.saturating_add(1), files))
}
