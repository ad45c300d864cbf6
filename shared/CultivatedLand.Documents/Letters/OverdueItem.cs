using System.Globalization;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Letters;

/// <summary>Record of one overdue task in a letter. Every figure is that of the ledger on the day of the letter.</summary>
/// <param name="Workdays">Number of workdays after the due date, up to the day of the letter.</param>
/// <param name="Required">Area that must be reached. Null for a task that is not measured by area.</param>
/// <param name="Done">Area done in this phase so far. Null without <paramref name="Required"/>.</param>
public sealed record OverdueItem(string Task, string Place, string Phase, DateOnly Due, int Workdays, Mu? Required, Mu? Done)
{
    public Mu? Missing => Required?.Less(Done ?? Mu.Zero);

    /// <summary>Returns the paragraph of the letter: （一）耕地恢复补足。地点：…；阶段：…</summary>
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
