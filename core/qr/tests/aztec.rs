//! Aztec codes that another encoder wrote: compact and full, turned, mirrored, blurred, of bytes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::Path;
use std::time::Duration;

/// Time for a picture on a machine that does many other things.
const ENOUGH: Duration = Duration::from_secs(60);

#[test]
fn every_picture_says_what_was_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/aztec");
    let mut pictures = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if !path.extension().is_some_and(|kind| kind == "png" || kind == "jpg") {
            continue;
        }
        let found = qr::codes_in_picture_within(&fs::read(&path).unwrap(), ENOUGH).unwrap();
        assert_eq!(found.len(), 1, "{}", path.display());
        let written = fs::read(path.with_extension("txt")).unwrap();
        assert!(found[0].bytes == written, "{}", path.display());
        assert_eq!(found[0].text.is_some(), written.is_ascii(), "{}", path.display());
        pictures += 1;
    }
    assert_eq!(pictures, 8);
}
