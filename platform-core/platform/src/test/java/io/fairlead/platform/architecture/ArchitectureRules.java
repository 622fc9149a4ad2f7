package io.fairlead.platform.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.fairlead.platform.scheduling.RungJudge;
import io.fairlead.platform.workspace.Actor;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** What holds between packages below a root, each of whose direct children is a feature. */
final class ArchitectureRules {

  private ArchitectureRules() {}

  /** A feature's root package is its API; what lies deeper is its own. */
  static ArchRule innerPackagesArePrivate(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("use only the root packages of other features") {
              @Override
              public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                  String target = below(root, dependency.getTargetClass());
                  boolean inner = target.contains(".");
                  if (inner && !feature(target).equals(feature(below(root, origin)))) {
                    events.add(SimpleConditionEvent.violated(origin, dependency.getDescription()));
                  }
                }
              }
            });
  }

  /**
   * Features don't depend on each other in circles. Two ways back are allowed: events name an
   * actor, whom workspaces define; a metric batch that reaches a rung asks for the verdict in its
   * own transaction.
   */
  static ArchRule featuresAreAcyclic(String root) {
    return slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            resideInAPackage(root + ".event.."), type(Actor.class).or(type(Actor.Kind.class)))
        .ignoreDependency(resideInAPackage(root + ".metrics.."), type(RungJudge.class));
  }

  /** Entities stay in persistence packages, unseen from outside. */
  static ArchRule rowsStayInside(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .areAnnotatedWith(Entity.class)
        .should()
        .resideInAPackage("..persistence..")
        .andShould()
        .haveSimpleNameEndingWith("Row")
        .andShould()
        .notHaveModifier(JavaModifier.PUBLIC);
  }

  /** Only {@code allowed} packages are used. */
  static ArchRule dependsOnly(String root, String... allowed) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }

  /** None of the {@code forbidden} packages is used. */
  static ArchRule avoids(String root, String... forbidden) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden);
  }

  /** The time comes from a {@link java.time.Clock}. */
  static ArchRule timeComesFromAClock(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis");
  }

  /** Random numbers come from a seeded generator that is passed in. */
  static ArchRule randomnessIsPassedIn(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructorWhere(
            describe(
                "a generator is made without a seed",
                call ->
                    call.getTargetOwner().isAssignableTo(java.util.Random.class)
                        && !call.getTargetOwner().isEquivalentTo(java.security.SecureRandom.class)
                        && call.getTarget().getRawParameterTypes().isEmpty()));
  }

  private static String below(String root, JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
  }

  private static String feature(String below) {
    return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
  }
}
