using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Bulletins;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Bulletins;

/// <summary>Texts and figures of a bulletin, the same in mail, workbook and page.</summary>
public static class BulletinText
{
    /// <summary>Headings of the table, in order.</summary>
    public static EquatableArray<LocalizedText> Columns { get; } =
    [
        new("排名", "Rank"),
        new("升降", "Change"),
        new("单位", "Place"),
        new("任务数", "Tasks"),
        new("任务面积（亩）", "Target (mu)"),
        new("累计验收（亩）", "Accepted (mu)"),
        new("完成率", "Done"),
        new("时间进度", "Time gone"),
        new("本期新增验收（亩）", "Newly accepted (mu)"),
        new("逾期任务", "Overdue"),
        new("本期督办函", "Letters"),
        new("本期约谈", "Interviews"),
    ];

    public static LocalizedText Title(ScheduledRhythm rhythm, Place? place) =>
        new($"{place?.Name ?? "全部地区"}{rhythm.Rhythm.Name}", $"{rhythm.Rhythm.Name}, {place?.Name ?? "all places"}");

    /// <summary>Returns the subject of a bulletin's mail on a day.</summary>
    public static LocalizedText Subject(ScheduledRhythm rhythm, Place? place, DateOnly day)
    {
        var title = Title(rhythm, place);
        var kind = rhythm.Rhythm.Kind.Name();
        return new(
            $"【{kind.Chinese}】{SafeText.Line(title.Chinese, 60)}（{day:yyyy-MM-dd}）",
            $"[{kind.English}] {SafeText.Line(title.English, 60)} ({day:yyyy-MM-dd})"
        );
    }

    public static LocalizedText Period(Bulletin bulletin) =>
        bulletin.From is { } from
            ? new($"{from.AddDays(1):yyyy-MM-dd}至{bulletin.Day:yyyy-MM-dd}", $"{from.AddDays(1):yyyy-MM-dd} to {bulletin.Day:yyyy-MM-dd}")
            : new($"截至{bulletin.Day:yyyy-MM-dd}", $"up to {bulletin.Day:yyyy-MM-dd}");

    public static LocalizedText Summary(Bulletin bulletin)
    {
        var total = bulletin.Total;
        if (bulletin.Lines.Count == 0)
            return new("没有任务，无可通报。", "There are no tasks, and nothing to tell.");
        var papers =
            total.OnPapers == 0
                ? new LocalizedText("", "")
                : new(
                    $"已销号{total.Closed}项，按材料办结{total.OnPapers}项（单独计数）；",
                    $" {total.Closed} closed out, {total.OnPapers} closed on papers (counted apart);"
                );
        return new(
            $"共{total.Tasks}项任务，任务{total.Target}亩，累计验收{total.Accepted}亩（{Share(total.Done)}），时间已过{Share(total.TimeGone)}；{papers.Chinese}"
                + $"本期新增验收{total.NewlyAccepted}亩，逾期{total.Late}项，发出督办函{total.Letters}份，约谈{total.Interviews}次。",
            $"{total.Tasks} tasks, target {total.Target} mu, {total.Accepted} mu accepted "
                + $"({Share(total.Done)}), {Share(total.TimeGone)} of the time gone;{papers.English} {total.NewlyAccepted} mu newly "
                + $"accepted, {total.Late} overdue, {total.Letters} letters sent and {total.Interviews} interviews held."
        );
    }

    /// <summary>Returns the sentence that names the places with overdue tasks and the number of these.</summary>
    public static LocalizedText LateOnes(Bulletin bulletin)
    {
        var late = bulletin.Late.ToList();
        return late.Count == 0
            ? new("没有逾期任务的单位。", "No place has overdue tasks.")
            : new(
                $"逾期：{string.Join("、", late.Select(line => $"{line.Name.Chinese}{line.Figures.Late}项"))}。",
                $"Overdue: {string.Join(", ", late.Select(line => $"{line.Name.English} {line.Figures.Late}"))}."
            );
    }

    /// <summary>Returns the change of rank as the table shows it: ↑2, ↓1, 持平.</summary>
    public static LocalizedText Climbed(BulletinLine line) =>
        line.Climbed switch
        {
            null => new("新", "new"),
            > 0 and var up => new($"↑{up}", $"↑{up}"),
            < 0 and var down => new($"↓{-down}", $"↓{-down}"),
            _ => new("持平", "same"),
        };

    public static string Share(decimal? share) => share is { } part ? $"{Percentage.Text(Percentage.OfShare(part))}%" : "—";
}
