using System.Globalization;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Leads;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Grids;

/// <summary>Builder and executor of commands on leads, from typed or sent input, the same for pages and the API.</summary>
public static class LeadActions
{
    private static readonly LeadRules AnyRules = new(LeadPolicy.Default);

    public static async Task<LeadOutcome> Do(
        LeadService leadService,
        LeadId id,
        LeadTransition leadTransition,
        LeadActionInput input,
        CancellationToken cancellationToken
    )
    {
        if (leadTransition.Command == typeof(LeadCommand.BecomeTask))
        {
            return DateOnly.TryParseExact(input.Due, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
                ? await leadService.BecomeTask(id, due, Note(input), input.By, cancellationToken, input.RequestKey)
                : new LeadRefusal(
                    LeadRefusalCode.DueNotLater,
                    new(
                        $"请填写整改时限，如 2023-09-30；“{input.Due}”不是日期。",
                        $"Give the due date like 2023-09-30; “{input.Due}” is no date."
                    ),
                    []
                );
        }

        if (Command(leadTransition, input) is not { } command)
        {
            return new LeadRefusal(
                LeadRefusalCode.WrongGrade,
                new(
                    $"“{input.Grade}”不是等级，应为情节轻微（simple）或难度较大（difficult）。",
                    $"“{input.Grade}” is no grade; it is simple or difficult."
                ),
                []
            );
        }

        return await leadService.Do(
            id,
            command with
            {
                Note = Note(input),
                Photos = input.Photos,
                By = input.By,
                RequestKey = input.RequestKey,
            },
            cancellationToken
        );
    }

    /// <summary>Returns the reason why the lead's step closes an act to everybody. Null if the act is open.</summary>
    public static LocalizedText? Closed(Lead lead, LeadTransition leadTransition)
    {
        var command =
            leadTransition.Command == typeof(LeadCommand.BecomeTask)
                ? new LeadCommand.BecomeTask(lead.Id.Task)
                : Command(leadTransition, new("", "simple", "", [], ""))!;
        return AnyRules.Decide(lead, command with { Note = "…" }, lead.StepSince) is LeadRefusal refusal ? refusal.Why : null;
    }

    private static LeadCommand? Command(LeadTransition leadTransition, LeadActionInput input) =>
        leadTransition.Name switch
        {
            "stop" => new LeadCommand.Stop(),
            "report-to-town" => new LeadCommand.ReportToTown(),
            "verify" => new LeadCommand.Verify(),
            "grade" => EnumWords.Parse<LeadGrade>(input.Grade) is { } grade ? new LeadCommand.SetGrade(grade) : null,
            "report-to-district" => new LeadCommand.ReportToDistrict(),
            "dispose" => new LeadCommand.Dispose(),
            "close" => new LeadCommand.Close(),
            "dismiss" => new LeadCommand.Dismiss(),
            _ => throw new ArgumentOutOfRangeException(
                nameof(leadTransition),
                leadTransition.Name,
                "The table of moves has one that no command is made for."
            ),
        };

    private static string? Note(LeadActionInput input) => input.Note.Length == 0 ? null : input.Note;
}

/// <summary>Input of an act on a lead.</summary>
public sealed record LeadActionInput(string Note, string Grade, string Due, EquatableArray<Evidence> Photos, string By)
{
    /// <summary>Key of the request. Null for a form of a page.</summary>
    public string? RequestKey { get; init; }
}
