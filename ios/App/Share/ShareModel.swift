import Device
import Foundation
import Observation
import UIKit
import UniformTypeIdentifiers

/// What was shared, on its way into the app's inbox. Nothing is decoded here.
@MainActor
@Observable
final class ShareModel {
  enum State: Equatable {
    case taking
    case taken
    /// Some of it, or all of it, is too large, or too much waits already.
    case tooMuch
    /// Nothing of the kind that may hold a code.
    case nothing
  }

  private(set) var state = State.taking

  func take(_ attachments: [NSItemProvider]) async {
    guard let inbox = Inbox.ofGroup else {
      state = .nothing
      return
    }
    var taken = 0
    var isTooMuch = false
    for attachment in attachments {
      switch await take(attachment, into: inbox) {
      case .success(let isOfKind): taken += isOfKind ? 1 : 0
      case .failure(.tooLarge): isTooMuch = true
      case .failure(.notOpened): break
      }
    }
    state = isTooMuch ? .tooMuch : taken > 0 ? .taken : .nothing
  }

  /// False: it is of no kind that may hold a code.
  private func take(_ attachment: NSItemProvider, into inbox: Inbox) async -> Result<Bool, FileTrouble> {
    if let type = Self.type(of: attachment) { return await takeFile(attachment, type, into: inbox) }
    if attachment.canLoadObject(ofClass: String.self) { return await takeText(attachment, into: inbox) }
    guard let type = Self.nameless(attachment) else { return .success(false) }
    return await takeFile(attachment, type, into: inbox)
  }

  private func takeFile(_ attachment: NSItemProvider, _ type: String, into inbox: Inbox) async -> Result<Bool, FileTrouble> {
    await withCheckedContinuation { (done: CheckedContinuation<Result<Bool, FileTrouble>, Never>) in
      attachment.loadFileRepresentation(forTypeIdentifier: type) { @Sendable file, _ in
        // The file is there for as long as this lasts.
        done.resume(returning: Self.put(file, into: inbox))
      }
    }
  }

  /// Words that were selected come as no file; a file of words comes as its words.
  private func takeText(_ attachment: NSItemProvider, into inbox: Inbox) async -> Result<Bool, FileTrouble> {
    await withCheckedContinuation { (done: CheckedContinuation<Result<Bool, FileTrouble>, Never>) in
      _ = attachment.loadObject(ofClass: String.self) { @Sendable text, _ in
        done.resume(returning: text.map { Self.put(Data($0.utf8), into: inbox) } ?? .failure(.notOpened))
      }
    }
  }

  private nonisolated static func put(_ file: URL?, into inbox: Inbox) -> Result<Bool, FileTrouble> {
    guard let file, let size = try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize else { return .failure(.notOpened) }
    guard size <= largestFile else { return .failure(.tooLarge) }
    guard let bytes = FileManager.default.contents(atPath: file.path) else { return .failure(.notOpened) }
    return put(bytes, into: inbox)
  }

  private nonisolated static func put(_ bytes: Data, into inbox: Inbox) -> Result<Bool, FileTrouble> {
    do {
      try inbox.put(bytes)
      return .success(true)
    } catch let trouble as FileTrouble {
      return .failure(trouble)
    } catch {
      return .failure(.notOpened)
    }
  }

  /// The first of the forms it is offered in that the app can look at, but for plain words. A pass is a package to the system where it
  /// knows that kind of file, and data where it does not.
  private static func type(of attachment: NSItemProvider) -> String? {
    let kinds: [UTType] = [.pdf, .image, .json, .emailMessage]
    let passes = ["com.apple.pkpass", "cards.smarthealth.smart-health-card", "app.carnet.pack"]
    return attachment.registeredTypeIdentifiers.first { identifier in
      if passes.contains(identifier) { return true }
      guard let type = UTType(identifier) else { return false }
      return kinds.contains { type.conforms(to: $0) }
    }
  }

  /// Bytes of no kind that has a name, as an issuer's sealed passes: not what other apps show, play or link to.
  private static func nameless(_ attachment: NSItemProvider) -> String? {
    attachment.registeredTypeIdentifiers.first { identifier in
      guard let type = UTType(identifier), type.conforms(to: .data) else { return false }
      return ![UTType.content, .url].contains { type.conforms(to: $0) }
    }
  }
}
