using CultivatedLand.Application.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>What a mail is written with, besides the notices in it.</summary>
/// <param name="Office">The sender's full name, which is the letterhead: 云州市青禾县石桥镇人民政府.</param>
/// <param name="Link">Where a recipient can act on a task; null when there is no such page.</param>
/// <param name="Task">How a task stands; null when it is not known, and then nothing is said of its progress.</param>
public sealed record MailContext(
    string Office,
    CurrentDeadlineRules InForce,
    Func<TaskId, Recipient, Uri?> Link,
    Func<TaskId, RectificationTask?> Task
)
{
    public Language Language { get; init; } = Language.Chinese;

    /// <summary>Where the console is reached from outside; its host is the right side of every Message-ID.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>领导小组, in whose name interviews are held; the office itself where it is not set.</summary>
    public string? LeadingGroup { get; init; }

    /// <summary>The clock is a time machine's: every mail says so.</summary>
    public bool IsVirtualTime { get; init; }

    public TaskRules Rules => InForce.Current;

    public WorkCalendar Calendar => Rules.Calendar;

    /// <summary>Only what a mail program can safely open is offered as a link.</summary>
    internal Uri? SafeLink(TaskId task, Recipient recipient) => WebOnly(Link(task, recipient));

    internal Uri? SafePublicAddress => WebOnly(PublicAddress);

    internal string Host =>
        SafePublicAddress is { HostNameType: UriHostNameType.Dns or UriHostNameType.IPv4 } address
            ? address.IdnHost
            : "cultivatedland.local";

    private static Uri? WebOnly(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;
}
