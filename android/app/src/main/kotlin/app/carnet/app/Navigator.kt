package app.carnet.app

import androidx.compose.runtime.Composable
import androidx.compose.runtime.compositionLocalOf
import androidx.compose.runtime.remember
import androidx.lifecycle.ViewModel
import androidx.lifecycle.ViewModelProvider
import androidx.lifecycle.ViewModelStore
import androidx.lifecycle.viewmodel.CreationExtras
import kotlin.reflect.KClass

/** How a screen asks to go elsewhere. */
interface Navigator {
    fun to(d: Destination)

    fun back()

    /** Goes there in place of where one is. */
    fun replace(d: Destination)

    /** Back to the list, and from there to [d]. */
    fun home(d: Destination? = null)

    /** Locks the wallet. */
    fun lock()

    /** The wallet was opened, made, erased, or specimens begun or ended: asks again how things stand. */
    fun gateChanged()
}

internal class StackNavigator(private val stack: BackStack, private val root: RootViewModel) : Navigator {
    override fun to(d: Destination) = stack.to(d)

    override fun back() {
        stack.back()
    }

    override fun replace(d: Destination) = stack.replace(d)

    override fun home(d: Destination?) = stack.home(d)

    override fun lock() = root.lock()

    override fun gateChanged() = root.refresh()
}

/** Where the view-models of the present visit live. */
internal val LocalVisit = compositionLocalOf<ViewModelStore> { error("outside of a visit") }

/** The view-model of the present visit: made once, kept through rotation, let go when the visit is over. */
@Composable
inline fun <reified T : ViewModel> carnetViewModel(noinline make: () -> T): T = visitViewModel(T::class, make)

@PublishedApi
@Composable
internal fun <T : ViewModel> visitViewModel(type: KClass<T>, make: () -> T): T {
    val store = LocalVisit.current
    return remember(store, type) {
        val factory = object : ViewModelProvider.Factory {
            @Suppress("UNCHECKED_CAST")
            override fun <M : ViewModel> create(modelClass: KClass<M>, extras: CreationExtras): M = make() as M
        }
        ViewModelProvider.create(store, factory, CreationExtras.Empty)[type]
    }
}
