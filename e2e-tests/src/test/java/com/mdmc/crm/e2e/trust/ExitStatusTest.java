package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Operator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How commands end: 0 done or in order, 1 not in order, 2 could not be checked or done, 3 bad usage. */
class ExitStatusTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "start --help, 0, Usage: crm start",
        "rotate-audit-key --help, 0, Usage: crm rotate-audit-key",
        "--version, 0, MDMC CRM ",
        "verify --version, 0, MDMC CRM ",
        "start --version, 0, MDMC CRM ",
        "start --nonsense, 3, Unknown option: '--nonsense'",
        "verify --nonsense, 3, Unknown option: '--nonsense'",
        "nonsense, 3, Unmatched argument",
        "export, 3, Missing required parameter",
        "verify, 2, There is no embedded store",
        "verify --key nonsense, 2, crm: ",
        "verify --checkpoint nowhere, 2, nowhere",
        "self-check, 2, There is no embedded store",
        "export copy, 2, There is no embedded store",
        "rebuild, 2, There is no embedded store",
        "import nowhere, 2, nowhere",
        "audit-bundle bundle, 3, either --resource",
        "doctor, 0, the first start makes it",
        "operations discard abc, 3, Missing required option: '--reason=<reason>'"
    })
    void tellsWhatCameOfIt(String command, int status, String said) {
        Operator.Ended ended = Operator.crm(directory.resolve("mistyped"), command);
        assertThat(ended.said()).contains(said);
        assertThat(ended.status()).as(ended.said()).isEqualTo(status);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() {
        Operator.Ended ended = Operator.crm(Path.of("/dev/null/data"), "start");
        assertThat(ended.said()).contains("/dev/null").hasLineCount(1);
        assertThat(ended.status()).isEqualTo(2);
    }
}
