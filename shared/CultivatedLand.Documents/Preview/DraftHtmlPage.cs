using System.Net;
using System.Text;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.Bulletins;

namespace CultivatedLand.Documents.Preview;

/// <summary>
/// Writer of a page with the document on the left and the read values on the right.
/// The words are linked in both directions.
/// The page loads nothing and runs no script.
/// </summary>
public static class DraftHtmlPage
{
    private const int MostRows = 2_000;

    private const string Style = """
        *{box-sizing:border-box}
        body{margin:0;font:16px/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1c2321;background:#f6f7f4}
        header{padding:.8rem 1.2rem;background:#234d36;color:#fff}h1{font-size:1.15rem;margin:0}
        header p{margin:.2rem 0 0;font-size:.85rem;opacity:.9}
        main{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,26rem);height:calc(100vh - 4.6rem)}
        main>*{overflow:auto;padding:1rem 1.2rem}
        article{background:#fff}aside{border-left:1px solid #d6dbd3}article p{margin:.35rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
        table{border-collapse:collapse;margin:.6rem 0}td{border:1px solid #b9c2b6;padding:.15rem .5rem;vertical-align:top}
        mark{background:#fdf0b5;color:inherit}mark a{color:inherit;text-decoration:none}
        mark:target,:target>mark,li:target,section:target{outline:3px solid #d9822b;background:#ffe3b0}
        section{border:1px solid #d6dbd3;border-radius:.4rem;background:#fff;padding:.6rem .8rem;margin:0 0 .8rem}
        h2{font-size:1rem;margin:.2rem 0}h3{font-size:.95rem;margin:0 0 .3rem}
        ul{margin:.3rem 0;padding-left:1.1rem}time{font-variant-numeric:tabular-nums;font-weight:600}.inferred{color:#6b5b00}
        .guess{color:#a33b00;font-weight:600}
        .error{border-left:5px solid #b3261e}.warning{border-left:5px solid #d9822b}.note{border-left:5px solid #7d8a80}
        @media(max-width:60rem){main{display:block;height:auto}aside{border-left:0}}@media print{main{display:block;height:auto}}
        """;

    public static string Write(SourceDocument document, PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(draft);
        var quoteAnchors = new QuoteAnchors();
        var aside = Aside(draft, quoteAnchors);
        var page = new StringBuilder();
        page.Append(
                "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                    + "content=\"width=device-width\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    + "style-src 'unsafe-inline'\"><title>"
            )
            .Append(Encode(draft.Title))
            .Append("</title><style>")
            .Append(Style)
            .Append("</style></head><body>\n<header><h1>")
            .Append(Encode(draft.Title))
            .Append("</h1><p>")
            .Append(
                Encode(
                    string.Join(
                        " · ",
                        new[]
                        {
                            draft.DocumentNumber,
                            draft.Issuer,
                            draft.Issued?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                            document.Name,
                        }.OfType<string>()
                    )
                )
            )
            .Append("</p></header>\n<main><article aria-label=\"原文\">\n");
        page.Append(DocumentHtml.Write(document, quoteAnchors, MostRows));
        return page.Append("</article>\n<aside aria-label=\"读取结果\">\n")
            .Append(aside)
            .Append("</aside></main></body></html>\n")
            .ToString();
    }

    private static StringBuilder Aside(PlanDraft draft, QuoteAnchors quoteAnchors)
    {
        var aside = new StringBuilder();
        foreach (var finding in draft.Findings)
        {
            aside
                .Append("<section class=\"")
                .Append(
                    finding.Severity switch
                    {
                        Severity.Error => "error",
                        Severity.Warning => "warning",
                        _ => "note",
                    }
                )
                .Append('"');
            Anchor(aside, quoteAnchors, finding.Quote, finding.Message.Chinese);
            aside.Append("</section>\n");
        }

        foreach (var task in draft.Tasks.Take(MostRows))
            Task(aside, task, quoteAnchors);
        Items(
            aside,
            "调度与报告",
            draft.Rhythms,
            quoteAnchors,
            rhythm => (rhythm.Name + "（" + rhythm.Every.Name().Chinese + "）", rhythm.Quote)
        );
        Items(aside, "资金", draft.Funding, quoteAnchors, rule => (Rate(rule), rule.Quote));
        return aside;
    }

