package io.fairlead.platform.notebook.text;

import io.fairlead.platform.notebook.CellKind;
import org.springframework.stereotype.Component;

/** Words in Markdown; offers nothing and reads nothing. */
@Component
public final class TextKind implements CellKind<TextContent> {

  public static final String NAME = "text";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<TextContent> content() {
    return TextContent.class;
  }
}
