//! Writes our own SD-CWTs again: `cargo run -p carnet-conformance --example sd-cwt-vectors`.

#[path = "../suites/sd_cwt/vectors.rs"]
mod vectors;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/native/sd-cwt");
    std::fs::create_dir_all(&folder)?;
    for (name, bytes) in vectors::made()? {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
