package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.e2e.support.ReportUpload;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of leads that are handed in: read, mapped and compared, captured by their lines, and taken back. */
class LeadImportTest {
    private static CrmClient crm;

    @BeforeAll
    static void logIn() {
        crm = RunningCrm.shared().admin();
    }

    @Test
    void capturesAFrenchSpreadsheetsCsv() {
        JsonNode read = read("""
                Prénom;Nom;E-mail;Téléphone;Artiste;Genre;Budget;Plateformes;Priorité;Remarque
                Éloïse;Œuvrard;eloise@liste-fr.example;06 12 34 56 78;Les Œufs;pop | rap;1500,50;meta, tiktok;high;à rappeler
                Zoé;Lune;zoe@liste-fr.example;;Zoé Lune;;;;;
                """, "windows-1252", Map.of("country", "FR"));
        assertThat(read.at("/preview/form").asText()).isEqualTo("windows-1252 ;");
        assertThat(read.at("/preview/columns/Téléphone").asText()).isEqualTo("phone");
        assertThat(read.at("/preview/unknownColumns/0").asText()).isEqualTo("Remarque");
        assertThat(read.at("/preview/lines/captured").asInt()).isEqualTo(2);
        assertThat(leads("eloise@liste-fr.example")).isEmpty();

        assertThat(confirm(read).at("/lines/captured").asInt()).isEqualTo(2);
        JsonNode lead = leads("eloise@liste-fr.example").get(0);
        assertThat(lead.at("/personalInfo/lastName").asText()).isEqualTo("Œuvrard");
        assertThat(lead.at("/personalInfo/phone").asText()).isEqualTo("+33612345678");
        assertThat(lead.at("/artistInfo/genre/1").asText()).isEqualTo("rap");
        assertThat(lead.at("/businessInfo/budget/amount").decimalValue()).isEqualByComparingTo("1500.50");
        assertThat(lead.at("/pipeline/priority").asText()).isEqualTo("high");
        String id = read.at("/id").asText();
        String origin = crm.get("/api/history/events?resource=lead&resourceId="
                        + lead.at("/id").asText())
                .raw()
                .body();
        assertThat(origin).contains("\"correlationId\":\"" + id + "\"").contains("-2\"");

        // A repetition changes nothing, and says the same.
        assertThat(confirm(read).at("/lines/captured").asInt()).isEqualTo(2);
        assertThat(leads("zoe@liste-fr.example")).hasSize(1);
        assertThat(imported(read).at("/status").asText()).isEqualTo("confirmed");
    }

    @Test
    void readsAWorkbook() throws IOException {
        HttpResponse<String> answer = ReportUpload.send(
                port(),
                crm,
                "/api/imports/leads",
                workbook(List.of(
                        List.of("First name", "Last name", "Email", "Artist"),
                        List.of("Inès", "Nord", "ines@liste-xlsx.example", "Nord"))),
                Map.of());
        JsonNode read = body(answer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(read.at("/preview/form").asText()).isEqualTo("xlsx");
        confirm(read);
        assertThat(leads("ines@liste-xlsx.example")
                        .get(0)
                        .at("/artistInfo/name")
                        .asText())
                .isEqualTo("Nord");
    }

    @Test
    void saysWhichLinesAreThereOrRefusedAndWhy() {
        JsonNode first = read("""
                prenom,nom,email,artiste
                Ana,Une,ana@liste-double.example,Ana
                """, "UTF-8", Map.of());
        confirm(first);
        String known = leads("ana@liste-double.example").get(0).at("/id").asText();
        JsonNode read = read("""
                prenom,nom,email,artiste,telephone,canal,budget
                Ana,Une,Ana@liste-double.example,Ana,,,
                Bob,Deux,bob@liste-double.example,Bob,0612345679,,
                Bob,Deux,bob@liste-double.example,Bob,,,
                Cid,Trois,cid@liste-double.example,Cid,0612345679,,
                Dan,Quatre,dan@liste-double.example,Dan,,billboard,
                Eve,Cinq,pas une adresse,Eve,,,
                Flo,Six,flo@liste-double.example,Flo,,,7
                """, "UTF-8", Map.of());
        JsonNode preview = read.at("/preview");
        assertThat(preview.at("/lines/captured").asInt()).isEqualTo(2);
        assertThat(preview.at("/lines/duplicates").asInt()).isEqualTo(2);
        assertThat(preview.at("/lines/refused").asInt()).isEqualTo(3);
        assertThat(kind(preview, "duplicates", "email-of-lead")
                        .at("/first/0/leadId")
                        .asText())
                .isEqualTo(known);
        assertThat(kind(preview, "duplicates", "email-of-line")
                        .at("/first/0/line")
                        .asInt())
                .isEqualTo(4);
        assertThat(kind(preview, "duplicates", "email-of-line")
                        .at("/first/0/otherLine")
                        .asInt())
                .isEqualTo(3);
        assertThat(kind(preview, "flags", "phone-of-line").at("/first/0/line").asInt())
                .isEqualTo(5);
        JsonNode channel = kind(preview, "refused", "unknown-value");
        assertThat(channel.at("/title").asText()).isEqualTo("canal");
        assertThat(channel.at("/message").asText()).contains("website");
        assertThat(kind(preview, "refused", "email-address").at("/first/0/line").asInt())
                .isEqualTo(7);
        assertThat(kind(preview, "refused", "decimal-min").at("/message").asText())
                .contains("100");
    }

    /** All imports have addresses of one form, whatever they are of. */
    @Test
    void isFoundAmongAllImports() throws Exception {
        JsonNode read =
                read("prenom,nom,email,artiste\nUne,Adresse,une@toutes-imports.example,Une\n", "UTF-8", Map.of());
        String address =
                "http://127.0.0.1:" + port() + "/api/imports/" + read.at("/id").asText();
        for (String command : List.of("/confirmation", "/reversal")) {
            assertThat(status(request(address + command).POST(HttpRequest.BodyPublishers.noBody())))
                    .isEqualTo(200);
        }
        assertThat(status(request(address))).isEqualTo(200);
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + crm.token());
    }

