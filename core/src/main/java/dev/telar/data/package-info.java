/// What models are trained on: a [dev.telar.data.Dataset] gives batches of rows. Uses `tensor`.
@org.jspecify.annotations.NullMarked
package dev.telar.data;
