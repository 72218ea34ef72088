package app.carnet.trust

import app.carnet.bridge.AddedTrust
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Trust
import app.carnet.bridge.TrustSource
import app.carnet.device.FakeFiles
import app.carnet.support.MainDispatcherRule
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class TrustViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private val core = object : Trust {
        val sources = mutableListOf(TrustSource("first.json", 3))
        var refuses: CarnetError? = null

        override suspend fun trustSources(): List<TrustSource> = refuses?.let { throw it } ?: sources.toList()

        override suspend fun addTrust(name: String, bytes: ByteArray): AddedTrust {
            if (bytes.isEmpty()) throw CarnetError.TrustRefused("empty")
            sources += TrustSource(name, bytes.size)
            return AddedTrust(bytes.size, 0, 0, 1, waits = false)
        }

        override suspend fun removeTrust(name: String) {
            sources.removeAll { it.name == name }
        }
    }
    private val files = FakeFiles(mapOf("content://x/list.json" to ByteArray(5), "empty" to ByteArray(0), "huge" to ByteArray((8 shl 20) + 1)))
    private val model by lazy { TrustViewModel(core, files) }

    private val now get() = model.state.value as TrustState.Sources

    @Test
    fun aFileBecomesASourceOfItsName() {
        model.picked("content://x/list.json")
        assertEquals(listOf("first.json", "list.json"), now.sources.map { it.name })
        assertEquals(Added("list.json", AddedTrust(5, 0, 0, 1, waits = false)), now.added)
        model.dismiss()
        assertNull(now.added)
    }

    @Test
    fun eachTroubleHasItsOwnWords() {
        model.picked("missing")
        assertEquals(TrustProblem.NotOpened, now.problem)
        model.picked("huge")
        assertEquals(TrustProblem.TooLarge, now.problem)
        model.picked("empty")
        assertTrue((now.problem as TrustProblem.Failed).error is CarnetError.TrustRefused)
        assertEquals("what was trusted stays", 1, now.sources.size)
    }

    @Test
    fun removingAsksFirst() {
        model.remove()
        assertEquals(1, now.sources.size)
        model.askRemove(now.sources[0])
        model.keep()
        model.remove()
        assertEquals(1, now.sources.size)
        model.askRemove(now.sources[0])
        model.remove()
        assertTrue(now.sources.isEmpty())
        assertNull(now.removing)
    }

    @Test
    fun aTroubleCanBeTriedAgain() {
        core.refuses = CarnetError.Locked()
        model.load()
        assertTrue(model.state.value is TrustState.Failed)
        core.refuses = null
        model.load()
        assertEquals(1, now.sources.size)
    }
}
