package io.fairlead.protocol.message;

import java.util.Map;

/**
 * Where an attempt runs, as seen from inside the JVM that trains. Kept once by digest.
 *
 * @param digest SHA-256 in hex of the sorted {@code key=value\n} lines of {@code facts}
 * @param facts such as {@code code.revision}, {@code jar.NAME.sha256}, {@code jvm.version}, {@code
 *     os.name}, {@code cpu.model}, {@code gpu.model}, {@code container.image}
 */
public record Environment(String digest, Map<String, String> facts) {}
