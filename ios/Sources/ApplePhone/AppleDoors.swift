import Device
import Foundation
import UIKit

/// Ways out of the app.
public final class AppleDoors: SystemDoors {
  public nonisolated init() {}

  public func openSettings() {
    if let settings = URL(string: UIApplication.openSettingsURLString) { UIApplication.shared.open(settings) }
  }
}
