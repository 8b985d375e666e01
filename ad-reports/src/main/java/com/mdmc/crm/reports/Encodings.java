package com.mdmc.crm.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Detection of character sets. Bytes that a set has no character for are never replaced. */
final class Encodings {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int SAMPLE = 4096;

    private Encodings() {}

    static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The set that a file is written in, from all its bytes. */
    static Charset of(CsvTable.Content content) throws IOException {
        byte[] start;
        try (InputStream in = content.open()) {
            start = in.readNBytes(SAMPLE);
        }
        Charset wide = wide(start);
        if (wide != null) {
            return required(content, wide);
        }
        for (Charset narrow : List.of(StandardCharsets.UTF_8, WINDOWS)) {
            if (reads(content, narrow)) {
                return narrow;
            }
        }
        throw ReportRefused.of("encoding-unknown");
    }

    /** The set, if the whole file can be read by it. */
    static Charset required(CsvTable.Content content, Charset charset) throws IOException {
        if (!reads(content, charset)) {
            throw ReportRefused.of("encoding-unknown");
        }
        return charset;
    }

    private static Charset wide(byte[] start) {
        int first = start.length > 1 ? (start[0] & 0xff) << 8 | start[1] & 0xff : 0;
        if (first == 0xfeff || first == 0xfffe) {
            return StandardCharsets.UTF_16;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i % 2] += start[i] == 0 ? 1 : 0;
        }
        if (zeros[1] > start.length / 4) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] > start.length / 4 ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean reads(CsvTable.Content content, Charset charset) throws IOException {
        char[] buffer = new char[SAMPLE];
        try (Reader reader = new InputStreamReader(content.open(), strict(charset))) {
            while (reader.read(buffer) >= 0) {
                // All of it has to be readable.
            }
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
