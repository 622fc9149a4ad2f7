package io.fairlead.web.ui.notebook;

import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.Offers;
import io.fairlead.web.ui.page.Here;
import java.time.Clock;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** What a cell on the page may ask of the page. */
public interface CellHost {

  Here here();

  Clock clock();

  /** As it was last read or saved. */
  Cell cell();

  /** What the notebook's cells offer. */
  Offers offers();

  /** Whether this person writes here. */
  boolean mayWrite();

  /** Saves new content; when somebody else changed the cell meanwhile, the person is asked. */
  void save(Record content);

  /** Whether the person is being asked what is to stay, theirs or what another one wrote. */
  boolean asking();

  /** The person stopped writing here: what others did meanwhile is shown. */
  void settled();

  /**
   * Does something and notes it in the cell, both or neither; what is refused with {@link
   * io.fairlead.platform.problem.InvalidInput} is thrown on.
   */
  void act(UnaryOperator<JsonNode> deed);
}
