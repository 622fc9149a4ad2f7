package io.fairlead.kernel.audit;

/** The words of an export's lines. */
final class Format {

  static final String EXPORT = "fairlead-audit-1";
  static final String HEAD = "fairlead-audit-head-1";

  static final String SEQUENCE = "{\"sequence\":";
  static final String PREVIOUS = ",\"previous\":\"";
  static final String HASH = "\",\"hash\":\"";
  static final String ENTRY = "\",\"entry\":";
  static final String END = "}";

  private Format() {}

  static String header(String chain) {
    return "{\"chain\":\"%s\",\"format\":\"%s\"}".formatted(chain, EXPORT);
  }
}
