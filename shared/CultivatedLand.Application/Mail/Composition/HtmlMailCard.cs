using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Writer of one task in the HTML mail: as a card, or as one line of a list.</summary>
internal static class HtmlMailCard
{
    private static readonly HtmlMarkup CardBegins = new(
        """<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" """
            + """bgcolor="#ffffff" style="background:#ffffff;border:1px solid #d5dae0;"""
    );

    public static HtmlMarkup Write(NoticeSummary summary, MailDraft draft) =>
        HtmlMarkup.Of(
            $"""
            {CardBegins}border-left:5px solid {Colour(summary)};border-radius:8px"><tr><td style="padding:14px 16px 16px">
            {Heading(summary)}
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
            {Field(draft.Say(MailText.TaskLabel), HtmlMarkup.Of($"{summary.Task}"))}
            {Optional(draft.Say(MailText.ActDoneLabel), summary.Act)}
            {Optional(draft.Say(MailText.PhasesLabel), summary.Phases)}
            {(summary.HasDue ? Field(draft.Say(MailText.DueLabel), Due(summary)) : HtmlMarkup.Nothing)}
            {(summary.Progress is null ? HtmlMarkup.Nothing : Field(draft.Say(MailText.ProgressLabel), Progress(summary)))}
            {Optional(draft.Say(MailText.ExpectedLabel), summary.Expected)}
            {Optional(draft.Say(MailText.WhyLabel), summary.Why)}
            </table>
            {(summary.Next is { } next ? Next(next) : HtmlMarkup.Nothing)}
            {HtmlMarkup.Join(summary.Notes.Select(Note))}
            {(summary.Link is { } link ? Button(link, draft.Say(ButtonOf(summary))) : HtmlMarkup.Nothing)}
            </td></tr></table>
            """
        );

    private static LocalizedText ButtonOf(NoticeSummary summary) =>
        summary.IsCopy || (summary.IsHandOver && !summary.HasDue) ? MailText.See
        : summary.AsksForDecision ? MailText.Decide
        : MailText.Act;

    private static HtmlMarkup Optional(string label, string? words) =>
        words is null ? HtmlMarkup.Nothing : Field(label, HtmlMarkup.Of($"{words}"));

    public static HtmlMarkup WriteShort(MailDraft draft) =>
        HtmlMarkup.Of(
            $"""
            {CardBegins}border-radius:8px"><tr><td style="padding:12px 16px">
            <div class="ink" style="font-size:15px;line-height:24px;color:#1f2328;font-weight:bold">{draft.Say(
                MailText.OthersHeading
            )}</div>
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">{HtmlMarkup.Join(
                draft.ToldInShort.Select(Line)
            )}</table>
            {(draft.LeftOver > 0 ? Note(draft.Say(MailText.LeftOver(draft.LeftOver))) : HtmlMarkup.Nothing)}
            </td></tr></table>
            """
        );

    private static HtmlMarkup Note(string note) =>
        HtmlMarkup.Of($"""<div class="soft" style="font-size:14px;line-height:22px;color:#57606a;padding-top:8px">{note}</div>""");

    /// <summary>Returns the colour of a notice. The higher the rung, the darker the red. A reminder is no alarm and is not red.</summary>
    private static string Colour(NoticeSummary summary) =>
        summary switch
        {
            { IsCopy: true } => "#6e7781",
            { Kind: NoticeKind.HandOver } => "#0b5cad",
            { Kind: NoticeKind.Reminder, IsDueToday: true } => "#b45309",
            { Kind: NoticeKind.Reminder } => "#0b6e4f",
            { Kind: NoticeKind.Overdue } => "#c2281d",
            { Kind: NoticeKind.StillOverdue } => "#a61b12",
            _ => "#8c1610",
        };

    private static HtmlMarkup Heading(NoticeSummary summary) =>
        HtmlMarkup.Of(
            $"""<div style="padding-bottom:8px"><span style="display:inline-block;background:{Colour(summary)};color:#ffffff;"""
                + $"""font-size:13px;line-height:20px;padding:1px 8px;border-radius:4px">{summary.Tag}</span>{Marks(summary)} """
                + $"""<div class="ink" style="font-size:18px;line-height:27px;font-weight:bold;color:#1f2328;padding-top:6px">"""
                + $"{summary.Place} {summary.Phase}</div></div>"
        );

