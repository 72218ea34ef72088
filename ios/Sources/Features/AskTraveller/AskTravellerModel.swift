import AppState
import Device
import Foundation
import Looks
import Observation
import WalletBridge
import Wording

/// From what is asked for to what one traveller answers. Nothing is stored but the name to ask by.
@MainActor
@Observable
public final class AskTravellerModel {
  /// A call is under way.
  public private(set) var isBusy = false
  /// Rises whenever the camera is to look anew.
  public private(set) var looks = 0
  /// Who asks, as travellers see it.
  public var name = "" { didSet { if name != oldValue { problem = nil } } }
  /// Where it is asked; may be empty.
  public var place = "" { didSet { if place != oldValue { problem = nil } } }

  private enum State {
    case loading
    case failed(CarnetError)
    case building
    /// The request is on the screen.
    case showing(Inquiry)
    /// The camera looks for the answer.
    case scanning(Inquiry, CarnetError?)
    /// An answer is being opened.
    case opening(Inquiry)
    case reported(AnswerReport, isSame: Bool?)
  }

  private var state = State.loading
  private var purposes: [Purpose] = []
  private var purpose = 0
  /// Claims that the purpose does without.
  private var extra: [AskedClaim] = []
  private var on: Set<String> = []
  private var tally: Tally?
  private var problem: CarnetError?
  /// Seconds until the request ends.
  private var left = 0
  private var isInSight = false
  private var isBright = false

  private let inquiring: any Inquiring
  private let enrolling: any Enrolling
  private let phone: Phone
  private let words: Words

  public init(inquiring: any Inquiring, enrolling: any Enrolling, phone: Phone, words: Words) {
    self.inquiring = inquiring
    self.enrolling = enrolling
    self.phone = phone
    self.words = words
  }

  /// Reads who asks, and what may be asked for; again where that failed.
  public func load() async {
    switch state {
    case .loading, .failed: break
    case .building, .showing, .scanning, .opening, .reported: return
    }
    state = .loading
    do throws(CarnetError) {
      name = try await inquiring.asker()?.name ?? ""
      purposes = try await inquiring.purposes()
      if !purposes.isEmpty { try await take(0) }
      tally = try await inquiring.tally()
      state = .building
    } catch {
      state = .failed(error)
    }
  }

  /// Asks for another purpose, by its place, and for what that needs.
  public func choose(_ index: Int) async {
    guard case .building = state, !isBusy, purposes.indices.contains(index) else { return }
    await work { [self] () throws(CarnetError) in try await take(index) }
  }

  /// Asks for a claim, or not.
  public func choose(_ claim: String, _ isOn: Bool) {
    guard case .building = state, !isBusy else { return }
    problem = nil
    if isOn { on.insert(claim) } else { on.remove(claim) }
  }

  /// Switches counting on, from nought, or off.
  public func count(_ isOn: Bool) async {
    guard case .building = state, !isBusy else { return }
    await work { [self] () throws(CarnetError) in
      try await inquiring.setTally(isOn)
      tally = try await inquiring.tally()
    }
  }

  /// Shows a request; after an answer, the same to the next traveller.
  public func ask() async {
    guard canAsk, !isBusy else { return }
    await work { [self] () throws(CarnetError) in
      let name = name.trimmingCharacters(in: .whitespaces)
      if try await inquiring.asker()?.name != name { _ = try await inquiring.setAsker(name: name) }
      let purpose = purposes[purpose]
      let claims = (purpose.claims + extra).map(\.id).filter { on.contains($0) }
      let inquiry = try await inquiring.ask(
        purpose: purpose.name, place: place.trimmingCharacters(in: .whitespaces), asks: [Ask(kinds: purpose.kinds, claims: claims)])
      state = .showing(inquiry)
      tick()
    }
    light()
  }

  /// Whether there is somebody who asks.
  public var canAsk: Bool { purposes.indices.contains(purpose) && !name.allSatisfy(\.isWhitespace) }

  /// Looks for the answer.
  public func scan() {
    guard case .showing(let inquiry) = state else { return }
    state = .scanning(inquiry, nil)
    looks += 1
    light()
  }

  /// From the camera back to the request, from there to what is asked for. False: there is nothing before.
  public func back() async -> Bool {
    switch state {
    case .scanning(let inquiry, _), .opening(let inquiry):
      state = .showing(inquiry)
      tick()
      light()
      return true
    case .showing, .reported:
      state = .building
      problem = nil
      light()
      // What is counted may have grown.
      await work { [self] () throws(CarnetError) in tally = try await inquiring.tally() }
      return true
    case .loading, .failed, .building: return false
    }
  }

