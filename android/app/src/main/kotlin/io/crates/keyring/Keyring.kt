package io.crates.keyring

import android.content.Context

/** What the Rust crate `android-native-keyring-store` looks up by this very name: it hands the app's context to the keystore. */
class Keyring {
    companion object {
        external fun initializeNdkContext(context: Context)
    }
}
