package dev.telar.backend.simd.kernels;

/// What the JIT compiles by itself, and not anew inside each of its callers.
///
/// **Why.** C2 puts a kernel into whatever calls it often, and again into what calls that, up to the whole step: a prediction of two layers took 1.4 s of C2's time so, in five
/// methods of 150 to 370 ms, in place of 0.5 s, and code that was not ready yet ran at a tenth of its speed meanwhile. A call costs some nanoseconds, a kernel some hundred at least.
///
/// **How.** C2 inlines no method of a subclass of [Throwable], unless the method that it compiles is one's too; there is no other way to ask for it without an option of the JVM. Nobody throws a
/// kernel. Where a JVM does not know the rule, nothing but time is lost.
@SuppressWarnings("serial") // nobody writes a kernel
public abstract class CompiledOnce extends Throwable {

    /// For kernels.
    protected CompiledOnce() {
        super(null, null, false, false);
    }
}
