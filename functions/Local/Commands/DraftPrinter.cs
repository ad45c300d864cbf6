using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>
/// Printer of a draft in the order in which a person checks it: findings first, then each task with the words it was read from.
/// </summary>
public sealed class DraftPrinter(Terminal terminal)
{
    private const int LongestQuote = 48;

    public void Print(PlanDraft draft)
    {
        terminal.Line(terminal.Strong(draft.Title));
        var origin = new[]
        {
            draft.DocumentNumber,
            draft.Issuer,
            draft.Issued is { } issued ? terminal.Say($"{issued:yyyy-MM-dd}印发", $"issued {issued:yyyy-MM-dd}") : null,
            draft.YearAssumed is { } year ? terminal.Say($"未写年份的按{year}年计", $"dates without a year are in {year}") : null,
        };
        if (origin.Any(part => part is not null))
            terminal.Line(terminal.Faint(string.Join("　", origin.Where(part => part is not null))));

        Section(terminal.Say("疑点", "Findings"), draft.Findings, Print);
        foreach (var task in draft.Tasks)
            Print(task);
        Section(
            terminal.Say("例会与通报", "Rhythms"),
            draft.Rhythms,
            rhythm => terminal.Line($"  {rhythm.Name}　{terminal.Say(rhythm.Every.Name())}　{Cited(rhythm.Quote)}")
        );
        Section(
            terminal.Say("资金", "Funding"),
            draft.Funding,
            rule =>
                terminal.Line(
                    $"  {(rule.Rate is { } rate ? $"{Number(rate)} {rule.Unit}" : terminal.Say("未定标准", "no rate"))}　"
                        + $"{rule.Condition}　{Cited(rule.Quote)}"
                )
        );
        terminal.Line();
    }

    private void Print(Finding finding)
    {
        var mark = finding.Severity switch
        {
            Severity.Error => terminal.Red(terminal.Say(finding.Severity.Name())),
            Severity.Warning => terminal.Yellow(terminal.Say(finding.Severity.Name())),
            _ => terminal.Say(finding.Severity.Name()),
        };
        terminal.Line($"  {mark} {terminal.Say(finding.Message)}{(finding.Quote is { } quote ? "　" + Cited(quote) : "")}");
    }

    private void Print(DraftTask task)
    {
        terminal.Line();
        var accepted = task.DoneAreaMu is { } done
            ? terminal.Say($"（已验收{Mu(done.Value)}）", $" ({Mu(done.Value)} accepted already)")
            : "";
        terminal.Line($"{task.Id}. {terminal.Strong(task.Name.Value)}{(task.AreaMu is { } area ? $"　{Mu(area.Value)}" : "")}{accepted}");
        var roles = new[]
        {
            Role(terminal.Say("地点", "place"), task.Place is { } place ? [place] : []),
            Role(terminal.Say("责任领导", "leaders"), task.Leaders),
            Role(terminal.Say("责任单位", "units"), task.ResponsibleUnits),
            Role(terminal.Say("牵头单位", "lead offices"), task.LeadUnits),
        };
        if (roles.Any(role => role.Length > 0))
            terminal.Line($"   {string.Join("　", roles.Where(role => role.Length > 0))}");
        if (task.Breakdown.Length > 0)
            terminal.Line(
                $"   {terminal.Say("分解", "breakdown")} "
                    + $"{string.Join(terminal.Say("，", ", "), task.Breakdown.Select(share => $"{share.Unit} {Mu(share.AreaMu)}"))}"
            );
        if (task.Phases.Length == 0)
            terminal.Line(terminal.Faint(terminal.Say("   没有时限", "   no deadline")));
        foreach (var phase in task.Phases)
            Print(phase);
    }

    private void Print(DraftPhase phase)
    {
        var when = phase.Due is { } due
            ? (phase.Start is { } start ? $"{start:yyyy-MM-dd} → " : "") + $"{due:yyyy-MM-dd}"
            : phase.Relative?.Words ?? terminal.Say("无日期", "no date");
        var unsure = phase.Confidence == Confidence.Guess ? terminal.Yellow(terminal.Say(" 推测", " guess")) : "";
        terminal.Line($"   {(phase.Stage is null ? "" : "  ")}{when}　{phase.Name}{unsure}　{Cited(phase.Quote)}");
    }

    private void Section<T>(string heading, IReadOnlyCollection<T> items, Action<T> print)
    {
        if (items.Count == 0)
            return;
        terminal.Line();
        terminal.Line(terminal.Strong(heading));
        foreach (var item in items)
            print(item);
    }

    private string Role(string heading, IReadOnlyCollection<Sourced<string>> names) =>
        names.Count == 0 ? "" : $"{heading} {string.Join(terminal.Say("、", ", "), names.Select(name => name.Value))}";

    private string Cited(Quote quote)
    {
        var words = quote.Text.ReplaceLineEndings(" ");
        return terminal.Faint($"“{(words.Length > LongestQuote ? words[..LongestQuote] + "…" : words)}”");
    }

    private string Mu(decimal area) => terminal.Say($"{Number(area)}亩", $"{Number(area)} mu");

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
