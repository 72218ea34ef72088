import AppState
import SwiftUI
import Wording

/// The whole app: the gate, and behind it the places of the open wallet. Covered while it is out of sight, and, where the traveller
/// chose so, while the screen is recorded, mirrored or shared.
public struct RootView: View {
  @Bindable private var root: RootModel
  @Bindable private var places: Places
  @SceneStorage("places") private var kept = ""

  public init(root: RootModel) {
    self.root = root
    places = root.places
  }

  public var body: some View {
    content
      // What cannot be seen is not spoken either. Out of sight nothing is spoken anyway.
      .accessibilityHidden(root.isHiddenFromCapture)
      .overlay { if root.isCovered { Cover(words: root.words, isCaptured: false) } }
      .overlay { if root.isHiddenFromCapture { Cover(words: root.words, isCaptured: true) } }
      .task {
        places.restore(kept.split(separator: "\n").map(String.init))
        await root.refresh()
      }
      .onChange(of: places.codes) { kept = places.codes.joined(separator: "\n") }
  }

  @ViewBuilder private var content: some View {
    switch root.stage {
    case .waiting: Color.ground.ignoresSafeArea()
    case .welcome: WelcomeView(root: root)
    case .locked: UnlockView(root: root)
    case .open:
      NavigationStack(path: $places.path) {
        PassListView(root: root)
          .navigationDestination(for: Destination.self) { PlaceView(place: $0, root: root).id($0) }
      }
    }
  }
}

/// One place of the open wallet.
private struct PlaceView: View {
  let place: Destination
  let root: RootModel

  var body: some View {
    switch place {
    case .detail(let id): PassDetailView(root: root, id: id)
    case .show(let id): ShowPassView(root: root, id: id)
    case .handOver: HandOverView(root: root)
    case .add: AddPassView(root: root)
    case .scanner: ScannerView(root: root)
    case .preview(let batch): PreviewPassView(root: root, batch: batch)
    case .invitation(let batch): InvitationView(root: root, batch: batch)
    case .answer(let id): AnswerView(root: root, id: id)
    case .receive(let batch): ReceiveView(root: root, batch: batch)
    case .ask(let batch): AskView(root: root, batch: batch)
    case .verify: VerifyPassView(root: root)
    case .inquiry: InquiryView(root: root)
    case .history: HistoryListView(root: root)
    case .settings: SettingsView(root: root)
    case .trust: TrustedSignersView(root: root)
    case .publishers: PublishersView(root: root)
    case .publisher(let id): PublisherView(root: root, id: id)
    case .conflicts: ConflictsView(root: root)
    case .pack(let batch): PackView(root: root, batch: batch)
    case .showPack(let id): ShowPackView(root: root, id: id)
    case .trips: TripsView(root: root)
    case .trip(let id): TripView(root: root, id: id)
    case .leg(let leg, let trip): LegView(root: root, leg: leg, trip: trip)
    case .planTrip(let id): PlanTripView(root: root, id: id)
    case .reminders: RemindersView(root: root)
    case .about: AboutView(root: root)
    case .licences: LicencesView(root: root)
    case .limits: LimitsView(root: root)
    case .changePin: ChangePinView(root: root)
    case .recoveryCode: RecoveryCodeView(root: root)
    }
  }
}

/// What stands in front of everything while nobody else may see it.
private struct Cover: View {
  let words: Words
  let isCaptured: Bool

  var body: some View {
    ZStack {
      Color.ground
      VStack(spacing: 12) {
        Image(systemName: "lock.shield.fill")
          .font(.largeTitle)
          .foregroundStyle(.tint)
          .accessibilityHidden(true)
        if isCaptured {
          Text(words(.coverTitle)).font(.headline)
          Text(words(.coverText))
            .font(.subheadline)
            .foregroundStyle(.secondary)
            .multilineTextAlignment(.center)
        }
      }
      .padding(32)
      .accessibilityElement(children: .combine)
    }
    .ignoresSafeArea()
  }
}
