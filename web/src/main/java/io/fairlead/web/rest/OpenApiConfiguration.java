package io.fairlead.web.rest;

import io.fairlead.platform.study.StudyJson;
import io.fairlead.web.problem.Problem;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the description of the routes says beyond what is read from the controllers. */
@Configuration
class OpenApiConfiguration {

  private static final String TOKEN = "token";
  private static final String PROBLEM_TYPE = "application/problem+json";
  private static final JsonMapper JSON = new JsonMapper();

  /** By method and path, as a platform answered them. */
  private static final JsonNode EXAMPLES = read("/openapi-examples.json");

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Fairlead")
                .version("v1")
                .description(
                    "Hyperparameter studies for scripts and CI. Errors name field, rule, value and"
                        + " way out; lists continue with after=next.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A personal access token")))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  @Bean
  OpenApiCustomizer examples() {
    return api ->
        api.getPaths()
            .forEach(
                (path, item) ->
                    item.readOperationsMap()
                        .forEach(
                            (method, operation) -> {
                              answers(operation, EXAMPLES.path(method + " " + path));
                              operation.getResponses().addApiResponse("default", problem());
                              if (path.endsWith("/studies") && method.name().equals("POST")) {
                                describeSubmission(operation);
                              }
                            }));
  }

  /** Shows what the main routes answer when all is well. */
  private static void answers(Operation operation, JsonNode example) {
    if (example.isMissingNode()) {
      return;
    }
    operation.getResponses().values().stream()
        .filter(each -> each.getContent() != null)
        .map(
            each ->
                each.getContent().get(org.springframework.http.MediaType.APPLICATION_JSON_VALUE))
        .filter(Objects::nonNull)
        .forEach(
            json ->
                json.addExamples(
                    "answer", new Example().value(JSON.convertValue(example, Object.class))));
  }

  private static JsonNode read(String resource) {
    try (InputStream file =
        Objects.requireNonNull(OpenApiConfiguration.class.getResourceAsStream(resource))) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void describeSubmission(Operation operation) {
    JsonNode schema = JSON.readTree(StudyJson.schema());
    MediaType json =
        new MediaType()
            .schema(
                new Schema<>()
                    .types(java.util.Set.of("object"))
                    .$comment("/api/v1/schemas/study.json"));
    int number = 1;
    for (JsonNode example : schema.path("examples")) {
      json.addExamples(
          "example" + number++, new Example().value(JSON.convertValue(example, Map.class)));
    }
    operation.setRequestBody(
        new RequestBody()
            .required(true)
            .description("A definition as /api/v1/schemas/study.json says")
            .content(new Content().addMediaType("application/json", json)));
  }

  private static ApiResponse problem() {
    Problem example =
        new Problem(
            "parameters[2].high",
            "The range lies within the approved one, 0.001 to 0.3.",
            "0.5",
            "Narrow it, or ask a manager for an exception.");
    return new ApiResponse()
        .description("What is wrong: field, rule, value and way out")
        .content(
            new Content()
                .addMediaType(
                    PROBLEM_TYPE,
                    new MediaType()
                        .addExamples(
                            "problem",
                            new Example()
                                .value(
                                    Map.of(
                                        "status",
                                        HttpStatus.BAD_REQUEST.value(),
                                        "title",
                                        HttpStatus.BAD_REQUEST.getReasonPhrase(),
                                        "detail",
                                        example.rule() + " " + example.wayOut(),
                                        "field",
                                        example.field(),
                                        "rule",
                                        example.rule(),
                                        "value",
                                        String.valueOf(example.value()),
                                        "wayOut",
                                        example.wayOut())))));
  }
}
