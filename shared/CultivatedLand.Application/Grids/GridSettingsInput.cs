using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Patrols;

namespace CultivatedLand.Application.Grids;

/// <summary>Input of the limits of leads and patrols.</summary>
/// <param name="Hours">Hours of each step that has a limit, in order; empty for the common limit.</param>
public sealed record GridSettingsInput(
    string OtherHours,
    IReadOnlyList<(LeadStep Step, string Hours)> Hours,
    string ChiefWorkdays,
    string AboveWorkdays
)
{
    public static IReadOnlyList<LeadStep> Steps { get; } =
    [.. Enum.GetValues<LeadStep>().Where(step => step is not (LeadStep.Closed or LeadStep.Dismissed))];

    public static GridSettingsInput Of(GridSettings settings) =>
        new(
            Text(settings.Leads.OtherHours),
            [
                .. Steps.Select(step =>
                    (step, settings.Leads.Hours.FirstOrDefault(own => own.Step == step) is { } own ? Text(own.Hours) : "")
                ),
            ],
            Text(settings.Patrols.ChiefWorkdays),
            Text(settings.Patrols.AboveWorkdays)
        );

    public static GridSettingsInput Of(FormFields form) =>
        new(form["other"].Trim(), [.. Steps.Select(step => (step, form[Field(step)].Trim()))], form["chief"].Trim(), form["above"].Trim());

    public static string Field(LeadStep step) => $"hours-{step.ToString().ToLowerInvariant()}";

    /// <returns>Null if a figure is no number; each fault by its field.</returns>
    public (LeadPolicy Leads, PatrolPolicy Patrols)? Read(List<(string Field, LocalizedText Sentence)> faults)
    {
        var before = faults.Count;
        var hours = Hours
            .Where(own => own.Hours.Length > 0)
            .Select(own => new StepHours(own.Step, Number(Field(own.Step), own.Hours, faults)))
            .ToEquatableArray();
        var read = (
            new LeadPolicy(hours, Number("other", OtherHours, faults)),
            new PatrolPolicy(Number("chief", ChiefWorkdays, faults), Number("above", AboveWorkdays, faults))
        );
        return faults.Count > before ? null : read;
    }

    private static int Number(string field, string typed, List<(string Field, LocalizedText Sentence)> faults)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        faults.Add((field, new($"“{typed}”不是整数。", $"“{typed}” is not a whole number.")));
        return 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
