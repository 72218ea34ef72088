//! Writes the seeds of every fuzz target into a folder: `seeds FOLDER` makes `FOLDER/<target>/<number>`.

use std::path::PathBuf;

use hostile::{BODIES, seeds};

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).unwrap_or_else(|| "tests/fuzz/corpus".into()));
    for (name, _) in BODIES {
        let folder = folder.join(name);
        std::fs::create_dir_all(&folder)?;
        for (number, seed) in seeds::of(name).iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number:03}")), seed)?;
        }
    }
    Ok(())
}
