import Looks
import Wording

/// What the camera's screen says.
public struct ScannerPage: Equatable, Sendable {
  /// Why there is no picture, and what helps.
  public struct Obstacle: Equatable, Sendable {
    public let title: String
    public let text: String
    /// What the button says; nil where nothing helps.
    public let remedy: String?

    init(_ title: String, _ text: String, remedy: String?) {
      self.title = title
      self.text = text
      self.remedy = remedy
    }
  }

  /// The camera's own light.
  public struct Light: Equatable, Sendable {
    public let isOn: Bool
    /// What a tap does.
    public let label: String

    init(isOn: Bool, _ words: Words) {
      self.isOn = isOn
      label = words(isOn ? .cameraTorchOff : .cameraTorchOn)
    }
  }

  /// Nil while the camera looks, or has found something.
  public let obstacle: Obstacle?
  /// Where to hold the code, advice, or that one was found. Spoken when it changes.
  public let hint: String
  /// How far a pass in several codes is collected; nil where nothing is.
  public let parts: PartsLook?
  /// How far a moving code is received; nil where none is.
  public let moving: MovingLook?
  /// That a code belongs to another pass or is another moving code, and what may be done; nil where it is not asked.
  public let other: OtherPartLook?
  /// What the button to the ways without a camera says.
  public let otherWays: String
  /// What a listener hears of the picture.
  public let picture: String
  /// A code was read: the frame closes.
  public let isFound: Bool
  /// Nil where there is none.
  public let light: Light?
}
