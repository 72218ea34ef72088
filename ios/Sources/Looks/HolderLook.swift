import Wording

/// Whose pass it is.
public struct HolderLook: Hashable, Sendable {
  /// Who it is; that the pass names nobody where it does not.
  public let name: String
  /// The date of birth, in a few words; nil where the pass does not say.
  public let born: String?

  public init(name: String, birthDate: String, _ words: Words) {
    self.name = name.allSatisfy(\.isWhitespace) ? words(.previewNobody) : name
    born = birthDate.isEmpty ? nil : words(.passesBorn, words.isoDate(birthDate))
  }
}
