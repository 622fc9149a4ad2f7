package io.fairlead.platform.lineage;

/**
 * That {@code to} came of {@code from}.
 *
 * @param meaning reads between the two: data set "was used by" study
 */
public record Link(NodeRef from, NodeRef to, String meaning) {}
