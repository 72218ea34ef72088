import Foundation
import WalletBridge

extension Carnet {
  /// The texts in a code's modules.
  public func texts(in code: Code) async throws(CarnetError) -> [String] { try await texts(code.modules, size: Int(code.size)) }

  /// The texts in one frame of a moving code.
  public func texts(in frame: MovingFrame) async throws(CarnetError) -> [String] { try await texts(frame.modules, size: Int(frame.size)) }

  /// Painted four pixels wide as a camera would see them: frame after frame, for the core gives up a frame that takes it too long, as it
  /// may on a busy machine.
  private func texts(_ painted: Data, size: Int) async throws(CarnetError) -> [String] {
    let side = size * 4
    let modules = [UInt8](painted)
    let luma = Data((0..<side * side).map { at in modules[at / side / 4 * size + at % side / 4] == 1 ? 0 : 255 })
    for _ in 0..<50 {
      let texts = try await textsInFrame(width: side, height: side, stride: side, luma: luma)
      if !texts.isEmpty { return texts }
    }
    return []
  }
}
