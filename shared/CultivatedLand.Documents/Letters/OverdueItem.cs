using System.Globalization;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Letters;

/// <summary>What a letter says about one task that is late; every figure as the ledger has it on the day of the letter.</summary>
/// <param name="Workdays">Workdays after the due date up to the day of the letter.</param>
/// <param name="Required">What must be reached; null for a task that is not measured by area.</param>
/// <param name="Done">Done in this phase so far; null without <paramref name="Required"/>.</param>
public sealed record OverdueItem(string Task, string Place, string Phase, DateOnly Due, int Workdays, Mu? Required, Mu? Done)
{
    public Mu? Missing => Required?.Less(Done ?? Mu.Zero);

    /// <summary>（一）耕地恢复补足。地点：…；阶段：…</summary>
    internal LetterParagraph InWords(int number) =>
        new(
            LetterLevel.Second,
            string.Create(
                CultureInfo.InvariantCulture,
                $"地点：{Place}；阶段：{Phase}；完成时限：{OfficialLetter.DateInWords(Due)}，至今已逾期{Workdays}个工作日{Area}。"
            ),
            $"（{ChineseOrdinal.Of(number)}）{Task}。"
        );

    private string Area =>
        Required is { } required ? $"；应完成{required}亩，已完成{Done ?? Mu.Zero}亩，尚差{Missing}亩" : "，尚未报告完成";
}
