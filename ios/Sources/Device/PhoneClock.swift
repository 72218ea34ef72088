import Foundation
import WalletBridge

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Wall time, and boot time that counts through sleep.
public final class PhoneClock: DeviceClock {
  public init() {}

  public func unixSeconds() -> Int64 { Int64(Date().timeIntervalSince1970) }

  public func bootMillis() -> UInt64 {
    var time = timespec()
    // Counts through sleep, whatever becomes of the wall clock: Darwin's CLOCK_MONOTONIC_RAW does, Linux's CLOCK_BOOTTIME.
    #if canImport(Darwin)
      clock_gettime(CLOCK_MONOTONIC_RAW, &time)
    #else
      clock_gettime(CLOCK_BOOTTIME, &time)
    #endif
    return UInt64(max(0, time.tv_sec)) * 1000 + UInt64(max(0, time.tv_nsec)) / 1_000_000
  }

  public func bootName() -> String {
    #if canImport(Darwin)
      systemText("kern.bootsessionuuid") ?? bootSecond()
    #else
      (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
    #endif
  }

  #if canImport(Darwin)
    /// Where the system does not name its start, the second of it. Setting the clock changes that: a wait begins anew, never less.
    private func bootSecond() -> String {
      var time = timeval()
      var size = MemoryLayout<timeval>.size
      return sysctlbyname("kern.boottime", &time, &size, nil, 0) == 0 ? String(time.tv_sec) : ""
    }

    private func systemText(_ name: String) -> String? {
      var size = 0
      guard sysctlbyname(name, nil, &size, nil, 0) == 0, size > 1 else { return nil }
      var bytes = [UInt8](repeating: 0, count: size)
      guard sysctlbyname(name, &bytes, &size, nil, 0) == 0 else { return nil }
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  #endif
}
