package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.http.HttpConfiguration;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.platform.security.AccessConfiguration;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The clock, the keys and the database; Axon's part and HTTP's part are imported. */
@Configuration(proxyBeanMethods = false)
@Import({LedgerConfiguration.class, HttpConfiguration.class, AccessConfiguration.class, StoreHealth.class})
public class KernelConfiguration {
    private static final String MASTER_KEY = "CRM_MASTER_KEY";

    private static final String DEFAULT_DATABASE = "mdmc_crm";

    /** Ticks milliseconds, because that is what the store keeps. A program may bring a clock of its own. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /**
     * The database, with the ledger's durability for whatever is opened in it without a word of its own.
     *
     * @throws com.mdmc.crm.ledger.settings.WeakDurabilityException before anything else is done with a connection that
     *     promises less than the ledger needs
     */
    @Bean
    MongoDatabase mongoDatabase(MongoClient client, @Value("${spring.mongodb.uri}") String uri) {
        String named = new ConnectionString(uri).getDatabase();
        MongoDatabase database = client.getDatabase(named == null ? DEFAULT_DATABASE : named);
        return DurableSettings.of(database).database();
    }

    private static MasterKey given(String key) {
        try {
            return MasterKey.ofBase64(key);
        } catch (IllegalArgumentException malformed) {
            throw new BadSettingException(MASTER_KEY, "CRM_MASTER_KEY must be 32 bytes in Base64.");
        }
    }

    @Bean
    MasterKey masterKey(
            @Value("${crm.master-key:}") String key,
            @Value("${crm.data}") Path data,
            @Value("${crm.mongodb-uri:}") String sharedStore)
            throws IOException {
        if (!key.isBlank()) {
            return given(key);
        }
        if (!sharedStore.isBlank()) {
            // Every node of a shared store needs the same key; one drawn here would lock the others out.
            throw new BadSettingException(
                    MASTER_KEY, "CRM_MONGODB_URI is set, so CRM_MASTER_KEY must be: 32 random bytes in Base64.");
        }
        return MasterKey.ofFile(data.resolve("master.key"));
    }

    @Bean
    SubjectKeys subjectKeys(MongoDatabase database, MasterKey master, Clock clock) {
        return new SubjectKeys(database, master, clock);
    }

    @Bean
    Privacy privacy(SubjectKeys keys) {
        return new Privacy(keys);
    }

    @Bean
    BlindIndex blindIndex(MasterKey master) {
        return new BlindIndex(master);
    }
}