    @Test
    void keepsAConfirmedMappingForTheSameTitles() {
        String titles = "Qui,Nom,Contact,Scène Liste\n";
        String told = "Qui=firstName";
        assertThat(upload((titles + "A,B,c@d.example,E\n").getBytes(StandardCharsets.UTF_8), Map.of("map", "Qui=who"))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> first = ReportUpload.send(
                port(),
                crm,
                "/api/imports/leads",
                (titles + "Ana,Map,ana@liste-titres.example,Ana\n").getBytes(StandardCharsets.UTF_8),
                new LinkedHashMap<>(Map.of("map", told)));
        assertThat(body(first).at("/preview/unknownColumns")).hasSize(2);
        confirm(body(first));
        JsonNode again = read(titles + "Bea,Map,bea@liste-titres.example,Bea\n", "UTF-8", Map.of());
        assertThat(again.at("/preview/columns/Qui").asText()).isEqualTo("firstName");
    }

    @Test
    void takesBackWhatNobodyTouched() {
        JsonNode read = read("""
                prenom,nom,email,artiste
                Ana,Une,ana@liste-retour.example,Ana
                Bob,Deux,bob@liste-retour.example,Bob
                """, "UTF-8", Map.of());
        confirm(read);
        String touched = leads("bob@liste-retour.example").get(0).at("/id").asText();
        crm.post("/api/leads/" + touched + "/notes", Map.of("content", "vu", "type", "note"))
                .expect(201);

        JsonNode reversed = crm.send("POST", path(read) + "/reversal", null, Map.of())
                .expect(200)
                .body();
        assertThat(reversed.at("/archived").asInt()).isEqualTo(1);
        assertThat(reversed.at("/kept").asInt()).isEqualTo(1);
        assertThat(leads("ana@liste-retour.example")).isEmpty();
        assertThat(leads("bob@liste-retour.example")).hasSize(1);
        assertThat(imported(read).at("/kept").asInt()).isEqualTo(1);
        assertThat(crm.send("POST", path(read) + "/confirmation", null, Map.of())
                        .expect(409)
                        .text("/code"))
                .isEqualTo("import-reversed");
        // The address is free again.
        assertThat(read("prenom,nom,email,artiste\nAna,Une,ana@liste-retour.example,Ana\n", "UTF-8", Map.of())
                        .at("/preview/lines/captured")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void readsTheOwnExportBack() {
        confirm(read("""
                prenom,nom,email,artiste,telephone,genre,tags,ville
                Ana,Export,ana@liste-export.example,Ana Export,0612345670,pop|rap,vip,Lyon
                """, "UTF-8", Map.of()));
        JsonNode lead = leads("ana@liste-export.example").get(0);
        Answer export = crm.send(
                        "GET",
                        "/api/leads/export?q=ana@liste-export.example",
                        null,
                        Map.of("Accept", "text/csv", "Accept-Language", "fr"))
                .expect(200);
        crm.post("/api/leads/" + lead.at("/id").asText() + "/archiving", Map.of("reason", "relu"))
                .expect(200);
        HttpResponse<String> answer = upload(export.raw().body().getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(body(answer).at("/preview/lines/captured").asInt())
                .as(answer.body())
                .isEqualTo(1);
        confirm(body(answer));
        JsonNode back = leads("ana@liste-export.example").get(0);
        for (String group : List.of("/personalInfo", "/artistInfo", "/pipeline/tags", "/pipeline/priority")) {
            assertThat(back.at(group)).isEqualTo(lead.at(group));
        }
    }

    @Test
    void keepsNoTextOnceItsLeadsAreCaptured() {
        String marker = "planteliste";
        JsonNode read = read(
                "prenom,nom,email,artiste\n" + marker + "," + marker + "," + marker + "@liste-effacee.example," + marker
                        + "\n",
                "UTF-8",
                Map.of());
        String id = read.at("/id").asText();
        assertThat(staged("lead_import_texts", id))
                .hasSize(1)
                .allSatisfy(text -> assertThat(text).doesNotContain(marker));
        confirm(read);
        assertThat(staged("lead_import_texts", id)).isEmpty();
        assertThat(staged("lead_imports", id))
                .hasSize(1)
                .allSatisfy(text -> assertThat(text).doesNotContain(marker));
        assertThat(database()
                        .getCollection("subject_keys")
                        .find(new Document("_id", id))
                        .first())
                .containsKey("destroyedAt");
    }

    @Test
    void isTheImportersAlone() {
        JsonNode read = read("prenom,nom,email,artiste\nA,B,ab@liste-mienne.example,Ab\n", "UTF-8", Map.of());
        CrmClient other = Staff.hired("agent", Staff.freshTeam()).session();
        assertThat(other.send("POST", path(read) + "/confirmation", null, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(other.get(path(read)).status()).isEqualTo(404);
        CrmClient reader = Staff.hired("manager", "marine", Map.of("leads", Map.of("create", false)))
                .session();
        byte[] list = "prenom,nom,email,artiste\nA,B,c@d.example,E\n".getBytes(StandardCharsets.UTF_8);
        assertThat(ReportUpload.send(port(), reader, "/api/imports/leads", list, Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesWhatIsNoList() {
        for (byte[] broken : List.of(
                new byte[0],
                new byte[] {'P', 'K', 3, 4, 0, 0},
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0},
                "Bonjour".getBytes(StandardCharsets.UTF_8),
                "prenom,nom\n\"A,B".getBytes(StandardCharsets.UTF_8))) {
            HttpResponse<String> answer = upload(broken, Map.of());
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 400);
        }
        byte[] list = "prenom,nom,email,artiste\nA,B,c@d.example,E\n".getBytes(StandardCharsets.UTF_8);
        for (Map<String, String> fields : List.of(
                Map.of("map", "x"),
                Map.of("map", "Nom inconnu=email"),
                Map.of("map", "nom=firstName"),
                Map.of("encoding", "nope"),
                Map.of("separator", ";;"),
                Map.of("colour", "blue"))) {
            HttpResponse<String> answer = upload(list, fields);
            assertThat(answer.statusCode()).as(fields + answer.body()).isEqualTo(400);
        }
        assertThat(crm.post("/api/imports/leads", Map.of()).status()).isEqualTo(415);
    }

    private static int port() {
        return RunningCrm.shared().server().port();
    }

    private static MongoDatabase database() {
        return RunningCrm.shared().server().context().getBean(MongoDatabase.class);
    }

    private static List<String> staged(String collection, String id) {
        String key = collection.equals("lead_imports") ? "_id" : "importId";
        return database()
                .getCollection(collection)
                .find(new Document(key, id))
                .map(Document::toJson)
                .into(new ArrayList<>());
    }

    private static JsonNode read(String list, String charset, Map<String, String> fields) {
        HttpResponse<String> answer = upload(list.getBytes(Charset.forName(charset)), fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return body(answer);
    }

    private static HttpResponse<String> upload(byte[] list, Map<String, String> fields) {
        return ReportUpload.send(port(), crm, "/api/imports/leads", list, fields);
    }

    private static JsonNode body(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(answer.body(), unreadable);
        }
    }

    private static String path(JsonNode read) {
        return "/api/imports/leads/" + read.at("/id").asText();
    }

    private static JsonNode confirm(JsonNode read) {
        return crm.send("POST", path(read) + "/confirmation", null, Map.of())
                .expect(200)
                .body();
    }

    private static JsonNode imported(JsonNode read) {
        return crm.get(path(read)).expect(200).body();
    }

    private static JsonNode leads(String email) {
        return crm.get("/api/leads?lifecycle.archived=false&q=" + email)
                .expect(200)
                .body()
                .at("/items");
    }

    private static JsonNode kind(JsonNode preview, String sort, String code) {
        for (JsonNode kind : preview.at("/" + sort)) {
            if (kind.at("/code").asText().equals(code)) {
                return kind;
            }
        }
        throw new AssertionError("no " + code + " in " + preview);
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        StringBuilder sheet = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int row = 0; row < rows.size(); row++) {
            sheet.append("<row r=\"%d\">".formatted(row + 1));
            for (int column = 0; column < rows.get(row).size(); column++) {
                sheet.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                        .formatted((char) ('A' + column), row + 1, rows.get(row).get(column)));
            }
            sheet.append("</row>");
        }
        sheet.append("</sheetData></worksheet>");
        String spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                        + " PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                        + ".spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml"
                        + ".styles+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType="
                        + "\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + spreadsheet + "\" xmlns:r=\"" + office
                        + "\"><sheets><sheet name=\"Liste\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + spreadsheet + "\"><cellXfs><xf numFmtId=\"0\"/></cellXfs></styleSheet>");
        parts.put("xl/worksheets/sheet1.xml", sheet.toString());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file.toByteArray();
    }
}
