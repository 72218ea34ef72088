package app.carnet.settings

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.device.AppFacts
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Version, sizes, permissions; and the licences when they are opened. */
class AboutViewModel(private val facts: AppFacts) : ViewModel() {
    private val states = MutableStateFlow(AboutState())
    val state: StateFlow<AboutState> = states.asStateFlow()

    fun load() {
        viewModelScope.launch {
            val read = facts.read()
            states.update { it.copy(facts = read) }
        }
    }

    fun loadLicences() {
        viewModelScope.launch {
            val lines = facts.licences().lines().filter(String::isNotBlank)
            states.update { it.copy(licences = lines.map(::licence)) }
        }
    }

    /** A line as the build writes it: `name version — licence`. */
    private fun licence(line: String) = Licence(line.substringBefore(DASH).trim(), line.substringAfter(DASH, "").trim())

    private companion object {
        const val DASH = " — "
    }
}
