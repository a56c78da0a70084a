package dev.telar.datasets;

import java.util.Objects;

/// What is done about a missing cell of a CSV file.
public sealed interface Missing {

    /// Refuses the file, with line and column; the default.
    static Missing error() {
        return new Fail();
    }

    /// Leaves out the whole row.
    static Missing dropRow() {
        return new DropRow();
    }

    /// Puts the mean of the column's other values, of all rows that are kept; an integer column becomes numeric by it.
    ///
    /// The mean includes rows that may later be held back as a test part. Where that matters, split the files first.
    static Missing fillMean() {
        return new FillMean();
    }

    /// Puts a number.
    ///
    /// @throws IllegalArgumentException if it is not finite
    static Missing fill(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("csv: missing values can be filled with a finite number, given " + number);
        }
        return new FillNumber(number);
    }

    /// Puts a category.
    static Missing fill(String category) {
        return new FillCategory(category);
    }

    /// See [#error()].
    record Fail() implements Missing {}

    /// See [#dropRow()].
    record DropRow() implements Missing {}

    /// See [#fillMean()].
    record FillMean() implements Missing {}

    /// See [#fill(double)].
    ///
    /// @param number what is put
    record FillNumber(double number) implements Missing {}

    /// See [#fill(String)].
    ///
    /// @param category what is put
    record FillCategory(String category) implements Missing {

        /// Refuses null.
        public FillCategory {
            Objects.requireNonNull(category, "category");
        }
    }
}
