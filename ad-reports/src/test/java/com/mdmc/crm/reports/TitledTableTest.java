package com.mdmc.crm.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of any content is read by its titles, in the forms that spreadsheets save. */
class TitledTableTest {
    private static final Set<String> KNOWN = Set.of("prenom", "nom");

    @TempDir
    Path directory;

    @Test
    void findsTheEncodingTheSeparatorAndTheTitles() throws IOException {
        for (String charset : List.of("UTF-8", "windows-1252", "UTF-16")) {
            for (String separator : List.of(";", ",", "\t", "|")) {
                Path file = written(
                        "Liste d'été\n\nPrénom%1$sNom\nZoé%1$s\"Lu;ne\"\n\nAna\n".formatted(separator), charset);
                TitledTable table = TitledTable.open(file, null, null, KNOWN::contains);
                List<String> lines = new ArrayList<>();
                table.read((line, cells) -> lines.add(line + " " + cells));
                assertThat(table.titles()).containsExactly("Prénom", "Nom");
                assertThat(lines).containsExactly("4 [Zoé, Lu;ne]", "6 [Ana]");
            }
        }
    }

    @Test
    void refusesAFileWithoutAKnownTitle() throws IOException {
        Path file = written("a;b\n1;2\n", "UTF-8");
        assertThatThrownBy(() -> TitledTable.open(file, null, null, KNOWN::contains))
                .isInstanceOfSatisfying(
                        ReportRefused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("no-known-titles"));
    }

    private Path written(String text, String charset) throws IOException {
        return Files.write(directory.resolve("list.csv"), text.getBytes(Charset.forName(charset)));
    }
}
