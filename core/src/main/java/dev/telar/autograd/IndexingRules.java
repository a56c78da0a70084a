package dev.telar.autograd;

import dev.telar.op.Gather;
import dev.telar.op.Indexing;
import dev.telar.op.ScatterAdd;

/// The rules of reading and writing at indices; the indices have no gradient.
final class IndexingRules {

    private IndexingRules() {}

    static void apply(Indexing op, Recorded r) {
        switch (op) {
            case Gather gather -> r.give(0,
                    () -> r.dy().like(0).broadcastTo(r.x(0).shape()).scatterAdd(r.x(1), r.dy(), gather.axis()));
            case ScatterAdd scatter -> {
                r.give(0, r::dy);
                r.give(2, () -> r.dy().gather(r.x(1), scatter.axis()));
            }
        }
    }
}
