package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.platform.workspace.Administration.NewPerson;
import io.fairlead.platform.workspace.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person as admins' scripts see them. */
record PersonView(
    UUID id,
    @Schema(example = "ada") String name,
    @Schema(example = "Ada Lovelace") String displayName,
    boolean active,
    Instant createdAt,
    @Schema(
            description = "By workspace; * is the whole installation",
            example = "{\"credit\": [\"researcher\"]}")
        Map<String, List<String>> roles,
    @Schema(description = "In the answer that made it alone; shown once")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String password,
    String path)
    implements Once.Identified {

  static final String INSTALLATION = "*";

  static PersonView of(Person person) {
    return of(person, null);
  }

  static PersonView of(NewPerson made) {
    return of(made.person(), made.password());
  }

  private static PersonView of(Person person, @Nullable String password) {
    return new PersonView(
        person.id(),
        person.name(),
        person.displayName(),
        person.isActive(),
        person.createdAt(),
        person.roles().stream()
            .collect(
                Collectors.groupingBy(
                    held -> held.workspace() == null ? INSTALLATION : held.workspace().name(),
                    TreeMap::new,
                    Collectors.mapping(held -> held.role().word(), Collectors.toList()))),
        password,
        Paths.person(person.name()));
  }
}
