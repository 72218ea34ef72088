import Foundation
import SwiftUI
import UIKit

/// What opens when the traveller shares something to Carnet. It puts the bytes into the app's inbox and says so; the app looks at them.
final class ShareViewController: UIViewController {
  override func viewDidLoad() {
    super.viewDidLoad()
    let model = ShareModel()
    let screen = UIHostingController(rootView: ShareView(model: model) { [weak self] in self?.finish() })
    addChild(screen)
    screen.view.frame = view.bounds
    screen.view.autoresizingMask = [.flexibleWidth, .flexibleHeight]
    view.addSubview(screen.view)
    screen.didMove(toParent: self)

    let items = extensionContext?.inputItems.compactMap { $0 as? NSExtensionItem } ?? []
    let attachments = items.flatMap { $0.attachments ?? [] }
    Task { await model.take(attachments) }
  }

  private func finish() { extensionContext?.completeRequest(returningItems: nil) }
}
