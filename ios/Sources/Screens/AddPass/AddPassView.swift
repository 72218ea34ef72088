import AddPass
import AppState
import Device
import Looks
import PhotosUI
import SwiftUI
import UIKit
import UniformTypeIdentifiers
import Wording

/// The ways a pass comes in. The system's own pickers: no permission to read pictures or files is needed.
public struct AddPassView: View {
  @State private var model: AddPassModel
  @State private var isChoosingPictures = false
  @State private var isChoosingFiles = false
  @State private var pictures: [PhotosPickerItem] = []
  private let words: Words

  public init(root: RootModel) {
    words = root.words
    _model = State(
      initialValue: AddPassModel(
        reading: root.carnet, enrolling: root.carnet, phone: root.phone, words: root.words, imports: root.imports, parts: root.parts,
        places: root.places,
        mayTake: { [root] in root.mayTakeShared }))
  }

  public var body: some View {
    content
      .navigationTitle(words(.addTitle))
      .task(id: model.waiting) { await model.takeShared() }
      .onDisappear { model.stop() }
      .photosPicker(
        isPresented: $isChoosingPictures, selection: $pictures, maxSelectionCount: mostPictures, matching: .images,
        preferredItemEncoding: .compatible
      )
      .onChange(of: pictures) {
        let picked = pictures.map { item -> PickedPicture in { try? await item.loadTransferable(type: Data.self) } }
        pictures = []
        Task { await model.picked(pictures: picked) }
      }
      .fileImporter(isPresented: $isChoosingFiles, allowedContentTypes: pickable, allowsMultipleSelection: true) { result in
        switch result {
        case .success(let files): Task { await model.picked(files: files) }
        case .failure: model.notOpened()
        }
      }
      .askingForOther($model.isDoubting, model.page.other) {
        model.goOnCollecting()
      } start: {
        await model.startWithOther()
      }
      .confirmationDialog(words(.partStartOverTitle), isPresented: $model.isStartingOver, titleVisibility: .visible) {
        Button(words(.partStartOver), role: .destructive) { model.startOver() }
        Button(words(.actionCancel), role: .cancel) {}
      } message: {
        Text(words(.partStartOverText))
      }
  }

  @ViewBuilder private var content: some View {
    if model.page.isReading {
      ReadingPage(model: model, words: words)
    } else {
      List {
        if let problem = model.page.problem {
          NoticeView(problem).id(problem).plainRow()
        }
        if let parts = model.page.parts {
          CollectedSection(parts: parts, words: words) { model.isStartingOver = true }
        }
        if model.page.hasCamera {
          ScanButton(words: words) { model.scan() }.plainRow()
        }
        Section {
          Button {
            isChoosingPictures = true
          } label: {
            WayLabel(words(.addPicture), words(.addPictureText), symbol: "photo")
          }
          Button {
            isChoosingFiles = true
          } label: {
            WayLabel(words(.addFile), words(.addFileText), symbol: "folder")
          }
          AsyncButton {
            await model.paste()
          } label: {
            WayLabel(words(.addPaste), words(.addPasteText), symbol: "doc.on.clipboard")
          }
        } footer: {
          Text(words(.addLead))
        }
        Section {
          WayLabel(words(.addShareTitle), words(.addShareText), symbol: "square.and.arrow.up")
            .accessibilityElement(children: .combine)
        }
      }
      .listStyle(.insetGrouped)
    }
  }
}

/// A pass in several codes, not all of them there yet.
private struct CollectedSection: View {
  let parts: PartsLook
  let words: Words
  let startOver: @MainActor () -> Void

  var body: some View {
    Section {
      PartsProgress(parts)
      if let again = parts.again { NoticeView(Notice(.note, again)).id(again) }
      Button(words(.partStartOver), role: .destructive, action: startOver)
    } header: {
      Text(parts.title)
    } footer: {
      Text(parts.text)
    }
  }
}

/// What a code is looked for in, and passes as their issuer sealed them, whose file has a name of the issuer's choice.
private let pickable = readableFiles + [.data]

/// As many as a family has passes.
private let mostPictures = 20

/// The way most people take.
private struct ScanButton: View {
  let words: Words
  let action: @MainActor () -> Void

  var body: some View {
    Button(action: action) {
      HStack(spacing: 16) {
        Image(systemName: "qrcode.viewfinder").font(.largeTitle).accessibilityHidden(true)
        VStack(alignment: .leading, spacing: 2) {
          Text(words(.addScan)).font(.title3).bold()
          Text(words(.addScanText)).font(.subheadline)
        }
        Spacer(minLength: 0)
      }
      .padding(.vertical, 12)
      .frame(maxWidth: .infinity)
      .onAccent()
    }
    .buttonStyle(.borderedProminent)
    .controlSize(.large)
  }
}

/// A way in: what it is, and a word about it.
private struct WayLabel: View {
  let title: String
  let text: String
  let symbol: String

  init(_ title: String, _ text: String, symbol: String) {
    self.title = title
    self.text = text
    self.symbol = symbol
  }

  var body: some View {
    Label {
      VStack(alignment: .leading, spacing: 2) {
        Text(title).font(.body).foregroundStyle(Color.primary)
        Text(text).font(.subheadline).foregroundStyle(Color.secondary)
      }
    } icon: {
      Image(systemName: symbol)
    }
  }
}

/// While something is read.
private struct ReadingPage: View {
  let model: AddPassModel
  let words: Words

  var body: some View {
    ScrollView {
      VStack(spacing: 12) {
        ProgressView().controlSize(.large).padding(.bottom, 8).accessibilityHidden(true)
        Text(words(.addReading)).font(.title2).bold().accessibilityAddTraits(.isHeader)
        if let progress = model.page.progress { Text(progress).monospacedDigit() }
        Text(words(.addReadingText)).foregroundStyle(.secondary)
        SecondaryButton(words(.addStop)) { model.stop() }
          .padding(.top, 24)
      }
      .multilineTextAlignment(.center)
      .padding(.horizontal, 24)
      .padding(.top, 96)
      .frame(maxWidth: 480)
      .frame(maxWidth: .infinity)
    }
    .background(Color.ground)
    .onAppear { AccessibilityNotification.Announcement(words(.addReading)).post() }
  }
}
