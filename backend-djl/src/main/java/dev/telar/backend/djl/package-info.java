/// The backend `djl`: tensors and kernels of PyTorch, called by the Deep Java Library's bindings.
///
/// [dev.telar.backend.djl.DjlProvider] offers it. `DjlBackend` hands each operation to its family (`Elementwises`, `Reductions`,
/// `Movements` …), which says whether PyTorch runs it by Telar's rules and calls it; `Memory` makes and moves arrays.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.djl;
