package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.ledger.settings.BadSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Secrets in files: each secret's variable may be given as {@code NAME_FILE}, which names a file that holds the value, as
 * container engines and systemd hand secrets over. It also gives {@code CRM_LOG_FORMAT} its meaning.
 */
public final class SecretFiles implements EnvironmentPostProcessor {
    /** The variables that hold secrets. */
    public static final List<String> SECRETS = List.of(
            "CRM_MASTER_KEY",
            "CRM_MASTER_KEY_NEXT",
            "CRM_BACKUP_KEY",
            "CRM_BACKUP_PASSPHRASE",
            "CRM_ADMIN_PASSWORD",
            "CRM_MONGODB_URI",
            "SPRING_MAIL_PASSWORD");

    private static final String FILE = "_FILE";
    private static final String LOG_FORMAT = "CRM_LOG_FORMAT";
    private static final String FROM_FILES = "crm.secrets-from-files";

    /**
     * Settings with the contents of files in the place of their names, and a note of which these are.
     *
     * @throws BadSettingException if a file cannot be read, or the secret is given as a value as well
     */
    public static Map<String, String> read(Map<String, String> settings) {
        Map<String, String> read = new HashMap<>(settings);
        for (String secret : SECRETS) {
            String file = read.remove(secret + FILE);
            if (file != null && !file.isBlank()) {
                if (!read.getOrDefault(secret, "").isBlank()) {
                    throw new BadSettingException(
                            secret, "Set either " + secret + " or " + secret + FILE + ", not both.");
                }
                read.put(secret, contents(secret + FILE, file));
                read.merge(FROM_FILES, secret, (before, one) -> before + "," + one);
            }
        }
        return read;
    }

    /** Whether a secret was read from a file, so that it does not stand in the environment. */
    static boolean isFromFile(String secret, PropertyResolver settings) {
        return List.of(settings.getProperty(FROM_FILES, "").split(",")).contains(secret);
    }

    private static String contents(String name, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | RuntimeException unreadable) {
            throw new BadSettingException(name, name + " must name a file that can be read, not " + file + ".");
        }
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        PropertySource<?> given = environment.getPropertySources().get(source);
        Map<String, String> settings = new HashMap<>();
        if (given instanceof EnumerablePropertySource<?> variables) {
            for (String name : variables.getPropertyNames()) {
                settings.put(name, String.valueOf(variables.getProperty(name)));
            }
        }
        Map<String, Object> secrets = new HashMap<>(read(settings));
        secrets.keySet().removeIf(name -> !SECRETS.contains(name) && !name.equals(FROM_FILES));
        environment
                .getPropertySources()
                .addBefore(source, new SystemEnvironmentPropertySource("secrets-" + source, secrets));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("log-format", logFormat(settings.getOrDefault(LOG_FORMAT, ""))));
    }

    private static Map<String, Object> logFormat(String named) {
        return switch (named) {
            case "", "text" -> Map.of();
            case "json" -> Map.of("logging.structured.format.console", "ecs");
            default ->
                throw new BadSettingException(LOG_FORMAT, LOG_FORMAT + " must be text or json, not " + named + ".");
        };
    }
}
