package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.edge.EdgeConfiguration;
import com.mdmc.crm.platform.http.HttpConfiguration;
import com.mdmc.crm.platform.metrics.MetricsConfiguration;
import com.mdmc.crm.platform.operations.NodeIdentity;
import com.mdmc.crm.platform.operations.NodeRole;
import com.mdmc.crm.platform.operations.OperationsConfiguration;
import com.mdmc.crm.platform.privacy.ArchiveErasures;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.IndexKey;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.StoreCopies;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.platform.projection.ProjectionConfiguration;
import com.mdmc.crm.platform.security.AccessConfiguration;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.offline.ShadowCollections;
import com.mdmc.crm.projections.processing.Projections;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Configuration of clock, keys and database, with that of Axon and HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({
    LedgerConfiguration.class,
    ProjectionConfiguration.class,
    HttpConfiguration.class,
    AccessConfiguration.class,
    EdgeConfiguration.class,
    OperationsConfiguration.class,
    MetricsConfiguration.class,
    StoreHealthIndicator.class
})
public class KernelConfiguration {
    private static final String DEFAULT_DATABASE = "mdmc_crm";

    /** Clock of millisecond precision, like the store. A program may replace it. */
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
    MongoDatabase mongoDatabase(
            MongoClient client,
            @Value("${spring.mongodb.uri}") String uri,
            @Value("${crm.restoring:false}") boolean isRestoring) {
        String named = new ConnectionString(uri).getDatabase();
        MongoDatabase database = client.getDatabase(named == null ? DEFAULT_DATABASE : named);
        if (!isRestoring) {
            new RestoreMark(database).requireNone();
        }
        new StoreFormat(database).require();
        return DurableSettings.of(database).database();
    }

    @Bean
    MasterKeySource masterKeySource(
            @Value("${crm.master-key:}") String key,
            @Value("${crm.master-key-next:}") String next,
            @Value("${crm.data}") Path data,
            @Value("${crm.mongodb-uri:}") String sharedStore) {
        return new MasterKeySource(key, next, data, !sharedStore.isBlank());
    }

    /** @throws com.mdmc.crm.ledger.settings.StartRefusedException if it is not the key of the store */
    @Bean
    MasterKey masterKey(MasterKeySource source, MongoDatabase database) throws IOException {
        return source.keyOf(database);
    }

    @Bean
    MasterKeyFollower masterKeyFollower(MasterKeySource source, MasterKey key, MongoDatabase database) {
        return new MasterKeyFollower(source, key, new KeyCheck(database));
    }

    /** @param node what processors are claimed by, as in {@link LedgerConfiguration} */
    @Bean
    NodeIdentity nodeIdentity(@Value("${crm.node:}") String node, Clock clock) {
        String process = ManagementFactory.getRuntimeMXBean().getName();
        return new NodeIdentity(node.isBlank() ? process : node, BuildVersion.version(), clock.instant());
    }

    @Bean
    @ConditionalOnProperty(name = "crm.processors", havingValue = "true", matchIfMissing = true)
    StartupReport startupReport(NodeIdentity node, ObjectProvider<NodeRole> roles, Environment settings) {
        return new StartupReport(node, roles, settings);
    }

    @Bean
    DampedLog dampedLog() {
        return new DampedLog();
    }

    @Bean
    DiskSpaceWatch diskSpaceWatch(@Value("${crm.data}") Path data) {
        return new DiskSpaceWatch(data);
    }

    @Bean
    Readiness readiness() {
        return new Readiness();
    }

    @Bean
    SubjectKeys subjectKeys(MongoDatabase database, MasterKey master, Clock clock) {
        return new SubjectKeys(database, master, clock);
    }

    @Bean
    StorePurge storePurge(
            MongoClient client,
            MongoDatabase database,
            ObjectProvider<Ledger> ledger,
            ObjectProvider<Projections> projections,
            ObjectProvider<Progress> progress,
            Clock clock) {
        StorePurge.ShownEvents shown = new StorePurge.ShownEvents() {
            @Override
            public long recorded() {
                return ledger.getObject().head();
            }

            @Override
            public boolean isShown(long position) {
                Progress reached = progress.getObject();
                Projections views = projections.getObject();
                return views.running().values().stream()
                                .flatMap(List::stream)
                                .allMatch(each -> reached.positionOf(each.name()) >= position)
                        && !ShadowCollections.isAny(views.rebuildable(), database);
            }
        };
        return new StorePurge(client, database, shown, clock);
    }

    @Bean
    StoreCopies storeCopies() {
        return new StoreCopies();
    }

    @Bean
    ArchiveErasures archiveErasures(MongoDatabase database) {
        return new ArchiveErasures(database);
    }

    @Bean
    Privacy privacy(SubjectKeys keys) {
        return new Privacy(keys);
    }

    @Bean
    IndexKey indexKey(MongoDatabase database, MasterKey master) {
        return new IndexKey(database, master);
    }

    /** @param isReplaced whether indexes are to be made with the next key, by the command that replaces the present one */
    @Bean
    BlindIndex blindIndex(IndexKey key, @Value("${crm.index-key.replaced:false}") boolean isReplaced) {
        return new BlindIndex(isReplaced ? key.next() : key.bytes());
    }
}
