import UniformTypeIdentifiers

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/image
public struct Image: Equatable, Sendable {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/init(systemname:)
  public init(systemName: String) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/init(_:bundle:)
  public init(_ name: String, bundle: Bundle? = nil) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/init(decorative:bundle:)
  public init(decorative name: String, bundle: Bundle? = nil) {}
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/resizingmode
  public enum ResizingMode: Hashable, Sendable {
    case tile
    case stretch
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/scale
  public enum Scale: Hashable, Sendable {
    case small
    case medium
    case large
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/interpolation
  public enum Interpolation: Hashable, Sendable {
    case none
    case low
    case medium
    case high
  }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/templaterenderingmode
  public enum TemplateRenderingMode: Hashable, Sendable {
    case template
    case original
  }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/image
extension Image: _Drawn {}

extension Image {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/resizable(capinsets:resizingmode:)
  public func resizable(capInsets: EdgeInsets = EdgeInsets(), resizingMode: ResizingMode = .stretch) -> Image { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/interpolation(_:)
  public func interpolation(_ interpolation: Interpolation) -> Image { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/image/renderingmode(_:)
  public func renderingMode(_ renderingMode: TemplateRenderingMode?) -> Image { self }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/symbolrenderingmode
public struct SymbolRenderingMode: Sendable {
  public static let monochrome = SymbolRenderingMode()
  public static let multicolor = SymbolRenderingMode()
  public static let hierarchical = SymbolRenderingMode()
  public static let palette = SymbolRenderingMode()
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/label
public struct Label<Title, Icon>: _Drawn where Title: View, Icon: View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/label/init(title:icon:)
  public init(@ViewBuilder title: () -> Title, @ViewBuilder icon: () -> Icon) {}
}

extension Label where Title == Text, Icon == Image {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/label/init(_:systemimage:)
  public init<S>(_ title: S, systemImage name: String) where S: StringProtocol { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/label/init(_:image:)
  public init<S>(_ title: S, image name: String) where S: StringProtocol { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/labelstyle
@MainActor @preconcurrency
public protocol LabelStyle {}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/titleandiconlabelstyle
public struct TitleAndIconLabelStyle: LabelStyle {}
/// iOS 14.0. https://developer.apple.com/documentation/swiftui/icononlylabelstyle
public struct IconOnlyLabelStyle: LabelStyle {}
/// iOS 14.0. https://developer.apple.com/documentation/swiftui/titleonlylabelstyle
public struct TitleOnlyLabelStyle: LabelStyle {}

extension LabelStyle where Self == TitleAndIconLabelStyle {
  /// iOS 14.5. https://developer.apple.com/documentation/swiftui/labelstyle/titleandicon
  public static var titleAndIcon: TitleAndIconLabelStyle { fatalError() }
}

extension LabelStyle where Self == IconOnlyLabelStyle {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/labelstyle/icononly
  public static var iconOnly: IconOnlyLabelStyle { fatalError() }
}

extension LabelStyle where Self == TitleOnlyLabelStyle {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/labelstyle/titleonly
  public static var titleOnly: TitleOnlyLabelStyle { fatalError() }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/buttonrole
public struct ButtonRole: Equatable, Sendable {
  public static let destructive = ButtonRole()
  public static let cancel = ButtonRole()
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/button
public struct Button<Label>: _Drawn where Label: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/button/init(action:label:)
  @preconcurrency
  public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {}
}

extension Button {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/button/init(role:action:label:)
  @preconcurrency
  public init(role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) { fatalError() }
}

extension Button where Label == Text {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/button/init(_:action:)
  @preconcurrency
  public init<S>(_ title: S, action: @escaping @MainActor () -> Void) where S: StringProtocol { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/button/init(_:role:action:)
  @preconcurrency
  public init<S>(_ title: S, role: ButtonRole?, action: @escaping @MainActor () -> Void) where S: StringProtocol { fatalError() }
}

extension Button where Label == SwiftUI.Label<Text, Image> {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/button/init(_:systemimage:action:)
  @preconcurrency
  public init<S>(_ title: S, systemImage: String, action: @escaping @MainActor () -> Void) where S: StringProtocol { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/button/init(_:systemimage:role:action:)
  @preconcurrency
  public init<S>(_ title: S, systemImage: String, role: ButtonRole?, action: @escaping @MainActor () -> Void) where S: StringProtocol {
    fatalError()
  }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/buttonstyleconfiguration
public struct ButtonStyleConfiguration {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/buttonstyleconfiguration/label-swift.struct
  public struct Label: _Drawn {}
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/buttonstyleconfiguration/role
  public let role: ButtonRole?
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/buttonstyleconfiguration/label-swift.property
  public let label: Label
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/buttonstyleconfiguration/ispressed
  public let isPressed: Bool
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/buttonstyle
@MainActor @preconcurrency
public protocol ButtonStyle {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency func makeBody(configuration: Configuration) -> Body
  typealias Configuration = ButtonStyleConfiguration
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/primitivebuttonstyle
@MainActor @preconcurrency
public protocol PrimitiveButtonStyle {}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/borderedprominentbuttonstyle
public struct BorderedProminentButtonStyle: PrimitiveButtonStyle {}
/// iOS 15.0. https://developer.apple.com/documentation/swiftui/borderedbuttonstyle
public struct BorderedButtonStyle: PrimitiveButtonStyle {}
/// iOS 13.0. https://developer.apple.com/documentation/swiftui/borderlessbuttonstyle
public struct BorderlessButtonStyle: PrimitiveButtonStyle {}
/// iOS 13.0. https://developer.apple.com/documentation/swiftui/plainbuttonstyle
public struct PlainButtonStyle: PrimitiveButtonStyle {}

extension PrimitiveButtonStyle where Self == BorderedProminentButtonStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/primitivebuttonstyle/borderedprominent
  public static var borderedProminent: BorderedProminentButtonStyle { fatalError() }
}

extension PrimitiveButtonStyle where Self == BorderedButtonStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/primitivebuttonstyle/bordered
  public static var bordered: BorderedButtonStyle { fatalError() }
}

extension PrimitiveButtonStyle where Self == BorderlessButtonStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/primitivebuttonstyle/borderless
  public static var borderless: BorderlessButtonStyle { fatalError() }
}

extension PrimitiveButtonStyle where Self == PlainButtonStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/primitivebuttonstyle/plain
  public static var plain: PlainButtonStyle { fatalError() }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/buttonbordershape
public struct ButtonBorderShape: Equatable, Sendable {
  public static let automatic = ButtonBorderShape()
  public static let capsule = ButtonBorderShape()
  public static let roundedRectangle = ButtonBorderShape()
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/controlsize
public enum ControlSize: CaseIterable, Sendable {
  case mini
  case small
  case regular
  case large
  case extraLarge
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/textfield
public struct TextField<Label>: _Drawn where Label: View {}

extension TextField where Label == Text {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/textfield/init(_:text:)
  public init<S>(_ title: S, text: Binding<String>) where S: StringProtocol { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/textfield/init(_:text:prompt:)
  public init<S>(_ title: S, text: Binding<String>, prompt: Text?) where S: StringProtocol { fatalError() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/textfield/init(_:text:axis:)
  public init<S>(_ title: S, text: Binding<String>, axis: Axis) where S: StringProtocol { fatalError() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/textfield/init(_:text:prompt:axis:)
  public init<S>(_ title: S, text: Binding<String>, prompt: Text?, axis: Axis) where S: StringProtocol { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/textfieldstyle
public protocol TextFieldStyle {}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/roundedbordertextfieldstyle
public struct RoundedBorderTextFieldStyle: TextFieldStyle {}
/// iOS 13.0. https://developer.apple.com/documentation/swiftui/plaintextfieldstyle
public struct PlainTextFieldStyle: TextFieldStyle {}

extension TextFieldStyle where Self == RoundedBorderTextFieldStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/textfieldstyle/roundedborder
  public static var roundedBorder: RoundedBorderTextFieldStyle { fatalError() }
}

extension TextFieldStyle where Self == PlainTextFieldStyle {
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/textfieldstyle/plain
  public static var plain: PlainTextFieldStyle { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/securefield
public struct SecureField<Label>: _Drawn where Label: View {}

extension SecureField where Label == Text {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/securefield/init(_:text:)
  public init<S>(_ title: S, text: Binding<String>) where S: StringProtocol { fatalError() }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/securefield/init(_:text:prompt:)
  public init<S>(_ title: S, text: Binding<String>, prompt: Text?) where S: StringProtocol { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/toggle
public struct Toggle<Label>: _Drawn where Label: View {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/toggle/init(ison:label:)
  public init(isOn: Binding<Bool>, @ViewBuilder label: () -> Label) {}
}

extension Toggle where Label == Text {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/toggle/init(_:ison:)
  public init<S>(_ title: S, isOn: Binding<Bool>) where S: StringProtocol { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/picker
public struct Picker<Label, SelectionValue, Content>: _Drawn where Label: View, SelectionValue: Hashable, Content: View {}

extension Picker {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/picker/init(selection:content:label:)
  public init(selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content, @ViewBuilder label: () -> Label) { fatalError() }
}

extension Picker where Label == Text {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/picker/init(_:selection:content:)
  public init<S>(_ title: S, selection: Binding<SelectionValue>, @ViewBuilder content: () -> Content) where S: StringProtocol {
    fatalError()
  }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/datepickercomponents
public struct DatePickerComponents: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/datepickercomponents/hourandminute
  public static let hourAndMinute = DatePickerComponents(rawValue: 1)
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/datepickercomponents/date
  public static let date = DatePickerComponents(rawValue: 2)
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/datepicker
public struct DatePicker<Label>: _Drawn where Label: View {
  public typealias Components = DatePickerComponents
}

extension DatePicker where Label == Text {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/datepicker/init(_:selection:displayedcomponents:)
  public init<S>(_ title: S, selection: Binding<Date>, displayedComponents: DatePicker<Label>.Components = [.hourAndMinute, .date])
  where S: StringProtocol { fatalError() }
}

/// iOS 13.0. https://developer.apple.com/documentation/swiftui/pickerstyle
public protocol PickerStyle {}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/inlinepickerstyle
public struct InlinePickerStyle: PickerStyle {}
/// iOS 14.0. https://developer.apple.com/documentation/swiftui/menupickerstyle
public struct MenuPickerStyle: PickerStyle {}
/// iOS 13.0. https://developer.apple.com/documentation/swiftui/segmentedpickerstyle
public struct SegmentedPickerStyle: PickerStyle {}
/// iOS 16.0. https://developer.apple.com/documentation/swiftui/navigationlinkpickerstyle
public struct NavigationLinkPickerStyle: PickerStyle {}

extension PickerStyle where Self == InlinePickerStyle {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/pickerstyle/inline
  public static var inline: InlinePickerStyle { fatalError() }
}

extension PickerStyle where Self == MenuPickerStyle {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/pickerstyle/menu
  public static var menu: MenuPickerStyle { fatalError() }
}

extension PickerStyle where Self == SegmentedPickerStyle {
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/pickerstyle/segmented
  public static var segmented: SegmentedPickerStyle { fatalError() }
}

extension PickerStyle where Self == NavigationLinkPickerStyle {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/pickerstyle/navigationlink
  public static var navigationLink: NavigationLinkPickerStyle { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/menu
public struct Menu<Label, Content>: _Drawn where Label: View, Content: View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/menu/init(content:label:)
  public init(@ViewBuilder content: () -> Content, @ViewBuilder label: () -> Label) {}
}

extension Menu where Label == Text {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/menu/init(_:content:)
  public init<S>(_ title: S, @ViewBuilder content: () -> Content) where S: StringProtocol { fatalError() }
}

extension Menu where Label == SwiftUI.Label<Text, Image> {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/menu/init(_:systemimage:content:)
  public init<S>(_ title: S, systemImage: String, @ViewBuilder content: () -> Content) where S: StringProtocol { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/progressview
public struct ProgressView<Label, CurrentValueLabel>: _Drawn where Label: View, CurrentValueLabel: View {}

extension ProgressView where CurrentValueLabel == EmptyView {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/progressview/init()
  public init() where Label == EmptyView { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/progressview/init(label:)
  public init(@ViewBuilder label: () -> Label) { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/progressview/init(_:)
  public init<S>(_ title: S) where Label == Text, S: StringProtocol { fatalError() }
}

extension ProgressView {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/progressview/init(value:total:)
  public init<V>(value: V?, total: V = 1.0) where Label == EmptyView, CurrentValueLabel == EmptyView, V: BinaryFloatingPoint {
    fatalError()
  }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/progressview/init(_:value:total:)
  public init<S, V>(_ title: S, value: V?, total: V = 1.0)
  where Label == Text, CurrentValueLabel == EmptyView, S: StringProtocol, V: BinaryFloatingPoint { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/swiftui/disclosuregroup
public struct DisclosureGroup<Label, Content>: _Drawn where Label: View, Content: View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/disclosuregroup/init(content:label:)
  public init(@ViewBuilder content: @escaping () -> Content, @ViewBuilder label: () -> Label) {}
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/disclosuregroup/init(isexpanded:content:label:)
  public init(isExpanded: Binding<Bool>, @ViewBuilder content: @escaping () -> Content, @ViewBuilder label: () -> Label) {}
}

extension DisclosureGroup where Label == Text {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/disclosuregroup/init(_:content:)
  public init<S>(_ label: S, @ViewBuilder content: @escaping () -> Content) where S: StringProtocol { fatalError() }
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/disclosuregroup/init(_:isexpanded:content:)
  public init<S>(_ label: S, isExpanded: Binding<Bool>, @ViewBuilder content: @escaping () -> Content) where S: StringProtocol {
    fatalError()
  }
}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/labeledcontent
public struct LabeledContent<Label, Content> {}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/labeledcontent
extension LabeledContent: View where Label: View, Content: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/labeledcontent/init(content:label:)
  public init(@ViewBuilder content: () -> Content, @ViewBuilder label: () -> Label) { fatalError() }
}

extension LabeledContent where Label == Text, Content: View {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/labeledcontent/init(_:content:)
  public init<S>(_ title: S, @ViewBuilder content: () -> Content) where S: StringProtocol { fatalError() }
}

extension LabeledContent where Label == Text, Content == Text {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/labeledcontent/init(_:value:)
  public init<S1, S2>(_ title: S1, value: S2) where S1: StringProtocol, S2: StringProtocol { fatalError() }
}

/// iOS 17.0. https://developer.apple.com/documentation/swiftui/contentunavailableview
public struct ContentUnavailableView<Label, Description, Actions>: _Drawn where Label: View, Description: View, Actions: View {
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/contentunavailableview/init(label:description:actions:)
  public init(
    @ViewBuilder label: () -> Label, @ViewBuilder description: () -> Description = { EmptyView() },
    @ViewBuilder actions: () -> Actions = { EmptyView() }
  ) {}
}

extension ContentUnavailableView where Label == SwiftUI.Label<Text, Image>, Description == Text?, Actions == EmptyView {
  /// iOS 17.0. https://developer.apple.com/documentation/swiftui/contentunavailableview/init(_:systemimage:description:)
  public init<S>(_ title: S, systemImage name: String, description: Text? = nil) where S: StringProtocol { fatalError() }
}

/// iOS 16.0. https://developer.apple.com/documentation/coretransferable/transferable
public protocol Transferable: Sendable {}

/// iOS 16.0. https://developer.apple.com/documentation/coretransferable/transferable
extension Data: Transferable {}
/// iOS 16.0. https://developer.apple.com/documentation/coretransferable/transferable
extension String: Transferable {}
/// iOS 16.0. https://developer.apple.com/documentation/coretransferable/transferable
extension URL: Transferable {}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/sharelink
public struct ShareLink<Data, PreviewImage, PreviewIcon, Label>
where Data: RandomAccessCollection, Data.Element: Transferable, Label: View {}

/// iOS 16.0. https://developer.apple.com/documentation/swiftui/sharelink
extension ShareLink: View {
  public typealias Body = Never
  public var body: Never { fatalError() }
}

extension ShareLink where PreviewImage == Never, PreviewIcon == Never, Data == CollectionOfOne<URL> {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/sharelink/init(item:subject:message:label:)
  public init(item: URL, subject: Text? = nil, message: Text? = nil, @ViewBuilder label: () -> Label) { fatalError() }
}

extension ShareLink where PreviewImage == Never, PreviewIcon == Never, Data == CollectionOfOne<String> {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/sharelink/init(item:subject:message:label:)
  public init(item: String, subject: Text? = nil, message: Text? = nil, @ViewBuilder label: () -> Label) { fatalError() }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/submitlabel
public struct SubmitLabel: Sendable {
  public static var done: SubmitLabel { fatalError() }
  public static var go: SubmitLabel { fatalError() }
  public static var send: SubmitLabel { fatalError() }
  public static var join: SubmitLabel { fatalError() }
  public static var search: SubmitLabel { fatalError() }
  public static var `return`: SubmitLabel { fatalError() }
  public static var next: SubmitLabel { fatalError() }
  public static var `continue`: SubmitLabel { fatalError() }
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/submittriggers
public struct SubmitTriggers: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let text = SubmitTriggers(rawValue: 1)
  public static let search = SubmitTriggers(rawValue: 2)
}

/// iOS 15.0. https://developer.apple.com/documentation/swiftui/textinputautocapitalization
public struct TextInputAutocapitalization: Sendable {
  public static var never: TextInputAutocapitalization { fatalError() }
  public static var words: TextInputAutocapitalization { fatalError() }
  public static var sentences: TextInputAutocapitalization { fatalError() }
  public static var characters: TextInputAutocapitalization { fatalError() }
}

extension View {
  /// iOS 14.0. https://developer.apple.com/documentation/swiftui/view/labelstyle(_:)
  public func labelStyle<S>(_ style: S) -> some View where S: LabelStyle { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/labelshidden()
  public func labelsHidden() -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/buttonstyle(_:)
  public func buttonStyle<S>(_ style: S) -> some View where S: ButtonStyle { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/buttonstyle(_:)
  public func buttonStyle<S>(_ style: S) -> some View where S: PrimitiveButtonStyle { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/buttonbordershape(_:)
  public func buttonBorderShape(_ shape: ButtonBorderShape) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/controlsize(_:)
  public func controlSize(_ controlSize: ControlSize) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/pickerstyle(_:)
  public func pickerStyle<S>(_ style: S) -> some View where S: PickerStyle { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/textfieldstyle(_:)
  public func textFieldStyle<S>(_ style: S) -> some View where S: TextFieldStyle { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/submitlabel(_:)
  public func submitLabel(_ submitLabel: SubmitLabel) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/onsubmit(of:_:)
  public func onSubmit(of triggers: SubmitTriggers = .text, _ action: @escaping (() -> Void)) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/textinputautocapitalization(_:)
  public func textInputAutocapitalization(_ autocapitalization: TextInputAutocapitalization?) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/autocorrectiondisabled(_:)
  public func autocorrectionDisabled(_ disable: Bool = true) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/focused(_:equals:)
  public func focused<Value>(_ binding: FocusState<Value>.Binding, equals value: Value) -> some View where Value: Hashable { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/focused(_:)
  public func focused(_ condition: FocusState<Bool>.Binding) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/disabled(_:)
  public func disabled(_ disabled: Bool) -> some View { self }
  /// iOS 15.0. https://developer.apple.com/documentation/swiftui/view/symbolrenderingmode(_:)
  public func symbolRenderingMode(_ mode: SymbolRenderingMode?) -> some View { self }
  /// iOS 13.0. https://developer.apple.com/documentation/swiftui/view/imagescale(_:)
  public func imageScale(_ scale: Image.Scale) -> some View { self }
}
