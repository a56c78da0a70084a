package dev.telar.backend.nd4j.library;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/// Pointers to memory that somebody else owns, as the native binding wants them: no cleaner, nothing to free.
final class Address {

    private Address() {}

    static final class OfFloat extends FloatPointer {

        OfFloat() {
            super((Pointer) null);
        }

        FloatPointer at(long place) {
            address = place;
            return this;
        }
    }

    static final class OfDouble extends DoublePointer {

        OfDouble() {
            super((Pointer) null);
        }

        DoublePointer at(long place) {
            address = place;
            return this;
        }
    }

    static final class OfLong extends LongPointer {

        OfLong(long place) {
            super((Pointer) null);
            address = place;
        }
    }

    static final class OfAnything extends Pointer {

        OfAnything(long place) {
            super((Pointer) null);
            address = place;
        }
    }
}
