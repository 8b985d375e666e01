package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.StoreAccess;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data of a newer program is not touched, data of an older one is taken over, and either can be told. */
class FormatVersionTest {

    @TempDir
    Path data;

    @Test
    void formatsAreToldAndANewerOneIsRefused() throws Exception {
        Operator.Ended none = Operator.crm(data, "version");
        assertThat(none.status()).isZero();
        assertThat(none.said()).contains("program ", "data directory 1, store 2, ledger 2, views 1", "none in " + data);

        Directories.written(data, 1);
        assertThat(Operator.crm(data, "version").said())
                .contains("data directory   1, by ", "database         ledger 2, views 1, by ", "format 2, by ");

        ofTheDatabase("ledger", 3);
        assertThat(Directories.refusal(RunningCrm.settings(data)))
                .contains("in ledger format 3", "start the newer program");
        Operator.Ended rebuild = Operator.crm(data, "rebuild");
        assertThat(rebuild.status()).isEqualTo(2);
        assertThat(rebuild.said()).contains("start the newer program");
        ofTheDatabase("ledger", 2);

        Files.writeString(data.resolve("format"), "2\n9.9.9\n");
        assertThat(Directories.refusal(RunningCrm.settings(data)))
                .contains(data + " has format 2, written by program 9.9.9", "start the newer program");

        Files.delete(data.resolve("format"));
        Files.createDirectory(data.resolve("format"));
        assertThat(Directories.refusal(RunningCrm.settings(data))).contains(data.resolve("format") + " cannot be read");
    }

    @Test
    void aDirectoryFromBeforeThereWereFormatsIsTakenOver() throws Exception {
        Directories.written(data, 1);
        Files.delete(data.resolve("format"));
        try (StoreAccess access = StoreAccess.work(new LaunchSettings(RunningCrm.settings(data)));
                MongoClient client = access.client()) {
            access.database(client).getCollection("store_identity").drop();
        }
        assertThat(Operator.crm(data, "version").said()).contains("data directory   0", "written before formats were");
        StandaloneServer.start(RunningCrm.settings(data)).close();
        assertThat(Operator.crm(data, "version").said()).contains("data directory   1", "ledger 2, views 1");
    }

    private void ofTheDatabase(String field, int version) {
        try (StoreAccess access = StoreAccess.work(new LaunchSettings(RunningCrm.settings(data)));
                MongoClient client = access.client()) {
            access.database(client)
                    .getCollection("store_identity")
                    .updateOne(Filters.eq("_id", "format"), Updates.set(field, version));
        }
    }
}
