package app.carnet.support

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import java.io.ByteArrayOutputStream
import java.io.File
import kotlin.math.abs

/**
 * The committed pictures in `src/test/goldens`, a quarter of their size. Write them anew, and look at each, with
 * `CARNET_GOLDENS=write tests/run android`.
 */
object Goldens {
    private const val SCALE = 4
    private const val QUALITY = 60

    /** How far a channel of a pixel may be off before the pixel counts. */
    private const val SHADE = 32

    /** How many pixels in a thousand may count: the rounding of edges, not a moved word. */
    private const val PER_MILLE = 3

    private val folder = File("src/test/goldens")
    /** Whether pictures are written and not compared. */
    val writing = System.getenv("CARNET_GOLDENS") == "write"

    /** What is wrong with [picture] under this name; null where it is as committed. */
    fun fault(name: String, picture: Bitmap): String? {
        val file = folder.resolve("$name.jpg")
        val bytes = ByteArrayOutputStream()
        Bitmap.createScaledBitmap(picture, picture.width / SCALE, picture.height / SCALE, true).compress(Bitmap.CompressFormat.JPEG, QUALITY, bytes)
        if (writing) {
            folder.mkdirs()
            file.writeBytes(bytes.toByteArray())
            return null
        }
        // Through the same compression as the golden picture.
        val small = BitmapFactory.decodeByteArray(bytes.toByteArray(), 0, bytes.size())
        if (!file.exists()) return "there is no golden picture of it; write it with CARNET_GOLDENS=write"
        val golden = file.readBytes().let { BitmapFactory.decodeByteArray(it, 0, it.size) }
        if (golden.width != small.width || golden.height != small.height) return "its size is another than the golden picture's"
        val seen = pixels(small)
        val committed = pixels(golden)
        val off = seen.indices.count { differ(seen[it], committed[it]) }
        val allowed = seen.size * PER_MILLE / 1000
        return if (off > allowed) "$off pixels differ from the golden picture, $allowed may" else null
    }

    /** All at once: each call into the framework costs more than what is done with its answer. */
    private fun pixels(of: Bitmap) = IntArray(of.width * of.height).also { of.getPixels(it, 0, of.width, 0, 0, of.width, of.height) }

    private fun differ(one: Int, other: Int) = one != other && (isFar(one, other, 16) || isFar(one, other, 8) || isFar(one, other, 0))

    private fun isFar(one: Int, other: Int, channel: Int) = abs((one shr channel and 255) - (other shr channel and 255)) > SHADE
}
