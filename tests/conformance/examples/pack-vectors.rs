//! Writes the vectors of packs again: `cargo run -p carnet-conformance --example pack-vectors`.

#[path = "../suites/packs/vectors/mod.rs"]
mod vectors;

fn main() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/packs");
    for (name, bytes) in vectors::made() {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
