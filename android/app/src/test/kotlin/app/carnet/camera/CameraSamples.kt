package app.carnet.camera

/** Every state of the screen, by name. */
object CameraSamples {
    val all: Map<String, CameraState> = mapOf(
        "asking" to CameraState.Asking,
        "denied" to CameraState.Denied(forGood = false),
        "denied-for-good" to CameraState.Denied(forGood = true),
        "missing" to CameraState.Missing,
        "broken" to CameraState.Broken,
        "live" to CameraState.Live(hasTorch = true),
        "slow" to CameraState.Live(hasTorch = true, torch = true, slow = true),
        "found" to CameraState.Found(listOf("HC1:")),
    )
}
