using CultivatedLand.Documents.Calendars;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Calendar file of an invitation to one meeting or interview, for the calendar of whoever is invited.</summary>
/// <param name="Id">Identity of the meeting, the same in every later version of its invitation.</param>
/// <param name="Version">Number of this version of the invitation. A later one replaces what a calendar has.</param>
/// <param name="Day">Day in China time.</param>
/// <param name="Place">Words that say where: a room, a building. Not a place of the directory.</param>
/// <param name="Matter">Lines that say what it is about.</param>
internal sealed record InvitationFile(
    string Id,
    int Version,
    DateTimeOffset WrittenAt,
    DateOnly Day,
    TimeOnly Hour,
    string Title,
    string Place,
    IReadOnlyList<string> Matter,
    bool IsCancelled = false
)
{
    /// <summary>Time that a calendar shows as taken, since nobody states when a meeting ends.</summary>
    private static readonly TimeSpan UsualLength = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] Alarms = [-TimeSpan.FromDays(1), -TimeSpan.FromMinutes(30)];

    public MailAttachment ToAttachment(MailContext context) =>
        new(
            "invitation.ics",
            CalendarFileWriter.MediaType,
            CalendarFileWriter.Write([
                new CalendarEntry(
                    $"{Id}@{context.Host}",
                    Version,
                    WrittenAt,
                    Day,
                    Title,
                    string.Join('\n', Matter),
                    Place,
                    context.SafePublicAddress,
                    IsCancelled ? [] : Alarms,
                    new CalendarHours(Hour, UsualLength),
                    IsCancelled
                ),
            ])
        );
}
