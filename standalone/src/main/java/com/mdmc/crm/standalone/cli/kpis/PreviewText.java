package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What an import would do, for a terminal: a table of the campaigns, then one line per kind of problem. */
record PreviewText(JsonNode preview) {
    private static final int MOST_PLACES = 5;
    private static final int MOST_CHARACTERS = 40;

    void print(PrintWriter out) {
        out.printf(
                "%s, read as %s: %s lines, %s of totals%n",
                preview.path("platform").asText(),
                preview.path("form").asText(),
                preview.path("lines"),
                preview.path("totalLines"));
        preview.path("campaigns").forEach(campaign -> campaign(campaign, out));
        out.flush();
    }

    private static void campaign(JsonNode campaign, PrintWriter out) {
        JsonNode days = campaign.path("days");
        out.printf(
                "%s%s: %s new, %s changed, %s unchanged, %s refused%n",
                campaign.path("campaignId").asText(),
                campaign.path("from").isNull()
                        ? ""
                        : ", " + campaign.path("from").asText() + " to "
                                + campaign.path("to").asText(),
                days.path("recorded"),
                days.path("restated"),
                days.path("unchanged"),
                days.path("rejected"));
        campaign.path("after").fields().forEachRemaining(sum -> {
            JsonNode before = campaign.path("before").path(sum.getKey());
            boolean isAmount = sum.getKey().equals("spend");
            String unit = isAmount ? " " + campaign.path("currency").asText("") : "";
            out.printf("  %-14s %s -> %s%n", sum.getKey() + unit, plain(before), plain(sum.getValue()));
        });
        campaign.path("invoices")
                .forEach(invoice -> out.printf(
                        "  invoice %s: %s %s due%n",
                        invoice.path("documentNumber").asText(),
                        invoice.at("/delta/amount").asText(),
                        invoice.at("/delta/currency").asText()));
    }

    private static String plain(JsonNode number) {
        return number.isNumber() ? number.decimalValue().toPlainString() : BigDecimal.ZERO.toPlainString();
    }

    /** What a person should know beside the figures. */
    void complain(PrintWriter err, boolean isForOneCampaign) {
        List<String> unknown = new ArrayList<>();
        preview.path("unknownColumns").forEach(title -> unknown.add(title.asText()));
        if (!unknown.isEmpty()) {
            err.println("columns not taken: " + String.join(", ", unknown));
        }
        preview.path("unmapped").forEach(campaign -> {
            String number = campaign.path("id").asText();
            List<String> several = new ArrayList<>();
            campaign.path("campaigns").forEach(each -> several.add(each.asText()));
            err.printf(
                    "%s: %s%s, %s lines%s%n",
                    isForOneCampaign ? "left out" : "not mapped",
                    label(campaign),
                    number.isEmpty() ? "" : " (" + number + ")",
                    campaign.path("lines"),
                    several.size() < 2 ? "" : "; it belongs to several of ours: " + String.join(", ", several));
        });
        preview.path("problems").forEach(kind -> err.println("refused: " + text(kind)));
        preview.path("flags").forEach(kind -> err.println("to be looked at: " + text(kind)));
        err.flush();
    }

    private static String label(JsonNode campaign) {
        return List.of("name", "id", "account").stream()
                .map(field -> campaign.path(field).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("(lines without a campaign)");
    }

    private static String shortened(String lines) {
        int end = lines.indexOf(',', MOST_CHARACTERS);
        return end < 0 ? lines : lines.substring(0, end) + ",…";
    }

    private static String text(JsonNode kind) {
        StringJoiner places = new StringJoiner("; ", "line ", "");
        kind.path("lines").forEach(lines -> places.add(shortened(lines.asText())));
        String all = places.toString();
        int days = kind.path("days").asInt();
        if (days > MOST_PLACES) {
            List<String> first = List.of(all.split("; ", MOST_PLACES + 1)).subList(0, MOST_PLACES);
            all = String.join("; ", first) + " and those of " + (days - MOST_PLACES) + " more days";
        }
        return all + ": " + kind.path("message").asText();
    }
}
