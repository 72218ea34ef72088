//! PINs and passphrases: asked for on the terminal without echo, or read from a file.

use std::io::{BufRead, IsTerminal, stdin};
use std::path::Path;

use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::inputs;

/// A secret typed or read: wiped from memory when dropped.
pub(crate) type Typed = Zeroizing<String>;

/// The first line of `file` (`-`: of standard input), else what the person types at `prompt`.
pub(crate) fn ask(prompt: &str, file: Option<&Path>) -> Result<Typed, Failure> {
    if let Some(file) = file {
        return first_line(file);
    }
    if !stdin().is_terminal() {
        return Err(Failure::Usage(format!(
            "{prompt} is needed, and there is no terminal to ask on. Give it with --secret-file FILE."
        )));
    }
    rpassword::prompt_password(format!("{prompt}: "))
        .map(Zeroizing::new)
        .map_err(|cause| Failure::read(Path::new("the terminal"), cause))
}

/// Like [`ask`], and typed twice where it is typed.
pub(crate) fn choose(prompt: &str, file: Option<&Path>) -> Result<Typed, Failure> {
    let first = ask(prompt, file)?;
    if file.is_none() && *ask(&format!("{prompt} once more"), None)? != *first {
        return Err(Failure::Usage(
            "The two were not the same. Nothing was changed; try again.".to_owned(),
        ));
    }
    Ok(first)
}

fn first_line(file: &Path) -> Result<Typed, Failure> {
    let text = if file.as_os_str() == "-" {
        let mut line = Zeroizing::new(String::new());
        stdin()
            .lock()
            .read_line(&mut line)
            .map_err(|cause| Failure::read(file, cause))?;
        line
    } else {
        let bytes = Zeroizing::new(inputs::read(file)?);
        Zeroizing::new(
            std::str::from_utf8(&bytes)
                .map_err(|_| Failure::Usage(format!("{} is not text.", file.display())))?
                .to_owned(),
        )
    };
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}
