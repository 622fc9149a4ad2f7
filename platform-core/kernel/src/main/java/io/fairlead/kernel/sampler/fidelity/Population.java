package io.fairlead.kernel.sampler.fidelity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The members of one fidelity, in slots that children of theirs compete for. */
final class Population {

  /**
   * @param genes a coordinate for each parameter, also for those that don't live
   * @param loss at this fidelity
   */
  record Member(double[] genes, double loss) {}

  private final int size;
  private final List<Member> members = new ArrayList<>();

  Population(int size) {
    this.size = size;
  }

  boolean isFull() {
    return members.size() == size;
  }

  Member member(int slot) {
    return members.get(slot);
  }

  /** A child takes its parent's slot if it isn't worse. */
  void challenge(int slot, Member child) {
    if (child.loss() <= members.get(slot).loss()) {
      members.set(slot, child);
    }
  }

  /** One from elsewhere takes a free slot, or that of the worst if it is better. */
  void join(Member other) {
    if (!isFull()) {
      members.add(other);
      return;
    }
    int worst = 0;
    for (int i = 1; i < size; i++) {
      worst = members.get(i).loss() > members.get(worst).loss() ? i : worst;
    }
    if (other.loss() < members.get(worst).loss()) {
      members.set(worst, other);
    }
  }

  List<Member> members() {
    return List.copyOf(members);
  }

  /** The best of them, at most {@code count}. */
  List<Member> best(int count) {
    return members.stream().sorted(Comparator.comparingDouble(Member::loss)).limit(count).toList();
  }
}
