import Device
import Foundation
import UIKit

/// The system's printing dialog.
public final class ApplePrinter: Printer {
  public nonisolated init() {}

  public var isAvailable: Bool { UIPrintInteractionController.isPrintingAvailable }

  public func print(_ sheet: PrintedSheet) async {
    let info = UIPrintInfo(dictionary: nil)
    info.outputType = .grayscale
    info.jobName = sheet.title
    let dialog = UIPrintInteractionController.shared
    dialog.printInfo = info
    dialog.printingItem = SheetPage(paper: Paper.usual).pdf(sheet)
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      if !present(dialog, { done.resume() }) { done.resume() }
    }
    dialog.printingItem = nil
  }

  /// False: the dialog did not appear, and `done` is not called.
  private func present(_ dialog: UIPrintInteractionController, _ done: @escaping @Sendable () -> Void) -> Bool {
    guard UIDevice.current.userInterfaceIdiom == .pad, let window else {
      return dialog.present(animated: true) { _, _, _ in done() }
    }
    // On an iPad it hangs from a place.
    let middle = CGRect(x: window.bounds.midX, y: window.bounds.midY, width: 1, height: 1)
    return dialog.present(from: middle, in: window, animated: true) { _, _, _ in done() }
  }

  private var window: UIWindow? {
    UIApplication.shared.connectedScenes.lazy.compactMap { ($0 as? UIWindowScene)?.keyWindow }.first
  }
}
