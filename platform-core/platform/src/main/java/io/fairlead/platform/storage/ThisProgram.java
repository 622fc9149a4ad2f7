package io.fairlead.platform.storage;

/** Which release runs. */
public final class ThisProgram {

  private ThisProgram() {}

  /** Its version, {@code development} where it wasn't packaged. */
  public static String version() {
    String version = ThisProgram.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
