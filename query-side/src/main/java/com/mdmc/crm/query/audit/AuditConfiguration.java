package com.mdmc.crm.query.audit;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.history.ReadableJson;
import com.mdmc.crm.query.list.FieldKind;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.location.GeoLocation;
import com.mdmc.crm.query.resource.AuditedResource;
import com.mdmc.crm.query.resource.AuditedResources;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of the audit over all views. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    private static final Map<String, String> RESOURCES =
            Map.of("leads", "lead", "campaigns", "campaign", "users", "user", "exchange_rates", "exchange-rate");

    /** The audit's documents as a list reads them; they are written entry by entry, not folded. */
    static final ViewDefinition<AuditEntry> ENTRIES = ViewDefinition.bySubject(
            AuditWriter.NAME, AuditEntry.class, Fold.of(AuditEntry.class).build(), List.of(), List.of());

    static final ListDefinition<AuditEntry> LIST = new ListDefinition<>(
            ENTRIES,
            Map.of(
                    "userId", FieldKind.TEXT,
                    "action", FieldKind.TEXT,
                    "resource", FieldKind.TEXT,
                    "resourceId", FieldKind.TEXT,
                    "severity", FieldKind.oneOf(AuditEntry.Severity.class),
                    "category", FieldKind.oneOf(AuditEntry.Category.class),
                    "correlationId", FieldKind.TEXT,
                    "createdAt", FieldKind.INSTANT,
                    "position", FieldKind.INTEGER),
            Set.of("createdAt", "position"),
            Map.of("position", FieldKind.INTEGER),
            "-position",
            null,
            actor -> Filters.empty());

    @Bean
    AuditedResources auditedResources(ObjectProvider<ViewDefinition<?>> views) {
        return new AuditedResources(views.orderedStream()
                .filter(view -> RESOURCES.containsKey(view.name()))
                .map(view -> new AuditedResource(RESOURCES.get(view.name()), view))
                .toList());
    }

    @Bean
    ReadableJson readableJson(Privacy privacy) {
        return new ReadableJson(privacy);
    }

    @Bean
    AuditedValues auditedValues(AuditedResources resources, StatesAsOf past, ReadableJson readable) {
        return new AuditedValues(resources, past, readable);
    }

    @Bean
    GeoLocation places(@Value("${crm.audit.geoip-db}") String database) {
        return database.isBlank() ? GeoLocation.none() : GeoLocation.in(Path.of(database));
    }

    @Bean
    AuditDecryption auditOpening(Views views, Privacy privacy, GeoLocation places, MessageSource messages) {
        return new AuditDecryption(new AuditMask(views), privacy, places, messages);
    }

    @Bean
    AuditWriter auditWriter(MongoDatabase database, Ledger ledger, AuditedResources resources) {
        return new AuditWriter(
                database, ledger, new SubjectStates(ledger, resources.all()), new AuditEntries(resources.all()));
    }
}
