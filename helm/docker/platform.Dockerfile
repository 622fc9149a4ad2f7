# The platform: web pages, REST and Flight. From the checkout's root:
#   docker build -f helm/docker/platform.Dockerfile -t registry.example.org/fairlead/platform:0.1.0 .
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
ENV VAADIN_USAGE_STATS_ENABLED=false
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -Dmaven.test.skip -pl web -am package

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 fairlead \
  && useradd --uid 10001 --gid fairlead --no-create-home --home-dir /tmp fairlead \
  && install -d -o fairlead -g fairlead -m 0750 /data
COPY --from=build /src/web/target/fairlead.jar /opt/fairlead/
COPY --from=build /src/web/target/lib /opt/fairlead/lib
# Nothing below needs to be written to but /data and /tmp.
ENV MALLOC_ARENA_MAX=2 FAIRLEAD_DATA=/data
USER 10001:10001
WORKDIR /tmp
EXPOSE 8080 8081
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "--add-opens=java.base/java.nio=ALL-UNNAMED", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-Dfairlead.home=/opt/fairlead", "-jar", "/opt/fairlead/fairlead.jar"]
CMD ["serve"]
