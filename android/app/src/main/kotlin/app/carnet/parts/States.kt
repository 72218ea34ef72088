package app.carnet.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.bridge.CarnetError
import app.carnet.theme.Space
import app.carnet.words.errorText
import app.carnet.words.errorTitle

/** A page or part of it with nothing in it yet: a drawing, what it is for, what to do. */
@Composable
fun EmptyState(art: Art, title: String, text: String, modifier: Modifier = Modifier, actions: @Composable ColumnScope.() -> Unit = {}) {
    Box(modifier.fillMaxSize(), contentAlignment = Alignment.Center) {
        Column(
            Modifier.verticalScroll(rememberScrollState()).widthIn(max = 440.dp).fillMaxWidth().padding(horizontal = Space.xxl, vertical = Space.xl),
            horizontalAlignment = Alignment.CenterHorizontally,
        ) {
            ArtPicture(art, Modifier.size(168.dp))
            Text(
                title,
                Modifier.padding(top = Space.xl).semantics { heading() },
                textAlign = TextAlign.Center,
                style = MaterialTheme.typography.headlineSmall,
            )
            Text(
                text,
                Modifier.padding(top = Space.s),
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                textAlign = TextAlign.Center,
                style = MaterialTheme.typography.bodyLarge,
            )
            Spacer(Modifier.size(Space.xl))
            Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(Space.s), Alignment.CenterHorizontally, actions)
        }
    }
}

/** Something is on its way. */
@Composable
fun LoadingState(modifier: Modifier = Modifier, text: String? = null) {
    val label = text ?: stringResource(R.string.state_loading)
    Column(
        modifier.fillMaxSize().padding(Space.xxl),
        verticalArrangement = Arrangement.Center,
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        CircularProgressIndicator(Modifier.size(40.dp).semantics { contentDescription = label }, strokeWidth = 3.dp)
        if (text != null) {
            Text(text, Modifier.padding(top = Space.l), color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyLarge)
        }
    }
}

/** A page that could not be filled, and what to do. */
@Composable
fun ErrorState(error: CarnetError, modifier: Modifier = Modifier, onRetry: (() -> Unit)? = null) {
    EmptyState(Art.DAMAGED, errorTitle(error), errorText(error), modifier.semantics { liveRegion = LiveRegionMode.Polite }) {
        if (onRetry != null) SecondaryButton(stringResource(R.string.action_retry), onRetry, icon = CarnetIcons.Refresh)
    }
}
