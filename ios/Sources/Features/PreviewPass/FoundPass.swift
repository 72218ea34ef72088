import WalletBridge

/// What became of one text of several.
enum Mark {
  case waits, kept, discarded
}

/// A text, what it is, and what became of it.
struct FoundPass {
  let text: String
  let scan: Scan
  var mark = Mark.waits

  var isPass: Bool { detail != nil }

  var isKeepable: Bool {
    if case .pass(_, _, _, _, let keepable) = scan { keepable } else { false }
  }

  /// Whether keeping it can be asked for.
  var mayBeKept: Bool { isKeepable && mark != .kept }

  /// Whether it carries more personal data than its format must.
  var saysMore: Bool { detail?.excess.isEmpty == false }

  var isSpecimen: Bool { detail?.specimens == true }

  /// The older copy that it may take the place of.
  var replaceable: String? {
    if case .pass(_, .newer, let older, _, _) = scan { older } else { nil }
  }

  /// Whether it may be kept without a look of its own: not kept yet, nothing to ask about an older copy, and it tells no more
  /// than its format must.
  var isPlain: Bool {
    guard mark == .waits, isKeepable, !saysMore, case .pass(_, let relation, _, _, _) = scan else { return false }
    return relation != .duplicate && relation != .newer
  }

  /// Whether it says anything about itself, though it is no pass that can be kept: more than a line of a mail does.
  var isTelling: Bool {
    if case .nothing(.undecodable, _, _) = scan { false } else { true }
  }

  private var detail: Detail? {
    if case .pass(let detail, _, _, _, _) = scan { detail } else { nil }
  }
}
