// Not run by the project's tests, because Gradle cannot be had where they run: see settings.gradle.kts.
buildscript {
    dependencies {
        // The Android plugin brings a Kotlin of its own; this one is the app's.
        classpath("org.jetbrains.kotlin:kotlin-gradle-plugin:${libs.versions.kotlin.get()}")
    }
}

plugins {
    alias(libs.plugins.android.application) apply false
    alias(libs.plugins.compose.compiler) apply false
}
