import Device
import Observation
import WalletBridge
import Wording

/// The gate of the wallet, the clock that shuts it, and all that the screens share.
@MainActor
@Observable
public final class RootModel {
  /// How things stand; nil until it is known, and for the moment of locking.
  public private(set) var gate: Gate?

  public let carnet: any Carnet
  public let phone: Phone
  public let preferences: Preferences
  public let words: Words
  public let places = Places()
  public let imports = Imports()
  public let parts = Parts()
  public let receiving: Receiving
  public let removals = Removals()
  public let received = Received()
  public let onScreen = OnScreen()
  public let reminding: Reminding

  /// Whether the window is covered: out of sight, or about to be, as in the app switcher.
  public private(set) var isCovered = false
  /// The place that a widget or shortcut asked for, as soon as the wallet is open.
  private var wanted: Destination?
  private var timer: Task<Void, Never>?
  /// When it locks, in milliseconds since the start; nil while it is in sight.
  private var locksAt: UInt64?
  private let clock: any DeviceClock

  public init(
    carnet: any Carnet, phone: Phone, preferences: Preferences, words: Words, clock: any DeviceClock,
    receiver: any MovingReceiver = RustMovingReceiver()
  ) {
    self.carnet = carnet
    self.phone = phone
    self.preferences = preferences
    self.words = words
    self.clock = clock
    receiving = Receiving(receiver)
    reminding = Reminding(carnet: carnet, preferences: preferences, phone: phone)
  }

  /// Asks the wallet how things stand.
  public func refresh() async {
    gate = await carnet.gate()
    guard gate?.isOpen == true else { return }
    takeShared()
    guard let place = wanted else { return }
    wanted = nil
    places.home(place)
  }

  /// Locks it now. Specimens have no key: they stay as they are, before a locked wallet.
  public func lock() async {
    timer?.cancel()
    let staysOpen = gate?.isSpecimens == true
    if gate?.isOpen == true && !staysOpen {
      // At once, before the core answers: nothing of a pass is drawn again.
      gate = nil
      forget()
    }
    // The gate says how things stand.
    try? await carnet.lock()
    if staysOpen { return }
    // A call that was under way may have brought something since.
    forget()
    gate = await carnet.gate()
  }

  /// Nothing that was read from a pass stays.
  private func forget() {
    places.locked()
    imports.locked()
    parts.clear()
    receiving.clear()
    removals.clear()
    received.clear()
    onScreen.clear()
  }

  /// The window is about to go out of sight, or something covers part of it.
  public func cover() { isCovered = true }

  /// The window went out of sight. While somebody else holds the phone it locks at once.
  public func left() {
    isCovered = true
    let wait = places.here == .handOver ? 0 : preferences.lockAfterSeconds
    locksAt = clock.bootMillis() &+ UInt64(max(0, wait)) * 1000
    timer?.cancel()
    timer = Task { [pause = phone.pause] in
      if wait > 0 { try? await pause(.seconds(wait)) }
      if !Task.isCancelled { await lock() }
    }
  }

  /// The window is back.
  public func returned() async {
    timer?.cancel()
    if isOverdue { await lock() }
    locksAt = nil
    isCovered = false
    if gate == nil { await refresh() } else { takeShared() }
  }

  /// Another app shared something: read as soon as the wallet is open. A real pass never goes into the wallet of specimens, which
  /// is deleted in one tap: something shared ends it.
  public func share(_ content: [Shared]) async {
    if content.isEmpty { return }
    imports.share(content)
    await lockWhereDue()
    await endSpecimens()
    takeShared()
  }

  /// A widget, a control or a shortcut asked for the chosen pass.
  public func openQuickPass() async {
    await open(preferences.quickPass.map { .show(id: $0) })
  }

  /// A shortcut asked for a place, or for the list: there as soon as the wallet is open.
  public func open(_ place: Destination?) async {
    wanted = place
    await lockWhereDue()
    if place != nil { await endSpecimens() }
    await refresh()
  }

  /// Whether the app is out of sight.
  public var isAway: Bool { locksAt != nil }

  /// Timers stand still while the app is suspended; the time since boot does not.
  private var isOverdue: Bool { locksAt.map { clock.bootMillis() >= $0 } ?? false }

  /// What is asked for from outside may arrive before the window is back: what is to be locked then is locked first, or the place
  /// asked for would be lost with the lock. Somebody else may hold the phone, too: the only way out of the hand-over without the
  /// PIN is a locked wallet.
  private func lockWhereDue() async {
    if places.here == .handOver || isOverdue { await lock() }
  }

  private func endSpecimens() async {
    guard gate?.isSpecimens == true else { return }
    try? await carnet.endSpecimens()
    places.home()
    forget()
    gate = await carnet.gate()
  }

  private func takeShared() {
    if mayTakeShared && !imports.shared.isEmpty { places.home(.add) }
  }

  /// Whether what was shared may be read now: the open wallet is the traveller's own.
  public var mayTakeShared: Bool { gate?.isOpen == true && gate?.isSpecimens == false }

  /// What stands on the screen.
  public enum Stage: Equatable, Sendable {
    /// For a moment: a turning wheel would only flicker.
    case waiting
    case welcome
    case locked
    case open
  }

  /// What stands on the screen.
  public var stage: Stage {
    switch gate {
    case nil: .waiting
    case .noWallet?: .welcome
    case .locked?, .damaged?: .locked
    case .open?: .open
    }
  }

  /// Whether the window is covered because others may be watching: the screen is recorded, mirrored or shared, and there is something
  /// to hide.
  public var isHiddenFromCapture: Bool { preferences.coverWhenCaptured && stage == .open && phone.screen.isCaptured }
}
