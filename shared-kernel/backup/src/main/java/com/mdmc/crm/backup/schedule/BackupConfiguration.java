package com.mdmc.crm.backup.schedule;

import com.mdmc.crm.backup.write.ArchiveSource;
import com.mdmc.crm.platform.privacy.ArchiveErasures;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.store.StoredTokens;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires backups into a serving node. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
@ConditionalOnProperty(name = "crm.processors", havingValue = "true", matchIfMissing = true)
public class BackupConfiguration {

    @Bean
    BackupRuns backupRuns(MongoDatabase database) {
        return new BackupRuns(database);
    }

    @Bean
    BackupService backupService(
            BackupSettings settings,
            MongoDatabase database,
            MasterKey master,
            StoredTokens tokens,
            EventBus events,
            BackupRuns runs,
            Privacy privacy,
            ArchiveErasures erasures,
            ObjectProvider<RestoreDrill> drill,
            @Value("${crm.data}") Path data,
            Clock clock) {
        settings.requireApartFrom(data);
        return new BackupService(
                settings,
                ArchiveSource.of(database, master, tokens, clock),
                master,
                new BackupLease(database),
                new BackupJournal(runs, events, clock),
                privacy,
                erasures,
                Optional.ofNullable(drill.getIfAvailable()));
    }

    @Bean
    BackupHealth backup(BackupSettings settings, BackupRuns runs, Clock clock) {
        return new BackupHealth(settings, runs, clock);
    }
}
