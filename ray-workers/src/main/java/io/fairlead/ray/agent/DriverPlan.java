package io.fairlead.ray.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which drivers to start and which to ask to yield.
 *
 * @param start one entry a driver
 * @param yield drivers to ask for what they hold idle
 */
record DriverPlan(List<Group> start, List<DriverPlan.Driver> yield) {

  /** A driver as the plan sees it. */
  interface Driver {
    Group group();

    int holds();

    boolean isYielding();
  }

  /**
   * On a cluster a driver has many slots: one a group that waits; when one waits, the drivers of
   * the others give up their idle actors.
   */
  static DriverPlan forCluster(Map<Group, Integer> waiting, Collection<? extends Driver> drivers) {
    List<Group> start = new ArrayList<>(waiting.keySet());
    List<Driver> yield = new ArrayList<>();
    for (Driver driver : drivers) {
      start.remove(driver.group());
      if (waiting.keySet().stream().anyMatch(group -> !group.equals(driver.group()))) {
        yield.add(driver);
      }
    }
    return new DriverPlan(List.copyOf(start), List.copyOf(yield));
  }

  /**
   * In local mode a driver has one slot. The slots are dealt out in turn to the groups that have
   * trials running or waiting; who has more than its share yields, idle drivers first.
   */
  static DriverPlan forLocal(
      Map<Group, Integer> waiting, Collection<? extends Driver> drivers, int slots) {
    Map<Group, Integer> lives = new HashMap<>();
    Map<Group, Integer> demand = new LinkedHashMap<>(waiting);
    for (Driver driver : drivers) {
      lives.merge(driver.group(), 1, Integer::sum);
      demand.merge(driver.group(), Math.min(1, driver.holds()), Integer::sum);
    }
    Map<Group, Integer> targets = deal(demand, slots);
    List<Group> missing = new ArrayList<>();
    targets.forEach(
        (group, target) -> {
          for (int i = lives.getOrDefault(group, 0); i < target; i++) {
            missing.add(group);
          }
        });
    int free = Math.max(0, slots - drivers.size());
    List<Group> start = missing.subList(0, Math.min(free, missing.size()));
    long leaving = drivers.stream().filter(Driver::isYielding).count();
    long lacking = missing.size() - start.size() - leaving;
    List<Driver> yield = new ArrayList<>();
    List<? extends Driver> idleFirst =
        drivers.stream().sorted(Comparator.comparingInt(Driver::holds)).toList();
    for (Driver driver : idleFirst) {
      int live = lives.getOrDefault(driver.group(), 0);
      boolean surplus = live > targets.getOrDefault(driver.group(), 0);
      if (yield.size() < lacking && surplus && !driver.isYielding()) {
        lives.put(driver.group(), live - 1);
        yield.add(driver);
      }
    }
    return new DriverPlan(List.copyOf(start), List.copyOf(yield));
  }

  private static Map<Group, Integer> deal(Map<Group, Integer> demand, int slots) {
    Map<Group, Integer> targets = new LinkedHashMap<>();
    int left = slots;
    boolean dealt = true;
    while (left > 0 && dealt) {
      dealt = false;
      for (Map.Entry<Group, Integer> entry : demand.entrySet()) {
        int target = targets.getOrDefault(entry.getKey(), 0);
        if (left > 0 && target < entry.getValue()) {
          targets.put(entry.getKey(), target + 1);
          left--;
          dealt = true;
        }
      }
    }
    return targets;
  }
}
