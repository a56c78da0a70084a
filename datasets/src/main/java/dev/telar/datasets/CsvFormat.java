package dev.telar.datasets;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The settings of [Csv].
///
/// @param names the columns of a file without a header; empty if it has one
/// @param columns the columns to read; empty for all
record CsvFormat(List<String> names, char separator, char quote, Charset charset, Set<String> missingCells,
        Map<String, ColumnType> types, Missing missing, Map<String, Missing> missingByColumn, List<String> columns) {

    Missing missing(String column) {
        return missingByColumn.getOrDefault(column, missing);
    }
}
