package com.mdmc.crm.standalone.cli.doctor;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.ledger.settings.WeakDurabilityException;
import com.mdmc.crm.platform.configuration.BuildVersion;
import com.mdmc.crm.platform.configuration.StoreFormat;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerConnectionState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Checks of a store that answers: durability, members, key, format, clocks of the nodes, what waits for an operator. */
final class StoreChecks {
    private static final long MOST_SKEW_MILLIS = 2_000;

    private final LaunchSettings settings;
    private final MongoClient client;
    private final MongoDatabase database;

    StoreChecks(LaunchSettings settings, MongoClient client, MongoDatabase database) {
        this.settings = settings;
        this.client = client;
        this.database = database;
    }

    List<Finding> run() throws IOException {
        List<Finding> findings = new ArrayList<>();
        database.runCommand(new Document("ping", 1));
        findings.add(durability());
        if (settings.sharedStore().isPresent()) {
            findings.add(members());
        }
        findings.add(key());
        findings.add(format());
        findings.addAll(clocks());
        findings.addAll(waiting());
        return findings;
    }

    private Finding durability() {
        try {
            DurableSettings.of(database).database();
            return Finding.ok("store", "answers; what it acknowledges is on a majority and in its journal");
        } catch (WeakDurabilityException weak) {
            return Finding.error(
                    "store", weak.getMessage(), "use w=majority, journal=true and readConcernLevel=majority");
        }
    }

    private Finding members() {
        ClusterDescription cluster = client.getClusterDescription();
        long there = cluster.getServerDescriptions().stream()
                .filter(each -> each.getState() == ServerConnectionState.CONNECTED)
                .count();
        int all = cluster.getServerDescriptions().size();
        String said = "%d of %d members answer".formatted(there, all);
        if (there < all) {
            return Finding.error("members", said, "start the others: rs.status() names them");
        }
        return all < 3
                ? Finding.warning("members", said, "a replica set of three goes on when one member is lost")
                : Finding.ok("members", said);
    }

    private Finding key() throws IOException {
        var source = settings.masterKey();
        KeyCheck check = new KeyCheck(database);
        if (!source.isThere()) {
            return check.isUnused()
                    ? Finding.ok("key", "the first start draws one")
                    : Finding.error("key", "the master key of this store is missing", "put it back: " + source.place());
        }
        MasterKey key = source.read();
        return check.isUnused() || check.isOf(key) || check.isNext(key)
                ? Finding.ok("key", source.place() + " is this store's master key")
                : Finding.error("key", source.place() + " is not this store's master key", "put that key back");
    }

    private Finding format() {
        return new StoreFormat(database)
                .written()
                .map(written -> written.ledger() > StoreFormat.LEDGER || written.views() > StoreFormat.VIEWS
                        ? Finding.error(
                                "versions", "written by a newer program: " + written.program(), "use that program")
                        : Finding.ok(
                                "versions",
                                "program %s, data by %s".formatted(BuildVersion.version(), written.program())))
                .orElse(Finding.ok("versions", "program " + BuildVersion.version()));
    }

    private List<Finding> clocks() {
        List<Finding> findings = new ArrayList<>();
        database.getCollection("nodes").find().forEach(node -> {
            Date seen = node.getDate("seenAt");
            Date clock = node.getDate("clock");
            long skew = seen == null || clock == null ? 0 : clock.getTime() - seen.getTime();
            String said = "node %s is %d ms from the store's clock".formatted(node.getString("_id"), skew);
            findings.add(
                    Math.abs(skew) > MOST_SKEW_MILLIS
                            ? Finding.warning("clocks", said, "set up NTP on that machine")
                            : Finding.ok("clocks", said));
        });
        return findings;
    }

    private List<Finding> waiting() {
        List<Finding> findings = new ArrayList<>();
        long letters = database.getCollection("deadletters").countDocuments();
        if (letters > 0) {
            findings.add(
                    Finding.warning("views", letters + " events could not be handled", "crm operations dead-letters"));
        }
        database.getCollection("operations")
                .find(new Document("kind", "PAUSED"))
                .forEach(paused -> findings.add(Finding.warning(
                        "views",
                        paused.getString("target") + " has been paused since "
                                + paused.getDate("at").toInstant(),
                        "crm operations resume " + paused.getString("target"))));
        return findings;
    }
}
