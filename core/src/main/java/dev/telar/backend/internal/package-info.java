/// How core drives a backend: discovery, evaluation with decompositions and the fallback to the host. Nobody's business but core's.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.internal;
