package app.carnet.add

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.app.Imports
import app.carnet.app.PackSource
import app.carnet.app.Packs
import app.carnet.app.Shared
import app.carnet.bridge.Arrived
import app.carnet.bridge.CarnetError
import app.carnet.bridge.OwnPasses
import app.carnet.bridge.Reading
import app.carnet.device.FileTrouble
import app.carnet.device.Files
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** From files, a paste or a share to texts in [Imports]; the codes of one pass are collected in [Parts] until all are there. */
class AddViewModel(
    private val reading: Reading,
    private val files: Files,
    private val imports: Imports,
    private val parts: Parts,
    private val own: OwnPasses,
    private val packs: Packs,
) : ViewModel() {
    private val states = MutableStateFlow(AddState())
    val state: StateFlow<AddState> = states.asStateFlow()
    private var job: Job? = null
    private var other: List<String> = emptyList()

    init {
        viewModelScope.launch { parts.progress.collect { progress -> states.update { it.copy(parts = progress) } } }
    }

    /** Files were picked; an empty list is a picker that was closed. */
    fun picked(addresses: List<String>) = take(addresses.map { Shared.File(it) })

    /** The clipboard's text, null where it holds none. */
    fun pasted(text: String?) {
        if (text.isNullOrBlank()) {
            shows(AddState(problem = AddProblem.NothingToPaste))
        } else {
            take(listOf(Shared.Text(text)))
        }
    }

    /** Reads what was picked, pasted or shared by another app. */
    fun take(content: List<Shared>) {
        if (content.isEmpty()) return
        act(Step(1, content.size)) { read(content) }
    }

    /** The preview was opened. */
    fun opened() = shows(AddState())

    /** Stops reading a file that takes too long. */
    fun cancel() {
        job?.cancel()
        shows(AddState())
    }

    /** Forgets the codes collected so far. */
    fun startOver() {
        parts.clear()
        shows(AddState())
    }

    /** The codes read last are of another pass: starts with them, or goes on without them. */
    fun another(start: Boolean) {
        val theirs = other
        other = emptyList()
        if (start) act(null) { outcome(parts.begin(theirs)) } else shows(AddState())
    }

    private fun act(step: Step?, what: suspend () -> AddState) {
        job?.cancel()
        shows(AddState(reading = step))
        job = viewModelScope.launch {
            shows(
                try {
                    what()
                } catch (error: CarnetError) {
                    AddState(problem = AddProblem.Failed(error))
                },
            )
        }
    }

    /** What is collected stays in sight, whatever else is said. */
    private fun shows(next: AddState) {
        states.value = next.copy(parts = parts.progress.value)
    }

    /** One bad file among several does not hide what the others hold. */
    private suspend fun read(content: List<Shared>): AddState {
        val found = mutableListOf<String>()
        var trouble: AddProblem? = null
        content.forEachIndexed { index, one ->
            shows(AddState(reading = Step(index + 1, content.size)))
            try {
                val bytes = bytes(one)
                if (one is Shared.File && isPack(bytes)) return AddState(pack = packs.put(PackSource.Bytes(bytes)))
                found += reading.textsInFile(bytes)
            } catch (refused: FileTrouble) {
                trouble = if (refused.tooLarge) AddProblem.TooLarge else AddProblem.NotOpened
            } catch (unreadable: CarnetError.Unreadable) {
                trouble = AddProblem.Failed(unreadable)
            }
        }
        if (found.isNotEmpty()) return outcome(parts.take(found))
        return AddState(problem = trouble ?: AddProblem.NoCode(content.count { it is Shared.File }))
    }

    /** Whether a file is a publisher's pack, good or bad: the page that offers it says which. */
    private suspend fun isPack(bytes: ByteArray): Boolean = own.arrived(bytes) == Arrived.Pack

    /** A whole pass goes on to the preview at once; what is collected of another waits here. */
    private fun outcome(taken: Taken): AddState {
        if (taken.texts.isNotEmpty()) return AddState(found = imports.put(taken.texts))
        other = taken.other
        return AddState(again = taken.again, another = other.isNotEmpty())
    }

    private suspend fun bytes(shared: Shared): ByteArray = when (shared) {
        is Shared.Text -> shared.text.encodeToByteArray()
        is Shared.File -> files.read(shared.uri)
    }
}
