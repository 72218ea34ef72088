package app.carnet.add

import app.carnet.support.ComposeRule
import app.carnet.support.Look
import app.carnet.support.Pictures
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class AddScreenTest {
    @get:Rule val compose = ComposeRule()
    private val actions = AddActions({}, {}, {}, {}, {}, {}, {}, {})

    @Test
    fun everyState() = AddSamples.all.forEach { (name, state) ->
        val looks = if (name in setOf("choose", "no-code", "parts")) Look.usual else listOf(Look.LIGHT)
        Pictures.of("add-$name", looks) { AddScreen(state, hasCamera = true, actions) }
    }

    @Test
    fun withoutCamera() = Pictures.of("add-no-camera", listOf(Look.LIGHT)) { AddScreen(AddState(), hasCamera = false, actions) }
}
