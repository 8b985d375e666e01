package com.mdmc.crm.backup.schedule;

import java.nio.file.Path;

/** A rehearsal: restores an archive into a temporary directory, compares it with the live store, and deletes it. */
public interface RestoreDrill {

    /**
     * @return the position that was restored
     * @throws Exception if it cannot be restored, or is not what is live
     */
    long run(Path archive) throws Exception;
}
