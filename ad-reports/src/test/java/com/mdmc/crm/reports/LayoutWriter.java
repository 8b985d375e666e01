package com.mdmc.crm.reports;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.reports.MadeUpReport.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a report in one of the layouts the platforms and spreadsheets make, sound or damaged. */
final class LayoutWriter {
    private static final Map<String, List<String>> TITLES = Map.ofEntries(
            Map.entry("GOOGLE", List.of("Day|Jour", "Campaign|Campagne", "Currency code|Code de la devise")),
            Map.entry("META", List.of("Day|Jour", "Campaign name|Nom de la campagne", "Currency|Devise")),
            Map.entry("TIKTOK", List.of("By Day|Par jour", "Campaign name|Nom de la campagne", "Currency|Devise")),
            Map.entry("YOUTUBE", List.of("Date|Date", "Campaign|Campagne", "Currency code|Code de devise")),
            Map.entry("SPOTIFY", List.of("Date|Jour", "Campaign name|Nom de la campagne", "Currency|Devise")));
    private static final Map<String, String> METRICS = Map.ofEntries(
            Map.entry("impressions", "Impressions|Impressions"),
            Map.entry("GOOGLE.clicks", "Clicks|Clics"),
            Map.entry("META.clicks", "Link clicks|Clics sur un lien"),
            Map.entry("TIKTOK.clicks", "Clicks (destination)|Clics (destination)"),
            Map.entry("SPOTIFY.clicks", "Clicks|Clics"),
            Map.entry("GOOGLE.spend", "Cost|Coût"),
            Map.entry("META.spend", "Amount spent (EUR)|Montant dépensé (EUR)"),
            Map.entry("TIKTOK.spend", "Cost|Coût"),
            Map.entry("SPOTIFY.spend", "Spend|Dépenses"),
            Map.entry("conversions", "Conversions|Conversions"),
            Map.entry("conversionValue", "Conv. value|Valeur de conv."),
            Map.entry("GOOGLE.views", "TrueView views|Vues TrueView"),
            Map.entry("TIKTOK.views", "Video views|Vues de vidéos"),
            Map.entry("YOUTUBE.views", "Views|Vues"),
            Map.entry("META.likes", "Post reactions|Réactions à une publication"),
            Map.entry("TIKTOK.likes", "Paid likes|Mentions J’aime payantes"),
            Map.entry("YOUTUBE.likes", "Likes|J’aime"),
            Map.entry("META.comments", "Post comments|Commentaires sur la publication"),
            Map.entry("META.shares", "Post shares|Partages de publications"),
            Map.entry("YOUTUBE.shares", "Shares|Partages"),
            Map.entry("reach", "Reach|Couverture"),
            Map.entry("follows", "Subscribers|Abonnés"),
            Map.entry("actualStreams", "Streams|Écoutes"));

    private final MadeUpReport report;
    private final Random random;
    private final boolean french;
    private final boolean decimalComma;
    private final String group;
    private final DateTimeFormatter days;
    private final boolean hasTotal;
    private final boolean isSpreadsheet;
    private final String missing;
    private final StringBuilder description = new StringBuilder();

    LayoutWriter(MadeUpReport report, Random random) {
        this.report = report;
        this.random = random;
        this.french = random.nextBoolean();
        this.decimalComma = french && random.nextBoolean();
        this.group = pick(decimalComma ? List.of("", " ", "\u00a0", "\u202f", ".") : List.of("", ","));
        this.days = DateTimeFormatter.ofPattern(
                pick(List.of("yyyy-MM-dd", "yyyy-MM-dd", "dd/MM/yyyy", "M/d/yyyy", "d MMM yyyy", "yyyyMMdd")),
                french ? Locale.FRENCH : Locale.ENGLISH);
        this.hasTotal = random.nextBoolean();
        this.isSpreadsheet = random.nextInt(6) == 0;
        this.missing = pick(List.of("", "--", " --", "-", "—"));
    }

