package app.carnet.app

import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

class ImportsTest {
    private val imports = Imports()

    @Test
    fun batchesAreKeptApartAndForgotten() {
        val first = imports.put(listOf("a"))
        val second = imports.put(listOf("b", "c"))
        assertNotEquals(first, second)
        assertEquals(listOf("b", "c"), imports.texts(second))
        imports.forget(second)
        assertNull(imports.texts(second))
        imports.clear()
        assertNull(imports.texts(first))
    }

    @Test
    fun whatWasSharedWaitsForTheLockToOpenAndIsTakenOnce() {
        imports.share(listOf(Shared.Text("HC1:")))
        imports.share(emptyList())
        imports.clear()
        assertEquals("HC1:", (imports.takeShared().single() as Shared.Text).text)
        assertTrue(imports.takeShared().isEmpty())
    }
}
