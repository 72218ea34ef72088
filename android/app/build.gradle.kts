// Not run by the project's tests, because Gradle cannot be had where they run: see ../settings.gradle.kts.
plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.compose.compiler)
}

android {
    namespace = "app.carnet"
    compileSdk = libs.versions.compileSdk.get().toInt()

    defaultConfig {
        applicationId = "app.carnet"
        minSdk = libs.versions.minSdk.get().toInt()
        targetSdk = libs.versions.targetSdk.get().toInt()
        ndk { abiFilters += listOf("arm64-v8a", "x86_64") }
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            proguardFiles("r8.pro")
        }
    }

    // What the scripts make lies where the Maven build puts it.
    sourceSets {
        getByName("main") {
            kotlin.srcDirs("src/main/kotlin", "target/generated-sources/uniffi")
            res.srcDirs("src/main/res", "target/generated-res")
            jniLibs.srcDirs("target/native")
        }
        getByName("test") {
            java.srcDirs("../test-support/src/main/java")
        }
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_11
        targetCompatibility = JavaVersion.VERSION_11
    }
    buildFeatures { compose = true }
    lint { lintConfig = file("lint.xml") }

    testOptions {
        unitTests {
            isIncludeAndroidResources = true
            all {
                it.jvmArgs("--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.util=ALL-UNNAMED")
                it.systemProperty("jna.library.path", file("target/host").path)
                it.systemProperty("screenshots.dir", file("target/screenshots").path)
            }
        }
    }
}

dependencies {
    implementation(libs.bundles.androidx)
    implementation(libs.coroutines.core)
    implementation(libs.coroutines.android)
    implementation(variantOf(libs.jna) { artifactType("aar") })

    testImplementation(libs.jna)
    testImplementation(libs.junit)
    testImplementation(libs.coroutines.test)
    testImplementation(libs.robolectric) {
        // test-support stands in for what it uses of them.
        exclude(group = "androidx.test")
        exclude(group = "androidx.test.espresso")
    }
}

val bindings by tasks.registering(Exec::class) { commandLine("bash", "../scripts/bindings.sh") }
val native by tasks.registering(Exec::class) { commandLine("bash", "../scripts/native.sh") }
val licences by tasks.registering(Exec::class) { commandLine("python3", "../scripts/licences.py", "target/generated-res/raw/licences.txt") }

tasks.named("preBuild") { dependsOn(bindings, native, licences) }
