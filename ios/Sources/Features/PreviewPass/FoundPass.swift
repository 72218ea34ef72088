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

  var isPass: Bool {
    if case .pass = scan { true } else { false }
  }

  var isKeepable: Bool {
    if case .pass(_, _, _, _, let keepable) = scan { keepable } else { false }
  }

  /// Whether keeping it can be asked for.
  var mayBeKept: Bool { isKeepable && mark != .kept }

  /// Whether it carries more personal data than its format must.
  var saysMore: Bool {
    if case .pass(let detail, _, _, _, _) = scan { !detail.excess.isEmpty } else { false }
  }

  var isSpecimen: Bool {
    if case .pass(let detail, _, _, _, _) = scan { detail.specimens } else { false }
  }

  /// Whether it may be kept without a look of its own: not kept yet, and it tells no more than its format must.
  var isPlain: Bool {
    guard mark == .waits, isKeepable, !saysMore, case .pass(_, let relation, _, _, _) = scan else { return false }
    return relation != .duplicate
  }
}
