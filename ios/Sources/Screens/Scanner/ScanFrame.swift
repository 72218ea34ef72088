import SwiftUI

/// A clear square with lit corners in a dimmed picture: where to hold the code; closed once one is found. Where the screen is low,
/// words stand at its trailing side.
struct ScanFrame: View {
  let isFound: Bool
  let isLow: Bool
  @Environment(\.layoutDirection) private var direction

  var body: some View {
    Canvas { context, area in
      let hole = hole(in: area)
      var dim = Path(CGRect(origin: .zero, size: area))
      dim.addRoundedRect(in: hole, cornerSize: CGSize(width: Self.radius, height: Self.radius))
      context.fill(dim, with: .color(.black.opacity(0.62)), style: FillStyle(eoFill: true))
      if isFound {
        context.stroke(Path(roundedRect: hole, cornerRadius: Self.radius), with: .color(.white), lineWidth: 6)
      } else {
        context.stroke(Self.corners(of: hole), with: .color(.white), style: StrokeStyle(lineWidth: 5, lineCap: .round))
      }
    }
    .allowsHitTesting(false)
    .accessibilityHidden(true)
  }

  private func hole(in area: CGSize) -> CGRect {
    let side = min(area.width * (isLow ? 0.5 : 0.74), area.height * (isLow ? 0.66 : 0.5), 360)
    let start = direction == .leftToRight ? 0.3 : 0.7
    let x = area.width * (isLow ? start : 0.5)
    let y = area.height * (isLow ? 0.56 : 0.42)
    return CGRect(x: x - side / 2, y: y - side / 2, width: side, height: side)
  }

  private static func corners(of hole: CGRect) -> Path {
    var path = Path()
    for (x, inwards) in [(hole.minX, arm), (hole.maxX, -arm)] {
      for (y, down) in [(hole.minY, arm), (hole.maxY, -arm)] {
        let corner = CGPoint(x: x, y: y)
        let end = CGPoint(x: x + inwards, y: y)
        path.move(to: CGPoint(x: x, y: y + down))
        path.addArc(tangent1End: corner, tangent2End: end, radius: radius)
        path.addLine(to: end)
      }
    }
    return path
  }

  private static let radius: CGFloat = 28
  /// From a corner to the end of its light.
  private static let arm: CGFloat = 54
}
