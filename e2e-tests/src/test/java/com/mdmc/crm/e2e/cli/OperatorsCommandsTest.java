package com.mdmc.crm.e2e.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.cli.Crm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Operators' commands given nothing they can work with: they say so in words, begin no store, and call nothing in order.
 */
class OperatorsCommandsTest {

    @TempDir
    Path directory;

    /** How a command ended, and all it printed. */
    private record Ended(int status, String said) {}

    @ParameterizedTest
    @ValueSource(strings = {"verify", "self-check", "tamper-demo", "audit-bundle --resource lead/lead-1 bundle"})
    void whatChecksSaysThatThereIsNothingToCheck(String command) throws Exception {
        refused(command, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebuild", "rotate-audit-key", "export copy"})
    void whatWorksOnAStoreBeginsNone(String command) throws Exception {
        refused(command, 2);
    }

    private void refused(String command, int status) throws Exception {
        Path mistyped = directory.resolve("mistyped");
        Ended ended = crm(command, mistyped);
        assertThat(ended.said()).contains("There is no embedded store in " + mistyped);
        assertThat(ended.status()).isEqualTo(status);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anEmptyLedgerIsNotInOrder() throws Exception {
        EmbeddedStore.open(directory.resolve("store")).close();
        Ended ended = crm("verify", directory);
        assertThat(ended.said()).contains("nothing is recorded").doesNotContain("in order");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void aStoreInUseIsNotCalledOutOfOrder() throws Exception {
        try (EmbeddedStore held = EmbeddedStore.open(directory.resolve("store"))) {
            Ended ended = crm("verify", directory);
            assertThat(ended.said()).contains("is in use by another process").doesNotContain("\tat ");
            assertThat(ended.status()).isEqualTo(2);
        }
    }

    @Test
    void aMissingExportBeginsNoStore() throws Exception {
        Ended ended = crm("import nowhere", directory);
        assertThat(ended.said()).contains("nowhere").doesNotContain("\tat ");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }

    private Ended crm(String command, Path data) throws IOException, InterruptedException {
        ProcessBuilder builder = CrmProcess.of(Crm.class.getName(), List.of(command.split(" ")));
        builder.directory(directory.toFile());
        builder.environment().remove("CRM_MONGODB_URI");
        builder.environment().put("CRM_DATA", data.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(said).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
