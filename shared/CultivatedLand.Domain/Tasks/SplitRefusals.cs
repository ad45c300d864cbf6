using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.Tasks;

/// <summary>Refusals of splitting a task, of closing it on papers and of claims by the year of the loss.</summary>
internal static partial class Refusals
{
    public static Refusal LossYearFaulty(RectificationTask task, int year, int latest) =>
        Because(
            task,
            RefusalCode.LossYearFaulty,
            $"占地年份{year}须在{InfeasibleClaim.EarliestLoss}至{latest}之间。",
            $"The year of the loss, {year}, must lie between {InfeasibleClaim.EarliestLoss} and {latest}."
        );

    /// <summary>Question whether area is granted although the rule says that land lost so late is put right where it is.</summary>
    public static Refusal LostLate(RectificationTask task, InfeasibleClaim claim) =>
        Question(
            task,
            [
                new($"申报的{claim.Area}亩于{claim.LostIn}年流失", $"The {claim.Area} mu claimed were lost in {claim.LostIn}"),
                new($"通知要求：{InfeasibleClaim.Rule.Chinese}", $"the notice says: {InfeasibleClaim.Rule.English}"),
                new("将认定为不可整改并列入补划清单", "they would be granted and stand on the list of area to be substituted"),
            ]
        );

    public static Refusal ClaimPending(RectificationTask task, InfeasibleClaim claim) =>
        Because(
            task,
            RefusalCode.ClaimPending,
            $"还有{claim.Area}亩申报不可整改待认定，认定以后再分解。",
            $"A claim of {claim.Area} mu as infeasible is still to be decided; split the rest after that."
        );

    public static Refusal NothingToSplit(RectificationTask task) =>
        Because(
            task,
            RefusalCode.NothingToSplit,
            $"任务“{task.Spec.Name}”没有尚未验收的面积，无需分解。",
            $"The task “{task.Spec.Name}” has no open area that could be split."
        );

    public static Refusal SharesDiffer(RectificationTask task, Mu sum, Mu open)
    {
        var difference = sum > open ? sum.Less(open) : open.Less(sum);
        var (more, moreEnglish) = sum > open ? ("多", "more") : ("少", "less");
        return Because(
            task,
            RefusalCode.SharesDiffer,
            $"各村合计 {Exact(sum)} 亩，应为 {Exact(open)} 亩，{more} {Exact(difference)} 亩，没有分解；请核对后重新填写。",
            $"The shares add up to {Exact(sum)} mu, {Exact(difference)} mu {moreEnglish} than the open {Exact(open)} mu; nothing was split. "
                + "Check them and send them again."
        );
    }

    public static Refusal SharedTwice(RectificationTask task, Place place) =>
        Because(
            task,
            RefusalCode.SharedTwice,
            $"“{place.Name}”填了两次，请合并为一行。",
            $"“{place.Name}” stands there twice; make it one line."
        );

    public static Refusal NoPlaceBelow(RectificationTask task, Place place) =>
        Because(
            task,
            RefusalCode.NoPlaceBelow,
            $"“{place}”不是{task.Spec.Place.Path.Replace('/', ' ')}以下的地点；地点只有区县、镇（街道）、村（社区）、组四级，请填写下级的名称，如“柳树村”。",
            $"“{place}” is no place below {task.Spec.Place}; places are districts, towns, villages and groups. Name one below, like 柳树村."
        );

    public static Refusal FulfilledAlready(RectificationTask task) =>
        Because(
            task,
            RefusalCode.FulfilledAlready,
            "整改已经完成，请销号，不必按材料办结。",
            "The work is done; close the task out instead of closing it on papers."
        );

    public static Refusal PapersMissing(RectificationTask task) =>
        Because(
            task,
            RefusalCode.EvidenceMissing,
            "还没有上传材料，不能按材料办结；请先把材料上传为举证。",
            "There are no papers; upload them as evidence before closing the task on them."
        );

    private static string Exact(Mu area) => area.Value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
