#!/usr/bin/env python3
"""What the C compiler took for Android against what Rust's libc crate says: layout.py TRIPLE C_COMPILER DEPENDENCIES

Without an NDK the C parts (SQLite, ring, libunwind) are compiled with musl's headers and native/bionic. Every constant, size
and offset that they use is compiled here as C and as Rust, for the device, into an array of numbers; the arrays must be the
same. DEPENDENCIES is the folder with the libc crate, compiled for TRIPLE. Nothing is run, so it works on any machine.
"""
import pathlib
import struct
import subprocess
import sys
import tempfile

HEADERS = """errno fcntl link pthread stddef stdint sys/auxv sys/mman sys/stat sys/time sys/types time unistd""".split()
CONSTANTS = """
    EACCES EAGAIN EBUSY EDEADLK EEXIST EINTR EINVAL EIO EISDIR ENOENT ENOLCK ENOMEM ENOSPC ENOTDIR EOVERFLOW EPERM ERANGE EROFS
    ETIMEDOUT O_RDONLY O_RDWR O_WRONLY O_CREAT O_EXCL O_TRUNC O_NOFOLLOW O_CLOEXEC O_DIRECTORY F_GETFD F_SETFD FD_CLOEXEC F_GETLK
    F_SETLK F_SETLKW F_RDLCK F_WRLCK F_UNLCK F_OK R_OK W_OK S_IFMT S_IFREG S_IFDIR S_IFLNK SEEK_SET SEEK_CUR SEEK_END PROT_READ
    PROT_WRITE MAP_SHARED MAP_PRIVATE MAP_FIXED AT_HWCAP AT_HWCAP2 CLOCK_REALTIME CLOCK_MONOTONIC
    PTHREAD_MUTEX_NORMAL PTHREAD_MUTEX_RECURSIVE _SC_PAGESIZE _SC_NPROCESSORS_CONF _SC_NPROCESSORS_ONLN
""".split()
TYPES = """
    mode_t off_t pid_t size_t ssize_t time_t uid_t pthread_t pthread_key_t pthread_mutex_t pthread_mutexattr_t pthread_rwlock_t
""".split()
STRUCTURES = {
    "stat": "st_dev st_ino st_mode st_nlink st_uid st_gid st_size st_blksize st_mtime".split(),
    "flock": "l_type l_whence l_start l_len l_pid".split(),
    "timespec": "tv_sec tv_nsec".split(),
    "timeval": "tv_sec tv_usec".split(),
    "tm": "tm_sec tm_min tm_hour tm_mday tm_mon tm_year tm_wday tm_yday tm_isdst tm_gmtoff".split(),
    "dl_phdr_info": "dlpi_addr dlpi_name dlpi_phdr dlpi_phnum dlpi_adds dlpi_subs".split(),
}
NAMES = (
    CONSTANTS
    + [f"size of {name}" for name in [*TYPES, *STRUCTURES]]
    + [f"{name}.{field}" for name, fields in STRUCTURES.items() for field in fields]
)


def c_source():
    values = CONSTANTS + [f"sizeof({name})" for name in TYPES] + [f"sizeof(struct {name})" for name in STRUCTURES]
    values += [f"offsetof(struct {name}, {field})" for name, fields in STRUCTURES.items() for field in fields]
    numbers = ",\n".join(f"(int64_t)({value})" for value in values)
    includes = "".join(f"#include <{name}.h>\n" for name in HEADERS)
    return f'#define _GNU_SOURCE 1\n{includes}__attribute__((section(".layout"), used)) const int64_t layout[] = {{\n{numbers}\n}};\n'


def rust_source():
    values = [f"libc::{name} as i64" for name in CONSTANTS]
    values += [f"core::mem::size_of::<libc::{name}>() as i64" for name in [*TYPES, *STRUCTURES]]
    values += [f"core::mem::offset_of!(libc::{name}, {field}) as i64" for name, fields in STRUCTURES.items() for field in fields]
    numbers = ",\n".join(values)
    return f'#![no_std]\n#[used]\n#[unsafe(link_section = ".layout")]\nstatic LAYOUT: [i64; {len(values)}] = [\n{numbers}\n];\n'


def numbers_of(object_file):
    """The section .layout of a 64-bit little-endian ELF object, as numbers."""
    data = object_file.read_bytes()
    table, size, count, names = (struct.unpack_from(f, data, at)[0] for f, at in (("<Q", 40), ("<H", 58), ("<H", 60), ("<H", 62)))
    sections = [struct.unpack_from("<IIQQQQ", data, table + i * size) for i in range(count)]
    for name, _, _, _, offset, length in sections:
        start = sections[names][4] + name
        if data[start : data.index(b"\0", start)] == b".layout":
            return struct.unpack_from(f"<{length // 8}q", data, offset)
    sys.exit(f"{object_file.name} has no section .layout")


def main():
    triple, compiler, dependencies = sys.argv[1:]
    crate = max(pathlib.Path(dependencies).glob("liblibc-*.rlib"), key=lambda path: path.stat().st_mtime)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "c.c").write_text(c_source())
        (folder / "rust.rs").write_text(rust_source())
        subprocess.run([compiler, "-c", folder / "c.c", "-o", folder / "c.o"], check=True)
        rust = ["rustc", "--edition=2024", "--crate-type=lib", "--emit=obj", "--target", triple, "-Adeprecated"]
        subprocess.run([*rust, "--extern", f"libc={crate}", folder / "rust.rs", "-o", folder / "rust.o"], check=True)
        in_c, in_rust = numbers_of(folder / "c.o"), numbers_of(folder / "rust.o")
    different = [f"{name}: {c} in C, {rust} on Android" for name, c, rust in zip(NAMES, in_c, in_rust, strict=True) if c != rust]
    for line in different:
        print(line)
    print(f"{triple}: {len(NAMES)} numbers compared, {len(different)} differ")
    sys.exit(bool(different))


main()
