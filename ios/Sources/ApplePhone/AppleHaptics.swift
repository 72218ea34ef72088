import Device
import UIKit

/// Taps that are felt, on a phone that has them.
public final class AppleHaptics: Haptics {
  public nonisolated init() {}

  public func success() { UINotificationFeedbackGenerator().notificationOccurred(.success) }
}
