package app.carnet.welcome

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.draw.rotate
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.unit.dp
import app.carnet.bridge.PassKind
import app.carnet.bridge.Verdict
import app.carnet.parts.VerdictSign
import app.carnet.parts.guilloche

/** Three passes fanned out, the first of them judged. Only for the eye. */
@Composable
fun WelcomePicture(modifier: Modifier = Modifier) {
    Box(modifier.height(200.dp).clip(MaterialTheme.shapes.extraLarge).background(MaterialTheme.colorScheme.primaryContainer), Alignment.Center) {
        Sheet(PassKind.RECOVERY, Modifier.offset(x = 58.dp, y = 8.dp).rotate(14f))
        Sheet(PassKind.TEST, Modifier.offset(x = 16.dp, y = (-2).dp).rotate(3f))
        Box(Modifier.offset(x = (-34).dp, y = 4.dp).rotate(-8f)) {
            Sheet(PassKind.VACCINATION)
            VerdictSign(Verdict.VALID, 40.dp, Modifier.align(Alignment.BottomEnd).offset(x = 12.dp, y = 12.dp))
        }
    }
}

@Composable
private fun Sheet(kind: PassKind, modifier: Modifier = Modifier) {
    Box(modifier.size(104.dp, 140.dp).clip(MaterialTheme.shapes.small).guilloche(kind).drawBehind { lines() })
}

private fun DrawScope.lines() {
    val inset = 14.dp.toPx()
    val bar = Size(size.width * 0.52f, 7.dp.toPx())
    val round = CornerRadius(bar.height / 2)
    drawRoundRect(Color.White.copy(alpha = 0.95f), Offset(inset, inset), bar, round)
    drawRoundRect(Color.White.copy(alpha = 0.55f), Offset(inset, inset + 16.dp.toPx()), Size(bar.width * 0.6f, bar.height), round)
    val side = 46.dp.toPx()
    val corner = Offset(inset, size.height - inset - side)
    drawRoundRect(Color.White, corner, Size(side, side), CornerRadius(6.dp.toPx()))
    val cell = side / 9
    for (row in 0 until 7) {
        for (column in 0 until 7) {
            if ((row * 5 + column * 3 + row * column) % 4 < 2) {
                drawRect(Color.Black.copy(alpha = 0.82f), corner + Offset(cell * (column + 1), cell * (row + 1)), Size(cell, cell))
            }
        }
    }
}
