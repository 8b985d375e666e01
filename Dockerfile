# syntax=docker/dockerfile:1
# Builds the three programs once; each target is an image of one of them. Libraries are kept between builds, and are a layer
# of their own that changes only with them.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -DskipTests -Dspotless.check.skip=true package
RUN for side in command-side/target/command-side query-side/target/query-side standalone/target/crm; do \
      java -Djarmode=tools -jar $side-app.jar extract --destination /app/$(basename $side); done

FROM eclipse-temurin:17-jre AS runtime
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home /crm --create-home crm && install -d -o crm /data /backup /audit
WORKDIR /crm
USER crm
# The network of a container is its own.
ENV CRM_ADDRESS=0.0.0.0 CRM_DATA=/data
VOLUME /data
EXPOSE 8080
# A program without memory ends, and is started again, rather than half alive.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"

FROM runtime AS command-side
COPY --from=build /app/command-side/lib lib
COPY --from=build /app/command-side/command-side-app.jar app.jar
ENTRYPOINT ["java", "-jar", "app.jar"]

FROM runtime AS query-side
COPY --from=build /app/query-side/lib lib
COPY --from=build /app/query-side/query-side-app.jar app.jar
ENTRYPOINT ["java", "-jar", "app.jar"]

FROM runtime AS standalone
COPY --from=build /app/crm/lib lib
COPY --from=build /app/crm/crm-app.jar app.jar
ENTRYPOINT ["java", "-jar", "app.jar"]
CMD ["start"]
