import Looks
import SwiftUI
import UIKit

/// Colours beside the system's own: fixed for each appearance, so that a verdict looks the same everywhere. Text on a ground and
/// marks on a sign have a contrast of at least 4.5.
struct ToneColours {
  let ground: Color
  let text: Color
  let sign: Color
  let mark: Color

  init(_ tone: Tone, _ scheme: ColorScheme) {
    let hex = scheme == .dark ? Self.dark(tone) : Self.light(tone)
    ground = Color(hex: hex.ground)
    text = Color(hex: hex.text)
    sign = Color(hex: hex.sign)
    mark = Color(hex: hex.mark)
  }

  private typealias Hex = (ground: UInt32, text: UInt32, sign: UInt32, mark: UInt32)

  private static func light(_ tone: Tone) -> Hex {
    switch tone {
    case .good: (0xDDF1E0, 0x0D3D1B, 0x1B7A3A, 0xFFFFFF)
    case .wait, .duty: (0xFCEBCB, 0x4A3100, 0x8A5A00, 0xFFFFFF)
    case .doubt: (0xE5E7F9, 0x262B5E, 0x4A52A8, 0xFFFFFF)
    case .bad: (0xFBE0DD, 0x5F1410, 0xB3261E, 0xFFFFFF)
    case .note: (0xE6ECED, 0x22302F, 0x4B5F64, 0xFFFFFF)
    }
  }

  private static func dark(_ tone: Tone) -> Hex {
    switch tone {
    case .good: (0x17361F, 0xC3ECCC, 0x7FD396, 0x06300F)
    case .wait, .duty: (0x40300C, 0xFBE0AE, 0xF0BE5C, 0x3A2700)
    case .doubt: (0x2A2F5A, 0xDDE0FB, 0xB3BAF5, 0x1B2154)
    case .bad: (0x551B17, 0xFBD9D6, 0xF5A49D, 0x52100B)
    case .note: (0x273032, 0xD6DFE1, 0xA9B8BC, 0x1A2426)
    }
  }
}

/// The head of a pass card: white text stands on both ends.
struct StripeColours {
  let start: Color
  let end: Color

  init(_ stripe: Stripe, _ scheme: ColorScheme) {
    let hex: (UInt32, UInt32) =
      switch (stripe, scheme == .dark) {
      case (.vaccination, false): (0x0A4350, 0x12707B)
      case (.test, false): (0x2C3670, 0x4A5AA6)
      case (.recovery, false): (0x512A55, 0x84487F)
      case (.venue, false): (0x5A3216, 0x8A5226)
      case (.other, false): (0x343D43, 0x505C63)
      case (.clearance, false): (0x1F4A2A, 0x37703F)
      case (.mark, false): (0x4A4212, 0x6E6220)
      case (.vaccination, true): (0x083842, 0x0F5F69)
      case (.test, true): (0x262E60, 0x414F92)
      case (.recovery, true): (0x452449, 0x713E6D)
      case (.venue, true): (0x4A2912, 0x754520)
      case (.other, true): (0x2C3338, 0x4A555B)
      case (.clearance, true): (0x193D22, 0x2D5F35)
      case (.mark, true): (0x3D360F, 0x5C521A)
      }
    start = Color(hex: hex.0)
    end = Color(hex: hex.1)
  }
}

/// The paper of the yellow card, and the ink on it: their contrast is above 7.
struct YellowPaper {
  let ground: Color
  let line: Color
  let ink: Color
  let label: Color

  init(_ scheme: ColorScheme) {
    let hex: (UInt32, UInt32, UInt32, UInt32) =
      scheme == .dark ? (0x3B3212, 0x7D6C30, 0xFFF3C4, 0xE3D291) : (0xFFF3C2, 0xC7AE52, 0x2E2600, 0x554708)
    ground = Color(hex: hex.0)
    line = Color(hex: hex.1)
    ink = Color(hex: hex.2)
    label = Color(hex: hex.3)
  }
}

extension View {
  /// The label of a prominent button: white on the accent colour by day; the accent is light by night, and white on it unreadable.
  func onAccent() -> some View { modifier(OnAccent()) }
}

private struct OnAccent: ViewModifier {
  @Environment(\.colorScheme) private var scheme
  @Environment(\.isEnabled) private var isEnabled

  func body(content: Content) -> some View {
    let label = scheme == .dark ? Color(hex: 0x06262C) : .white
    content.foregroundStyle(isEnabled ? label : .secondary)
  }
}

extension Color {
  /// Behind white signs, in every appearance.
  static let action = Color(hex: 0x0B4F5C)

  /// The ground of a page.
  static let ground = Color(uiColor: .systemGroupedBackground)

  /// A sheet of paper on it.
  static let sheet = Color(uiColor: .secondarySystemGroupedBackground)

  /// `0xRRGGBB` in sRGB.
  init(hex: UInt32) {
    func part(_ shift: UInt32) -> Double { Double(hex >> shift & 0xFF) / 255 }
    self.init(.sRGB, red: part(16), green: part(8), blue: part(0), opacity: 1)
  }
}
