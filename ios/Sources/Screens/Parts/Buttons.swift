import SwiftUI

/// A button whose action takes its time. Taps while it runs do nothing.
public struct AsyncButton<Label: View>: View {
  private let role: ButtonRole?
  private let action: @MainActor () async -> Void
  private let label: Label
  @State private var isRunning = false

  public init(role: ButtonRole? = nil, action: @escaping @MainActor () async -> Void, @ViewBuilder label: () -> Label) {
    self.role = role
    self.action = action
    self.label = label()
  }

  public var body: some View {
    Button(role: role) {
      guard !isRunning else { return }
      isRunning = true
      Task {
        await action()
        isRunning = false
      }
    } label: {
      label
    }
  }
}

extension AsyncButton where Label == SwiftUI.Label<Text, Image> {
  /// A title and a symbol of the system.
  public init(_ title: String, systemImage: String, role: ButtonRole? = nil, action: @escaping @MainActor () async -> Void) {
    self.init(role: role, action: action) { SwiftUI.Label(title, systemImage: systemImage) }
  }
}

/// What the page is for.
struct PrimaryButton: View {
  private let button: WideButton

  init(_ title: String, systemImage: String? = nil, isBusy: Bool = false, action: @escaping @MainActor () async -> Void) {
    button = WideButton(title: title, systemImage: systemImage, isBusy: isBusy, isProminent: true, action: action)
  }

  var body: some View { button.buttonStyle(.borderedProminent) }
}

/// What one may do as well.
struct SecondaryButton: View {
  private let button: WideButton

  init(_ title: String, systemImage: String? = nil, isBusy: Bool = false, action: @escaping @MainActor () async -> Void) {
    button = WideButton(title: title, systemImage: systemImage, isBusy: isBusy, action: action)
  }

  var body: some View { button.buttonStyle(.bordered) }
}

/// What cannot be taken back.
struct DangerButton: View {
  private let button: WideButton

  init(_ title: String, systemImage: String? = nil, isBusy: Bool = false, action: @escaping @MainActor () async -> Void) {
    button = WideButton(title: title, systemImage: systemImage, isBusy: isBusy, role: .destructive, action: action)
  }

  var body: some View { button.buttonStyle(.bordered).tint(.red) }
}

/// A button as wide as the page, with a wheel while its action runs.
private struct WideButton: View {
  let title: String
  let systemImage: String?
  let isBusy: Bool
  var role: ButtonRole?
  var isProminent = false
  let action: @MainActor () async -> Void

  var body: some View {
    AsyncButton(role: role, action: action) {
      if isProminent { label.onAccent() } else { label }
    }
    .controlSize(.large)
    .disabled(isBusy)
  }

  private var label: some View {
    HStack(spacing: 8) {
      if isBusy {
        ProgressView()
      } else if let systemImage {
        Image(systemName: systemImage).accessibilityHidden(true)
      }
      Text(title).multilineTextAlignment(.center)
    }
    .frame(maxWidth: .infinity, minHeight: 28)
  }
}

/// What few need: words alone, as easily hit as a button.
struct QuietButton: View {
  let title: String
  let action: @MainActor () -> Void

  init(_ title: String, action: @escaping @MainActor () -> Void) {
    self.title = title
    self.action = action
  }

  var body: some View {
    Button(action: action) {
      Text(title)
        .multilineTextAlignment(.center)
        .frame(minHeight: 44)
        .contentShape(.rect)
    }
  }
}
