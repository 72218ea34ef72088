import WalletBridge

/// Which pass answers an ask, nil for none, and which of its claims are shown, by their ids.
struct Choice: Equatable {
  let passId: String?
  var claims: Set<String>

  static let none = Choice(passId: nil, claims: [])
}

extension AskedPass {
  /// The pass that was chosen.
  func candidate(_ choice: Choice) -> Candidate? { candidates.first { $0.card.id == choice.passId } }

  /// What is shown unless the traveller says otherwise: what the purpose needs, as far as the pass has it.
  func usual(_ candidate: Candidate?) -> Choice {
    guard let candidate else { return .none }
    return Choice(passId: candidate.card.id, claims: Set(claims.filter { !$0.beyond && candidate.says($0) }.map(\.id)))
  }

  /// Whether less is shown than is asked.
  func isLess(_ choice: Choice) -> Bool {
    guard let chosen = candidate(choice) else { return true }
    return chosen.selective && claims.contains { chosen.says($0) && !choice.claims.contains($0.id) }
  }
}

extension Candidate {
  /// Whether the pass says something of this claim.
  func says(_ claim: AskedClaim) -> Bool { says.contains { $0.id == claim.id && $0.value != nil } }
}

extension Asked {
  /// A pass for each ask, none twice, and none where the purpose does without.
  func usual() -> [Choice] {
    var taken: Set<String> = []
    return asks.map { ask in
      ask.usual(ask.beyond ? nil : ask.candidates.first { !$0.usedUp && taken.insert($0.card.id).inserted })
    }
  }

  /// What a part of the answer says in words; nil where it says more than was asked, as a pass that is shown whole does.
  func said(_ part: AnsweredPart, _ parts: [AnswerPart]) -> [AskedValue]? {
    guard part.bound, let agreed = parts.first(where: { $0.passId == part.card.id }), asks.indices.contains(Int(agreed.ask)) else {
      return nil
    }
    let candidate = asks[Int(agreed.ask)].candidates.first { $0.card.id == part.card.id }
    return candidate?.says.filter { agreed.claims.contains($0.id) }
  }

  /// What would be answered.
  func parts(_ choices: [Choice]) -> [AnswerPart] {
    zip(asks, choices).enumerated().compactMap { index, pair in
      let (ask, choice) = pair
      return ask.candidate(choice).map {
        AnswerPart(ask: UInt32(index), passId: $0.card.id, claims: $0.selective ? choice.claims.sorted() : [])
      }
    }
  }
}
