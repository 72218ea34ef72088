import AppState
import Device
import Looks
import Observation
import WalletBridge
import Wording

/// The list: searching, deleting with undo, and the specimens' beginning and end.
@MainActor
@Observable
public final class PassListModel {
  /// The words sought, as typed.
  public var search = ""
  /// Whether the traveller is at the search field. Leaving it ends the search.
  public var isSearching = false { didSet { if !isSearching { search = "" } } }
  /// Whether it is told why an action on the list failed; false once it was read.
  public var isTellingFailure = false
  /// Whether it is asked if passes are to be grouped otherwise, over the list.
  public var isAskingGrouping = false
  /// Whether it is asked who is the same person; closing it changes nothing.
  public var isChoosingPerson = false
  /// Whether it is asked if the one chosen is the same person, over those to choose from.
  public var isAskingMerge = false
  /// An action on the list is under way.
  public private(set) var isBusy = false
  /// What became of the grouping, to be said once.
  public private(set) var said: String?

  private var overview: Overview?
  /// The words that ``overview`` answers.
  private var sought = ""
  private var error: CarnetError?
  private var failure: CarnetError?
  /// Whether a publisher is believed whose keys are no secret.
  private var believesDevelopment = false
  /// The trip that is on, or the next to come.
  private var trip: TripCard?
  /// The enrolments that wait for their passes.
  private var enrolments: [PendingEnrolment] = []
  /// The person somebody else is to be merged with, and what is asked.
  private var person: Person?
  private var grouping: Grouping?

  private let passes: any Passes
  private let enrolling: any Enrolling
  private let publishers: any Publishers
  private let trips: any Trips
  private let specimens: any Specimens
  private let removals: Removals
  private let preferences: Preferences
  private let places: Places
  private let phone: Phone
  private let words: Words
  private let onGate: @MainActor () async -> Void

  /// - Parameter onGate: called when specimens have begun or ended.
  public init(
    passes: any Passes, enrolling: any Enrolling, publishers: any Publishers, trips: any Trips, specimens: any Specimens,
    removals: Removals, preferences: Preferences, places: Places, phone: Phone, words: Words,
    onGate: @escaping @MainActor () async -> Void
  ) {
    self.passes = passes
    self.enrolling = enrolling
    self.publishers = publishers
    self.trips = trips
    self.specimens = specimens
    self.removals = removals
    self.preferences = preferences
    self.places = places
    self.phone = phone
    self.words = words
    self.onGate = onGate
  }

  /// What the list depends on: when it changes, ``load()`` is due.
  public struct Question: Hashable, Sendable {
    let search: String
    let removed: String?
  }

  /// What the list depends on now.
  public var question: Question { Question(search: search, removed: removals.removed) }

  /// Reads the list again; what is on the screen stays until it is there. An answer that comes too late is let go.
  public func load() async {
    let asked = question
    do throws(CarnetError) {
      let found = try await passes.overview(search: asked.search)
      if asked.search.isEmpty {
        believesDevelopment = try await publishers.trustsDevelopment()
        trip = try await trips.nextTrip()
        enrolments = try await enrolling.enrolments()
      }
      if asked != question { return }
      overview = found
      sought = asked.search
      error = nil
      if asked.search.isEmpty { forgetQuickPass(unlessIn: found) }
    } catch {
      if asked != question { return }
      overview = nil
      self.error = error
    }
  }

  /// All there is to say of a pass.
  public func open(_ id: String) { places.go(to: .detail(id: id)) }

  /// A pass as a code, after what it reveals.
  public func show(_ id: String) { places.go(to: .show(id: id)) }

  /// To another place of the wallet.
  public func go(to place: Destination) { places.go(to: place) }

  /// Deletes a pass; ``undo()`` brings it back.
  public func remove(_ id: String) async {
    await act { [passes, removals] () throws(CarnetError) in
      try await passes.remove(id: id)
      removals.put(id)
    }
  }

  /// Brings back what was deleted last, and tells whether it did.
  public func undo() async -> Bool {
    guard let id = removals.removed else { return false }
    return await act { [passes, removals] () throws(CarnetError) in
      try await passes.restore(id: id)
      removals.clear()
    }
  }

  /// The offer to undo has been declined.
  public func undoOver() { removals.clear() }

  /// The offer to undo ends by itself after ten seconds, unless it is another one by then.
  public func undoEnds() async {
    guard let id = removals.removed, (try? await phone.pause(.seconds(10))) != nil, removals.removed == id else { return }
    removals.clear()
  }

  /// Whether widgets, controls and shortcuts open this pass. One pass at most: the next takes its place.
  public subscript(isQuick id: String) -> Bool {
    get { preferences.quickPass == id }
    set {
      if newValue {
        preferences.quickPass = id
      } else if preferences.quickPass == id {
        preferences.quickPass = nil
      }
    }
  }

  /// Who is the same person as this one?
  public func merge(_ id: String) {
    guard let one = people.first(where: { $0.id == id }), people.count > 1 else { return }
    person = one
    isChoosingPerson = true
  }

