using CultivatedLand.Application.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Calendars;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Domain.Tasks.Rules;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Context in which mails are written: everything besides the notices in them.</summary>
/// <param name="Office">Full name of the sending office, which is the letterhead: 云州市青禾县石桥镇人民政府.</param>
/// <param name="Link">
/// Function that returns the page where a recipient can act on a task. It returns null when there is no such page.
/// </param>
/// <param name="Task">
/// Function that returns the state of a task. It returns null when the state is not known, and then the mail does not mention progress.
/// </param>
public sealed record MailContext(
    string Office,
    CurrentDeadlineRules InForce,
    Func<TaskId, Recipient, Uri?> Link,
    Func<TaskId, RectificationTask?> Task
)
{
    /// <summary>Function that returns what an official paper says besides its task.</summary>
    public Func<NoticeId, PaperFacts> Paper { get; init; } = _ => PaperFacts.None;

    /// <summary>
    /// Function that returns the page with the table of a place, for the reader with a mail address. Null where there is no such page.
    /// </summary>
    public Func<Place, string?, Uri?> PlaceTable { get; init; } = (_, _) => null;

    public Language Language { get; init; } = Language.Chinese;

    /// <summary>Address at which the console is reached from outside. Its host is the right-hand side of every Message-ID.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Leading group (领导小组) in whose name interviews are held. The office itself where it is not set.</summary>
    public string? LeadingGroup { get; init; }

    /// <summary>Whether the host runs on virtual time. Every mail then says so.</summary>
    public bool IsVirtualTime { get; init; }

    public TaskRules Rules => InForce.Current;

    public WorkCalendar Calendar => Rules.Calendar;

    /// <summary>Returns a subject in the language of the mails, marked where the host runs on virtual time.</summary>
    internal string Marked(LocalizedText subject)
    {
        var mark = MailText.VirtualTimeMark;
        return (
            IsVirtualTime ? new LocalizedText($"【{mark.Chinese}】{subject.Chinese}", $"[{mark.English}] {subject.English}") : subject
        ).In(Language);
    }

    /// <summary>Returns the link to a task, provided that a mail program can safely open it.</summary>
    internal Uri? SafeLink(TaskId task, Recipient recipient) => WebOnly(Link(task, recipient));

    /// <summary>Returns the link to the table of a place, provided that a mail program can safely open it.</summary>
    internal Uri? SafePlaceTable(Place? place, string? mail) => place is null ? null : WebOnly(PlaceTable(place, mail));

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
