/// The tests of the data sets; what goes over HTTP goes over the loopback interface only.
@org.jspecify.annotations.NullMarked
package dev.telar.datasets;
