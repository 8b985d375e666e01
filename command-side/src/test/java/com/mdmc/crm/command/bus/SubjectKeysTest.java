package com.mdmc.crm.command.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.lead.decision.TestStore;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import java.util.ArrayList;
import java.util.Base64;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whatever is kept of an encrypted text can be read by every node, whoever else encrypts for the same person. */
class SubjectKeysTest {
    private static final PersonalText CLEAR = PersonalText.clear("Élodie Fournier");
    private static final MasterKey MASTER =
            MasterKey.ofBase64(Base64.getEncoder().encodeToString(new byte[32]));

    private final Node node = new Node();

    private record Person(PersonalText name) {}

    /** The keys as one node knows them. */
    private static final class Node {
        final SubjectKeys keys = new SubjectKeys(TestStore.DATABASE, MASTER, TestStore.CLOCK);
        final Privacy privacy = new Privacy(keys);

        /** As a command does that takes its subject; empty if it is refused or another node's key was first. */
        Optional<PersonalText> decided(String subject, boolean isRefused) {
            keys.beginPending(subject);
            try {
                PersonalText name =
                        privacy.encryptAllHeld(subject, new Person(CLEAR)).name();
                if (isRefused) {
                    return Optional.empty();
                }
                keys.persistPending(subject);
                return Optional.of(name);
            } catch (ConcurrentModificationException lostRace) {
                return Optional.empty();
            } finally {
                keys.releasePending(subject);
            }
        }

        Optional<PersonalText> typed(String subject) {
            return Optional.of(privacy.encrypt(subject, CLEAR));
        }
    }

    @Test
    void aRefusedCommandLeavesNoKey() {
        node.decided("lead-refused", true);
        assertThat(node.keys.between("lead-refused", "lead-refuseds")).isEmpty();
    }

    @Test
    void whatIsEncryptedBesideARefusedCommandStaysReadable() {
        node.keys.beginPending("lead-beside");
        node.privacy.encryptAllHeld("lead-beside", new Person(CLEAR));
        PersonalText kept = node.typed("lead-beside").orElseThrow();
        node.keys.releasePending("lead-beside");
        assertThat(new Node().privacy.decrypt(kept)).isEqualTo(CLEAR);
        assertThat(node.decided("lead-beside", false).map(new Node().privacy::decrypt))
                .contains(CLEAR);
    }

    @Test
    void whatIsKeptIsReadableWhoeverElseEncrypts() throws Exception {
        long seed = Long.getLong("crm.seed", 20261201L);
        Random random = new Random(seed);
        List<Node> nodes = List.of(new Node(), new Node());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Optional<PersonalText>>> running = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            // Some twelve at once for each new person.
            String subject = "lead-contended-" + i / 12;
            Node some = nodes.get(random.nextInt(2));
            int kind = random.nextInt(3);
            running.add(threads.submit(() -> kind == 0 ? some.typed(subject) : some.decided(subject, kind == 1)));
        }
        Node reader = new Node();
        int kept = 0;
        for (Future<Optional<PersonalText>> each : running) {
            Optional<PersonalText> text = each.get();
            kept += text.isPresent() ? 1 : 0;
            assertThat(text.map(reader.privacy::decrypt).orElse(CLEAR))
                    .as("seed %d", seed)
                    .isEqualTo(CLEAR);
        }
        threads.shutdown();
        assertThat(kept).isGreaterThan(2_000);
    }
}
