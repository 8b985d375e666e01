package com.mdmc.crm.embeddedstore.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Random;

/** What may happen to a file. */
public enum Damage {
    FLIP_BIT {
        @Override
        byte[] to(byte[] bytes, Random random) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return bytes;
        }
    },
    TRUNCATE {
        @Override
        byte[] to(byte[] bytes, Random random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
    },
    CUT_TAIL {
        @Override
        byte[] to(byte[] bytes, Random random) {
            return Arrays.copyOf(bytes, bytes.length - 1 - random.nextInt(Math.min(bytes.length, 20_000)));
        }
    },
    DUPLICATE_RANGE {
        @Override
        byte[] to(byte[] bytes, Random random) {
            int length = length(bytes, random);
            System.arraycopy(bytes, at(bytes, length, random), bytes, at(bytes, length, random), length);
            return bytes;
        }
    },
    SWAP_RANGES {
        @Override
        byte[] to(byte[] bytes, Random random) {
            int length = length(bytes, random);
            int one = at(bytes, length, random);
            int other = at(bytes, length, random);
            byte[] before = bytes.clone();
            System.arraycopy(before, one, bytes, other, length);
            System.arraycopy(before, other, bytes, one, length);
            return bytes;
        }
    },
    ZERO_RANGE {
        @Override
        byte[] to(byte[] bytes, Random random) {
            int length = length(bytes, random);
            int at = at(bytes, length, random);
            Arrays.fill(bytes, at, at + length, (byte) 0);
            return bytes;
        }
    },
    EMPTY {
        @Override
        byte[] to(byte[] bytes, Random random) {
            return new byte[0];
        }
    },
    DELETE {
        @Override
        public void inflict(Path file, Copies copies, Random random) throws IOException {
            Files.delete(file);
        }
    },
    OLDER_COPY {
        @Override
        public void inflict(Path file, Copies copies, Random random) throws IOException {
            replace(file, copies.older());
        }
    },
    OF_ANOTHER_STORE {
        @Override
        public void inflict(Path file, Copies copies, Random random) throws IOException {
            replace(file, copies.foreign());
        }
    },
    DIRECTORY_INSTEAD {
        @Override
        public void inflict(Path file, Copies copies, Random random) throws IOException {
            Files.delete(file);
            Files.createDirectory(file);
            Files.createFile(file.resolve("file"));
        }
    },
    LINK_INSTEAD {
        @Override
        public void inflict(Path file, Copies copies, Random random) throws IOException {
            Path elsewhere = Files.createTempDirectory("elsewhere").resolve(file.getFileName());
            Files.move(file, elsewhere);
            Files.createSymbolicLink(file, elsewhere);
        }
    };

    /**
     * Where else there are files of the same names; a name that is missing there did not exist yet.
     *
     * @param older directory with older copies of the files
     * @param foreign directory with the files of another store
     */
    public record Copies(Path older, Path foreign) {}

    public void inflict(Path file, Copies copies, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 0) {
            Files.write(file, to(bytes, random));
        }
    }

    byte[] to(byte[] bytes, Random random) {
        return bytes;
    }

    private static void replace(Path file, Path directory) throws IOException {
        Path copy = directory.resolve(file.getFileName());
        if (Files.exists(copy)) {
            Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(file);
        }
    }

    /** Often whole blocks of the checkpoint's file, which are the hardest to notice. */
    private static int length(byte[] bytes, Random random) {
        int length = random.nextBoolean() ? 4100 * (1 + random.nextInt(3)) : 1 + random.nextInt(5_000);
        return Math.min(length, bytes.length);
    }

    private static int at(byte[] bytes, int length, Random random) {
        int at = random.nextInt(bytes.length - length + 1);
        boolean aligned = at > 4096 && random.nextBoolean();
        return aligned ? 4096 + (at - 4096) / 4100 * 4100 : at;
    }
}
