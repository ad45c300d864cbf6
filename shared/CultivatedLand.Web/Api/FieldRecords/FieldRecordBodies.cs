using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Web.Api.Tasks;

namespace CultivatedLand.Web.Api.FieldRecords;

/// <summary>
/// Record of work. Kind: training, publicity, inspection, visit, self-check, petition, dispute or case-file.
/// Expected and came: paths of places below, for training and self-checks.
/// </summary>
internal sealed record FieldRecordBody : Body
{
    public string? Kind { get; init; }

    public string? Place { get; init; }

    /// <summary>Local day.</summary>
    public DateOnly Day { get; init; }

    public string? Subject { get; init; }

    public string? Words { get; init; }

    public IReadOnlyList<string>? People { get; init; }

    public int? HeadCount { get; init; }

    public IReadOnlyList<string>? Expected { get; init; }

    public IReadOnlyList<string>? Came { get; init; }

    public FieldDemandBody? Demand { get; init; }

    /// <summary>Id of the plan under which it stands.</summary>
    public string? Plan { get; init; }

    /// <summary>Number of the parcel.</summary>
    public string? Parcel { get; init; }

    /// <summary>True for an unannounced inspection or visit, which its place sees only once it is released.</summary>
    public bool? Withheld { get; init; }
}

/// <summary>Demand of a record, which becomes a task.</summary>
internal sealed record FieldDemandBody
{
    public string? What { get; init; }

    public string? Unit { get; init; }

    public string? Leader { get; init; }

    /// <summary>Local date.</summary>
    public DateOnly Due { get; init; }

    internal FieldDemand Read() => new(InterviewInput.Line(What), OrNull(Unit), OrNull(Leader), Due);

    private static string? OrNull(string? typed) => InterviewInput.Line(typed) is { Length: > 0 } line ? line : null;
}

/// <summary>Act on a record. Version: the one that was read; without it the act is done on any.</summary>
internal record FieldRecordActBody : Body
{
    public long? Version { get; init; }

    /// <returns>The act. Null where it cannot be read, with the faults.</returns>
    internal virtual FieldRecordCommand? Command(string by, string? key, List<LocalizedText> faults) =>
        new FieldRecordCommand.Release(by, Version, key);
}

/// <summary>Place that came later to a training.</summary>
internal sealed record FieldRecordAttendBody : FieldRecordActBody
{
    public string? Place { get; init; }

    /// <summary>Local day.</summary>
    public DateOnly Day { get; init; }

    internal override FieldRecordCommand? Command(string by, string? key, List<LocalizedText> faults)
    {
        if (Domain.Places.Place.Parse(Place) is { } place)
            return new FieldRecordCommand.Attend(place, Day, by, Version, key);
        faults.Add(FieldRecordsText.NoPlace(Place ?? ""));
        return null;
    }
}

/// <summary>Finding about one party of a case file: offender, supervisor or department.</summary>
internal sealed record FieldRecordExamineBody : FieldRecordActBody
{
    public string? Party { get; init; }

    public string? Finding { get; init; }

    public string? Measure { get; init; }

    /// <summary>Local day.</summary>
    public DateOnly Day { get; init; }

    internal override FieldRecordCommand? Command(string by, string? key, List<LocalizedText> faults)
    {
        if (EnumWords.Parse<CaseParty>(Party) is { } party)
            return new FieldRecordCommand.Examine(
                new PartyFinding(party, InterviewInput.Text(Finding), InterviewInput.Text(Measure), Day),
                by,
                Version,
                key
            );
        faults.Add(
            new(
                $"“{Party}”不是一案三查的对象，应为 offender、supervisor 或 department。",
                $"“{Party}” is no party of a case; it is offender, supervisor or department."
            )
        );
        return null;
    }
}

/// <summary>Answer, settlement or closing.</summary>
internal sealed record FieldRecordEndBody : FieldRecordActBody
{
    /// <summary>Local day.</summary>
    public DateOnly Day { get; init; }

    public string? Words { get; init; }

    internal override FieldRecordCommand? Command(string by, string? key, List<LocalizedText> faults) =>
        new FieldRecordCommand.End(Day, InterviewInput.Text(Words), by, Version, key);
}

/// <summary>Correction of the words of a record; what is left out is emptied.</summary>
internal sealed record FieldRecordCorrectBody : FieldRecordActBody
{
    public string? Subject { get; init; }

    public string? Words { get; init; }

    public IReadOnlyList<string>? People { get; init; }

    public int? HeadCount { get; init; }

    public string? Reason { get; init; }

    internal override FieldRecordCommand? Command(string by, string? key, List<LocalizedText> faults) =>
        new FieldRecordCommand.Correct(
            InterviewInput.Line(Subject),
            InterviewInput.Text(Words),
            InterviewInput.Names(People),
            HeadCount,
            InterviewInput.Text(Reason),
            by,
            Version,
            key
        );
}

/// <summary>Withdrawal of a record.</summary>
internal sealed record FieldRecordWithdrawBody : FieldRecordActBody
{
    public string? Reason { get; init; }

    internal override FieldRecordCommand? Command(string by, string? key, List<LocalizedText> faults) =>
        new FieldRecordCommand.Withdraw(InterviewInput.Text(Reason), by, Version, key);
}
