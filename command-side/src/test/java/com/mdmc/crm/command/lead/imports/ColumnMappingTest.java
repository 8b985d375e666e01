package com.mdmc.crm.command.lead.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.Rejection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Titles in French and English find their field; what is said by hand and was confirmed before goes first. */
class ColumnMappingTest {

    @Test
    void knowsFrenchAndEnglishTitlesHoweverTheyAreWritten() {
        ColumnMapping columns = mapped("PRÉNOM ", "Last Name", "Adresse e‑mail", "Nom d’artiste", "Météo");
        assertThat(columns.mapped().values()).containsExactly("firstName", "lastName", "email", "artistName");
        assertThat(columns.unknown()).containsExactly("Météo");
    }

    @Test
    void takesWhatIsSaidBeforeWhatItKnows() {
        ColumnMapping columns =
                new ColumnMapping(List.of("Nom", "Scène"), Map.of("nom", "artistName", "SCENE", ""), List.of());
        assertThat(columns.mapped()).isEqualTo(Map.of("Nom", "artistName"));
        assertThat(columns.unknown()).containsExactly("Scène");
    }

    @Test
    void remembersByTheTitlesInWhateverOrder() {
        ColumnMapping confirmed = new ColumnMapping(List.of("B", "A"), Map.of("B", "email"), List.of());
        assertThat(ColumnMapping.key(List.of("a", "b"))).isEqualTo(ColumnMapping.key(List.of("B", "A")));
        ColumnMapping again = new ColumnMapping(List.of("a", "b"), Map.of(), confirmed.remembered());
        assertThat(again.mapped()).isEqualTo(Map.of("b", "email"));
    }

    @Test
    void refusesTwoColumnsForOneField() {
        assertThatThrownBy(() -> mapped("E-mail", "Courriel"))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        refused -> assertThat(refused.errors().get(0).code()).isEqualTo("several-columns"));
    }

    @Test
    void takesAwayTheApostropheOfAnExport() {
        Map<LeadField, String> values =
                mapped("phone", "lastName", "firstName", "city").values(List.of("'+33612345678", "'t Hooft", " ", "'"));
        assertThat(values)
                .isEqualTo(
                        Map.of(LeadField.PHONE, "+33612345678", LeadField.LAST_NAME, "'t Hooft", LeadField.CITY, "'"));
    }

    private static ColumnMapping mapped(String... titles) {
        return new ColumnMapping(List.of(titles), Map.of(), List.of());
    }
}
