package io.fairlead.ray.agent;

import io.fairlead.protocol.message.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which drivers to start, which to ask to yield, and how many trials each may run at once.
 *
 * @param start one entry a driver
 * @param yield drivers of local mode to ask to end
 * @param shares the most trials at once of each group; a group that isn't named has no limit
 * @param missing what leased trials wait for and idle actors of the cluster's drivers should give
 *     back; null for nothing
 */
record DriverPlan(
    List<Group> start,
    List<DriverPlan.Driver> yield,
    Map<Group, Integer> shares,
    @Nullable Resources missing) {

  /** A driver as the plan sees it. */
  interface Driver {
    Group group();

    Holding holding();

    boolean isYielding();
  }

  /**
   * On a cluster a driver has many slots: one driver a group that waits. While the groups want more
   * than there is, each leases no more than its share, so that slots stay with a group and its warm
   * actors are of use. Idle actors are wanted back only when the drivers' actors together need more
   * than the cluster has, for then leased trials wait for a place.
   */
  static DriverPlan forCluster(
      List<Wish> waiting, Collection<? extends Driver> drivers, Resources cluster) {
    List<Group> start = new ArrayList<>(waiting.stream().map(Wish::group).distinct().toList());
    List<Wish> wishes = new ArrayList<>(waiting);
    double cpus = -cluster.cpus();
    double gpus = -cluster.gpus();
    for (Driver driver : drivers) {
      Holding holding = driver.holding();
      start.remove(driver.group());
      wishes.add(new Wish(driver.group(), holding.each(), holding.trials()));
      cpus += holding.actors().cpus();
      gpus += holding.actors().gpus();
    }
    Deal deal = Deal.of(wishes, cluster);
    Resources missing = new Resources(Math.max(0, cpus), Math.max(0, gpus), 0);
    return new DriverPlan(
        List.copyOf(start),
        List.of(),
        deal.contested() ? deal.trials() : Map.of(),
        Deal.fits(missing, new Resources(0, 0, 0)) ? null : missing);
  }

  /**
   * In local mode a driver has one slot. The slots are dealt out in turn to the groups that have
   * trials running or waiting; who has more than its share yields, idle drivers first.
   */
  static DriverPlan forLocal(List<Wish> waiting, Collection<? extends Driver> drivers, int slots) {
    Resources slot = new Resources(1, 0, 0);
    Map<Group, Integer> lives = new HashMap<>();
    List<Wish> wishes = new ArrayList<>();
    waiting.forEach(wish -> wishes.add(new Wish(wish.group(), slot, wish.trials())));
    for (Driver driver : drivers) {
      lives.merge(driver.group(), 1, Integer::sum);
      wishes.add(new Wish(driver.group(), slot, Math.min(1, driver.holding().trials())));
    }
    Map<Group, Integer> targets = Deal.of(wishes, new Resources(slots, 0, 0)).trials();
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
        drivers.stream().sorted(Comparator.comparingInt(it -> it.holding().trials())).toList();
    for (Driver driver : idleFirst) {
      int live = lives.getOrDefault(driver.group(), 0);
      boolean surplus = live > targets.getOrDefault(driver.group(), 0);
      if (yield.size() < lacking && surplus && !driver.isYielding()) {
        lives.put(driver.group(), live - 1);
        yield.add(driver);
      }
    }
    return new DriverPlan(List.copyOf(start), List.copyOf(yield), Map.of(), null);
  }
}
