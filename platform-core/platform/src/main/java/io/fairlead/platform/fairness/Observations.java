package io.fairlead.platform.fairness;

import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.kernel.fairness.Grouping;
import io.fairlead.kernel.fairness.Predictions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The rows that an audit stands on, and the bytes that keep them. */
record Observations(Predictions predictions, Grouping grouping) {

  private static final int SCORED = 1;
  private static final int CLASSIFIED = 2;
  private static final int NUMERIC = 3;

  FairnessAudit audit() {
    return new FairnessAudit(predictions, grouping);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      writeGroups(out);
      switch (predictions) {
        case Predictions.Scored scored -> {
          out.writeByte(SCORED);
          for (int row = 0; row < scored.size(); row++) {
            out.writeBoolean(scored.positive()[row]);
            out.writeDouble(scored.scores()[row]);
          }
        }
        case Predictions.Classified classified -> {
          out.writeByte(CLASSIFIED);
          for (int row = 0; row < classified.size(); row++) {
            out.writeBoolean(classified.positive()[row]);
            out.writeBoolean(classified.selected()[row]);
          }
        }
        case Predictions.Numeric numeric -> {
          out.writeByte(NUMERIC);
          for (int row = 0; row < numeric.size(); row++) {
            out.writeDouble(numeric.labels()[row]);
            out.writeDouble(numeric.predicted()[row]);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void writeGroups(DataOutputStream out) throws IOException {
    out.writeInt(grouping.groups().size());
    for (Map<String, String> group : grouping.groups()) {
      out.writeInt(group.size());
      for (Map.Entry<String, String> each : group.entrySet()) {
        out.writeUTF(each.getKey());
        out.writeUTF(each.getValue());
      }
    }
    out.writeInt(grouping.groupOf().length);
    for (int group : grouping.groupOf()) {
      out.writeByte(group);
    }
  }

  static Observations of(byte[] bytes) {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      Grouping grouping = readGroups(in);
      int rows = grouping.groupOf().length;
      return new Observations(readPredictions(in, rows), grouping);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Grouping readGroups(DataInputStream in) throws IOException {
    List<Map<String, String>> groups = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      Map<String, String> group = new LinkedHashMap<>();
      for (int columns = in.readInt(); columns > 0; columns--) {
        group.put(in.readUTF(), in.readUTF());
      }
      groups.add(group);
    }
    int[] groupOf = new int[in.readInt()];
    for (int row = 0; row < groupOf.length; row++) {
      groupOf[row] = in.readUnsignedByte();
    }
    return new Grouping(groups, groupOf);
  }

  private static Predictions readPredictions(DataInputStream in, int rows) throws IOException {
    int kind = in.readByte();
    boolean[] positive = new boolean[rows];
    boolean[] selected = new boolean[rows];
    double[] labels = new double[rows];
    double[] scores = new double[rows];
    for (int row = 0; row < rows; row++) {
      if (kind == NUMERIC) {
        labels[row] = in.readDouble();
      } else {
        positive[row] = in.readBoolean();
      }
      if (kind == CLASSIFIED) {
        selected[row] = in.readBoolean();
      } else {
        scores[row] = in.readDouble();
      }
    }
    return switch (kind) {
      case SCORED -> new Predictions.Scored(positive, scores);
      case CLASSIFIED -> new Predictions.Classified(positive, selected);
      default -> new Predictions.Numeric(labels, scores);
    };
  }
}
