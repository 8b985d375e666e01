package com.mdmc.crm.embeddedstore.storage.file;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of a directory that is only read: whatever is written, renamed or deleted happens in memory. */
public final class ReadOnlyFiles implements StoreFiles {

    private final Path directory;

    // By name what was opened, renamed (empty under the former name) or deleted (empty).
    private final Map<String, Optional<OverlaidFile>> changed = new HashMap<>();

    public ReadOnlyFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public synchronized StoreFile open(String name) throws IOException {
        Optional<OverlaidFile> known = changed.get(name);
        if (known != null && known.isPresent()) {
            return known.get();
        }
        boolean isThere = known == null && Files.exists(directory.resolve(name));
        OverlaidFile file = isThere
                ? new OverlaidFile(FileChannel.open(directory.resolve(name), READ), () -> forget(name))
                : new OverlaidFile();
        changed.put(name, Optional.of(file));
        return file;
    }

    private synchronized void forget(String name) {
        changed.remove(name);
    }

    @Override
    public synchronized List<String> list() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(DiskFiles::isFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !changed.containsKey(name))
                    .forEach(names::add);
        }
        changed.forEach((name, file) -> {
            if (file.isPresent() && !name.contains("/")) {
                names.add(name);
            }
        });
        return names;
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        open(from);
        changed.put(to, changed.get(from));
        changed.put(from, Optional.empty());
    }

    @Override
    public synchronized void delete(String name) {
        changed.put(name, Optional.empty());
    }
}
