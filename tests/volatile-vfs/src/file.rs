//! An open file: reads and writes go to its image, everything else to the real file.

use std::ffi::{c_int, c_void};
use std::slice;

use rusqlite::ffi;

use crate::image::{Shared, lock};
use crate::take_room;

/// Our part of what SQLite takes for an open file; the real layer's part stands behind it.
#[repr(C)]
pub(crate) struct File {
    /// Where SQLite looks for the functions.
    pub(crate) base: ffi::sqlite3_file,
    real: *mut ffi::sqlite3_file,
    image: Option<Shared>,
}

impl File {
    pub(crate) fn new(real: *mut ffi::sqlite3_file, image: Shared) -> Self {
        Self {
            base: ffi::sqlite3_file { pMethods: &METHODS },
            real,
            image: Some(image),
        }
    }
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    // Version 2: with shared memory, without memory-mapped reads, which would go past the image.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock_file),
    xUnlock: Some(unlock_file),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// The image of a file that is open.
///
/// # Safety
/// `file` is one that [`File::new`] made.
unsafe fn image<'a>(file: *mut ffi::sqlite3_file) -> &'a Shared {
    // SAFETY: as the caller promises; SQLite does not use a file after closing it.
    unsafe { (*file.cast::<File>()).image.as_ref().expect("open") }
}

/// Calls one of the real file's functions.
macro_rules! pass_on {
    ($file:expr, $function:ident $(, $argument:expr)*) => {{
        // SAFETY: SQLite calls with a file that `open` made; the real layer opened the file behind it.
        unsafe {
            let real = (*$file.cast::<File>()).real;
            ((*(*real).pMethods).$function.expect("the system's layer has it"))(real $(, $argument)*)
        }
    }};
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: the last use of this file.
    unsafe { (*file.cast::<File>()).image = None };
    pass_on!(file, xClose)
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, out: *mut c_void, len: c_int, at: ffi::sqlite3_int64) -> c_int {
    // SAFETY: SQLite hands in room for `len` bytes.
    let out = unsafe { slice::from_raw_parts_mut(out.cast::<u8>(), len as usize) };
    // SAFETY: an open file of ours.
    let whole = lock(unsafe { image(file) }).read(at as usize, out);
    if whole {
        ffi::SQLITE_OK
    } else {
        ffi::SQLITE_IOERR_SHORT_READ
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    len: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    if !take_room(i64::from(len)) {
        return ffi::SQLITE_FULL;
    }
    // SAFETY: SQLite hands in `len` bytes.
    let bytes = unsafe { slice::from_raw_parts(bytes.cast::<u8>(), len as usize) };
    // SAFETY: an open file of ours.
    lock(unsafe { image(file) }).write(at as usize, bytes);
    ffi::SQLITE_OK
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, len: ffi::sqlite3_int64) -> c_int {
    // SAFETY: an open file of ours.
    lock(unsafe { image(file) }).truncate(len as usize);
    ffi::SQLITE_OK
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: an open file of ours, and the real one behind it.
    unsafe { lock(image(file)).sync((*file.cast::<File>()).real, flags) }
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, len: *mut ffi::sqlite3_int64) -> c_int {
    // SAFETY: an open file of ours; SQLite hands in where to write the length.
    unsafe { *len = lock(image(file)).len() as ffi::sqlite3_int64 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn lock_file(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    pass_on!(file, xLock, level)
}

unsafe extern "C" fn unlock_file(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    pass_on!(file, xUnlock, level)
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    pass_on!(file, xCheckReservedLock, out)
}

unsafe extern "C" fn file_control(file: *mut ffi::sqlite3_file, op: c_int, argument: *mut c_void) -> c_int {
    // A hint would make the real file longer than anything synced.
    if op == ffi::SQLITE_FCNTL_SIZE_HINT || op == ffi::SQLITE_FCNTL_CHUNK_SIZE {
        return ffi::SQLITE_OK;
    }
    pass_on!(file, xFileControl, op, argument)
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    pass_on!(file, xSectorSize)
}

/// None of the promises a disk may make: not even that a small write is whole.
unsafe extern "C" fn device_characteristics(_: *mut ffi::sqlite3_file) -> c_int {
    0
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    region: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    pass_on!(file, xShmMap, region, size, extend, out)
}

unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, offset: c_int, n: c_int, flags: c_int) -> c_int {
    pass_on!(file, xShmLock, offset, n, flags)
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    pass_on!(file, xShmBarrier);
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    pass_on!(file, xShmUnmap, delete)
}
