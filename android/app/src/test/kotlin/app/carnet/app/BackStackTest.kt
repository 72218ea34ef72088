package app.carnet.app

import androidx.lifecycle.ViewModel
import androidx.lifecycle.ViewModelProvider
import androidx.lifecycle.viewmodel.CreationExtras
import kotlin.reflect.KClass
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

class BackStackTest {
    private val stack = BackStack()
    private val places get() = stack.entries.map(Entry::destination)
    private val every = listOf(
        Destination.Passes, Destination.Detail("a:b"), Destination.Show("x"), Destination.HandOver("y"), Destination.Add, Destination.Camera,
        Destination.Preview(7), Destination.Verify, Destination.History, Destination.Settings, Destination.Trust, Destination.About,
        Destination.Licences, Destination.Limits, Destination.ChangePin, Destination.RecoveryCode, Destination.Language,
        Destination.Publishers, Destination.Publisher("p"), Destination.Offer(3), Destination.Conflicts, Destination.ShowPack("q"),
        Destination.Trips, Destination.Trip("t"), Destination.TripWhy("t:u", 3), Destination.TripEdit(), Destination.TripEdit("t"),
    )

    private class Probe : ViewModel() {
        var cleared = false

        override fun onCleared() {
            cleared = true
        }
    }

    private fun probe(entry: Entry): Probe {
        val factory = object : ViewModelProvider.Factory {
            @Suppress("UNCHECKED_CAST")
            override fun <T : ViewModel> create(modelClass: KClass<T>, extras: CreationExtras): T = Probe() as T
        }
        return ViewModelProvider.create(stack.store(entry), factory, CreationExtras.Empty)[Probe::class]
    }

    @Test
    fun everyPlaceIsSavedAndFoundAgain() {
        every.forEach { assertEquals(it, Destination.of(it.code)) }
        assertNull(Destination.of("nowhere"))
        assertNull(Destination.of("preview:x"))
        assertNull(Destination.of("trip_why:x:t"))
    }

    @Test
    fun toAndBack() {
        stack.to(Destination.Settings)
        stack.to(Destination.Settings)
        stack.to(Destination.About)
        assertEquals(listOf(Destination.Passes, Destination.Settings, Destination.About), places)
        assertTrue(stack.back())
        assertTrue(stack.back())
        assertFalse(stack.back())
        assertEquals(listOf<Destination>(Destination.Passes), places)
    }

    @Test
    fun fromPassToPassTheListStaysOneStepBack() {
        stack.to(Destination.Detail("a"))
        stack.to(Destination.Detail("b"))
        assertEquals(listOf(Destination.Passes, Destination.Detail("b")), places)
    }

    /** A share that comes while one is adding goes on there: what the visit has read is not let go. */
    @Test
    fun homeGoesOnWithTheVisitThatIsThere() {
        stack.to(Destination.Add)
        val visit = stack.top.id
        stack.to(Destination.Preview(7))
        stack.home(Destination.Add)
        assertEquals(visit, stack.top.id)
        stack.home(Destination.Detail("k"))
        assertEquals(Destination.Detail("k"), stack.top.destination)
    }

    @Test
    fun homeAndReplace() {
        stack.to(Destination.Add)
        stack.to(Destination.Camera)
        stack.replace(Destination.Preview(1))
        assertEquals(listOf(Destination.Passes, Destination.Add, Destination.Preview(1)), places)
        stack.home(Destination.Detail("k"))
        assertEquals(listOf(Destination.Passes, Destination.Detail("k")), places)
    }

    @Test
    fun aRestartFindsTheWayAgain() {
        stack.to(Destination.Settings)
        stack.to(Destination.Trust)
        val other = BackStack().apply { restore(stack.save()) }
        assertEquals(places, other.entries.map(Entry::destination))
    }

    @Test
    fun aLockLeavesWhatShouldNotBeFoundAgain() {
        stack.to(Destination.Detail("a"))
        stack.to(Destination.Show("a"))
        stack.to(Destination.HandOver("a"))
        stack.locked()
        assertEquals(listOf(Destination.Passes, Destination.Detail("a")), places)
    }

    @Test
    fun viewModelsLiveAsLongAsTheVisit() {
        stack.to(Destination.Detail("a"))
        val first = probe(stack.top)
        assertEquals(first, probe(stack.top))
        stack.back()
        assertFalse("it is still on its way out", first.cleared)
        stack.prune()
        assertTrue(first.cleared)
        stack.to(Destination.Detail("a"))
        val second = probe(stack.top)
        assertNotEquals(first, second)
        stack.locked()
        assertTrue("nothing read from a pass outlives the lock", second.cleared)
    }
}
