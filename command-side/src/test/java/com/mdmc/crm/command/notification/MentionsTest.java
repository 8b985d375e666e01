package com.mdmc.crm.command.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.platform.security.Account;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a note mentions. */
class MentionsTest {
    private static final Map<String, Set<UserId>> NAMES = Mentions.names(List.of(
            account("zoe", "Zoé", "Petit"),
            account("zoe-2", "Zoé", "Petit-Jean"),
            account("leo", "Léo", "de la Tour"),
            account("ines", "Inès", "Roux")));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "@Zoé Petit tu rappelles ?, zoe",
                "@zoe petit, zoe",
                "@ZOÉ  PETIT., zoe",
                "@zoe.petit, zoe",
                "@Zoé Petit-Jean, zoe-2",
                "@Inès vois ça avec @Léo de la Tour, ines leo",
                "@leo.de.la.tour, leo",
                "(@Inès), ines",
                "@Zoé, -",
                "@Inèsse, -",
                "ecrire a contact@ines.example, -",
                "Inès, -",
                "@, -"
            })
    void areColleaguesNamedAsAWhole(String note, String mentioned) {
        Set<String> found = new TreeSet<>();
        Mentions.in(Mentions.folded(note), NAMES)
                .forEach(user -> found.add(user.value().substring("user-".length())));
        assertThat(found).isEqualTo(mentioned == null ? Set.of() : new TreeSet<>(Arrays.asList(mentioned.split(" "))));
    }

    private static Account account(String id, String first, String last) {
        UserName name = new UserName(PersonalText.clear(first), PersonalText.clear(last));
        return new Account(new UserId("user-" + id), name, null, null, null, null, null, null, null, 1);
    }
}
