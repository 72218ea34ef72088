import Looks
import SwiftUI
import UIKit
import VerifyPass
import Wording

/// For an inspector who wants the document's machine-readable lines compared as well.
struct ZoneSection: View {
  @Bindable var model: VerifyPassModel
  let compared: [Notice]
  let words: Words

  var body: some View {
    if model.isZoneOpen {
      Section {
        TextField(words(.verifyZoneLabel), text: $model.zone, axis: .vertical)
          .lineLimit(2...4)
          .monospaced()
          .keyboardType(.asciiCapable)
          .textInputAutocapitalization(.characters)
          .autocorrectionDisabled()
          .privacySensitive()
          .environment(\.layoutDirection, .leftToRight)
          .accessibilityLabel(words(.verifyZoneLabel))
        ForEach(compared, id: \.self) { NoticeView($0) }
        SecondaryButton(words(.verifyZoneCompare), isBusy: model.isComparing) { await model.compare() }
          .disabled(!model.canCompare)
        Button(words(.verifyZoneClose)) { model.isZoneOpen = false }
          .frame(maxWidth: .infinity, minHeight: 44)
      } header: {
        Text(words(.verifyZoneTitle))
      } footer: {
        Text(words(.verifyZoneText))
      }
    } else {
      Button {
        model.isZoneOpen = true
      } label: {
        Label(words(.verifyZoneOpen), systemImage: "person.text.rectangle")
      }
    }
  }
}
