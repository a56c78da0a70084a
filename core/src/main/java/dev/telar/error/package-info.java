/// The errors of Telar: one small sealed family under [dev.telar.error.TelarException]. Uses nothing of Telar.
@org.jspecify.annotations.NullMarked
package dev.telar.error;
