using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>
/// What an official paper says besides the task: the document that ordered the work, who answers questions, who gets a copy.
/// </summary>
/// <param name="OrderedBy">Title and number of the plan: 《…方案》（柳河府〔2023〕7号）. Null where the plan is not known.</param>
/// <param name="CopyTo">Names of the offices that get a copy. An office without a name in the directory is not among them.</param>
/// <param name="Invitation">Day, hour and place of an interview, once the office has set them.</param>
/// <param name="Further">Notices of further grounds of the same interview. One paper tells them all.</param>
/// <param name="IsJoined">
/// Whether the notice is a further ground of an open interview. It then has no paper and goes out with that one.
/// </param>
public sealed record PaperFacts(
    string? OrderedBy,
    LetterContact? Contact,
    EquatableArray<string> CopyTo,
    PaperInvitation? Invitation = null,
    EquatableArray<Notice> Further = default,
    bool IsJoined = false
)
{
    public static PaperFacts None { get; } = new(null, null, []);
}

/// <summary>Invitation in an interview notice.</summary>
/// <param name="Meeting">Time and place for the paper.</param>
/// <param name="InWords">Sentence for the mail.</param>
/// <param name="Calendar">Calendar file.</param>
public sealed record PaperInvitation(InterviewMeeting Meeting, LocalizedText InWords, MailAttachment Calendar);
