@_exported import Foundation
@_exported import SwiftUI
import UniformTypeIdentifiers

/// iOS 16.0. https://developer.apple.com/documentation/photosui/photospickeritem
public struct PhotosPickerItem: Equatable, Hashable, Sendable {
  /// iOS 16.0. https://developer.apple.com/documentation/photosui/photospickeritem/itemidentifier
  public let itemIdentifier: String?
  /// iOS 16.0. https://developer.apple.com/documentation/photosui/photospickeritem/supportedcontenttypes
  public let supportedContentTypes: [UTType]
  /// iOS 16.0. https://developer.apple.com/documentation/photosui/photospickeritem/loadtransferable(type:)
  public func loadTransferable<T>(type: T.Type) async throws -> T? where T: Transferable { fatalError() }
}

/// iOS 14.0. https://developer.apple.com/documentation/photosui/phpickerfilter
public struct PHPickerFilter: Equatable, Hashable, Sendable {
  /// iOS 14.0. https://developer.apple.com/documentation/photosui/phpickerfilter/images
  public static let images = PHPickerFilter()
  /// iOS 15.0. https://developer.apple.com/documentation/photosui/phpickerfilter/screenshots
  public static let screenshots = PHPickerFilter()
}

/// iOS 16.0. https://developer.apple.com/documentation/photosui/photospickerselectionbehavior
public struct PhotosPickerSelectionBehavior: Equatable, Hashable, Sendable {
  /// iOS 16.0. https://developer.apple.com/documentation/photosui/photospickerselectionbehavior/default
  public static let `default` = PhotosPickerSelectionBehavior()
  /// iOS 16.0. https://developer.apple.com/documentation/photosui/photospickerselectionbehavior/ordered
  public static let ordered = PhotosPickerSelectionBehavior()
}

/// iOS 16.0. https://developer.apple.com/documentation/photosui/photospickeritem/encodingdisambiguationpolicy
extension PhotosPickerItem {
  /// iOS 16.0. https://developer.apple.com/documentation/photosui/photospickeritem/encodingdisambiguationpolicy
  public struct EncodingDisambiguationPolicy: Equatable, Hashable, Sendable {
    public static let automatic = EncodingDisambiguationPolicy()
    public static let current = EncodingDisambiguationPolicy()
    public static let compatible = EncodingDisambiguationPolicy()
  }
}

/// iOS 16.0. https://developer.apple.com/documentation/photosui/photospicker
public struct PhotosPicker<Label>: View where Label: View {
  /// iOS 16.0. https://developer.apple.com/documentation/photosui/photospicker/init(selection:matching:preferreditemencoding:label:)
  public init(
    selection: Binding<PhotosPickerItem?>, matching filter: PHPickerFilter? = nil,
    preferredItemEncoding: PhotosPickerItem.EncodingDisambiguationPolicy = .automatic, @ViewBuilder label: () -> Label
  ) {}
  /// iOS 16.0. https://developer.apple.com/documentation/photosui/photospicker/init(selection:maxselectioncount:selectionbehavior:matching:preferreditemencoding:label:)
  public init(
    selection: Binding<[PhotosPickerItem]>, maxSelectionCount: Int? = nil, selectionBehavior: PhotosPickerSelectionBehavior = .default,
    matching filter: PHPickerFilter? = nil, preferredItemEncoding: PhotosPickerItem.EncodingDisambiguationPolicy = .automatic,
    @ViewBuilder label: () -> Label
  ) {}
  public typealias Body = Never
  public var body: Never { fatalError() }
}

extension View {
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/photospicker(ispresented:selection:matching:preferreditemencoding:)
  public func photosPicker(
    isPresented: Binding<Bool>, selection: Binding<PhotosPickerItem?>, matching filter: PHPickerFilter? = nil,
    preferredItemEncoding: PhotosPickerItem.EncodingDisambiguationPolicy = .automatic
  ) -> some View { self }
  /// iOS 16.0. https://developer.apple.com/documentation/swiftui/view/photospicker(ispresented:selection:maxselectioncount:selectionbehavior:matching:preferreditemencoding:)
  public func photosPicker(
    isPresented: Binding<Bool>, selection: Binding<[PhotosPickerItem]>, maxSelectionCount: Int? = nil,
    selectionBehavior: PhotosPickerSelectionBehavior = .default, matching filter: PHPickerFilter? = nil,
    preferredItemEncoding: PhotosPickerItem.EncodingDisambiguationPolicy = .automatic
  ) -> some View { self }
}
