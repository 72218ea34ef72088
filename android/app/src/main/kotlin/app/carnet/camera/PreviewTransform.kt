package app.carnet.camera

/**
 * How the camera's picture lies in a view, centre-cropped: [scaleX], [scaleY] of the view about its centre, then [degrees] clockwise.
 * A TextureView stretches the picture, already turned by the sensor's angle, over its whole area; this undoes the stretch.
 */
internal data class PreviewTransform(val scaleX: Float, val scaleY: Float, val degrees: Int)

/** [displayDegrees]: how far the display is turned from its natural position (0, 90, 180, 270). */
internal fun previewTransform(view: Pair<Int, Int>, picture: Pair<Int, Int>, sensorDegrees: Int, displayDegrees: Int): PreviewTransform {
    val (width, height) = view.first.toFloat() to view.second.toFloat()
    val standing = sensorDegrees % 180 == 90
    // the picture as the TextureView lays it out, before the display's turn is undone
    val laidWidth = (if (standing) picture.second else picture.first).toFloat()
    val laidHeight = (if (standing) picture.first else picture.second).toFloat()
    val sideways = displayDegrees % 180 == 90
    // the same, as it stands in the view after the turn
    val shownWidth = if (sideways) laidHeight else laidWidth
    val shownHeight = if (sideways) laidWidth else laidHeight
    val fill = maxOf(width / shownWidth, height / shownHeight)
    return PreviewTransform(laidWidth * fill / width, laidHeight * fill / height, (360 - displayDegrees) % 360)
}

/** A touch in the view, as a point of the sensor (both 0 to 1): the inverse of what [previewTransform] and the sensor's angle do. */
internal fun sensorPoint(x: Float, y: Float, view: Pair<Int, Int>, transform: PreviewTransform, sensorDegrees: Int): Pair<Float, Float> {
    val turned = turn(x - view.first / 2f, y - view.second / 2f, (360 - transform.degrees) % 360)
    val u = (turned.first / transform.scaleX / view.first + 0.5f).coerceIn(0f, 1f)
    val v = (turned.second / transform.scaleY / view.second + 0.5f).coerceIn(0f, 1f)
    return when (sensorDegrees) {
        90 -> v to 1 - u
        180 -> 1 - u to 1 - v
        270 -> 1 - v to u
        else -> u to v
    }
}

/** A point about the origin, turned clockwise on a screen whose y grows downwards. */
private fun turn(x: Float, y: Float, degrees: Int): Pair<Float, Float> = when (degrees) {
    90 -> -y to x
    180 -> -x to -y
    270 -> y to -x
    else -> x to y
}
