using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Interviews;

/// <summary>Step in the life of an interview.</summary>
public enum InterviewStep
{
    /// <summary>Called by an earlier version of the program, which announced an interview and started its follow-up at once.</summary>
    Announced,

    /// <summary>Called for. The office has not set day and hour yet, and nobody outside the office was told.</summary>
    Proposed,

    /// <summary>Day, hour, place and participants are set, and all of them were told.</summary>
    Released,

    /// <summary>The interview has taken place. Its minutes are kept, and its follow-up task has started.</summary>
    Held,

    Cancelled,

    /// <summary>Called for while another interview of the place and cause was open: it is a further ground of that one.</summary>
    Joined,
}

/// <summary>Day, hour, place and participants of an interview, as the office sets them.</summary>
/// <param name="Day">Local day.</param>
/// <param name="Hour">Local time (Asia/Shanghai).</param>
/// <param name="Venue">Room or building in words.</param>
/// <param name="Chair">Who conducts the interview.</param>
/// <param name="Unit">Unit that is called to account.</param>
/// <param name="Leader">Leader who has to come. There is no interview without one.</param>
/// <param name="Others">Further participants.</param>
public sealed record InterviewArrangements(
    DateOnly Day,
    TimeOnly Hour,
    string Venue,
    string Chair,
    string Unit,
    string Leader,
    EquatableArray<string> Others
)
{
    public DateTimeOffset BeginsAt => ChinaTime.At(Day, Hour);
}

/// <summary>Minutes of an interview that was held.</summary>
/// <param name="Unit">Unit that the follow-up task is given to.</param>
/// <param name="Leader">Leader who attended and answers for the follow-up.</param>
/// <param name="Present">Everybody else who came.</param>
/// <param name="Demands">What was asked for.</param>
/// <param name="Due">Local date by which it must be done.</param>
public sealed record InterviewMinutes(string Unit, string Leader, EquatableArray<string> Present, string Demands, DateOnly Due);

/// <summary>Further ground of an open interview.</summary>
/// <param name="Id">Interview that would have been proposed for it.</param>
/// <param name="Day">Local day on which it was called for.</param>
public sealed record InterviewGround(InterviewId Id, LocalizedText Why, DateOnly Day, TaskId? About);

/// <summary>Entry in the history of an interview.</summary>
/// <param name="Step">Step that the interview had reached with it.</param>
/// <param name="RequestKey">Key of the request that caused it. The same request again adds nothing.</param>
public sealed record InterviewEntry(DateTimeOffset At, string By, InterviewStep Step, LocalizedText Words, string? RequestKey = null);
