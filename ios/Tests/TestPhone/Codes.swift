import Foundation
import WalletBridge

extension Carnet {
  /// The texts in a code's modules, painted four pixels wide as a camera would see them: frame after frame, for the core gives up a
  /// frame that takes it too long, as it may on a busy machine.
  public func texts(in code: Code) async throws(CarnetError) -> [String] {
    let size = Int(code.size)
    let side = size * 4
    let modules = [UInt8](code.modules)
    let luma = Data((0..<side * side).map { at in modules[at / side / 4 * size + at % side / 4] == 1 ? 0 : 255 })
    for _ in 0..<50 {
      let texts = try await textsInFrame(width: side, height: side, stride: side, luma: luma)
      if !texts.isEmpty { return texts }
    }
    return []
  }
}
