import AppState
import Device
import Foundation
import Looks
import Wording

/// Takes the file of a pack to the page that offers it.
@MainActor
struct PackFile {
  let files: any Files
  let imports: Imports
  let places: Places
  let words: Words

  /// A file was picked, or could not be. Gives what was the matter with it.
  func take(_ file: Result<URL, any Error>) async -> Notice? {
    do {
      let bytes = try await files.read(try file.get(), limit: largestFile)
      places.go(to: imports.put(.pack(bytes)))
      return nil
    } catch {
      let isTooLarge = error as? FileTrouble == .tooLarge
      return Notice(.bad, title: words(.errorPackRefusedTitle), words(isTooLarge ? .packTooLarge : .trustProblemClosed))
    }
  }
}
