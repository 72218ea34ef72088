import Foundation
import SwiftUI

/// A code, black on white in every appearance, as large as there is room; its quiet zone is part of it.
struct CodeView: View {
  let modules: Data
  let size: Int
  let label: String

  init(modules: Data, size: Int, label: String) {
    self.modules = modules
    self.size = size
    self.label = label
  }

  var body: some View {
    Canvas { context, area in
      context.fill(Path(CGRect(origin: .zero, size: area)), with: .color(.white))
      context.fill(Self.dark(modules, size, min(area.width, area.height)), with: .color(.black))
    }
    .aspectRatio(1, contentMode: .fit)
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(label)
    .accessibilityAddTraits(.isImage)
  }

  /// The dark modules as one path, rows of neighbours as one rectangle: no seams between them at any scale.
  static func dark(_ modules: Data, _ size: Int, _ side: CGFloat) -> Path {
    var path = Path()
    guard size > 0, modules.count == size * size else { return path }
    let bytes = [UInt8](modules)
    let edge = side / CGFloat(size)
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while column < size, bytes[row * size + column] == 1 { column += 1 }
        if column > start {
          path.addRect(
            CGRect(x: CGFloat(start) * edge, y: CGFloat(row) * edge, width: CGFloat(column - start) * edge, height: edge))
        }
        column += 1
      }
    }
    return path
  }
}
