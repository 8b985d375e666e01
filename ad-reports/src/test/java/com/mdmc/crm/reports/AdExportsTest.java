package com.mdmc.crm.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.Platform;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files to the letter of the platforms' layouts, and what they really say. */
class AdExportsTest {

    @Test
    void google() throws IOException {
        for (String file : List.of("g_en_day.csv", "g_utf16.csv")) {
            List<ReportDay> days = days(file, Platform.GOOGLE);
            assertThat(values(days, "spend")).containsExactly("1234.56", "5", "0");
            assertThat(values(days, "impressions")).containsExactly("12034", "1000", "0");
            assertThat(values(days, "conversions")).containsExactly("40.5", null, "0");
            assertThat(values(days, "views")).containsExactly("5001", null, "0");
            assertThat(days).extracting(ReportDay::currency).containsOnly("EUR");
            assertThat(open(file, Platform.GOOGLE).totalLines()).isEqualTo(3);
            assertThat(open(file, Platform.GOOGLE).unknownTitles()).isEmpty();
        }
        for (String file : List.of("g_fr_comma.csv", "g_fr_semi.csv")) {
            List<ReportDay> days = days(file, Platform.GOOGLE);
            assertThat(values(days, "spend")).containsExactly("12.34", "1020.5");
            assertThat(values(days, "impressions")).containsExactly("1234", "10500");
            assertThat(values(days, "conversions")).containsExactly("1", "2.5");
        }
    }

    @Test
    void severalCampaigns() throws IOException {
        Report report = open("g_en_multi.csv", Platform.GOOGLE);
        Map<String, List<String>> spend = new LinkedHashMap<>();
        report.read(PlatformCampaign::id, (id, days) -> spend.put(id, values(days, "spend")));
        assertThat(spend)
                .containsEntry("11111111111", List.of("12.34", "1020.5"))
                .containsEntry("22222222222", List.of("3.1", "0"));
        assertThat(values(days("g_en_multi.csv", Platform.GOOGLE), "spend")).containsExactly("15.44", "1020.5", "0");
    }

    @Test
    void meta() throws IOException {
        List<ReportDay> days = days("m_fr_day.csv", Platform.META);
        assertThat(values(days, "spend")).containsExactly("14.75", "10");
        assertThat(values(days, "impressions")).containsExactly("1899", "875");
        assertThat(values(days, "clicks")).containsExactly("59", null);
        assertThat(values(days, "comments")).containsExactly("4", null);
        assertThat(values(days, "likes")).containsExactly("31", "5");
        assertThat(values(days, "shares")).containsExactly("9", null);
        assertThat(values(days, "saves")).containsExactly("6", null);
        assertThat(values(days, "platformSpecific.meta.postEngagement")).containsExactly("121", "12");
        assertThat(values(days, "follows")).containsExactly("3", null);
        assertThat(values(days, "platformSpecific.meta.pageFollows")).containsExactly("2", null);
        assertThat(values(days, "platformSpecific.meta.videoPlays")).containsExactly("512", "88");
        assertThat(values(days, "reach")).containsExactly("1043", "700");
        assertThat(open("m_fr_day.csv", Platform.META).unknownTitles()).isEmpty();
    }

    @Test
    void metaSavedByASpreadsheet() throws IOException {
        for (String file : List.of("m_fr_excelbom.csv", "m_fr_excel1252.csv")) {
            List<ReportDay> days = days(file, Platform.META);
            assertThat(values(days, "spend")).containsExactly("1234.56", "10");
            assertThat(values(days, "impressions")).containsExactly("1899", "875");
            assertThat(values(days, "likes")).containsExactly("31", "5");
            assertThat(days.get(0).date()).hasToString("2026-03-28");
        }
        List<ReportDay> plain = days("m_fr_1252_plain.csv", Platform.META);
        assertThat(values(plain, "spend")).containsExactly("234.56");
        assertThat(values(plain, "conversions")).containsExactly("12");
    }

    @Test
    void metaOfAMonthIsNoDay() throws IOException {
        List<ReportDay> days = days("m_en_month.csv", Platform.META);
        assertThat(days).extracting(day -> day.problem().code()).containsExactly("line-not-one-day");
    }

