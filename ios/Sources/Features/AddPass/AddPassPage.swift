import Looks

/// What the screen for adding says.
public struct AddPassPage: Equatable, Sendable {
  /// Something is being read.
  public let isReading: Bool
  /// Why nothing was found.
  public let problem: Notice?
  /// Whether codes can be scanned at all. Without a camera the rest is whole.
  public let hasCamera: Bool
}
