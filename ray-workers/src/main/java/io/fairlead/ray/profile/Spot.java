package io.fairlead.ray.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A place in a profile: its value, and what messages call it. */
record Spot(Node node, String path, String file) {

  /** The values under a mapping's keys, all of them known and those required there. */
  Map<String, Spot> fields(Set<String> known, Set<String> required) {
    if (!(node instanceof MappingNode mapping)) {
      throw mistake("this holds keys: " + String.join(", ", known) + ".");
    }
    Map<String, Spot> fields = new LinkedHashMap<>();
    for (NodeTuple each : mapping.getValue()) {
      String key = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      Spot field = new Spot(each.getValueNode(), path.isEmpty() ? key : path + "." + key, file);
      Spot at = new Spot(each.getKeyNode(), field.path, file);
      if (!known.contains(key)) {
        throw at.mistake("there is no such key; known are %s.".formatted(String.join(", ", known)));
      }
      if (fields.put(key, field) != null) {
        throw at.mistake("a key stands once; take one of the two out.");
      }
    }
    for (String each : required) {
      if (!fields.containsKey(each)) {
        throw mistake("the key '%s' is missing; add it.".formatted(each));
      }
    }
    return fields;
  }

  /** The values of a list of at least one. */
  List<Spot> items(int most) {
    if (!(node instanceof SequenceNode sequence)) {
      throw mistake("this is a list; begin each entry with '- '.");
    }
    List<Node> nodes = sequence.getValue();
    if (nodes.isEmpty() || nodes.size() > most) {
      throw mistake(
          "a list of 1 to %d entries is wanted; it has %d.".formatted(most, nodes.size()));
    }
    List<Spot> items = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      items.add(new Spot(nodes.get(i), "%s[%d]".formatted(path, i), file));
    }
    return items;
  }

  /**
   * @param rule what the whole text must match, in words
   */
  String text(Pattern pattern, String rule) {
    if (!(node instanceof ScalarNode scalar) || !pattern.matcher(scalar.getValue()).matches()) {
      throw mistake(rule + given());
    }
    if (!scalar.getTag().equals(Tag.STR)) {
      throw mistake(
          "to YAML this is no text; write it in quotes: \"%s\".".formatted(scalar.getValue()));
    }
    return scalar.getValue();
  }

  double number(double least, double most) {
    double value = number();
    if (value >= least && value <= most) {
      return value;
    }
    throw mistake("a number from %s to %s is wanted.%s".formatted(least, most, given()));
  }

  /** Not a number for what isn't one, and for .inf and .nan. */
  private double number() {
    if (node instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))) {
      try {
        return Double.parseDouble(scalar.getValue());
      } catch (NumberFormatException special) {
        return Double.NaN;
      }
    }
    return Double.NaN;
  }

  int whole(int least, int most) {
    double value = number();
    if (value >= least && value <= most && value == Math.rint(value)) {
      return (int) value;
    }
    throw mistake("a whole number from %d to %d is wanted.%s".formatted(least, most, given()));
  }

  private String given() {
    return node instanceof ScalarNode scalar ? " Given: '" + scalar.getValue() + "'." : "";
  }

  /** To be thrown. */
  ProfileMistake mistake(String rule) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    String key = path.isEmpty() ? "" : " " + path + ":";
    return new ProfileMistake("%s, line %d:%s %s".formatted(file, line, key, rule));
  }
}
