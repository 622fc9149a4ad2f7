package io.fairlead.platform.lineage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two trials side by side, down to the jar.
 *
 * @param differences in the order of the record's sections
 * @param same how many facts are the same
 */
public record Comparison(
    TrialRecord one, TrialRecord other, List<Difference> differences, int same) {

  public Comparison {
    differences = List.copyOf(differences);
  }

  static Comparison of(TrialRecord one, TrialRecord other) {
    Set<String> sections = new LinkedHashSet<>(one.sections().keySet());
    sections.addAll(other.sections().keySet());
    List<Difference> differences = new ArrayList<>();
    int same = 0;
    for (String section : sections) {
      Map<String, String> left = one.section(section);
      Map<String, String> right = other.section(section);
      List<Difference> here = Difference.between(section, left, right);
      long inBoth = left.keySet().stream().filter(right::containsKey).count();
      long changed =
          here.stream().filter(each -> each.one() != null && each.other() != null).count();
      same += (int) (inBoth - changed);
      differences.addAll(here);
    }
    return new Comparison(one, other, differences, same);
  }
}
