import AppState
import Looks
import SwiftUI
import Welcome
import Wording

/// The first start: what Carnet is, and the first PIN, typed twice.
public struct WelcomeView: View {
  @State private var model: WelcomeModel
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(
      initialValue: WelcomeModel(session: root.carnet, specimens: root.carnet, words: root.words) { [root] in await root.refresh() })
  }

  public var body: some View {
    NavigationStack(path: $model.path) {
      IntroductionPage(model: model, words: words)
        .navigationDestination(for: WelcomeStep.self) { step in
          switch step {
          case .choosePin: ChoosePinPage(model: model, words: words)
          case .repeatPin: RepeatPinPage(model: model, words: words)
          }
        }
    }
  }
}

private struct IntroductionPage: View {
  let model: WelcomeModel
  let words: Words
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: 24) {
        Image(systemName: "wallet.pass.fill")
          .font(.largeTitle)
          .imageScale(.large)
          .foregroundStyle(.tint)
          .accessibilityHidden(true)
        VStack(alignment: .leading, spacing: 12) {
          Text(words(.welcomeTitle))
            .font(.largeTitle)
            .bold()
            .accessibilityAddTraits(.isHeader)
          Text(words(.welcomeText)).foregroundStyle(.secondary)
        }
        if let problem = model.page.introductionProblem { NoticeView(problem) }
        Promise("wifi.slash", words(.welcomePromiseNetwork), words(.welcomePromiseNetworkText))
        Promise("person.crop.circle.badge.xmark", words(.welcomePromiseAccount), words(.welcomePromiseAccountText))
        Promise("eye", words(.welcomePromiseControl), words(.welcomePromiseControlText))
        if size.isAccessibilitySize { buttons }
      }
      .inPage()
    }
    .safeAreaInset(edge: .bottom) {
      // Text this large needs the whole screen: the buttons follow it.
      if !size.isAccessibilitySize { buttons.inPage().background(.bar) }
    }
    .background(Color.ground)
    .navigationTitle(words(.appName))
    .navigationBarTitleDisplayMode(.inline)
  }

  private var buttons: some View {
    VStack(spacing: 12) {
      PrimaryButton(words(.welcomeStart)) { model.start() }
        .disabled(model.isBusy)
      SecondaryButton(words(.welcomeSpecimens), isBusy: model.isBusy) { await model.trySpecimens() }
    }
  }
}

/// One thing that Carnet promises. Spoken as one.
private struct Promise: View {
  let symbol: String
  let title: String
  let text: String

  init(_ symbol: String, _ title: String, _ text: String) {
    self.symbol = symbol
    self.title = title
    self.text = text
  }

  var body: some View {
    HStack(alignment: .firstTextBaseline, spacing: 16) {
      Image(systemName: symbol)
        .font(.title2)
        .foregroundStyle(.tint)
        .accessibilityHidden(true)
      VStack(alignment: .leading, spacing: 2) {
        Text(title).font(.headline)
        Text(text).font(.subheadline).foregroundStyle(.secondary)
      }
    }
    .accessibilityElement(children: .combine)
  }
}

private struct ChoosePinPage: View {
  @Bindable var model: WelcomeModel
  let words: Words

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: 20) {
        Text(words(.firstPinText)).foregroundStyle(.secondary)
        PinField(words(.firstPinLabel), text: $model.pin, words: words) { model.choose() }
        if let message = model.page.pinMessage { FieldMessage(message) }
        NoticeView(Notice(.wait, title: words(.firstPinWarningTitle), words(.firstPinWarning)))
        Toggle(words(.firstPinUnderstood), isOn: $model.isUnderstood)
        PrimaryButton(words(.actionContinue)) { model.choose() }
          .disabled(!model.canChoose)
      }
      .inPage()
    }
    .scrollDismissesKeyboard(.interactively)
    .background(Color.ground)
    .navigationTitle(words(.firstPinTitle))
  }
}

private struct RepeatPinPage: View {
  @Bindable var model: WelcomeModel
  let words: Words

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: 20) {
        Text(words(.firstPinRepeatText)).foregroundStyle(.secondary)
        PinField(words(.firstPinRepeatLabel), text: $model.repeated, words: words) { await model.create() }
          .disabled(model.isBusy)
        if let message = model.page.repetitionMessage { FieldMessage(message) }
        PrimaryButton(words(.firstPinCreate), isBusy: model.isBusy) { await model.create() }
          .disabled(!model.canCreate)
        if let problem = model.page.repetitionProblem { NoticeView(problem) }
      }
      .inPage()
    }
    .scrollDismissesKeyboard(.interactively)
    .background(Color.ground)
    .navigationTitle(words(.firstPinRepeatTitle))
    .navigationBarBackButtonHidden(model.isBusy)
  }
}

extension View {
  /// With the margins of a page, and no wider than is easily read.
  fileprivate func inPage() -> some View {
    padding(20)
      .frame(maxWidth: 560, alignment: .leading)
      .frame(maxWidth: .infinity)
  }
}
