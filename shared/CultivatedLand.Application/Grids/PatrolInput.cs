using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Grids;

/// <summary>Input of a patrol.</summary>
public sealed record PatrolInput(string Place, string Who, string At, string Saw, string Position, string Lead)
{
    public static PatrolInput Read(FormFields form) =>
        new(form["place"].Trim(), form["who"].Trim(), form["at"].Trim(), form["saw"].Trim(), form["position"].Trim(), form["lead"].Trim());

    /// <summary>Reads the patrol. Photographs, id and moment of recording are added when it is stored.</summary>
    public PatrolLog? Log(Place place, string by, DateTimeOffset now, List<LocalizedText> faults)
    {
        var at = At.Length == 0 ? now : LocalTimeParser.Parse(At);
        if (at is null)
            faults.Add(new($"巡查时间“{At}”不能识别，应如 2023-07-20T08:30。", $"“{At}” is no moment; write it like 2023-07-20T08:30."));
        var position = LeadInput.ReadPosition(Position, faults);
        if (Lead.Length > 0 && LeadId.Parse(Lead) is null)
            faults.Add(new($"“{Lead}”不是线索编号。", $"“{Lead}” is no lead's id."));
        return faults.Count > 0
            ? null
            : new PatrolLog(
                "",
                place,
                VisibleText.Of(Who).Trim() is { Length: > 0 } who ? who : by,
                at!.Value,
                Saw,
                [],
                position,
                LeadId.Parse(Lead),
                by,
                now
            );
    }
}

/// <summary>Input of a patrol plan: how often a place is to be patrolled.</summary>
public sealed record PatrolPlanInput(string Place, string Count, string Unit, string Members, string Since)
{
    private const int LongestName = 60;

    public static PatrolPlanInput Read(FormFields form) =>
        new(form["place"].Trim(), form["count"].Trim(), form["unit"].Trim(), form["members"].Trim(), form["since"].Trim());

    public PatrolPlan? Plan(Place place, DateOnly today, List<LocalizedText> faults)
    {
        if (!int.TryParse(Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            faults.Add(new($"间隔“{Count}”不是整数。", $"“{Count}” is no whole number."));
        var unit = EnumWords.Parse<PatrolUnit>(Unit);
        if (unit is null)
            faults.Add(new($"“{Unit}”不是间隔单位，应为天、周或月。", $"“{Unit}” is no unit; it is day, week or month."));
        var since = today;
        if (Since.Length > 0 && !DateOnly.TryParseExact(Since, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out since))
            faults.Add(new($"起算日期“{Since}”不能识别，应如 2023-07-20。", $"“{Since}” is no date; write it like 2023-07-20."));
        var members = VisibleText
            .Of(Members.Replace('\n', '、'))
            .Split(['、', ',', '，', ';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct()
            .ToList();
        if (members.Count > 20 || members.Any(name => name.Length > LongestName))
            faults.Add(new("巡查人员最多20人，姓名用顿号分开。", "At most 20 members, their names separated by commas."));
        return faults.Count > 0 ? null : new PatrolPlan("", place, count, unit!.Value, members.ToEquatableArray(), since);
    }
}
