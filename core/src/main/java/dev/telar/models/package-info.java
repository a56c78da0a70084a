/// Models and how they are trained: one trainer for all of them. Uses `layers`, `losses`, `optimizers`, `callbacks`, `data` and `autograd`.
@org.jspecify.annotations.NullMarked
package dev.telar.models;