    private static HtmlMarkup Marks(NoticeSummary summary) =>
        HtmlMarkup.Join(
            summary.Marks.Select(mark =>
                HtmlMarkup.Of(
                    $""" <span class="soft line" style="display:inline-block;border:1px solid #b6bec8;color:#57606a;"""
                        + $"""font-size:13px;line-height:18px;padding:1px 7px;border-radius:4px">{mark}</span>"""
                )
            )
        );

    private static HtmlMarkup Field(string label, HtmlMarkup content) =>
        HtmlMarkup.Of(
            $"""<tr><td class="soft" valign="top" width="86" style="width:86px;font-size:14px;line-height:22px;"""
                + $"""color:#57606a;padding:3px 8px 3px 0">{label}</td>"""
                + $"""<td class="ink" valign="top" style="font-size:15px;line-height:22px;color:#1f2328;padding:3px 0">"""
                + $"{content}</td></tr>"
        );

    private static HtmlMarkup Due(NoticeSummary summary) =>
        HtmlMarkup.Of(
            $"""<b style="display:inline-block;padding-right:8px">{summary.DueDay}</b>"""
                + $"""<span style="display:inline-block">{summary.Timing}</span>"""
        );

    private static HtmlMarkup Progress(NoticeSummary summary) =>
        HtmlMarkup.Of($"{summary.Progress}{(summary.Percent is { } percent ? Bar((int)percent) : HtmlMarkup.Nothing)}");

    private static HtmlMarkup Bar(int percent) =>
        HtmlMarkup.Of(
            $"""<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:5px">"""
                + $"""<tr>{Part(percent, "#0b6e4f", "")}{Part(100 - percent, "#dde2e7", "rail")}</tr></table>"""
        );

    private static HtmlMarkup Part(int percent, string colour, string name) =>
        percent == 0
            ? HtmlMarkup.Nothing
            : HtmlMarkup.Of(
                $"""<td class="{name}" width="{percent}%" height="8" bgcolor="{colour}" """
                    + $"""style="width:{percent}%;height:8px;line-height:8px;font-size:0;background:{colour}">&nbsp;</td>"""
            );

    private static HtmlMarkup Next(string next) =>
        HtmlMarkup.Of(
            $"""<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:8px"><tr>"""
                + $"""<td class="next" bgcolor="#f4f6f8" style="background:#f4f6f8;color:#1f2328;font-size:14px;line-height:22px;"""
                + $"""padding:8px 12px;border-radius:6px">{next}</td></tr></table>"""
        );

    public static HtmlMarkup Button(Uri link, string words) =>
        HtmlMarkup.Of(
            $"""<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin-top:14px"><tr>"""
                + $"""<td bgcolor="#0b5cad" style="background:#0b5cad;border-radius:6px"><a class="act" href="{link}" """
                + $"""style="display:inline-block;padding:11px 22px;font-size:16px;line-height:22px;color:#ffffff;"""
                + $"""text-decoration:none;font-weight:bold">{words}</a></td></tr></table>"""
        );

    private static HtmlMarkup Line(NoticeSummary summary) =>
        HtmlMarkup.Of(
            $"""<tr><td class="ink line" style="font-size:14px;line-height:21px;color:#1f2328;padding:7px 0;"""
                + $"""border-top:1px solid #e4e8ec">{Named(summary)}<br><span class="soft" style="color:#57606a">"""
                + $"{Details(summary)}</span></td></tr>"
        );

    private static string Details(NoticeSummary summary) =>
        string.Join(" · ", summary.Marks.Prepend(summary.Tag).Append(summary.DueDay).Append(summary.Timing));

    private static HtmlMarkup Named(NoticeSummary summary) =>
        summary.Link is { } link
            ? HtmlMarkup.Of($"""<a class="link" href="{link}" style="color:#0b5cad">{summary.Place} {summary.Phase}</a>""")
            : HtmlMarkup.Of($"{summary.Place} {summary.Phase}");
}
