//! What a file holds as this process sees it, and which part of that has not reached the disk.

use std::collections::HashMap;
use std::ffi::CString;
use std::os::raw::c_int;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use rusqlite::ffi;

/// A file's content in memory. Connections to one path share one image.
pub(crate) struct Image {
    bytes: Vec<u8>,
    /// Ranges written since the last sync, in order.
    dirty: Vec<(usize, usize)>,
    /// Shortest length the file had since the last sync.
    shortest: usize,
}

/// An image that several open files may share.
pub(crate) type Shared = Arc<Mutex<Image>>;

static OPEN: Mutex<Option<HashMap<CString, Weak<Mutex<Image>>>>> = Mutex::new(None);

impl Image {
    /// The image of a path already open, or one read from the real file.
    pub(crate) unsafe fn of(path: Option<CString>, real: *mut ffi::sqlite3_file) -> Result<Shared, c_int> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        let open = open.get_or_insert_default();
        if let Some(shared) = path.as_ref().and_then(|path| open.get(path)).and_then(Weak::upgrade) {
            return Ok(shared);
        }
        // SAFETY: `real` was opened by its own layer.
        let bytes = unsafe { read_all(real)? };
        let shared = Arc::new(Mutex::new(Self {
            shortest: bytes.len(),
            dirty: Vec::new(),
            bytes,
        }));
        if let Some(path) = path {
            open.insert(path, Arc::downgrade(&shared));
        }
        Ok(shared)
    }

    /// Length in bytes.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Fills `out` from `at`; false, with zeros behind the end, when the file is shorter.
    pub(crate) fn read(&self, at: usize, out: &mut [u8]) -> bool {
        let there = self.bytes.get(at..).unwrap_or_default();
        let whole = there.len().min(out.len());
        out[..whole].copy_from_slice(&there[..whole]);
        out[whole..].fill(0);
        whole == out.len()
    }

    /// Writes in memory alone.
    pub(crate) fn write(&mut self, at: usize, bytes: &[u8]) {
        let end = at + bytes.len();
        if self.bytes.len() < end {
            self.bytes.resize(end, 0);
        }
        self.bytes[at..end].copy_from_slice(bytes);
        self.dirty.push((at, end));
    }

    /// Cuts or stretches in memory alone.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.bytes.resize(len, 0);
        self.shortest = self.shortest.min(len);
    }

    /// Brings everything to the real file. A kill in between leaves a part of it there, as a power cut would.
    pub(crate) unsafe fn sync(&mut self, real: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
        // SAFETY: `real` was opened by its own layer, which gave it these functions.
        unsafe {
            let methods = &*(*real).pMethods;
            let (Some(truncate), Some(write), Some(sync)) = (methods.xTruncate, methods.xWrite, methods.xSync) else {
                return ffi::SQLITE_IOERR;
            };
            let mut answer = truncate(real, self.shortest as ffi::sqlite3_int64);
            for &(from, to) in &self.dirty {
                let part = &self.bytes[from.min(self.bytes.len())..to.min(self.bytes.len())];
                if answer == ffi::SQLITE_OK && !part.is_empty() {
                    answer = write(
                        real,
                        part.as_ptr().cast(),
                        part.len() as c_int,
                        from as ffi::sqlite3_int64,
                    );
                }
            }
            if answer == ffi::SQLITE_OK {
                answer = truncate(real, self.bytes.len() as ffi::sqlite3_int64);
            }
            if answer == ffi::SQLITE_OK {
                answer = sync(real, flags);
            }
            if answer == ffi::SQLITE_OK {
                self.dirty.clear();
                self.shortest = self.bytes.len();
            }
            answer
        }
    }
}

/// Locks an image; a panic elsewhere does not spoil it for the others.
pub(crate) fn lock(shared: &Shared) -> MutexGuard<'_, Image> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

unsafe fn read_all(real: *mut ffi::sqlite3_file) -> Result<Vec<u8>, c_int> {
    // SAFETY: as in `sync`.
    unsafe {
        let methods = &*(*real).pMethods;
        let (Some(size), Some(read)) = (methods.xFileSize, methods.xRead) else {
            return Err(ffi::SQLITE_IOERR);
        };
        let mut len = 0;
        let answer = size(real, &mut len);
        if answer != ffi::SQLITE_OK {
            return Err(answer);
        }
        let mut bytes = vec![0_u8; usize::try_from(len).unwrap_or_default()];
        if !bytes.is_empty() {
            let answer = read(real, bytes.as_mut_ptr().cast(), bytes.len() as c_int, 0);
            if answer != ffi::SQLITE_OK {
                return Err(answer);
            }
        }
        Ok(bytes)
    }
}
