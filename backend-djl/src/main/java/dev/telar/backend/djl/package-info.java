/// The backend `djl`: [dev.telar.backend.djl.DjlProvider] offers it.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.djl;
