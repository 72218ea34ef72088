import Wording

/// Whose pass it is.
public struct HolderLook: Hashable, Sendable {
  public let name: String
  /// The date of birth, in a few words; nil where the pass does not say.
  public let born: String?

  public init(name: String, birthDate: String, _ words: Words) {
    self.name = name
    born = birthDate.isEmpty ? nil : words(.passesBorn, words.isoDate(birthDate))
  }
}
