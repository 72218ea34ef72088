import Looks
import WalletBridge
import Wording

/// What the page of an offered pack says.
public enum PackPage: Equatable, Sendable {
  case loading
  /// The pack was only in memory, and is gone.
  case gone
  case refused(Notice)
  case offered(Offered)

  /// A pack that may be taken.
  public struct Offered: Equatable, Sendable {
    public let title: String
    public let text: String
    /// Its publisher, as it would be. The words of its fingerprint are not among what is said: they have to come from elsewhere.
    public let publisher: PublisherLook
    /// That its keys are no secret; nil where they are.
    public let development: Notice?
    /// The words that are asked for; nil with a publisher that is known.
    public let ask: Ask?
    /// When it was made, and when what is kept was; then what it says, kind by kind.
    public let changes: [Change]
    /// What the words typed came to.
    public let message: String?
    /// Why it could not be taken.
    public let problem: Notice?
    /// What the buttons say.
    public let take: String
    public let leave: String
  }

  /// Which words of the fingerprint are asked for.
  public struct Ask: Equatable, Sendable {
    public let title: String
    public let text: String
    /// One for each word.
    public let labels: [String]
  }

  /// One line of what the pack says, and of what was said so far.
  public struct Change: Hashable, Sendable, Identifiable {
    public let label: String
    public let now: String
    /// Nil where there is nothing to compare with.
    public let before: String?

    public var id: String { label }
  }
}

extension PackPage.Offered {
  init(_ offer: PackOffer, known: Publisher?, error: CarnetError?, at now: Int64, _ words: Words) {
    let publisher = offer.publisher
    let isSame = known.map { $0.updated == publisher.updated && $0.contents == publisher.contents } ?? false
    let isAsked = !offer.asked.isEmpty
    title = words(isAsked ? .offerNewTitle : .offerUpdateTitle)
    text = words(isAsked ? .offerNewText : isSame ? .offerSameText : .offerUpdateText)
    self.publisher = PublisherLook(publisher, at: now, words)
    development = publisher.development ? Notice(.bad, title: words(.developmentTitle), words(.developmentText)) : nil
    ask = isAsked ? PackPage.Ask(offer.asked, words) : nil
    changes = Self.changes(publisher, isAsked ? nil : known, at: now, words)
    message = error == .wrongWords ? words.text(CarnetError.wrongWords) : nil
    problem = error.flatMap { $0 == .wrongWords ? nil : Notice($0, words) }
    take = words(isAsked ? .offerAdd : .offerUpdate)
    leave = words(isAsked ? .offerRefuse : .offerLeave)
  }

  private static func changes(_ new: Publisher, _ old: Publisher?, at now: Int64, _ words: Words) -> [PackPage.Change] {
    func soFar(_ text: String) -> String { words(.offerSoFar, text) }
    let made = PackPage.Change(
      label: words(.offerMade), now: words.dayAndAge(new.updated, at: now), before: old.map { soFar(words.dayAndAge($0.updated, at: now)) })
    let said = new.contents.map { content in
      let before = old.map { old in
        old.contents.first { $0.kind == content.kind }.map { soFar(words(.publisherEntries, Int($0.entries))) } ?? words(.offerNotSoFar)
      }
      return PackPage.Change(label: words(content.kind.word), now: words(.publisherEntries, Int(content.entries)), before: before)
    }
    let dropped = (old?.contents ?? []).filter { gone in !new.contents.contains { $0.kind == gone.kind } }
    return [made] + said
      + dropped.map {
        PackPage.Change(
          label: words($0.kind.word), now: words(.offerDropped), before: soFar(words(.publisherEntries, Int($0.entries))))
      }
  }
}

extension PackPage.Ask {
  init(_ places: [Int], _ words: Words) {
    title = words(.offerAskTitle)
    text = words(.offerAsk, places.first ?? 0, places.last ?? 0)
    labels = places.map { words(.offerWord, $0) }
  }
}