  /// The one chosen is the same person: asked once more, since it can look like much.
  public func merge(with other: String) {
    guard !isBusy, let one = person, let other = people.first(where: { $0.id == other }) else { return }
    grouping = .merge(one, other)
    isAskingMerge = true
  }

  /// A pass is to stand apart from the others of its person.
  public func split(_ card: String) {
    guard let one = people.first(where: { person in person.cards.contains { $0.id == card } }) else { return }
    ask(.split(card, of: one))
  }

  /// A person's passes are to be grouped by what they say again.
  public func groupAutomatically(_ id: String) {
    guard let one = people.first(where: { $0.id == id }) else { return }
    ask(.automatic(one))
  }

  /// Does what was asked.
  public func confirmGrouping() async {
    guard let asked = grouping else { return }
    isAskingGrouping = false
    isAskingMerge = false
    isChoosingPerson = false
    grouping = nil
    said = nil
    await act { [passes] () throws(CarnetError) in
      try await asked.act(passes)
    } then: {
      self.said = self.words(asked.done)
      await self.load()
    }
  }

  /// Opens the specimens in place of the wallet.
  public func trySpecimens() async {
    await act { [specimens] () throws(CarnetError) in
      try await specimens.trySpecimens()
    } then: {
      await self.gateChanged()
    }
  }

  /// Deletes the specimens; a real wallet is as it was.
  public func endSpecimens() async {
    await act { [specimens, places] () throws(CarnetError) in
      places.home()
      try await specimens.endSpecimens()
    } then: {
      await self.gateChanged()
    }
  }

  /// What the screen says.
  public var page: PassListPage {
    PassListPage(
      content: content,
      people: people.map { PersonLook($0, isOne: people.count == 1, isWhole: !isSought, words) },
      choice: isChoosingPerson ? person.map { PersonChoice($0, of: people, words) } : nil,
      grouping: isAskingGrouping || isAskingMerge ? grouping.map { GroupingLook($0, words) } : nil,
      found: isSought ? words(.passesFound, overview?.cards.count ?? 0) : nil,
      specimens: overview?.specimens == true ? .specimens(words) : nil,
      notices: notices,
      trip: isSought || isSearching ? nil : trip.map { NextTrip($0, words) },
      waiting: isSought || isSearching || enrolments.isEmpty ? nil : WaitingLook(enrolments, words),
      isSearchable: isSearching || overview != nil && !isEmpty,
      isAddable: overview?.specimens == false && !isEmpty && !isSearching && !isTellingFailure,
      isQuickOffered: overview?.specimens == false,
      removed: removals.removed,
      removal: words(removals.isReplaced ? .previewReplaced : .passesDeleted),
      failure: failure.map { Notice($0, words) })
  }

  private var people: [Person] { overview?.people ?? [] }

  private func ask(_ asked: Grouping) {
    if isBusy { return }
    grouping = asked
    isAskingGrouping = true
  }

  private var content: PassListPage.Content {
    if let error { return .failed(Notice(error, words)) }
    guard let overview else { return .loading }
    if isEmpty { return .empty }
    if overview.people.isEmpty && overview.damaged.isEmpty { return .nothingFound(words(.passesNoneFoundText, sought)) }
    return .passes
  }

  private var notices: [Notice] {
    guard let overview else { return [] }
    var notices: [Notice] = []
    if believesDevelopment && !overview.specimens {
      notices.append(Notice(.bad, title: words(.developmentMark), words(.developmentStrip)))
    }
    if overview.rolledBack { notices.append(Notice(.bad, title: words(.passesRolledBackTitle), words(.passesRolledBack))) }
    if !overview.damaged.isEmpty {
      notices.append(Notice(.bad, title: words(.passesDamagedTitle), words(.passesDamaged, overview.damaged.count)))
    }
    return notices
  }

  private var isSought: Bool { !sought.allSatisfy(\.isWhitespace) }

  /// Whether there is no pass at all: sought for or not.
  private var isEmpty: Bool {
    guard let overview else { return false }
    return overview.people.isEmpty && overview.damaged.isEmpty && !isSought
  }

  /// A pass that is gone for good is opened by nothing any more. One that can still be brought back stays chosen.
  private func forgetQuickPass(unlessIn overview: Overview) {
    guard let quick = preferences.quickPass, quick != removals.removed, !overview.specimens else { return }
    if !overview.cards.contains(where: { $0.id == quick }) && !overview.damaged.contains(quick) { preferences.quickPass = nil }
  }

  /// What was deleted in the wallet that one leaves cannot be brought back in the one that one finds.
  private func gateChanged() async {
    isSearching = false
    removals.clear()
    await onGate()
    await load()
  }

  @discardableResult
  private func act(_ call: () async throws(CarnetError) -> Void, then: () async -> Void = {}) async -> Bool {
    if isBusy { return false }
    isBusy = true
    defer { isBusy = false }
    do throws(CarnetError) {
      try await call()
      await then()
      return true
    } catch {
      failure = error
      isTellingFailure = true
      return false
    }
  }
}
