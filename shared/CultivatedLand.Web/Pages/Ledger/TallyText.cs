using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain;
using CultivatedLand.Web.Pages.Shared;

namespace CultivatedLand.Web.Pages.Ledger;

/// <summary>Text of sums in a sentence.</summary>
internal static class TallyText
{
    /// <summary>Half a point. A smaller lead or lag counts as none.</summary>
    private const decimal Nothing = 0.0005m;

    public static LocalizedText HowFar(Tally tally, DateOnly today)
    {
        if (tally.Tasks == 0)
            return new("没有任务。", "No tasks.");
        var done =
            tally.Required > Mu.Zero
                ? new LocalizedText(
                    $"已验收{tally.Accepted}亩，应完成{tally.Required}亩（{PercentText.Percent(tally.Done)}）",
                    $"{tally.Accepted} of {tally.Required} mu are accepted ({PercentText.Percent(tally.Done)})"
                )
                : new(
                    $"已销号{tally.Closed}项（{PercentText.Percent(tally.Done)}）",
                    $"{tally.Closed} tasks are closed out ({PercentText.Percent(tally.Done)})"
                );
        if (tally.OnPapers > 0)
            done = new(
                $"{done.Chinese}，整改销号{tally.Closed}项、按材料办结{tally.OnPapers}项、未完结{tally.Open}项",
                $"{done.English}; {tally.Closed} rectified, {tally.OnPapers} closed on papers, {tally.Open} open"
            );
        var time = tally.TimeGone(today) is { } gone ? TimeGone(gone, tally.Done) : new("", "");
        return new(
            $"{done.Chinese}{time.Chinese}；逾期{tally.Late}项，7 天内到期{tally.DueSoon}项。",
            $"{done.English}{time.English}. {tally.Late} late, {tally.DueSoon} due within 7 days."
        );
    }

    private static LocalizedText TimeGone(decimal gone, decimal? done)
    {
        var standing = Standing(done is { } share ? PercentText.Shown(share) - PercentText.Shown(gone) : null);
        return new(
            $"，时间已过{PercentText.Percent(gone)}，{standing.Chinese}",
            $", {PercentText.Percent(gone)} of the time is gone: {standing.English}"
        );
    }

    /// <summary>Returns how far the work is ahead of or behind the time gone by.</summary>
    public static LocalizedText Standing(decimal? lead) =>
        lead switch
        {
            null => new("无法比较", "nothing to compare"),
            > Nothing => new($"快{PercentText.Points(lead.Value)}个百分点", $"{PercentText.Points(lead.Value)} points ahead"),
            < -Nothing => new($"慢{PercentText.Points(lead.Value)}个百分点", $"{PercentText.Points(lead.Value)} points behind"),
            _ => new("与时间同步", "in step"),
        };
}
