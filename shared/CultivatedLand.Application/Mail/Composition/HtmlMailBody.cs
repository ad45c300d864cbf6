using CultivatedLand.Domain;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>
/// Writer of a mail as HTML. It uses tables and inline styles, because Outlook lays out with Word. Nothing is loaded from outside.
/// One column of at most 600 pixels shows on a phone without zooming. Colours for dark mode stand beside those for light mode.
/// </summary>
internal static class HtmlMailBody
{
    private const string Fonts = "font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif";

    private static readonly HtmlMarkup Head = new(
        """<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">"""
            + """<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">"""
            + """<meta name="format-detection" content="telephone=no,date=no,address=no">"""
            + "\n<style>:root{color-scheme:light dark;supported-color-schemes:light dark}\n"
            + "@media (prefers-color-scheme:dark){.page{background:#15191e!important}"
            + ".card{background:#20262d!important;border-top-color:#39424d!important;"
            + "border-right-color:#39424d!important;border-bottom-color:#39424d!important}"
            + ".ink{color:#eef1f4!important}.soft{color:#aab4bf!important}"
            + ".line{border-color:#39424d!important}.rail{background:#39424d!important}"
            + ".next{background:#2a323b!important;color:#eef1f4!important}.link{color:#7db8ff!important}}\n"
            + "@media (max-width:480px){.outer{padding:8px!important}"
            + ".act{display:block!important;text-align:center!important}}</style>"
    );

    private static readonly HtmlMarkup PageBegins = new(
        """<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" """
            + """bgcolor="#eef1f4" style="background:#eef1f4">"""
            + """<tr><td class="outer" align="center" style="padding:20px 12px">"""
    );

    private static readonly HtmlMarkup ColumnBegins = new(
        """<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" """
            + $"""style="max-width:600px;margin:0 auto;text-align:left;{Fonts}">"""
    );

    public static string Write(MailDraft draft) =>
        HtmlMarkup
            .Of(
                $"""
                <!DOCTYPE html>
                <html lang="{(draft.Language == Language.English ? "en" : "zh-CN")}"><head>{Head}<title>{draft.Office}</title></head>
                <body class="page" style="margin:0;padding:0;background:#eef1f4;-webkit-text-size-adjust:100%">
                <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{Preview(draft)}</div>
                {PageBegins}
                {OutlookOnly("<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td>")}
                {ColumnBegins}
                {Row(OfficeLine(draft), "0 4px 12px")}
                {(draft.IsVirtualTime ? Row(VirtualTime(draft), "0 0 12px") : HtmlMarkup.Nothing)}
                {Row(Opening(draft), "0 4px 16px")}
                {HtmlMarkup.Join(draft.ToldInFull.Select(summary => Row(HtmlMailCard.Write(summary, draft), "0 0 14px")))}
                {(draft.ToldInShort.Any() ? Row(HtmlMailCard.WriteShort(draft), "0 0 14px") : HtmlMarkup.Nothing)}
                {Row(Footer(draft), "4px 4px 0")}
                </table>
                {OutlookOnly("</td></tr></table>")}
                </td></tr></table>
                </body></html>
                """
            )
            .Value;

    public static HtmlMarkup Row(HtmlMarkup content, string padding) =>
        HtmlMarkup.Of($"""<tr><td style="padding:{padding}">{content}</td></tr>""");

    /// <summary>Wraps markup for Outlook alone. Outlook knows no max-width and gets a table of fixed width around the content.</summary>
    private static HtmlMarkup OutlookOnly(string html) => new($"<!--[if mso]>{html}<![endif]-->");

    /// <summary>Returns the text that a list of mails shows beside the subject.</summary>
    private static string Preview(MailDraft draft) =>
        $"{draft.Summaries[0].Timing} · {draft.Summaries[0].Progress ?? draft.Summaries[0].Task}";

    private static HtmlMarkup OfficeLine(MailDraft draft) =>
        HtmlMarkup.Of($"""<div class="soft" style="font-size:13px;line-height:20px;color:#57606a">{draft.Office}</div>""");

    private static HtmlMarkup VirtualTime(MailDraft draft) =>
        HtmlMarkup.Of(
            $"""<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>"""
                + $"""<td bgcolor="#fff4ce" style="background:#fff4ce;color:#5c4400;padding:10px 14px;"""
                + $"""font-size:14px;line-height:22px;border-radius:6px">{draft.Say(MailText.VirtualTimeNote)}</td></tr></table>"""
        );

    private static HtmlMarkup Opening(MailDraft draft) =>
        HtmlMarkup.Of(
            $"{Greeting(draft)}"
                + $"""<div class="ink" style="font-size:16px;line-height:25px;color:#1f2328">{draft.Introduction}</div>{Receipt(draft)}"""
        );

    private static HtmlMarkup Receipt(MailDraft draft) =>
        draft.Receipt is { } receipt ? HtmlMailCard.Button(receipt, draft.Say(MailText.Receipt)) : HtmlMarkup.Nothing;

    private static HtmlMarkup Greeting(MailDraft draft) =>
        draft.Greeting is { } greeting
            ? HtmlMarkup.Of($"""<div class="ink" style="font-size:17px;line-height:26px;color:#1f2328;font-weight:bold">{greeting}</div>""")
            : HtmlMarkup.Nothing;

    private static HtmlMarkup Footer(MailDraft draft) =>
        HtmlMarkup.Of(
            $"""<div class="soft" style="font-size:12px;line-height:19px;color:#57606a">"""
                + $"{draft.Say(draft.Footer)}{Link(draft.PlaceTable, draft.Say(MailText.PlaceTable))}"
                + $"{Link(draft.PublicAddress, draft.Say(MailText.AllTasks))}</div>"
        );

    private static HtmlMarkup Link(Uri? address, string words) =>
        address is null ? HtmlMarkup.Nothing : HtmlMarkup.Of($""" <a class="link" href="{address}" style="color:#0b5cad">{words}</a>""");
}
