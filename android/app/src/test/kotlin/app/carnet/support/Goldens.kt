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
        val off = (0 until small.width * small.height).count { at ->
            differ(small.getPixel(at % small.width, at / small.width), golden.getPixel(at % small.width, at / small.width))
        }
        val allowed = small.width * small.height * PER_MILLE / 1000
        return if (off > allowed) "$off pixels differ from the golden picture, $allowed may" else null
    }

    private fun differ(one: Int, other: Int) = listOf(16, 8, 0).any { abs((one shr it and 255) - (other shr it and 255)) > SHADE }
}