    @Test
    void metaByAgeIsSummed() throws IOException {
        List<ReportDay> days = days("m_en_age.csv", Platform.META);
        assertThat(values(days, "spend")).containsExactly("20", "2");
        assertThat(values(days, "impressions")).containsExactly("320", "60");
        assertThat(values(days, "clicks")).containsExactly("12", "1");
        assertThat(days).allSatisfy(day -> assertThat(day.metrics()).doesNotContainKeys("reach", "frequency"));
        assertThat(days.get(0).lines()).isEqualTo("2-4");
    }

    @Test
    void aDamagedTitleTakesNothingAway() throws IOException {
        for (String file : List.of("meta_erase_1.csv", "meta_erase_2.csv")) {
            assertThat(values(days(file, Platform.META), "spend")).containsExactly("200", "300.5");
        }
        ReportDay engagement = days("meta_erase_3.csv", Platform.META).get(0);
        assertThat(engagement.metrics()).containsOnlyKeys("impressions", "likes");
    }

    @Test
    void tiktok() throws IOException {
        for (String file : List.of("t_en.csv", "t_fr.csv")) {
            List<ReportDay> days = days(file, Platform.TIKTOK);
            assertThat(values(days, "spend")).containsExactly("1005.5", "9");
            assertThat(values(days, "reach")).containsExactly("7000", null);
            assertThat(values(days, "views")).containsExactly("8000", "900");
            assertThat(values(days, "likes")).containsExactly("40", "50");
            assertThat(open(file, Platform.TIKTOK).unknownTitles()).isEmpty();
        }
    }

    @Test
    void youtube() throws IOException {
        for (String file : List.of("y_en.csv", "y_fr.csv", "y.zip")) {
            List<ReportDay> days = days(file, Platform.YOUTUBE);
            assertThat(values(days, "views")).containsExactly("40531", "4000");
            assertThat(values(days, "platformSpecific.youtube.watchTime")).containsExactly("60030", "1200");
            assertThat(values(days, "platformSpecific.youtube.avgViewDuration")).containsExactly("92", "88");
            assertThat(values(days, "platformSpecific.youtube.subscribers")).containsExactly("7", "-2");
            assertThat(values(days, "likes")).containsExactly("40", "50");
            assertThat(open(file, Platform.YOUTUBE).unknownTitles()).isEmpty();
        }
        assertThat(values(days("y_chart.csv", Platform.YOUTUBE), "views")).containsExactly("150", "50");
    }

    @Test
    void namesItsPlatform() throws IOException {
        assertThat(platforms("m_fr_day.csv")).containsExactly(Platform.META);
        assertThat(platforms("t_en.csv")).containsExactly(Platform.TIKTOK);
        assertThat(platforms("y_fr.csv")).containsExactly(Platform.YOUTUBE);
        assertThat(platforms("g_en_day.csv")).containsExactlyInAnyOrder(Platform.GOOGLE, Platform.YOUTUBE);
        assertThatThrownBy(() -> open("g_en_day.csv", null)).isInstanceOf(ReportRefused.class);
        assertThat(open("t_fr.csv", null).platform()).isEqualTo(Platform.TIKTOK);
    }

    private static List<Platform> platforms(String file) throws IOException {
        return ReportReader.platforms(path(file), ReportOptions.of(null));
    }

    private static Report open(String file, Platform platform) throws IOException {
        return ReportReader.open(path(file), ReportOptions.of(platform));
    }

    private static List<ReportDay> days(String file, Platform platform) throws IOException {
        List<ReportDay> all = new ArrayList<>();
        open(file, platform).read(campaign -> "one", (target, days) -> all.addAll(days));
        return all;
    }

    private static Path path(String file) {
        try {
            return Path.of(
                    AdExportsTest.class.getResource("/ad-exports/" + file).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> values(List<ReportDay> days, String metric) {
        assertThat(days).allSatisfy(day -> assertThat(day.problem()).isNull());
        assertThat(days).allSatisfy(day -> assertThat(day.metrics()).containsKey(metric));
        List<String> values = new ArrayList<>();
        for (ReportDay day : days) {
            BigDecimal value = day.metrics().get(metric);
            values.add(value == null ? null : value.toPlainString());
        }
        return values;
    }
}
