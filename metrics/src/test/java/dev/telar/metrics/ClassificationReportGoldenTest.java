package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationReportGoldenTest {

    static List<Golden> cases() {
        return Golden.read("reports.txt");
    }

    @Test
    void goldens_areAsManyAsTheScriptWrites() {
        assertThat(cases()).hasSize(260);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void report_ofRandomCase_equalsScikitLearnByteForByte(Golden golden) {
        ClassificationReport report = ClassificationReport.of(golden.targets("true"), golden.targets("pred"))
                .digits((int) golden.number("digits"))
                .zeroDivision(golden.zeroDivision());
        if (golden.has("labels")) {
            report = report.labels(golden.labels());
        }
        if (golden.has("names")) {
            report = report.targetNames(golden.strings("names"));
        }
        double[] weights = golden.weights();
        if (weights != null) {
            report = report.sampleWeight(weights);
        }
        assertThat(report.toString()).isEqualTo(golden.text());
        assertThat(report.warnings()).isEqualTo(golden.warnings());
    }
}
