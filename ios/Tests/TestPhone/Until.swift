/// Waits for what another task brings about. Gives up where the test's time limit has passed: a loop that does not look would go on.
@MainActor
public func until(_ isSo: @MainActor () async -> Bool) async {
  while !Task.isCancelled {
    if await isSo() { return }
    await Task.yield()
  }
}
