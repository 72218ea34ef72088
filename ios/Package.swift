// swift-tools-version: 6.0
import PackageDescription

// What decides stands below the views and is tested on any machine with Swift; what only Apple's frameworks can do stands above.
// On Linux, Stand-ins/ has the declarations of those frameworks that the app uses, so that the whole app is type-checked there.
// scripts/generate.sh writes Generated/ first.

/// What one can do, one module each. Arrows go down: a feature knows no other.
let features = [
  "Welcome", "Unlock", "PassList", "PassDetail", "ShowPass", "ShowLive", "HandOver", "AddPass", "Scanner", "PreviewPass", "Enrolment",
  "VerifyPass", "AnswerRequest", "AskTraveller",
  "HistoryList", "Settings", "TrustedSigners", "ChosenPublishers", "PlannedTrips", "DueReminders",
]

/// Apple's frameworks that the app uses.
let frameworks = [
  "SwiftUI", "UIKit", "AVFoundation", "CoreImage", "PhotosUI", "LocalAuthentication", "Security", "UniformTypeIdentifiers",
  "AppIntents", "WidgetKit", "UserNotifications",
]

func named(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

let common = named(["WalletBridge", "Wording", "Device", "Looks", "AppState"])
let everyFeature = named(features)

/// The Rust library of the machine that builds, as cargo left it.
let library = (Context.environment["CARGO_TARGET_DIR"] ?? Context.packageDirectory + "/../target") + "/debug"

#if os(Linux)
  let isForHost = true
  let hasViews = true
  let apple = named(frameworks)
  // Debian's libswiftObservation leaves a symbol undefined.
  let linking: [LinkerSetting] = [
    .unsafeFlags(["-L\(library)", "-Xlinker", "-rpath=\(library)", "-Xlinker", "--allow-shlib-undefined"])
  ]
#else
  // `CARNET_HOST=1 swift test` on a Mac: all that needs no phone, with that Mac's own library.
  let isForHost = Context.environment["CARNET_HOST"] != nil
  let hasViews = !isForHost
  let apple: [Target.Dependency] = []
  // The framework is the Rust library's, which stands alone in an extension that imports none for it.
  let linking: [LinkerSetting] =
    isForHost
    ? [.unsafeFlags(["-L\(library)", "-Xlinker", "-rpath", "-Xlinker", library])]
    : [.linkedFramework("Security")]
#endif

var targets: [Target] = [
  // As UniFFI writes it.
  .target(
    name: "WalletFFI", dependencies: ["CarnetFFI"], path: "Generated/WalletFFI", swiftSettings: [.swiftLanguageMode(.v5)],
    linkerSettings: linking),
  // The names of the texts, and the string catalogue.
  .target(name: "Catalogue", path: "Generated/Catalogue", resources: [.process("Localizable.xcstrings")]),
  .target(name: "WalletBridge", dependencies: ["WalletFFI"]),
  .target(name: "Wording", dependencies: ["WalletBridge", "Catalogue"]),
  .target(name: "Device", dependencies: ["WalletBridge"]),
  .target(name: "Looks", dependencies: ["WalletBridge", "Wording"]),
  .target(name: "AppState", dependencies: ["WalletBridge", "Wording", "Device"]),
]

for feature in features {
  targets.append(.target(name: feature, dependencies: common, path: "Sources/Features/\(feature)"))
}

if hasViews {
  targets.append(.target(name: "Screens", dependencies: common + everyFeature + apple))
  targets.append(.target(name: "ApplePhone", dependencies: common + apple))
}

targets.append(
  isForHost
    ? .systemLibrary(name: "CarnetFFI", path: "Generated/CarnetFFI")
    : .binaryTarget(name: "CarnetFFI", path: "Generated/CarnetFFI.xcframework"))

#if os(Linux)
  targets += [
    .target(name: "SwiftUI", dependencies: ["UniformTypeIdentifiers"], path: "Stand-ins/SwiftUI"),
    .target(name: "UIKit", dependencies: ["SwiftUI", "UniformTypeIdentifiers"], path: "Stand-ins/UIKit"),
    .target(name: "AVFoundation", dependencies: ["UIKit", "CoreImage"], path: "Stand-ins/AVFoundation"),
    .target(name: "CoreImage", path: "Stand-ins/CoreImage"),
    .target(name: "PhotosUI", dependencies: ["SwiftUI", "UniformTypeIdentifiers"], path: "Stand-ins/PhotosUI"),
    .target(name: "LocalAuthentication", path: "Stand-ins/LocalAuthentication"),
    .target(name: "Security", dependencies: ["LocalAuthentication"], path: "Stand-ins/Security"),
    .target(name: "UniformTypeIdentifiers", path: "Stand-ins/UniformTypeIdentifiers"),
    .target(name: "UserNotifications", path: "Stand-ins/UserNotifications"),
    .target(name: "AppIntents", dependencies: ["SwiftUI"], path: "Stand-ins/AppIntents"),
    .target(name: "WidgetKit", dependencies: ["SwiftUI", "AppIntents"], path: "Stand-ins/WidgetKit"),
    // The app's own targets, which Xcode builds by App/project.yml.
    .target(name: "CarnetApp", dependencies: ["Screens", "ApplePhone", "AppState"] + apple, path: "App/Carnet", exclude: ["Resources"]),
    .target(name: "CarnetShare", dependencies: ["Device", "Wording"] + apple, path: "App/Share"),
    .target(name: "CarnetWidgets", dependencies: ["Wording"] + apple, path: "App/Widgets"),
  ]
#endif

let testing = common + named(["TestPhone"])

targets += [
  .target(name: "TestPhone", dependencies: common, path: "Tests/TestPhone"),
  .testTarget(name: "BridgeTests", dependencies: testing),
  .testTarget(name: "WordingTests", dependencies: testing),
  .testTarget(name: "DeviceTests", dependencies: testing),
  .testTarget(name: "AppStateTests", dependencies: testing),
  .testTarget(name: "JourneyTests", dependencies: testing + everyFeature),
]

if hasViews {
  targets.append(.testTarget(name: "ApplePhoneTests", dependencies: testing + named(["ApplePhone"])))
}

for feature in features {
  targets.append(
    .testTarget(
      name: feature + "Tests", dependencies: testing + named([feature]), path: "Tests/Features/\(feature)Tests"))
}

var products: [Product] = [.library(name: "CarnetShared", targets: ["Device", "Wording"])]

if hasViews {
  products.append(.library(name: "CarnetScreens", targets: ["Screens", "ApplePhone", "AppState", "Device", "Wording"]))
}

let package = Package(
  name: "Carnet",
  defaultLocalization: "en",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: products,
  targets: targets,
  swiftLanguageModes: [.v6]
)
