package io.fairlead.ray.trainer.lightgbm;

import io.fairlead.ray.trainer.tabular.Bytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The trees grown so far, iteration by iteration, in LightGBM's text format (version 4). */
final class Trees {

  private static final Pattern TREE_NUMBER = Pattern.compile("(?m)^Tree=\\d+$");
  private static final String END = "end of trees";

  private String header = "";
  private final List<String> iterations = new ArrayList<>();

  /** Appends the trees of a booster that was saved after its only iteration. */
  void add(String model) {
    int start = model.indexOf("Tree=0");
    int end = model.indexOf(END);
    if (start < 0 || end < start) {
      throw new IllegalStateException("LightGBM saved a model without trees.");
    }
    if (header.isEmpty()) {
      // Without tree_sizes, LightGBM reads the trees one after the other.
      header = model.substring(0, start).replaceFirst("(?m)^tree_sizes=.*\\R", "");
    }
    iterations.add(model.substring(start, end));
  }

  int size() {
    return iterations.size();
  }

  /** The model of the first {@code count} iterations. */
  String model(long count) {
    StringBuilder trees = new StringBuilder();
    iterations.stream().limit(count).forEach(trees::append);
    int[] number = {0};
    return header + TREE_NUMBER.matcher(trees).replaceAll(_ -> "Tree=" + number[0]++) + END + "\n";
  }

  void write(DataOutputStream out) throws IOException {
    Bytes.write(out, header);
    out.writeInt(iterations.size());
    for (String iteration : iterations) {
      Bytes.write(out, iteration);
    }
  }

  void read(DataInputStream in) throws IOException {
    header = Bytes.readText(in);
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      iterations.add(Bytes.readText(in));
    }
  }
}
