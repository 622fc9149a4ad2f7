package io.fairlead.protocol.message;

import io.fairlead.kernel.search.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Says that all batches up to and including {@code sequence} are committed.
 *
 * @param verdict set when the batch of that sequence held a rung report
 * @param digest set at the end of an artifact's upload: its SHA-256 in hex
 */
public record BatchAck(long sequence, @Nullable Verdict verdict, @Nullable String digest) {}
