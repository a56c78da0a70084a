/// What the runs found out, written down for people and programs. Nobody's business but the kit's.
@org.jspecify.annotations.NullMarked
package dev.telar.conformance.internal.report;
