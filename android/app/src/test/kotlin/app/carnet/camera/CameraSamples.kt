package app.carnet.camera

import app.carnet.add.Progress
import app.carnet.moving.Received

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
        "parts" to CameraState.Live(hasTorch = true, parts = Progress(2, 3)),
        "parts-again" to CameraState.Live(hasTorch = true, parts = Progress(1, 2), again = true),
        "parts-other" to CameraState.Another(CameraState.Live(parts = Progress(1, 2)), Progress(1, 2), listOf("shc:/")),
        "parts-complete" to CameraState.Found(listOf("shc:/"), completed = true),
        "receiving" to CameraState.Live(hasTorch = true, received = Received(37)),
        "receiving-dropped" to CameraState.Live(received = Received(0, dropped = true)),
        "receiving-other" to CameraState.OtherMoving(CameraState.Live(received = Received(62)), Received(62)),
        "receiving-whole" to CameraState.Whole(ByteArray(0)),
        "found" to CameraState.Found(listOf("HC1:")),
    )
}