    /** Writes the file; says in {@code toString} how. */
    Path write(Path directory) throws IOException {
        List<List<String>> table = table();
        if (isSpreadsheet) {
            return spreadsheet(directory.resolve("report.xlsx"), table);
        }
        char separator = pick(List.of(',', ';', '\t'));
        Charset charset = pick(List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                Charset.forName("windows-1252")));
        description.append(charset).append(' ').append((int) separator).append(' ');
        String text = text(table, separator);
        // What the character set cannot hold no spreadsheet would write.
        byte[] bytes = bytes(charset.newEncoder().canEncode(text) ? charset : StandardCharsets.UTF_8, text);
        if (random.nextInt(8) == 0) {
            return archive(directory.resolve("report.zip"), bytes);
        }
        return Files.write(directory.resolve("report.csv"), bytes);
    }

    private byte[] bytes(Charset charset, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (charset == StandardCharsets.UTF_16LE) {
            bytes.write(new byte[] {(byte) 0xff, (byte) 0xfe});
        } else if (charset == StandardCharsets.UTF_8 && random.nextBoolean()) {
            bytes.write("\ufeff".getBytes(charset));
        }
        bytes.write(text.getBytes(charset));
        return bytes.toByteArray();
    }

    private String period() {
        List<LocalDate> days = report.lines().stream().map(Part::date).sorted().toList();
        DateTimeFormatter written = french
                ? DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH)
                : DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);
        return written.format(days.get(0)) + " - " + written.format(days.get(days.size() - 1));
    }

    private List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            table.add(List.of(french ? "Rapport sur les campagnes" : "Campaign report"));
            table.add(List.of(period()));
        }
        table.add(titles());
        boolean totalFirst = report.platform() == Platform.YOUTUBE;
        if (hasTotal && totalFirst) {
            table.add(total());
        }
        for (Part line : report.lines()) {
            table.add(line(line));
        }
        if (hasTotal && !totalFirst) {
            table.add(total());
        }
        damage(table);
        return table;
    }

    private List<String> titles() {
        List<String> roles = TITLES.get(report.platform().name());
        List<String> titles = new ArrayList<>(List.of(translated(roles.get(0)), translated(roles.get(1))));
        if (report.breakdown() != null) {
            titles.add(
                    report.breakdown().equals("age")
                            ? translated("Age|Âge")
                            : translated("Ad set name|Nom de l'ensemble de publicités"));
        }
        titles.add(translated(roles.get(2)));
        for (String metric : report.metrics()) {
            String known = METRICS.get(report.platform() + "." + metric);
            titles.add(translated(known == null ? METRICS.get(metric) : known));
        }
        titles.add(translated("CTR|Taux de clics"));
        return titles;
    }

    private String translated(String both) {
        return both.split("\\|")[french ? 1 : 0];
    }

    private List<String> line(Part line) {
        List<String> cells = new ArrayList<>(List.of(days.format(line.date()), line.campaign()));
        if (report.breakdown() != null) {
            cells.add(line.part());
        }
        cells.add("EUR");
        for (String metric : report.metrics()) {
            cells.add(number(metric, line.figures().get(metric)));
        }
        cells.add(decimalComma ? "0,57 %" : "0.57%");
        return cells;
    }

    private List<String> total() {
        List<String> cells = new ArrayList<>(List.of(french ? "Total : compte" : "Total", "--"));
        if (report.breakdown() != null) {
            cells.add("--");
        }
        cells.add("EUR");
        for (String metric : report.metrics()) {
            cells.add(number(metric, metric.equals("reach") ? null : report.total(metric)));
        }
        cells.add("--");
        return cells;
    }

    private String number(String metric, BigDecimal value) {
        if (value == null) {
            return missing;
        }
        String pattern = Metric.ALL.get(metric).isCount() ? "#,##0" : "#,##0.00";
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        String english = format.format(value);
        return english.replace(',', 'G').replace(".", decimalComma ? "," : ".").replace("G", group);
    }

    /** Things that happen to files: none of them may change a figure that is taken. */
    private void damage(List<List<String>> table) {
        int header = table.size() - report.lines().size() - (hasTotal ? 1 : 0) - 1;
        int some = header + 1 + random.nextInt(report.lines().size());
        switch (isSpreadsheet ? 7 : random.nextInt(14)) {
            case 0 -> {
                description.append("title-damaged ");
                List<String> titles = new ArrayList<>(table.get(header));
                int column = random.nextInt(titles.size());
                titles.set(column, titles.get(column) + "\ufffd");
                table.set(header, titles);
            }
            case 1 -> {
                description.append("line-twice ");
                table.add(some, table.get(some));
            }
            case 2 -> {
                description.append("number-garbled ");
                List<String> cells = new ArrayList<>(table.get(some));
                cells.set(cells.size() - 2, "12x4");
                table.set(some, cells);
            }
            case 3 -> {
                description.append("day-garbled ");
                List<String> cells = new ArrayList<>(table.get(some));
                cells.set(0, "soon");
                table.set(some, cells);
            }
            case 4 -> {
                description.append("line-cut ");
                table.set(some, table.get(some).subList(0, 3));
            }
            case 5 -> {
                description.append("file-twice ");
                table.addAll(List.copyOf(table.subList(header + 1, table.size())));
            }
            case 6 -> {
                description.append("other-decimal ");
                List<String> cells = new ArrayList<>(table.get(some));
                cells.set(cells.size() - 2, decimalComma ? "1,234.56" : "1.234,56");
                table.set(some, cells);
            }
            default -> description.append("sound ");
        }
    }

    private String text(List<List<String>> table, char separator) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : table) {
            List<String> cells = new ArrayList<>();
            for (String cell : row) {
                boolean quoted = cell.indexOf(separator) >= 0 || random.nextInt(10) == 0;
                cells.add(quoted ? '"' + cell + '"' : cell);
            }
            text.append(String.join(String.valueOf(separator), cells)).append(random.nextBoolean() ? "\r\n" : "\n");
        }
        return text.toString();
    }

    private Path spreadsheet(Path file, List<List<String>> table) throws IOException {
        description.append("xlsx ");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Reports", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Report");
            for (int row = 0; row < table.size(); row++) {
                for (int column = 0; column < table.get(row).size(); column++) {
                    sheet.value(row, column, table.get(row).get(column));
                }
            }
        }
        return file;
    }

    private static Path archive(Path file, byte[] table) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("Chart data.csv"));
            zip.write("Date,Views\n2026-01-01,1\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("Table data.csv"));
            zip.write(table);
            zip.putNextEntry(new ZipEntry("Totals.csv"));
            zip.write("Date,Views\n2026-01-01,1\n".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Whether nothing was done to the file that could keep a figure from being taken. */
    boolean isSound() {
        return description.indexOf("sound") >= 0;
    }

    @Override
    public String toString() {
        LocalDate sample = LocalDate.of(2026, 3, 1);
        return report.platform() + " " + description + (french ? "fr " : "en ") + (decimalComma ? "comma " : "point ")
                + "'" + group + "' " + days.format(sample) + " " + report.breakdown() + (hasTotal ? " total" : "");
    }
}
