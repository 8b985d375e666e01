package com.mdmc.crm.command.campaign;

import com.mdmc.crm.command.bus.TextSubjects;
import com.mdmc.crm.command.campaign.billing.CurrencyPair;
import com.mdmc.crm.command.campaign.billing.DocumentSeries;
import com.mdmc.crm.command.campaign.decision.BillingSettings;
import com.mdmc.crm.command.campaign.decision.Campaign;
import com.mdmc.crm.command.campaign.decision.CampaignClients;
import com.mdmc.crm.command.campaign.imports.KpiImport;
import com.mdmc.crm.command.campaign.kpi.CampaignKpis;
import com.mdmc.crm.command.campaign.kpi.LatestFetches;
import com.mdmc.crm.command.campaign.kpi.MongoLatestFetches;
import com.mdmc.crm.command.campaign.kpi.SourceCampaigns;
import com.mdmc.crm.command.http.UploadDirectory;
import com.mdmc.crm.domain.campaign.billing.Seller;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mongodb.client.MongoDatabase;
import jakarta.servlet.MultipartConfigElement;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what campaign decisions need beside their own history. */
@Configuration(proxyBeanMethods = false)
public class CampaignCommandConfiguration {

    @Bean
    TextSubjects textSubjects(ObjectProvider<EventStore> events, SubjectKeys keys) {
        return new CampaignClients(events::getObject, keys);
    }

    /** Lines of the address and of the legal mentions are separated by {@code |}. */
    @Bean
    BillingSettings billingSettings(
            @Value("${crm.billing.seller-name:MDMC}") String name,
            @Value("${crm.billing.seller-address:}") String address,
            @Value("${crm.billing.seller-vat-id:}") String vatId,
            @Value("${crm.billing.seller-registration:}") String registration,
            @Value("${crm.billing.mentions:}") String mentions,
            @Value("${crm.billing.vat-rate:20}") BigDecimal vatRate,
            @Value("${crm.billing.payment-days:30}") int paymentDays) {
        Seller seller = new Seller(name, lines(address), vatId, registration, lines(mentions));
        return new BillingSettings(seller, vatRate, paymentDays);
    }

    private static List<String> lines(String text) {
        return text.isBlank() ? List.of() : List.of(text.split("\\|"));
    }

    @Bean
    LatestFetches latestFetches(MongoDatabase database) {
        return new MongoLatestFetches(database);
    }

    @Bean
    SourceCampaigns sourceCampaigns(Privacy privacy, BlindIndex blindIndex) {
        return new SourceCampaigns(privacy, blindIndex);
    }

    @Bean
    UploadDirectory uploadDirectory(@Value("${crm.data:./data}") Path data) {
        return new UploadDirectory(data);
    }

    /** The server keeps what is being uploaded in the same directory. */
    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties limits, UploadDirectory uploads) {
        limits.setLocation(uploads.path().toString());
        return limits.createMultipartConfig();
    }

    @Bean
    EventType campaignSnapshots() {
        return EventType.named("Campaign", Campaign.class);
    }

    @Bean
    EventType campaignKpisSnapshots() {
        return EventType.named("CampaignKpis", CampaignKpis.class);
    }

    @Bean
    EventType kpiImportSnapshots() {
        return EventType.named("KpiImport", KpiImport.class);
    }

    @Bean
    EventType documentSeriesSnapshots() {
        return EventType.named("DocumentSeries", DocumentSeries.class);
    }

    @Bean
    EventType currencyPairSnapshots() {
        return EventType.named("CurrencyPair", CurrencyPair.class);
    }
}
