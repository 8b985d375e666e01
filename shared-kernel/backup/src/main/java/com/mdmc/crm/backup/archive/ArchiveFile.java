package com.mdmc.crm.backup.archive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import com.mdmc.crm.ledger.merkle.Sha256;
import com.mdmc.crm.platform.privacy.AesGcm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Encrypted, compressed, checksummed file of BSON documents: eight bytes of magic, the length of the header, the header as
 * JSON, AES-256-GCM over the deflated documents with all before as authenticated data, SHA-256 of everything before.
 *
 * @param digest of the file, in hexadecimal
 */
public record ArchiveFile(ArchiveHeader header, List<byte[]> documents, String digest) {
    private static final byte[] MAGIC = "MDMCARC1".getBytes(StandardCharsets.US_ASCII);
    private static final int PREFIX = MAGIC.length + Integer.BYTES;
    private static final int DIGEST = 32;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int BUFFER = 1 << 16;
    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new ParameterNamesModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * The bytes of a file.
     *
     * @param level of compression, from 1 (fast) to 9 (small)
     */
    static byte[] bytes(ArchiveHeader described, BsonSequence documents, BackupKey key, int level) throws IOException {
        byte[] drawn = new byte[SALT];
        RANDOM.nextBytes(drawn);
        String salt = Base64.getEncoder().encodeToString(drawn);
        byte[] header = JSON.writeValueAsBytes(described.written(documents.documents(), documents.size(), salt));
        byte[] start = ByteBuffer.allocate(PREFIX + header.length)
                .put(MAGIC)
                .putInt(header.length)
                .put(header)
                .array();
        byte[] encrypted = AesGcm.encrypt(key.ofFile(salt), deflated(documents.toBytes(), level), start);
        byte[] all = ByteBuffer.allocate(start.length + encrypted.length + DIGEST)
                .put(start)
                .put(encrypted)
                .array();
        byte[] digest = sha256(all);
        System.arraycopy(digest, 0, all, all.length - DIGEST, DIGEST);
        return all;
    }

    private static byte[] sha256(byte[] all) {
        MessageDigest digest = Sha256.ofThread();
        digest.update(all, 0, all.length - DIGEST);
        return digest.digest();
    }

    /** The digest of a file's bytes, in hexadecimal. */
    static String digestOf(byte[] all) {
        return HexFormat.of().formatHex(all, all.length - DIGEST, all.length);
    }

    /** The header alone, which nothing vouches for yet. */
    static ArchiveHeader header(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            ByteBuffer prefix = ByteBuffer.wrap(in.readNBytes(PREFIX));
            return parsed(file, in.readNBytes(headerLength(file, prefix)));
        }
    }

    /**
     * Reads a file and checks every byte of it.
     *
     * @throws DamagedArchiveException if it is not as it was written, or was written under another key
     */
    static ArchiveFile read(Path file, BackupKey key) throws IOException {
        byte[] all = all(file);
        ByteBuffer view = ByteBuffer.wrap(all);
        if (all.length < PREFIX + DIGEST) {
            throw new DamagedArchiveException(file, "it is cut off");
        }
        byte[] digest = sha256(all);
        if (!Arrays.equals(digest, 0, DIGEST, all, all.length - DIGEST, all.length)) {
            throw new DamagedArchiveException(file, "its digest is not that of its bytes");
        }
        int length = headerLength(file, view);
        byte[] start = Arrays.copyOf(all, PREFIX + length);
        ArchiveHeader header = parsed(file, Arrays.copyOfRange(all, PREFIX, PREFIX + length));
        byte[] encrypted = Arrays.copyOfRange(all, start.length, all.length - DIGEST);
        return new ArchiveFile(header, documents(file, header, key, encrypted, start), digestOf(all));
    }

    private static byte[] all(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            throw new DamagedArchiveException(file, "it is not there");
        }
    }

    private static int headerLength(Path file, ByteBuffer view) {
        try {
            byte[] magic = new byte[MAGIC.length];
            view.get(magic);
            int length = view.getInt();
            if (Arrays.equals(magic, MAGIC) && length > 0 && length <= LONGEST_HEADER) {
                return length;
            }
        } catch (BufferUnderflowException cutOff) {
            // told below
        }
        throw new DamagedArchiveException(file, "it is no file of an archive");
    }

    private static ArchiveHeader parsed(Path file, byte[] json) {
        ArchiveHeader header;
        try {
            header = JSON.readValue(json, ArchiveHeader.class);
        } catch (IOException malformed) {
            throw new DamagedArchiveException(file, "its header cannot be read");
        }
        if (header.format() > ArchiveHeader.FORMAT) {
            throw new DamagedArchiveException(
                    file, "it has format " + header.format() + ", which only a newer program reads");
        }
        return header;
    }

    private static List<byte[]> documents(
            Path file, ArchiveHeader header, BackupKey key, byte[] encrypted, byte[] start) {
        try {
            byte[] plain = inflated(AesGcm.decrypt(key.ofFile(header.salt()), encrypted, start), header.size());
            List<byte[]> found = BsonSequence.read(plain);
            if (found.size() != header.documents()) {
                throw new DamagedArchiveException(file, found.size() + " documents instead of " + header.documents());
            }
            return found;
        } catch (GeneralSecurityException forged) {
            throw new WrongBackupKeyException(file);
        } catch (DataFormatException | IllegalArgumentException malformed) {
            throw new DamagedArchiveException(file, String.valueOf(malformed.getMessage()));
        }
    }

    private static byte[] deflated(byte[] plain, int level) {
        Deflater deflater = new Deflater(level, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + BUFFER);
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflated(byte[] deflated, long size) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] plain = new byte[Math.toIntExact(size)];
            int at = 0;
            while (at < plain.length) {
                int read = inflater.inflate(plain, at, plain.length - at);
                if (read == 0) {
                    throw new DataFormatException("its documents are cut off");
                }
                at += read;
            }
            return plain;
        } finally {
            inflater.end();
        }
    }
}
