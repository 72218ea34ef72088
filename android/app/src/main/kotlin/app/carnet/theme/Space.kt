package app.carnet.theme

import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** Distances, all on one grid of four. */
object Space {
    val xs: Dp = 4.dp
    val s: Dp = 8.dp
    val m: Dp = 12.dp
    val l: Dp = 16.dp
    val xl: Dp = 24.dp
    val xxl: Dp = 32.dp
    val huge: Dp = 48.dp

    /** Margin at the sides of a page. */
    val page: Dp = 20.dp

    /** Width that a column of text does not pass. */
    val reading: Dp = 600.dp

    /** Least height and width of what is tapped. */
    val touch: Dp = 48.dp
}
