// Not run by the project's tests, because Gradle cannot be had where they run: Maven builds and tests the app (pom.xml).
// This is for Android Studio: open the folder android/. The same sources, the same versions; cargo must be on the PATH.
pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositoriesMode = RepositoriesMode.FAIL_ON_PROJECT_REPOS
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "carnet"
include(":app")
