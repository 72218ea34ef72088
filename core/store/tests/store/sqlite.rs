//! SQLite was built as `.cargo/config.toml` says, and the store uses it as the design says.

use crate::support::Device;

#[test]
fn the_build_options_took() {
    let sql = rusqlite::Connection::open_in_memory().unwrap();
    let mut statement = sql.prepare("PRAGMA compile_options").unwrap();
    let options: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for wanted in [
        "DQS=0",
        "TEMP_STORE=3",
        "DEFAULT_MEMSTATUS=0",
        "MAX_MMAP_SIZE=0",
        "SECURE_DELETE",
        "DEFAULT_WAL_SYNCHRONOUS=2",
        "OMIT_LOAD_EXTENSION",
        "OMIT_JSON",
        "OMIT_DEPRECATED",
        "OMIT_SHARED_CACHE",
        "OMIT_DESERIALIZE",
        "MAX_ATTACHED=0",
        "LIKE_DOESNT_MATCH_BLOBS",
    ] {
        assert!(
            options.iter().any(|option| option == wanted),
            "{wanted} is missing from {options:?}"
        );
    }
    for unwanted in [
        "ENABLE_FTS",
        "ENABLE_RTREE",
        "ENABLE_STAT4",
        "ENABLE_DBSTAT",
        "SOUNDEX",
        "USE_URI",
        "ENABLE_LOAD_EXTENSION",
    ] {
        assert!(
            !options.iter().any(|option| option.starts_with(unwanted)),
            "{unwanted} is in {options:?}"
        );
    }
}

#[test]
fn the_file_is_in_wal_mode_with_pages_that_fit_a_segment() {
    let device = Device::new();
    drop(device.create());
    let file = device.file();
    let mode: String = file.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    let page: i64 = file.pragma_query_value(None, "page_size", |row| row.get(0)).unwrap();
    assert_eq!((mode.as_str(), page), ("wal", 8192));
}
