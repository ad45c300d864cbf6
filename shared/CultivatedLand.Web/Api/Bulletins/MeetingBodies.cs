using CultivatedLand.Application.Bulletins;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Web.Api.Tasks;

namespace CultivatedLand.Web.Api.Bulletins;

/// <summary>
/// What holds for one meeting alone; what is left out stays as the rhythm has it. Hour: like 09:30. To: codes of roles.
/// Persons: names of the directory. Guests: mail addresses. With: the occurrence of another meeting of the day, held as one with it.
/// </summary>
internal sealed record MeetingOccasionBody : Body
{
    public string? Hour { get; init; }

    public string? Room { get; init; }

    public IReadOnlyList<string>? Agenda { get; init; }

    public IReadOnlyList<string>? To { get; init; }

    public IReadOnlyList<string>? Persons { get; init; }

    public IReadOnlyList<string>? Guests { get; init; }

    public string? With { get; init; }

    internal OccasionInput ToInput() =>
        new(
            Hour ?? "",
            Room ?? "",
            string.Join('\n', Agenda ?? []),
            [.. (To ?? []).OfType<string>()],
            string.Join('\n', Persons ?? []),
            string.Join('\n', Guests ?? []),
            With ?? ""
        );
}

/// <summary>Minutes of a meeting. Version: the one that was read, 0 where there were none.</summary>
internal sealed record MeetingMinutesBody : Body
{
    public int? Version { get; init; }

    /// <summary>Who came, in words.</summary>
    public string? Came { get; init; }

    public IReadOnlyList<MeetingDecisionBody>? Decisions { get; init; }
}

/// <summary>Decision of a meeting. Number: its place in the list where it is left out; it stays the same in later versions.</summary>
internal sealed record MeetingDecisionBody
{
    public int? Number { get; init; }

    public string? What { get; init; }

    /// <summary>Responsible unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Responsible leader.</summary>
    public string? Leader { get; init; }

    /// <summary>Local date by which it is to be done; with it the decision can become a task.</summary>
    public DateOnly? Due { get; init; }

    internal MeetingDecision Read(int place) => new(Number ?? place, InterviewInput.Line(What), OrNull(Unit), OrNull(Leader), Due);

    private static string? OrNull(string? text) => InterviewInput.Line(text) is { Length: > 0 } line ? line : null;
}

/// <summary>Number of the decision that becomes a task.</summary>
internal sealed record MeetingTaskBody : Body
{
    public int? Number { get; init; }
}

/// <summary>Day on which a meeting without a rhythm is held.</summary>
internal sealed record MeetingCallBody : Body
{
    /// <summary>Local day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>True once a refusal with the code NeedsConfirmation was read: a day off is then taken as it is.</summary>
    public bool? Confirmed { get; init; }
}

/// <param name="Occurrence">By which the meeting is asked for.</param>
/// <param name="Hour">China time, like 09:30.</param>
/// <param name="Together">The occurrence of another meeting with which it is held as one; the minutes are then that one's.</param>
/// <param name="Version">Version of the minutes, to be sent back with the next; 0 while there are none.</param>
/// <param name="Came">Null while there are no minutes.</param>
public sealed record MeetingView(
    string Occurrence,
    string Rhythm,
    string Name,
    string? Place,
    DateOnly Day,
    string Hour,
    string? Room,
    IReadOnlyList<string> Agenda,
    string? Together,
    int Version,
    string? Came,
    string? By,
    IReadOnlyList<MeetingDecisionView> Decisions
)
{
    internal static MeetingView Of(HeldMeeting meeting, IReadOnlySet<int> made) =>
        new(
            meeting.Occurrence,
            meeting.Rhythm.Rhythm.Id,
            meeting.Rhythm.Rhythm.Name,
            meeting.Rhythm.Place,
            meeting.Day,
            $"{meeting.Hour:HH:mm}",
            meeting.Rhythm.Room,
            meeting.Rhythm.Agenda,
            meeting.Together,
            meeting.Minutes?.Version ?? 0,
            meeting.Minutes?.Came,
            meeting.Minutes?.By,
            [
                .. (meeting.Minutes?.Decisions ?? []).Select(decision => new MeetingDecisionView(
                    decision.Number,
                    decision.What,
                    decision.Unit,
                    decision.Leader,
                    decision.Due,
                    made.Contains(decision.Number) ? meeting.TaskOf(decision.Number).Value : null
                )),
            ]
        );
}

/// <param name="Task">The task that it became; null for one that is none.</param>
public sealed record MeetingDecisionView(int Number, string What, string? Unit, string? Leader, DateOnly? Due, string? Task);
