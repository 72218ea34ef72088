import Device
import Foundation
import Observation
import UIKit

/// The screen's brightness, whether it stays on, and whether it is being recorded, mirrored or shared.
@MainActor
@Observable
public final class AppleScreen: ScreenControl {
  public private(set) var isCaptured = false

  /// How many screens ask for brightness at this moment.
  @ObservationIgnored private var requests = 0
  /// What it was before, while it is raised.
  @ObservationIgnored private var usual: CGFloat?
  @ObservationIgnored private var watched: Set<ObjectIdentifier> = []
  @ObservationIgnored private var watches: [any NSObjectProtocol] = []

  public init() {
    watch(UIScene.didActivateNotification) { $0.activated() }
    watch(UIScene.willDeactivateNotification) { $0.restore() }
  }

  public func bright(_ on: Bool) {
    requests = max(0, requests + (on ? 1 : -1))
    if requests > 0 { raise() } else { restore() }
  }

  private func watch(_ name: Notification.Name, _ act: @escaping @MainActor @Sendable (AppleScreen) -> Void) {
    let watch = NotificationCenter.default.addObserver(forName: name, object: nil, queue: .main) { [weak self] _ in
      MainActor.assumeIsolated {
        if let self { act(self) }
      }
    }
    watches.append(watch)
  }

  private func activated() {
    for scene in scenes where watched.insert(ObjectIdentifier(scene)).inserted {
      scene.registerForTraitChanges([UITraitSceneCaptureState.self]) { [weak self] (_: UIWindowScene, _) in self?.look() }
    }
    look()
    if requests > 0 { raise() }
  }

  private func look() {
    let now = scenes.contains { $0.traitCollection.sceneCaptureState == .active }
    if isCaptured != now { isCaptured = now }
  }

  private func raise() {
    UIApplication.shared.isIdleTimerDisabled = true
    guard usual == nil, let screen else { return }
    usual = screen.brightness
    screen.brightness = 1
  }

  /// Other apps find the brightness as it was.
  private func restore() {
    UIApplication.shared.isIdleTimerDisabled = false
    if let usual { screen?.brightness = usual }
    usual = nil
  }

  private var scenes: [UIWindowScene] { UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene } }

  private var screen: UIScreen? { scenes.first?.screen }
}
