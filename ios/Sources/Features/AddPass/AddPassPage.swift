import Looks

/// What the screen for adding says.
public struct AddPassPage: Equatable, Sendable {
  /// Something is being read.
  public let isReading: Bool
  /// Which of several files is being read; nil where there is one.
  public let progress: String?
  /// Why nothing was found.
  public let problem: Notice?
  /// How far a pass in several codes is collected; nil where nothing is.
  public let parts: PartsLook?
  /// That a code belongs to another pass, and what may be done; nil where it is not asked.
  public let other: OtherPartLook?
  /// Whether codes can be scanned at all. Without a camera the rest is whole.
  public let hasCamera: Bool
}
