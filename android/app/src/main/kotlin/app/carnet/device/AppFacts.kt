package app.carnet.device

import android.content.Context
import android.content.pm.PackageManager
import app.carnet.R
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.io.File

/** What the system says of the installed app: never what the app says of itself. */
interface AppFacts {
    suspend fun read(): Facts

    /** Licences of everything inside, as text. */
    suspend fun licences(): String
}

/** [permissions]: the full names the installed package asks for. Sizes in bytes. */
data class Facts(val version: String, val appBytes: Long, val walletBytes: Long, val permissions: List<String>)

class AndroidAppFacts(context: Context, private val dispatcher: CoroutineDispatcher = Dispatchers.IO) : AppFacts {
    private val app = context.applicationContext

    override suspend fun read(): Facts = withContext(dispatcher) {
        val info = app.packageManager.getPackageInfo(app.packageName, PackageManager.GET_PERMISSIONS)
        val split = app.applicationInfo.splitSourceDirs.orEmpty().toList()
        Facts(
            version = info.versionName.orEmpty(),
            appBytes = (split + app.applicationInfo.sourceDir).filterNotNull().sumOf { File(it).length() },
            walletBytes = listOf(app.filesDir, app.noBackupFilesDir).sumOf(::size),
            permissions = info.requestedPermissions.orEmpty().toList(),
        )
    }

    override suspend fun licences(): String = withContext(dispatcher) {
        app.resources.openRawResource(R.raw.licences).use { it.readBytes().decodeToString() }
    }

    private fun size(folder: File): Long = folder.walk().filter { it.isFile }.sumOf { it.length() }
}
