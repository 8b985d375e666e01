package com.mdmc.crm.query.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.query.meta.Vocabulary.Term;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value has a name in both languages, and no name is left over from a value that went. */
class LabelsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/messages/labels.properties", "/messages/labels_en.properties"})
    void everyValueHasItsName(String bundle) throws IOException {
        Properties names = new Properties();
        names.load(new InputStreamReader(LabelsTest.class.getResourceAsStream(bundle), StandardCharsets.UTF_8));
        Set<String> keys = Vocabulary.terms()
                .flatMap(term -> term.values().stream().map(value -> Term.labelKey(term.name(), value)))
                .collect(Collectors.toSet());

        assertThat(names.stringPropertyNames()).isEqualTo(keys);
        assertThat(names.values()).noneMatch(name -> name.toString().isBlank());
    }
}
