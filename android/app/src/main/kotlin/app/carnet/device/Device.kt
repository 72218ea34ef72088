package app.carnet.device

/** What the app asks of the phone, each behind an interface with a fake in the tests. */
class Device(
    val biometrics: Biometrics,
    val files: Files,
    val sharing: Sharing,
    val clipboard: ClipboardText,
    val cameras: Cameras,
    val haptics: Haptics,
    val languages: Languages,
    val facts: AppFacts,
    val notices: Notices,
)
