package com.mdmc.crm.embeddedstore.mongo.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * `bulkWrite`, as MongoDB has it from 8.0: writes to several collections in one command, and here in one durable round.
 * Only with `errorsOnly`: results are told in sum, and one by one where they are errors.
 */
public final class BulkWriteCommand {
    public static final String NAME = "bulkWrite";

    private final Function<String, WriteCommands> databases;
    private final List<String> namespaces;
    private final List<Document> operations;
    private final boolean ordered;
    private final List<Document> errors = new ArrayList<>();
    private int inserted;
    private int matched;
    private int modified;
    private int upserted;
    private int deleted;

    public BulkWriteCommand(Function<String, WriteCommands> databases, Document command) {
        if (!Boolean.TRUE.equals(command.get("errorsOnly"))) {
            throw new FailedToParseException("bulkWrite without errorsOnly is not supported by the embedded store");
        }
        this.databases = databases;
        this.namespaces = documents(command, "nsInfo").stream()
                .map(info -> (String) info.get("ns"))
                .toList();
        this.operations = documents(command, "ops");
        this.ordered = !Boolean.FALSE.equals(command.get("ordered"));
    }

    /** Runs neighbours of one kind in one collection together. */
    public Document run(Channel channel) {
        int from = 0;
        while (from < operations.size() && (errors.isEmpty() || !ordered)) {
            Document first = operations.get(from);
            int to = from + 1;
            while (to < operations.size() && isLike(first, operations.get(to))) {
                to++;
            }
            run(first, operations.subList(from, to), from, channel);
            from = to;
        }
        Document cursor = new Document("id", 0L).append("firstBatch", errors).append("ns", "admin.$cmd.bulkWrite");
        return Replies.ok(new Document("cursor", cursor)
                .append("nErrors", errors.size())
                .append("nInserted", inserted)
                .append("nMatched", matched)
                .append("nModified", modified)
                .append("nUpserted", upserted)
                .append("nDeleted", deleted));
    }

    private static boolean isLike(Document one, Document other) {
        return kind(one).equals(kind(other)) && one.get(kind(one)).equals(other.get(kind(one)));
    }

    private static String kind(Document operation) {
        return operation.keySet().iterator().next();
    }

    private void run(Document first, List<Document> run, int offset, Channel channel) {
        String kind = kind(first);
        String namespace = namespaces.get(((Number) first.get(kind)).intValue());
        int dot = namespace.indexOf('.');
        WriteCommands writes = databases.apply(namespace.substring(0, dot));
        Document command = new Document(kind, namespace.substring(dot + 1)).append("ordered", ordered);
        Document answer = switch (kind) {
            case "insert" -> writes.insert(checked(kind, command, "documents", run, each -> each.get("document")));
            case "update" -> writes.update(checked(kind, command, "updates", run, BulkWriteCommand::update), channel);
            case "delete" -> writes.delete(checked(kind, command, "deletes", run, BulkWriteCommand::delete));
            default -> throw new FailedToParseException("no operation of bulkWrite: " + kind);
        };
        count(kind, answer);
        for (Document error : documents(answer, "writeErrors")) {
            errors.add(new Document("ok", 0)
                    .append("idx", offset + ((Number) error.get("index")).intValue())
                    .append("code", error.get("code"))
                    .append("errmsg", error.get("errmsg"))
                    .append("n", 0));
        }
    }

    private static Document checked(
            String kind, Document command, String field, List<Document> run, Function<Document, Object> statement) {
        command.append(field, run.stream().map(statement).toList());
        Unsupported.check(kind, command);
        return command;
    }

    private void count(String kind, Document answer) {
        int count = (int) answer.get("n");
        switch (kind) {
            case "insert" -> inserted += count;
            case "delete" -> deleted += count;
            default -> {
                int added = documents(answer, "upserted").size();
                upserted += added;
                matched += count - added;
                modified += (int) answer.get("nModified");
            }
        }
    }

    private static Document update(Document operation) {
        return options(operation, new Document("q", operation.get("filter")))
                .append("u", operation.get("updateMods"))
                .append("multi", Boolean.TRUE.equals(operation.get("multi")))
                .append("upsert", Boolean.TRUE.equals(operation.get("upsert")));
    }

    private static Document delete(Document operation) {
        return options(operation, new Document("q", operation.get("filter")))
                .append("limit", Boolean.TRUE.equals(operation.get("multi")) ? 0 : 1);
    }

    private static Document options(Document operation, Document statement) {
        for (String option : List.of("collation", "arrayFilters", "hint")) {
            if (operation.containsKey(option)) {
                statement.append(option, operation.get(option));
            }
        }
        return statement;
    }

    @SuppressWarnings("unchecked")
    private static List<Document> documents(Document command, String field) {
        return new ArrayList<>((Collection<Document>) command.getOrDefault(field, List.of()));
    }
}
