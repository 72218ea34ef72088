//! The file's schema: migrations make it, `schema.sql` says what comes out, and opening compares.

use rusqlite::Connection;

use super::failure::read_failed;
use crate::StoreError;

/// Marks the file as Carnet's in its header: "CRNT".
const APPLICATION: i64 = 0x4352_4e54;
/// Every migration, in order; the file's `user_version` counts those it went through.
const MIGRATIONS: &[&str] = &[include_str!("../../migrations/0001_store.sql")];
/// What comes out.
const SCHEMA: &str = include_str!("../../schema.sql");

/// Writes the schema into an empty file.
pub(super) fn build(sql: &Connection) -> rusqlite::Result<()> {
    MIGRATIONS
        .iter()
        .try_for_each(|migration| sql.execute_batch(migration))?;
    sql.pragma_update(None, "application_id", APPLICATION)?;
    sql.pragma_update(None, "user_version", version())
}

/// Whether the file is a store of this version through and through; `false` where it is one with damage in its frame.
pub(super) fn check(sql: &Connection) -> Result<bool, StoreError> {
    let read = (|| {
        let application: i64 = sql.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let format: i64 = sql.pragma_query_value(None, "user_version", |row| row.get(0))?;
        Ok((application == APPLICATION, format, describe(sql)? == SCHEMA))
    })();
    match read.map_err(read_failed)? {
        (true, format, _) if format > version() => Err(StoreError::Newer {
            found: format,
            known: version(),
        }),
        (true, format, true) if format == version() => Ok(true),
        (false, _, false) => Err(StoreError::Foreign),
        _ => Ok(false),
    }
}

/// A damaged file still has to say its name.
pub(super) fn check_name(sql: &Connection) -> Result<(), StoreError> {
    let name: rusqlite::Result<Vec<u8>> = sql.query_row("SELECT id FROM store", [], |row| row.get(0));
    name.map(drop).map_err(read_failed)
}

/// Highest format this version knows.
fn version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The schema as SQLite keeps it, in the order it was made.
fn describe(sql: &Connection) -> rusqlite::Result<String> {
    let mut statement = sql.prepare("SELECT sql FROM sqlite_schema ORDER BY rootpage")?;
    let parts: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(parts
        .iter()
        .map(|part| format!("{part};\n"))
        .collect::<Vec<_>>()
        .join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `UPDATE_GOLDEN=1 cargo test -p carnet-store schema` writes it again.
    #[test]
    fn the_migrations_make_the_schema() {
        let migrated = Connection::open_in_memory().unwrap();
        build(&migrated).unwrap();
        let described = describe(&migrated).unwrap();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/schema.sql"), &described).unwrap();
        }
        assert_eq!(described, SCHEMA);
        let direct = Connection::open_in_memory().unwrap();
        direct.execute_batch(SCHEMA).unwrap();
        assert_eq!(describe(&direct).unwrap(), SCHEMA);
    }

    #[test]
    fn every_column_has_a_comment() {
        let columns: Vec<&str> = SCHEMA.lines().filter(|line| line.starts_with("    ")).collect();
        assert!(columns.len() > 20);
        assert!(
            columns
                .iter()
                .all(|line| line.split_once(" -- ").is_some_and(|(_, comment)| comment.len() > 5)),
            "{SCHEMA}"
        );
    }

    #[test]
    fn strangers_are_told_apart() {
        let sql = Connection::open_in_memory().unwrap();
        assert!(matches!(check(&sql), Err(StoreError::Foreign)));
        build(&sql).unwrap();
        assert!(matches!(check(&sql), Ok(true)));
        sql.pragma_update(None, "user_version", 2).unwrap();
        assert!(matches!(check(&sql), Err(StoreError::Newer { found: 2, known: 1 })));
        sql.pragma_update(None, "user_version", 1).unwrap();
        sql.execute_batch("CREATE TRIGGER t AFTER INSERT ON passes BEGIN DELETE FROM passes; END")
            .unwrap();
        assert!(matches!(check(&sql), Ok(false)));
    }
}
