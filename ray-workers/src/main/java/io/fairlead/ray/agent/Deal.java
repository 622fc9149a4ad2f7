package io.fairlead.ray.agent;

import io.fairlead.protocol.message.Resources;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals resources out to groups in turn, a trial at a time, until nothing fits or nobody wishes
 * more.
 *
 * @param trials how many at once each group gets, in the order in which they came
 * @param contested whether several groups wish for more than there is
 */
record Deal(Map<Group, Integer> trials, boolean contested) {

  /** Thirds and tenths of a CPU must add up to whole ones. */
  private static final double ROUNDING = 1e-9;

  static Deal of(List<Wish> wishes, Resources total) {
    Map<Group, Integer> dealt = new LinkedHashMap<>();
    wishes.stream().filter(wish -> wish.trials() > 0).forEach(it -> dealt.put(it.group(), 0));
    int[] left = wishes.stream().mapToInt(Wish::trials).toArray();
    Resources free = total;
    boolean progress = true;
    while (progress) {
      progress = false;
      for (Map.Entry<Group, Integer> each : dealt.entrySet()) {
        int next = next(each.getKey(), wishes, left, free);
        if (next >= 0) {
          left[next]--;
          free = without(free, wishes.get(next).each());
          each.setValue(each.getValue() + 1);
          progress = true;
        }
      }
    }
    boolean lacking = Arrays.stream(left).anyMatch(trials -> trials > 0);
    return new Deal(dealt, lacking && dealt.size() > 1);
  }

  private static int next(Group group, List<Wish> wishes, int[] left, Resources free) {
    for (int i = 0; i < left.length; i++) {
      Wish wish = wishes.get(i);
      if (left[i] > 0 && wish.group().equals(group) && fits(wish.each(), free)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether {@code each} is there in {@code free}. */
  static boolean fits(Resources each, Resources free) {
    return each.cpus() <= free.cpus() + ROUNDING && each.gpus() <= free.gpus() + ROUNDING;
  }

  private static Resources without(Resources free, Resources each) {
    return new Resources(
        Math.max(0, free.cpus() - each.cpus()), Math.max(0, free.gpus() - each.gpus()), 0);
  }
}
