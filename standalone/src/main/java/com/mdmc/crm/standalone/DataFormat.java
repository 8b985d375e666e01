package com.mdmc.crm.standalone;

import com.mdmc.crm.embeddedstore.storage.file.OwnerOnly;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.configuration.BuildVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Format version of a data directory, in its file {@code format}: which files stand where. 0 is a directory from before
 * there was such a file.
 *
 * @param program that wrote it last
 */
public record DataFormat(int version, String program) {
    /** What this program writes. */
    public static final int CURRENT = 1;

    private static final Logger LOG = LoggerFactory.getLogger(DataFormat.class);
    private static final String FILE = "format";
    private static final DataFormat BEFORE = new DataFormat(0, "a program from before there were formats");

    /** @throws StartRefusedException if its file cannot be understood */
    public static DataFormat of(DataDirectory data) {
        Path file = data.path().resolve(FILE);
        try {
            List<String> lines = Files.readAllLines(file);
            return new DataFormat(
                    Integer.parseInt(lines.get(0).strip()), lines.get(1).strip());
        } catch (NoSuchFileException absent) {
            return BEFORE;
        } catch (NumberFormatException | IndexOutOfBoundsException | CharacterCodingException damaged) {
            throw new StartRefusedException(file + " is damaged: its first line must be the number of the format.");
        } catch (IOException unreadable) {
            throw new StartRefusedException(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** @throws StartRefusedException if a newer program has written the directory */
    static void require(DataDirectory data) {
        DataFormat found = of(data);
        if (found.version() > CURRENT) {
            throw new StartRefusedException(
                    "%s has format %d, written by program %s; this is program %s, which knows formats up to %d: start the newer program."
                            .formatted(data.path(), found.version(), found.program(), BuildVersion.version(), CURRENT));
        }
    }

    /** Says that this program writes the directory from now on. */
    static void enter(DataDirectory data) {
        DataFormat found = of(data);
        DataFormat now = new DataFormat(CURRENT, BuildVersion.version());
        if (found.equals(now)) {
            return;
        }
        try {
            OwnerOnly.replace(data.path(), FILE, now.version() + "\n" + now.program() + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        if (found.version() < CURRENT && Files.exists(data.audit())) {
            LOG.info("{} has format {} now, {} before", data.path(), CURRENT, found.version());
        }
    }

    @Override
    public String toString() {
        return version + ", by " + program;
    }
}
