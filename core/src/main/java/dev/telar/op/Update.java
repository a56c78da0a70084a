package dev.telar.op;

/// Composites that move a variable by its gradient: one step of an optimizer.
public sealed interface Update extends Composite permits SgdUpdate, RmspropUpdate, AdamUpdate {}
