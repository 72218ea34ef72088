package app.carnet.camera

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.moving.Received
import app.carnet.parts.ConfirmDialog
import app.carnet.theme.Space
import app.carnet.theme.tabular
import app.carnet.words.percent

/** How much of a moving code is there, and what to do. Spoken at every quarter. */
@Composable
internal fun ReceivingHint(received: Received, onStop: () -> Unit) {
    val quarter = stringResource(R.string.moving_received, percent(received.percent / QUARTER * QUARTER))
    Surface(Modifier.widthIn(max = 440.dp), shape = MaterialTheme.shapes.medium, color = Veil, contentColor = Color.White) {
        Column(Modifier.padding(horizontal = Space.l, vertical = Space.m), horizontalAlignment = Alignment.CenterHorizontally) {
            Text(
                stringResource(R.string.moving_received, percent(received.percent)),
                Modifier.semantics {
                    contentDescription = quarter
                    liveRegion = LiveRegionMode.Polite
                },
                style = MaterialTheme.typography.titleLarge.tabular(),
            )
            LinearProgressIndicator(
                { received.percent / 100f },
                Modifier.fillMaxWidth().padding(vertical = Space.m).clearAndSetSemantics {},
                color = Color.White,
                trackColor = Color.White.copy(alpha = 0.3f),
                drawStopIndicator = {},
            )
            Text(
                stringResource(if (received.dropped) R.string.moving_dropped else R.string.moving_hold),
                Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                textAlign = TextAlign.Center,
                style = MaterialTheme.typography.bodyMedium,
            )
            TextButton(
                onStop,
                Modifier.defaultMinSize(minHeight = Space.touch),
                colors = ButtonDefaults.textButtonColors(contentColor = Color.White),
            ) {
                Text(stringResource(R.string.action_cancel), style = MaterialTheme.typography.labelLarge)
            }
        }
    }
}

/** A frame of another moving code came in between. */
@Composable
internal fun OtherMovingDialog(received: Received, onStart: () -> Unit, onGoOn: () -> Unit) {
    ConfirmDialog(
        stringResource(R.string.moving_other_title),
        stringResource(R.string.moving_other_text, percent(received.percent)),
        stringResource(R.string.moving_start_anew),
        onStart,
        onGoOn,
        dismiss = stringResource(R.string.moving_go_on),
    )
}

/** Percent between what is spoken. */
private const val QUARTER = 25
