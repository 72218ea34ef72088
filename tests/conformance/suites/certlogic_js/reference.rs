//! certlogic-js, in a process of its own.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::thread;

use carnet_conformance::Failed;
use serde_json::Value;

/// What it says of one pair.
pub(crate) struct Answer {
    /// Whether its validator takes the logic.
    pub(crate) is_valid: bool,
    /// The result; nothing where it throws, or makes a date that is none.
    pub(crate) result: Option<Value>,
}

/// Its answers to pairs of logic and data, one a line.
///
/// # Errors
/// When node or the package cannot be had.
pub(crate) fn ask(lines: &[String]) -> Result<Vec<Answer>, Failed> {
    static INSTALLED: LazyLock<Result<PathBuf, String>> = LazyLock::new(install);
    let folder = INSTALLED.as_ref()?;
    let mut node = Command::new("node")
        .arg(scripts().join("evaluate.js"))
        .env("CERTLOGIC_JS", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("node does not start ({error}): install nodejs"))?;
    let mut input = node.stdin.take().ok_or("no input")?;
    let all = lines.join("\n");
    let writer = thread::spawn(move || input.write_all(all.as_bytes()));
    let output = node.wait_with_output()?;
    writer.join().map_err(|_| "the writer broke off")??;
    let text = String::from_utf8(output.stdout)?;
    text.lines()
        .map(|line| {
            let mut answer: Value = serde_json::from_str(line)?;
            Ok(Answer {
                is_valid: answer["valid"] == true,
                result: answer.get_mut("result").map(Value::take),
            })
        })
        .collect()
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../certlogic-js")
}

/// The packages go beside the build.
fn install() -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("certlogic-js");
    let installed = Command::new("bash")
        .arg(scripts().join("install.sh"))
        .arg(&folder)
        .output();
    match installed {
        Ok(output) if output.status.success() => Ok(folder),
        Ok(output) => Err(format!(
            "certlogic-js cannot be installed: {}",
            String::from_utf8_lossy(&output.stderr)
        )),
        Err(error) => Err(format!("certlogic-js cannot be installed: {error}")),
    }
}
