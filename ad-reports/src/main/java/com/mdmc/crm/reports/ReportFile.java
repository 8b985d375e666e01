package com.mdmc.crm.reports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Format detection: which tables a file may be read as. */
final class ReportFile {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    /** Bytes that a packed file may unfold to. */
    private static final long LARGEST = 1L << 29;

    private ReportFile() {}

    /** The same content under every separator that comes into question. */
    static List<Table> tables(Path file, ReportOptions options) throws IOException {
        if (!isZip(file)) {
            return texts(() -> new BufferedInputStream(Files.newInputStream(file)), options);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null || zip.getEntry("[Content_Types].xml") != null) {
                requireSmall(zip);
                return XlsxTable.sheets(file);
            }
            String entry = table(zip);
            return texts(() -> unpacked(file, entry), options);
        } catch (ZipException broken) {
            throw ReportRefused.of("not-a-table", "reason", String.valueOf(broken.getMessage()));
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            if (start.length == 0) {
                throw ReportRefused.of("empty-file");
            }
            if (start.length == 4 && (start[0] & 0xff) == 0xd0 && (start[1] & 0xff) == 0xcf) {
                throw ReportRefused.of("old-workbook");
            }
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    private static void requireSmall(ZipFile zip) {
        long size =
                zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
        if (size > LARGEST) {
            throw ReportRefused.of("file-too-large");
        }
    }

    // YouTube Studio packs the same days as a table, once more for its chart, and as totals: never take two of them.
    private static String table(ZipFile zip) {
        List<String> names = new ArrayList<>(zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> Titles.folded(name).matches(".*\\.(csv|tsv|txt)"))
                .filter(name -> rank(name) < 3)
                .sorted(Comparator.comparingInt(ReportFile::rank))
                .toList());
        if (names.isEmpty()) {
            throw ReportRefused.of("no-table-in-archive");
        }
        // Beside tables, a text is what somebody wrote about them.
        if (names.stream().anyMatch(name -> !isText(name))) {
            names.removeIf(ReportFile::isText);
        }
        boolean several = names.size() > 1 && rank(names.get(0)) == rank(names.get(1));
        if (several) {
            throw ReportRefused.of("several-tables-in-archive", "names", String.join(", ", names));
        }
        return names.get(0);
    }

    private static boolean isText(String name) {
        return Titles.folded(name).endsWith(".txt");
    }

    private static int rank(String path) {
        String name = Titles.folded(path.substring(path.lastIndexOf('/') + 1));
        if (name.startsWith("table data") || name.startsWith("donnees du tableau") || name.startsWith("tableau")) {
            return 0;
        }
        if (name.startsWith("chart data") || name.startsWith("donnees du graphique") || name.startsWith("graphique")) {
            return 2;
        }
        return name.startsWith("total") || path.startsWith("__MACOSX") ? 3 : 1;
    }

    private static InputStream unpacked(Path file, String entry) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        InputStream content = new BufferedInputStream(zip.getInputStream(zip.getEntry(entry)));
        return new FilterInputStream(content) {
            private long left = LARGEST;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                left -= Math.max(0, count);
                if (left < 0) {
                    throw ReportRefused.of("file-too-large");
                }
                return count;
            }

            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }

    private static List<Table> texts(CsvTable.Content content, ReportOptions options) throws IOException {
        Charset charset = options.encoding() == null
                ? Encodings.of(content)
                : Encodings.required(content, charset(options.encoding()));
        List<Table> tables = new ArrayList<>();
        for (char separator : separators(options)) {
            tables.add(new CsvTable(content, charset, separator));
        }
        return tables;
    }

    private static List<Character> separators(ReportOptions options) {
        if (options.separator() == null) {
            return SEPARATORS;
        }
        String written =
                options.separator().equals("\\t") || options.separator().equals("tab") ? "\t" : options.separator();
        if (written.length() != 1) {
            throw ReportRefused.of("bad-option", "option", "separator");
        }
        return List.of(written.charAt(0));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw ReportRefused.of("bad-option", "option", "encoding");
        }
    }
}
