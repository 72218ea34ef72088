/// How often something was called.
@MainActor
public final class Counter {
  public var count = 0

  public nonisolated init() {}
}
