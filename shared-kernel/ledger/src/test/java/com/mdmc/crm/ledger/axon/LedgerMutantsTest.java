package com.mdmc.crm.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schedules are worth something: each of these faults, planted in the code, is found by them. */
@Tag("slow")
class LedgerMutantsTest {

    private static final int SCHEDULES = 3_000;

    static Stream<Mutant> mutants() {
        return Stream.of(
                new Mutant(
                        "the unique index of stream keys is dropped",
                        "SimulatedStore.java",
                        "|| StoredKeys.of(other).stream().anyMatch(keys::contains)",
                        ""),
                new Mutant(
                        "positions are not unique",
                        "SimulatedStore.java",
                        "other.position() == document.position() ||",
                        ""),
                new Mutant(
                        "reads show what is not durable",
                        "SimulatedStore.java",
                        "primary.subList(0, durable)",
                        "primary.subList(0, primary.size())"),
                new Mutant("a bulk goes on after an error", "SimulatedStore.java", "return i; }", "continue; }"),
                new Mutant(
                        "the refused commit counts as stored",
                        "append/LogWriter.java",
                        "head = settlement.confirmFirst(error.getIndex(), head);",
                        "head = settlement.confirmFirst(error.getIndex() + 1, head); if (settlement.isComplete()) return;"),
                new Mutant(
                        "a write concern error is ignored",
                        "append/LogWriter.java",
                        "if (e.getWriteErrors().isEmpty() || e.getWriteConcernError() != null) { throw e; }",
                        "if (e.getWriteErrors().isEmpty()) { head = settlement.confirmFirst(documents.size(), head); return; }"),
                new Mutant(
                        "a lost connection counts as success",
                        "append/LogWriter.java",
                        "settlement.doubt(e);",
                        "head = settlement.confirmFirst(settlement.left().size(), head == null ? LogHead.OF_EMPTY_LOG : head);"),
                new Mutant(
                        "a lost connection counts as failure",
                        "append/LogWriter.java",
                        "settlement.doubt(e);",
                        "settlement.failFirst(AppendFailedException.notWritten(settlement.left().get(0).commitId(), e));"),
                new Mutant(
                        "an interrupted write counts as failure",
                        "append/LogWriter.java",
                        "settlement.interrupted();",
                        "settlement.failFirst(AppendFailedException.notWritten(settlement.left().get(0).commitId(), e));"),
                new Mutant(
                        "what was given up on is said not to be there", "append/Settlement.java", "sent = true;", ""),
                new Mutant(
                        "every duplicate counts as a conflict",
                        "append/LogWriter.java",
                        "} else if (lookAhead(settlement)) {",
                        "} else if (head != null) { settlement.failFirst(new StreamConflictException(refused.streamKeys().get(0), 0)); } else if (lookAhead(settlement)) {"),
                new Mutant(
                        "the head is used again",
                        "append/LogWriter.java",
                        "settlement.confirm(document); head = document.asHead();",
                        "settlement.confirm(document);"),
                new Mutant(
                        "a commit keeps its first position",
                        "format/CommitDocument.java",
                        "if (position() != behind.position() + 1 || latest() != latest) {",
                        "if (position() == 0) {"),
                new Mutant(
                        "a commit moves without a new hash",
                        "format/CommitDocument.java",
                        "System.arraycopy(hash, 0, bytes, bytes.length - 1 - TreeHash.LENGTH, TreeHash.LENGTH);",
                        "if (leafHash()[0] == 0) System.arraycopy(hash, 0, bytes, bytes.length - 1 - TreeHash.LENGTH, TreeHash.LENGTH);"),
                new Mutant(
                        "the latest time forgets the past",
                        "format/CommitDocument.java",
                        "Math.max(behind.latest(), time())",
                        "time()"),
                new Mutant(
                        "a reader resumes behind the commit it was in",
                        "axon/tail/LedgerStream.java",
                        "Math.max(0, reached - 1)",
                        "reached"),
                new Mutant(
                        "the tail leaves out what it read first",
                        "axon/tail/LedgerTailer.java",
                        "commits.after(head, readSize)",
                        "commits.after(head + 1, readSize)"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isFound(Mutant mutant) throws Exception {
        Object violation = new MutantLoader(mutant)
                .loadClass(Schedules.class.getName())
                .getMethod("firstViolation", long.class, int.class)
                .invoke(null, 1L, SCHEDULES);

        assertThat((List<?>) violation)
                .as("%s survives %d schedules", mutant, SCHEDULES)
                .isNotEmpty();
    }
}
