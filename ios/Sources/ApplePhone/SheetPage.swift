import Device
import Foundation
import UIKit

/// Sizes of paper, in points.
enum Paper {
  static let a4 = CGRect(x: 0, y: 0, width: 595, height: 842)
  static let letter = CGRect(x: 0, y: 0, width: 612, height: 792)

  /// What lies in most printers where the phone's owner lives.
  static var usual: CGRect { Locale.current.measurementSystem == .us ? letter : a4 }
}

/// One sheet as a PDF page: the title, the code, the lines, and the note at the foot; black on white.
@MainActor
struct SheetPage {
  let paper: CGRect

  private let margin: CGFloat = 56
  private let gap: CGFloat = 20
  private let codeSide: CGFloat = 340

  func pdf(_ sheet: PrintedSheet) -> Data {
    UIGraphicsPDFRenderer(bounds: paper).pdfData { context in
      context.beginPage()
      var top = margin
      top = draw(sheet.title, .boldSystemFont(ofSize: 22), from: top)
      draw(sheet, in: square(from: top), context)
      top += codeSide + gap
      for line in sheet.lines { top = draw(line, .systemFont(ofSize: 14), from: top) }
      _ = draw(sheet.note, .systemFont(ofSize: 11), from: top + gap)
    }
  }

  /// Each row's dark modules, those side by side in one stroke: no white seams between them.
  private func draw(_ sheet: PrintedSheet, in square: CGRect, _ context: UIGraphicsPDFRendererContext) {
    guard sheet.size > 0, sheet.modules.count >= sheet.size * sheet.size else { return }
    let modules = [UInt8](sheet.modules)
    let side = square.width / CGFloat(sheet.size)
    UIColor.black.setFill()
    for row in 0..<sheet.size {
      var column = 0
      while column < sheet.size {
        let first = column
        while column < sheet.size, modules[row * sheet.size + column] == 1 { column += 1 }
        if column > first {
          context.fill(
            CGRect(
              x: square.minX + CGFloat(first) * side, y: square.minY + CGFloat(row) * side, width: CGFloat(column - first) * side,
              height: side))
        } else {
          column += 1
        }
      }
    }
  }

  /// Gives where what comes below begins.
  private func draw(_ text: String, _ font: UIFont, from top: CGFloat) -> CGFloat {
    let style = NSMutableParagraphStyle()
    style.alignment = .center
    let words = NSAttributedString(
      string: text, attributes: [.font: font, .foregroundColor: UIColor.black, .paragraphStyle: style])
    let width = paper.width - 2 * margin
    let size = words.boundingRect(
      with: CGSize(width: width, height: .greatestFiniteMagnitude), options: .usesLineFragmentOrigin, context: nil)
    words.draw(
      with: CGRect(x: margin, y: top, width: width, height: size.height.rounded(.up)), options: .usesLineFragmentOrigin, context: nil)
    return top + size.height.rounded(.up) + gap / 2
  }

  private func square(from top: CGFloat) -> CGRect {
    CGRect(x: (paper.width - codeSide) / 2, y: top, width: codeSide, height: codeSide)
  }
}
