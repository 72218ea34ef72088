//! A SQLite file layer for tests that forgets what was not synced.
//!
//! Writes and truncations stay in this process's memory until SQLite asks for a sync; only then do they reach the real
//! file. Killing the process is then as bad as a power cut on a disk that keeps nothing unsynced. [`set_room`] makes
//! the same layer run out of space.
//!
//! Everything else (locks, shared memory, deletion, paths) is passed on to SQLite's own layer for this system.

mod file;
mod image;

use std::ffi::{CStr, c_char, c_int};
use std::mem;
use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::ffi;

use file::File;
use image::Image;

/// Name under which the layer is registered.
pub const NAME: &CStr = c"volatile";

/// Bytes that may still be written; negative: no limit.
static ROOM: AtomicI64 = AtomicI64::new(-1);

/// SQLite's own layer, which does the real work.
static REAL: OnceLock<Real> = OnceLock::new();

struct Real(*mut ffi::sqlite3_vfs);
// SAFETY: SQLite keeps the layer for the life of the process, and its functions may be called from any thread.
unsafe impl Send for Real {}
// SAFETY: as above.
unsafe impl Sync for Real {}

/// Registers the layer and makes it the default of this process. Call once, before any connection is opened.
///
/// # Panics
/// When SQLite refuses, since no test could go on.
pub fn register() {
    // SAFETY: the default layer exists from SQLite's start and lives as long as the process; the new one is leaked.
    unsafe {
        ffi::sqlite3_initialize();
        let real = ffi::sqlite3_vfs_find(ptr::null());
        assert!(!real.is_null(), "SQLite has no file layer");
        assert!(REAL.set(Real(real)).is_ok(), "registered twice");
        let size = c_int::try_from(mem::size_of::<File>()).expect("a small struct");
        let layer = Box::leak(Box::new(ffi::sqlite3_vfs {
            szOsFile: size + (*real).szOsFile,
            zName: NAME.as_ptr(),
            pNext: ptr::null_mut(),
            xOpen: Some(open),
            ..*real
        }));
        assert_eq!(ffi::sqlite3_vfs_register(layer, 1), ffi::SQLITE_OK);
    }
}

/// Lets this many further bytes be written before every write fails for lack of space; `None` lifts the limit.
pub fn set_room(bytes: Option<i64>) {
    ROOM.store(bytes.unwrap_or(-1), Ordering::SeqCst);
}

/// Whether so many bytes may be written; takes them off what is left.
fn take_room(bytes: i64) -> bool {
    ROOM.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| match left {
        left if left < 0 => Some(left),
        left if left >= bytes => Some(left - bytes),
        _ => None,
    })
    .is_ok()
}

/// Opens the real file behind ours and reads what it holds.
unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    let real_layer = REAL.get().expect("registered").0;
    // SAFETY: SQLite hands in szOsFile bytes: our struct, then room for the real layer's.
    unsafe {
        let ours = file.cast::<File>();
        (*ours).base.pMethods = ptr::null();
        let real = ours.add(1).cast::<ffi::sqlite3_file>();
        let open = (*real_layer).xOpen.expect("every layer opens files");
        let answer = open(real_layer, name, real, flags, out_flags);
        if answer != ffi::SQLITE_OK {
            return answer;
        }
        let path = if name.is_null() {
            None
        } else {
            Some(CStr::from_ptr(name).to_owned())
        };
        match Image::of(path, real) {
            Ok(image) => {
                ptr::write(ours, File::new(real, image));
                ffi::SQLITE_OK
            }
            Err(code) => {
                if let Some(close) = (*(*real).pMethods).xClose {
                    close(real);
                }
                code
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    /// One test: the layer is registered once in a process.
    #[test]
    fn a_committed_row_survives_a_cut_and_an_uncommitted_one_and_an_unsynced_one_do_not() {
        register();
        let folder = std::env::temp_dir().join(format!("volatile-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("test.db");
        let connection = Connection::open(&path).unwrap();
        connection
            .execute_batch("PRAGMA synchronous = FULL; CREATE TABLE t (n); INSERT INTO t VALUES (1)")
            .unwrap();

        // What the disk holds now is what a cut would leave.
        let cut = folder.join("cut.db");
        std::fs::copy(&path, &cut).unwrap();
        let rows: i64 = Connection::open(&cut)
            .unwrap()
            .query_row("SELECT count(*) FROM t", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 1);

        connection
            .execute_batch("PRAGMA synchronous = OFF; INSERT INTO t VALUES (2)")
            .unwrap();
        std::fs::copy(&path, &cut).unwrap();
        let rows: i64 = Connection::open(&cut)
            .unwrap()
            .query_row("SELECT count(*) FROM t", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 1, "an unsynced write reached the disk");

        set_room(Some(100));
        let full = connection.execute_batch("INSERT INTO t VALUES (3)").unwrap_err();
        assert_eq!(full.sqlite_error_code(), Some(rusqlite::ErrorCode::DiskFull));
        set_room(None);
        connection.execute_batch("INSERT INTO t VALUES (3)").unwrap();
        drop(connection);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
