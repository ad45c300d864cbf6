using System.Globalization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Grids;

/// <summary>Text about leads.</summary>
public static class LeadText
{
    public static readonly TaskKind[] Kinds = [TaskKind.IllegalUse, TaskKind.NonGrain, TaskKind.Other];

    public static LocalizedText Kind(TaskKind kind) =>
        kind switch
        {
            TaskKind.IllegalUse => new("违法用地", "illegal use"),
            TaskKind.NonGrain => new("非粮化", "non-grain use"),
            _ => new("其他", "other"),
        };

    /// <summary>Returns the sentence of a history entry.</summary>
    public static LocalizedText Happening(LeadEntry entry) =>
        entry.What switch
        {
            LeadHappening.Found => new("发现线索", "found it"),
            LeadHappening.Graded => new($"分级：{entry.Grade!.Value.Words().Chinese}", $"graded it: {entry.Grade!.Value.Words().English}"),
            LeadHappening.BecameTask => new($"转为整改任务 {entry.Task}", $"made it the rectification task {entry.Task}"),
            LeadHappening.Noticed => new($"超时提醒（第{entry.Rung}级）", $"limit passed: rung {entry.Rung} was told"),
            LeadHappening.Skipped => new($"第{entry.Rung}级提醒已错过，不再发送", $"rung {entry.Rung} was passed over and is not sent"),
            _ => LeadTransitions.All.First(leadTransition => leadTransition.Happening == entry.What).Words,
        };

    public static string Moment(DateTimeOffset moment) => ChinaTime.Of(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Formats a moment for a browser's field of local time.</summary>
    public static string Field(DateTimeOffset moment) => ChinaTime.Of(moment).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>Returns the time that is left, or the time since the limit passed.</summary>
    public static LocalizedText Left(DateTimeOffset limit, DateTimeOffset now)
    {
        var hours = (int)Math.Floor((limit - now).Duration().TotalHours);
        return limit > now ? new($"还有 {hours} 小时", $"{hours} h left") : new($"超时 {hours} 小时", $"{hours} h late");
    }
}
