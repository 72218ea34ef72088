package app.carnet.support

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestDispatcher
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.setMain
import org.junit.rules.ExternalResource

/** View-models' coroutines run at once, on the test's thread; [later] for tests that look at the state in between. */
class MainDispatcherRule(later: Boolean = false) : ExternalResource() {
    val dispatcher: TestDispatcher = if (later) StandardTestDispatcher() else UnconfinedTestDispatcher()

    override fun before() = Dispatchers.setMain(dispatcher)

    override fun after() = Dispatchers.resetMain()
}
