package com.mdmc.crm.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed finds the names it is meant for, and no others. */
class SearchTextTest {

    @ParameterizedTest
    @CsvSource({
        "M.I.A., M.I.A.",
        "M.I.A., mia",
        "M.I.A., mi",
        "R.E.M., rem",
        "N.E.R.D, nerd",
        "Z.a.z, zaz",
        "B O B, bob",
        "B O B, b o b",
        "S.O.S Crew, sos crew",
        "J.J. Cale, jj cale",
        "J.J. Cale, cale jj",
        "-M-, -M-",
        "-M-, m",
        "!!!, !!!",
        "É, e",
        "李, 李",
        "🔥, 🔥",
        "AC/DC, acdc",
        "AC/DC, ac dc",
        "AC/DC, AC-DC",
        "Jay-Z, jayz",
        "D’Angelo, dangelo",
        "D’Angelo, d'angelo",
        "D’Angelo, angelo",
        "N'Guessan, nguessan",
        "L'Été, ete",
        "Cœur de pirate, coeur",
        "Œdipe, oedipe",
        "Straße & Æon, strasse",
        "Straße & Æon, aeon",
        "Mø, mo",
        "Ünal, unal",
        "Sébastien K, sebastien k",
        "Jean-Pierre Ferland, jean pierre",
        "Jean-Pierre Ferland, jeanpierre",
        "محمد عبده, محمد",
        "2Be3, 2be3"
    })
    void finds(String name, String typed) {
        assertThat(isFound(name, typed)).as("%s by %s", name, typed).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "M.I.A., mib",
        "Mira, m",
        "!!!, !!",
        "-M-, -N-",
        "Zoé Martin, zoe durand",
        "AC/DC, cd",
        "Orelsan, orelsann",
        "D’Angelo, gelo"
    })
    void doesNotFind(String name, String typed) {
        assertThat(isFound(name, typed)).as("%s by %s", name, typed).isFalse();
    }

    private static boolean isFound(String name, String typed) {
        return SearchText.rank(typed, name) < 2;
    }

    @Test
    void whatIsAskedForInFullRanksFirst() {
        assertThat(SearchText.rank("mia", "M.I.A.")).isZero();
        assertThat(SearchText.rank("coeur de pirate", "Cœur de Pirate")).isZero();
        assertThat(SearchText.rank("coeur pir", "Cœur de Pirate")).isEqualTo(1);
        assertThat(SearchText.rank("coeur", "Les Ondes")).isEqualTo(2);
        assertThat(SearchText.rank("!!!", "!!!")).isZero();
        assertThat(SearchText.rank("!!!", "Les Ondes")).isEqualTo(2);
    }
}
