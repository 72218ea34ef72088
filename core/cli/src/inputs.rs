//! Files, folders and standard input: read with a limit, never further than needed.

use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Read, Write, stdin, stdout};
use std::path::{Path, PathBuf};

use serde::Serialize;
use wallet::texts;

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
fn reader(path: &Path) -> Result<BufReader<Box<dyn Read>>, Failure> {
    let reader: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(stdin().lock())
    } else {
        Box::new(fs::File::open(path).map_err(|cause| Failure::read(path, cause))?)
    };
    Ok(BufReader::new(reader))
}

/// The next line without its end; of one that is too long the first `longest` bytes.
fn next_line(reader: &mut impl BufRead, longest: u64) -> std::io::Result<Option<Vec<u8>>> {
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

/// One line of each input in, one JSON object a line out, as they come. Whatever a line is, the next one is read; of one that is too
/// long the first `longest` bytes are. `answer` gives the object, and whether all is well with it; true where it was with every one.
pub(crate) fn answer_lines<A: Serialize>(
    paths: &[PathBuf],
    longest: u64,
    mut answer: impl FnMut(&[u8]) -> (A, bool),
) -> Result<bool, Failure> {
    let failed = |cause| Failure::write(Path::new("standard output"), cause);
    let mut out = BufWriter::new(stdout().lock());
    let mut all_well = true;
    for path in paths {
        let mut reader = reader(path)?;
        while let Some(line) = next_line(&mut reader, longest).map_err(|cause| Failure::read(path, cause))? {
            let (answer, well) = answer(&line);
            all_well &= well;
            serde_json::to_writer(&mut out, &answer)
                .map_err(std::io::Error::from)
                .and_then(|()| out.write_all(b"\n"))
                .map_err(failed)?;
            // Whoever waits for an answer before the next line gets it.
            if reader.buffer().is_empty() {
                out.flush().map_err(failed)?;
            }
        }
    }
    out.flush().map_err(failed)?;
    Ok(all_well)
}

/// The texts that an argument stands for: itself, where it begins with `prefix`; else those in the file that it names, the lines of a
/// text or the codes of a picture.
pub(crate) fn texts_of(argument: &str, prefix: &str) -> Result<Vec<String>, Failure> {
    if argument.starts_with(prefix) {
        return Ok(vec![argument.to_owned()]);
    }
    let bytes = read(Path::new(argument))?;
    // Of a text the lines as they are: a blank is a character of Base45.
    Ok(match std::str::from_utf8(&bytes) {
        Ok(text) => text.lines().map(str::to_owned).collect(),
        Err(_) => texts(&bytes).unwrap_or_default(),
    })
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
