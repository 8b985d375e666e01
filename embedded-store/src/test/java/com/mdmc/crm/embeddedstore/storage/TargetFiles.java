package com.mdmc.crm.embeddedstore.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Which file a test hits. */
public final class TargetFiles {

    private TargetFiles() {}

    /** One that is there, or that a checkpoint is about to write; more often the checkpoint's than another. */
    public static String any(LossyDisk disk, Random random) {
        try {
            List<String> names = new ArrayList<>(disk.list());
            List<String> checkpoints =
                    names.stream().filter(Layout::isCheckpoint).toList();
            if (random.nextBoolean() && !checkpoints.isEmpty()) {
                return checkpoints.get(random.nextInt(checkpoints.size()));
            }
            names.add("manifest.new");
            names.add(Layout.NEW);
            return names.get(random.nextInt(names.size()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
