# Builds the three programs once; each target is an image of one of them.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -DskipTests -Dspotless.check.skip=true package

FROM eclipse-temurin:17-jre AS runtime
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home /crm --create-home crm
WORKDIR /crm
USER crm
# The network of a container is its own.
ENV CRM_ADDRESS=0.0.0.0
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "app.jar"]

FROM runtime AS command-side
COPY --from=build /src/command-side/target/command-side-app.jar app.jar

FROM runtime AS query-side
COPY --from=build /src/query-side/target/query-side-app.jar app.jar

FROM runtime AS standalone
COPY --from=build /src/standalone/target/crm-app.jar app.jar
CMD ["start"]
