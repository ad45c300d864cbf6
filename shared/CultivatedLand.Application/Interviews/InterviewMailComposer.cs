using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Interviews;

/// <summary>Composer of the mails about interviews besides the notices of escalation ladders.</summary>
public sealed class InterviewMailComposer(MailContext context, SimpleMailComposer mail)
{
    public const string Path = "/reports/interviews";

    /// <summary>Returns the invitation as it stands: the words of paper and mail, and the calendar file.</summary>
    internal PaperInvitation Invitation(Interview interview)
    {
        var set = interview.Arrangements!;
        var when = $"{OfficialLetter.DateInWords(set.Day)}{set.Hour:H\\:mm}";
        return new PaperInvitation(
            new InterviewMeeting(when, SafeText.Line(set.Venue, InterviewRules.LongestLine)),
            new(
                $"约谈时间：{when}；地点：{set.Venue}；约谈人：{set.Chair}；请{set.Unit}{set.Leader}按时参加。",
                $"{set.Day:yyyy-MM-dd} {set.Hour:HH\\:mm}, {set.Venue}; conducted by {set.Chair}; {set.Leader} of {set.Unit} is to attend."
            ),
            new InvitationFile(
                $"interview-{interview.Id}",
                interview.Invitation,
                interview.History[^1].At,
                set.Day,
                set.Hour,
                new LocalizedText($"约谈：{set.Unit}", $"Interview: {set.Unit}").In(context.Language),
                set.Venue,
                [
                    Reason(interview).In(context.Language),
                    new LocalizedText($"约谈人：{set.Chair}", $"Conducted by: {set.Chair}").In(context.Language),
                    new LocalizedText($"参加：{set.Unit}{set.Leader}", $"Attending: {set.Leader} of {set.Unit}").In(context.Language),
                ],
                interview.Step == InterviewStep.Cancelled
            ).ToAttachment(context)
        );
    }

    /// <summary>Writes the mail to the office: an interview is proposed and waits for release.</summary>
    internal MailRecord Proposal(Interview interview, Recipient office, DateTimeOffset at) =>
        mail.Write(
            $"interview-proposed/{interview.Id}",
            office,
            at,
            ProposalSubject(interview.Place),
            [
                Reason(interview),
                new(
                    "须由您单位确定时间、地点和参加人员后签发，签发之前不会发出任何通知。",
                    "Set day, hour, place and participants and release it; until then nobody is told."
                ),
            ],
            $"{Path}/{interview.Id}"
        );

    /// <summary>Writes the mail to the supervisor: a proposal has not been released.</summary>
    internal MailRecord Unreleased(Interview interview, Recipient supervisor, DateTimeOffset at) =>
        mail.Write(
            $"interview-unreleased/{interview.Id}",
            supervisor,
            at,
            new($"【未签发】约谈{interview.Place.Name}", $"[Not released] Interview of {interview.Place.Name}"),
            [
                new(
                    $"{interview.Day:yyyy-MM-dd}提出的约谈，满{InterviewRules.WorkdaysToRelease}个工作日仍未签发。",
                    $"The interview proposed on {interview.Day:yyyy-MM-dd} has not been released for "
                        + $"{InterviewRules.WorkdaysToRelease} workdays."
                ),
                Reason(interview),
            ],
            $"{Path}/{interview.Id}"
        );

    /// <summary>Returns the subject of the mail of a released interview, of a change of it, or of its cancellation.</summary>
    internal static LocalizedText Subject(Interview interview)
    {
        var subject = (interview.Step, interview.Invitation) switch
        {
            (InterviewStep.Cancelled, _) => new LocalizedText("约谈取消", "Interview cancelled"),
            (_, 1) => new LocalizedText("约谈通知", "Interview"),
            _ => new LocalizedText("约谈变更", "Interview changed"),
        };
        return new(
            $"【{subject.Chinese}】{interview.Place.Name}：{interview.Cause.Name().Chinese}",
            $"[{subject.English}] {interview.Place.Name}: {interview.Cause.Name().English}"
        );
    }

    /// <summary>Returns the subject of the mail to the office that an interview waits for release.</summary>
    internal static LocalizedText ProposalSubject(Place place) =>
        new($"【待签发】约谈{place.Name}", $"[To be released] Interview of {place.Name}");

    /// <summary>Writes the mail of a released interview, of its new time, or of its cancellation, with a calendar file.</summary>
    /// <param name="papers">Files of the invitation. Empty for the calendar file alone.</param>
    /// <param name="number">Number of the paper among the files, as printed.</param>
    public MailRecord Write(
        Interview interview,
        Recipient reader,
        DateTimeOffset at,
        IReadOnlyList<MailAttachment> papers,
        string? number = null
    )
    {
        var invitation = Invitation(interview);
        var group = context.LeadingGroup ?? context.Office;
        var lines = new List<LocalizedText>
        {
            interview.Step == InterviewStep.Cancelled
                ? new($"原定的约谈取消。理由：{interview.CancelReason}", $"The interview is cancelled. Reason: {interview.CancelReason}")
                : new($"{group}约谈{interview.Place}主要负责人。", $"{group} interviews the head of {interview.Place}."),
            invitation.InWords,
            Reason(interview),
        };
        lines.AddRange(
            interview.Grounds.Select(ground => new LocalizedText(
                $"又一事由：{ground.Why.Chinese}",
                $"Further ground: {ground.Why.English}"
            ))
        );
        if (interview.Cause != InterviewCause.Ladder)
            lines.Add(
                new(
                    $"依据：约谈规则“{interview.Cause.Name().Chinese}”，界限可在设置中查看。",
                    $"Rule: interviews for “{interview.Cause.Name().English}”; the limit stands in the settings."
                )
            );
        if (number is not null)
            lines.Add(MailText.PaperEnclosed(NoticeKind.Interview, number, reader.Addressee.Role == Role.Supervisor));
        else if (reader.Addressee.Role == Role.Supervisor)
            lines.Add(MailText.CopyNote);
        return mail.Write(
            $"interview/{interview.Id}/{interview.Invitation}/{reader.Key}",
            reader,
            at,
            Subject(interview),
            lines,
            $"{Path}/{interview.Id}",
            attachments: papers.Count > 0 ? papers : [invitation.Calendar]
        );
    }

    private static LocalizedText Reason(Interview interview) => new($"事由：{interview.Why.Chinese}", $"Reason: {interview.Why.English}");
}
