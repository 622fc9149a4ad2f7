package io.fairlead.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final String PLATFORM = "io.fairlead.platform";
  private static final String KERNEL = "io.fairlead.kernel";
  private static final String[] KERNEL_MAY_USE = {
    "java..", "io.fairlead.kernel..", "org.jspecify.annotations.."
  };

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(PLATFORM, KERNEL);

  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages("io.fairlead.broken");

  /** Each rule with the package whose classes break it. */
  static Stream<Arguments> rules() {
    return Stream.of(
        rule("inner", PLATFORM, ArchitectureRules::innerPackagesArePrivate),
        rule("cycle", PLATFORM, ArchitectureRules::featuresAreAcyclic),
        rule("rows", PLATFORM, ArchitectureRules::rowsStayInside),
        rule("kernel", KERNEL, root -> ArchitectureRules.dependsOnly(root, KERNEL_MAY_USE)),
        rule("clock", PLATFORM, ArchitectureRules::timeComesFromAClock),
        rule("clock", KERNEL, ArchitectureRules::timeComesFromAClock),
        rule("random", PLATFORM, ArchitectureRules::randomnessIsPassedIn),
        rule("random", KERNEL, ArchitectureRules::randomnessIsPassedIn),
        rule(
            "avoiding",
            PLATFORM,
            root ->
                ArchitectureRules.avoids(
                    root,
                    "io.fairlead.web..",
                    "io.fairlead.ray..",
                    "io.ray..",
                    "com.vaadin..",
                    "jakarta.servlet..",
                    "javax.xml..", // entities that grow without end, or name files
                    "org.xml..",
                    "org.yaml..", // as aliases do
                    "javax.swing..")));
  }

  private static Arguments rule(String broken, String root, Function<String, ArchRule> rule) {
    return Arguments.of(broken, root, rule);
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("rules")
  void theRuleHolds(String broken, String root, Function<String, ArchRule> rule) {
    rule.apply(root).check(MAIN);
  }

  @ParameterizedTest(name = "{0} for {1}")
  @MethodSource("rules")
  void theRuleCanFail(String broken, String root, Function<String, ArchRule> rule) {
    ArchRule applied = rule.apply("io.fairlead.broken." + broken);
    assertThat(applied.evaluate(BROKEN).hasViolation()).isTrue();
  }

  @Test
  void bothModulesWereRead() {
    assertThat(MAIN.containPackage(PLATFORM + ".study")).isTrue();
    assertThat(MAIN.containPackage(KERNEL + ".space")).isTrue();
  }
}
