import Looks
import SwiftUI
import UIKit
import VerifyPass
import Wording

/// A pass that was checked: the verdict large, whose it is to be, and the question. Where the screen is wide the verdict and the
/// question stay, and the rest scrolls beside them.
struct VerifiedPassPage: View {
  let model: VerifyPassModel
  let pass: VerifiedPass
  let words: Words
  @Environment(\.horizontalSizeClass) private var width

  var body: some View {
    if width == .regular {
      HStack(spacing: 0) {
        ScrollView {
          VStack(spacing: 16) {
            OutcomePanel(look: pass.outcome)
            if let development = pass.development { DevelopmentNotice(development, words) }
            VerifyButtons(model: model, pass: pass, words: words)
          }
          .padding(20)
        }
        .frame(maxWidth: 440)
        List { ClaimSections(model: model, pass: pass, words: words) }
          .listStyle(.insetGrouped)
      }
      .background(Color.ground)
    } else {
      List {
        OutcomePanel(look: pass.outcome).plainRow()
        if let development = pass.development { DevelopmentNotice(development, words).plainRow() }
        ClaimSections(model: model, pass: pass, words: words)
      }
      .listStyle(.insetGrouped)
      .bottomBar { VerifyButtons(model: model, pass: pass, words: words) }
    }
  }
}

/// Shape, word, colour. A valid pass stays uncoloured until somebody says whose it is. Announced as it changes.
private struct OutcomePanel: View {
  let look: OutcomeLook
  @Environment(\.colorScheme) private var scheme

  var body: some View {
    let colours = ToneColours(look.tone, scheme)
    VStack(spacing: 12) {
      if look.isPending {
        Image(systemName: "checkmark.circle").font(.largeTitle).foregroundStyle(colours.sign).accessibilityHidden(true)
      } else {
        VerdictSign(tone: look.tone, size: .display)
      }
      Text(look.word).font(.largeTitle).bold()
      Text(look.text).font(.body)
    }
    .multilineTextAlignment(.center)
    .padding(20)
    .frame(maxWidth: .infinity)
    .foregroundStyle(colours.text)
    .background(colours.ground, in: RoundedRectangle(cornerRadius: 20))
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(.isHeader)
    .onChange(of: look, initial: true) { AccessibilityNotification.Announcement("\(look.word). \(look.text)").post() }
  }
}

/// The question while it is open; the next pass once it is not.
private struct VerifyButtons: View {
  let model: VerifyPassModel
  let pass: VerifiedPass
  let words: Words

  var body: some View {
    if pass.isAsked {
      Text(words(.verifyQuestion)).font(.headline).multilineTextAlignment(.center)
      PrimaryButton(words(.verifyYes), systemImage: "checkmark") { model.answer(true) }
      SecondaryButton(words(.verifyNo), systemImage: "xmark") { model.answer(false) }
    } else {
      PrimaryButton(words(.verifyNext), systemImage: "qrcode.viewfinder") { model.next() }
      if pass.isAnswered {
        SecondaryButton(words(.verifyChangeAnswer), systemImage: "arrow.uturn.backward") { model.answer(nil) }
      }
    }
  }
}

/// What to compare, the pass, its signer, and that nothing is stored.
private struct ClaimSections: View {
  let model: VerifyPassModel
  let pass: VerifiedPass
  let words: Words

  var body: some View {
    if pass.isSpecimen {
      NoticeView(.specimens(words)).plainRow()
    }
    ForEach(pass.live, id: \.self) { NoticeView($0).plainRow() }
    if !pass.identity.isEmpty {
      Section {
        ForEach(pass.identity) { ClaimRow(claim: $0) }
      } header: {
        Text(words(.verifyIdentity))
      }
      ZoneSection(model: model, compared: pass.compared, words: words)
    }
    if !pass.disclosed.isEmpty { LabelledSection(words(.verifyDisclosed), pass.disclosed) }
    if !pass.summary.isEmpty { LabelledSection(words(.verifyPass), pass.summary) }
    if !pass.signer.isEmpty { LabelledSection(words(.detailSigner), pass.signer) }
    VStack(spacing: 2) {
      Text(pass.checked).monospacedDigit()
      Text(words(.verifyNothingStored))
    }
    .font(.subheadline)
    .foregroundStyle(.secondary)
    .multilineTextAlignment(.center)
    .frame(maxWidth: .infinity)
    .plainRow()
  }
}

/// A value readable at arm's length.
private struct ClaimRow: View {
  let claim: VerifiedPass.Claim

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(claim.label).font(.subheadline).foregroundStyle(.secondary)
      if let value = claim.value {
        Text(value).font(.title).bold().monospacedDigit()
      } else {
        Text(claim.absent).font(.body).foregroundStyle(.secondary)
      }
      if let asInDocument = claim.asInDocument {
        Text(asInDocument.label).font(.caption).foregroundStyle(.secondary).padding(.top, 8)
        Text(asInDocument.value).font(.headline).monospaced().environment(\.layoutDirection, .leftToRight)
      }
    }
    .accessibilityElement(children: .combine)
  }
}
