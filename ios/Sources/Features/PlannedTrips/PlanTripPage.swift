import Foundation
import Looks
import WalletBridge
import Wording

/// What the page says on which a trip is typed.
public enum PlanTripPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case typing(Typing)

  /// A trip as it is typed.
  public struct Typing: Equatable, Sendable {
    public let title: String
    public let start: Place
    public let stops: [Stop]
    /// Whether the way back can be added.
    public let isOneWay: Bool
    /// Who may go, where not everybody does.
    public let people: [Traveller]
    /// Who goes without a pass.
    public let strangers: [Companion]
    /// What is wrong with the name.
    public let nameMessage: String?
    /// What is wrong, and with what: in sight wherever the page stands.
    public let problem: Notice?

    init(_ draft: TripDraft, isNew: Bool, people: [Person], trouble: CarnetError?, _ words: Words) {
      title = words(isNew ? .tripNewTitle : .tripEditTitle)
      let wrong = Wrong(trouble, words)
      start = Place(
        country: draft.country, zones: Atlas.timeZones(of: draft.country), message: wrong.start, words)
      stops = draft.stops.enumerated().map { index, stop in
        Stop(
          id: stop.id, title: words(.tripStop, index + 1),
          place: Place(country: stop.country, zones: Atlas.timeZones(of: stop.country), message: wrong.stops[index], words),
          remove: words(.tripRemoveStop, index + 1), mayStay: index + 1 == draft.stops.count,
          isLeft: stop.isLeft || index + 1 < draft.stops.count)
      }
      isOneWay = draft.isOneWay
      self.people = people.map { Traveller(id: $0.id, holder: HolderLook(name: $0.name, birthDate: $0.birthDate, words)) }
      strangers = draft.strangers.map { Companion($0, words) }
      nameMessage = wrong.name
      problem = wrong.whole
    }
  }

  /// Where something happens.
  public struct Place: Equatable, Sendable {
    /// The country's name, or that one is to be chosen.
    public let country: String
    /// The zones to choose from; none where there is nothing to choose.
    public let zones: [Zone]
    /// Whether a part of the country can be named: there is a country.
    public let hasParts: Bool
    /// What is wrong with it, and what to do.
    public let message: String?

    init(country: String, zones: [String], message: String?, _ words: Words) {
      self.country = country.isEmpty ? words(.tripCountryChoose) : words.country(country)
      self.zones = zones.count > 1 ? zones.map { Zone(id: $0, name: words.zone($0)) } : []
      hasParts = !country.isEmpty
      self.message = message
    }
  }

  /// A time zone by a place that has it.
  public struct Zone: Equatable, Sendable, Identifiable {
    public let id: String
    public let name: String
  }

  /// A stop.
  public struct Stop: Equatable, Sendable, Identifiable {
    public let id: Int
    public let title: String
    public let place: Place
    /// On the button that removes it.
    public let remove: String
    /// Whether the trip may end here.
    public let mayStay: Bool
    /// Whether it is asked when the traveller goes on.
    public let isLeft: Bool
  }

  /// One of the people kept.
  public struct Traveller: Equatable, Sendable, Identifiable {
    public let id: String
    public let holder: HolderLook
  }

  /// Somebody without a pass.
  public struct Companion: Equatable, Sendable, Identifiable {
    public let id: Int
    /// Whether the day of birth is known.
    public let isBorn: Bool
    /// The date of birth where only a part of it is known; else nil.
    public let partly: String?
    /// On the button that removes them.
    public let remove: String

    init(_ one: Stranger, _ words: Words) {
      id = one.id
      isBorn = one.born != nil
      partly = isBorn || one.birthDate.isEmpty ? nil : words.isoDate(one.birthDate)
      remove = words(.tripWhoRemove, one.name.isEmpty ? words(.tripWhoWithout) : one.name)
    }
  }

  /// What is wrong, by where it is said.
  private struct Wrong {
    var name: String?
    var start: String?
    var stops: [Int: String] = [:]
    var whole: Notice?

    init(_ trouble: CarnetError?, _ words: Words) {
      guard let trouble else { return }
      whole = Notice(trouble, words)
      guard case .noTrip(let why, let stop) = trouble else { return }
      switch (why, stop) {
      case (_, let stop?):
        stops[stop] = words(why.word)
        whole = Notice(.bad, title: words(.tripStop, stop + 1), words(why.word))
      case (.name, nil): name = words(why.word)
      case (.country, nil), (.moment, nil), (.region, nil): start = words(why.word)
      default: break
      }
    }
  }
}

/// A country to choose, by its name in the traveller's language.
public struct CountryChoice: Hashable, Sendable, Identifiable {
  /// ISO 3166-1 alpha-2.
  public let id: String
  public let name: String

  /// Every one there is, in the order of the language.
  static func all(_ words: Words) -> [CountryChoice] {
    let all = Atlas.countries.map { CountryChoice(id: $0, name: words.country($0)) }
    return all.sorted { $0.name.compare($1.name, options: [.caseInsensitive], locale: words.locale) == .orderedAscending }
  }

  /// Whether it is meant: by a part of its name, whatever the accents, or by its code.
  func has(_ sought: String, _ locale: Locale) -> Bool {
    name.range(of: sought, options: [.caseInsensitive, .diacriticInsensitive], locale: locale) != nil
      || id.caseInsensitiveCompare(sought) == .orderedSame
  }
}
