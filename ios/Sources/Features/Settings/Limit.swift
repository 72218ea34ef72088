import Wording

/// Things an app can do only with a key in its Info.plist. The network is none of them: iOS has no permission for it.
enum Limit: CaseIterable {
  case location, photos, contacts, microphone, phone, nearby, health, tracking, otherApps, background

  /// True where none of the keys that the installed app has would allow it.
  func holds(_ keys: [String]) -> Bool { !keys.contains { key in beginnings.contains { key.hasPrefix($0) } } }

  /// What the names of the keys begin with. No app sees calls or messages: there is no key for them.
  private var beginnings: [String] {
    switch self {
    case .location: ["NSLocation"]
    case .photos: ["NSPhotoLibrary"]
    case .contacts: ["NSContacts", "NSCalendars", "NSReminders"]
    case .microphone: ["NSMicrophone", "NSSpeechRecognition"]
    case .phone: []
    case .nearby: ["NSBluetooth", "NSLocalNetwork", "NSBonjourServices", "NFCReader", "NSNearbyInteraction"]
    case .health: ["NSHealth"]
    case .tracking: ["NSUserTracking"]
    case .otherApps: ["LSApplicationQueriesSchemes"]
    case .background: ["UIBackgroundModes", "BGTaskSchedulerPermittedIdentifiers"]
    }
  }

  /// What the app cannot do.
  var title: Word {
    switch self {
    case .location: .limitsLocation
    case .photos: .limitsFiles
    case .contacts: .limitsContacts
    case .microphone: .limitsMicrophone
    case .phone: .limitsPhone
    case .nearby: .limitsNearby
    case .health: .limitsHealth
    case .tracking: .limitsTracking
    case .otherApps: .limitsOtherApps
    case .background: .limitsBackground
    }
  }

  /// What that means.
  var text: Word {
    switch self {
    case .location: .limitsLocationText
    case .photos: .limitsFilesText
    case .contacts: .limitsContactsText
    case .microphone: .limitsMicrophoneText
    case .phone: .limitsPhoneText
    case .nearby: .limitsNearbyText
    case .health: .limitsHealthText
    case .tracking: .limitsTrackingText
    case .otherApps: .limitsOtherAppsText
    case .background: .limitsBackgroundText
    }
  }
}
