package com.mdmc.crm.query.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.ledger.settings.BadSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoLocationTest {
    private static final Map<String, ?> LYON = Map.of(
            "country", Map.of("names", Map.of("fr", "France", "en", "France")),
            "subdivisions", List.of(Map.of("names", Map.of("en", "Auvergne-Rhone-Alpes"))),
            "city", Map.of("names", Map.of("fr", "Lyon", "en", "Lyons")),
            "location", Map.of("time_zone", "Europe/Paris"));

    @TempDir
    Path directory;

    @Test
    void anAddressOfTheDatabaseHasItsPlaceInFrenchWhereThereIsFrench() throws IOException {
        try (GeoLocation places = GeoLocation.in(database())) {
            assertThat(places.of("192.0.2.77"))
                    .contains(new Location("France", "Auvergne-Rhone-Alpes", "Lyon", "Europe/Paris"));
        }
    }

    @Test
    void whatIsNotInTheDatabaseOrNoAddressHasNone() throws IOException {
        try (GeoLocation places = GeoLocation.in(database())) {
            for (String other : List.of("192.0.3.77", "•••", "[erased]", "localhost", "dead.beef", "::1", "")) {
                assertThat(places.of(other)).as(other).isEmpty();
            }
        }
    }

    @Test
    void withoutADatabaseThereAreNoPlaces() throws IOException {
        try (GeoLocation places = GeoLocation.none()) {
            assertThat(places.of("192.0.2.77")).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "no database");
        assertThatThrownBy(() -> GeoLocation.in(file))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("CRM_GEOIP_DB")
                .hasMessageContaining("notes.txt");
    }

    private Path database() throws IOException {
        return Files.write(directory.resolve("places.mmdb"), AddressDatabase.of("192.0.2", LYON));
    }
}
