import Looks
import ShowPass
import SwiftUI
import Wording

/// The code and what one can do with it; in the large view the code is all there is.
struct ShowingPage: View {
  @Bindable var model: ShowPassModel
  let code: CodeLook
  let canPrint: Bool
  let words: Words

  var body: some View {
    ZStack {
      if model.isLarge {
        LargeCode(code: code, words: words) { model.isLarge = false }
      } else {
        CodeStand(code: code, enlarge: (words(.showLarger), { model.isLarge = true })) {
          Toggle(words(.showName), isOn: $model.showsName)
            .frame(minHeight: 44)
          HandOverButton(words: words) { model.handOver() }
        }
        .toolbar { tools }
      }
    }
    .toolbar(model.isLarge ? .hidden : .visible, for: .navigationBar)
    .onAppear { AccessibilityNotification.ScreenChanged().post() }
  }

  private var tools: some ToolbarContent {
    ToolbarItemGroup(placement: .topBarTrailing) {
      if canPrint {
        AsyncButton(words(.showPrint), systemImage: "printer") { await model.print() }
          .disabled(model.isBusy)
      }
      Button(words(.showLarger), systemImage: "arrow.up.left.and.arrow.down.right") { model.isLarge = true }
    }
  }
}

/// From here the phone may go into other hands.
private struct HandOverButton: View {
  let words: Words
  let action: @MainActor () -> Void

  var body: some View {
    Button(action: action) {
      Label {
        VStack(alignment: .leading, spacing: 2) {
          Text(words(.showHandOver)).font(.headline)
          Text(words(.showHandOverText)).font(.subheadline)
        }
        .frame(maxWidth: .infinity, alignment: .leading)
        .multilineTextAlignment(.leading)
      } icon: {
        Image(systemName: "person.line.dotted.person").accessibilityHidden(true)
      }
    }
    .buttonStyle(.bordered)
    .controlSize(.large)
  }
}

/// The code as large as the screen, on white.
private struct LargeCode: View {
  let code: CodeLook
  let words: Words
  let close: @MainActor () -> Void

  var body: some View {
    ZStack {
      Color.white.ignoresSafeArea()
      CodeView(modules: code.modules, size: code.size, label: code.label)
    }
    .overlay(alignment: .topLeading) {
      Button(action: close) {
        Image(systemName: "xmark")
          .font(.title3)
          .bold()
          .foregroundStyle(.black)
          .frame(minWidth: 44, minHeight: 44)
      }
      .padding(8)
      .accessibilityLabel(words(.showSmaller))
    }
    .overlay(alignment: .bottom) {
      if let specimen = code.specimen { SpecimenMark(specimen).padding(16) }
    }
    .accessibilityIgnoresInvertColors()
    .statusBarHidden()
    .persistentSystemOverlays(.hidden)
    .accessibilityAction(.escape) { close() }
  }
}
