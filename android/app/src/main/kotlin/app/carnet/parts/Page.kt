package app.carnet.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.SnackbarHost
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.carnet.R
import app.carnet.theme.Space

/**
 * A screen: a bar with its title as heading, a column that scrolls, buttons pinned below. With [scroll] off the content has
 * the whole width and height under the bar. Where text is very large or the window very low, the buttons scroll along.
 */
@Composable
fun Page(
    title: String,
    modifier: Modifier = Modifier,
    onBack: (() -> Unit)? = null,
    backIcon: ImageVector = CarnetIcons.Back,
    backLabel: String = stringResource(R.string.action_back),
    actions: @Composable RowScope.() -> Unit = {},
    snackbar: SnackbarHostState? = null,
    bottom: (@Composable ColumnScope.() -> Unit)? = null,
    scroll: Boolean = true,
    content: @Composable ColumnScope.() -> Unit,
) {
    val pinned = bottom != null && (!scroll || roomToPin())
    Surface(modifier.fillMaxSize(), color = MaterialTheme.colorScheme.surface) {
        Box(Modifier.fillMaxSize().imePadding()) {
            Column(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Horizontal))) {
                Box(Modifier.fillMaxWidth(), Alignment.TopCenter) {
                    // Over a column of text the bar is no wider than the text.
                    Box(if (scroll) Modifier.widthIn(max = Space.reading) else Modifier) { PageBar(title, onBack, backIcon, backLabel, actions) }
                }
                if (scroll) {
                    Column(Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState())) {
                        Reading {
                            content()
                            if (bottom != null && !pinned) {
                                Spacer(Modifier.size(Space.xl))
                                Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(Space.s), content = bottom)
                            }
                            Spacer(Modifier.size(Space.xl))
                        }
                        if (!pinned) BottomInset()
                    }
                } else {
                    Column(Modifier.weight(1f).fillMaxWidth(), content = content)
                }
                if (pinned) Pinned(bottom)
            }
            if (snackbar != null) {
                SnackbarHost(
                    snackbar,
                    Modifier.align(Alignment.BottomCenter).windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Bottom)).padding(Space.s),
                )
            }
        }
    }
}

/** The bar alone, for screens that lay themselves out. */
@Composable
fun PageBar(
    title: String,
    onBack: (() -> Unit)? = null,
    backIcon: ImageVector = CarnetIcons.Back,
    backLabel: String = stringResource(R.string.action_back),
    actions: @Composable RowScope.() -> Unit = {},
) {
    Row(
        Modifier
            .fillMaxWidth()
            .windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Top))
            .heightIn(min = 64.dp)
            .padding(start = if (onBack == null) Space.page else Space.xs, end = Space.s),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        if (onBack != null) IconAction(backIcon, backLabel, onBack)
        Text(
            title,
            Modifier.weight(1f).padding(horizontal = if (onBack == null) 0.dp else Space.xs, vertical = Space.s).semantics { heading() },
            style = if (onBack == null) MaterialTheme.typography.headlineMedium else MaterialTheme.typography.titleLarge,
        )
        actions()
    }
}

/** A column no wider than is good to read, in the middle of the page. */
@Composable
fun Reading(modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) {
    Box(modifier.fillMaxWidth(), contentAlignment = Alignment.TopCenter) {
        Column(Modifier.widthIn(max = Space.reading).fillMaxWidth().padding(horizontal = Space.page), content = content)
    }
}

/** Padding of a list whose last item must clear the system's bar. */
@Composable
fun listPadding(): PaddingValues = PaddingValues(bottom = Space.huge)

/** An empty strip as high as the system's bar below. */
@Composable
fun BottomInset() {
    Spacer(Modifier.windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Bottom)))
}

@Composable
private fun Pinned(content: @Composable ColumnScope.() -> Unit) {
    Box(Modifier.fillMaxWidth().background(MaterialTheme.colorScheme.surface)) {
        Reading(Modifier.padding(top = Space.m)) {
            Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(Space.s), content = content)
            Spacer(Modifier.size(Space.l))
            BottomInset()
        }
    }
}

/** Whether buttons can be pinned without taking the room that the content needs. */
@Composable
private fun roomToPin(): Boolean = LocalDensity.current.fontScale < 1.5f && LocalConfiguration.current.screenHeightDp >= 480
