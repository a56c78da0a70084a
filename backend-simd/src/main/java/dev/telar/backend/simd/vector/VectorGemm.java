package dev.telar.backend.simd.vector;

import java.util.Arrays;

import dev.telar.backend.simd.kernels.CompiledOnce;
import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.kernels.Multiplication;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.memory.Scratch;

/// Matrix products on vectors.
///
/// **What.** There are three ways, chosen by the shape and the order of the matrices alone.
///
/// - [Blocks], the rule: C is cut into tiles of 8 rows by two vectors of 16 lanes, 6 where there are 16 registers, and of 4 where few rows are left. A tile stays in
///   registers while *k* runs: each step reads two vectors of B and 8 numbers of A, and does 16 fused multiply-adds. A and B are first
///   copied into panels, in the order in which tiles read them, with zeros where the matrix ends: so there is one path for all transpositions. Tiles that hang
///   over the border are computed beside C.
/// - [Strips], up to 16 columns and products that are tiny: packing A would cost as much as the product, so A is read where it lies, and B too. Where A is
///   transposed and there are many rows, C is computed transposed by [Blocks], which wastes no lanes.
/// - [Stream], up to three rows: B is read once, along its rows, as fast as the memory gives it.
///
/// **Why so.** The blocks are the scheme of Goto and van de Geijn (2008, "Anatomy of high-performance matrix multiplication") as BLIS
/// arranges it (Van Zee and van de Geijn 2015). It differs in two points. For the sake of equal bits the sums of a block of *k* are the
/// start of the next block's, and no sum is ever cut, over lanes, blocks or threads. Each element of C is the same chain
/// `fma(a[k], b[k], … fma(a[0], b[0], +0))` for any width of vectors, any cut over threads, and in the scalar twin; a row has the same bits
/// alone as in a batch. Bias and activation come after the sum. And since a batch has few rows and a layer many weights, all of A stays packed while
/// only four panels of B are packed at a time, always into the same place, so that a copy of B never leaves the second-level cache; the blocks
/// change places where A has too many rows for that.
///
/// A panel of B has to fit the first-level cache: with panels of 64 KiB 512³ loses an eighth. Transposing 8 × 8 in registers takes two
/// thirds of the time of a loop over elements. Tiles of 12 rows by two vectors are no faster, and take C2
/// 0.2 s to compile; with their loop unrolled it gives up and the calls allocate vectors on the heap. Reading A where it lies costs a large product 15 %: each row
/// needs an address of its own.
///
/// **Cost.** GFLOP/s on one thread of a Sapphire Rapids that others used at the same time (some 185 are its peak then), and how that compares with
/// OpenBLAS 0.3.31 for AVX-512 in the same seconds, best of many calls: 128×784×512 166 to 184 (1.05 to 1.2), the weight gradient 784×128×512 176 (1.0),
/// 128×512×784 with B transposed 167 (1.03), 512³ 175 (0.96 to 1.06), 1024³ about 150 (0.85 to 0.94), 128×512×10 85 (0.91), its gradients 89
/// (0.87) and 84 (0.93 to 1.07). With 256 bits, beside OpenBLAS for AVX2: 98 (1.01), 102 (0.96), 95 (0.98), 101 (0.91), about 95 (0.8 to 0.9), 61 (1.13), 66
/// (1.37) and 56 (0.77). One row of 784×512 takes 18 µs, 16×16×16 0.17 µs with the call of the backend. `GemmBench` among the tests prints such figures.
@SuppressWarnings("serial") // nobody writes a kernel
final class VectorGemm extends CompiledOnce implements GemmKernel {

    /// Up to how many rows B is streamed for each.
    private static final int ROWS_TO_STREAM = 3;

    /// Up to how many multiply-adds a product is too small for panels.
    private static final long TINY = 1 << 14;

    /// Up to how many floats a copy of B may have that is used as a whole.
    private static final long SMALL_COPY = 1 << 17;

    @Override
    public int tileRows() {
        return Blocks.ROWS;
    }

    @Override
    public int tileColumns() {
        return Blocks.COLUMNS;
    }

    @Override
    public Multiplication prepare(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
        if (k == 0) {
            return _ -> zero(c, m, n);
        } else if (m <= ROWS_TO_STREAM && n >= Tile.LANES && b.columnStride() == 1) {
            return pool -> stream(a, b, c, m, n, k, pool);
        } else if (narrow(n, k, m) && a.rowStride() == 1 && b.columnStride() == 1 && m >= 2 * Blocks.COLUMNS) {
            return blocks(b.transposed(), a.transposed(), c.transposed(), n, m, k);
        } else if (narrow(n, k, m) && (a.rowStride() == 1 || a.columnStride() == 1)) {
            Strips strips = new Strips(a.values(), a.offset(), a.rowStride(), a.columnStride(), b.values(), b.offset(),
                    b.rowStride(), b.columnStride(), c.values(), c.offset(), c.rowStride(), m, n, k);
            return pool -> run(strips, pool);
        } else {
            return blocks(a, b, c, m, n, k);
        }
    }

    private static boolean narrow(int n, int k, int m) {
        return n <= Strips.COLUMNS && (long) k * Strips.COLUMNS <= SMALL_COPY || (long) m * n * k <= TINY;
    }

    private static Multiplication blocks(Matrix a, Matrix b, Matrix c, int m, int n, int k) {
        Blocks blocks = new Blocks(a.values(), a.offset(), a.rowStride(), a.columnStride(), b.values(), b.offset(), b.rowStride(),
                b.columnStride(), c.values(), c.offset(), c.rowStride(), c.columnStride(), m, n, k);
        return pool -> run(blocks, pool);
    }

    private static void run(Blocks blocks, BufferPool pool) {
        try (Scratch scratch = pool.scratch(blocks.scratch())) {
            blocks.run(scratch.floats());
        }
    }

    private static void run(Strips strips, BufferPool pool) {
        strips.run(pool);
    }

    private static void stream(Matrix a, Matrix b, Matrix c, int m, int n, int k, BufferPool pool) {
        for (int i = 0; i < m; i++) {
            Stream.run(a.values(), a.at(i, 0), a.columnStride(), b.values(), b.offset(), b.rowStride(), c.values(), c.at(i, 0), n,
                    k, pool);
        }
    }

    private static void zero(Matrix c, int m, int n) {
        for (int i = 0; i < m; i++) {
            Arrays.fill(c.values(), c.at(i, 0), c.at(i, 0) + n, 0f);
        }
    }
}
