# Ray with a JDK and Fairlead's workers: for the head, the workers and the agent. From the checkout's
# root:
#   docker build -f helm/docker/ray-worker.Dockerfile -t registry.example.org/fairlead/ray-worker:0.1.0 .
# RAY_IMAGE may be another image with the same Ray, such as one with CUDA. A team's own trainers are
# jars beside the others: build FROM this image and COPY them to /opt/fairlead/workers.
ARG RAY_IMAGE=rayproject/ray:2.58.0-py311

FROM maven:3.9-eclipse-temurin-25 AS build
# linux-x86_64-gpu for nodes with GPUs, which need CUDA besides: docs/operations.md.
ARG NATIVE_PYTORCH=linux-x86_64
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -Dmaven.test.skip \
  -Dnative.pytorch=${NATIVE_PYTORCH} -pl ray-workers -am package

FROM eclipse-temurin:25-jdk AS jdk

FROM ${RAY_IMAGE}
COPY --from=jdk /opt/java/openjdk /opt/java/openjdk
# `java` on the path is the JVM of Ray's workers.
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:${PATH}
COPY --from=build /src/ray-workers/target/workers /opt/fairlead/workers
# The Java runtime of this very Ray, for drivers.
USER root
RUN ln -s "$(python -c 'import os, ray; print(os.path.dirname(ray.__file__))')/jars/ray_dist.jar" \
  /opt/fairlead/ray_dist.jar && test -s /opt/fairlead/ray_dist.jar
ENV RAY_JAR=/opt/fairlead/ray_dist.jar
USER 1000
