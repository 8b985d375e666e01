package com.mdmc.crm.embeddedstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.embeddedstore.crash.Victim;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SecondProcessTest {

    @TempDir
    Path directory;

    @Test
    void aDirectoryHeldByAnotherProcessIsRefusedUntilItEnds() throws Exception {
        try (Victim other = new Victim(directory, 1 << 20)) {
            assertThatThrownBy(() -> EmbeddedStore.open(directory))
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining("in use by another process");
            other.kill();
        }
        EmbeddedStore.open(directory).close();
    }
}