  /// Texts of codes that the camera read.
  public func found(_ texts: [String]) async {
    guard case .scanning(let inquiry, _) = state else { return }
    for text in texts {
      let bytes = Data(text.utf8)
      if (try? await enrolling.arrived(bytes)) == .answer { return await received(bytes) }
    }
    guard case .scanning = state else { return }
    fail(inquiry, .request(.notAnAnswer))
  }

  /// What a moving code or a file held.
  public func received(_ bytes: Data) async {
    guard case .scanning(let inquiry, _) = state else { return }
    state = .opening(inquiry)
    do throws(CarnetError) {
      let report = try await inquiring.openAnswer(bytes)
      // Whoever went back meanwhile wants it no more, and nobody is shown what came behind another app.
      if case .opening = state { state = isInSight ? .reported(report, isSame: nil) : .building }
    } catch {
      if case .opening = state { fail(inquiry, error) }
    }
  }

  /// A file was picked.
  public func picked(file: URL) async {
    guard case .scanning(let inquiry, _) = state else { return }
    guard let bytes = try? await phone.files.read(file) else { return fail(inquiry, .request(.notAnAnswer)) }
    await received(bytes)
  }

  /// Whether it is the person on the travel document; nil takes the answer back.
  public func answer(_ isSame: Bool?) {
    if case .reported(let report, _) = state { state = .reported(report, isSame: isSame) }
  }

  /// Whether seconds run: the request is in sight.
  public var isCounting: Bool {
    if case .showing = state { isInSight } else { false }
  }

  /// Counts the seconds of the request for as long as ``isCounting``.
  public func run() async {
    while isCounting, !Task.isCancelled {
      tick()
      guard (try? await phone.pause(.seconds(1))) != nil else { return }
    }
  }

  /// The page came into sight, also from another app.
  public func appeared() {
    isInSight = true
    light()
  }

  /// The page went behind another app: what came is gone.
  public func paused() {
    isInSight = false
    if case .reported = state { state = .building }
    light()
  }

  /// The page was left: what was asked is forgotten.
  public func ended() async {
    isInSight = false
    state = .loading
    light()
    // Locked meanwhile: the core has forgotten it.
    try? await inquiring.endInquiry()
  }

  /// What the screen says.
  public var page: AskTravellerPage {
    switch state {
    case .loading, .opening: .loading
    case .failed(let error): .failed(Notice(error, words))
    case .building: .building(building)
    case .showing(let inquiry): .showing(AskTravellerPage.Showing(inquiry, left: left, words))
    case .scanning(_, let error): .scanning(error.map { Notice(.wait, title: words.title($0), words.text($0)) })
    case .reported(let report, let isSame): .reported(TravellerReport(report, isSame: isSame, problem: problem, words))
    }
  }

  private var building: AskTravellerPage.Building {
    let claims = purposes.indices.contains(purpose) ? purposes[purpose].claims : []
    return AskTravellerPage.Building(
      problem: problem.map { Notice($0, words) },
      purposes: purposes.enumerated().map {
        AskTravellerPage.PurposeLook(id: $0, title: words.purpose($1.name), isChosen: $0 == purpose)
      },
      needed: claims.map { AskTravellerPage.ClaimLook($0, isOn: on.contains($0.id), words) },
      beyond: extra.map { AskTravellerPage.ClaimLook($0, isOn: on.contains($0.id), words) },
      isCounting: tally != nil,
      tally: tally.map { words(.tallyNumbers, Int($0.valid), Int($0.refused), Int($0.unknown)) } ?? words(.tallyText),
      canAsk: canAsk)
  }

  private func take(_ index: Int) async throws(CarnetError) {
    let needed = Set(purposes[index].claims.map(\.id))
    extra = try await inquiring.askClaims(of: purposes[index].kinds).filter { !needed.contains($0.id) }
    on = needed
    purpose = index
  }

  private func work(_ work: () async throws(CarnetError) -> Void) async {
    isBusy = true
    problem = nil
    do throws(CarnetError) {
      try await work()
    } catch {
      problem = error
    }
    isBusy = false
  }

  private func fail(_ inquiry: Inquiry, _ error: CarnetError) {
    state = .scanning(inquiry, error)
    looks += 1
  }

  private func tick() {
    if case .showing(let inquiry) = state { left = Int(max(0, inquiry.expires - phone.now())) }
    light()
  }

  /// Full brightness, and a screen that stays on, while a request that counts is seen.
  private func light() {
    let isLit = isCounting && left > 0
    if isLit == isBright { return }
    isBright = isLit
    phone.screen.bright(isLit)
  }
}
