import Device
import Observation
import WalletBridge
import Wording

/// The traveller's wish to be reminded, and what the phone is told because of it: moments and kinds, and nothing else. Worked out anew when
/// a wallet is opened and when what it holds changes.
@MainActor
@Observable
public final class Reminding {
  /// More than this the phone is not told: iOS keeps the 64 that come first. The rest is told later, when the wallet is opened again.
  public static let most = 60

  /// Whether the phone may remind; nil until it was asked for.
  public private(set) var permission: ReminderPermission?
  /// It is being switched.
  public private(set) var isBusy = false

  private let carnet: any Carnet
  private let preferences: Preferences
  private let phone: Phone
  /// Rises with every update: what an older one reads counts no more.
  private var turn = 0

  init(carnet: any Carnet, preferences: Preferences, phone: Phone) {
    self.carnet = carnet
    self.preferences = preferences
    self.phone = phone
    Task { [weak self, changes = carnet.changes] in
      for await _ in changes { await self?.update() }
    }
  }

  /// Whether the traveller wants to be reminded.
  public var isOn: Bool { preferences.reminds }

  /// Whether the traveller wants it and the phone does not.
  public var isRefused: Bool { isOn && permission == .refused }

  /// Looks what the phone allows: its own settings change that.
  public func load() async {
    permission = await phone.reminders.permission()
    // The settings came from another phone's backup: here nobody was asked.
    if isOn && !isBusy && permission == .undecided { await set(false) }
  }

  /// Switches it on, for which the system asks the first time, or off. Refused, it stays on: the phone reminds as soon as it may.
  public func set(_ on: Bool) async {
    if isBusy || on == isOn { return }
    isBusy = true
    preferences.reminds = on
    if on {
      permission = await phone.reminders.permission()
      if permission == .undecided { permission = await phone.reminders.ask() ? .allowed : .refused }
    }
    if on { await update() } else { forget() }
    isBusy = false
  }

  /// Tells the phone anew. While the wallet is locked it keeps what it was told; nothing is ever told of specimens.
  func update() async {
    if !isOn { return }
    turn += 1
    let mine = turn
    let due = await due()
    let gate = await carnet.gate()
    if mine != turn || gate.isSpecimens { return }
    if gate == .noWallet {
      // It was erased: nobody is left to remind.
      preferences.reminds = false
      forget()
    } else if let due {
      phone.reminders.replace(with: due)
    }
  }

  private func forget() {
    turn += 1
    phone.reminders.replace(with: [])
  }

  /// What is still to come, soonest first; nil where it cannot be read. Two people's reminders of the same kind and moment are one.
  private func due() async -> [SystemReminder]? {
    do throws(CarnetError) {
      let ofTrips = try await carnet.tripReminders().map { SystemReminder(at: $0.at, kind: $0.code.kind) }
      let ofPasses = try await carnet.passReminders().map { SystemReminder(at: $0.at, kind: $0.code.kind) }
      let now = phone.now()
      // What has come already is on the list, which the traveller has before them.
      let coming = Set(ofTrips + ofPasses).filter { $0.at > now }
      return Array(coming.sorted { ($0.at, $0.kind.rawValue) < ($1.at, $1.kind.rawValue) }.prefix(Self.most))
    } catch {
      return nil
    }
  }
}

extension TripReminderCode {
  var kind: ReminderKind {
    switch self {
    case .testWindowOpens: .testWindowOpens
    case .doseBy: .doseBy
    case .endsDuringStay: .endsDuringStay
    case .duty: .duty
    case .renewRules: .renewRules
    }
  }
}

extension PassReminderCode {
  var kind: ReminderKind {
    switch self {
    case .expires: .expires
    case .boosterDue: .boosterDue
    }
  }
}

extension ReminderKind {
  /// What the phone says, for anybody to read.
  public var word: Word {
    switch self {
    case .testWindowOpens: .noticeTestWindowOpens
    case .doseBy: .noticeDoseBy
    case .endsDuringStay: .noticeEndsDuringStay
    case .duty: .noticeDuty
    case .renewRules: .noticeRenewRules
    case .expires: .noticeExpires
    case .boosterDue: .noticeBoosterDue
    }
  }
}