    private static string Rate(DraftFundingRule rule)
    {
        var rate = rule.Rate is { } value ? Plain(value) + " " + rule.Unit : "按面积";
        return rule.Condition is { } condition ? rate + "：" + condition : rate;
    }

    private static void Task(StringBuilder aside, DraftTask task, QuoteAnchors quoteAnchors)
    {
        var quoteAnchor = quoteAnchors.Add(task.Name.Quote);
        aside
            .Append("<section><h2")
            .Append(Named(quoteAnchor))
            .Append('>')
            .Append(Encode(task.Id))
            .Append(". ")
            .Append(Linked(task.Name.Value, quoteAnchor))
            .Append("</h2><ul>\n");
        if (task.AreaMu is { } area)
            Item(aside, quoteAnchors, "面积 " + Plain(area.Value) + " 亩", area.Quote, area.Confidence);
        foreach (var phase in task.Phases)
            Item(aside, quoteAnchors, phase.Name + "：" + When(phase), phase.Quote, phase.Confidence);
        Names(aside, quoteAnchors, "责任单位", task.ResponsibleUnits);
        Names(aside, quoteAnchors, "牵头单位", task.LeadUnits);
        Names(aside, quoteAnchors, "责任领导", task.Leaders);
        foreach (var share in task.Breakdown)
            Item(aside, quoteAnchors, share.Unit + " " + Plain(share.AreaMu) + " 亩", share.Quote, Confidence.Stated);
        aside.Append("</ul></section>\n");
    }

    private static string When(DraftPhase phase)
    {
        var due = phase.Due is { } day ? Date(day) : phase.Relative?.Words ?? "年份未知";
        return phase.Start is { } start ? Date(start) + " 至 " + due : due;
    }

    private static void Names(StringBuilder aside, QuoteAnchors quoteAnchors, string role, IEnumerable<Sourced<string>> names)
    {
        foreach (var name in names)
            Item(aside, quoteAnchors, role + "：" + name.Value, name.Quote, name.Confidence);
    }

    private static void Items<T>(
        StringBuilder aside,
        string heading,
        IReadOnlyCollection<T> items,
        QuoteAnchors quoteAnchors,
        Func<T, (string Words, Quote Quote)> show
    )
    {
        if (items.Count == 0)
            return;
        aside.Append("<section><h2>").Append(Encode(heading)).Append("</h2><ul>\n");
        foreach (var (words, quote) in items.Select(show))
            Item(aside, quoteAnchors, words, quote, Confidence.Stated);
        aside.Append("</ul></section>\n");
    }

    private static void Item(StringBuilder aside, QuoteAnchors quoteAnchors, string words, Quote quote, Confidence confidence)
    {
        aside.Append("<li");
        if (confidence != Confidence.Stated)
            aside.Append(confidence == Confidence.Guess ? " class=\"guess\"" : " class=\"inferred\"");
        Anchor(
            aside,
            quoteAnchors,
            quote,
            words
                + confidence switch
                {
                    Confidence.Inferred => "（推断）",
                    Confidence.Guess => "（猜测，请确认）",
                    _ => "",
                }
        );
        aside.Append("</li>\n");
    }

    private static void Anchor(StringBuilder aside, QuoteAnchors quoteAnchors, Quote? quote, string words)
    {
        var quoteAnchor = quoteAnchors.Add(quote);
        aside.Append(Named(quoteAnchor)).Append('>').Append(Linked(words, quoteAnchor));
    }

    private static string Named(QuoteAnchor? quoteAnchor) => quoteAnchor is { } known ? " id=\"" + known.Reading + "\"" : "";

    private static string Linked(string words, QuoteAnchor? quoteAnchor) =>
        quoteAnchor is { } known ? "<a href=\"#" + known.Words + "\">" + Encode(words) + "</a>" : Encode(words);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Plain(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    private static string Encode(string words) => WebUtility.HtmlEncode(words);
}
