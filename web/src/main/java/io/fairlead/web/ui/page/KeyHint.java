package io.fairlead.web.ui.page;

/** A key and what it does. */
public record KeyHint(String key, String does) {}
