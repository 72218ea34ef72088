package app.carnet.add

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.app.Imports
import app.carnet.app.Shared
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Reading
import app.carnet.device.FileTrouble
import app.carnet.device.Files
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** From files, a paste or a share to texts in [Imports]. */
class AddViewModel(
    private val reading: Reading,
    private val files: Files,
    private val imports: Imports,
) : ViewModel() {
    private val states = MutableStateFlow(AddState())
    val state: StateFlow<AddState> = states.asStateFlow()
    private var job: Job? = null

    /** Files were picked; an empty list is a picker that was closed. */
    fun picked(addresses: List<String>) = take(addresses.map { Shared.File(it) })

    /** The clipboard's text, null where it holds none. */
    fun pasted(text: String?) {
        if (text.isNullOrBlank()) {
            states.value = AddState(problem = AddProblem.NothingToPaste)
        } else {
            take(listOf(Shared.Text(text)))
        }
    }

    /** Reads what was picked, pasted or shared by another app. */
    fun take(content: List<Shared>) {
        if (content.isEmpty()) return
        job?.cancel()
        states.value = AddState(reading = true)
        job = viewModelScope.launch {
            states.value = try {
                read(content)
            } catch (error: CarnetError) {
                AddState(problem = AddProblem.Failed(error))
            }
        }
    }

    /** The preview was opened. */
    fun opened() {
        states.value = AddState()
    }

    /** Stops reading a file that takes too long. */
    fun cancel() {
        job?.cancel()
        states.value = AddState()
    }

    /** One bad file among several does not hide what the others hold. */
    private suspend fun read(content: List<Shared>): AddState {
        val found = mutableListOf<String>()
        var trouble: AddProblem? = null
        for (one in content) {
            try {
                found += reading.textsInFile(bytes(one))
            } catch (refused: FileTrouble) {
                trouble = if (refused.tooLarge) AddProblem.TooLarge else AddProblem.NotOpened
            } catch (unreadable: CarnetError.Unreadable) {
                trouble = AddProblem.Failed(unreadable)
            }
        }
        if (found.isNotEmpty()) return AddState(found = imports.put(found.distinct()))
        return AddState(problem = trouble ?: AddProblem.NoCode(content.count { it is Shared.File }))
    }

    private suspend fun bytes(shared: Shared): ByteArray = when (shared) {
        is Shared.Text -> shared.text.encodeToByteArray()
        is Shared.File -> files.read(shared.uri)
    }
}
