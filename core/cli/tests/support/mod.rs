//! Runs the built `carnet` in a folder of its own, with a file vault and a passphrase from a file.

pub(crate) mod publisher;

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

pub(crate) const PASSPHRASE: &str = "plinth gravy osprey mantle kiosk tundra";

/// A person at a desk: a profile folder and a file with the passphrase.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret"), PASSPHRASE).unwrap();
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// `carnet` with this desk's wallet.
    pub(crate) fn carnet<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Output {
        let mut command = carnet();
        command.arg("--keystore=file").arg("--profile").arg(self.path("wallet"));
        command.arg("--secret-file").arg(self.path("secret")).args(arguments);
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// The same with `--json`; the exit code and what was printed.
    pub(crate) fn json<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> (i32, Value) {
        let output = self.carnet(
            [OsStr::new("--json").to_owned()]
                .into_iter()
                .chain(arguments.into_iter().map(|s| s.as_ref().to_owned())),
        );
        (output.status.code().unwrap(), answer(&output))
    }
}

/// The built command, without what the environment might add.
pub(crate) fn carnet() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.env_remove("CARNET_PROFILE").env("NO_COLOR", "1");
    command
}

/// `carnet check` with standard input.
pub(crate) fn check<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>, input: &[u8]) -> Output {
    let mut child = carnet()
        .arg("check")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command may end before it has read all of it.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// What a command printed as JSON.
pub(crate) fn answer(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"))
}

/// The same check with `--json`; the exit code and the answer.
pub(crate) fn checked<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>, input: &[u8]) -> (Option<i32>, Value) {
    let arguments = arguments.into_iter().map(|argument| argument.as_ref().to_owned());
    let output = check([OsStr::new("--json").to_owned()].into_iter().chain(arguments), input);
    (output.status.code(), answer(&output))
}

/// The vectors of this repository.
pub(crate) fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

/// A real case: text, certificate (DER) and clock.
pub(crate) struct Case {
    pub(crate) text: String,
    pub(crate) certificate: Vec<u8>,
    pub(crate) clock: String,
    pub(crate) payload: Value,
}

/// One of the EU's test certificates, `AT/2DCode/raw/1.json`.
pub(crate) fn case(path: &str) -> Case {
    let bytes = std::fs::read(vectors().join("eu-dcc/dgc-testdata").join(path)).unwrap();
    let case: Value = serde_json::from_slice(&bytes).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    Case {
        text: text(&case["PREFIX"]),
        certificate: base64(&text(&case["TESTCTX"]["CERTIFICATE"])),
        clock: text(&case["TESTCTX"]["VALIDATIONCLOCK"]),
        payload: case["JSON"].clone(),
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The other way.
pub(crate) fn to_base64(bytes: &[u8]) -> String {
    let digits = bytes.chunks(3).map(|group| {
        let bits = (0..3).fold(0_usize, |bits, at| {
            bits << 8 | usize::from(*group.get(at).unwrap_or(&0))
        });
        let digits = [18, 12, 6, 0].map(|shift| char::from(ALPHABET[bits >> shift & 63]));
        let text: String = digits[..=group.len()].iter().collect();
        format!("{text:=<4}")
    });
    digits.collect()
}

/// Base64 by the system's own tool would be one more thing to have; this is short.
fn base64(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text
        .bytes()
        .filter_map(|byte| ALPHABET.iter().position(|&letter| letter == byte))
        .map(|at| u32::try_from(at).unwrap())
        .collect();
    digits
        .chunks(4)
        .flat_map(|group| {
            let bits = group.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - group.len()));
            bits.to_be_bytes()[1..group.len()].to_vec()
        })
        .collect()
}
