package app.carnet.add

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Joined
import app.carnet.support.StubReading
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test

class PartsTest {
    private val parts = Parts(StubReading())

    private fun take(vararg texts: String) = runBlocking { parts.take(texts.toList()) }

    @Test
    fun whatIsNoPartIsGivenBack() {
        assertEquals(listOf("HC1:A", "hello"), take("HC1:A", "hello").texts)
        assertNull(parts.progress.value)
        assertTrue(take().texts.isEmpty())
    }

    @Test
    fun twoPassesInOneGoAreSortedOut() {
        val taken = take("part 2/2 A", "part 1/3 B", "part 1/2 A", "part 3/3 B")
        assertEquals(listOf("HC1:A"), taken.texts)
        assertEquals(Progress(2, 3), parts.progress.value)
        assertTrue(taken.other.isEmpty())
    }

    @Test
    fun aSecondUnfinishedPassIsGivenBack() {
        assertEquals(listOf("part 1/3 B", "part 2/3 B"), take("part 1/2 A", "part 1/3 B", "part 2/3 B").other)
        assertEquals(Progress(1, 2), parts.progress.value)
        runBlocking { parts.begin(listOf("part 1/3 B", "part 2/3 B")) }
        assertEquals(Progress(2, 3), parts.progress.value)
    }

    @Test
    fun completingOneWhileAnotherCameInGoesOnWithTheOther() {
        take("part 1/2 A")
        val taken = take("part 1/3 B", "part 2/2 A")
        assertEquals(listOf("HC1:A"), taken.texts)
        assertEquals(Progress(1, 3), parts.progress.value)
    }

    @Test
    fun aPartThatTheCoreMakesNothingOfIsNotLost() {
        val deaf = Parts(object : StubReading() { override suspend fun join(texts: List<String>) = Joined.Apart })
        assertEquals(listOf("part 1/2 A"), runBlocking { deaf.take(listOf("part 1/2 A")) }.texts)
    }

    @Test
    fun aCoreThatDoesNotAnswerLosesNothing() {
        take("part 1/3 A")
        val broken = object : StubReading() { override suspend fun join(texts: List<String>): Joined = throw CarnetError.Internal() }
        assertThrows(CarnetError.Internal::class.java) { runBlocking { Parts(broken).take(listOf("part 1/3 A")) } }
        assertEquals(Progress(1, 3), parts.progress.value)
    }
}
