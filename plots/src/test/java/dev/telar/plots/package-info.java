/// Tests of the pictures: pixels at known places, sizes, formats, errors, and SVG drawn again and compared with PNG.
@org.jspecify.annotations.NullMarked
package dev.telar.plots;
