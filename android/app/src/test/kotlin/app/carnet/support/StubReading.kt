package app.carnet.support

import app.carnet.bridge.CarnetError
import app.carnet.bridge.FakeParts
import app.carnet.bridge.Joined
import app.carnet.bridge.Reading
import app.carnet.bridge.Scan

/** Reading by table: what is not in [scans] is no pass. Bytes of a file are its lines; `!` in front cannot be read. */
open class StubReading(private val scans: Map<String, Scan> = emptyMap()) : Reading {
    val kept = mutableListOf<String>()

    /** What [keep] throws next. */
    var refuses: CarnetError? = null

    /** What went when something was kept. */
    val replaced = mutableListOf<String>()

    override suspend fun preview(text: String): Scan =
        scans[text] ?: if (FakeParts.isPart(text)) Scan.Part(1, FakeParts.need(text)) else SamplePasses.nothing

    override suspend fun join(texts: List<String>): Joined = FakeParts.join(texts)

    override suspend fun keep(text: String, replacing: String?): String {
        refuses?.let { throw it }
        replacing?.let(replaced::add)
        kept += text
        return "id-$text"
    }

    override suspend fun textsInFile(bytes: ByteArray): List<String> {
        val text = bytes.decodeToString()
        if (text.startsWith("!")) throw CarnetError.Unreadable("stub")
        return text.lines().filter { it.isNotBlank() }
    }

    override suspend fun textsInFrame(width: Int, height: Int, stride: Int, luma: ByteArray): List<String> = textsInFile(luma)
}
