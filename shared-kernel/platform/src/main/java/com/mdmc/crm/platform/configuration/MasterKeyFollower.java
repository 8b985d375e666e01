package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mdmc.crm.platform.privacy.MasterKey;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Follower of a rotation of the master key beside a program that serves: as soon as the store names the next key, what
 * the program writes is wrapped by it, and the program says so.
 */
class MasterKeyFollower {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKeyFollower.class);

    private final MasterKeySource source;
    private final MasterKey key;
    private final KeyCheck check;
    private boolean isFollowing;

    MasterKeyFollower(MasterKeySource source, MasterKey key, KeyCheck check) {
        this.source = source;
        this.key = key;
        this.check = check;
        if (key.knowsAnother() && check.isNext(key)) {
            follow();
        }
    }

    /** Asks the store nothing unless another key is here. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void look() throws IOException {
        if (!key.knowsAnother()) {
            source.next().filter(next -> !check.isOf(next)).ifPresent(key::know);
        } else if (!isFollowing && check.isNext(key.other())) {
            key.handOver();
            follow();
        } else if (isFollowing && check.isOf(key)) {
            key.forgetOther();
            isFollowing = false;
            LOG.info("The next master key has taken over");
        }
    }

    private void follow() {
        isFollowing = true;
        check.follows(key);
        LOG.info("What is written is wrapped by the next master key from now on");
    }
}
