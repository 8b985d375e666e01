package com.mdmc.crm.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.ledger.settings.BadSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SecretFilesTest {
    private static final List<String> SECRETS = SecretFiles.SECRETS;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @FieldSource("SECRETS")
    void everySecretCanComeFromAFile(String name) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "hush\n");
        Map<String, String> read = SecretFiles.read(Map.of(name + "_FILE", file.toString()));
        assertThat(read).containsEntry(name, "hush").doesNotContainKey(name + "_FILE");
        assertThat(SecretFiles.read(read)).isEqualTo(read);
        StandardEnvironment environment = environment(Map.of(name + "_FILE", file.toString()));
        assertThat(environment.getProperty(name)).isEqualTo("hush");
        assertThat(SecretFiles.isFromFile(name, environment)).isTrue();
        assertThat(SecretFiles.isFromFile(name, environment(new HashMap<>(read))))
                .isTrue();
        assertThat(SecretFiles.isFromFile(name, environment(Map.of(name, "hush"))))
                .isFalse();
    }

    @Test
    void aFileThatIsNotThereAndASecretGivenTwiceAreRefused() {
        assertThatThrownBy(() -> SecretFiles.read(Map.of("CRM_MASTER_KEY_FILE", directory + "/none")))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("CRM_MASTER_KEY_FILE");
        assertThatThrownBy(() -> SecretFiles.read(Map.of("CRM_MASTER_KEY_FILE", "x", "CRM_MASTER_KEY", "y")))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("not both");
    }

    @Test
    void theLogIsJsonWhenAskedFor() {
        String property = "logging.structured.format.console";
        assertThat(environment(Map.of("CRM_LOG_FORMAT", "json")).getProperty(property))
                .isEqualTo("ecs");
        assertThat(environment(Map.of()).getProperty(property)).isNull();
        assertThatThrownBy(() -> environment(Map.of("CRM_LOG_FORMAT", "xml"))).isInstanceOf(BadSettingException.class);
    }

    private static StandardEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        new SecretFiles().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
