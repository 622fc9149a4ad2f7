package io.fairlead.platform.fairness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of named columns as texts, read once. */
interface RowSource {

  /** Rows an audit takes at most. */
  int MOST_ROWS = 1_000_000;

  /** Gives the columns' names, then every row in order. */
  void read(Sink sink);

  /** Receives what is read. */
  interface Sink {

    void columns(List<String> names);

    /**
     * @param place where the row stands, such as {@code line 3}
     * @param values one a column; null where there is none
     */
    void row(String place, @Nullable String[] values);
  }
}
