package com.mdmc.crm.standalone;

import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.platform.configuration.MasterKeySource;
import com.mdmc.crm.platform.configuration.SecretFiles;
import com.mongodb.ConnectionString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of one start, by the names of environment variables ({@code CRM_DATA}) or of properties
 * ({@code server.address}). They stand in for the process's environment, which is not looked at beside them.
 */
public record LaunchSettings(Map<String, String> values) {
    /** The database of the embedded store. */
    public static final String DATABASE = "mdmc_crm";

    /** Whether to begin an empty CRM where one was lost. */
    public static final String NEW_STORE = "crm.start.new";

    /** Whether to go on with a ledger that is not the one its checkpoints were signed for. */
    public static final String ACCEPT_LOSS = "crm.audit.accept-loss";

    private static final int HIGHEST_PORT = 65_535;

    /** @throws BadSettingException if a file that is to hold a secret cannot be read */
    public LaunchSettings {
        values = Map.copyOf(SecretFiles.read(values));
    }

    /** What the process was started with. */
    public static LaunchSettings ofEnvironment() {
        return new LaunchSettings(System.getenv());
    }

    /** The same with further settings, which count where one is there already. */
    public LaunchSettings with(Map<String, String> further) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(further);
        return new LaunchSettings(all);
    }

    public DataDirectory data() {
        return new DataDirectory(Path.of(first("./data", "CRM_DATA")));
    }

    /** Where the master key comes from. */
    public MasterKeySource masterKey() {
        return new MasterKeySource(
                first("", "CRM_MASTER_KEY"),
                first("", "CRM_MASTER_KEY_NEXT"),
                data().path(),
                sharedStore().isPresent());
    }

    /** Where checkpoints are kept beside the data directory, if anywhere. */
    public Optional<Path> secondAudit() {
        return Optional.of(first("", "CRM_AUDIT_DIR"))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }

    /** Where the archive is, if there is one. */
    public Optional<Path> backup() {
        return Optional.of(first("", "CRM_BACKUP_DIR"))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }

    boolean isNewStore() {
        return Boolean.parseBoolean(first("", NEW_STORE));
    }

    /** Where to serve: this machine alone, unless another address is named. */
    public String address() {
        return first("127.0.0.1", "server.address", "SERVER_ADDRESS", "CRM_ADDRESS");
    }

    /** @throws BadSettingException if it is no port */
    public int port() {
        return port("CRM_PORT", first("8080", "server.port", "SERVER_PORT", "CRM_PORT"));
    }

    /**
     * Where management endpoints are served: the next port after the API's, or any free one if that is any.
     *
     * @throws BadSettingException if it is no port
     */
    public int managementPort() {
        int next = port() == 0 || port() == HIGHEST_PORT ? 0 : port() + 1;
        return port("CRM_MANAGEMENT_PORT", first(Integer.toString(next), "CRM_MANAGEMENT_PORT"));
    }

    /**
     * The certificate chain and private key to speak TLS with, as properties; empty for plain HTTP.
     *
     * @throws BadSettingException if one of the two is missing or cannot be read
     */
    public Map<String, String> tls() {
        String certificate = first("", "CRM_TLS_CERT");
        String key = first("", "CRM_TLS_KEY");
        if (certificate.isEmpty() && key.isEmpty()) {
            return Map.of();
        }
        return Map.of(
                "server.ssl.certificate", readable("CRM_TLS_CERT", certificate),
                "server.ssl.certificate-private-key", readable("CRM_TLS_KEY", key),
                "server.ssl.enabled-protocols", "TLSv1.2,TLSv1.3");
    }

    private static String readable(String name, String file) {
        if (file.isEmpty() || !Files.isReadable(Path.of(file))) {
            throw new BadSettingException(
                    name,
                    name + " must name a PEM file that can be read" + (file.isEmpty() ? "." : ", not " + file + "."));
        }
        return "file:" + Path.of(file).toAbsolutePath();
    }

    private static int port(String name, String port) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new BadSettingException(name, name + " must be a number from 0 to 65535, not " + port + ".");
        }
        return Integer.parseInt(port);
    }

    /**
     * The MongoDB the settings name; empty if they mean the embedded store.
     *
     * @throws BadSettingException if it is no address of a MongoDB
     */
    public Optional<ConnectionString> sharedStore() {
        String uri = first("", "CRM_MONGODB_URI");
        try {
            return uri.isEmpty() ? Optional.empty() : Optional.of(new ConnectionString(uri));
        } catch (IllegalArgumentException malformed) {
            // Its message may repeat the password.
            throw new BadSettingException(
                    "CRM_MONGODB_URI",
                    "CRM_MONGODB_URI is no address of a MongoDB: mongodb://host:port/?replicaSet=name.");
        }
    }

    private String first(String otherwise, String... names) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return otherwise;
    }
}
