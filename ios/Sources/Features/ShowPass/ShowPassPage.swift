import Looks

/// What the screen says that shows a pass.
public enum ShowPassPage: Equatable, Sendable {
  case loading
  case failed(Notice)
  case asking(Asking)
  /// One of Carnet's own passes: it is shown live alone.
  case live
  case showing(CodeLook, canPrint: Bool)

  /// What the code reveals, before it is shown.
  public struct Asking: Equatable, Sendable {
    public let card: CardLook
    /// Nil where the pass is valid.
    public let verdict: VerdictLook?
    /// That the verdict rests on a publisher whose keys are no secret; nil where it does not.
    public let development: Notice?
    public let reveals: RevealsLook
    /// That it counts nowhere; nil with a real pass.
    public let specimens: Notice?
    /// Why the code could not be shown.
    public let problem: Notice?
  }
}
