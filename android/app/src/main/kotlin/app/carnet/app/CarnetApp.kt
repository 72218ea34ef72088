package app.carnet.app

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.lifecycle.ViewModelStore
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Gate
import app.carnet.device.SecureWindow
import app.carnet.parts.UnderDevelopmentStrip
import app.carnet.theme.CarnetTheme
import app.carnet.unlock.UnlockRoute
import app.carnet.welcome.WelcomeRoute

/** The whole app: the gate, and behind it the places of the open wallet. */
@Composable
fun CarnetApp(deps: Dependencies, root: RootViewModel, stack: BackStack, reducedMotion: Boolean = false) {
    val changes by deps.preferences.changes.collectAsStateWithLifecycle()
    val preferred = remember(changes) { deps.preferences.dynamicColour to deps.preferences.secureScreen }
    CarnetTheme(dynamic = preferred.first, reducedMotion = reducedMotion) {
        if (preferred.second) SecureWindow()
        val state by root.state.collectAsStateWithLifecycle()
        val go = remember(root, stack) { StackNavigator(stack, root) }
        Box(Modifier.fillMaxSize().background(MaterialTheme.colorScheme.surface)) {
            when (val gate = state.gate) {
                null -> Unit // for a moment; a turning circle would only flicker
                Gate.NoWallet -> Gatehouse("welcome") { WelcomeRoute(deps, go) }
                is Gate.Locked, is Gate.Damaged -> Gatehouse("unlock") { UnlockRoute(deps, go) }
                is Gate.Open -> {
                    if (gate.specimens) EndForShared(deps, go) else TakeShared(deps, go)
                    UnderDevelopmentStrip(state.development) { Places(deps, stack, go) }
                }
            }
        }
    }
}

/** What was shared by another app is read as soon as the wallet is open. */
@Composable
private fun TakeShared(deps: Dependencies, go: Navigator) {
    val shared by deps.imports.shared.collectAsStateWithLifecycle()
    LaunchedEffect(shared) { if (shared.isNotEmpty()) go.home(Destination.Add) }
}

/** A real pass never goes into the wallet of specimens, which is deleted in one tap: something shared ends it. */
@Composable
private fun EndForShared(deps: Dependencies, go: Navigator) {
    val shared by deps.imports.shared.collectAsStateWithLifecycle()
    LaunchedEffect(shared) {
        if (shared.isEmpty()) return@LaunchedEffect
        try {
            deps.carnet.endSpecimens()
        } catch (_: CarnetError) {
            // The gate says how things stand.
        }
        go.home()
        go.gateChanged()
    }
}

/** A place before the wallet is open. Its view-model is let go with it, so that no PIN stays behind. */
@Composable
private fun Gatehouse(name: String, content: @Composable () -> Unit) {
    key(name) {
        val store = remember { ViewModelStore() }
        DisposableEffect(store) { onDispose(store::clear) }
        CompositionLocalProvider(LocalVisit provides store, content = content)
    }
}
