package app.carnet.parts

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.addPathNodes
import androidx.compose.ui.unit.dp

/** Line icons on a grid of 24, drawn for Carnet in one weight. Those that point somewhere turn with the writing direction. */
object CarnetIcons {
    val Back by icon("M19.5 12H5 M11 5.5L4.5 12l6.5 6.5", mirrored = true)
    val Chevron by icon("M9.5 6l6 6-6 6", mirrored = true)
    val Down by icon("M6 9.5l6 6 6-6")
    val Up by icon("M6 14.5l6-6 6 6")
    val Close by icon("M6 6l12 12 M18 6L6 18")
    val Add by icon("M12 5v14 M5 12h14")
    val Check by icon("M5 12.5l4.5 4.5L19 7.5")
    val Search by icon("M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z M15.3 15.3L20 20")
    val More by icon("M12 5.5v.01 M12 12v.01 M12 18.5v.01", weight = 2.8f)
    val Delete by icon("M4 7h16 M9 7V4.2h6V7 M6.3 7l.8 13h9.8l.8-13 M10.2 11v5.2 M13.8 11v5.2")
    val Undo by icon("M8 5L4 9l4 4 M4.5 9h9.3a5.5 5.5 0 0 1 0 11H9", mirrored = true)
    val Refresh by icon("M19.5 12a7.5 7.5 0 1 1-2.4-5.5 M19.5 4.2v4h-4")
    val Copy by icon("M9 9h11v11H9z M6 15H4V4h11v2")
    val Share by icon("M12 15V4 M8 7.5L12 3.5l4 4 M6 11.5H5v8.7h14v-8.7h-1")
    val Paste by icon("M8 5H5.5v15.3h13V5H16 M8.5 3.5h7v3.2h-7z M9 11.5h6 M9 15.5h4")
    val File by icon("M6 3.5h8l4.5 4.5v12.5H6z M14 3.5V8h4.5")
    val Document by icon("M6 3.5h12v17H6z M9 8h6 M9 12h6 M9 16h3.5")
    val Picture by icon("M4 5h16v14H4z M4 16.2l4.5-4.5 4 4 2.7-2.7 4.8 4.8 M15.7 8.8v.01")
    val Camera by icon("M4 8.5h3.2L8.8 6h6.4l1.6 2.5H20V19H4z M12 10.3a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4z")
    val Torch by icon("M8 3.5h8v3.6l-2 2.9v10.5h-4V10L8 7.1z M8 6.5h8 M12 12.5v2")
    val Sun by icon(
        "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8z M12 2.5v1.8 M12 19.7v1.8 M2.5 12h1.8 M19.7 12h1.8 M5.3 5.3l1.3 1.3 " +
            "M17.4 17.4l1.3 1.3 M18.7 5.3l-1.3 1.3 M6.6 17.4l-1.3 1.3",
    )
    val Qr by icon("M4 4h6v6H4z M14 4h6v6h-6z M4 14h6v6H4z M14 14h2.5v2.5 M20 14v2.5 M14 20h2.5 M20 20v.01")
    val Expand by icon("M9 4H4v5 M15 4h5v5 M4 15v5h5 M20 15v5h-5")
    val Lock by icon("M5.5 10.5h13v10h-13z M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5 M12 14.5v2")
    val Unlock by icon("M5.5 10.5h13v10h-13z M8.5 10.5V8a3.5 3.5 0 0 1 6.8-1.2 M12 14.5v2")
    val Key by icon("M8 8.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z M11.5 12h9v3.5 M16.5 12v2.5")
    val Publisher by icon("M4 10.2v3.6h3L16 18.5v-13L7 10.2z M7.5 14l1 5h2.600l-1-3.700 M19 9.500a4 4 0 0 1 0 5", mirrored = true)
    val Pause by icon("M8.500 5.500v13 M15.500 5.500v13", weight = 2.6f)
    val Play by icon("M8 5.500v13l10.500-6.500z", mirrored = true)
    val Shield by icon("M12 3.5l7 2.5v5.5c0 4.5-2.8 7.5-7 9c-4.2-1.5-7-4.5-7-9V6z M9 12l2.2 2.2L15.2 10")
    val Fingerprint by icon(
        "M5 9.2a8 8 0 0 1 14 0 M6.8 19c-.8-2.5-.8-4.7-.8-6.3a6 6 0 0 1 12 0c0 1 0 2-.1 3 " +
            "M9.7 20.3c-1-2.6-1.1-5.4-1.1-7.6a3.4 3.4 0 0 1 6.8 0c0 2.4.1 4.4-.5 6.8 M12 12.7c0 2.9.2 5.3.9 7.8",
    )
    val Eye by icon("M3 12c2.2-4 5.2-6 9-6s6.8 2 9 6c-2.2 4-5.2 6-9 6s-6.8-2-9-6z M12 9.4a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2z")
    val EyeOff by icon(
        "M3 12c2.2-4 5.2-6 9-6s6.8 2 9 6c-2.2 4-5.2 6-9 6s-6.8-2-9-6z M12 9.4a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2z M4.5 4.5l15 15",
    )
    val History by icon("M4.5 12a7.5 7.5 0 1 0 2.4-5.5 M4.5 4.2v4h4 M12 8v4.3l3 1.9")
    val Clock by icon("M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M12 7.5V12l3 2")
    val Settings by icon(
        "M4 7h7.5 M16.5 7H20 M14 4.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z M4 17h3.5 M12.5 17H20 M10 14.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z",
    )
    val Info by icon("M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M12 11v5.3 M12 7.8v.01")
    val Question by icon(
        "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M9.7 9.7a2.350 2.350 0 1 1 3.4 2.1c-.8.4-1.1.9-1.1 1.7 M12 16.5v.01",
    )
    val Warning by icon("M12 4l9 16H3z M12 10v4.5 M12 17.2v.01")
    val Language by icon(
        "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M3.5 12h17 " +
            "M12 3.5c2.5 2.4 3.7 5.2 3.7 8.5s-1.2 6.1-3.7 8.5c-2.5-2.4-3.7-5.2-3.7-8.5s1.2-6.1 3.7-8.5z",
    )
    val Person by icon("M12 4.3a3.7 3.7 0 1 0 0 7.4a3.7 3.7 0 1 0 0-7.4z M4.5 20c.8-3.8 3.6-5.6 7.5-5.6s6.7 1.8 7.5 5.6")
    val Id by icon(
        "M3.5 5.5h17v13h-17z M8.5 8.7a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6z M5.8 15.8c.5-1.5 1.4-2.2 2.7-2.2s2.2.7 2.7 2.2 M14 10h3.5 M14 13.8h3.5",
    )
    val HandOver by icon("M4 3.5h9.5v17H4z M7.7 17.5h2 M16 12h5 M18.7 9.3L21.4 12l-2.7 2.7", mirrored = true)
    val Backspace by icon("M9 5.5h11.5v13H9L3.5 12z M12.2 9.5l5 5 M17.2 9.5l-5 5", mirrored = true)
    val Vaccine by icon("M13 7l4 4-8 8-4-4z M7 17l-3.5 3.5 M15 9l3.5-3.5 M16.5 3.5l4 4 M10.5 9.5l1.8 1.8 M8 12l1.8 1.8")
    val Test by icon("M9 3.5h6 M10 3.5v6L5.1 18.2c-.7 1.2.1 2.3 1.3 2.3h11.2c1.2 0 2-1.1 1.3-2.3L14 9.5v-6 M7.6 15h8.8")
    val Venue by icon("M4 20.3h16 M6 20.3V4h12v16.3 M10 20.3v-5h4v5 M9.5 8h.01 M14.5 8h.01 M9.5 11.5h.01 M14.5 11.5h.01")
    val Merge by icon("M8 4.3a2.9 2.9 0 1 0 0 5.8a2.9 2.9 0 1 0 0-5.8z M16 4.3a2.9 2.9 0 1 0 0 5.8a2.9 2.9 0 1 0 0-5.8z M3.5 20c.5-4.5 4-5.6 8.5-5.6s8 1.1 8.5 5.6")
    val Split by icon("M12 20.5V13 M12 13L5.5 6.5 M12 13l6.500-6.500 M5.500 11V6.500H10 M14 6.500h4.500V11")
    val Trip by icon("M4 8h16v11.5H4z M9 8V4.8h6V8 M4 13h16 M12 12v2.200")
    val Bell by icon("M6.500 16.500V10.800a5.500 5.500 0 0 1 11 0v5.700l1.700 1.800H4.800z M10.200 20.500h3.600 M12 3.700v1.600")
    val Recovery by icon("M12 20C6.5 16 4 13 4 9.5A4.2 4.2 0 0 1 12 7.6A4.2 4.2 0 0 1 20 9.5C20 13 17.5 16 12 20z")
}

private fun icon(path: String, mirrored: Boolean = false, weight: Float = 1.7f): Lazy<ImageVector> = lazy(LazyThreadSafetyMode.PUBLICATION) {
    ImageVector.Builder(defaultWidth = 24.dp, defaultHeight = 24.dp, viewportWidth = 24f, viewportHeight = 24f, autoMirror = mirrored)
        .addPath(
            addPathNodes(path),
            stroke = SolidColor(Color.Black),
            strokeLineWidth = weight,
            strokeLineCap = StrokeCap.Round,
            strokeLineJoin = StrokeJoin.Round,
        )
        .build()
}
