package com.mdmc.crm.e2e.console;

import java.util.ArrayList;
import java.util.List;

/** Texts that would run as a script, become markup or break a page that trusted them. */
final class Payloads {
    private static final String HIT = "window.hit=1";

    private static final List<String> SCRIPTS = List.of(
            "<script>%s</script>",
            "<ScRiPt>%s</sCrIpT>",
            "<script/x>%s</script>",
            "<script\n>%s</script\n>",
            "</textarea><script>%s</script>",
            "</title><script>%s</script>",
            "<!--<script>-->%s//",
            "<svg><script>%s</script></svg>",
            "<svg onload=%s>",
            "<svg/onload=%s>",
            "<img src=x onerror=%s>",
            "<img/src=x/onerror=%s>",
            "<img src=x onerror=\"%s\">",
            "<IMG SRC=\"javascript:%s\">",
            "<iframe srcdoc=\"<script>parent.%s</script>\"></iframe>",
            "<iframe src=javascript:%s>",
            "<body onload=%s>",
            "<details open ontoggle=%s>",
            "<input autofocus onfocus=%s>",
            "<video><source onerror=%s></video>",
            "<math><mtext><img src=x onerror=%s></mtext></math>",
            "<a href=\"javascript:%s\">lien</a>",
            "<a href=\"data:text/html,<script>%s</script>\">lien</a>",
            "<form action=javascript:%s><button>ok</button></form>",
            "<object data=\"javascript:%s\">",
            "<embed src=\"javascript:%s\">",
            "<link rel=stylesheet href=\"javascript:%s\">",
            "<base href=\"javascript:%s//\">",
            "<meta http-equiv=refresh content=\"0;url=javascript:%s\">",
            "<style>@import 'javascript:%s'</style>",
            "<x style=\"animation-name:x\" onanimationstart=%s>",
            "\"><img src=x onerror=%s>",
            "'><img src=x onerror=%s>",
            "` onmouseover=%s `",
            "javascript:%s",
            "{{constructor.constructor('%s')()}}",
            "${%s}",
            "#{%s}",
            "<%%= %s %%>",
            "\\u003cscript\\u003e%s\\u003c/script\\u003e",
            "&lt;script&gt;%s&lt;/script&gt;",
            "&#60;script&#62;%s&#60;/script&#62;",
            "%%3Cscript%%3E%s%%3C/script%%3E",
            "<scr\u0000ipt>%s</scr\u0000ipt>",
            "\u2028%s\u2029",
            "]]><script>%s</script>",
            "<![CDATA[<script>%s</script>]]>",
            "*/%s/*",
            "';%s;//",
            "\";%s;//");

    private static final List<String> NAUGHTY = List.of(
            "undefined",
            "null",
            "[object Object]",
            "NaN",
            "1e309",
            "-1",
            "../../../etc/passwd",
            "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
            "مرحبا بالعالم",
            "‮txet desrever",
            "田中さんにあげて下さい",
            "👩‍👩‍👧‍👧 🇫🇷 ❤️",
            "a".repeat(500),
            "ﷺ".repeat(50),
            "\u200b\u200b\u200b.",
            "`$(touch /tmp/blns)`",
            "__proto__",
            "constructor",
            "\"quotes\" 'and' `ticks`",
            "<b>gras</b> & <i>italique</i>");

    private Payloads() {}

    static List<String> all() {
        List<String> all = new ArrayList<>(NAUGHTY);
        SCRIPTS.forEach(script -> all.add(script.replace("\u0000", "").formatted(HIT)));
        return all;
    }
}
