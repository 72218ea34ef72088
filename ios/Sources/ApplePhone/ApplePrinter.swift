import Device
import Foundation
import UIKit

/// The system's printing dialog.
public final class ApplePrinter: Printer {
  /// Who waits for the dialog.
  private var waiting: CheckedContinuation<Void, Never>?

  public nonisolated init() {}

  public var isAvailable: Bool { UIPrintInteractionController.isPrintingAvailable }

  public func print(_ sheet: PrintedSheet) async {
    let info = UIPrintInfo(dictionary: nil)
    info.outputType = .grayscale
    // The queue learns no more than the app's name.
    info.jobName = "Carnet"
    let dialog = UIPrintInteractionController.shared
    dialog.printInfo = info
    dialog.printingItem = SheetPage(paper: Paper.usual).pdf(sheet)
    // It would go on showing the sheet before the locked wallet: it goes with the app.
    let leaving = NotificationCenter.default.addObserver(
      forName: UIScene.didEnterBackgroundNotification, object: nil, queue: .main
    ) { [weak self] _ in
      MainActor.assumeIsolated {
        UIPrintInteractionController.shared.dismiss(animated: false)
        self?.end()
      }
    }
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      waiting = done
      if !present(dialog) { end() }
    }
    NotificationCenter.default.removeObserver(leaving)
    dialog.printingItem = nil
  }

  /// The dialog is gone, by whichever way.
  private func end() {
    waiting?.resume()
    waiting = nil
  }

  /// False: the dialog did not appear.
  private func present(_ dialog: UIPrintInteractionController) -> Bool {
    guard UIDevice.current.userInterfaceIdiom == .pad, let window else {
      return dialog.present(animated: true) { [weak self] _, _, _ in self?.end() }
    }
    // On an iPad it hangs from a place.
    let middle = CGRect(x: window.bounds.midX, y: window.bounds.midY, width: 1, height: 1)
    return dialog.present(from: middle, in: window, animated: true) { [weak self] _, _, _ in self?.end() }
  }

  private var window: UIWindow? {
    UIApplication.shared.connectedScenes.lazy.compactMap { ($0 as? UIWindowScene)?.keyWindow }.first
  }
}
