package io.fairlead.kernel.space;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** An unmodifiable list of different texts that finds each at once, however long it is. */
final class Choices extends AbstractList<String> implements RandomAccess {

  private final List<String> texts;
  private final Map<String, Integer> places = new HashMap<>();

  private Choices(List<String> texts) {
    this.texts = List.copyOf(texts);
    for (String choice : this.texts) {
      if (places.putIfAbsent(choice, places.size()) != null) {
        throw new IllegalArgumentException(
            "Each choice is listed once, '%s' was there twice; leave one out.".formatted(choice));
      }
    }
  }

  static Choices of(List<String> texts) {
    return texts instanceof Choices choices ? choices : new Choices(texts);
  }

  @Override
  public String get(int index) {
    return texts.get(index);
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public int indexOf(@Nullable Object choice) {
    return places.getOrDefault(choice, -1);
  }

  @Override
  public boolean contains(@Nullable Object choice) {
    return places.containsKey(choice);
  }
}
