package io.fairlead.platform.lineage;

/**
 * Something in the lineage.
 *
 * @param label what people call it
 * @param about a few more words, such as its state; may be empty
 */
public record Node(NodeRef ref, String label, String about) {}
