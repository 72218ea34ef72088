// swift-tools-version: 6.0
import PackageDescription

// What decides stands below the views and is tested on any machine with Swift; what only Apple's frameworks can do stands above.
// On Linux, Stand-ins/ has the declarations of those frameworks that the app uses, so that the whole app is type-checked there.
// scripts/generate.sh writes Generated/ first.

/// What one can do, one module each. Arrows go down: a feature knows no other.
let features = [
  "Welcome", "Unlock", "PassList", "PassDetail", "ShowPass", "HandOver", "AddPass", "Scanner", "PreviewPass", "VerifyPass",
  "HistoryList", "Settings", "TrustedSigners",
]

/// Apple's frameworks that the app uses.
let frameworks = [
  "SwiftUI", "UIKit", "AVFoundation", "PhotosUI", "LocalAuthentication", "Security", "UniformTypeIdentifiers",
  "AppIntents", "WidgetKit",
]

func named(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

let common = named(["WalletBridge", "Wording", "Device", "Looks", "AppState"])
let everyFeature = named(features)

#if os(Linux)
  let apple = named(frameworks)
  let library = (Context.environment["CARGO_TARGET_DIR"] ?? Context.packageDirectory + "/../target") + "/debug"
  // The library of this machine; Debian's libswiftObservation leaves a symbol undefined.
  let linking: [LinkerSetting] = [
    .unsafeFlags(["-L\(library)", "-Xlinker", "-rpath=\(library)", "-Xlinker", "--allow-shlib-undefined"])
  ]
#else
  let apple: [Target.Dependency] = []
  let linking: [LinkerSetting] = []
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

targets.append(.target(name: "Screens", dependencies: common + everyFeature + apple))
targets.append(.target(name: "ApplePhone", dependencies: common + apple))

#if os(Linux)
  targets += [
    .systemLibrary(name: "CarnetFFI", path: "Generated/CarnetFFI"),
    .target(name: "SwiftUI", dependencies: ["UniformTypeIdentifiers"], path: "Stand-ins/SwiftUI"),
    .target(name: "UIKit", dependencies: ["SwiftUI", "UniformTypeIdentifiers"], path: "Stand-ins/UIKit"),
    .target(name: "AVFoundation", dependencies: ["UIKit"], path: "Stand-ins/AVFoundation"),
    .target(name: "PhotosUI", dependencies: ["SwiftUI", "UniformTypeIdentifiers"], path: "Stand-ins/PhotosUI"),
    .target(name: "LocalAuthentication", path: "Stand-ins/LocalAuthentication"),
    .target(name: "Security", dependencies: ["LocalAuthentication"], path: "Stand-ins/Security"),
    .target(name: "UniformTypeIdentifiers", path: "Stand-ins/UniformTypeIdentifiers"),
    .target(name: "AppIntents", dependencies: ["SwiftUI"], path: "Stand-ins/AppIntents"),
    .target(name: "WidgetKit", dependencies: ["SwiftUI", "AppIntents"], path: "Stand-ins/WidgetKit"),
    // The app's own targets, which Xcode builds by App/project.yml.
    .target(name: "CarnetApp", dependencies: ["Screens", "ApplePhone", "AppState"] + apple, path: "App/Carnet", exclude: ["Resources"]),
    .target(name: "CarnetShare", dependencies: ["Device", "Wording"] + apple, path: "App/Share"),
    .target(name: "CarnetWidgets", dependencies: ["Wording"] + apple, path: "App/Widgets"),
  ]
#else
  targets.append(.binaryTarget(name: "CarnetFFI", path: "Generated/CarnetFFI.xcframework"))
#endif

let testing = common + named(["TestPhone"])

targets += [
  .target(name: "TestPhone", dependencies: common, path: "Tests/TestPhone"),
  .testTarget(name: "BridgeTests", dependencies: testing),
  .testTarget(name: "WordingTests", dependencies: testing),
  .testTarget(name: "DeviceTests", dependencies: testing),
  .testTarget(name: "AppStateTests", dependencies: testing),
  .testTarget(name: "ApplePhoneTests", dependencies: testing + named(["ApplePhone"])),
  .testTarget(name: "JourneyTests", dependencies: testing + everyFeature),
]

for feature in features {
  targets.append(
    .testTarget(
      name: feature + "Tests", dependencies: testing + named([feature]), path: "Tests/Features/\(feature)Tests"))
}

let package = Package(
  name: "Carnet",
  defaultLocalization: "en",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [
    .library(name: "CarnetScreens", targets: ["Screens", "ApplePhone", "AppState", "Device", "Wording"]),
    .library(name: "CarnetShared", targets: ["Device", "Wording"]),
  ],
  targets: targets,
  swiftLanguageModes: [.v6]
)
