namespace CultivatedLand.Documents.Letters;

/// <summary>Writer of the matter that a letter's title names, from the name that a plan gives to a task.</summary>
internal static class LetterMatter
{
    private static readonly string[] Openings = ["关于", "限期完成", "完成"];

    /// <summary>Endings that tell of a fault and not of the work on it. The work is then called 整改.</summary>
    private static readonly string[] FaultEndings = ["的问题", "问题", "突出", "严重", "较大", "明显"];

    private static readonly string[] WorkEndings =
    [
        "整改",
        "任务",
        "工作",
        "补足",
        "恢复",
        "种植",
        "翻耕",
        "复耕",
        "复垦",
        "平衡",
        "巡查",
        "监管",
    ];

    /// <summary>Returns 违法违规用地整改 for 违法违规用地整改, 关于违法违规用地的问题 and 违法违规用地突出.</summary>
    public static string Of(string task)
    {
        var matter = Openings.Aggregate(
            SafeText.Line(task, 60).Replace(" ", "", StringComparison.Ordinal),
            (left, opening) =>
                left.StartsWith(opening, StringComparison.Ordinal) && left.Length > opening.Length + 2 ? left[opening.Length..] : left
        );
        while (
            FaultEndings.FirstOrDefault(ending => matter.EndsWith(ending, StringComparison.Ordinal)) is { } ending
            && matter.Length > ending.Length + 1
        )
            matter = matter[..^ending.Length];
        return WorkEndings.Any(ending => matter.EndsWith(ending, StringComparison.Ordinal)) ? matter : matter + "整改";
    }
}
