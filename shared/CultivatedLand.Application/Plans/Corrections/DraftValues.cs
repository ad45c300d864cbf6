using System.Globalization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Domain.Funding;

namespace CultivatedLand.Application.Plans.Corrections;

/// <summary>Values of a draft that a person may correct, as text by address.</summary>
internal static class DraftValues
{
    public static Dictionary<string, string> Of(PlanDraft draft)
    {
        var values = new Dictionary<string, string>
        {
            [DraftFieldPath.Title] = draft.Title,
            [DraftFieldPath.Number] = draft.DocumentNumber ?? "",
            [DraftFieldPath.Issuer] = draft.Issuer ?? "",
            [DraftFieldPath.Issued] = DraftValueFormat.Date(draft.Issued),
        };
        for (var index = 0; index < draft.Tasks.Length; index++)
            Task(values, Key(index), draft.Tasks[index]);
        foreach (var indicator in draft.Indicators)
            Indicator(values, DraftFieldPath.Figure(indicator.Kind), indicator);
        for (var index = 0; index < draft.Funding.Length; index++)
            Payment(values, DraftFieldPath.Payment(index), draft.Funding[index]);
        return values;
    }

    public static string Key(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static void Task(Dictionary<string, string> values, string key, DraftTask task)
    {
        var at = DraftFieldPath.Task(key);
        values[at + ".name"] = task.Name.Value;
        values[at + ".kind"] = EnumCodes.TaskKinds.CodeOf(task.Kind);
        values[at + ".place"] = task.Place?.Value ?? "";
        values[at + ".area"] = DraftValueFormat.Area(task.AreaMu?.Value);
        values[at + ".done"] = DraftValueFormat.Area(task.DoneAreaMu?.Value);
        values[at + ".units"] = Names(task.ResponsibleUnits);
        values[at + ".leads"] = Names(task.LeadUnits);
        values[at + ".leaders"] = Names(task.Leaders);
        for (var index = 0; index < task.Phases.Length; index++)
            Phase(values, DraftFieldPath.Phase(key, Key(index)), task.Phases[index]);
        for (var index = 0; index < task.Breakdown.Length; index++)
        {
            values[DraftFieldPath.Share(key, Key(index)) + ".unit"] = task.Breakdown[index].Unit;
            values[DraftFieldPath.Share(key, Key(index)) + ".area"] = DraftValueFormat.Area(task.Breakdown[index].AreaMu);
        }
    }

    private static void Phase(Dictionary<string, string> values, string at, DraftPhase phase)
    {
        values[at + ".name"] = phase.Name;
        values[at + ".kind"] = EnumCodes.PhaseKinds.CodeOf(phase.Kind);
        values[at + ".start"] = DraftValueFormat.Date(phase.Start);
        values[at + ".due"] = DraftValueFormat.Date(phase.Due);
        if (phase.DoneOn is not null)
            values[at + ".done"] = DraftValueFormat.Date(phase.DoneOn);
    }

    private static void Indicator(Dictionary<string, string> values, string at, DraftIndicator indicator)
    {
        values[at + ".target"] = DraftValueFormat.Area(indicator.TargetMu?.Value);
        values[at + ".current"] = DraftValueFormat.Area((indicator.CurrentMu ?? indicator.ActualMu)?.Value);
        values[at + ".deducted"] = DraftValueFormat.Area(indicator.DeductedMu?.Value);
        values[at + ".reason"] = indicator.DeductedFor ?? "";
    }

    private static void Payment(Dictionary<string, string> values, string at, DraftFundingRule rule)
    {
        values[at + ".base"] = FundingRuleImport.BaseOf(rule).Code();
        values[at + ".rate"] = DraftValueFormat.Area(rule.Rate);
        values[at + ".condition"] = FundingRuleImport.ConditionOf(rule).Code();
    }

    private static string Names(IEnumerable<Sourced<string>> names) => string.Join('、', names.Select(name => name.Value));
}
