package io.fairlead.kernel.space;

import io.fairlead.kernel.space.Condition.All;
import io.fairlead.kernel.space.Condition.Any;
import io.fairlead.kernel.space.Condition.Between;
import io.fairlead.kernel.space.Condition.OneOf;
import io.fairlead.kernel.space.Condition.Related;
import io.fairlead.kernel.space.Condition.Related.Relation;
import java.util.Map;

/** Refuses conditions on what isn't in a space or that no value there can meet. */
final class ConditionRules {

  private final Map<String, Parameter> byName;

  ConditionRules(Map<String, Parameter> byName) {
    this.byName = byName;
  }

  /**
   * @param who depends on the condition, such as {@code 'momentum'}
   */
  void check(String who, Condition condition) {
    switch (condition) {
      case All(var conditions) -> conditions.forEach(each -> check(who, each));
      case Any(var conditions) -> conditions.forEach(each -> check(who, each));
      case OneOf rule -> check(who, rule);
      case Between rule -> check(who, rule);
      case Related rule -> check(who, rule);
    }
  }

  private void check(String who, OneOf rule) {
    if (!(parent(who, rule.parameter()).domain() instanceof CategoricalDomain domain)) {
      throw new IllegalArgumentException(
          "%s depends on '%s', which isn't categorical; name a range of numbers, from and to."
              .formatted(who, rule.parameter()));
    }
    for (String value : rule.values()) {
      if (!domain.contains(value)) {
        throw new IllegalArgumentException(
            "%s depends on '%s' being '%s', but that is %s; name one of those."
                .formatted(who, rule.parameter(), value, domain.describe()));
      }
    }
  }

  private void check(String who, Between rule) {
    Domain domain = parent(who, rule.parameter()).domain();
    if (domain instanceof CategoricalDomain) {
      throw new IllegalArgumentException(
          "%s depends on a range of '%s', which is categorical; name its choices."
              .formatted(who, rule.parameter()));
    }
    if (rule.from() > Numbers.high(domain) || rule.to() < Numbers.low(domain)) {
      throw new IllegalArgumentException(
          "%s depends on this: %s; but that is %s. Move the range or drop the condition."
              .formatted(who, rule.describe(), domain.describe()));
    }
  }

  private void check(String who, Related rule) {
    Domain left = parent(who, rule.left()).domain();
    Domain right = parent(who, rule.right()).domain();
    boolean texts = left instanceof CategoricalDomain;
    if (texts != right instanceof CategoricalDomain
        || (texts && rule.relation() != Relation.EQUAL)) {
      throw new IllegalArgumentException(
          ("%s depends on this: %s; two numbers have such a relation, and two choices can be equal:"
                  + " name others or drop it.")
              .formatted(who, rule.describe()));
    }
  }

  private Parameter parent(String who, String name) {
    Parameter parent = byName.get(name);
    if (parent == null) {
      throw new IllegalArgumentException(
          "%s depends on '%s', which isn't in the space; add it or drop the condition."
              .formatted(who, name));
    }
    return parent;
  }
}
